import { operationFromDocument } from '@apollo/federation-internals';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Limits } from '../limits/limits.ts';
import { checkLimits } from '../limits/measure-document.ts';
import { OperationRejected, type PreparedOperation } from './prepared-operation.ts';
import type { Supergraph } from './supergraph.ts';

const parseDocument = (source: string, limits: Limits): DocumentNode => {
  try {
    return parse(source, { maxTokens: limits.maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (/more tha[nt] \d+ tokens/.test(error.message)) {
      throw new OperationRejected([
        new AppError('QUERY_TOO_LARGE', `The document has more than ${limits.maxTokens} tokens.`),
      ]);
    }
    throw new OperationRejected([coded(error, 'GRAPHQL_PARSE_FAILED')]);
  }
};

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  });

const selectOperation = (document: DocumentNode, operationName: string | null): OperationDefinitionNode => {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  const names = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value ?? '(unnamed)'] : [],
  );
  const message =
    names.length === 0
      ? 'The document contains no operation.'
      : operationName === null
        ? `The document contains several operations (${names.join(', ')}): say which one by operationName.`
        : `The document contains no operation named "${operationName}", only ${names.join(', ')}.`;
  throw new OperationRejected([new AppError('BAD_REQUEST', message)]);
};

/** Rules of graphql-js throw on a few documents instead of reporting them; that must not take a connection down. */
const validateDocument = (supergraph: Supergraph, document: DocumentNode): readonly GraphQLError[] => {
  try {
    return validate(supergraph.apiSchema, document).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      new GraphQLError(`The operation cannot be validated: ${reason}`, {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    ];
  }
};

/** The name the plan's own entity fetches use for theirs. */
const RESERVED_VARIABLE = 'representations';

const checkOperation = (document: DocumentNode, operation: OperationDefinitionNode, limits: Limits): void => {
  const beyond = checkLimits(document, operation, limits);
  if (beyond) throw new OperationRejected([beyond]);
  if (operation.variableDefinitions?.some(({ variable }) => variable.name.value === RESERVED_VARIABLE)) {
    throw new OperationRejected([
      new AppError('BAD_REQUEST', `The variable name $${RESERVED_VARIABLE} is reserved; use another.`),
    ]);
  }
  if (operation.operation !== 'subscription') return;
  // A root field that may or may not be there cannot be planned, and would be a stream of nothing.
  for (const selection of operation.selectionSet.selections) {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) {
      throw new OperationRejected([
        new AppError(
          'GRAPHQL_VALIDATION_FAILED',
          'The root field of a subscription cannot have @skip or @include; decide before subscribing.',
        ),
      ]);
    }
  }
};

/**
 * Makes the function that turns a document's text into a prepared operation. Results are kept by text and operation
 * name, bounded by length. Throws {@link OperationRejected} with everything the caller must correct.
 */
export const createPreparer = (supergraph: Supergraph, limits: Limits) => {
  const prepared = new LRUCache<string, PreparedOperation>({
    maxSize: limits.operationCacheCharacters,
    sizeCalculation: (operation) => operation.source.length + 1,
  });
  return (source: string, operationName: string | null): PreparedOperation => {
    const key = `${operationName ?? ''}\0${source}`;
    const known = prepared.get(key);
    if (known) return known;
    const document = parseDocument(source, limits);
    const operation = selectOperation(document, operationName);
    checkOperation(document, operation, limits);
    const invalid = validateDocument(supergraph, document);
    if (invalid.length > 0) throw new OperationRejected(invalid);
    const name = operation.name?.value ?? null;
    const plan = supergraph.planner.buildQueryPlan(
      operationFromDocument(supergraph.federatedApiSchema, document, name === null ? {} : { operationName: name }),
    );
    const made = { source, document, operation, operationName: name, plan };
    prepared.set(key, made);
    return made;
  };
};
