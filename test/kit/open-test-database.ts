import { randomUUID } from 'node:crypto';
import { connectOnce } from '@distribution/prisma/store/connect';
import { inject } from 'vitest';
import { withDatabase } from './test-server.ts';

/** A database of one test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Drops the database, ending whatever is still connected to it. */
  close(): Promise<void>;
}

const administer = async (adminUrl: string, statement: string): Promise<void> => {
  const admin = await connectOnce(adminUrl, 'distribution-test-kit');
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
};

/** Clones the migrated template (or, with `migrated: false`, makes an empty database); some 50 ms. Close it in `afterAll`. */
export const openTestDatabase = async (options: { readonly migrated?: boolean } = {}): Promise<TestDatabase> => {
  const { adminUrl, template } = inject('testServer');
  const name = `distribution_test_${randomUUID().slice(0, 13)}`;
  const source = options.migrated === false ? 'template1' : template;
  await administer(adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  return {
    url: withDatabase(adminUrl, name),
    close: () => administer(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
};
