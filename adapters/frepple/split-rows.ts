const BLANK = /\s/;

/** Where the JSON value that begins with `{` at `start` ends; `null` when it does not. */
const endOfObject = (text: string, start: number): number | null => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      do {
        at = text.indexOf('"', at + 1);
        if (at < 0) return null;
      } while (isEscaped(text, at));
    } else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return at + 1;
  }
  return null;
};
const isEscaped = (text: string, quote: number): boolean => {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
};

/**
 * The objects of a JSON array, as texts, one after the other: a list of any length is read without ever being held as
 * objects. Throws a SyntaxError when the text is not a whole array of objects.
 */
export function* splitRows(text: string): Generator<string, void> {
  const refuse = (): never => {
    throw new SyntaxError('not a whole JSON array of objects');
  };
  let at = 0;
  const next = (): string => {
    while (at < text.length && BLANK.test(text[at] ?? '')) at += 1;
    return text[at] ?? '';
  };
  if (next() !== '[') refuse();
  at += 1;
  for (let count = 0; next() !== ']'; count += 1) {
    if (count > 0) {
      if (next() !== ',') refuse();
      at += 1;
    }
    if (next() !== '{') refuse();
    const end = endOfObject(text, at) ?? refuse();
    yield text.slice(at, end);
    at = end;
  }
  at += 1;
  if (next() !== '') refuse();
}
