import { forsake, regain } from '../publication/planning-basis.ts';
import { PUBLISHER } from '../publication/publisher.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { OutboundRow } from './outbound-row.ts';

type Changed = Pick<OutboundRow, 'kind' | 'state' | 'requested_by' | 'idempotency_key'>;

/** The impact of a forecast that a command carries out; `null` for what people ask for. The key of such a command is its impact's id. */
const impactOf = ({ kind, requested_by, idempotency_key }: Changed): string | null =>
  kind === 'CHANGE_PLANNING_PARAMETERS' && requested_by === PUBLISHER ? idempotency_key : null;

/** What the ERP plans on follows what became of the commands that change its parameters, in the same transaction. */
export const followBasis = async (transaction: Database, rows: readonly Changed[]): Promise<void> => {
  const impactsIn = (...states: readonly Changed['state'][]): readonly string[] =>
    rows.flatMap((row) => (states.includes(row.state) ? (impactOf(row) ?? []) : []));
  const lost = impactsIn('REJECTED', 'ABANDONED');
  if (lost.length > 0) await forsake(transaction, lost);
  const again = impactsIn('QUEUED');
  if (again.length > 0) await regain(transaction, again);
};

/** Whether a newer forecast has moved the parameters of the command since: sent again it would undo that. */
export const isOvertaken = async (transaction: Database, row: Changed): Promise<boolean> => {
  const impact = impactOf(row);
  if (impact === null) return false;
  const [newer] = await transaction.query(sql`
    SELECT 1 FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
    JOIN planning_basis b ON b.sku = i.sku AND b.location_code = i.location_code
    WHERE i.id = ${impact} AND b.revision > p.revision`);
  return newer !== undefined;
};
