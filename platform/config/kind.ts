/** How a value is written: the rule in words (for mistakes and the manual) and the reader. */
export interface Kind<T> {
  /** Completes "must be …". */
  readonly rule: string;
  /** The value of what was given, as text of the environment or JSON of the file; `undefined` when it breaks the rule. */
  readonly read: (given: unknown) => T | undefined;
}

const kind = <T>(rule: string, read: (given: unknown) => T | undefined): Kind<T> => ({ rule, read });

/** Text that is not empty. */
export const text = (minLength = 1): Kind<string> =>
  kind(minLength === 1 ? 'text' : `text of at least ${minLength} characters`, (given) =>
    typeof given === 'string' && given.trim().length >= minLength ? given.trim() : undefined,
  );

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number): Kind<number> =>
  kind(`a whole number from ${least} to ${most}`, (given) => {
    const value = typeof given === 'string' && /^\d+$/.test(given.trim()) ? Number(given) : given;
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  });

/** On or off. */
export const onOff: Kind<boolean> = kind('on or off', (given) => {
  const word = String(given).trim().toLowerCase();
  if (['on', 'true', '1', 'yes'].includes(word)) return true;
  return ['off', 'false', '0', 'no'].includes(word) ? false : undefined;
});

/** One of a few words. */
export const oneOf = <const W extends string>(words: readonly W[]): Kind<W> =>
  kind(`one of ${words.join(', ')}`, (given) => words.find((word) => word === given));

/** Several words of a few: a list, or text with commas between. */
export const someOf = <const W extends string>(words: readonly W[]): Kind<readonly W[]> =>
  kind(`a list, with commas between, of ${words.join(', ')}`, (given) => {
    const parts: unknown[] = typeof given === 'string' ? given.split(',').map((part) => part.trim()) : [given].flat();
    const known = parts.map((part) => words.find((word) => word === part));
    return known.length > 0 && known.every((word) => word !== undefined) ? known : undefined;
  });

/** Any texts: a list, or text with commas between. */
export const textList: Kind<readonly string[]> = kind('a list of texts, with commas between', (given) => {
  const parts: unknown[] = typeof given === 'string' ? given.split(',').map((part) => part.trim()) : [given].flat();
  const texts = parts.filter((part) => typeof part === 'string' && part.trim() !== '');
  return texts.length === parts.length ? texts.map(String) : undefined;
});

/** A URL of one of the protocols. */
export const url = (...protocols: readonly string[]): Kind<string> =>
  kind(`a URL that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`, (given) => {
    if (typeof given !== 'string' || !URL.canParse(given)) return undefined;
    return protocols.includes(new URL(given).protocol.slice(0, -1)) ? given : undefined;
  });

/** A calendar day. */
export const day: Kind<string> = kind('a day as YYYY-MM-DD', (given) => {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) return undefined;
  const millis = Date.parse(`${given}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(given) ? given : undefined;
});

/** A plain decimal, kept as text: amounts are never floats. */
export const amount: Kind<string> = kind('a decimal that is not negative, such as 0.5', (given) =>
  typeof given === 'number' || typeof given === 'string'
    ? /^\d{1,15}(\.\d{1,15})?$/.test(String(given).trim())
      ? String(given).trim()
      : undefined
    : undefined,
);
