// `npm test [-- FILTER]`: prepares the checkout, says which suites this machine cannot run, and runs the others.
import { existsSync } from 'node:fs';
import { prepared } from './prepare.mjs';
import { runTool } from './tool.mjs';

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const chromium = process.env.CHROMIUM_PATH ?? CHROMIUM_PLACES.find((place) => existsSync(place));
const absent = [
  process.env.REDIS_URL ? null : 'REDIS_URL is not set: suites that need a Redis are skipped',
  process.env.DATABASE_URL
    ? null
    : 'DATABASE_URL is not set: the store is tested on the embedded PostgreSQL, suites for an outside one are skipped',
  process.env.REAL_DATA_DIR ? null : 'REAL_DATA_DIR is not set: suites on the real data sets are skipped',
  chromium ? null : 'no Chromium was found (CHROMIUM_PATH): browser suites are skipped',
];

await prepared(async () => {
  for (const sentence of absent) if (sentence) console.log(`- ${sentence}`);
  const env = { NODE_ENV: 'test', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
  process.exitCode = await runTool('vitest', ['run', ...process.argv.slice(2)], env);
});
