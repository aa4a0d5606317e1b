import { getNullableType, isListType, type FieldNode, type GraphQLField } from 'graphql';
import type { Variables } from '../engine/engine.ts';
import type { Amount } from './amount.ts';
import type { CostRules } from './cost-rules.ts';
import { listLengthOf } from './list-length.ts';

/** Lengths that a field above decided for lists below it, by the path to each. */
export type SizedPaths = readonly { readonly path: readonly string[]; readonly length: Amount }[];

/** How many values a field is taken to answer, and what it decides for lists below it. */
export interface FieldLength {
  readonly length: Amount;
  readonly below: SizedPaths;
  /** Throws `INVALID_ARGUMENT` where the list must be sliced by one argument and is not; `null`: it need not be. */
  readonly check: ((variables: Variables) => void) | null;
}

/** Reads a field's length off `@listSize`, of the field itself or of one above it; 1 for what is no list. */
export const fieldLengthOf = (
  node: FieldNode,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  sized: SizedPaths,
  { rules, assumedListSize }: { readonly rules: Pick<CostRules, 'listSize'>; readonly assumedListSize: number },
): FieldLength => {
  const below: { path: readonly string[]; length: Amount }[] = [];
  let length: Amount = isListType(getNullableType(field.type)) ? assumedListSize : 1;
  for (const { path, length: decided } of sized) {
    if (path[0] !== field.name) continue;
    if (path.length === 1) length = decided;
    else below.push({ path: path.slice(1), length: decided });
  }
  const size = rules.listSize(parent, field.name);
  if (!size) return { length, below, check: null };
  const list = listLengthOf(node, field, size, assumedListSize);
  if (size.sizedFields.length === 0) length = list.length;
  for (const path of size.sizedFields) below.push({ path, length: list.length });
  return { length, below, check: (variables) => list.check(variables) };
};
