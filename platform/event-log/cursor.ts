import { z } from 'zod';
import type { CursorSealer } from '../cursor/cursor.ts';
import { AppError } from '../errors/app-error.ts';
import type { LogPosition } from './event-log.ts';

const KIND = 'event-log';
const payloadSchema = z.tuple([z.string().min(1), z.number().int().nonnegative()]);

/** The cursor a client resumes from: after this position. The same text for the same position. */
export const sealLogPosition = (sealer: CursorSealer, { generation, position }: LogPosition): string =>
  sealer.sealCursor(KIND, [generation, position]);

/** The position in a cursor; throws CURSOR_INVALID for anything we did not hand out. Whether it is still kept, the log says. */
export const openLogPosition = (sealer: CursorSealer, cursor: string): LogPosition => {
  const payload = payloadSchema.safeParse(sealer.openCursor(KIND, cursor));
  if (!payload.success) throw new AppError('CURSOR_INVALID', 'This is not a cursor of the event log.');
  const [generation, position] = payload.data;
  return { generation, position };
};
