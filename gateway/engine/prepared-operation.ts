import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** An operation that was parsed, validated, found within the limits and planned: all that does not depend on variables. */
export interface PreparedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly plan: QueryPlan;
}

/** One or more errors that keep an operation from being executed at all. */
export class OperationRejected extends Error {
  override readonly name = 'OperationRejected';
  readonly errors: readonly Error[];

  constructor(errors: readonly Error[]) {
    super(errors.map((error) => error.message).join('; '));
    this.errors = errors;
  }
}
