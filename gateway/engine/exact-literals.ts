import {
  getNamedType,
  GraphQLError,
  isSpecifiedScalarType,
  type FloatValueNode,
  type IntValueNode,
  type ValidationRule,
} from 'graphql';

/** The same text for the same number, however it is written; `null` for what is none. */
const canonicalOf = (text: string): string | null => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
};

const isExact = (text: string): boolean => canonicalOf(text) === canonicalOf(String(Number(text)));

/**
 * Numbers in the place of a scalar of the graph's own that would not reach its subgraph as they are: planning reads them
 * as doubles, and the subgraph would answer about another number.
 */
export const exactLiterals: ValidationRule = (context) => {
  const check = (node: IntValueNode | FloatValueNode): void => {
    const type = context.getInputType(); // none inside of a scalar that takes objects
    if ((type && isSpecifiedScalarType(getNamedType(type))) || isExact(node.value)) return;
    const message = `The number ${node.value} has more digits than can be handed on here; write it as a text.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return { IntValue: check, FloatValue: check };
};
