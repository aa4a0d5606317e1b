// The life of a supergraph. In: SDL, at the start and whenever a new one comes. Out: the generation that serves now.
//   offered → built (a wrong one is refused, and the present one stays) → warmed (known operations are planned) →
//   swapped (new operations begin in it) → drained (the operations of the one before end in theirs; then it is closed)
// Of several that come at a time the last good one wins. Nothing a client began is ended by a swap.
import { AppError } from '@distribution/platform/errors/app-error';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { LifecycleOptions } from './lifecycle-options.ts';
import { createGeneration, type Generation, type OpenedEngine } from './generation.ts';
import type { KnownOperation } from './plan-cache.ts';
import { warmUp, type WarmProgress } from './warm-up.ts';

/** What became of a supergraph that was offered. */
export type SwapOutcome =
  /** It serves. */
  | 'SWAPPED'
  /** It is the one that serves already. */
  | 'UNCHANGED'
  /** A later one was offered, or the gateway closed, while it was made ready. */
  | 'SUPERSEDED';

/** The supergraph as health tells of it. */
export interface SupergraphStatus {
  /** SHA-256 of its SDL, in hex. */
  readonly hash: string;
  /** Since when it serves: an ISO 8601 instant. */
  readonly since: string;
  /** The last one that was offered and could not be used; `null` when the last one offered serves. */
  readonly refused: { readonly at: string; readonly reason: string } | null;
  /** Known operations that are planned, while the first generation is made ready; `null` afterwards. */
  readonly warming: WarmProgress | null;
}

export interface GenerationsOptions extends Pick<LifecycleOptions, 'warmMostUsed' | 'warmTimeoutMs' | 'drainMs'> {
  /** Operations that are known before anybody asks. */
  readonly warmOperations: readonly KnownOperation[];
  /** Operations that go on over a swap, and are asked for again at once. */
  readonly inUse: () => readonly KnownOperation[];
  readonly logger: GatewayLogger;
  readonly onOutcome: (outcome: SwapOutcome | 'REFUSED') => void;
}

export interface Generations {
  current(): Generation;
  status(): SupergraphStatus;
  /** Prepares the known operations for the first generation; until it resolves, `status().warming` is set. */
  begin(): Promise<void>;
  /** Puts another supergraph in place. Rejects with `CONFIG_INVALID` when it cannot be used: the present one stays. */
  reload(sdl: string): Promise<SwapOutcome>;
  /** Closes all generations once their operations have ended, or after `withinMs`. */
  close(withinMs: number): Promise<void>;
}

/** Builds the first generation at once; throws `CONFIG_INVALID` when its supergraph cannot be used. */
export const createGenerations = (
  firstSdl: string,
  open: (sdl: string) => OpenedEngine,
  { warmOperations, inUse, warmMostUsed, warmTimeoutMs, drainMs, logger, onOutcome }: GenerationsOptions,
): Generations => {
  const now = () => new Date().toISOString();
  const generationOf = (sdl: string): Generation => createGeneration(open(sdl));
  const hashOf = ({ engine }: Generation) => engine.supergraph.hash;
  let current = generationOf(firstSdl);
  let since = now();
  let refused: SupergraphStatus['refused'] = null;
  let warming: WarmProgress | null = { done: 0, of: warmOperations.length };
  let turn = 0;
  let closing: Promise<void> | null = null;
  const draining = new Set<Promise<void>>();

  const drain = (generation: Generation, withinMs: number): Promise<void> => {
    const closed = generation.close(withinMs).then((left) => {
      if (left > 0) logger.warn({ supergraph: hashOf(generation), left }, 'operations outlived their supergraph');
    });
    draining.add(closed);
    const gone = () => draining.delete(closed);
    closed.then(gone, (err: unknown) => {
      gone();
      logger.error({ err }, 'a supergraph that was replaced did not close');
    });
    return closed;
  };

  const warm = (generation: Generation, also: readonly KnownOperation[], isWanted: () => boolean) =>
    warmUp(generation.engine.plans, [...warmOperations, ...also], {
      timeoutMs: warmTimeoutMs,
      logger,
      isWanted,
      onProgress(progress) {
        if (warming) warming = progress;
      },
    });

  /** Builds the generation of an SDL, or says once why it cannot be. */
  const tryBuild = (sdl: string): Generation => {
    try {
      return generationOf(sdl);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (refused?.reason !== reason) {
        logger.error({ reason, supergraph: hashOf(current) }, 'a supergraph is refused; the present one stays');
      }
      refused = { at: now(), reason };
      onOutcome('REFUSED');
      throw error;
    }
  };

  return {
    current: () => current,
    status: () => ({ hash: hashOf(current), since, refused, warming }),
    async begin() {
      const first = current;
      const { refused: invalid, late } = await warm(first, [], () => current === first && closing === null);
      if (warmOperations.length > 0) logger.info({ of: warmOperations.length, invalid, late }, 'operations prepared');
      warming = null;
    },
    async reload(sdl) {
      const startedAt = performance.now();
      if (closing !== null) throw new AppError('CANCELLED', 'The gateway is closing.');
      if (sdl === current.engine.supergraph.sdl) {
        turn += 1; // whatever is being made ready was offered before
        refused = null;
        onOutcome('UNCHANGED');
        return 'UNCHANGED';
      }
      const next = tryBuild(sdl);
      const mine = (turn += 1);
      const isLast = () => mine === turn && closing === null;
      const warmed = await warm(next, [...inUse(), ...current.engine.plans.mostUsed(warmMostUsed)], isLast);
      if (!isLast()) {
        await next.close(0);
        onOutcome('SUPERSEDED');
        return 'SUPERSEDED';
      }
      const before = current;
      current = next;
      since = now();
      refused = null;
      warming = null;
      void drain(before, drainMs);
      const ms = Math.round(performance.now() - startedAt);
      logger.info({ supergraph: hashOf(next), before: hashOf(before), ...warmed, ms }, 'another supergraph serves');
      onOutcome('SWAPPED');
      return 'SWAPPED';
    },
    close(withinMs) {
      closing ??= (async () => {
        await Promise.allSettled([...draining, drain(current, withinMs)]);
      })();
      return closing;
    },
  };
};
