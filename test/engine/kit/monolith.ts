import {
  execute,
  parse,
  validate,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type ResponsePath,
} from 'graphql';
import type { GraphAnswer } from './ask-engine.ts';
import type { DataObject, GraphData } from './graph-data.ts';

/** Answers as one server would that has the whole schema and all the data: what any gateway over them must answer. */
export const askMonolith = async (
  schema: GraphQLSchema,
  { roots, fields = {}, fromAbove = {} }: GraphData,
  query: string,
  variables: DataObject,
): Promise<GraphAnswer> => {
  // Objects by the path at which they stand, which their fields have alike.
  const objects = new WeakMap<object, DataObject>();
  const objectsAbove = ({ prev }: ResponsePath): DataObject[] => {
    const above: DataObject[] = [];
    for (let at = prev?.prev; at; at = at.prev) {
      const object = objects.get(at);
      if (object) above.push(object);
    }
    return above;
  };
  const fieldResolver: GraphQLFieldResolver<DataObject, unknown> = (self, given: DataObject, _context, info) => {
    const { parentType, fieldName, path } = info;
    if (path.prev) objects.set(path.prev, self);
    const taken = fromAbove[`${parentType.name}.${fieldName}`]?.(objectsAbove(path));
    if (taken === null) return null;
    const args = { ...given, ...taken };
    const root = parentType === schema.getQueryType() || parentType === schema.getMutationType();
    if (root) return roots[fieldName]?.(args);
    const compute = fields[`${parentType.name}.${fieldName}`];
    if (compute) return compute(self, args);
    for (const { name } of parentType.getInterfaces()) {
      const inherited = fields[`${name}.${fieldName}`];
      if (inherited) return inherited(self, args);
    }
    const value = self[fieldName];
    return typeof value === 'function' ? (value as (args: DataObject) => unknown)(args) : value; // a link
  };
  const document = parse(query);
  const [invalid] = validate(schema, document);
  if (invalid) throw new Error(`the test's own operation is invalid: ${invalid.message}`);
  const { data, errors = [] } = await execute({
    schema,
    document,
    variableValues: variables,
    fieldResolver,
    typeResolver: (value) => String((value as DataObject)['__typename']), // data objects of abstract types have it
  });
  const text = JSON.stringify(data ?? null);
  return {
    text,
    data: JSON.parse(text),
    patches: [],
    errors: errors.map(({ message, path, extensions }: GraphQLError) => ({
      message,
      path: path ?? null,
      code: extensions['code'],
    })),
  };
};
