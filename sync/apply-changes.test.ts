import { describe, expect, it } from 'vitest';
import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import type { ChangeBatch, SyncStore } from '@distribution/model/operations/sync-store';
import { originSchema } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { applyChanges } from './apply-changes.ts';

const origin = originSchema.parse({ system: 'erp', asOf: '2026-03-02T06:00:00Z', revision: 1 });
const removal = (number: number): CanonicalChange => ({
  of: 'PRODUCT',
  operation: 'DELETE',
  key: [`SKU-${number}`],
  origin,
});
const keyOf = (change: CanonicalChange): string => (change.operation === 'DELETE' ? (change.key[0] ?? '') : '');

/** A store that refuses, as a database would, every transaction that holds one of the poisoned records. */
const createPickyStore = (poisoned: readonly string[], error: () => Error) => {
  const committed: ChangeBatch[] = [];
  const store: Pick<SyncStore, 'applyBatch'> = {
    applyBatch: async (batch) => {
      if (batch.changes.some((change) => poisoned.includes(keyOf(change)))) throw error();
      committed.push(batch);
      return {
        applied: batch.changes.length,
        unchanged: 0,
        parked: batch.untranslatable.length,
        exceptionsOpened: 0,
        exceptionsClosed: 0,
      };
    },
  };
  return { store: store as SyncStore, committed }; // applyChanges calls nothing else
};

const batchOf = (size: number) => ({
  flow: 'products' as const,
  runId: 'run',
  changes: Array.from({ length: size }, (_, number) => removal(number)),
  untranslatable: [],
  cursor: 'next' as SourceCursor, // any text is one
  confirmedAt: '2026-03-02T06:00:00.000Z',
  deliveryId: 'erp:1',
  correlationId: 'c',
});

describe('applyChanges', () => {
  it('parks exactly the records the store refuses and applies all others once, in order', async () => {
    const { store, committed } = createPickyStore(['SKU-3', 'SKU-40', 'SKU-99'], () => new Error('numeric overflow'));
    const outcome = await applyChanges(store, batchOf(100));

    expect(outcome).toMatchObject({ applied: 97, parked: 3 });
    const applied = committed.flatMap(({ changes }) => changes.map(keyOf));
    const expected = batchOf(100)
      .changes.map(keyOf)
      .filter((key) => !['SKU-3', 'SKU-40', 'SKU-99'].includes(key));
    expect(applied).toEqual(expected);
    expect(committed.flatMap(({ untranslatable }) => untranslatable)).toMatchObject([
      { key: 'PRODUCT SKU-3', reason: 'the store refused it: numeric overflow' },
      { key: 'PRODUCT SKU-40' },
      { key: 'PRODUCT SKU-99' },
    ]);
  });

  it('moves the cursor and settles the delivery only with the last part', async () => {
    const { store, committed } = createPickyStore(['SKU-5'], () => new Error('refused'));
    await applyChanges(store, batchOf(20));
    const final = { cursor: 'next', deliveryId: 'erp:1', confirmedAt: '2026-03-02T06:00:00.000Z' };
    const open = { cursor: null, deliveryId: null, confirmedAt: null };
    expect(committed.length).toBeGreaterThan(2);
    committed.forEach((batch, index) => expect(batch).toMatchObject(index === committed.length - 1 ? final : open));
  });

  it('takes nothing apart when the store cannot be reached', async () => {
    const { store, committed } = createPickyStore(['SKU-5'], () => new AppError('STORE_UNAVAILABLE', 'gone'));
    await expect(applyChanges(store, batchOf(20))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(committed).toEqual([]);
  });
});
