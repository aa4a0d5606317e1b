import { adapters as registry } from '@distribution/adapters/generated/registry';
import type { AdapterDefinition, AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { AppError } from '@distribution/platform/errors/app-error';
import type { QuotaLedger } from '@distribution/platform/outbound/quota/quota-ledger';
import type { Resources } from '@distribution/platform/resources/resources';
import type { Sources } from '@distribution/subgraphs/services';
import { ZodError } from 'zod';
import type { CodeBook } from './code-book.ts';

/** One outside system to connect: the adapter that speaks its language, by its folder's name, and its settings. */
export interface SystemConnection {
  readonly adapter: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What adapters are built with: what all get, and what each system allows. */
export interface AdapterTools {
  readonly host: AdapterHost;
  readonly quotaOf: QuotaLedger;
  readonly codesOf: CodeBook['lookupFor'];
}

const mistakesIn = (
  { adapter, settings }: SystemConnection,
  { host, quotaOf, codesOf }: AdapterTools,
): SystemAdapter | readonly string[] => {
  const known: Readonly<Record<string, AdapterDefinition>> = registry;
  const definition = known[adapter];
  if (definition === undefined) {
    return [`There is no adapter "${adapter}"; there is: ${Object.keys(known).join(', ')}.`];
  }
  const named = settings['system'];
  const system = typeof named === 'string' ? named : adapter;
  try {
    definition.configSchema.parse(settings); // all mistakes at once, before the quota is read out of them
    return definition.create(settings, { ...host, quota: quotaOf(system, settings), codes: codesOf(system) });
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return error.issues.map(({ path, message }) => `${system}: ${path.join('.') || 'its settings'} ${message}.`);
  }
};

/** Builds the adapters of all systems and owns them; throws CONFIG_INVALID that names every wrong setting of all. */
export const openAdapters = (
  connections: readonly SystemConnection[],
  tools: AdapterTools,
  resources: Resources,
): readonly SystemAdapter[] => {
  const made = connections.map((connection) => mistakesIn(connection, tools));
  const adapters = made.filter((one): one is SystemAdapter => 'changes' in one);
  for (const adapter of adapters) resources.own(`adapter ${adapter.system}`, () => adapter.close());
  const mistakes = made.flatMap((one) => ('changes' in one ? [] : one));
  if (mistakes.length > 0) throw new AppError('CONFIG_INVALID', mistakes.join('\n'));
  return adapters;
};

/** For each kind of record the first system that offers it by key. */
export const sourcesOf = (adapters: readonly SystemAdapter[]): Sources => {
  const first = <K extends keyof Sources>(kind: K): Sources[K] =>
    adapters.find((adapter) => adapter[kind] !== null)?.[kind] ?? null;
  return {
    products: first('products'),
    locations: first('locations'),
    inventory: first('inventory'),
    orders: first('orders'),
    supply: first('supply'),
    forecasts: first('forecasts'),
  };
};
