// The gateway alone: `npm run gateway -- --supergraph FILE --port N`. In: a composed supergraph whose subgraphs run
// elsewhere, at the URLs the file names. Out: POST /graphql on loopback, until SIGINT or SIGTERM. A mistake in what it was
// given ends it with a sentence and exit code 1.
import { parseArgs } from 'node:util';
import { startGateway } from '@distribution/gateway/start-gateway';
import { AppError } from '@distribution/platform/errors/app-error';
import { createLog } from '@distribution/platform/log/log';

const readArguments = () => {
  try {
    const options = { supergraph: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
    const { values } = parseArgs({ options });
    const port = Number(values.port ?? '4000');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
    if (!values.supergraph) throw new Error('--supergraph FILE is missing');
    return { supergraphFile: values.supergraph, port, host: values.host ?? '127.0.0.1' };
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
      nextStep: 'Usage: npm run gateway -- --supergraph FILE [--port 4000] [--host 127.0.0.1]',
    });
  }
};

try {
  const logger = createLog({ level: 'info', name: 'gateway' });
  const gateway = await startGateway({ ...readArguments(), logger });
  const subgraphs = gateway.engine.supergraph.subgraphs.map(({ name, url }) => `${name} (${url})`).join(', ');
  console.log(`Graph at ${gateway.url}/graphql over ${subgraphs}.`);
  console.log('No authentication is configured: callers without a token are served on loopback only.');
  const stop = () => void gateway.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof AppError) || error.code !== 'CONFIG_INVALID') throw error;
  console.error(`${error.message} ${error.nextStep}`);
  process.exitCode = 1;
}
