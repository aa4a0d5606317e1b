import type { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { parseReceivedJson } from '../text/received-json.ts';
import { utf8Text } from '../text/utf8-text.ts';
import { verifyWebhook } from './webhook-signature.ts';

/** A webhook as it came in: header names in lower case, the bytes as received. */
export interface RawWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Checks signature and replay window, then parses; throws WEBHOOK_REJECTED for anything the sender did not sign or mean. */
export const openWebhook = <S extends z.ZodType>(
  secret: string,
  { headers, body }: RawWebhook,
  nowMillis: number,
  schema: S,
): z.output<S> => {
  const verdict = verifyWebhook(secret, headers, body, nowMillis);
  if (verdict !== 'GENUINE') throw new AppError('WEBHOOK_REJECTED', `the delivery was not believed: ${verdict}`);
  try {
    return schema.parse(parseReceivedJson(utf8Text(body)));
  } catch (cause) {
    throw new AppError('WEBHOOK_REJECTED', 'the delivery is signed but is no event that is read here', { cause });
  }
};
