// What operations cost before they can be executed: time to prepare one never seen, memory of one kept, and how often the
// cache has it. In: nothing. Out: a table. Runs in a process of its own that can collect garbage when asked.
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnStarted } from './bench-stand.ts';
import { composeBenchGraph } from './graph/compose-bench-graph.ts';
import { whileRunning } from './while-running.ts';

const LIMIT_MS = 10 * 60_000;

/** `npm run bench -- plans`. */
export const benchPlans = async (): Promise<void> =>
  whileRunning(async (enders) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plans-bench-'));
    enders.push(async () => rmSync(folder, { recursive: true, force: true }));
    const supergraphFile = path.join(folder, 'supergraph.graphql');
    writeFileSync(supergraphFile, composeBenchGraph({}));
    const process_ = spawnStarted('plans', [supergraphFile], ['--expose-gc']);
    enders.push(() => process_.end('SIGTERM'));
    const late = setTimeout(() => void process_.end('SIGKILL'), LIMIT_MS);
    const code = await process_.ended;
    clearTimeout(late);
    console.log(process_.output().trimEnd());
    if (code !== 0) throw new Error(`The bench of plans ended with ${code}.`);
  });
