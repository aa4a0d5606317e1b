// The gateway alone: `npm run gateway -- --supergraph FILE --port N`. In: a composed supergraph whose subgraphs run
// elsewhere, at the URLs the file or the settings name. Out: POST /graphql until SIGINT or SIGTERM. A mistake in what it
// was given ends it with a sentence and exit code 1; a subgraph that is down costs its own fields.
import { parseArgs } from 'node:util';
import type { Authentication } from '@distribution/gateway/access/door';
import { startGateway } from '@distribution/gateway/start-gateway';
import { systemClock } from '@distribution/platform/clock/clock';
import { ANY_NAME, type Config } from '@distribution/platform/config/config';
import { loadConfig } from '@distribution/platform/config/read-config';
import { AppError } from '@distribution/platform/errors/app-error';
import { createLog } from '@distribution/platform/log/log';
import { createAssertions } from '@distribution/platform/principal/assertion';
import { createBearerVerifier } from '@distribution/platform/principal/bearer';
import { developmentSettings } from '@distribution/platform/principal/development-token';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { runProcess } from './run-process.ts';

const readArguments = () => {
  try {
    const options = { supergraph: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
    const { supergraph, ...settings } = parseArgs({ options }).values;
    if (!supergraph) throw new Error('--supergraph FILE is missing.');
    return { supergraphFile: supergraph, settings };
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
      nextStep: 'Usage: npm run gateway -- --supergraph FILE [--port 4000] [--host 127.0.0.1]',
    });
  }
};

const authenticationOf = ({ auth, dataDir }: Config): Authentication | null => {
  const settings = auth ?? developmentSettings(dataDir);
  if (settings === null) return null;
  const verifier = createBearerVerifier(settings, systemClock);
  return { verifier, revocations: createRevocationList(), anonymousOnLoopback: auth === null };
};

runProcess(async (resources) => {
  const { supergraphFile, settings } = readArguments();
  const config = loadConfig(ANY_NAME, settings);
  const gateway = await startGateway({
    supergraphFile,
    host: config.host,
    port: config.port,
    logger: createLog({ level: config.logLevel, name: 'gateway' }),
    authentication: authenticationOf(config),
    assertions: config.assertionSecret === null ? null : createAssertions(config.assertionSecret, systemClock),
    upstreams: (name) => config.subgraphUrls[name] ?? null,
    limits: { operationTimeoutMs: config.requestDeadlineMs },
    explorer: { title: 'Graph explorer', tabs: [{ query: '{\n  __typename\n}' }] },
  });
  resources.own('gateway', () => gateway.close());
  console.log(`The graph is at ${gateway.url}/graphql.`);
  for (const { name, url } of gateway.engine.supergraph.subgraphs)
    console.log(`  ${name} at ${config.subgraphUrls[name] ?? url}`);
  if (config.auth === null)
    console.log('No authentication is configured: callers without a token are served on loopback only.');
});
