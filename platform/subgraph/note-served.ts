import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
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
  readonly ids: Set<string>;
}

const isKey = (value: unknown): value is object => typeof value === 'object' && value !== null;

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

/**
 * Has every record noted that is about to be answered, whatever cache or loader it came from: graphql-js asks the type of
 * each object that it completes whether the object is one of its own, and that is where it is seen. A record that stands
 * at many places is noted once. Nothing is done where `begin` was not called.
 */
export const noteServed = (schema: GraphQLSchema): ServedNotes => {
  const byContext = new WeakMap<object, Noting>();
  const byRequest = new WeakMap<object, Noting>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !isRecordType(type)) continue;
    const idOf = idReader(type);
    type.isTypeOf = (value, context, info) => {
      const noting = isKey(context) ? byContext.get(context) : undefined;
      const id: unknown = noting && idOf(value, {}, context, info);
      if (typeof id === 'string') noting?.ids.add(id);
      return true;
    };
  }
  return {
    begin(context, request) {
      const noting = { begunAt: Date.now(), ids: new Set<string>() };
      if (isKey(context)) byContext.set(context, noting);
      byRequest.set(request, noting);
    },
    end(request) {
      const noting = byRequest.get(request);
      if (noting === undefined || noting.ids.size === 0) return undefined;
      return { begunAt: noting.begunAt, endedAt: Date.now(), ids: [...noting.ids] };
    },
  };
};
