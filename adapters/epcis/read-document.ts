import { createHash } from 'node:crypto';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { type EventWire, documentWire, eventWire } from './wire.ts';

/** An event as it came. `id` is its eventID, else a digest of what it says. */
export interface ReceivedEvent {
  readonly id: string;
  readonly raw: string;
  /** `null` with the reason why it is no event that can be read. */
  readonly event: EventWire | null;
  readonly reason: string;
}

/** JSON with the members of every object in one order. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, canonical(member)]),
  );
};

/**
 * The name of an event without an eventID: the same event gives the same, when it was recorded does not matter. It is a
 * digest of our own; GS1's event hash has another form and is taken as it is when a sender puts it into `eventID`.
 */
const digestOf = (raw: object): string => {
  const { recordTime: _recordTime, errorDeclaration: _declaration, ...said } = raw as Readonly<Record<string, unknown>>; // any object has members
  return `sha256-${createHash('sha256')
    .update(JSON.stringify(canonical(said)))
    .digest('hex')
    .slice(0, 40)}`;
};

const receive = (raw: unknown, index: number): ReceivedEvent => {
  const text = JSON.stringify(raw) ?? '';
  const parsed = eventWire.safeParse(raw);
  if (parsed.success) {
    const event = parsed.data;
    return { id: event.eventID ?? digestOf(raw as object), raw: text, event, reason: '' }; // it was parsed as an object
  }
  return {
    id: `event ${index + 1}`,
    raw: text,
    event: null,
    reason: tellMistakes(parsed.error),
  };
};

/** The events of a document or a single event; a text that is neither is one that cannot be read, with its reason. */
export const readDocument = (text: string): readonly ReceivedEvent[] => {
  const refuse = (reason: string): readonly ReceivedEvent[] => [{ id: 'document', raw: text, event: null, reason }];
  let json: unknown;
  try {
    json = parseReceivedJson(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('it is no JSON');
  }
  const isDocument = typeof json === 'object' && json !== null && 'type' in json && json.type === 'EPCISDocument';
  if (!isDocument) return [receive(json, 0)];
  const parsed = documentWire.safeParse(json);
  if (!parsed.success) return refuse(tellMistakes(parsed.error));
  return parsed.data.epcisBody.eventList.map(receive);
};
