import { openDeadline } from '@distribution/platform/request/deadline';
import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import { formatError } from '../answer/format-error.ts';
import type { Engine } from '../engine/engine.ts';
import { freshnessOf } from '../freshness/answer-freshness.ts';
import type { EntityWindow } from '../execution/entity-window.ts';
import { OperationContext } from '../operation-context.ts';
import type { OperationRunner } from '../run-operation.ts';
import type { EstablishedSubscription } from './establish-subscription.ts';
import type { RenderedFrame } from './frame-ring.ts';
import type { HubCounts } from './hub-counts.ts';
import { compileProjection } from './project-event.ts';
import type { Partition } from './subscription-keys.ts';
import type { TopicEvent } from './topic-event.ts';
import type { WorkSlots } from './work-slots.ts';

/** An event that is being rendered, or was. */
export interface Rendering {
  /** `null` while it is under way. */
  readonly frame: RenderedFrame | null;
  /** Calls back when the frame is there; at once when it is. */
  whenDone(done: (frame: RenderedFrame) => void): void;
}

class Pending implements Rendering {
  frame: RenderedFrame | null = null;
  #waiting: ((frame: RenderedFrame) => void)[] = [];

  whenDone(done: (frame: RenderedFrame) => void): void {
    if (this.frame) done(this.frame);
    else this.#waiting.push(done);
  }

  settle(frame: RenderedFrame): void {
    this.frame = frame;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const done of waiting) done(frame);
  }
}

/** What renderers are made with. */
export interface RendererParts {
  readonly engine: Engine;
  readonly runner: OperationRunner;
  readonly slots: WorkSlots;
  readonly counts: HubCounts;
  /** How long the subgraphs have for one event. */
  readonly timeoutMs: number;
  /** Whether frames say which records are in them. */
  readonly notesReads: boolean;
}

/** What comes of an event. */
interface Written {
  /** The members of the result. */
  readonly result: string;
  /** What its extensions say beside the cursor. */
  readonly beside: string;
  readonly served: readonly ServedEntities[];
}

export interface EventRenderer {
  /** The frame of an event, made once for all who ask while it is kept. */
  render(event: TopicEvent): Rendering;
  /** How many groups it renders for: what they need at different times is kept longer. */
  groups: number;
}

/** Renderings kept for one group, and for several whose filters take them to the same event at different times. */
const KEPT_FOR_ONE = 64;
const KEPT_FOR_MANY = 1_024;

/**
 * Makes the renderer of one subscription for one partition.
 * @param window where it asks subgraphs together with others of the partition
 */
export const createEventRenderer = (
  { prepared, planned, variables, supergraph }: EstablishedSubscription,
  partition: Partition,
  window: EntityWindow,
  { engine, runner, slots, counts, timeoutMs, notesReads }: RendererParts,
): EventRenderer => {
  const { primary, primaryDocument, rootField, stream } = planned;
  const project = compileProjection(supergraph.subgraphSchema(primary.subgraph), primaryDocument, rootField, variables);
  const { principal, forwardedHeaders } = partition;
  const known = new Map<number, Pending>();

  const payloadOf = ({ payload, cursor }: TopicEvent): unknown =>
    stream.cursorField === null || typeof payload !== 'object' || payload === null
      ? payload
      : { ...payload, [stream.cursorField]: cursor };

  const write = async (event: TopicEvent): Promise<Written> => {
    const { correlationId } = event.logged;
    const scope = runner.errorScope(correlationId);
    const show = (errors: readonly unknown[]): string =>
      errors.length === 0 ? '' : `"errors":${JSON.stringify(errors.map((error) => formatError(error, scope)))},`;
    const deadline = openDeadline({ parent: null, timeoutMs });
    try {
      const projected = project(payloadOf(event), correlationId);
      const caller = { principal, correlationId, traceparent: null, forwardedHeaders };
      const context = new OperationContext(caller, deadline.deadlineAt, deadline.aborts, false);
      const answer = await engine.executeEvent(prepared, projected, variables, context, window);
      if (answer.errors.length > 0) counts.failedRenders += 1;
      const freshness = freshnessOf(prepared, answer.calls);
      const { entities } = projected;
      // What an event says was so when it was recorded, whenever somebody hears of it.
      const named = { begunAt: event.recordedAtMs, endedAt: event.recordedAtMs, ids: [...entities] };
      return {
        result: `${show(answer.errors)}"data":${answer.data}`,
        beside: freshness === null ? '' : `,"freshness":${JSON.stringify(freshness)}`,
        served: [...(named.ids.length === 0 ? [] : [named]), ...answer.served],
      };
    } catch (error) {
      counts.failedRenders += 1;
      return { result: `${show([error])}"data":null`, beside: '', served: [] };
    } finally {
      deadline.close();
    }
  };

  const start = (event: TopicEvent): Pending => {
    const pending = new Pending();
    slots.take(async () => {
      const { result, beside, served } = await write(event);
      const { cursor, recordedAtMs, position, logged } = event;
      const bytes = Buffer.from(`{${result},"extensions":{"cursor":${JSON.stringify(cursor)}${beside}}}`);
      counts.renders += 1;
      const { generation } = logged;
      const frame = { position: { generation, position }, cursor, bytes, recordedAtMs };
      pending.settle(notesReads && served.length > 0 ? { ...frame, served } : frame);
    });
    return pending;
  };

  const renderer: EventRenderer = {
    groups: 0,
    render(event) {
      const kept = known.get(event.position);
      if (kept) return kept;
      const pending = start(event);
      known.set(event.position, pending);
      const most = renderer.groups > 1 ? KEPT_FOR_MANY : KEPT_FOR_ONE;
      if (known.size > most) {
        const [oldest] = known.keys();
        known.delete(oldest!); // there are more than none
      }
      return pending;
    },
  };
  return renderer;
};
