import type { Principal } from '@distribution/platform/principal/principal';
import { GraphQLError } from 'graphql';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { Supergraph } from '../engine/supergraph.ts';
import { isPersonal, requireHearer } from './event-audience.ts';
import { createEventPredicate, type EventPredicate } from './event-filter.ts';
import { readEventStreams, type EventStream } from './event-streams.ts';
import { planSubscription, rootArguments, type PlannedSubscription } from './planned-subscription.ts';

/** A subscription as one supergraph has it: everything that does not depend on the event. */
export interface EstablishedSubscription {
  readonly supergraph: Supergraph;
  readonly prepared: PreparedOperation;
  readonly planned: PlannedSubscription;
  readonly variables: Variables;
  /** The root field's, without the cursor. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly matches: EventPredicate;
  /** What the operation gave as its cursor, if anything. */
  readonly cursor: unknown;
}

export interface Establisher {
  /**
   * Takes up an operation that was prepared just now. Throws `SUBSCRIPTION_UNSUPPORTED`, and `FORBIDDEN` where no event
   * is told to callers with these rights.
   */
  establish(prepared: PreparedOperation, variables: Variables, principal: Principal): EstablishedSubscription;
  /**
   * The subscription as the supergraph that serves now has it. Throws the reason when that one does not have it.
   * @param principal for whom it is prepared
   */
  keep(established: EstablishedSubscription, principal: Principal): EstablishedSubscription;
}

/** Ends a subscription that the schema no longer has; the client goes on from the cursor with another operation. */
export const schemaChanged = (reason: unknown, cursor: string): GraphQLError =>
  new GraphQLError(
    `The schema has changed, and this subscription cannot go on: ${reason instanceof Error ? reason.message : String(reason)}`,
    { extensions: { code: 'SUBSCRIPTION_SCHEMA_CHANGED', cursor } },
  );

/** Makes what turns prepared operations into subscriptions, by the event streams of the supergraph that serves. */
export const createEstablisher = (engine: Engine): Establisher => {
  let known: { readonly supergraph: Supergraph; readonly streams: ReadonlyMap<string, EventStream> } | null = null;
  const streamsOf = (supergraph: Supergraph): ReadonlyMap<string, EventStream> => {
    if (known?.supergraph !== supergraph) {
      known = { supergraph, streams: readEventStreams(supergraph.sdl, supergraph.apiSchema) };
    }
    return known.streams;
  };
  const plans = new WeakMap<PreparedOperation, PlannedSubscription>();
  const planOf = (prepared: PreparedOperation, supergraph: Supergraph): PlannedSubscription => {
    let planned = plans.get(prepared);
    if (!planned) plans.set(prepared, (planned = planSubscription(prepared, streamsOf(supergraph))));
    return planned;
  };

  const establish: Establisher['establish'] = (prepared, variables, principal) => {
    const { supergraph } = engine;
    const planned = planOf(prepared, supergraph);
    const { stream } = planned;
    requireHearer(stream, principal);
    const args = rootArguments(planned, engine, variables);
    const filter = { ...args };
    if (stream.cursorArgument !== null) delete filter[stream.cursorArgument];
    const cursor = stream.cursorArgument === null ? null : args[stream.cursorArgument];
    return { supergraph, prepared, planned, variables, filter, matches: createEventPredicate(stream, filter), cursor };
  };

  return {
    establish,
    keep(established, principal) {
      if (established.supergraph === engine.supergraph) return established;
      const { source, operationName } = established.prepared;
      const prepared = engine.prepare(source, operationName, principal);
      const again = establish(prepared, engine.coerce(prepared, established.variables), principal);
      const [before, after] = [established.planned.stream, again.planned.stream];
      if (after.topic !== before.topic) throw new Error('its events come from another stream.');
      // What was shared by many is not handed on as one caller's own.
      if (isPersonal(after.audience, principal) && !isPersonal(before.audience, principal))
        throw new Error('its events are for each caller alone now.');
      return again;
    },
  };
};
