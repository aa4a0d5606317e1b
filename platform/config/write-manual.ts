// Writes docs/configuration.md from the tables of settings; with --check only says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderManual } from './manual.ts';

const file = path.resolve(import.meta.dirname, '../../docs/configuration.md');
const text = renderManual();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/configuration.md is out of date: run npm run codegen');
  process.exitCode = 1;
}
