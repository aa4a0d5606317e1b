// Turns a plan into steps, once per operation. In: a planned operation and the ways to ask subgraphs. Out: the levels
// where answers land, and one function that fills the tables of an operation. Nothing here rejects: a subgraph that fails leaves a
// failure in its layer's place, and its errors at the client's paths.
import type { GraphQLSchema } from 'graphql';
import type { FetchNode, PlannedOperation, PlanNode } from '../plan/plan.ts';
import type { SubgraphAccess } from '../upstream/subgraph-transport.ts';
import { buildLevels, type Landing, type Levels } from './build-levels.ts';
import { compileCall, operationOfFetch, type CallObserver, type SubgraphCall } from './call-subgraph.ts';
import { compileCondition } from './condition.ts';
import { groupByContext } from './context-groups.ts';
import { compileDefer } from './defer.ts';
import type { EntityQuestion } from './entity-question.ts';
import { compileEntityFetch } from './fetch-entities.ts';
import { compileRootFetch } from './fetch-root.ts';
import { compilePath } from './find-rows.ts';
import { compileFlatten } from './flatten.ts';
import { findQuestions } from './find-questions.ts';
import { findJointCalls, type JointCallsOf } from './find-joint-calls.ts';
import type { Level } from './level.ts';
import { compileParallel } from './parallel.ts';
import { compileRepresentation } from './representation.ts';
import type { Step } from './run.ts';
import { createTypeNames, type TypeNames } from './runtime-type.ts';
import { compileSequence } from './sequence.ts';

/** What all plans of one supergraph are compiled with. */
export interface ExecutionParts {
  readonly accessOf: (subgraph: string) => SubgraphAccess;
  readonly observer: CallObserver;
  readonly names: TypeNames;
}

/** @param supergraphSchema has every type, inaccessible ones too */
export const createExecutionParts = (
  supergraphSchema: GraphQLSchema,
  accessOf: (subgraph: string) => SubgraphAccess,
  observer: CallObserver,
): ExecutionParts => ({ accessOf, observer, names: createTypeNames(supergraphSchema) });

/** A plan made ready to be executed as often as asked. */
export interface Execution {
  readonly levels: Levels;
  /** All of a query or mutation; of a subscription what is asked per event. `null`: no subgraph is asked. */
  readonly step: Step | null;
  /** Where the event of a subscription lands; `null` for other operations. */
  readonly event: Landing | null;
  /** Whether there are deferred parts. */
  readonly defers: boolean;
}

const compileFetch = (
  fetch: FetchNode,
  landing: Landing,
  { accessOf, observer, names }: ExecutionParts,
  questionOf: (fetch: FetchNode, call: SubgraphCall) => EntityQuestion,
  jointCallsOf: JointCallsOf,
  afterChange: boolean,
): Step => {
  const call = compileCall(operationOfFetch(fetch), accessOf(fetch.subgraph), observer, afterChange);
  const { subgraph, requires, inputRewrites, contextVariables } = fetch;
  if (requires === null) return compileRootFetch(subgraph, landing, call);
  const formOf = compileRepresentation(landing.level, requires, inputRewrites, names);
  const groups = contextVariables.length === 0 ? null : groupByContext(landing.level, contextVariables, names);
  const joined = jointCallsOf(fetch)?.join(fetch, call) ?? call;
  return compileEntityFetch({ subgraph, landing, ask: questionOf(fetch, joined), formOf, groups });
};

/** Deferred parts wait for fetches by id: those are told when they end. */
const telling =
  (step: Step, id: string): Step =>
  async (run, at) => {
    await step(run, at);
    run.ended?.reach(id);
  };

const fetchIdsIn = (node: PlanNode | null): readonly string[] => {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Fetch':
      return [node.id];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchIdsIn);
    case 'Flatten':
      return fetchIdsIn(node.node);
    case 'Condition':
      return [...fetchIdsIn(node.whenTrue), ...fetchIdsIn(node.whenFalse)];
    case 'Defer':
      return fetchIdsIn(node.primary); // its deferred parts tell of their own
  }
};

/** Compiles a planned operation. */
export const compileExecution = (planned: PlannedOperation, parts: ExecutionParts): Execution => {
  const levels = buildLevels(planned);
  const afterChange = planned.operation.operation !== 'query';
  const questionOf = findQuestions(planned, parts.accessOf);
  const jointCallsOf = findJointCalls(planned, parts.accessOf, parts.observer);
  let defers = false;
  const compile = (node: PlanNode, level: Level): Step => {
    switch (node.kind) {
      case 'Fetch': {
        const step = compileFetch(node, levels.landingOf(node), parts, questionOf, jointCallsOf, afterChange);
        return defers ? telling(step, node.id) : step;
      }
      case 'Sequence':
        return compileSequence(node.nodes.map((each) => compile(each, level)));
      case 'Parallel':
        return compileParallel(node.nodes.map((each) => compile(each, level)));
      case 'Flatten': {
        const path = compilePath(level, node.path, parts.names);
        return compileFlatten(path.find, compile(node.node, path.level));
      }
      case 'Condition': {
        const { variable, whenTrue, whenFalse } = node;
        return compileCondition(variable, whenTrue && compile(whenTrue, level), whenFalse && compile(whenFalse, level));
      }
      case 'Defer': {
        defers = true; // before the fetches inside are compiled
        const part = (inner: PlanNode | null, at: Level) => ({
          step: inner && compile(inner, at),
          fetchIds: fetchIdsIn(inner),
        });
        const deferred = node.deferred.map((each) => ({ ...part(each.node, levels.root), node: each }));
        return compileDefer(part(node.primary, level), deferred);
      }
    }
  };
  const { node } = planned;
  if (node?.kind === 'Subscription') {
    const step = node.rest && compile(node.rest, levels.root);
    return { levels, step, event: levels.landingOf(node.primary), defers };
  }
  const step = node && compile(node, levels.root);
  return { levels, step, event: null, defers };
};
