// The house's walls on the tree as it is now. Each failure names the file, the line, the import and the rule.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { slipsOf } from './habits.ts';
import { PRODUCTION_PROCESSES } from './house-rules.ts';
import { importsOf } from './import-edge.ts';
import { findOrphans } from './orphans.ts';
import { pathTo } from './reach.ts';
import { sizesOf } from './sizes.ts';
import { isGenerated, isTest, readSources } from './source-file.ts';
import { wallFindings } from './walls.ts';
import { badName } from './words.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = readSources(root);
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const written = sources.filter((source) => !isGenerated(source.file));
const edges = sources.filter(({ file }) => !file.startsWith('prisma/generated/')).flatMap(importsOf);

/** Fails with every finding on a line of its own. */
function expectNone(findings: readonly string[]): void {
  if (findings.length > 0) expect.fail(`${findings.length} found:\n${findings.join('\n')}`);
}

describe('the house', () => {
  it('reads a tree with files and imports in it', () => {
    expect(written.length).toBeGreaterThan(10);
    expect(edges.length).toBeGreaterThan(10);
  });

  it('has no import through a wall', () => {
    expectNone(edges.flatMap(wallFindings));
  });

  it('keeps the sandbox out of what runs in production', () => {
    const production = written.map(({ file }) => file).filter((file) => PRODUCTION_PROCESSES.test(file));
    const chains = production.map((file) => pathTo(file, (reached) => reached.startsWith('sandbox/'), edges));
    expectNone(chains.flatMap((chain) => (chain ? [chain.join(' → ')] : [])));
  });

  it('has no import in a circle', () => {
    expectNone(findCycles(edges).map((cycle) => cycle.join(' → ')));
  });

  it('has no file that nothing imports', () => {
    const files = written.map((source) => source.file);
    expectNone(
      findOrphans(files, edges, Object.values(scripts)).map(
        (file) => `${file}: nothing imports it and nobody starts it`,
      ),
    );
  });

  it('names things', () => {
    const bad = written.flatMap(({ file }) => {
      const rule = badName(file);
      return rule ? [`${file}: ${rule}`] : [];
    });
    expectNone(bad);
  });

  it('has small files', () => {
    const large = written.filter((source) => source.lines > 400);
    expectNone(large.map((source) => `${source.file}: ${source.lines} lines, 400 at most`));
    const sizes = sizesOf(written.filter((source) => !isTest(source.file)).map((source) => source.lines));
    console.log(`sizes: ${sizes.files} source files, median ${sizes.median} lines, 95th percentile ${sizes.p95}`);
    expect(sizes.median, 'median lines per source file').toBeLessThanOrEqual(80);
    expect(sizes.p95, '95th percentile of lines per source file').toBeLessThanOrEqual(250);
  });

  it('starts processes from presets of at most 60 lines', () => {
    const presets = written.filter(({ file }) =>
      /^processes\/(embedded|gateway|subgraph|sync|sandbox)\.ts$/.test(file),
    );
    const large = presets.filter((source) => source.lines > 60);
    expectNone(large.map((source) => `${source.file}: ${source.lines} lines, 60 at most; wiring belongs beside it`));
  });

  it('keeps its habits', () => {
    expectNone(written.flatMap(slipsOf).map((slip) => `${slip.file}:${slip.line} ${slip.rule}`));
  });
});
