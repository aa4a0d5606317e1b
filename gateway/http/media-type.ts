/** The two media types a GraphQL answer can have (GraphQL over HTTP, §4). */
export type AnswerType = 'application/graphql-response+json' | 'application/json';

const RANGES: Readonly<Record<string, AnswerType>> = {
  'application/graphql-response+json': 'application/graphql-response+json',
  'application/json': 'application/json',
  'application/*': 'application/json',
  '*/*': 'application/json',
};

/** The answer's media type by the Accept header: the best-weighted one we have, JSON when nothing is said, `null` when none fits. */
export const chooseAnswerType = (accept: string | undefined): AnswerType | null => {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  let best: { type: AnswerType; weight: number } | null = null;
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const type = RANGES[name];
    const quality = parameters.find((part) => part.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
    if (type && weight > 0 && (best === null || weight > best.weight)) best = { type, weight };
  }
  return best?.type ?? null;
};

/** Whether a content type is JSON in UTF-8, as a GraphQL request must be. */
export const isJson = (contentType: string | undefined): boolean => {
  const [name = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (name !== 'application/json') return false;
  return parameters.every((part) => !part.startsWith('charset=') || /^charset="?utf-?8"?$/.test(part));
};
