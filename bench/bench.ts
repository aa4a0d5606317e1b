// What the README's figures are made with. In: the name of a bench and its flags. Out: tables on standard output; a bench
// that keeps anything says where. A bench that cannot run ends with a sentence and exit code 1.
import { benchAdapters } from './adapters/bench-adapters.ts';
import { benchGateway } from './gateway/bench-gateway.ts';
import { benchPlans } from './gateway/bench-plans.ts';
import { benchSoak } from './gateway/bench-soak.ts';
import { benchSpine } from './spine.ts';
import { benchSubscriptions } from './subscriptions/bench-subscriptions.ts';
import { benchSync } from './sync/bench-sync.ts';

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  spine: () => benchSpine(),
  gateway: benchGateway,
  soak: benchSoak,
  plans: benchPlans,
  subscriptions: benchSubscriptions,
  adapters: benchAdapters,
  sync: benchSync,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". There is: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
} else {
  await bench(args).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
