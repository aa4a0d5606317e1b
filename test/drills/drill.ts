// Drills that a person starts: things break on purpose while something is counted. In: the name of a drill and its flags.
// Out: counts on standard output; exit code 1 when they are not what they must be, or the drill cannot run.
import { type NamedCommand, runNamed } from '@distribution/platform/command-line/run-named';
import { drillErp } from './erp/drill-erp.ts';
import { drillSubscriptions } from './subscriptions/drill-subscriptions.ts';
import { drillLoad } from './load/drill-load.ts';
import { drillSync } from './sync/drill-sync.ts';

const DRILLS: Readonly<Record<string, NamedCommand>> = {
  subscriptions: drillSubscriptions,
  erp: drillErp,
  sync: drillSync,
  load: drillLoad,
};

process.exitCode = await runNamed('drill', DRILLS, process.argv.slice(2));
