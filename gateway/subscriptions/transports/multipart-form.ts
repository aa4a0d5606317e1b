import { wrapOnce, type StreamForm } from './stream-form.ts';

const BOUNDARY = 'graphql';
const PART_HEAD = '\r\ncontent-type: application/json; charset=utf-8\r\n\r\n';
/** Sent right behind a part: clients take a part for whole when its end has come, not when the next one begins. */
const PART_END = `\r\n--${BOUNDARY}`;
const LAST = '--\r\n';

const part = (text: string): string => `${PART_HEAD}${text}${PART_END}`;

/** Apollo's multipart protocol for subscriptions. An error beside a null payload ends the stream; without one it was served to its end. */
export const MULTIPART_FORM: StreamForm = {
  contentType: `multipart/mixed; boundary="${BOUNDARY}"; subscriptionSpec=1.0`,
  heartbeatMs: 5_000,
  opening: PART_END,
  heartbeat: part('{}'),
  frame: wrapOnce(() => `${PART_HEAD}{"payload":`, `}${PART_END}`),
  only: (text) => `${part(`{"payload":${text}}`)}${LAST}`,
  advance: () => null,
  end: (errors) => (errors.length === 0 ? LAST : `${part(JSON.stringify({ payload: null, errors }))}${LAST}`),
  interrupt: (error) => MULTIPART_FORM.end([error]),
};
