// Keeps the copy in step with the store. Every node looks once a second, and when the store rang but the copy did not:
// how far is the store, how far the copy? What is missing it reads from the store and appends; what cannot belong there
// (another generation, positions the store does not have) it drops. There is no leader: two that do this at once write
// the same, and the copy takes it once.
//
//   AWAY  ── a look reaches Redis ──►  USABLE      readers may ask the copy
//     ◄──── any call of Redis fails ────┘          readers ask the store, and its bell rings for them
import { toAppError } from '../errors/app-error.ts';
import type { Log } from '../log/log.ts';
import type { EventLogReader, LoggedEvent, LogPosition } from './event-log.ts';
import { isCopyAtFault, type LogCopy } from './log-copy.ts';
import type { LogCopyObserver } from './log-copy-observer.ts';
import { runInTurn } from './run-in-turn.ts';

const FILL_PAGE = 500;
/** A copy that begins takes so many of the last events; who needs older ones reads the store. */
const BEGIN_WITH = 2_000;
const FLOOR_EVERY_MS = 10_000;

/** What a node knows of store and copy since its last look. */
export interface KeptState {
  readonly usable: boolean;
  /** The store's generation; empty before the first look. */
  readonly generation: string;
  /** The store's head: whoever stands before it has something to read. */
  readonly head: number;
  readonly floor: number;
}

export interface CopyKeeper {
  state(): KeptState;
  /** The store has told how far it is, at its head or at its floor: no reader may be told less from now on. */
  told(at: { readonly head?: LogPosition; readonly floor?: LogPosition }): void;
  /** Redis failed a reader: nobody asks it until a look has reached it again. */
  failed(error: unknown): void;
  /** Compares store and copy and fills what is missing; calls while it does are answered by one more look. */
  look(): Promise<void>;
  /** Looks no more; to be called before the connection is closed. */
  stop(): Promise<void>;
}

export interface CopyKeeperOptions {
  readonly store: EventLogReader;
  readonly copy: LogCopy;
  readonly keepEvents: number;
  readonly floorEveryMs?: number;
  readonly log: Log;
  readonly observer: LogCopyObserver;
  /** Called when a look found that the store has grown, or that Redis came or went. */
  readonly onNews: () => void;
}

export const createCopyKeeper = (options: CopyKeeperOptions): CopyKeeper => {
  const { store, copy, keepEvents, floorEveryMs = FLOOR_EVERY_MS, log, observer, onNews } = options;
  let state: KeptState = { usable: false, generation: '', head: 0, floor: 0 };
  let floorReadAt = -Infinity;

  const turn = (usable: boolean, error: unknown = null): void => {
    if (state.usable === usable) return;
    state = { ...state, usable };
    if (usable) log.info({ generation: state.generation }, 'events are read from their copy in Redis');
    else log.warn({ err: error }, 'the copy of the event log cannot be read; reading the store');
    onNews();
  };

  /** A page of the store; none when it is away or was cut here meanwhile: the next look sees to it. */
  const readStore = async (after: LogPosition): Promise<readonly LoggedEvent[]> => {
    try {
      return (await store.read(after, FILL_PAGE, null)).events;
    } catch (error) {
      floorReadAt = -Infinity;
      log.warn({ errorCode: toAppError(error).code }, 'the store cannot be read to fill the copy of its event log');
      return [];
    }
  };

  /** Brings the copy from its last position to the store's head. */
  const fill = async (last: number | null, { generation, position: head }: LogPosition): Promise<void> => {
    let at = last ?? Math.max(state.floor, head - BEGIN_WITH);
    while (at < head) {
      const events = await readStore({ generation, position: at });
      if (events.length === 0) return;
      const end = await copy.append(generation, events);
      if (end < (events[0]?.position ?? 0)) return; // emptied and begun anew meanwhile; the next look sees it
      observer.filled(events.length);
      at = end;
    }
  };

  /** The copy's last position, of a copy that can be gone on with; what cannot be is dropped. */
  const soundLast = async (
    last: number | null,
    { generation, position: head }: LogPosition,
  ): Promise<number | null> => {
    if (last === null) return null;
    const isAhead = last > head;
    if (isAhead) log.error({ generation, last, head }, 'the copy of the event log is ahead of the store: dropped');
    if (!isAhead && last >= state.floor && head - last <= keepEvents) return last;
    await copy.drop(generation);
    return null;
  };

  const told: CopyKeeper['told'] = ({ head, floor }) => {
    if (head?.generation === state.generation) state = { ...state, head: Math.max(state.head, head.position) };
    if (floor?.generation === state.generation) state = { ...state, floor: Math.max(state.floor, floor.position) };
  };

  /** Takes over the store's generation and, now and then, its floor. */
  const learn = async ({ generation }: LogPosition): Promise<void> => {
    const isNew = generation !== state.generation;
    if (isNew) state = { ...state, generation, head: 0, floor: 0 };
    if (!isNew && performance.now() - floorReadAt < floorEveryMs) return;
    const known = state.floor;
    told({ floor: await store.floor() });
    floorReadAt = performance.now();
    if (state.floor > known) await copy.forget(generation, state.floor).catch(failed);
  };

  const failed = (error: unknown): void => {
    turn(false, error);
    if (isCopyAtFault(error)) copy.drop(state.generation).catch(() => {}); // the next look begins another
  };

  /** The store's head; `null` while the store is away. */
  const askStore = async (): Promise<LogPosition | null> => {
    try {
      const truth = await store.head();
      await learn(truth);
      return truth;
    } catch (error) {
      log.warn({ errorCode: toAppError(error).code }, 'the store cannot be asked how far its event log is');
      return null;
    }
  };

  const lookOnce = async (): Promise<void> => {
    try {
      // The copy first: it cannot honestly be ahead of a head that is read after it.
      const before = state.generation;
      let last = before === '' ? null : await copy.last(before);
      let truth = await askStore();
      if (truth !== null && truth.generation !== before) {
        last = await copy.last(truth.generation);
        truth = await askStore();
      }
      if (truth === null) return turn(before !== ''); // Redis answered: what the copy has can be read
      observer.looked(last === null ? null : truth.position - last);
      const hasGrown = truth.position > state.head;
      try {
        await fill(await soundLast(last, truth), truth);
      } finally {
        // Only now: readers that know of it before it is in the copy would all go to the store for it.
        told({ head: truth });
        if (hasGrown) onNews();
      }
      turn(true);
    } catch (error) {
      failed(error);
    }
  };

  const looks = runInTurn(lookOnce);
  return { state: () => state, told, failed, look: looks.run, stop: looks.stop };
};
