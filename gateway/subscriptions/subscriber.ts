// Subscriptions over the event log. In: a prepared subscription, its variables and who asks. Out: results, one per event
// that passes filter and row scope, each with the cursor to go on from. Results are made when they are pulled: a slow
// client holds one page of the log and nothing more. The log away for a while: the stream waits; a subgraph down: its
// fields are null with an error, and the stream goes on.
import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import { AppError } from '@distribution/platform/errors/app-error';
import { openLogPosition, sealLogPosition } from '@distribution/platform/event-log/cursor';
import type { EventLogReader, LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import { maySee } from '@distribution/platform/principal/principal';
import type { ExecutionResult } from 'graphql';
import { formatError } from '../answer/format-error.ts';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import type { OperationRunner, OperationScope } from '../run-operation.ts';
import { createEventPredicate } from './event-filter.ts';
import { readEventStreams } from './event-streams.ts';
import { planSubscription, rootArguments } from './planned-subscription.ts';
import { readEvents } from './read-events.ts';
import { renderEvent } from './render-event.ts';

/** Where events are read, and what their positions are sealed with. */
export interface EventSource {
  readonly log: EventLogReader;
  readonly cursors: CursorSealer;
}

export interface SubscriptionScope extends OperationScope {
  /** `extensions.after` of the request: where a client that lost its connection goes on. Wins over the argument. */
  readonly after: string | null;
  /** Asked before every event: whether the caller may still be served. */
  readonly isAdmitted: () => boolean;
}

export type EventResults = AsyncGenerator<ExecutionResult, void>;

export interface Subscriber {
  /**
   * Begins a subscription. Rejects with `SUBSCRIPTION_UNSUPPORTED`, `CURSOR_INVALID`, `CURSOR_EXPIRED` or
   * `CURSOR_FOREIGN` before the first result.
   */
  subscribe(prepared: PreparedOperation, variables: Variables, scope: SubscriptionScope): Promise<EventResults>;
}

/** Makes the subscriber of one engine; `events` is `null` where there is no event log. */
export const createSubscriber = (
  engine: Engine,
  events: EventSource | null,
  runner: OperationRunner,
  logger: GatewayLogger,
  metrics: GatewayMetrics | null,
): Subscriber => {
  const { supergraph } = engine;
  const streams = readEventStreams(supergraph.sdl, supergraph.apiSchema);

  /** Where to begin: behind the cursor, which the log must still know, or at the head. */
  const beginAt = async ({ log, cursors }: EventSource, topic: string, cursor: unknown): Promise<LogPosition> => {
    if (cursor === null || cursor === undefined) return log.head();
    if (typeof cursor !== 'string') throw new AppError('CURSOR_INVALID', 'A cursor is a text.');
    const position = openLogPosition(cursors, cursor);
    await log.read(position, 1, [topic]); // refuses a position it cannot go on from
    return position;
  };

  return {
    async subscribe(prepared, variables, scope) {
      if (!events) {
        throw new AppError('SUBSCRIPTION_UNSUPPORTED', 'This gateway was started without an event log.', {
          nextStep: 'Ask by a query, or start the gateway with an event log.',
        });
      }
      const planned = planSubscription(prepared, streams);
      const { stream } = planned;
      const args = rootArguments(planned, engine, variables);
      const matches = createEventPredicate(stream, args);
      const given = stream.cursorArgument === null ? null : args[stream.cursorArgument];
      const position = await beginAt(events, stream.topic, scope.after ?? given);

      const render = async (event: LoggedEvent, payload: unknown): Promise<ExecutionResult> => {
        const { correlationId } = event;
        const cursor = sealLogPosition(events.cursors, event);
        const told = stream.cursorField === null ? payload : { ...(payload as object), [stream.cursorField]: cursor }; // an object: it was filtered as one
        const context = runner.contextOf({ ...scope, correlationId });
        const extensions = { cursor };
        try {
          const { data, errors } = await renderEvent(engine, prepared, planned, variables, told, context);
          metrics?.event({ topic: stream.topic });
          if (!errors?.length) return { data: data ?? null, extensions };
          const shown = errors.map((error) => formatError(error, runner.errorScope(correlationId)));
          return { errors: shown, data: data ?? null, extensions };
        } catch (error) {
          return { errors: [formatError(error, runner.errorScope(correlationId))], data: null, extensions };
        }
      };

      const ended = new AbortController();
      const signal = AbortSignal.any([scope.signal, ended.signal]);
      const onUnavailable = (err: unknown) =>
        logger.warn({ correlationId: scope.correlationId, topic: stream.topic, err }, 'event log unavailable, waiting');

      async function* results(source: EventSource): EventResults {
        for await (const event of readEvents(source.log, stream.topic, position, signal, onUnavailable)) {
          if (!scope.isAdmitted()) return;
          if (event === null || !maySee(scope.principal, event.owner)) continue;
          const payload: unknown = JSON.parse(event.payload);
          if (matches(payload)) yield await render(event, payload);
        }
      }
      const generator = results(events);
      // A generator that waits does not hear return(): wake it first.
      const stop = generator.return.bind(generator);
      generator.return = (value) => {
        ended.abort();
        return stop(value);
      };
      return generator;
    },
  };
};
