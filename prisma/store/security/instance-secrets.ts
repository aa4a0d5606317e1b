import { randomBytes } from 'node:crypto';
import type { StorePrismaClient } from '../sql/prisma-client.ts';

const SECRET_BYTES = 32;

/** A secret the installation made for itself, the same for all processes on the database: made by the first who asks. */
export const readInstanceSecret = async (prisma: StorePrismaClient, name: string): Promise<string> => {
  const value = randomBytes(SECRET_BYTES).toString('base64url');
  await prisma.instanceSecret.createMany({ data: [{ name, value, createdAt: new Date() }], skipDuplicates: true });
  return (await prisma.instanceSecret.findUniqueOrThrow({ where: { name } })).value;
};
