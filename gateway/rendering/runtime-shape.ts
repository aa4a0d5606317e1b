import {
  isInterfaceType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Level, Reader } from '../execution/level.ts';
import type { Composite, ObjectShape } from './object-shape.ts';
import { failureOf, readOne } from './read-value.ts';
import { tellFailure, tellProtocol, type FieldSite } from './render-errors.ts';
import type { RenderRun } from './render-run.ts';

/** What there is to know of a place where objects of an abstract type stand. */
export interface AbstractPlace {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLAbstractType;
  /** Of the objects. */
  readonly level: Level;
  /** Where they say their types. */
  readonly typenames: readonly Reader[];
  readonly site: FieldSite;
  shapeOfObject(type: GraphQLObjectType): ObjectShape;
  /** For objects of which no object type is known; `null` where what is selected depends on it. */
  shapeOfAbstract(type: GraphQLAbstractType): ObjectShape | null;
}

/** Says why an object has no shape. A name that is not in the schema is not repeated: it may be kept out on purpose. */
const tellTypeless = ({ schema, type, site }: AbstractPlace, name: string | null, run: RenderRun): void => {
  const object = `An object for field ${site.parentType}.${site.fieldName}`;
  if (name === null) return tellProtocol(run, site, `${object} does not say of what type it is.`);
  const named = schema.getType(name);
  if (!named) return tellProtocol(run, site, `${object} is of an unknown type.`);
  const reason = isObjectType(named) ? `which is not a possible type for "${type.name}"` : 'which is no object type';
  tellProtocol(run, site, `${object} is of type "${name}", ${reason}.`);
};

/** Finds the shape of objects at an abstract place by the first `__typename` that names an object type of the schema. */
export const createRuntimeComposite = (place: AbstractPlace): Composite => {
  const { schema, type, level, typenames } = place;
  const ofObjects = new Map<string, ObjectShape | null>();
  const ofAbstracts = new Map<string, ObjectShape | null>();

  const shapeNamed = (name: string): ObjectShape | null => {
    const named = schema.getType(name);
    const shape = isObjectType(named) && schema.isSubType(type, named) ? place.shapeOfObject(named) : null;
    if (named) ofObjects.set(name, shape); // names that mean nothing are not kept: there may be any number of them
    return shape;
  };

  /** Interface objects answer the interface's name; a subgraph to which the type is not abstract was not asked for any. */
  const shapeOfInterface = (name: string): ObjectShape | null => {
    const known = ofAbstracts.get(name);
    if (known !== undefined) return known;
    const named = schema.getType(name);
    if (!isInterfaceType(named) && named !== type) return null;
    const narrower = named === type || (isInterfaceType(named) && schema.isSubType(type, named));
    const shape = place.shapeOfAbstract(narrower ? named : type);
    ofAbstracts.set(name, shape);
    return shape;
  };

  return {
    level,
    shapeOf(holder, run) {
      let name: string | null = null;
      for (const reader of typenames) {
        const value = readOne(run, level, holder, reader);
        if (typeof value !== 'string') continue;
        const known = ofObjects.get(value);
        const shape = known === undefined ? shapeNamed(value) : known;
        if (shape !== null) return shape;
        name ??= value;
      }
      const failure = failureOf(run, level, holder, typenames);
      // Without a name nobody was asked for it, or only under a condition that is false: nothing selected depends on it.
      const abstract = name === null && failure ? null : shapeOfInterface(name ?? type.name);
      if (abstract) return abstract;
      if (failure) tellFailure(run, failure);
      else tellTypeless(place, name, run);
      return undefined;
    },
  };
};
