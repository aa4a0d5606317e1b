import type {
  CanonicalChange,
  ChangePage,
  Removal,
  SourceCursor,
  UntranslatableRecord,
} from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { ODataAnswer, ODataClient } from './client.ts';
import { type FlowRecordType, RECORD_TYPE_OF_FLOW, keyOf, reasonOf, sitesOf } from './record-types.ts';
import type { SiteDirectory } from './site-directory.ts';
import type { TranslationContext } from './translation.ts';
import { type Collection, removedSchema } from './wire.ts';

/** What reading needs. */
export interface ODataSourceParts {
  readonly system: SystemCode;
  readonly client: ODataClient;
  readonly sites: SiteDirectory;
  readonly units: UnitLookup;
  readonly pageSize: number;
}

// A cursor holds the link the ERP gave, below its root (so the ERP may move to another address), and how far the
// first read has come, for the progress line.
const cursorSchema = z.strictObject({
  path: z.string().min(1),
  read: z.number().int(),
  total: z.number().int().nullable(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor): Place => {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the OData adapter', { cause });
  }
};

/** Translates one page; rows that make no sense become untranslatable with their reason. */
export const translatePage = (
  type: FlowRecordType,
  records: Collection['value'],
  context: Omit<TranslationContext, 'remark'>,
): Pick<ChangePage, 'changes' | 'untranslatable'> => {
  const changes: CanonicalChange[] = [];
  const untranslatable: UntranslatableRecord[] = [];
  for (const raw of records) {
    const key = keyOf(type, raw);
    const give = (reason: string): void => {
      untranslatable.push({ key: `${type.set}(${key.join(',')})`, reason, payload: JSON.stringify(raw) });
    };
    try {
      if ('@removed' in raw) {
        const { RowVersion: revision } = removedSchema.parse(raw);
        const origin = { system: context.system, asOf: context.answeredAt, revision };
        changes.push({ of: type.kind, operation: 'DELETE', key, origin } satisfies Removal);
      } else changes.push(type.upsertOf(raw, { ...context, remark: give }));
    } catch (error) {
      give(reasonOf(error));
    }
  }
  return { changes, untranslatable };
};

/** Reads changes by delta links: the first read takes everything with change tracking, later ones what changed since. */
export const createODataChanges = ({ system, client, sites, units, pageSize }: ODataSourceParts): ChangeSource => {
  const firstPath = (type: FlowRecordType): string =>
    `${type.set}?${type.expand === null ? '' : `$expand=${type.expand}&`}$count=true`;

  const readPage = async (
    type: FlowRecordType,
    place: Place | null,
    call: SourceCall,
  ): Promise<ODataAnswer & { page: Collection; place: Place | null }> => {
    const answer = await client.readCollection(
      place === null
        ? { path: firstPath(type), endpoint: type.set, prefer: `odata.track-changes, odata.maxpagesize=${pageSize}` }
        : { path: place.path, endpoint: type.set, accepts: [410] },
      call,
    );
    if (answer.status === 410) return readPage(type, null, call); // too old: everything again
    if (place === null && !answer.preferenceApplied.includes('odata.track-changes')) {
      // Servers that know no change tracking ignore the wish silently and would answer everything every time.
      throw new AppError('UPSTREAM_PROTOCOL', `${system} does not track changes of ${type.set}`);
    }
    return { ...answer, place };
  };

  return {
    flows: FLOW_NAMES.filter((flow) => RECORD_TYPE_OF_FLOW[flow] !== undefined),
    readChanges: async (flow: FlowName, cursor, call) => {
      const type = RECORD_TYPE_OF_FLOW[flow];
      if (type === undefined) throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
      const { page, place, answeredAt } = await readPage(type, cursor === null ? null : readCursor(cursor), call);
      const { value } = page;
      if (flow === 'locations' && value.length > 0) await sites.refresh(call);
      else
        await sites.ensure(
          value.flatMap((raw) => sitesOf(type, raw)),
          call,
        );
      const next = page['@odata.nextLink'];
      const link = next ?? page['@odata.deltaLink'];
      if (link === undefined)
        throw new AppError('UPSTREAM_PROTOCOL', `${system} ended ${type.set} without a delta link`);
      const read = (place?.read ?? 0) + value.length;
      const total = page['@odata.count'] ?? null;
      return {
        ...translatePage(type, value, { system, answeredAt, units, site: (siteNo) => sites.get(siteNo) }),
        cursor: writeCursor({
          path: client.pathOfLink(link),
          read: next === undefined ? 0 : read,
          total: next === undefined ? null : total,
        }),
        complete: next === undefined,
        confirmedAt: answeredAt,
        remaining: next === undefined ? 0 : total === null ? null : Math.max(0, total - read),
      };
    },
  };
};
