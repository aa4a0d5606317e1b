import { z } from 'zod';
import type { CacheEntry } from './cache-domain.ts';

/**
 * How an entry lies in Redis: `stamp|revision|json`. The stamp is new with every write, so that a fill can say what it
 * saw when it went to load. A tombstone (an invalidated key) has a stamp, the revision the key has now (-1: not known) and no
 * JSON.
 */
export interface StoredEntry {
  readonly stamp: string;
  /** -1: not known. */
  readonly revision: number;
  readonly entry: CacheEntry | null;
}

const LINE = /^([\w-]+)\|(-?\d+)\|(.*)$/s;
const bodySchema = z.object({ g: z.string(), v: z.unknown(), f: z.number(), k: z.number() });

/** The text of an entry that belongs to a generation of its domain. */
export const storedText = (stamp: string, entry: CacheEntry, generation: string): string =>
  `${stamp}|${entry.revision}|${JSON.stringify({ g: generation, v: entry.value, f: entry.freshUntil, k: entry.keptUntil })}`;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Reads the text; an entry of another generation of the domain, a tombstone, or text that is none of ours, has no entry. */
export const readStored = (text: string | null, generation: string): StoredEntry => {
  const [, stamp, revision, json] = LINE.exec(text ?? '') ?? [];
  if (stamp === undefined || json === undefined) return { stamp: '', revision: -1, entry: null };
  const body = bodySchema.safeParse(parseJson(json));
  if (!body.success || body.data.g !== generation) return { stamp, revision: Number(revision), entry: null };
  const { v, f, k } = body.data;
  return {
    stamp,
    revision: Number(revision),
    entry: { value: v, revision: Number(revision), freshUntil: f, keptUntil: k },
  };
};
