import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';

/** One migration as it lies in the folder. */
export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  /** Lower-case hex SHA-256 of the file's bytes, as the Prisma CLI records it. */
  readonly checksum: string;
  /** Checksums that count as this file: Git may have turned its line endings. */
  readonly accepts: ReadonlySet<string>;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** The migrations of a folder, oldest first; throws CONFIG_INVALID for a folder without its migration.sql. */
export const readMigrations = (directory: string): readonly MigrationFile[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const file = path.join(directory, name, 'migration.sql');
      if (!existsSync(file)) throw new AppError('CONFIG_INVALID', `migration ${name} has no migration.sql (P3015)`);
      const bytes = readFileSync(file);
      const sql = bytes.toString('utf8');
      const accepts = new Set([
        sha256(bytes),
        sha256(sql.replace(/\r\n/g, '\n')),
        sha256(sql.replace(/\r?\n/g, '\r\n')),
      ]);
      return { name, sql, checksum: sha256(bytes), accepts };
    });
