// What the README's figures are made with. In: the name of a bench and its flags. Out: tables on standard output; a bench
// that keeps anything says where. A bench that cannot run ends with a sentence and exit code 1.
import { type NamedCommand, runNamed } from '@distribution/platform/command-line/run-named';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { benchAdapters } from './adapters/bench-adapters.ts';
import { benchGateway } from './gateway/bench-gateway.ts';
import { benchPlans } from './gateway/bench-plans.ts';
import { benchSoak } from './gateway/bench-soak.ts';
import { benchSpine } from './spine.ts';
import { benchSubscriptions } from './subscriptions/bench-subscriptions.ts';
import { benchSync } from './sync/bench-sync.ts';

const withoutFlags =
  (name: string, bench: () => Promise<void>): NamedCommand =>
  async (args) => {
    answerHelp(args, `Usage: npm run bench -- ${name}`);
    if (args.length > 0) throw new Error(`The bench ${name} takes no flags.`);
    await bench();
  };

const BENCHES: Readonly<Record<string, NamedCommand>> = {
  spine: withoutFlags('spine', benchSpine),
  gateway: benchGateway,
  soak: benchSoak,
  plans: withoutFlags('plans', benchPlans),
  subscriptions: benchSubscriptions,
  adapters: benchAdapters,
  sync: benchSync,
};

process.exitCode = await runNamed('bench', BENCHES, process.argv.slice(2));
