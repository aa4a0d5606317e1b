import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import { HEADER } from '@distribution/platform/request/headers';

/** Which of a client's headers a subgraph gets. Nothing goes on that is not named here. */
export interface ForwardingRules {
  /** Names, in any case. Those that carry credentials are refused here. */
  readonly headers?: readonly string[];
  /** Names that carry credentials: the client's own token or cookies then reach this subgraph, by intent. */
  readonly credentials?: readonly string[];
}

const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Headers that belong to one connection or one body, or that the gateway says itself. */
const NEVER: ReadonlySet<string> = new Set([
  ...[
    'connection',
    'keep-alive',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'proxy-connection',
    'host',
    'expect',
  ],
  ...['content-length', 'content-type', 'content-encoding', 'accept', 'accept-encoding', 'set-cookie'],
  ...Object.values(HEADER),
]);

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

const refuse = (name: string, why: string): AppError =>
  new AppError('CONFIG_INVALID', `The header "${name}" cannot be forwarded to a subgraph: ${why}`);

/** The names in lower case, each once. Throws `CONFIG_INVALID` for one that must not be forwarded. */
export const parseForwarding = ({ headers = [], credentials = [] }: ForwardingRules): readonly string[] => {
  const named = headers.map((name) => name.toLowerCase());
  const trusted = credentials.map((name) => name.toLowerCase());
  for (const name of [...named, ...trusted]) {
    if (!NAME.test(name)) throw refuse(name, 'it is no name of a header.');
    if (NEVER.has(name)) throw refuse(name, 'the gateway sends its own, or it belongs to one connection.');
  }
  const leaked = named.find((name) => CREDENTIALS.has(name));
  if (leaked !== undefined)
    throw refuse(leaked, 'it carries credentials; name it under "credentials" if that is meant.');
  return [...new Set([...named, ...trusted])];
};

/** Those of a client's headers that have one of the names, for a request context; `null` when there are none. */
export const pickForwarded = (
  names: readonly string[],
  headers: IncomingHttpHeaders,
): Readonly<Record<string, string>> | null => {
  let picked: Record<string, string> | null = null;
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) (picked ??= {})[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return picked;
};
