import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { GraphQLError } from 'graphql';
import type { ResponsePath } from './response-path.ts';

/** An error as a subgraph told it, checked for shape. */
export interface SubgraphError {
  readonly message: string;
  readonly path: ResponsePath | null;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const isStep = (step: unknown): step is string | number => typeof step === 'string' || typeof step === 'number';

/** The errors of an answer; parts that are not what GraphQL says they are, are left out. */
export const errorsOf = ({ errors }: UpstreamResponse): readonly SubgraphError[] => {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const { message, path, extensions } = (typeof error === 'object' && error !== null ? error : {}) as Record<
      string,
      unknown
    >; // read member by member
    return {
      message: typeof message === 'string' ? message : 'The subgraph reported an error without a message.',
      path: Array.isArray(path) && path.every(isStep) ? path : null,
      extensions: typeof extensions === 'object' && extensions !== null ? { ...extensions } : {},
    };
  });
};

/** A subgraph's error as one of ours, at a path of the client's answer. */
export const toldAt = (subgraph: string, { message, extensions }: SubgraphError, path: ResponsePath): GraphQLError =>
  new GraphQLError(message, { path, extensions: { ...extensions, serviceName: subgraph } });
