import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toAppError } from '../errors/app-error.ts';
import { openLogPosition, sealLogPosition } from '../event-log/cursor.ts';
import { createCursorSealer, type CursorPayload } from './cursor.ts';

const sealer = createCursorSealer('a secret of some length');
const payloads = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) => JSON.parse(JSON.stringify(value)) as CursorPayload); // JSON by construction
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'opened';
  } catch (thrown) {
    return toAppError(thrown).code;
  }
};

it('opens what it sealed', () => {
  fc.assert(
    fc.property(payloads, (payload) => {
      expect(sealer.openCursor('products', sealer.sealCursor('products', payload))).toEqual(payload);
    }),
  );
});

it('opens nothing that was changed in one place, cut or lengthened', () => {
  fc.assert(
    fc.property(payloads, fc.nat(), fc.integer({ min: 1, max: 63 }), (payload, where, by) => {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const cursor = sealer.sealCursor('products', payload);
      const at = where % cursor.length;
      const other = alphabet[(alphabet.indexOf(cursor[at] ?? '') + by) % 64] ?? '';
      const forged = [cursor.slice(0, at) + other + cursor.slice(at + 1), cursor.slice(0, -1), `${cursor}A`];
      expect(forged.map((text) => codeOf(() => sealer.openCursor('products', text)))).toEqual(
        Array(3).fill('CURSOR_INVALID'),
      );
    }),
  );
});

it('opens no cursor of another list or another installation, and no text at all', () => {
  const cursor = sealer.sealCursor('products', ['A-1']);
  const foreign = createCursorSealer('another secret of length');
  expect(codeOf(() => sealer.openCursor('orders', cursor))).toBe('CURSOR_INVALID');
  expect(codeOf(() => foreign.openCursor('products', cursor))).toBe('CURSOR_INVALID');
  fc.assert(fc.property(fc.string(), (text) => codeOf(() => sealer.openCursor('products', text)) === 'CURSOR_INVALID'));
  expect(() => createCursorSealer('short')).toThrow(/at least 16/);
});

it('carries a position of the event log, and the same position is the same cursor', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(Number.MAX_SAFE_INTEGER), (generation, position) => {
      const cursor = sealLogPosition(sealer, { generation, position });
      expect(openLogPosition(sealer, cursor)).toEqual({ generation, position });
      expect(sealLogPosition(sealer, { generation, position })).toBe(cursor);
    }),
  );
  const shaped = sealer.sealCursor('event-log', ['generation', -1]);
  expect(codeOf(() => openLogPosition(sealer, shaped))).toBe('CURSOR_INVALID');
});
