import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { ServedEntities } from '../read-log/read-log.ts';

/** Notes which records the answer to each request holds. */
export interface ServedNotes {
  /**
   * From here on, what is answered under this context is noted for the request.
   * @param request what `end` will name it by
   */
  begin(context: unknown, request: object): void;
  /** What was noted; `undefined` when no record is in the answer. */
  end(request: object): ServedEntities | undefined;
}

interface Noting {
  readonly begunAt: number;
  /** Ids, and where each stands among them. */
  readonly places: Map<string, number>;
  /** What each reference of the request turned out to be, and which it was. */
  readonly ranks: WeakMap<object, number>;
  /** Records by the reference they were told of; `null` for requests about none, or one. */
  rows: readonly Set<number>[] | null;
}

const isKey = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is being noted, by the context of the request. */
const byContext = new WeakMap<object, Noting>();
const notingOf = (context: unknown): Noting | undefined => (isKey(context) ? byContext.get(context) : undefined);

/** Notes a record that an answer rests on without holding it. Nothing where reads are not noted. */
export const noteRested = (context: object, id: string): void => {
  const noting = notingOf(context);
  if (noting !== undefined) noteIn(noting, id, undefined);
};

/**
 * Whether objects of the type are records, of which this schema tells values: entities that say how old they are. What a
 * subgraph only adds fields to, or refers to by its key, is told by the one that owns it.
 */
const isRecordType = (type: GraphQLObjectType): boolean =>
  (type.astNode?.directives ?? []).some(({ name }) => name.value === 'key') &&
  'id' in type.getFields() &&
  'asOf' in type.getFields();

/** Reads the id of an object as its type's own resolver does. */
const idReader = (type: GraphQLObjectType): GraphQLFieldResolver<unknown, unknown> => {
  const resolve: GraphQLFieldResolver<unknown, unknown> | undefined = type.getFields()['id']?.resolve;
  return resolve ?? ((value) => (isKey(value) && 'id' in value ? value.id : null));
};

/** Which reference an object was told of: it is what that turned out to be, or stands somewhere below. */
const rankOf = (value: unknown, { path }: GraphQLResolveInfo, { ranks }: Noting): number | undefined => {
  if (path.prev === undefined) return isKey(value) ? ranks.get(value) : undefined;
  let step = path;
  while (step.prev?.prev !== undefined) step = step.prev;
  return typeof step.key === 'number' ? step.key : undefined;
};

const noteIn = (noting: Noting, id: string, rank: number | undefined): void => {
  const { places, rows } = noting;
  let place = places.get(id);
  if (place === undefined) places.set(id, (place = places.size));
  if (rank !== undefined) rows?.[rank]?.add(place);
};

/** Has it known which reference each entity is the answer to: graphql-js does not say so of the members of a list. */
const rankEntities = (schema: GraphQLSchema): void => {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const resolve = field?.resolve;
  if (field === undefined || resolve === undefined) return;
  field.resolve = (source, args, context: unknown, info) => {
    const found: unknown = resolve(source, args, context, info);
    const noting = notingOf(context);
    if (noting === undefined || !Array.isArray(found) || found.length < 2) return found;
    noting.rows = found.map(() => new Set<number>());
    const rank = (one: unknown, at: number): unknown => {
      if (isKey(one)) noting.ranks.set(one, at);
      return one;
    };
    return found.map((one: unknown, at) => (one instanceof Promise ? one.then((it) => rank(it, at)) : rank(one, at)));
  };
};

/**
 * Has every record noted that is about to be answered, whatever cache or loader it came from: graphql-js asks the type of
 * each object that it completes whether the object is one of its own, and that is where it is seen. A record that stands
 * at many places is noted once. Nothing is done where `begin` was not called.
 */
export const noteServed = (schema: GraphQLSchema): ServedNotes => {
  const byRequest = new WeakMap<object, Noting>();
  rankEntities(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !isRecordType(type)) continue;
    const idOf = idReader(type);
    type.isTypeOf = (value, context, info) => {
      const noting = notingOf(context);
      if (noting === undefined) return true;
      const id: unknown = idOf(value, {}, context, info);
      if (typeof id === 'string') noteIn(noting, id, noting.rows === null ? undefined : rankOf(value, info, noting));
      return true;
    };
  }
  return {
    begin(context, request) {
      const noting: Noting = { begunAt: Date.now(), places: new Map(), ranks: new WeakMap(), rows: null };
      if (isKey(context)) byContext.set(context, noting);
      byRequest.set(request, noting);
    },
    end(request) {
      const noting = byRequest.get(request);
      if (noting === undefined || noting.places.size === 0) return undefined;
      const { begunAt, places, rows } = noting;
      const told = { begunAt, endedAt: Date.now(), ids: [...places.keys()] };
      return rows === null ? told : { ...told, rows: rows.map((row) => [...row]) };
    },
  };
};
