import { abortsOf } from '@distribution/platform/request/abort-watch';
import type { RequestContext } from '@distribution/platform/request/request-context';
import { scopeKeyOf } from './caller-scope.ts';
import { Flight, type Flights } from './flight.ts';
import { sendAlone } from './send-alone.ts';
import { SharingSwitch } from './sharing-switch.ts';
import type { TransportCounts } from './subgraph-transport.ts';
import type { SendText, StartCall } from './text-call.ts';

/** The subgraph was told the deadline of the caller who began; one who may wait this much longer begins anew. */
const DEADLINE_SLACK_MS = 1_000;

/** So many scopes are remembered at least before those without a flight are forgotten. */
const SCOPES_KEPT = 100;

/**
 * Equal queries of callers in equal scope share one call while it is under way: the first begins it, under its own
 * correlation id, and it lives as long as any of them waits. Answers are not kept. Mutations are never shared, and when
 * one has been answered no query joins a call that began before: whoever changed something sees what they changed.
 * @param forwarded names of the client's headers that the subgraph gets: callers who differ in one share nothing
 */
export const shareInFlight = (
  name: string,
  start: StartCall,
  forwarded: readonly string[],
): { readonly send: SendText; counts(): Pick<TransportCounts, 'looked' | 'shared'> } => {
  const alone = sendAlone(name, start);
  const scopes = new Map<string, Flights>();
  const sharing = new SharingSwitch();
  let [looked, shared] = [0, 0];
  let sweepAt = SCOPES_KEPT;

  /** Every so often, so that neither memory nor the time of a call grows with the number of callers there ever were. */
  const sweep = (): void => {
    for (const [scope, flights] of scopes) if (flights.size === 0) scopes.delete(scope);
    sweepAt = Math.max(SCOPES_KEPT, scopes.size * 2);
  };

  const scopeOf = ({ principal, forwardedHeaders }: RequestContext): string =>
    forwarded.length === 0 || forwardedHeaders === undefined
      ? scopeKeyOf(principal)
      : scopeKeyOf(principal) + JSON.stringify(forwarded.map((header) => forwardedHeaders[header]));

  const flightsOf = (context: RequestContext): Flights => {
    const scope = scopeOf(context);
    const known = scopes.get(scope);
    if (known !== undefined) return known;
    if (scopes.size >= sweepAt) sweep();
    const flights: Flights = new Map();
    scopes.set(scope, flights);
    return flights;
  };

  return {
    counts: () => ({ looked, shared }),
    send(body, kind, context) {
      if (kind.operationKind === 'mutation') return alone(body, kind, context).finally(() => scopes.clear());
      const shares =
        kind.operationKind === 'query' &&
        kind.afterChange !== true &&
        context.readsAnew !== true &&
        context.reportsFreshness !== true &&
        !abortsOf(context).aborted;
      if (!shares || !sharing.looks()) return alone(body, kind, context);
      const flights = flightsOf(context);
      const known = flights.get(body);
      const joins = known !== undefined && context.deadlineAt <= known.deadlineAt + DEADLINE_SLACK_MS;
      looked += 1;
      sharing.found(joins);
      if (joins) {
        shared += 1;
        return known.board(context);
      }
      const call = start(body, kind, context, null);
      return new Flight(name, call, context.deadlineAt, flights, body).board(context);
    },
  };
};
