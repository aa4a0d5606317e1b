/** Whether a value of a payload is an object with members. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values at a path in the payload of an event; a list on the way stands for each of its elements. */
export const valuesAt = (value: unknown, path: readonly string[]): readonly unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [head, ...rest] = path;
  if (head === undefined) return value === undefined ? [] : [value];
  return isRecord(value) && Object.hasOwn(value, head) ? valuesAt(value[head], rest) : [];
};
