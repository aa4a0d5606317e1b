import type { IncomingHttpHeaders } from 'node:http';
import { HttpFailure } from './http-failure.ts';
import { isJson } from './media-type.ts';

/** Headers a page of another origin cannot set without asking first; one of them on a GET proves it is no such page. */
const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name', 'graphql-require-preflight'] as const;

/**
 * Keeps other sites from asking in a visitor's name. A POST must be JSON, which a page can only send elsewhere after a
 * preflight that is never answered; a GET must carry a header of the same effect, or the browser's word that the page
 * is ours (Sec-Fetch-Site). Throws 403 or 415.
 */
export const checkBrowserMayAsk = (method: string, headers: IncomingHttpHeaders): void => {
  const contentType = headers['content-type'];
  if (method === 'POST') {
    if (isJson(contentType)) return;
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8.');
  }
  if (contentType !== undefined && !isJson(contentType)) {
    throw new HttpFailure(415, 'BAD_REQUEST', 'A GET with a content type must be application/json.');
  }
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none' || contentType !== undefined) return;
  if (site === undefined && PREFLIGHT_HEADERS.some((name) => headers[name])) return;
  throw new HttpFailure(
    403,
    'FORBIDDEN',
    'A query by GET must show that it is not sent by a page of another site.',
    `Send it by POST, or add the header "${PREFLIGHT_HEADERS[0]}: true".`,
  );
};
