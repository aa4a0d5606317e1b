import { type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../errors/codes.ts';

/** A document that may be executed, or why it may not. */
export type CheckedDocument =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly code: ErrorCode; readonly errors: readonly GraphQLError[] };

const checkDocument = (schema: GraphQLSchema, query: string): CheckedDocument => {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { ok: false, code: 'GRAPHQL_PARSE_FAILED', errors: [error as GraphQLError] }; // parse throws nothing else
  }
  const errors = validate(schema, document);
  return errors.length === 0 ? { ok: true, document } : { ok: false, code: 'GRAPHQL_VALIDATION_FAILED', errors };
};

/** Whether the document only reads: mutations are not to be sent by GET, and subscriptions are not executed here. */
export const onlyReads = (document: DocumentNode): boolean =>
  document.definitions.every((one) => one.kind !== Kind.OPERATION_DEFINITION || one.operation === 'query');

/**
 * Builds a cache of parsed and validated documents, refused ones included. The gateway sends the same few hundred
 * texts over and over; `max` (1000 by default) bounds what a stranger's texts can take.
 */
export const createDocumentCache = (schema: GraphQLSchema, max = 1000): ((query: string) => CheckedDocument) => {
  const known = new LRUCache<string, CheckedDocument>({ max });
  return (query) => {
    const found = known.get(query);
    if (found !== undefined) return found;
    const checked = checkDocument(schema, query);
    known.set(query, checked);
    return checked;
  };
};
