// Drills that a person starts: things break on purpose while something is counted. In: the name of a drill and its flags.
// Out: counts on standard output; exit code 1 when they are not what they must be, or the drill cannot run.
import { drillErp } from './erp/drill-erp.ts';
import { drillSubscriptions } from './subscriptions/drill-subscriptions.ts';
import { drillLoad } from './load/drill-load.ts';
import { drillSync } from './sync/drill-sync.ts';

const DRILLS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  subscriptions: drillSubscriptions,
  erp: drillErp,
  sync: drillSync,
  load: drillLoad,
};

const [name = '', ...args] = process.argv.slice(2);
const drill = DRILLS[name];
if (drill === undefined) {
  console.error(`There is no drill "${name}". There is: ${Object.keys(DRILLS).join(', ')}.`);
  process.exitCode = 1;
} else {
  await drill(args).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
