import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { z } from 'zod';

/** Name and schema of a scalar whose canonical form is text. */
export interface TextScalar {
  readonly name: string;
  /** Parses what a client sends into the canonical form. */
  readonly schema: z.ZodType<string>;
}

/**
 * Builds a scalar from the schema that is the model's own rule for it: input is parsed once at the edge, so a resolver
 * gets a canonical value. Output is canonical already and goes out as it is; anything but text is our own fault.
 */
export const createTextScalar = ({ name, schema }: TextScalar): GraphQLScalarType<string, string> =>
  new GraphQLScalarType<string, string>({
    name,
    parseValue(input) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return parsed.data;
      const message = `${name}: ${parsed.error.issues[0]?.message ?? 'not valid'}`;
      throw new GraphQLError(message, { extensions: { code: 'INVALID_ARGUMENT' } });
    },
    serialize(output) {
      if (typeof output === 'string') return output;
      throw new TypeError(`a ${name} must be text, and this is ${typeof output}`);
    },
  });
