import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { aliasAt } from './joint-operation.ts';

/** What a joint request brought to one of the fetches in it. */
export interface Part {
  /** As if the fetch had gone alone. */
  readonly answer: UpstreamResponse;
  /** Whether that may be due to another fetch in the request: then it has to be asked alone. */
  readonly isDoubtful: boolean;
}

const isAbout = (path: unknown, alias: string): path is readonly [string, ...(string | number)[]] =>
  Array.isArray(path) && path[0] === alias;

/**
 * Takes the answer to a joint request apart. An error that takes all data away hits fetches that have no part in it:
 * those are in doubt. An error without a path, beside data, is told with the first.
 */
export const partOf = ({ data, errors = [] }: UpstreamResponse, at: number): Part => {
  const alias = aliasAt(at);
  const own = errors.flatMap((error) => {
    const { path } = error;
    if (isAbout(path, alias)) return [{ ...error, path: ['_entities', ...path.slice(1)] }];
    return at === 0 && data && !Array.isArray(path) ? [error] : [];
  });
  const entities = data?.[alias];
  return {
    answer: {
      data: Array.isArray(entities) ? { _entities: entities } : null,
      ...(own.length === 0 ? {} : { errors: own }),
    },
    isDoubtful: !Array.isArray(entities) && own.length === 0,
  };
};

/** Whether a subgraph has not even begun to answer: it takes no such request, or none at the moment. */
export const isRefusal = ({ data, errors = [] }: UpstreamResponse): boolean =>
  !data && errors.every(({ path }) => !Array.isArray(path));
