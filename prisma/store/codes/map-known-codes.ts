import type { CanonicalChange } from '@distribution/model/erp/change';
import {
  type CodeMeanings,
  KEY_CODES,
  mapCodes,
  MASTER_CODE_KINDS,
  type MeantLocation,
} from '@distribution/model/erp/map-codes';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { originOfChange } from '../write/natural-key.ts';
import { referencesOf } from '../write/references.ts';

interface Named {
  readonly system: string;
  readonly kind: string;
  readonly code: string;
}
type MeaningRow = Named & { readonly target: string } & (
    | {
        readonly id: MeantLocation['id'];
        readonly legal_entity: MeantLocation['legalEntity'];
        readonly region_code: string;
      }
    | { readonly id: null }
  );

/** The codes a change refers by. */
const codesOf = (change: CanonicalChange): readonly Named[] => {
  const { system } = originOfChange(change);
  if (change.operation === 'DELETE')
    return change.key.flatMap((code, at) => {
      const kind = KEY_CODES[change.of]?.[at] ?? null;
      return kind === null ? [] : [{ system, kind, code }];
    });
  const references = referencesOf(change);
  return MASTER_CODE_KINDS.flatMap((kind) => (references[kind] ?? []).map((code) => ({ system, kind, code })));
};

const findMeanings = (database: Database, named: readonly Named[]): Promise<readonly MeaningRow[]> =>
  database.query<MeaningRow>(sql`
    SELECT c.system, c.kind, c.code, c.target, l.id, l.legal_entity, l.region_code
    FROM code_mapping c LEFT JOIN location l ON c.kind = 'LOCATION' AND l.code = c.target
    WHERE c.target IS NOT NULL AND (c.kind <> 'LOCATION' OR l.id IS NOT NULL)
      AND (c.system, c.kind, c.code) IN (SELECT r.system, r.kind, r.code
        FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS r(system text, kind text, code text))`);

const meaningsOf = (rows: readonly MeaningRow[]): CodeMeanings => {
  const plain = (kind: string): ReadonlyMap<string, string> =>
    new Map(rows.filter((row) => row.kind === kind).map(({ code, target }) => [code, target]));
  const locations = rows.flatMap((row): [string, MeantLocation][] =>
    row.id === null
      ? []
      : [
          [
            row.code,
            {
              code: row.target as MeantLocation['code'], // the code of a location that is here
              id: row.id,
              legalEntity: row.legal_entity,
              regionCode: row.region_code,
            },
          ],
        ],
  );
  return {
    PRODUCT: plain('PRODUCT'),
    SUPPLIER: plain('SUPPLIER'),
    CUSTOMER: plain('CUSTOMER'),
    LOCATION: new Map(locations),
  };
};

/** The changes with the codes that stewards gave a meaning replaced by it, each by the meanings of its own system. */
export const mapKnownCodes = async (
  database: Database,
  changes: readonly CanonicalChange[],
): Promise<readonly CanonicalChange[]> => {
  const distinct = new Map(changes.flatMap(codesOf).map((named) => [JSON.stringify(named), named]));
  if (distinct.size === 0) return changes;
  const rows = await findMeanings(database, [...distinct.values()]);
  if (rows.length === 0) return changes;
  const bySystem = new Map<string, CodeMeanings>();
  for (const { system } of rows)
    if (!bySystem.has(system)) bySystem.set(system, meaningsOf(rows.filter((row) => row.system === system)));
  return changes.map((change) => {
    const { system } = originOfChange(change);
    const meanings = bySystem.get(system);
    const meant =
      meanings !== undefined &&
      codesOf(change).some((named) =>
        rows.some((row) => row.system === system && row.kind === named.kind && row.code === named.code),
      );
    return meant ? mapCodes(change, meanings) : change;
  });
};
