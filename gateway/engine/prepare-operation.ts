import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { AppError } from '@distribution/platform/errors/app-error';
import { compileExecution, type ExecutionParts } from '../execution/compile-execution.ts';
import { createPlanCache, type KnownOperation, type PlanCacheCounts, type PlanKey } from '../lifecycle/plan-cache.ts';
import type { Principal } from '@distribution/platform/principal/principal';
import { checkRequirements } from '../planning/check-requirements.ts';
import { labelSetsOf, labelsFor } from '../planning/override-labels.ts';
import type { Limits } from '../limits/limits.ts';
import { checkLimits } from '../limits/check-limits.ts';
import { compileRenderer } from '../rendering/renderer.ts';
import { compileCoercion } from './coerce-variables.ts';
import { exactLiterals } from './exact-literals.ts';
import { OperationRejected } from './operation-rejected.ts';
import type { PreparedOperation } from './prepared-operation.ts';
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

const isStackUsedUp = (error: unknown): boolean =>
  error instanceof RangeError && error.message.startsWith('Maximum call stack');

const RULES = [...specifiedRules, exactLiterals];

/** Rules of graphql-js throw on a few documents instead of reporting them; that must not take a connection down. */
const validateDocument = (supergraph: Supergraph, document: DocumentNode, limits: Limits): readonly Error[] => {
  try {
    const hideSuggestions = !limits.introspection; // "Did you mean" tells the schema, name by name
    const errors = validate(supergraph.apiSchema, document, RULES, { hideSuggestions });
    if (errors.some(({ message }) => message === 'Validation aborted.')) {
      return [new AppError('QUERY_TOO_LARGE', 'The operation repeats the same fields too often to be checked.')];
    }
    return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  } catch (error) {
    if (isStackUsedUp(error)) throw error;
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

/** Labels are names with parentheses and dots. */
const LABEL_SEPARATOR = ' ';

/** Told of every operation that was made ready anew, and where the counts of its cache go. */
export interface PreparationObserver {
  readonly counts: PlanCacheCounts;
  planned(done: { readonly ms: number }): void;
}

/** The operations a supergraph's engine has made ready. */
export interface KnownPlans {
  /** Makes an operation ready before anybody asks, for every side of an override. Throws {@link OperationRejected}. */
  warm(operation: KnownOperation): void;
  /** What was asked for most, most asked first. */
  mostUsed(count: number): readonly KnownOperation[];
  /** Lets go of everything. */
  clear(): void;
}

/**
 * Makes the function that turns a document's text into a prepared operation. Results are kept by text and operation
 * name, bounded by the memory they take. Throws {@link OperationRejected} with everything the caller must correct.
 */
export const createPreparer = (
  supergraph: Supergraph,
  parts: ExecutionParts,
  limits: Limits,
  observer: PreparationObserver,
) => {
  const { planning } = supergraph;
  const cache = createPlanCache<PreparedOperation>(limits.planCacheBytes, observer.counts);
  const prepareAnew = (key: PlanKey): PreparedOperation => {
    const startedAt = performance.now();
    const source = key.query;
    const document = parseDocument(source, limits);
    const operation = selectOperation(document, key.operationName);
    checkOperation(document, operation, limits);
    const invalid = validateDocument(supergraph, document, limits);
    if (invalid.length > 0) throw new OperationRejected(invalid);
    const name = operation.name?.value ?? null;
    const labels = new Set(key.labels === undefined ? [] : key.labels.split(LABEL_SEPARATOR));
    const planned = planning.plan(document, operation, labels);
    const requirements = planning.requirementsOf(document, operation);
    const coerce = compileCoercion(supergraph.apiSchema, operation);
    const execution = compileExecution(planned, parts);
    const renderer = compileRenderer(planned, execution.levels.root, supergraph.apiSchema);
    const made = {
      source,
      document,
      operation,
      operationName: name,
      requirements,
      coerce,
      planned,
      execution,
      renderer,
    };
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    cache.set(key, made, operations.length === 1);
    observer.planned({ ms: performance.now() - startedAt });
    return made;
  };
  const make = (key: PlanKey): PreparedOperation => {
    try {
      return prepareAnew(key);
    } catch (error) {
      if (!isStackUsedUp(error)) throw error;
      // Documents are read, checked and planned by recursion. Fragments and values may be nested without being deep in fields.
      throw new OperationRejected([new AppError('QUERY_TOO_DEEP', 'The document is nested too deep to be read.')]);
    }
  };
  const keyOf = (query: string, operationName: string | null, labels: ReadonlySet<string>): PlanKey =>
    labels.size === 0 ? { query, operationName } : { query, operationName, labels: [...labels].join(LABEL_SEPARATOR) };
  const plans: KnownPlans = {
    warm({ query, operationName }) {
      for (const labels of labelSetsOf(planning.overrideLabels, planning.switchedOn)) {
        const key = keyOf(query, operationName, labels);
        if (!cache.has(key)) make(key);
      }
    },
    mostUsed: (count) => cache.mostUsed(count),
    clear: () => cache.clear(),
  };
  const prepare = (source: string, operationName: string | null, principal: Principal): PreparedOperation => {
    const key = keyOf(source, operationName, labelsFor(planning.overrideLabels, principal, planning.switchedOn));
    const prepared = cache.get(key) ?? make(key);
    if (prepared.requirements.length > 0) {
      const refused = checkRequirements(prepared.requirements, principal);
      if (refused.length > 0) throw new OperationRejected(refused);
    }
    return prepared;
  };
  return { prepare, plans };
};
