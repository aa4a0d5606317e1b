import type { ForecastVersionCode } from '../forecasts/forecast.ts';
import type { ForecastPublication } from '../forecasts/publication.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { ReconciliationRun } from './reconciliation.ts';
import type { ReplayReport, VerificationReport } from './journal.ts';
import type { FlowName } from './sync-flow.ts';

/** What the platform can be asked to do that takes longer than a request; values may be added. */
export interface CommandKinds {
  /** Takes pages of the journal again. */
  REPLAY_CHANGES: {
    readonly input: {
      readonly flow: FlowName | null;
      readonly from: Instant | null;
      readonly to: Instant | null;
      readonly dryRun: boolean;
    };
    readonly result: ReplayReport;
  };
  /** Compares the projections with what the journal tells. */
  VERIFY_PROJECTIONS: { readonly input: Readonly<Record<string, never>>; readonly result: VerificationReport };
  /** Compares what a system tells of a flow with what is here. */
  RECONCILE: { readonly input: { readonly flow: FlowName }; readonly result: ReconciliationRun };
  /** Takes a published version of the forecast into the ERP. `within`: the rows of who asks; left out where they are all. */
  PUBLISH_FORECAST: {
    readonly input: { readonly version: ForecastVersionCode; readonly within?: ReadScope };
    readonly result: ForecastPublication;
  };
}
export type CommandKind = keyof CommandKinds;
export const COMMAND_KINDS = [
  'REPLAY_CHANGES',
  'VERIFY_PROJECTIONS',
  'RECONCILE',
  'PUBLISH_FORECAST',
] as const satisfies readonly CommandKind[];

/** QUEUED until a sync process takes it up; RUNNING; then SUCCEEDED with a result or FAILED with an error. */
export type CommandStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';

interface CommandOf<K extends CommandKind> {
  readonly id: string;
  readonly kind: K;
  readonly input: CommandKinds[K]['input'];
  readonly status: CommandStatus;
  readonly requestedBy: string;
  readonly reason: string | null;
  readonly requestedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** How often it was taken up: more than once when a process went away in the middle of it. */
  readonly attempts: number;
  /** Steps done and, once known, steps to do. */
  readonly done: number;
  readonly total: number | null;
  readonly result: CommandKinds[K]['result'] | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly correlationId: string;
}
export type Command = { readonly [K in CommandKind]: CommandOf<K> }[CommandKind];

/** A command before it has been taken. Who asked twice with one key gets the first command; with another input, IDEMPOTENCY_CONFLICT. */
export type NewCommand = {
  readonly [K in CommandKind]: {
    readonly kind: K;
    readonly input: CommandKinds[K]['input'];
    readonly requestedBy: string;
    readonly reason: string | null;
    readonly idempotencyKey: string;
    readonly correlationId: string;
  };
}[CommandKind];

/** Where commands are handed in and looked up. */
export interface CommandDesk {
  /** Durable when it returns: whoever is there to do it will, also after a crash. */
  submit(command: NewCommand): Promise<Command>;
  load(id: string): Promise<Command | null>;
  /** Newest first. */
  list(page: PageRequest): Promise<Page<Command>>;
}

/** Told while a command is done: `onProgress` may be called as often as one likes, `signal` aborts when the process stops. */
export interface CommandWork {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Does one command. */
export type CommandHandler = <K extends CommandKind>(
  command: Pick<CommandOf<K>, 'kind' | 'input' | 'requestedBy' | 'correlationId'>,
  work: CommandWork,
) => Promise<CommandKinds[K]['result']>;

/** Where commands are taken up: each by one process at a time, again when that process went away. */
export interface CommandQueue {
  /** Takes them until `stop`, which waits for the one in hand to end or to be given back. */
  work(handler: CommandHandler): Promise<{ stop(): Promise<void> }>;
}
