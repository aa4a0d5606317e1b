import { existsSync } from 'node:fs';
import { alertPayload, composeWarehouse, fetchInProcess } from '@distribution/gateway/fixtures/warehouse-graph';
import { createMemoryLog } from '@distribution/gateway/fixtures/memory-log';
import { createGateway, type Gateway } from '@distribution/gateway/gateway';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SOON = { timeout: 10_000 };
const TABS = [
  { query: 'query Items($first: Int) {\n  items(first: $first) { id name onHand }\n}', variables: '{ "first": 2 }' },
  { query: 'subscription Alerts {\n  alertRaised { alert { id item { name } } }\n}' },
];

describe.skipIf(CHROMIUM === undefined)('the explorer in a browser', () => {
  const log = createMemoryLog();
  let gateway: Gateway;
  let url: string;
  let browser: Browser;
  let page: Page;
  const hosts = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    const cursors = createCursorSealer('a secret for cursors');
    const explorer = { title: 'Test </graph>', tabs: TABS };
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      events: { log: log.reader, cursors },
      explorer,
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  });
  beforeEach(async () => {
    page = await browser.newPage();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${url}/graphql`);
    await page.waitForSelector('.graphiql-container');
    return () => page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.close();
  });

  const result = (text: string) => page.waitForSelector(`.result-window .CodeMirror-line:has-text("${text}")`);
  const run = () => page.click('.graphiql-execute-button');

  it('runs the first tab with its variables, and asks nobody but the gateway', async () => {
    await run();
    await result('Item 2');
    expect(await page.textContent('.result-window')).not.toContain('Item 3');
    expect(await page.textContent('.graphiql-logo')).toBe('Test </graph>');
    expect([...hosts]).toEqual([new URL(url).host]);
    expect(complaints).toEqual([]);
  });

  it('shows the schema, so that the policy lets introspection through', async () => {
    await page.click('button[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector('.graphiql-doc-explorer-content:has-text("Subscription")');
  });

  it('streams events over the socket until it is stopped', async () => {
    await page.click('.graphiql-tab-button:has-text("Alerts")');
    await page.waitForSelector('.graphiql-query-editor .CodeMirror-line:has-text("alertRaised")');
    await run();
    await expect.poll(() => gateway.subscriptions().members.live, SOON).toBe(1);
    log.append('alerts', alertPayload(1));
    await result('a1');
    await result('Item 2');
    log.append('alerts', alertPayload(2));
    await result('a2');
    await run(); // the same button stops
    await expect.poll(() => gateway.subscriptions().members.live, SOON).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('sends the header of the header editor, and shows what the gateway says to it', async () => {
    await page.click('.graphiql-editor-tools button:has-text("Headers")');
    await page.click('.graphiql-editor-tool .graphiql-editor:not(.hidden) .CodeMirror');
    await page.keyboard.insertText('{"Authorization": "Bearer made-up"}');
    await run();
    await result('UNAUTHENTICATED');
    complaints.length = 0; // the browser notes the 401
  });
});
