import type { ChangePage, SourceCursor } from '@distribution/model/erp/change';
import { AppError } from '@distribution/platform/errors/app-error';
import { type Mutant, codeOf, withPages, withParts, withReading, withRecords } from './mutant.ts';

const NOTHING = {
  changes: [],
  untranslatable: [],
  complete: true,
  confirmedAt: new Date(0).toISOString(),
  remaining: 0,
};
/** A place that no good adapter would hand out. */
const place = (text: string): SourceCursor => text as SourceCursor; // only mutants read it

/** An empty page where the good adapter fails with the code. */
const swallowing = (code: string): Mutant['infect'] =>
  withReading(
    (good) => (flow, cursor, call) =>
      good.readChanges(flow, cursor, call).catch((error: unknown) => {
        if (codeOf(error) !== code) throw error;
        return { ...NOTHING, cursor: cursor ?? place('start') };
      }),
  );

const withRemovals = (
  turn: (removal: ChangePage['changes'][number] & { operation: 'DELETE' }) => ChangePage['changes'],
): Mutant['infect'] =>
  withPages((page) => ({
    ...page,
    changes: page.changes.flatMap((change) => (change.operation === 'DELETE' ? turn(change) : [change])),
  }));

const withOrigin = (
  turn: (origin: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Mutant['infect'] =>
  // every canonical record has an origin
  withRecords((record) => ({ ...record, origin: turn(record.origin as Readonly<Record<string, unknown>>) }));

let readings = 0;

export const CHANGE_MUTANTS: readonly Mutant[] = [
  {
    does: 'answers an unknown flow with nothing',
    killedBy: 'changes.flows',
    infect: swallowing('INVALID_ARGUMENT'),
  },
  {
    does: 'offers what it is said to lack',
    killedBy: 'declarations.true',
    infect: withParts(({ changes }) => ({ changes: { ...changes, flows: [...changes.flows, 'forecasts'] } })),
  },
  {
    does: 'tells records under another system code',
    killedBy: 'changes.canonical',
    infect: withOrigin((origin) => ({ ...origin, system: 'other' })),
  },
  {
    does: "tells amounts in the wire's own form",
    killedBy: 'changes.canonical',
    infect: withRecords((record) => ('onHand' in record ? { ...record, onHand: Number(record.onHand) } : record)),
  },
  {
    does: 'drops the last record of a page',
    killedBy: 'changes.pages',
    infect: withPages((page) => ({ ...page, changes: page.changes.slice(0, -1) })),
  },
  {
    does: 'stops after the first page',
    killedBy: 'changes.pages',
    infect: withPages((page) => ({ ...page, complete: true })),
  },
  {
    does: 'counts what is to come by a guess',
    killedBy: 'changes.remaining',
    infect: withPages((page) => ({ ...page, remaining: 7 })),
  },
  {
    does: 'reads everything every time',
    killedBy: 'changes.idle',
    infect: withReading(
      (good) => (flow, cursor, call) => good.readChanges(flow, cursor?.includes('skip') ? cursor : null, call),
    ),
  },
  {
    does: 'tells no changes after the first reading',
    killedBy: 'changes.incremental',
    infect: withPages((page, cursor) => (cursor === null ? page : { ...page, changes: [] })),
  },
  {
    does: 'takes its place at the end of a reading, not at its beginning',
    killedBy: 'changes.between-pages',
    infect: withReading((good) => {
      let pages: ChangePage[] = [];
      const readAll = async (...[flow, , call]: Parameters<typeof good.readChanges>): Promise<ChangePage[]> => {
        const all = [await good.readChanges(flow, null, call)];
        for (let last = all[0]; last?.complete === false; last = all.at(-1)) {
          all.push(await good.readChanges(flow, last.cursor, call));
        }
        return all;
      };
      return async (flow, cursor, call) => {
        const at = cursor === null ? 0 : Number(cursor);
        if (Number.isNaN(at)) return good.readChanges(flow, cursor, call);
        if (at === 0) pages = await readAll(flow, null, call);
        const page = pages[at];
        if (page === undefined) throw new AppError('CURSOR_INVALID', 'no such page');
        if (!page.complete) return { ...page, cursor: place(String(at + 1)) };
        const newest = (await readAll(flow, null, call)).at(-1);
        return { ...page, cursor: newest?.cursor ?? page.cursor };
      };
    }),
  },
  {
    does: 'gives every state of a record the same revision',
    killedBy: 'changes.out-of-order',
    infect: withOrigin((origin) => ({ ...origin, revision: 1 })),
  },
  {
    does: 'makes revisions from when it read',
    killedBy: 'changes.revisions',
    infect: withOrigin((origin) => ({ ...origin, revision: (readings += 1) })),
  },
  {
    does: 'tells of no removal',
    killedBy: 'changes.deletes',
    infect: withRemovals(() => []),
  },
  {
    does: "tells removals with the wire's key",
    killedBy: 'changes.deletes',
    infect: withRemovals((removal) => [{ ...removal, key: [removal.key.join('/')] }]),
  },
  {
    does: 'tells removals with a revision that does not count',
    killedBy: 'changes.deletes',
    infect: withRemovals((removal) => [{ ...removal, origin: { ...removal.origin, revision: 0 } }]),
  },
  {
    does: 'keeps its place in memory',
    killedBy: 'changes.restart',
    infect: withReading((good) => {
      const places = new Map<string, SourceCursor>();
      return async (flow, cursor, call) => {
        const page = await good.readChanges(flow, cursor === null ? null : (places.get(cursor) ?? null), call);
        const name = place(`${flow}-${places.size}`);
        places.set(name, page.cursor);
        return { ...page, cursor: name };
      };
    }),
  },
  {
    does: 'takes an outage for the end',
    killedBy: 'changes.outage',
    infect: swallowing('UPSTREAM_UNAVAILABLE'),
  },
  {
    does: 'takes half an answer for nothing',
    killedBy: 'changes.truncated',
    infect: swallowing('UPSTREAM_PROTOCOL'),
  },
  {
    does: 'starts over from a cursor it does not know',
    killedBy: 'changes.foreign-cursor',
    infect: withReading(
      (good) => (flow, cursor, call) =>
        good.readChanges(flow, cursor, call).catch((error: unknown) => {
          if (codeOf(error) !== 'CURSOR_INVALID') throw error;
          return good.readChanges(flow, null, call);
        }),
    ),
  },
  {
    does: "vouches by this machine's clock",
    killedBy: 'changes.clock-skew',
    infect: withPages((page) => ({ ...page, confirmedAt: new Date().toISOString() })),
  },
  {
    does: 'drops what it cannot translate',
    killedBy: 'changes.spoiled',
    infect: withPages((page) => ({ ...page, untranslatable: [] })),
  },
  {
    does: 'stops at a record it cannot translate',
    killedBy: 'changes.spoiled',
    infect: withPages((page) => {
      if (page.untranslatable.length > 0) throw new AppError('UPSTREAM_PROTOCOL', 'a record makes no sense');
      return page;
    }),
  },
  {
    does: 'counts everything in pieces',
    killedBy: 'units.known-records',
    infect: withRecords((record) => ('unit' in record ? { ...record, unit: 'EA' } : record)),
  },
  {
    does: 'rounds amounts',
    killedBy: 'units.known-records',
    infect: withRecords((record) =>
      'onHand' in record ? { ...record, onHand: String(Math.round(Number(record.onHand))) } : record,
    ),
  },
  {
    does: 'turns the factor of a packaging unit over',
    killedBy: 'units.known-records',
    infect: withRecords((record) => {
      if (!Array.isArray(record.packagingUnits)) return record;
      const units = record.packagingUnits as readonly { numerator: string; denominator: string }[];
      return {
        ...record,
        packagingUnits: units.map((unit) => ({ ...unit, numerator: unit.denominator, denominator: unit.numerator })),
      };
    }),
  },
];

/** Mutants of an adapter of forecasts. */
export const FORECAST_MUTANTS: readonly Mutant[] = [
  {
    does: 'publishes a version before its series are there',
    killedBy: 'versions.whole',
    infect: withRecords((record) => (record.status === 'LOADING' ? { ...record, status: 'PUBLISHED' } : record)),
  },
  {
    does: 'loses a series of a version',
    killedBy: 'versions.whole',
    infect: withPages((page, cursor) => ({
      ...page,
      changes: page.changes.filter(({ of }, at) => of === 'FORECAST_VERSION' || cursor !== null || at !== 1),
    })),
  },
  {
    does: 'orders versions the wrong way round',
    killedBy: 'versions.newer',
    infect: withOrigin((origin) => ({ ...origin, revision: 1e15 - Number(origin.revision) })),
  },
];
