import { RequestError } from '../request-error.ts';
import type { EntitySet } from './entity-sets.ts';
import { readTokens } from './filter-tokens.ts';

/** `Items('X')`, `Stock(ItemNo='A',SiteNo='B')` taken apart; the key is `null` for the set itself. */
export interface ResourcePath {
  readonly setName: string;
  readonly keyText: string | null;
}

/** Splits the path segment of a request. */
export const parseResourcePath = (segment: string): ResourcePath => {
  const match = /^([A-Za-z]+)(?:\((.*)\))?$/s.exec(segment);
  if (match?.[1] === undefined)
    throw new RequestError(404, 'ResourceNotFound', `"${segment}" is not a resource of this service`);
  return { setName: match[1], keyText: match[2] ?? null };
};

const textAt = (set: EntitySet, tokens: ReturnType<typeof readTokens>, index: number): string => {
  const token = tokens[index];
  if (token?.kind !== 'literal' || token.literal.type !== 'text') {
    throw new RequestError(
      400,
      'InvalidKey',
      `the key of ${set.name} is text: ${set.keys.map((key) => `${key}='…'`).join(',')}`,
    );
  }
  return token.literal.text;
};

/** Reads `'X'` or `A='x',B='y'` (any order) into the key's parts; throws a 400 when it is not this set's key. */
export const parseKeyPredicate = (set: EntitySet, text: string): readonly string[] => {
  if (!text.includes('=')) {
    const tokens = readTokens(text);
    if (set.keys.length !== 1 || tokens.length !== 1)
      throw new RequestError(400, 'InvalidKey', `${set.name} has the key ${set.keys.join(', ')}`);
    return [textAt(set, tokens, 0)];
  }
  const parts = new Map<string, string>();
  for (const match of text.matchAll(/([A-Za-z]+)\s*=\s*('(?:[^']|'')*')/g)) {
    parts.set(match[1] ?? '', textAt(set, readTokens(match[2] ?? ''), 0));
  }
  return set.keys.map((key) => {
    const value = parts.get(key);
    if (value === undefined || parts.size !== set.keys.length)
      throw new RequestError(400, 'InvalidKey', `${set.name} has the key ${set.keys.join(', ')}`);
    return value;
  });
};

/** The canonical path of an entity: `Items('X')`. */
export const entityPathOf = (set: EntitySet, key: readonly string[]): string => {
  const quoted = key.map((part) => `'${part.replaceAll("'", "''")}'`);
  const inner =
    set.keys.length === 1 ? quoted.join('') : set.keys.map((name, index) => `${name}=${quoted[index]}`).join(',');
  return `${set.name}(${inner})`;
};
