// The way out. In: commands that wait in the store. Out: documents in the systems, each once, and what became of them. As
// many loops per system as it may have writes under way, so that a slow system holds up no other. When a system is down
// its commands wait and are tried again with growing pauses; when the store is down nothing is sent.
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { OUTBOUND_KINDS, type OutboundCommand, type OutboundKind } from '@distribution/model/operations/outbound';
import type { OutboundOutcome, OutboundWork } from '@distribution/model/operations/outbound-work';
import { createDoorbell } from '../doorbell.ts';
import { describeFailure } from '../failure.ts';
import type { SyncLogger } from '../sync-options.ts';
import type { OutboundPatience } from './outcome.ts';
import { LANE_OF, sendCommand } from './send-command.ts';

export interface OutboundOptions {
  readonly adapters: readonly SystemAdapter[];
  readonly work: OutboundWork;
  readonly clock: { now(): number };
  readonly logger: SyncLogger;
  readonly patience?: OutboundPatience;
  /** Milliseconds a system has for its answer. */
  readonly answerMs?: number;
  /** Milliseconds between two looks for something to do. */
  readonly lookMs?: number;
  /** By how much the lease outlives the answer, so that nobody takes over what is still under way; milliseconds. */
  readonly leaseMarginMs?: number;
  /** Commands of one system and lane under way at once. */
  readonly atOnce?: number;
  /** Told of every command that was not sent because it would go back to where its change was made. */
  readonly onEcho?: (command: OutboundCommand) => void;
  /** Told of every turn. */
  readonly onTurn?: (command: OutboundCommand, outcome: OutboundOutcome) => void;
}

/** A minute of quick tries, then up to ten minutes apart: about an hour and a half in all. */
const PATIENCE: OutboundPatience = { backOffFirstMs: 2_000, backOffLongestMs: 600_000, mostTurns: 20 };
const ANSWER_MS = 20_000;
const LEASE_MARGIN_MS = 10_000;
const LOOK_MS = 1_000;
const AT_ONCE = 2;

/** Each lane has loops of its own, so that a flood of plans holds up no order. */
const KINDS_BY_LANE = [...new Set(Object.values(LANE_OF))].map((lane) =>
  OUTBOUND_KINDS.filter((kind) => LANE_OF[kind] === lane),
);

const takesSomething = ({ purchasing, transferring, planningParameters }: SystemAdapter): boolean =>
  purchasing !== null || transferring !== undefined || planningParameters !== undefined;

/** Starts sending. `stop` lets what is under way end or be given up; it is looked up when sending starts again. */
export const startOutbound = (options: OutboundOptions): { stop(): Promise<void> } => {
  const { adapters, work, clock, logger, onTurn, onEcho } = options;
  const {
    patience = PATIENCE,
    answerMs = ANSWER_MS,
    lookMs = LOOK_MS,
    atOnce = AT_ONCE,
    leaseMarginMs = LEASE_MARGIN_MS,
  } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const tools = { work, clock, answerMs, patience };

  /** Whether there was something to do. */
  const doNext = async (adapter: SystemAdapter, kinds: readonly OutboundKind[]): Promise<boolean> => {
    const taken = await work.take(adapter.system, kinds, answerMs + leaseMarginMs, (echo) => {
      logger.info({ command: echo.id, origin: echo.origin, system: echo.system }, 'not sent: it would go back');
      onEcho?.(echo);
    });
    if (taken === null) return false;
    const outcome = await sendCommand(taken, adapter, tools, signal);
    if (outcome === null) return true;
    const { id, kind, system } = taken.command;
    logger.info({ command: id, kind, system, state: outcome.state, before: taken.before }, 'command sent');
    onTurn?.(taken.command, outcome);
    return true;
  };
  const loop = async (round: () => Promise<boolean>): Promise<void> => {
    const bell = createDoorbell();
    while (!signal.aborted) {
      const goesOn = await round().catch((error: unknown) => {
        logger.warn({ errorCode: describeFailure(error).code, err: error }, 'commands could not be sent');
        return false;
      });
      if (!goesOn) await bell.sleep(lookMs, signal);
    }
  };
  const loops = adapters
    .filter(takesSomething)
    .flatMap((adapter) =>
      KINDS_BY_LANE.flatMap((kinds) => Array.from({ length: atOnce }, () => loop(() => doNext(adapter, kinds)))),
    );
  const ended = Promise.all([...loops, loop(async () => (await work.confirm()) > 0)]);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
