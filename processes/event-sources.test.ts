import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readEventSources } from './event-sources.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (content: unknown): string => {
  const file = path.join(folder, 'sources.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const alerts = { topic: 'subgraph.alerts', url: 'ws://127.0.0.1:1/graphql', query: 'subscription { alerts { id } }' };
const refusal = (content: unknown): Promise<unknown> =>
  readEventSources(fileOf(content)).catch(
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );

it('reads sources, what is left out included', async () => {
  expect(await readEventSources(null)).toEqual([]);
  const owner = { region: 'region', legalEntity: null, customer: null };
  expect(await readEventSources(fileOf({ sources: [{ ...alerts, owner: { region: 'region' } }] }))).toEqual([
    { ...alerts, connectionParams: {}, cursor: null, key: null, occurredAt: null, owner },
  ]);
});

it('refuses topics of our own, addresses that are no sockets, two sources of a topic, and what is no such file', async () => {
  expect(await refusal({ sources: [{ ...alerts, topic: 'security.revocations' }] })).toMatch(
    /CONFIG_INVALID.*[^]*topic/,
  );
  expect(await refusal({ sources: [{ ...alerts, url: 'http://127.0.0.1/' }] })).toMatch(/CONFIG_INVALID.*[^]*url/);
  expect(await refusal({ sources: [alerts, alerts] })).toMatch(/CONFIG_INVALID.*[^]*each topic has one source/);
  expect(await refusal('no json')).toMatch(/CONFIG_INVALID.*[^]*no JSON/);
  await expect(readEventSources(path.join(folder, 'none.json'))).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});
