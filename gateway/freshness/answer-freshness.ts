// How old an answer is, as its subgraphs tell it. In: `extensions.subgraph.freshness` of their answers. Out:
// `extensions.freshness` of the client's, by the client's paths; nothing where no subgraph has anything to tell.
import {
  type FreshnessEntry,
  isFreshnessEntry,
  mergeEntries,
} from '@distribution/platform/subgraph/freshness/freshness-report';
import type { CallReport } from '../engine/answer.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { GraphqlRequest } from '../http/graphql-request.ts';
import { fetchPlacesOf, type FetchPlace } from './fetch-places.ts';

/** Whether a request wants to be told how old everything is: `extensions: { "freshness": true }`. */
export const asksFreshness = ({ extensions }: Pick<GraphqlRequest, 'extensions'>): boolean =>
  extensions['freshness'] === true;

const known = new WeakMap<PreparedOperation, ReadonlyMap<string, readonly FetchPlace[]>>();
const placesOf = (prepared: PreparedOperation): ReadonlyMap<string, readonly FetchPlace[]> => {
  const found = known.get(prepared) ?? fetchPlacesOf(prepared);
  known.set(prepared, found);
  return found;
};

/** What a call told; a subgraph that is not ours may say anything there. */
const toldBy = ({ extensions }: CallReport): readonly unknown[] | null => {
  const block = extensions?.['subgraph'];
  if (typeof block !== 'object' || block === null || !('freshness' in block)) return null;
  return Array.isArray(block.freshness) ? block.freshness : null;
};

/** How old what these calls brought is, one entry per path; `null` when they say nothing of it. */
export const freshnessOf = (
  prepared: PreparedOperation,
  calls: readonly CallReport[],
): readonly FreshnessEntry[] | null => {
  let entries: Map<string, FreshnessEntry> | null = null;
  for (const call of calls) {
    const told = toldBy(call);
    if (told === null) continue;
    entries ??= new Map();
    for (const entry of told) {
      if (!isFreshnessEntry(entry)) continue;
      const places = call.fetches.flatMap(({ id, alias }) =>
        alias === null || alias === entry.path[0] ? (placesOf(prepared).get(id) ?? []) : [],
      );
      for (const place of places) {
        const path = place(entry.path);
        const id = path.join('.');
        const before = entries.get(id);
        entries.set(id, before === undefined ? { ...entry, path } : { ...mergeEntries(before, entry), path });
      }
    }
  }
  return entries === null ? null : [...entries.values()];
};
