import type { WebhookDelivery } from '@distribution/model/erp/system-adapter';
import { instantSchema } from '@distribution/model/time/instant';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { utf8Text } from '@distribution/platform/text/utf8-text';
import { HTTP } from 'cloudevents';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import { TranslationError } from './translation-error.ts';

/** The attributes of an event on which reading stands. `data` is what its type says, not looked into here. */
export const envelopeSchema = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  time: instantSchema.optional(),
  sequence: z.union([z.string(), z.number().int()]).optional(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** An event as it came, or why it is none; `raw` is kept with it. */
export interface Received {
  readonly envelope: Envelope | null;
  readonly name: string;
  readonly reason: string;
  readonly raw: string;
}

/** Checks one event. What is no CloudEvents 1.0 is told with its reason. */
const receive = (raw: unknown): Received => {
  const parsed = envelopeSchema.safeParse(raw);
  const text = JSON.stringify(raw) ?? '';
  if (parsed.success) {
    const { source, id } = parsed.data;
    return { envelope: parsed.data, name: `${source} ${id}`, reason: '', raw: text };
  }
  const reason = `it is no CloudEvent 1.0: ${tellMistakes(parsed.error)}`;
  return { envelope: null, name: 'event', reason, raw: text };
};

/** The library parses and writes by itself: what it is handed is JSON that bears it. */
const bearable = (body: string): string => {
  try {
    return JSON.stringify(parseReceivedJson(body));
  } catch {
    return body;
  }
};

/**
 * The events of one HTTP request, in structured, batched or binary mode, by the library of the CloudEvents project. Throws
 * TranslationError for a body that is none of them.
 */
export const eventsOfRequest = ({ headers, body }: WebhookDelivery): readonly Received[] => {
  try {
    const message = { headers: { ...headers }, body: bearable(utf8Text(body)) };
    if (!HTTP.isEvent(message)) throw new TranslationError('the request is no CloudEvent');
    const events = HTTP.toEvent(message);
    return (Array.isArray(events) ? events : [events]).map((event) =>
      receive(JSON.parse(JSON.stringify(event)) as unknown),
    );
  } catch (cause) {
    if (cause instanceof TranslationError) throw cause;
    throw new TranslationError(
      `the request is no CloudEvent: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
};

/** The events of a file: one event, a batch as a JSON array, or one event a line. A line that is no JSON is told alone. */
export const eventsOfText = (text: string, fileName: string): readonly Received[] => {
  const whole = text.replace(/^\uFEFF/, '').trim();
  if (whole === '') return [{ envelope: null, name: fileName, reason: 'the file is empty', raw: fileName }];
  try {
    const json: unknown = parseReceivedJson(whole);
    return Array.isArray(json) ? json.map(receive) : [receive(json)];
  } catch {
    const lines = whole.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.map((line, index) => {
      try {
        return receive(parseReceivedJson(line));
      } catch {
        return { envelope: null, name: `line ${index + 1}`, reason: 'it is no JSON', raw: line };
      }
    });
  }
};
