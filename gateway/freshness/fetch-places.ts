import type { Level } from '../execution/level.ts';
import { questionKeyOf } from '../execution/find-questions.ts';
import { pathBelow } from '../execution/response-path.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import { everyFetch } from '../plan/every-fetch.ts';
import type { FetchNode } from '../plan/plan.ts';

/** Where in the client's answer a fetch's values stand: from a path in the subgraph's answer to one in the client's. */
export type FetchPlace = (path: readonly string[]) => readonly string[];

/** Names of the places above, as the client knows them; cut at the last place it asked for. */
const namesTo = (level: Level): { readonly names: readonly string[]; readonly whole: boolean } => {
  if (level.above === null) return { names: [], whole: true };
  const above = namesTo(level.above);
  const name = above.whole ? level.above.clientName(level.key) : null;
  return name === null ? { names: above.names, whole: false } : { names: [...above.names, name], whole: true };
};

const isName = (step: string | number): step is string => typeof step === 'string';

/**
 * The places of each fetch of an operation, by the fetch's id: known from the plan alone. Fetches that ask one question
 * share its answer, so the places of one are those of all.
 */
export const fetchPlacesOf = ({
  planned,
  execution,
}: PreparedOperation): ReadonlyMap<string, readonly FetchPlace[]> => {
  const fetches: FetchNode[] = [];
  everyFetch(planned.node, (fetch) => fetches.push(fetch));
  const byQuestion = new Map<string, FetchPlace[]>();
  const places = new Map<string, readonly FetchPlace[]>();
  for (const fetch of fetches) {
    const { level, layer } = execution.levels.landingOf(fetch);
    const { names, whole } = namesTo(level);
    const isEntities = fetch.requires !== null;
    const place: FetchPlace = (path) => {
      const rest = isEntities ? path.slice(1) : path;
      return whole ? [...names, ...pathBelow(level, layer, rest).filter(isName)] : names;
    };
    const key = isEntities ? questionKeyOf(fetch) : fetch.id;
    const alike = byQuestion.get(key) ?? [];
    alike.push(place);
    byQuestion.set(key, alike);
    places.set(fetch.id, alike);
  }
  return places;
};
