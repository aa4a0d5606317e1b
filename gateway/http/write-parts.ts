// An answer in parts (multipart/mixed; deferSpec=20220824): the first at once, each deferred fragment when it is there.
import type { ServerResponse } from 'node:http';
import { firstPartOf, laterPartOf, type OperationAnswer } from '../answer/operation-answer.ts';
import type { Deadline } from '@distribution/platform/request/deadline';
import { DEFER_SPEC } from './media-type.ts';
import { answerHeaders, cutWhenStalled } from './write-answer.ts';

const BOUNDARY = '-';
const PART_HEAD = '\r\ncontent-type: application/json; charset=utf-8\r\n\r\n';
/** Sent right behind a part: clients take a part for whole when its end has come, not when the next one begins. */
const PART_END = `\r\n--${BOUNDARY}`;

/** Resolves when the connection takes more, or never will. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });

/**
 * Writes the first part, then each later one as it comes. When the caller leaves, the patches are asked for no more;
 * when the time is up before all have come, the connection is cut: an end that looks like one would be a lie. So is that of
 * a caller who takes nothing for `stalledMs`.
 */
export const writeParts = async (
  response: ServerResponse,
  answer: OperationAnswer & { readonly patches: NonNullable<OperationAnswer['patches']> },
  correlationId: string,
  deadline: Deadline,
  stalledMs: number,
): Promise<void> => {
  const send = async (text: string): Promise<void> => {
    if (response.write(text) || response.destroyed) return;
    cutWhenStalled(response, stalledMs);
    await drained(response);
  };
  const contentType = `multipart/mixed; boundary="${BOUNDARY}"; deferSpec=${DEFER_SPEC}`;
  response.writeHead(200, answerHeaders(correlationId, contentType));
  await send(`\r\n--${BOUNDARY}${PART_HEAD}${firstPartOf(answer)}${PART_END}`);
  for await (const patches of answer.patches) {
    if (response.destroyed) return; // leaving the loop ends the patches
    if (patches.length > 0) await send(`${PART_HEAD}${laterPartOf(patches)}${PART_END}`);
  }
  if (deadline.aborts.aborted) return void response.destroy();
  response.end(`${PART_HEAD}{"hasNext":false}${PART_END}--\r\n`);
};
