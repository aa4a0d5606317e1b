import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { type CanonicalChange, removalSchema, upsertSchema } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** The fastest: pages are written on the way of every change and read seldom. */
const LEVEL = 1;

/** The changes as the journal keeps them: JSON, deflated. */
export const packChanges = (changes: readonly CanonicalChange[]): Promise<Buffer> =>
  deflate(JSON.stringify(changes), { level: LEVEL });

const changesSchema = upsertSchema.or(removalSchema).array();
/** The changes of a page; `null` when a release unknown here wrote something that is no longer understood. */
const unpackChanges = async (packed: Buffer): Promise<readonly CanonicalChange[] | null> => {
  const parsed = changesSchema.safeParse(JSON.parse((await inflate(packed)).toString('utf8')));
  return parsed.success ? parsed.data : null;
};

/** One page of the journal. */
export interface JournalPage {
  readonly position: number;
  readonly flow: FlowName;
  readonly correlationId: string;
  readonly changes: readonly CanonicalChange[] | null;
  /** Taken although its records were no newer than their rows: a field owner’s word, or a new owner’s. */
  readonly restates: boolean;
}

/** The pages for which the condition on `j` holds, oldest first, one at a time: a page is as large as the source made it. */
export async function* readPages(database: Database, condition: Statement): AsyncGenerator<JournalPage> {
  let after = 0;
  for (;;) {
    const [row] = await database.query<{
      position: string;
      flow: FlowName;
      correlation_id: string;
      changes: Buffer;
      restates: boolean;
    }>(sql`
      SELECT j.position, j.flow, j.correlation_id, j.changes, j.restates FROM change_journal j
      WHERE j.position > ${after} AND ${condition} ORDER BY j.position LIMIT 1`);
    if (row === undefined) return;
    after = Number(row.position);
    const { flow, correlation_id: correlationId } = row;
    yield { position: after, flow, correlationId, changes: await unpackChanges(row.changes), restates: row.restates };
  }
}
