import { RequestError } from '../request-error.ts';
import { type Continuation, openContinuation, sealContinuation } from './continuation.ts';
import type { EntitySet } from './entity-sets.ts';
import type { Entity, ErpView } from './erp-view.ts';
import { type Filter, parseFilter } from './filter.ts';
import { type PayloadShape, writeEntity, writeRemoved } from './payload.ts';
import type { QueryOptions } from './query-options.ts';

/** What the service is now: tokens of another world or epoch are gone. */
export interface ServiceState {
  readonly world: string;
  readonly epoch: number;
  readonly currentVersion: number;
}
export interface SetRequest {
  readonly set: EntitySet;
  readonly options: QueryOptions;
  readonly trackChanges: boolean;
  readonly pageSize: number;
  readonly exactNumbers: boolean;
}

const begin = ({ set, options, trackChanges, pageSize }: SetRequest, state: ServiceState): Continuation => ({
  world: state.world,
  epoch: state.epoch,
  set: set.name,
  mode: trackChanges ? 'TRACK' : 'LIST',
  afterKey: null,
  afterVersion: 0,
  startedAtVersion: state.currentVersion,
  filter: options.filterText,
  select: options.select === null ? null : [...options.select],
  expand: options.expand,
  count: options.count,
  descending: options.descending,
  left: options.top,
  pageSize,
});

const resume = (token: string, set: EntitySet, state: ServiceState): Continuation => {
  const continuation = openContinuation(token);
  if (continuation.set !== set.name)
    throw new RequestError(400, 'InvalidToken', `the token belongs to ${continuation.set}`);
  const foreign = continuation.world !== state.world || continuation.afterVersion > state.currentVersion;
  if (foreign || (continuation.mode !== 'LIST' && continuation.epoch !== state.epoch)) {
    throw new RequestError(410, 'DeltaTokenExpired', 'the token is too old: read the set anew');
  }
  return continuation;
};

const matching = (set: EntitySet, view: ErpView, filter: Filter | null, descending: boolean): Entity[] => {
  const keyed = filter?.candidates?.property === set.keys[0] && set.keys.length === 1 ? filter?.candidates : null;
  const entities =
    keyed == null
      ? view.listByKey(set)
      : [...new Set(keyed.values)].sort().flatMap((value) => view.get(set, [value]) ?? []);
  const found = filter === null ? entities : entities.filter(({ properties }) => filter.matches(properties));
  return descending ? found.reverse() : found;
};

const keyText = (entity: Entity): string => entity.key.join('\u001f');

const readList = (
  request: SetRequest,
  view: ErpView,
  at: Continuation,
  shape: PayloadShape,
): Record<string, unknown> => {
  const { set, options } = request;
  const filter = at.filter === null ? null : parseFilter(at.filter, set.properties);
  const all = matching(set, view, filter, at.descending);
  const { afterKey } = at;
  const rest =
    afterKey === null
      ? all.slice(options.skip)
      : all.filter((entity) => (at.descending ? keyText(entity) < afterKey : keyText(entity) > afterKey));
  const page = rest.slice(0, Math.min(at.pageSize, at.left ?? at.pageSize));
  const left = at.left === null ? null : at.left - page.length;
  const last = page.at(-1);
  const more = last !== undefined && page.length < rest.length && left !== 0;
  return {
    '@odata.context': `$metadata#${set.name}`,
    ...(at.count ? { '@odata.count': all.length } : {}),
    value: page.map((entity) => writeEntity(set, entity, shape)),
    ...(more
      ? { '@odata.nextLink': `${set.name}?$skiptoken=${sealContinuation({ ...at, afterKey: keyText(last), left })}` }
      : {}),
  };
};

const readChanges = (
  request: SetRequest,
  view: ErpView,
  at: Continuation,
  shape: PayloadShape,
  state: ServiceState,
): Record<string, unknown> => {
  const { set } = request;
  const filter = at.filter === null ? null : parseFilter(at.filter, set.properties);
  const { entities, scannedTo, more } = view.changesAfter(set, at.afterVersion, at.pageSize);
  const value = entities.flatMap((entity) => {
    if (entity.deleted) {
      const known = at.mode === 'DELTA' || entity.rowVersion > at.startedAtVersion;
      return known ? [writeRemoved(set, entity, 'deleted', shape.exactNumbers)] : [];
    }
    if (filter === null || filter.matches(entity.properties)) return [writeEntity(set, entity, shape)];
    return at.mode === 'DELTA' ? [writeRemoved(set, entity, 'changed', shape.exactNumbers)] : [];
  });
  const link = more
    ? { '@odata.nextLink': `${set.name}?$skiptoken=${sealContinuation({ ...at, afterVersion: scannedTo })}` }
    : {
        '@odata.deltaLink': `${set.name}?$deltatoken=${sealContinuation({ ...at, mode: 'DELTA', afterVersion: state.currentVersion })}`,
      };
  return {
    '@odata.context': `$metadata#${set.name}${at.mode === 'DELTA' ? '/$delta' : ''}`,
    ...(at.count && at.mode === 'TRACK' ? { '@odata.count': view.countLive(set) } : {}),
    value,
    ...link,
  };
};

/** One page of a set: a list in key order, or with change tracking everything and then what changed. */
export const readSet = (request: SetRequest, view: ErpView, state: ServiceState): Record<string, unknown> => {
  const { options, set } = request;
  const token = options.skipToken ?? options.deltaToken;
  if (request.trackChanges && (options.top !== null || options.skip > 0 || options.descending)) {
    throw new RequestError(501, 'NotImplemented', 'change tracking cannot be combined with $top, $skip or $orderby');
  }
  const at = token === null ? begin(request, state) : resume(token, set, state);
  const shape: PayloadShape = { select: at.select, expand: at.expand, exactNumbers: request.exactNumbers };
  return at.mode === 'LIST' ? readList(request, view, at, shape) : readChanges(request, view, at, shape, state);
};
