import { describeConformance } from '@distribution/test/conformance/describe-conformance';
import { closeSharedTryton, isTrytonInstalled, openTrytonWorld } from '@distribution/test/conformance/tryton-world';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { conformance } from './fixtures/conformance.ts';

const MINUTES = 60_000;
// It takes minutes, as a real server does: it runs when it is asked for.
const isAsked = process.env['TRYTON_CONFORMANCE'] === 'yes';
const why = isTrytonInstalled
  ? 'TRYTON_CONFORMANCE=yes asks for it'
  : 'Tryton is not installed (docs/adapters/tryton.md)';
const runs = isTrytonInstalled && isAsked;
if (!runs) console.log(`skipped: conformance on a real Tryton: ${why}`);

describe.skipIf(!runs)('a real Tryton', { timeout: 5 * MINUTES }, () => {
  const openWorld = () => openTrytonWorld(inject('testServer').adminUrl);
  beforeAll(async () => (await openWorld()).close(), 15 * MINUTES);
  afterAll(closeSharedTryton, MINUTES);
  describeConformance({ ...conformance, openWorld }, conformance.definition.name, 4 * MINUTES);
});
