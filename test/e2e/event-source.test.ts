import { existsSync } from 'node:fs';
import { ALERT_IDS, alertIds, createLiveWorld } from '@distribution/gateway/fixtures/live-gateway';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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
const SOON = { timeout: 20_000 };
const FILTERED = 'subscription { alertRaised(filter: { kind: "NONE" }) { alert { id } } }';

/** Runs in the page: what an EventSource got, kept where the test can see it. */
const follow = (url: string): void => {
  const page = globalThis as unknown as { ids: string[]; completed: number; lastId: string; source: EventSource };
  page.ids = [];
  page.completed = 0;
  page.source = new EventSource(url);
  page.source.addEventListener('next', (event) => {
    const { data: text, lastEventId } = event as unknown as { data: string; lastEventId: string };
    const { data } = JSON.parse(text) as { data?: { alertRaised: { alert: { id: string } } } };
    page.ids.push(data?.alertRaised.alert.id ?? 'error');
    page.lastId = lastEventId;
  });
  page.source.addEventListener('complete', () => {
    page.completed += 1;
    page.source.close();
  });
};

describe.skipIf(CHROMIUM === undefined)("a browser's EventSource", () => {
  let world: ReturnType<typeof createLiveWorld>;
  let current: Awaited<ReturnType<typeof world.open>>;
  let browser: Browser;

  beforeAll(async () => {
    world = createLiveWorld();
    current = await world.open({ explorer: { title: 'Test', tabs: [] } });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await current?.gateway.close();
  });

  const openPage = async (query: string) => {
    const page = await browser.newPage();
    await page.goto(`${current.url}/health/live`);
    await page.evaluate(follow, `${current.url}/graphql?query=${encodeURIComponent(query)}`);
    const read = <K extends 'ids' | 'completed' | 'lastId'>(what: K) =>
      page.evaluate((name) => (globalThis as unknown as Record<string, unknown>)[name], what);
    return { page, read };
  };
  const members = (count: number) =>
    expect
      .poll(() => Object.values(current.gateway.subscriptions().members).reduce((sum, some) => sum + some, 0), SOON)
      .toBe(count);

  it('gets each event once and in order while gateways come and go, by nothing but its last event id', async () => {
    const { page, read } = await openPage(ALERT_IDS);
    await members(1);
    world.append(3);
    await expect.poll(() => read('ids'), SOON).toEqual(alertIds(1, 3));
    const port = Number(new URL(current.url).port);
    for (let round = 1; round <= 2; round += 1) {
      await current.gateway.close();
      world.append(2); // while nobody serves
      current = await world.open({}, port);
      await expect.poll(() => read('ids'), SOON).toEqual(alertIds(1, 3 + 3 * round - 1));
      world.append();
      await expect.poll(() => read('ids'), SOON).toEqual(alertIds(1, 3 + 3 * round));
    }
    expect(await read('lastId')).toBe(await world.cursorAt(9));
    await page.close();
    await members(0);
  }, 90_000);

  it('goes on behind what was looked through for it, though it was shown nothing', async () => {
    const port = Number(new URL(current.url).port);
    await current.gateway.close();
    current = await world.open({ subscriptions: { heartbeatMs: 50, sweepMs: 20 } }, port);
    const { page, read } = await openPage(FILTERED);
    const asked: (string | undefined)[] = [];
    page.on('request', (request) => {
      void request.allHeaders().then((headers) => asked.push(headers['last-event-id']));
    });
    await members(1);
    world.append(2);
    const { position } = await world.log.reader.head();
    await new Promise((resolve) => setTimeout(resolve, 500)); // an id alone shows nowhere in the page until it comes back
    await current.gateway.close();
    current = await world.open({}, port);
    await expect.poll(() => asked.at(-1), SOON).toBe(await world.cursorAt(position));
    expect(await read('ids')).toEqual([]);
    await page.close();
  }, 60_000);

  it('is told once what is wrong with its operation, and that this was all', async () => {
    const { page, read } = await openPage('subscription { alertRaised(after: "forged") { cursor } }');
    await expect.poll(() => read('completed'), SOON).toBe(1);
    expect(await read('ids')).toEqual(['error']);
    await page.close();
  });
});
