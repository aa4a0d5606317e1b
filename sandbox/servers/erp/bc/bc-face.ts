// The ERP once more, in the shape of Business Central's API v2.0: OData V4 with delta links whose tombstones hold nothing
// but an id, 410 with a Location for one that is too old, JSON batches, numbers as JSON numbers, no `in`. Clients get a
// token by OAuth 2.0 client credentials. Authentication, quota, faults and call counts are those of the server it is
// mounted on.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { TableEntry } from '../../../world/table.ts';
import type { World } from '../../../world/world.ts';
import type { Credentials } from '../../http-server.ts';
import { RequestError } from '../../request-error.ts';
import { runBatch } from '../batch.ts';
import { parseFilter } from '../filter.ts';
import { BC_SETS, type BcSet, idOf } from './bc-sets.ts';

export const BC_ROOT = '/bc/api/v2.0';
/** The one company there is. */
export const BC_COMPANY = '11111111-1111-4111-8111-111111111111';
const TOKEN_PATH = '/bc/oauth2/token';
const MAX_PAGE = 20_000;

/** What can be done to the face. */
export interface BcFace {
  /** From now on every delta link that was given is answered 410. */
  expireDeltaLinks(): void;
  /** Whether the wish to track changes is granted; a set that cannot be tracked ignores it without a word. */
  tracksChanges: boolean;
}

const continuationSchema = z.strictObject({
  epoch: z.number().int(),
  /** LIST goes on after a key, TRACK and DELTA after a row version. */
  mode: z.enum(['LIST', 'TRACK', 'DELTA']),
  after: z.number().int(),
  query: z.record(z.string(), z.string()),
});
type Continuation = z.infer<typeof continuationSchema>;
const seal = (continuation: Continuation): string => Buffer.from(JSON.stringify(continuation)).toString('base64url');

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};
const KNOWN = ['$filter', '$expand', '$orderby', '$top', '$count', '$select', '$skiptoken', '$deltatoken'];

type Row = Readonly<Record<string, unknown>>;
interface ReadableTable {
  live(): Iterable<TableEntry<object>>;
  changesAfter(rowVersion: number, limit: number): TableEntry<object>[];
}

const rowOf = (set: BcSet, entry: TableEntry<object>, world: World): Row => ({
  '@odata.etag': `W/"${entry.rowVersion}"`,
  id: idOf(set.table, entry.key),
  ...set.row(entry.record as Parameters<BcSet['row']>[0], world, entry.rowVersion), // its own table's record
  lastModifiedDateTime: entry.modifiedAt,
});

/** A row without the lines that were not asked for. */
const shaped = (set: BcSet, row: Row, expand: string | undefined): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== set.lines || expand === set.lines));

