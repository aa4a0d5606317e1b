import { Kind, visit, type OperationDefinitionNode } from 'graphql';
import type { SyntheticField } from './synthetic-fields.ts';

/** A fetch's operation with synthetic fields written as what they stand for, under the synthetic name: `_r0_size: size(unit: CM)`. */
export const withRealFields = (
  operation: OperationDefinitionNode,
  synthetics: ReadonlyMap<string, SyntheticField>,
): OperationDefinitionNode =>
  visit(operation, {
    Field(field) {
      const stands = synthetics.get(field.name.value);
      if (!stands) return undefined;
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: stands.name },
        arguments: stands.arguments,
      };
    },
  });
