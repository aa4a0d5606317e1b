import { AppError } from '@distribution/platform/errors/app-error';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/client.ts';
import { isConnectionCode, unkeepableText } from './database.ts';

// P1xxx: the server cannot be reached or used; P2024: no connection in time. P2039 is whatever PostgreSQL said itself.
const CONNECTION_FAILURES = /^P1\d{3}$|^P2024$/;

/** PostgreSQL's own code, which the driver adapter puts deep inside. */
const originalCodeOf = (error: Prisma.PrismaClientKnownRequestError): string =>
  /"originalCode":"(\w+)"/.exec(JSON.stringify(error.meta ?? {}))?.[1] ?? '';

const UNREACHABLE = 'the database cannot be reached';

/** As the statements of our own tell it (database.ts); anything else stays what it was. */
const translate = (thrown: unknown): unknown => {
  if (thrown instanceof Prisma.PrismaClientInitializationError) {
    return new AppError('STORE_UNAVAILABLE', UNREACHABLE, { cause: thrown });
  }
  if (!(thrown instanceof Prisma.PrismaClientKnownRequestError)) return thrown;
  const code = originalCodeOf(thrown);
  if (CONNECTION_FAILURES.test(thrown.code) || isConnectionCode(code)) {
    return new AppError('STORE_UNAVAILABLE', UNREACHABLE, { cause: thrown });
  }
  return unkeepableText(code, thrown) ?? thrown;
};

/** The Prisma client on our pool; a database that is away is STORE_UNAVAILABLE here too. */
export const createPrismaClient = (pool: pg.Pool) =>
  new PrismaClient({ adapter: new PrismaPg(pool) }).$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        try {
          return (await query(args)) as unknown; // handed through as it is
        } catch (thrown) {
          throw translate(thrown);
        }
      },
    },
  });

export type StorePrismaClient = ReturnType<typeof createPrismaClient>;
