import { AppError } from '@distribution/platform/errors/app-error';

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
  if (Array.isArray(body)) throw new AppError('BAD_REQUEST', 'Batches are not served: send one operation per request.');
  if (!isRecord(body)) throw new AppError('BAD_REQUEST', 'The body must be a JSON object with a "query".');
  const { query, operationName, variables, extensions } = body;
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

const jsonOf = (text: string | undefined, name: string): unknown => {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('BAD_REQUEST', `"${name}" must be JSON.`);
  }
};

/** The request in a URL's query string: `variables` and `extensions` are JSON text there. */
export const parseGraphqlUrl = (parameters: URLSearchParams): GraphqlRequest =>
  parseGraphqlRequest({
    query: parameters.get('query') ?? undefined,
    operationName: parameters.get('operationName') ?? undefined,
    variables: jsonOf(parameters.get('variables') ?? undefined, 'variables'),
    extensions: jsonOf(parameters.get('extensions') ?? undefined, 'extensions'),
  });
