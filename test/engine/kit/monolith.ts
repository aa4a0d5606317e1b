import { execute, parse, validate, type GraphQLError, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { GraphAnswer } from './ask-engine.ts';
import type { DataObject, GraphData } from './graph-data.ts';

/** Answers as one server would that has the whole schema and all the data: what any gateway over them must answer. */
export const askMonolith = async (
  schema: GraphQLSchema,
  { roots, fields = {} }: GraphData,
  query: string,
  variables: DataObject,
): Promise<GraphAnswer> => {
  const fieldResolver: GraphQLFieldResolver<DataObject, unknown> = (self, args: DataObject, _context, info) => {
    const { parentType, fieldName } = info;
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