/** Mounts the face on a server. */
export const mountBcFace = (app: FastifyInstance, world: World, credentials: Credentials): BcFace => {
  let epoch = 1;
  const face = { tracksChanges: true, expireDeltaLinks: () => void (epoch += 1) };

  const answerSet = (set: BcSet, request: FastifyRequest, reply: FastifyReply): unknown => {
    const given = request.query as Record<string, string>; // fastify's own parser gives these
    const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
    if (unknown !== undefined) throw new RequestError(400, 'BadRequest', `query option ${unknown} is not supported`);
    const token = given['$skiptoken'] ?? given['$deltatoken'];
    const tracks = face.tracksChanges && headerOf(request, 'prefer').includes('odata.track-changes');
    const at: Continuation =
      token === undefined
        ? { epoch, mode: tracks ? 'TRACK' : 'LIST', after: 0, query: given }
        : continuationSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    const self = `${request.protocol}://${request.host}${BC_ROOT}/companies(${BC_COMPANY})/${set.name}`;
    if (at.mode !== 'LIST' && at.epoch !== epoch) {
      void reply.code(410).header('Location', self);
      return { error: { code: 'SyncStateNotFound', message: 'the delta link is no longer valid' } };
    }
    const { query } = at;
    if (/\sin\s*\(/.test((query['$filter'] ?? '').replaceAll(/'(?:[^']|'')*'/g, "''")))
      throw new RequestError(400, 'BadRequest', 'the operator "in" is not supported');
    const { matches } =
      query['$filter'] === undefined ? { matches: () => true } : parseFilter(query['$filter'], set.properties);
    const table: ReadableTable = world.tables[set.table];
    const pageSize = Math.min(
      MAX_PAGE,
      Number(/odata\.maxpagesize=(\d+)/.exec(headerOf(request, 'prefer'))?.[1] ?? MAX_PAGE),
    );
    const next = (after: number): string => `${self}?$skiptoken=${seal({ ...at, after })}`;
    const context = `${BC_ROOT}/$metadata#companies(${BC_COMPANY})/${set.name}`;

    if (at.mode === 'LIST') {
      const rows = [...table.live()].map((entry) => rowOf(set, entry, world)).filter(matches);
      const order = query['$orderby'] ?? set.orderedBy;
      const value = (row: Row): string => String(row[order]).padStart(12, ' ');
      rows.sort((left, right) => (value(left) < value(right) ? -1 : 1));
      const top = query['$top'] === undefined ? rows.length : Number(query['$top']);
      const page = rows.slice(at.after, Math.min(top, at.after + pageSize));
      return {
        '@odata.context': context,
        ...(query['$count'] === 'true' ? { '@odata.count': rows.length } : {}),
        value: page.map((row) => shaped(set, row, query['$expand'])),
        ...(at.after + page.length < Math.min(top, rows.length)
          ? { '@odata.nextLink': next(at.after + page.length) }
          : {}),
      };
    }
    const entries = table.changesAfter(at.after, pageSize);
    const value = entries.flatMap((entry): Row[] => {
      const id = idOf(set.table, entry.key);
      if (entry.deleted) return at.mode === 'DELTA' ? [{ '@odata.context': `${context}/$deletedEntity`, id }] : [];
      const row = rowOf(set, entry, world);
      return matches(row) ? [shaped(set, row, query['$expand'])] : [];
    });
    const scanned = entries.at(-1)?.rowVersion ?? at.after;
    const delta: Continuation = { ...at, mode: 'DELTA', after: world.clock.current() };
    return {
      '@odata.context': context,
      ...(query['$count'] === 'true' && at.mode === 'TRACK' ? { '@odata.count': [...table.live()].length } : {}),
      value,
      ...(entries.length === pageSize
        ? { '@odata.nextLink': next(scanned) }
        : { '@odata.deltaLink': `${self}?$deltatoken=${seal(delta)}` }),
    };
  };

  void app.register(async (bc) => {
    bc.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    bc.post(TOKEN_PATH, { config: { label: 'token' } }, async (request) => {
      z.object({ grant_type: z.literal('client_credentials'), scope: z.string().min(1) }).parse(request.body);
      return { token_type: 'Bearer', expires_in: 3599, access_token: credentials.password };
    });
    bc.post(`${BC_ROOT}/$batch`, { config: { label: '$batch' } }, async (request) =>
      runBatch(app, BC_ROOT, request.body, {
        authorization: headerOf(request, 'authorization'),
        accept: 'application/json',
        host: request.host,
        'content-type': 'application/json',
      }),
    );
    bc.get<{ Params: { company: string } }>(
      `${BC_ROOT}/:company`,
      { config: { label: 'company' } },
      async (request) => {
        if (request.params.company === `companies(${BC_COMPANY})`) return { id: BC_COMPANY };
        throw new RequestError(404, 'NotFound', `there is no ${request.params.company}`);
      },
    );
    bc.get<{ Params: { company: string; set: string } }>(`${BC_ROOT}/:company/:set`, async (request, reply) => {
      const { company, set: name } = request.params;
      const set = company === `companies(${BC_COMPANY})` ? BC_SETS.find((each) => each.name === name) : undefined;
      if (set === undefined) throw new RequestError(404, 'NotFound', `there is no ${company}/${name}`);
      return answerSet(set, request, reply);
    });
  });
  return face;
};
