import {
  getNamedType,
  isInputObjectType,
  Kind,
  valueFromAST,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import type { Variables } from '../engine/engine.ts';
import type { Amount } from './amount.ts';
import type { CostRules } from './cost-rules.ts';

const readsVariable = (value: ValueNode): boolean => {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(readsVariable);
  return value.kind === Kind.OBJECT && value.fields.some((member) => readsVariable(member.value));
};

/** Whether what a field is given depends on the operation's variables. */
const isOpen = ({ arguments: given }: FieldNode): boolean => given?.some(({ value }) => readsVariable(value)) ?? false;

/** The arguments of a field as an operation gives them; without defaults, absent is absent. */
export const givenArguments = (
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
): ((variables: Variables) => Readonly<Record<string, unknown>>) => {
  const read = (variables: Variables): Readonly<Record<string, unknown>> => {
    const given: Record<string, unknown> = {};
    for (const { name, value } of node.arguments ?? []) {
      const type = field.args.find((argument) => argument.name === name.value)?.type;
      const known: unknown = type ? valueFromAST(value, type, { ...variables }) : undefined;
      if (known !== undefined) given[name.value] = known;
    }
    return given;
  };
  if (isOpen(node)) return read;
  const constant = read({});
  return () => constant;
};

/** What a given value costs: its own weight, or 1 for an input object, and its members; elements of lists each. */
const valueCost = (value: unknown, type: GraphQLInputType, weight: number | null, rules: CostRules): number => {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, each) => sum + valueCost(each, type, weight, rules), 0);
  }
  const named = getNamedType(type);
  const own = weight ?? rules.weightOfType(named.name);
  if (!isInputObjectType(named)) return own ?? 0;
  let cost = own ?? 1;
  for (const field of Object.values(named.getFields())) {
    const member: unknown = Reflect.get(Object(value), field.name);
    cost += valueCost(member, field.type, rules.weightOfField(named.name, field.name), rules);
  }
  return cost;
};

/** What the arguments of a field cost. */
export const argumentsCost = (
  node: FieldNode,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  rules: CostRules,
): Amount => {
  if (!node.arguments?.length) return 0;
  const given = givenArguments(node, field);
  const costOf = (argument: GraphQLArgument, variables: Variables): number => {
    const weight = rules.weightOfArgument(parent, field.name, argument.name);
    return valueCost(given(variables)[argument.name], argument.type, weight, rules);
  };
  const total = (variables: Variables) => field.args.reduce((sum, argument) => sum + costOf(argument, variables), 0);
  return isOpen(node) ? total : total({});
};
