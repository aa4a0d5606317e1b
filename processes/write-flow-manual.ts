// Writes docs/flows.md from the catalogue of flows; with --check only says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderFlowManual } from './flow-manual.ts';

const file = path.resolve(import.meta.dirname, '../docs/flows.md');
const text = renderFlowManual();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/flows.md is out of date: run npm run codegen');
  process.exitCode = 1;
}
