import { AppError } from '@distribution/platform/errors/app-error';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/client.ts';
import { isConnectionCode } from './database.ts';

// P1xxx: the server cannot be reached or used; P2024: no connection in time. P2039 is whatever PostgreSQL said itself.
const CONNECTION_FAILURES = /^P1\d{3}$|^P2024$/;

/** PostgreSQL's own code, which the driver adapter puts deep inside. */
const originalCodeOf = (error: Prisma.PrismaClientKnownRequestError): string =>
  /"originalCode":"(\w+)"/.exec(JSON.stringify(error.meta ?? {}))?.[1] ?? '';

const isConnectionFailure = (thrown: unknown): boolean =>
  thrown instanceof Prisma.PrismaClientKnownRequestError
    ? CONNECTION_FAILURES.test(thrown.code) || isConnectionCode(originalCodeOf(thrown))
    : thrown instanceof Prisma.PrismaClientInitializationError;

/** The Prisma client on our pool; a database that is away is STORE_UNAVAILABLE here too. */
export const createPrismaClient = (pool: pg.Pool) =>
  new PrismaClient({ adapter: new PrismaPg(pool) }).$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        try {
          return (await query(args)) as unknown; // handed through as it is
        } catch (thrown) {
          if (!isConnectionFailure(thrown)) throw thrown;
          throw new AppError('STORE_UNAVAILABLE', 'the database cannot be reached', { cause: thrown });
        }
      },
    },
  });

export type StorePrismaClient = ReturnType<typeof createPrismaClient>;
