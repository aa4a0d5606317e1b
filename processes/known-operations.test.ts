import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readGatewayFlags } from './gateway-flags.ts';
import { readKnownOperations } from './known-operations.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (text: string): string => {
  const file = path.join(folder, 'operations.json');
  writeFileSync(file, text);
  return file;
};

it.each([
  [
    'a manifest',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        { id: 'x', name: 'A', type: 'query', body: 'query A { a }' },
        { id: 'y', type: 'query', body: '{ b }' },
      ],
    },
  ],
  ['ids and texts', { x: 'query A { a }', y: '{ b }' }],
  ['ids and texts, one called operations', { operations: 'query A { a }', y: '{ b }' }],
])('reads %s', async (what, json) => {
  const name = what === 'a manifest' ? 'A' : null;
  expect(await readKnownOperations(fileOf(JSON.stringify(json)))).toEqual([
    { query: 'query A { a }', operationName: name },
    { query: '{ b }', operationName: null },
  ]);
});

it('knows none without a file, and says what is wrong with one', async () => {
  expect(await readKnownOperations(null)).toEqual([]);
  const refused = { code: 'CONFIG_INVALID', nextStep: expect.stringContaining('apollo-persisted-query-manifest') };
  await expect(readKnownOperations(path.join(folder, 'gone.json'))).rejects.toMatchObject(refused);
  for (const text of [
    '{',
    '[]',
    '{"x":1}',
    '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}',
  ]) {
    await expect(readKnownOperations(fileOf(text))).rejects.toMatchObject(refused);
  }
});

it('takes the flags of a gateway over a file', () => {
  expect(readGatewayFlags([])).toEqual({ supergraph: null });
  expect(readGatewayFlags(['--supergraph', 's', '--operations', 'o', '--notice-ms', '250', '--port', '0'])).toEqual({
    supergraph: 's',
    operations: 'o',
    noticeMs: 250,
    port: 0,
    host: '127.0.0.1',
  });
  for (const wrong of ['-1', 'soon', '60000']) {
    expect(() => readGatewayFlags(['--supergraph', 's', '--notice-ms', wrong])).toThrow(/--notice-ms/);
  }
});
