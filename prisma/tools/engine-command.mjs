// The one-shot commands of the schema engine (`cli can-connect-to-database`, `create-database`, `drop-database`).
// Answers go to stderr as JSON lines, which is where the Prisma CLI looks for them.
import pg from 'pg';
import { settingsOf } from './engine-database.mjs';

const say = (level, fields) =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`,
  );

const PRISMA_CODES = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1000' };

const onServer = async (url, database, statement) => {
  const client = new pg.Client(settingsOf(url, database));
  await client.connect();
  try {
    if (statement) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Runs the command and answers the exit code. */
export async function runEngineCommand(command, url) {
  const { database } = settingsOf(url);
  say('INFO', { message: 'Starting schema engine CLI' });
  try {
    if (command === 'can-connect-to-database') await onServer(url);
    else if (command === 'create-database') await onServer(url, 'postgres', `CREATE DATABASE "${database}"`);
    else if (command === 'drop-database') await onServer(url, 'postgres', `DROP DATABASE "${database}" WITH (FORCE)`);
    else throw new Error(`unknown command ${command}`);
    say('INFO', { message: command === 'drop-database' ? 'The database was successfully dropped.' : 'Done' });
    return 0;
  } catch (error) {
    say('ERROR', { is_panic: false, error_code: PRISMA_CODES[error.code] ?? 'P1001', message: error.message });
    return 1;
  }
}
