import { describeConformance } from '@distribution/test/conformance/describe-conformance';
import { describe } from 'vitest';
import { conformance, conformanceOn } from './fixtures/conformance.ts';

// What differs between the versions is in the stand-in's tables too; on a live one test/live/odoo runs.
describe.each([
  [16, conformance],
  [17, conformanceOn(17)],
  [18, conformanceOn(18)],
])('Odoo %i (a stand-in)', (_version, subject) => {
  describeConformance(subject);
});
