// Planning: what turns an operation into what is to be done. Here live the rewrites around a planner: of the supergraph
// it is given, of the operation before, of the plan after; and the proof that the plan answers all that was asked.
// In: a supergraph once, then valid documents. Out: PlannedOperation (gateway/plan). Nothing here asks a subgraph, and
// nothing depends on variables. What cannot be planned is QUERY_PLANNING_FAILED, never a field left out.
// `@defer` is a wish, and where it cannot be granted the whole operation is answered at once, which the specification
// leaves to the server: where it has to be planned in stages (staged-planner.ts: the planner loses a requirement of a
// requirement), and where conditions decide what a mutation does (serial-planner.ts).
import { AppError } from '@distribution/platform/errors/app-error';
import { Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { PlannedOperation, PlanNode, SubscriptionNode } from '../plan/plan.ts';
import { createApolloPlanner } from './apollo-planner.ts';
import { checkContextNames } from './context-names.ts';
import { withContextsFirst } from './context-order.ts';
import { checkCoverage } from './coverage.ts';
import { createExplodingPlanner } from './exploded-interfaces.ts';
import { fieldSetNames } from './field-set-names.ts';
import { overrideLabelsIn } from './override-labels.ts';
import { DEFAULT_PLANNING, type PlanningOptions } from './planning-options.ts';
import { plannerDocument } from './planner-document.ts';
import { createPlannerSupergraph } from './planner-supergraph.ts';
import { createRequirements, type RequirementsOf } from './requirements.ts';
import { rewriteOperation } from './rewrite-operation.ts';
import { createSerialPlanner } from './serial-planner.ts';
import { createStagedPlanner, DeferredStages } from './staged-planner.ts';
import { createSubgraphFields } from './subgraph-fields.ts';
import { createSupergraphTypes } from './supergraph-types.ts';

export interface Planning {
  /** Labels of progressive overrides; `labelsFor` says which hold for a caller. */
  readonly overrideLabels: readonly string[];
  /** Those of them that hold whoever asks. */
  readonly switchedOn: ReadonlySet<string>;
  /**
   * The plan of one operation of a valid document.
   * @param labels override labels that hold for the caller
   * @throws AppError or GraphQLError with the code `QUERY_PLANNING_FAILED`
   */
  plan(document: DocumentNode, operation: OperationDefinitionNode, labels: ReadonlySet<string>): PlannedOperation;
  /** What an operation of a valid document demands of its caller; `checkRequirements` judges it. */
  readonly requirementsOf: RequirementsOf;
}

const withoutDefer = (document: DocumentNode): DocumentNode =>
  visit(document, { Directive: ({ name }) => (name.value === 'defer' ? null : undefined) });

/** Reads a supergraph for planning. Throws what the planner says of one that it cannot read. */
export const createPlanning = (supergraphSdl: string, options: PlanningOptions = DEFAULT_PLANNING): Planning => {
  const given = parse(supergraphSdl, { noLocation: true });
  const supergraph = createPlannerSupergraph(given);
  const types = createSupergraphTypes(supergraph.document);
  const reserved = fieldSetNames(supergraph.document);
  const stock = createExplodingPlanner(createApolloPlanner(supergraph), supergraph.document);
  const planner = createSerialPlanner(createStagedPlanner(stock, createSubgraphFields(given), types));

  const planNode = (document: DocumentNode | null, labels: ReadonlySet<string>): PlanNode | SubscriptionNode | null => {
    if (document === null) return null;
    try {
      return planner.plan(document, labels);
    } catch (cause) {
      if (cause instanceof DeferredStages) throw cause;
      throw new AppError('QUERY_PLANNING_FAILED', 'The operation cannot be planned.', { cause });
    }
  };
  const planOnce: Planning['plan'] = (document, operation, labels) => {
    const rewritten = rewriteOperation(document, operation, reserved);
    const node = withContextsFirst(planNode(plannerDocument(rewritten.operation, rewritten.fragments), labels));
    const planned = { ...rewritten, node };
    checkContextNames(operation, node);
    checkCoverage(planned, types);
    return planned;
  };

  const overrideLabels = overrideLabelsIn(given);
  return {
    overrideLabels,
    switchedOn: new Set(options.overrideLabels.filter((label) => overrideLabels.includes(label))),
    requirementsOf: createRequirements(given),
    plan(document, operation, labels) {
      try {
        return planOnce(document, operation, labels);
      } catch (error) {
        // A server may answer at once what could be deferred: what has to be planned in stages, what the planner breaks off.
        const atOnce = withoutDefer(document);
        const same = atOnce.definitions[document.definitions.indexOf(operation)];
        if (atOnce === document || same?.kind !== Kind.OPERATION_DEFINITION) throw error;
        return planOnce(atOnce, same, labels);
      }
    },
  };
};
