import { createHash } from 'node:crypto';
import type { Row } from '../protocol/protocol.ts';

/** A short text that differs when anything in the row does: 64 bits of SHA-256. */
export const hashOfRow = (row: Row): string =>
  createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 11);
