import { type Protocol, quote } from './protocol.ts';

/**
 * A filter that matches exactly the keys. Keys of two parts are grouped by whichever has fewer different values:
 * `(Site eq 'X' and Item in (…)) or …`.
 */
export const filterOf = (
  { anyOf }: Pick<Protocol, 'anyOf'>,
  keyParts: readonly string[],
  keys: readonly (readonly string[])[],
): string => {
  const [first = '', second] = keyParts;
  if (second === undefined)
    return anyOf(
      first,
      keys.map(([value = '']) => quote(value)),
    );
  const distinct = (part: number): number => new Set(keys.map((key) => key[part])).size;
  const [outer, inner] = distinct(0) < distinct(1) ? [0, 1] : [1, 0];
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const group = key[outer] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), quote(key[inner] ?? '')]);
  }
  return [...groups]
    .map(([value, members]) => `(${keyParts[outer]} eq ${quote(value)} and ${anyOf(keyParts[inner] ?? '', members)})`)
    .join(' or ');
};
