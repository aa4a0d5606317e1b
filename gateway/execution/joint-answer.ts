import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { GraphQLFormattedError } from 'graphql';
import { aliasAt } from './joint-operation.ts';

/** What a joint request brought to one of the fetches in it. */
export interface Part {
  /** As if the fetch had gone alone. */
  readonly answer: UpstreamResponse;
  /** Whether that may be due to another fetch in the request: then it has to be asked alone. */
  readonly isDoubtful: boolean;
}

const isPath = (path: unknown): path is readonly (string | number)[] => Array.isArray(path);

/**
 * Takes the answer to a joint request apart. An error that takes all data away hits fetches that have no part in it:
 * those are in doubt. An error that speaks of none of them, beside data, is told with each: it may explain any null.
 * @param count how many fetches the request is of
 */
export const partOf = ({ data, errors = [] }: UpstreamResponse, at: number, count: number): Part => {
  const alias = aliasAt(at);
  const isAboutOne = (first: unknown): boolean =>
    Array.from({ length: count }, (_, each) => aliasAt(each)).some((each) => each === first);
  const own: GraphQLFormattedError[] = [];
  let isAbout = false;
  for (const error of errors) {
    const [first, ...rest] = isPath(error.path) ? error.path : [];
    isAbout ||= first === alias;
    if (first === alias) own.push({ ...error, path: ['_entities', ...rest] });
    else if (data && !isAboutOne(first)) own.push({ ...error, path: ['_entities'] });
  }
  const entities = data?.[alias];
  return {
    answer: {
      data: Array.isArray(entities) ? { _entities: entities } : null,
      ...(own.length === 0 ? {} : { errors: own }),
    },
    isDoubtful: !Array.isArray(entities) && !isAbout,
  };
};

/** Whether a subgraph has not even begun to answer: it takes no such request, or none at the moment. */
export const isRefusal = ({ data, errors = [] }: UpstreamResponse): boolean =>
  !data && errors.every(({ path }) => !Array.isArray(path));
