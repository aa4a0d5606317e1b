import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';
import type { Level, Reader } from '../execution/level.ts';
import { collectFields, type CollectedFields, type DecidedOperation, type FieldNodes } from './collect-fields.ts';
import { compileComputedField, compilePlannedField } from './compile-field.ts';
import { deferredLabelsIn } from './deferred-labels.ts';
import { completeIntrospection } from './introspection-field.ts';
import type { Complete, Composite, DeferredUnit, ObjectShape, ShapedField } from './object-shape.ts';
import { tellProtocol, type FieldSite } from './render-errors.ts';
import { createRuntimeComposite } from './runtime-shape.ts';

/** Makes a value on the first call and keeps it. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

const subgraphOf = (level: Level, readers: readonly Reader[]): string | null => {
  const names = new Set(readers.map(({ layer }) => level.layers[layer]?.fetch.subgraph));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
};

/** Whether what is selected of objects of an abstract type depends on the type of each. */
const dependsOnType = ({ fields, undecided }: CollectedFields): boolean =>
  undecided || [...fields.values()].some(([{ name }]) => name.value === '__typename');

/** Of an object whose type nobody knows, where what is selected depends on it: nothing can be said but that. */
const typelessShape = (type: GraphQLAbstractType, level: Level): ObjectShape => {
  const site = { parentType: type.name, fieldName: '__typename', subgraph: null };
  const tell: Complete = (_, _value, run) => {
    run.depth -= 1; // of the object, not of a field
    tellProtocol(run, site, `An object of "${type.name}" does not say of what type it is.`);
    run.depth += 1;
    return undefined;
  };
  return { level, fields: [compileComputedField('__typename', true, tell, null)], deferred: [] };
};

/**
 * Makes the shapes of an operation's objects. Those below are made when the first of their kind is met: of the types
 * an operation names, an answer often has few.
 */
export const createShapeCompiler = (operation: DecidedOperation) => {
  const { schema, planned } = operation;

  const compositeOf = (type: GraphQLNamedType, level: Level, nodes: FieldNodes, site: FieldSite): Composite | null => {
    if (!isCompositeType(type)) return null;
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    if (!isAbstractType(type)) {
      const shape = once(() => compile(type, level, sets));
      return { level, shapeOf: shape };
    }
    return createRuntimeComposite({
      level,
      schema,
      type,
      typenames: level.readers('__typename'),
      site,
      shapeOfObject: (object) => compile(object, level, sets),
      shapeOfAbstract(abstract: GraphQLAbstractType) {
        const collected = collectFields(operation, abstract, sets);
        return dependsOnType(collected) ? null : shapeOf(abstract, level, collected);
      },
    });
  };

  const fieldOf = (
    type: GraphQLCompositeType,
    level: Level,
    key: string,
    nodes: FieldNodes,
    first: boolean,
  ): ShapedField | null => {
    const [node] = nodes;
    const fieldName = node.name.value;
    const name = planned.clientNames.get(node) ?? key;
    if (fieldName === '__typename') {
      const text = `"${type.name}"`;
      return compileComputedField(name, first, (before) => before + text, []);
    }
    if (type === schema.getQueryType() && (fieldName === '__schema' || fieldName === '__type')) {
      return compileComputedField(name, first, completeIntrospection(planned, schema, nodes, name), null);
    }
    const definition = isUnionType(type) ? undefined : type.getFields()[fieldName];
    if (!definition) return null; // not of the API schema, hence not the client's
    const readers = level.readers(key);
    const site = { parentType: type.name, fieldName, subgraph: subgraphOf(level, readers) };
    const below = level.below.get(key);
    const composite = below ? compositeOf(getNamedType(definition.type), below, nodes, site) : null;
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const labels = deferredLabelsIn(operation, sets);
    return compilePlannedField({ name, first, definition, site, level, readers, below, composite, labels });
  };

  const shapeOf = (type: GraphQLCompositeType, level: Level, collected: CollectedFields): ObjectShape => {
    const fields: ShapedField[] = [];
    for (const [key, nodes] of collected.fields) {
      const field = fieldOf(type, level, key, nodes, fields.length === 0);
      if (field) fields.push(field);
    }
    const deferred = [...collected.deferred].map(([label, sets]): DeferredUnit => ({
      label,
      shape: once(() => compile(type, level, sets)),
      labels: deferredLabelsIn(operation, sets),
    }));
    return { level, fields, deferred };
  };

  /** The shape of objects of a type at a level, of which these sets are selected. */
  const compile = (type: GraphQLCompositeType, level: Level, sets: readonly SelectionSetNode[]): ObjectShape => {
    const collected = collectFields(operation, type, sets);
    if (isAbstractType(type) && dependsOnType(collected)) return typelessShape(type, level);
    return shapeOf(type, level, collected);
  };

  return compile;
};
