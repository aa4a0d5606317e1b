import type { CanonicalChange, ChangePage, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { setTimeout as sleep } from 'node:timers/promises';
import { Violation, ensure } from './rule.ts';

/** A call that may take its time. */
export const patientCall = (): SourceCall => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 20_000,
  correlationId: 'conformance',
  lane: 'INTERACTIVE',
});

/** No sample has this many pages, and no live system that a kit should read to its end. */
const MOST_PAGES = 2_000;

/** What a reader of a flow got. */
export interface Reading {
  readonly pages: readonly ChangePage[];
  readonly changes: readonly CanonicalChange[];
  readonly cursor: SourceCursor;
}

/** All pages from a cursor to the end; a reading that never ends is a violation. */
export const readToEnd = async (
  adapter: SystemAdapter,
  flow: FlowName,
  cursor: SourceCursor | null = null,
): Promise<Reading> => {
  const pages: ChangePage[] = [];
  for (let at = cursor; ;) {
    const page = await adapter.changes.readChanges(flow, at, patientCall());
    pages.push(page);
    at = page.cursor;
    if (page.complete) return { pages, changes: pages.flatMap(({ changes }) => changes), cursor: at };
    ensure(pages.length < MOST_PAGES, () => `${flow}: after ${MOST_PAGES} pages none was complete`);
  }
};

/** The cheapest read that any adapter has. */
export const someRead = (adapter: SystemAdapter, call: SourceCall = patientCall()): Promise<ChangePage> =>
  adapter.changes.readChanges(someFlow(adapter), null, call);

/** The flow that rules about no flow in particular read. */
export const someFlow = (adapter: SystemAdapter): FlowName => {
  const [flow] = adapter.changes.flows;
  ensure(flow !== undefined, () => 'the adapter offers no flow');
  return flow;
};

/** The error a promise ends with, which must have one of the codes. */
export const failureOf = async (
  promise: Promise<unknown>,
  codes: readonly string[],
  when: string,
): Promise<{ readonly code: string; readonly retryable: boolean; readonly message: string }> => {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (outcome === null) throw new Violation(`${when}: it succeeded, where ${codes.join(' or ')} was due`);
  const { error } = outcome;
  const { code, retryable, message } = error as { code?: unknown; retryable?: unknown; message?: unknown }; // whatever it is
  ensure(
    typeof code === 'string' && codes.includes(code),
    () => `${when}: it failed with ${String(code ?? error)} (${String(message)}), where ${codes.join(' or ')} was due`,
  );
  return { code, retryable: retryable === true, message: String(message) };
};

/** Waits until something is so; a violation when it is not in time. */
export const eventually = async (holds: () => boolean, seen: () => string, limitMs = 5_000): Promise<void> => {
  for (let waited = 0; waited < limitMs && !holds(); waited += 10) await sleep(10);
  ensure(holds(), seen);
};

/** A value as one line, for what was seen. */
export const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
};
