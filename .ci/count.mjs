// Prints `N passed, N failed, N skipped` from vitest's JSON report; fails when something failed or nothing was run.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8') || '{"testResults":[]}');
const outcomes = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
);
for (const file of brokenFiles) console.log(`failed outside its tests: ${file.name}`);

const passed = outcomes.filter((status) => status === 'passed').length;
const failed = outcomes.filter((status) => status === 'failed').length + brokenFiles.length;
const skipped = outcomes.length - passed - outcomes.filter((status) => status === 'failed').length;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || passed === 0 || report.success === false) process.exitCode = 1;
