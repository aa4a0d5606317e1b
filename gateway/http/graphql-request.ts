import { AppError } from '@distribution/platform/errors/app-error';
import { parseJson } from './json-body.ts';

/** One GraphQL request as a transport brought it, checked for shape only. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (value: unknown, name: string): Record<string, unknown> => {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw new AppError('BAD_REQUEST', `"${name}" must be an object.`);
};

/** The request in a parsed JSON body. Throws `BAD_REQUEST` naming the member that is wrong. */
export const parseGraphqlRequest = (body: unknown): GraphqlRequest => {
  if (!isRecord(body)) throw new AppError('BAD_REQUEST', 'The body must be a JSON object with a "query".');
  const { query, operationName, variables, extensions } = body;
  if (query === undefined && isRecord(extensions) && isRecord(extensions['persistedQuery'])) {
    // Clients that try the hash first know this code, and send the text after it.
    throw new AppError('PERSISTED_QUERY_NOT_SUPPORTED', 'The operation was sent by its hash alone.');
  }
  if (typeof query !== 'string' || query.trim() === '') {
    throw new AppError('BAD_REQUEST', '"query" must be the text of a GraphQL document.');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new AppError('BAD_REQUEST', '"operationName" must be a string.');
  }
  return {
    query,
    operationName: operationName || null,
    variables: recordOf(variables, 'variables'),
    extensions: recordOf(extensions, 'extensions'),
  };
};

/** What a POST brought: one request, or a list of them where lists are served. */
export type GraphqlBody =
  | { readonly only: GraphqlRequest; readonly list: null }
  | { readonly only: null; readonly list: readonly GraphqlRequest[] };

/** The requests in a parsed JSON body. Throws `BAD_REQUEST` naming what is wrong; `maxBatchSize` 0 refuses lists. */
export const parseGraphqlBody = (body: unknown, maxBatchSize: number): GraphqlBody => {
  if (!Array.isArray(body)) return { only: parseGraphqlRequest(body), list: null };
  if (maxBatchSize === 0) throw new AppError('BAD_REQUEST', 'Lists are not served: send one operation per request.');
  if (body.length === 0) throw new AppError('BAD_REQUEST', 'The list holds no operation.');
  if (body.length > maxBatchSize) {
    throw new AppError('BAD_REQUEST', `The list holds ${body.length} operations; at most ${maxBatchSize} are allowed.`);
  }
  return { only: null, list: body.map(parseGraphqlRequest) };
};

const jsonOf = (parameters: URLSearchParams, name: string): unknown => {
  const text = parameters.get(name);
  return text === null || text === '' ? undefined : parseJson(text, `"${name}"`);
};

/** What stands in a text in place of bytes that are no UTF-8. */
const UNREADABLE = '\uFFFD';

const parametersOf = (url: string): URLSearchParams => {
  const { searchParams } = new URL(url, 'http://localhost');
  const isGuessed = [...searchParams.values()].some((value) => value.includes(UNREADABLE)) && !/%ef%bf%bd/i.test(url);
  if (!isGuessed) return searchParams;
  throw new AppError('BAD_REQUEST', 'The URL is not UTF-8.', { nextStep: 'Encode its parameters in UTF-8.' });
};

/** The request in a URL's query string: `variables` and `extensions` are JSON text there. */
export const parseGraphqlUrl = (url: string): GraphqlRequest => {
  const parameters = parametersOf(url);
  return parseGraphqlRequest({
    query: parameters.get('query') ?? undefined,
    operationName: parameters.get('operationName') ?? undefined,
    variables: jsonOf(parameters, 'variables'),
    extensions: jsonOf(parameters, 'extensions'),
  });
};
