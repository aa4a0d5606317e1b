import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectOnce } from '@distribution/prisma/store/connect';
import { findFreePort, spawnProgram } from '../../kit/spawn-process.ts';
import { withDatabase } from '../../kit/test-server.ts';

const ADMIN_TOOL = 'trytond-admin';
/** Where Debian puts what its own Python imports; the `python3` of the PATH may be another. */
const PACKAGES = '/usr/lib/python3/dist-packages';

/** Whether Debian's Tryton is installed on this machine, with the modules and the driver that are needed here. */
export const hasTryton =
  spawnSync(ADMIN_TOOL, ['--version']).status === 0 &&
  ['trytond/modules/sale', 'trytond/modules/stock_supply', 'psycopg2'].every((name) =>
    existsSync(path.join(PACKAGES, name)),
  );

/** The administrator of every database that is made here. */
export const ADMIN = { username: 'admin', password: 'a-long-Secret-phrase-42' };

const MODULES = ['purchase', 'sale', 'stock_supply', 'account_invoice_stock'];
/** Made once on a PostgreSQL, for it takes minutes, and cloned for every test; drop it to have it made anew. */
const TEMPLATE = 'distribution_tryton_template';
const MINUTES = 60_000;

/** A Tryton of one test's own, with an empty company database. */
export interface TrytonServer {
  readonly url: string;
  readonly database: string;
  /** Ends every session, as Tryton does with idle ones. */
  forgetSessions(): Promise<void>;
  /** Ends the server and drops its database. */
  close(): Promise<void>;
}

const administer = async <T>(
  adminUrl: string,
  work: (query: (sql: string) => Promise<T[]>) => Promise<void>,
): Promise<void> => {
  const admin = await connectOnce(adminUrl, 'distribution-tryton-test');
  try {
    await work(async (sql) => (await admin.query(sql)).rows as T[]); // the caller knows what it selects
  } finally {
    await admin.end();
  }
};

/** What `trytond` and `trytond-admin` are started with, in a folder of its own. */
const writeSettings = (folder: string, adminUrl: string, port: number): string => {
  const server = new URL(adminUrl);
  server.pathname = '/';
  server.search = '';
  const files = path.join(folder, 'files');
  mkdirSync(files);
  const file = path.join(folder, 'trytond.conf');
  const sections = [
    `[database]\nuri = ${server.href}\npath = ${files}`,
    `[web]\nlisten = 127.0.0.1:${port}`,
    '[session]\ntimeout = 3600',
  ];
  writeFileSync(file, `${sections.join('\n')}\n`);
  return file;
};

const makeTemplate = async (adminUrl: string, folder: string, settings: string): Promise<void> => {
  // Made under a name of its own: a run that was cut off leaves no half template behind.
  const making = `distribution_tryton_${randomUUID().slice(0, 8)}`;
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, ADMIN.password);
  await administer(adminUrl, async (query) => {
    await query(`CREATE DATABASE "${making}"`);
    await query(`ALTER DATABASE "${making}" SET synchronous_commit = off`);
    // While tables are made nothing is known of the catalogue, and its joins are planned as loops that take seconds.
    await query(`ALTER DATABASE "${making}" SET enable_nestloop = off`);
  });
  const modules = ['--all', '--activate-dependencies', '-u', ...MODULES];
  const args = ['-c', settings, '-d', making, '--email', 'admin@example.org', ...modules];
  const init = spawnProgram(ADMIN_TOOL, args, { TRYTONPASSFILE: passwordFile }, folder);
  const code = await init.ended;
  if (code !== 0) throw new Error(`trytond-admin ended with ${code}:\n${init.output().slice(-4000)}`);
  await administer(withDatabase(adminUrl, making), async (query) => void (await query('ANALYZE')));
  await administer(adminUrl, async (query) => {
    await query(`ALTER DATABASE "${making}" RESET ALL`);
    await query(`ALTER DATABASE "${making}" RENAME TO "${TEMPLATE}"`).catch(async (error: unknown) => {
      await query(`DROP DATABASE "${making}"`);
      if (!String(error).includes('already exists')) throw error; // another run was faster
    });
  });
};

/** Starts Tryton on a free port over a fresh copy of the template; makes the template when this PostgreSQL has none. */
export const openTrytonServer = async (adminUrl: string): Promise<TrytonServer> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-tryton-'));
  const port = await findFreePort();
  const settings = writeSettings(folder, adminUrl, port);
  let known: unknown[] = [];
  await administer(adminUrl, async (query) => {
    known = await query(`SELECT 1 FROM pg_database WHERE datname = '${TEMPLATE}'`);
  });
  if (known.length === 0) await makeTemplate(adminUrl, folder, settings);
  const database = `distribution_tryton_${randomUUID().slice(0, 8)}`;
  await administer(adminUrl, async (query) => {
    await query(`CREATE DATABASE "${database}" TEMPLATE "${TEMPLATE}"`);
    await query(`ALTER DATABASE "${database}" SET synchronous_commit = off`);
  });
  const server = spawnProgram('trytond', ['-c', settings, '-d', database], {}, folder);
  await server.waitFor(/Running on/, 2 * MINUTES);
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    forgetSessions: () =>
      administer(withDatabase(adminUrl, database), async (query) => void (await query('DELETE FROM ir_session'))),
    close: async () => {
      await server.end('SIGKILL');
      await administer(adminUrl, async (query) => void (await query(`DROP DATABASE "${database}" WITH (FORCE)`)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
