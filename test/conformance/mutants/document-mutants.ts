import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { CHANGE_MUTANTS } from './change-mutants.ts';
import { type Mutant, withCall, withPages, withParts, withReading, withRecords, withSettings } from './mutant.ts';
import { WEBHOOK_MUTANTS } from './webhook-mutants.ts';
import { WRITE_MUTANTS } from './write-mutants.ts';

/** Mutants of systems of record that do the same wrong to documents. */
const also = (mutants: readonly Mutant[], rules: Readonly<Record<string, string>>): readonly Mutant[] =>
  mutants.flatMap((mutant) => {
    const killedBy = rules[mutant.killedBy];
    return killedBy === undefined ? [] : [{ ...mutant, killedBy }];
  });

const hiding = (reason: string): Mutant['infect'] =>
  withPages((page) => ({
    ...page,
    untranslatable: page.untranslatable.filter((record) => !record.reason.includes(reason)),
  }));

type Layout = Readonly<Record<string, unknown>>;
const withLayouts = (turn: (layout: Layout) => Layout): Mutant['infect'] =>
  withSettings((settings) => ({ ...settings, layouts: (settings['layouts'] as readonly Layout[]).map(turn) })); // the sample's own

/** Pages that some adapter was given, by folder, flow and place. */
const given = new Map<string, object>();

/** Mutants of an adapter of flat files. */
export const FILE_MUTANTS: readonly Mutant[] = [
  ...also(CHANGE_MUTANTS, {
    'changes.flows': 'documents.flows',
    'changes.canonical': 'documents.canonical',
    'changes.pages': 'documents.pages',
    'changes.idle': 'documents.idle',
    'changes.restart': 'documents.restart',
    'changes.foreign-cursor': 'documents.foreign-cursor',
    'changes.out-of-order': 'documents.order',
    'changes.deletes': 'documents.deletes',
    'changes.spoiled': 'documents.bad-record',
    'changes.outage': 'documents.unreadable',
  }),
  {
    does: 'offers to write orders, and is said not to',
    killedBy: 'documents.declarations',
    infect: withParts(() => ({ purchasing: { createPurchaseOrder: () => Promise.reject(new Error('never called')) } })),
  },
  {
    does: 'takes what comes late for old',
    killedBy: 'documents.late',
    infect: withPages((page, cursor) => (cursor === null ? page : { ...page, changes: [] })),
  },
  {
    does: 'loses the last record when it reads on',
    killedBy: 'documents.incremental',
    infect: withPages((page, cursor) => (cursor === null ? page : { ...page, changes: page.changes.slice(0, -1) })),
  },
  {
    does: 'gives a document to whoever asks first',
    killedBy: 'documents.two-readers',
    infect: (create) => (settings, host) => {
      const me = {};
      const good = create(settings, host);
      const readChanges: typeof good.changes.readChanges = async (flow, cursor, call) => {
        const name = `${String(settings['folder'])} ${flow} ${cursor ?? ''}`;
        const owner = given.get(name) ?? me;
        given.set(name, owner);
        const page = await good.changes.readChanges(flow, cursor, call);
        return owner === me ? page : { ...page, changes: [] };
      };
      return { ...good, changes: { ...good.changes, readChanges } };
    },
  },
  {
    does: 'writes amounts in another form',
    killedBy: 'documents.known-records',
    infect: withRecords((record) =>
      'onHand' in record ? { ...record, onHand: `${String(record['onHand'])}.0` } : record,
    ),
  },
  {
    does: 'takes every file for UTF-8',
    killedBy: 'documents.encodings',
    infect: withLayouts((layout) => ({ ...layout, encoding: 'utf-8' })),
  },
  {
    does: 'says nothing of what came twice',
    killedBy: 'documents.twice',
    infect: hiding('bytes of document'),
  },
  {
    does: 'reads again what came twice',
    killedBy: 'documents.twice',
    infect: withReading((good) => async (flow, cursor, call) => {
      const page = await good.readChanges(flow, cursor, call);
      if (!page.untranslatable.some(({ reason }) => reason.includes('bytes of document'))) return page;
      return { ...page, changes: (await good.readChanges(flow, null, call)).changes };
    }),
  },
  {
    does: 'takes a file as soon as it sees it',
    killedBy: 'documents.partial',
    infect: withSettings((settings) => ({ ...settings, stillMs: 0 })),
  },
  {
    does: 'knows no partial names',
    killedBy: 'documents.partial',
    infect: withSettings((settings) => ({ ...settings, partialNames: '^$' })),
  },
  {
    does: 'does not look at trailers',
    killedBy: 'documents.broken',
    infect: withLayouts((layout) => ({ ...layout, trailer: { marker: 'END' } })),
  },
  { does: 'says nothing of an empty file', killedBy: 'documents.empty', infect: hiding('it is empty') },
  { does: 'leaves what fits nothing without a word', killedBy: 'documents.strange', infect: hiding('no layout') },
  {
    does: 'does not notice that its caller has gone',
    killedBy: 'documents.ended',
    infect: withCall((call) => ({ ...call, signal: new AbortController().signal })),
  },
];

/** Mutants of an adapter that answers documents and writes orders. */
export const ANSWER_MUTANTS: readonly Mutant[] = [
  {
    does: 'answers once per process',
    killedBy: 'documents.replies',
    infect: withSettings((settings) => {
      const outFolder = path.join(String(settings['outFolder']), randomUUID());
      mkdirSync(outFolder);
      return { ...settings, outFolder };
    }),
  },
  ...also(WRITE_MUTANTS, {
    'writes.approval': 'documents.order-approval',
    'writes.idempotent': 'documents.order-once',
    'writes.conflict': 'documents.order-conflict',
  }),
];

/** Mutants of an adapter to which documents are pushed. */
export const PUSH_MUTANTS: readonly Mutant[] = also(WEBHOOK_MUTANTS, {
  'webhooks.genuine': 'documents.push-genuine',
  'webhooks.forged': 'documents.push-forged',
  'webhooks.replayed': 'documents.push-replayed',
  'webhooks.repeated': 'documents.push-repeated',
  'webhooks.no-secret': 'documents.push-no-secret',
});
