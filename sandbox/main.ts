// The sandbox as a process of its own: `node --import @distribution/platform/typescript/register sandbox/main.ts --folder .data/sandbox --erp-port 4101 …`. In: flags. Out:
// three servers, one line of JSON on standard output when they listen, exit code 0 on SIGINT or SIGTERM and 1 with a
// sentence on anything that keeps it from starting.
import { parseArgs } from 'node:util';
import { answerHelp, UsageAsked } from '@distribution/platform/command-line/usage';
import { systemClock } from '@distribution/platform/clock/clock';
import { z } from 'zod';
import { openSandbox } from './open-sandbox.ts';

const port = z.coerce.number().int().min(0).max(65_535).default(0);
const flagsSchema = z.object({
  host: z.string().default('127.0.0.1'),
  'erp-port': port,
  'wms-port': port,
  'planning-port': port,
  folder: z.string().nullable().default(null),
  data: z.string().nullable().default(null),
  seed: z.coerce.number().int().optional(),
  'anchor-day': z.iso.date().optional(),
  'tick-ms': z.coerce.number().int().min(0).optional(),
  webhooks: z.url().optional(),
  'webhook-secret': z.string().min(16).optional(),
});

const run = async (): Promise<void> => {
  const names = Object.keys(flagsSchema.shape);
  answerHelp(process.argv, `Flags: ${names.map((name) => `[--${name} …]`).join(' ')} (docs/sandbox-servers.md)`);
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: true,
  });
  const flags = flagsSchema.parse(values);
  const sandbox = await openSandbox({
    clock: systemClock,
    folder: flags.folder,
    dataFolder: flags.data,
    host: flags.host,
    ports: { erp: flags['erp-port'], wms: flags['wms-port'], planning: flags['planning-port'] },
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags['anchor-day'] === undefined ? {} : { anchorDay: flags['anchor-day'] }),
    ...(flags['tick-ms'] === undefined ? {} : { tickMs: flags['tick-ms'] }),
    ...(flags.webhooks === undefined ? {} : { webhookBaseUrl: flags.webhooks }),
    ...(flags['webhook-secret'] === undefined ? {} : { webhookSecret: flags['webhook-secret'] }),
  });
  sandbox.startLife();
  const { erp, wms, planning } = sandbox.servers;
  console.log(JSON.stringify({ erp: erp.url, wms: wms.url, planning: planning.url, examples: sandbox.world.examples }));
  const stop = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

run().catch((error: unknown) => {
  if (error instanceof UsageAsked) return console.log(error.message);
  console.error(error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error);
  process.exit(1);
});
