import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SeedProgress } from '@distribution/sync/sync-options';

/** Where the progress of the first load is shown. */
export interface ProgressLine {
  update(progress: SeedProgress): void;
  /** Leaves the line as it is and goes on below it. */
  finish(): void;
}

const EVERY_MS = 5_000;
const number = new Intl.NumberFormat('en-US');

/** "Loading: 8 kinds done, 61,204 records (inventory 9,000, 3,000 to come)" */
const describe = (flows: ReadonlyMap<FlowName, SeedProgress>, last: SeedProgress): string => {
  const all = [...flows.values()];
  const complete = all.filter((flow) => flow.complete).length;
  const records = number.format(all.reduce((sum, flow) => sum + flow.read, 0));
  const toCome = last.remaining === null || last.complete ? '' : `, ${number.format(last.remaining)} to come`;
  return `Loading: ${complete} kinds done, ${records} records (${last.flow} ${number.format(last.read)}${toCome})`;
};

/** One line that is rewritten on a terminal; elsewhere a line every few seconds. */
export const createSeedProgress = (
  out: { readonly isTTY?: boolean; write(text: string): unknown } = process.stderr,
): ProgressLine => {
  const flows = new Map<FlowName, SeedProgress>();
  let written = 0;
  let shown = '';
  return {
    update(progress) {
      flows.set(progress.flow, progress);
      const line = describe(flows, progress);
      if (out.isTTY === true) out.write(`\r${line.padEnd(shown.length)}`);
      else if (Date.now() - written > EVERY_MS) out.write(`${line}\n`);
      else return;
      written = Date.now();
      shown = line;
    },
    finish() {
      if (shown !== '' && out.isTTY === true) out.write('\n');
      shown = '';
    },
  };
};
