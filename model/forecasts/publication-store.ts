import type { ActionFacts } from '../decision/action-facts.ts';
import type { ApprovalToken } from '../decision/approval-token.ts';
import type { PolicyVerdict } from '../decision/policy-verdict.ts';
import type { ProposedAction } from '../decision/proposed-action.ts';
import type { BusinessExceptionKind } from '../operations/business-exception.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { ForecastVersionCode } from './forecast.ts';
import type { LatenessPolicy } from './forecast-fallback.ts';
import type { ImpactReader } from './forecast-impact.ts';
import type { ForecastPublication, PublicationPolicy, PublicationReader } from './publication.ts';

/** A change of parameters that may be made, and by whose leave. */
export interface LeavedChange {
  readonly impactId: string;
  readonly action: ProposedAction;
  /** The system that published the forecast. */
  readonly origin: string;
  readonly versionCode: ForecastVersionCode;
  readonly revision: number;
  /** The approval a person gave, and by which request; `null` where policy allowed it by itself. */
  readonly approval: ApprovalToken | null;
  readonly approvalId: string | null;
  /** The rule that allowed it. */
  readonly rule: string;
  readonly reason: string;
  readonly correlationId: string;
}

/** What policy says of an action, and the hash by which an approval of it is known. */
export interface ParameterJudge {
  evaluate(action: ProposedAction, facts: Partial<ActionFacts>): Promise<PolicyVerdict>;
  hashOf(action: ProposedAction): string;
}

/** Who asks for a publication, and the rows they may publish for; all of them where it is left out. */
export interface PublicationRequest {
  readonly requestedBy: string;
  readonly correlationId: string;
  readonly within?: ReadScope | undefined;
}

/** Where publications are kept. Each step is taken once; taken again it answers what it came to. */
export interface PublicationStore extends PublicationReader, ImpactReader {
  /** The newest published version of which no publication was begun; `null` when there is none. */
  findUnpublished(): Promise<{ readonly code: ForecastVersionCode; readonly revision: number } | null>;
  /**
   * Begins one of the version, or answers the one there is. One that was refused is begun anew when it is asked for by
   * another correlation id. Throws NOT_FOUND when no such version is published, and begins nothing and throws FORBIDDEN where
   * `requireWithin` does.
   */
  begin(version: ForecastVersionCode, by: PublicationRequest): Promise<ForecastPublication>;
  checkQuality(id: string, policy: PublicationPolicy): Promise<ForecastPublication>;
  takeDifference(id: string, policy: PublicationPolicy): Promise<ForecastPublication>;
  decideParameters(id: string, judge: ParameterJudge): Promise<ForecastPublication>;
  /** From here on what policy allowed will reach the ERP, whatever dies. */
  leaveParameters(id: string): Promise<ForecastPublication>;
  /** Counts what is open of these kinds: who opened it, before or after somebody died, makes no difference. */
  finishExceptions(id: string, kinds: readonly BusinessExceptionKind[]): Promise<ForecastPublication>;
  /** Tells the planning status, once. */
  finish(id: string): Promise<ForecastPublication>;
  /** Takes up what approvers decided since; answers how many. */
  takeUpApprovals(): Promise<number>;
  /** Changes that may be made and were not handed over yet, oldest first. */
  listLeaved(limit: number): Promise<readonly LeavedChange[]>;
  markHandedOver(impactId: string, outboundId: string): Promise<void>;
  /** Opens the fallback when the next version is overdue, and ends it when one has landed; answers which. */
  watchLateness(policy: LatenessPolicy, now: Instant): Promise<'OPENED' | 'CLOSED' | null>;
  /** Runs the work while no other process does; `null` when another one does. */
  withLease<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
}
