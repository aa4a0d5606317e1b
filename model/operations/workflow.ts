import type { Decimal } from '../measure/decimal.ts';
import type { Money } from '../measure/money.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';

/**
 * PERSON: somebody must decide; SYSTEM: an outside system must answer, or tell of what it took; COMMAND: another command goes
 * first; PLATFORM: its turn comes by itself.
 */
export const WAITING_ON = ['PERSON', 'SYSTEM', 'COMMAND', 'PLATFORM'] as const;
export type WaitingOn = (typeof WAITING_ON)[number];

/** What hangs on it in the business. */
export interface WorkflowImpact {
  /** Products at locations. */
  readonly positions: number;
  /** What is ordered, moved, or by which reorder points change; one per unit. */
  readonly quantities: readonly Quantity[];
  /** The same at the price of the order, or of the preferred supplier; one per currency, without what nobody knows a price of. */
  readonly values: readonly Money[];
  /** Of the position with most: quantity ÷ expected demand a day, cut to one digit; `null` where no demand is known. */
  readonly daysOfCoverAtRisk: Decimal | null;
}

/** How one instance of work that takes long stands. */
export interface WorkflowStatus {
  /** What is done next, or was done last when it has ended. */
  readonly step: string;
  readonly state: string;
  /** `null` when it has ended. */
  readonly waitingOn: WaitingOn | null;
  /** Whom or what exactly: roles, a system, what another command is about; `null` when it has ended. */
  readonly waitingFor: string | null;
  /** Since when it stands so. */
  readonly since: Instant;
  readonly impact: WorkflowImpact;
}

/** Reads how instances stand, in the order of the ids; `null` for what there is not. Whoever asks has been let see them. */
export interface WorkflowReader {
  ofCommands(ids: readonly string[]): Promise<readonly (WorkflowStatus | null)[]>;
  ofApprovals(ids: readonly string[]): Promise<readonly (WorkflowStatus | null)[]>;
  /** What hangs on them is of the rows that the caller may see. */
  ofPublications(ids: readonly string[], scope: ReadScope): Promise<readonly (WorkflowStatus | null)[]>;
}
