import { isAbstractType, isInterfaceType, isObjectType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import { FetchFailure } from './layer-value.ts';
import type { Table } from './tables.ts';

/** What type conditions mean for an object whose type is only known by name. */
export interface TypeNames {
  /** Whether an object that answers `typename` is within `condition`: the same name, or a type that implements it. */
  satisfies(typename: string, condition: string): boolean;
  /** Whether an object that answers `typename` can stand where `declared` is promised. An interface's name says too little to tell. */
  mayStandFor(typename: string, declared: string): boolean;
  /** Of what type a field's values are; `null`: nobody knows. */
  fieldType(typename: string | null, field: string): GraphQLOutputType | null;
  /** The runtime type of a row: the first `__typename` that names an object type, else the first there is, else `null`. */
  typenameOf(table: Table, row: number): string | null;
}

/** @param schema holds every type that subgraphs can answer, inaccessible ones too */
export const createTypeNames = (schema: GraphQLSchema): TypeNames => {
  const within = new Map<string, ReadonlySet<string>>();
  const objects = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) objects.add(type.name);
    if (!isAbstractType(type)) continue;
    within.set(type.name, new Set(schema.getPossibleTypes(type).map(({ name }) => name)));
  }
  const satisfies = (typename: string, condition: string): boolean =>
    typename === condition || (within.get(condition)?.has(typename) ?? false);
  return {
    satisfies,
    mayStandFor: (typename, declared) => satisfies(typename, declared) || within.has(typename),
    fieldType(typename, field) {
      const type = typename === null ? undefined : schema.getType(typename);
      return (isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : null) ?? null;
    },
    typenameOf(table, row) {
      const known = table.typenameOf(row);
      if (known !== undefined) return known;
      let abstract: string | null = null;
      for (const { layer, key } of table.level.typenames) {
        const object = table.columns[layer]?.[row];
        if (object === undefined || object === null || object instanceof FetchFailure) continue;
        const name = object[key];
        if (typeof name !== 'string') continue;
        if (objects.has(name)) {
          table.noteTypename(row, name);
          return name;
        }
        abstract ??= name;
      }
      return abstract;
    },
  };
};
