import type { z } from 'zod';
import type { DecisionPort } from '../decision/ports.ts';
import type { Lane } from './source-call.ts';
import type { SystemAdapter } from './system-adapter.ts';
import type { CodeLookup } from './unknown-code.ts';

/** One attempt of one call to an outside system, for metrics and traces. */
export interface SystemCall {
  readonly system: string;
  /** What was called (`Items`, `movements`); never holds keys or secrets. */
  readonly endpoint: string;
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly lane: Lane;
  /** The account it was made for; `null` for the house itself. */
  readonly client: string | null;
  /** Whether it left: not when what protects the system refused it. */
  readonly sent: boolean;
  /** Milliseconds it waited for its turn. */
  readonly waitMs: number;
  /** Milliseconds from there to its end. */
  readonly durationMs: number;
  readonly attempt: number;
}

/** How the circuit of one endpoint stands: CLOSED lets calls pass, OPEN refuses them, HALF_OPEN tries one. */
export interface SystemCircuit {
  readonly system: string;
  readonly endpoint: string;
  readonly state: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  /** Epoch milliseconds at which it came to stand so. */
  readonly since: number;
  /** Epoch milliseconds from which on one call may see whether it answers again; `null` unless it is OPEN. */
  readonly probeAt: number | null;
}

/** What one lane of a system holds now in this process. */
export interface SystemLane {
  readonly lane: Lane;
  /** Calls it may have under way at once. */
  readonly slots: number;
  readonly running: number;
  readonly waiting: number;
}

/** How the circuits and lanes of one system stand in this process. */
export interface SystemTraffic {
  readonly circuits: readonly Omit<SystemCircuit, 'system'>[];
  readonly lanes: readonly SystemLane[];
}

/** What one system allows all processes together. */
export interface CallQuota {
  /** Asks for one call; a granted one is given back by `release`, or after `leaseMs` when its process died. */
  take(
    lane: Lane,
    leaseMs: number,
  ): Promise<
    | { readonly granted: true; readonly release: () => void; readonly remaining?: number | null }
    | { readonly granted: false; readonly retryAfterMs: number }
  >;
}

/** What the house gives every adapter. */
export interface AdapterHost {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly observe: (call: SystemCall) => void;
  /** What stewards said of the system's codes, as this process knows it now. */
  readonly codes?: CodeLookup;
  /** What this adapter's system allows; `null` when that is not known. */
  readonly quota?: CallQuota | null;
  /** Told whenever a circuit opens, is tried or closes. */
  readonly onCircuit?: (circuit: SystemCircuit) => void;
  /** Told once how the adapter's circuits and lanes are read. */
  readonly onOpened?: (opened: { readonly system: string; readonly states: () => SystemTraffic }) => void;
  /** Asked before every write to the system; `null` refuses all writes. */
  readonly decisions: Pick<DecisionPort, 'verifyApproval'> | null;
}

/** A kind of outside system that can be connected: what `adapters/<name>/adapter.ts` exports. */
export interface AdapterDefinition {
  /** The folder's name, e.g. `odata`. */
  readonly name: string;
  /** Settings of one connection, for checking and for the manual. */
  readonly configSchema: z.ZodType;
  /** Builds the adapter; opens no connection. Throws a ZodError that names every wrong setting. */
  readonly create: (settings: unknown, host: AdapterHost) => SystemAdapter;
}

/** Declares an adapter: settings are parsed before it is built. */
export const defineAdapter = <C>(definition: {
  readonly name: string;
  readonly configSchema: z.ZodType<C>;
  readonly create: (config: C, host: AdapterHost) => SystemAdapter;
}): AdapterDefinition => ({
  name: definition.name,
  configSchema: definition.configSchema,
  create: (settings, host) => definition.create(definition.configSchema.parse(settings), host),
});
