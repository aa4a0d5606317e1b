import { z } from 'zod';
import type { LoggedEvent, LogPosition } from './event-log.ts';

/** One entry of the copy: the topic apart, so that readers of another topic need not look further. */
export interface CopiedEntry {
  readonly position: number;
  readonly topic: string;
  /** JSON of what is neither topic nor payload. */
  readonly facts: string;
  readonly payload: string;
}

/** Something lies in the copy that we did not write. */
export class ForeignEntryError extends Error {
  constructor(id: string, cause?: unknown) {
    super(`the copy of the event log has an entry ${id} that is not an event`, { cause });
  }
}

const name = z.string().nullable();
const factsSchema = z.tuple([z.string(), name, name, name, z.string(), z.string(), z.string()]);

/** The fields of a stream entry, in this order. */
export const fieldsOf = ({ topic, key, owner, occurredAt, recordedAt, correlationId, payload }: LoggedEvent) => {
  const { region, legalEntity, customer } = owner;
  const facts = JSON.stringify([key, region, legalEntity, customer, occurredAt, recordedAt, correlationId]);
  return [topic, facts, payload] as const;
};

/** The entry of a stream as Redis gives it: the id (`position-0`), names and values in turn. Throws ForeignEntryError. */
export const readEntry = (id: string, [, topic, , facts, , payload]: readonly string[]): CopiedEntry => {
  const position = Number(/^(\d+)-0$/.exec(id)?.[1]);
  if (!Number.isSafeInteger(position) || topic === undefined || facts === undefined || payload === undefined)
    throw new ForeignEntryError(id);
  return { position, topic, facts, payload };
};

const parseFacts = (entry: CopiedEntry): z.infer<typeof factsSchema> => {
  try {
    return factsSchema.parse(JSON.parse(entry.facts));
  } catch (cause) {
    throw new ForeignEntryError(`${entry.position}-0`, cause);
  }
};

/** The event in an entry; throws ForeignEntryError. */
export const eventOf = (entry: CopiedEntry, generation: LogPosition['generation']): LoggedEvent => {
  const [key, region, legalEntity, customer, occurredAt, recordedAt, correlationId] = parseFacts(entry);
  const { position, topic, payload } = entry;
  const owner = { region, legalEntity, customer };
  return { generation, position, topic, key, owner, occurredAt, recordedAt, correlationId, payload };
};
