import type { ChangePage, CanonicalChange, UntranslatableRecord } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Origin } from '@distribution/model/origin';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import type { CloudEventsConfig } from './config.ts';
import type { Envelope, Received } from './envelope.ts';
import { isEventName } from './event-data.ts';
import { flowOfEvent, translateEvent } from './translate-event.ts';
import { TranslationError, reasonOf } from './translation-error.ts';

/** An event and the flow that tells of it; `null` for an event of no flow that is read here. */
export interface SortedEvent {
  readonly flow: FlowName | null;
  readonly received: Received;
}

const nameOf = ({ type }: Envelope, { typePrefix }: CloudEventsConfig): string | null =>
  type.startsWith(typePrefix) ? type.slice(typePrefix.length) : null;

/** Finds the flow of an event by its type alone. */
export const sortEvent = (received: Received, config: CloudEventsConfig): SortedEvent => {
  const name = received.envelope === null ? null : nameOf(received.envelope, config);
  const flow = name !== null && isEventName(name) ? flowOfEvent(name) : null;
  return { received, flow: flow !== null && config.flows.some((each) => each === flow) ? flow : null };
};

/** A revision has room for the stages of one event. */
const STAGES = 2;

const revisionOf = ({ time, sequence }: Envelope, { order }: CloudEventsConfig): number => {
  if (order === 'TIME') {
    if (time === undefined)
      throw new TranslationError('the event has no time, which orders the versions of its record');
    return epochMillisOf(time) * STAGES;
  }
  const text = String(sequence ?? '');
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || !Number.isSafeInteger(number * STAGES)) {
    throw new TranslationError('the event has no sequence of digits, which orders the versions of its record');
  }
  return number * STAGES;
};

const changesOf = (received: Received, config: CloudEventsConfig, asOf: Instant): readonly CanonicalChange[] => {
  const { envelope, reason } = received;
  if (envelope === null) throw new TranslationError(reason);
  const name = nameOf(envelope, config);
  if (name === null || !isEventName(name)) throw new TranslationError(`type "${envelope.type}" is not known here`);
  const flow = flowOfEvent(name);
  if (flow !== null && !config.flows.some((each) => each === flow)) {
    throw new TranslationError(`no flow of this connection reads ${name}`);
  }
  const origin: Origin = { system: config.system, asOf: envelope.time ?? asOf, revision: revisionOf(envelope, config) };
  return translateEvent(name, envelope.data, origin);
};

/** Translates events; one that makes no sense, or that nobody knows, is kept with its reason. */
export const readEvents = (
  events: readonly Received[],
  config: CloudEventsConfig,
  asOf: Instant,
): Pick<ChangePage, 'changes' | 'untranslatable'> => {
  const changes: CanonicalChange[] = [];
  const untranslatable: UntranslatableRecord[] = [];
  for (const received of events) {
    try {
      changes.push(...changesOf(received, config, asOf));
    } catch (error) {
      untranslatable.push({ key: received.name, reason: reasonOf(error), payload: received.raw });
    }
  }
  return { changes, untranslatable };
};
