import { wrapOnce, type StreamForm } from './stream-form.ts';

const COMPLETE = 'event: complete\ndata:\n\n';

/**
 * Server-sent events, as graphql-sse's distinct connections have them. A cursor is the event's id, so that a browser
 * sends it by itself when it comes back; an id alone moves it on and is shown to nobody.
 */
export const SSE_FORM: StreamForm = {
  contentType: 'text/event-stream; charset=utf-8',
  heartbeatMs: 12_000,
  opening: ':\n\n',
  heartbeat: ':\n\n',
  frame: wrapOnce(({ cursor }) => `id: ${cursor}\nevent: next\ndata: `, '\n\n'),
  only: (text) => `event: next\ndata: ${text}\n\n${COMPLETE}`,
  advance: (cursor) => `id: ${cursor}\n\n`,
  end: (errors) => (errors.length === 0 ? COMPLETE : SSE_FORM.only(JSON.stringify({ errors }))),
  interrupt: (_error, retryMs) => `retry: ${retryMs}\n\n`, // an end without `complete` is what clients come back from
};
