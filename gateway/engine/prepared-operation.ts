import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Execution } from '../execution/compile-execution.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import type { CoerceVariables } from './coerce-variables.ts';
import type { Requirement } from '../planning/requirements.ts';
import type { Renderer } from '../rendering/renderer.ts';

/** An operation that was parsed, validated, found within the limits, planned and compiled: all that does not depend on variables. */
export interface PreparedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  /** What the operation demands of whoever asks it. */
  readonly requirements: readonly Requirement[];
  readonly coerce: CoerceVariables;
  readonly planned: PlannedOperation;
  readonly execution: Execution;
  readonly renderer: Renderer;
}
