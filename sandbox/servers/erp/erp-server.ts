// The ERP: OData V4 over the world's tables. In: reads with paging and change tracking, writes of purchase and transfer
// orders and of planning figures with an idempotency key, what was written under one, JSON batches. Out: pages, entities with ETags, and webhooks that say which set changed
// (never what: a reader polls its delta link). Faults and quota are in ../http-server.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world/world.ts';
import { type StandIn, type StandInOptions, createStandIn } from '../http-server.ts';
import { RequestError } from '../request-error.ts';
import { runBatch } from './batch.ts';
import { type BcFace, mountBcFace } from './bc/bc-face.ts';
import { ENTITY_SETS, type EntitySet, findEntitySet } from './entity-sets.ts';
import { ErpView } from './erp-view.ts';
import { entityPathOf, parseKeyPredicate, parseResourcePath } from './key-predicate.ts';
import { METADATA_XML } from './metadata.ts';
import { mountKeyedWrites } from './mount-keyed-writes.ts';
import { etagOf, writeEntity } from './payload.ts';
import { parseQueryOptions } from './query-options.ts';
import { readSet } from './read-set.ts';
import { type V2Face, mountV2Face } from './v2/v2-face.ts';
import { DocumentWriter, type WritableSet } from './writes.ts';

export const ERP_ROOT = '/odata/v4';
const DEFAULT_PAGE = 500;
const MAX_PAGE = 5000;

export interface ErpServer extends StandIn {
  /** From now on every delta and skip token of a tracked read is answered 410. */
  expireDeltaTokens(): void;
  /** The same ERP in the shape of SAP S/4HANA, at `/sap/opu/odata/sap` of the same address. */
  readonly v2: V2Face;
  /** The same ERP in the shape of Business Central, at `/bc/api` of the same address. */
  readonly bc: BcFace;
}

const setOf = (name: string): EntitySet => {
  const set = findEntitySet(name);
  if (set === undefined) throw new RequestError(404, 'ResourceNotFound', `there is no entity set "${name}"`);
  return set;
};
const writableOf = (set: EntitySet): WritableSet => {
  if (set.name === 'PurchaseOrders' || set.name === 'TransferOrders') return set.name;
  throw new RequestError(405, 'MethodNotAllowed', `${set.name} is read-only`);
};
const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};
const queryOf = (request: FastifyRequest): Record<string, string | undefined> => {
  const query = request.query as Record<string, string | string[] | undefined>; // fastify's own parser gives these
  const repeated = Object.keys(query).find((name) => Array.isArray(query[name]));
  if (repeated !== undefined) throw new RequestError(400, 'InvalidQueryOption', `${repeated} is given twice`);
  return query as Record<string, string | undefined>; // no arrays are left
};
const wantsExactNumbers = (request: FastifyRequest): boolean =>
  /IEEE754Compatible=true/i.test(headerOf(request, 'accept'));
const contentTypeOf = (exact: boolean): string =>
  `application/json;odata.metadata=minimal${exact ? ';IEEE754Compatible=true' : ''};charset=utf-8`;
const pageSizeOf = (prefer: string): number => {
  const wanted = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? DEFAULT_PAGE);
  return Math.min(MAX_PAGE, Math.max(1, wanted));
};

/** Builds the server; the caller listens and closes. */
export const createErpServer = (world: World, options: StandInOptions): ErpServer => {
  const server = createStandIn(options);
  const { app } = server;
  const view = new ErpView(world);
  const writer = new DocumentWriter(world);
  let epoch = 1;

  const answerSet = (set: EntitySet, request: FastifyRequest, reply: FastifyReply): unknown => {
    const prefer = headerOf(request, 'prefer');
    const trackChanges = prefer.includes('odata.track-changes');
    const exactNumbers = wantsExactNumbers(request);
    const setRequest = {
      set,
      options: parseQueryOptions(set, queryOf(request)),
      trackChanges,
      pageSize: pageSizeOf(prefer),
      exactNumbers,
    };
    const applied = [
      trackChanges ? 'odata.track-changes' : '',
      prefer.includes('maxpagesize') ? `odata.maxpagesize=${setRequest.pageSize}` : '',
    ];
    if (prefer !== '') reply.header('Preference-Applied', applied.filter(Boolean).join(', '));
    void reply.header('OData-Version', '4.0').type(contentTypeOf(exactNumbers));
    return readSet(setRequest, view, { world: world.identity, epoch, currentVersion: world.clock.current() });
  };

  const answerEntity = (
    set: EntitySet,
    key: readonly string[],
    request: FastifyRequest,
    reply: FastifyReply,
  ): unknown => {
    const entity = view.get(set, key);
    if (entity === null) throw new RequestError(404, 'NotFound', `there is no ${entityPathOf(set, key)}`);
    const etag = etagOf(entity);
    void reply.header('ETag', etag).header('OData-Version', '4.0');
    if (headerOf(request, 'if-none-match').split(/,\s*/).includes(etag)) return reply.code(304).send();
    const exactNumbers = wantsExactNumbers(request);
    const { select, expand } = parseQueryOptions(set, queryOf(request));
    void reply.type(contentTypeOf(exactNumbers));
    return {
      '@odata.context': `$metadata#${set.name}/$entity`,
      ...writeEntity(set, entity, { select, expand, exactNumbers }),
    };
  };

  for (const path of [ERP_ROOT, `${ERP_ROOT}/`]) {
    app.get(path, { config: { label: 'service document' } }, async () => ({
      '@odata.context': '$metadata',
      value: ENTITY_SETS.map(({ name }) => ({ name, kind: 'EntitySet', url: name })),
    }));
  }
  app.get(`${ERP_ROOT}/$metadata`, async (_request, reply) => reply.type('application/xml').send(METADATA_XML));
  app.post(`${ERP_ROOT}/$batch`, async (request) =>
    runBatch(app, ERP_ROOT, request.body, {
      authorization: headerOf(request, 'authorization'),
      accept: headerOf(request, 'accept') || 'application/json',
      'content-type': 'application/json',
    }),
  );
  app.get<{ Params: { set: string } }>(`${ERP_ROOT}/:set/$count`, async (request, reply) =>
    reply.type('text/plain').send(String(view.countLive(setOf(request.params.set)))),
  );
  app.get<{ Params: { set: string } }>(`${ERP_ROOT}/:set`, async (request, reply) => {
    const { setName, keyText } = parseResourcePath(request.params.set);
    const set = setOf(setName);
    return keyText === null
      ? answerSet(set, request, reply)
      : answerEntity(set, parseKeyPredicate(set, keyText), request, reply);
  });
  app.post<{ Params: { set: string } }>(`${ERP_ROOT}/:set`, async (request, reply) => {
    const set = setOf(request.params.set);
    const idempotencyKey = headerOf(request, 'idempotency-key');
    if (idempotencyKey === '')
      throw new RequestError(400, 'IdempotencyKeyRequired', 'send an Idempotency-Key with every creation');
    const { documentNo, repeated } = writer.create(writableOf(set), idempotencyKey, request.body);
    void reply.code(repeated ? 200 : 201).header('Location', entityPathOf(set, [documentNo]));
    const entity = view.get(set, [documentNo]);
    return entity === null
      ? {}
      : writeEntity(set, entity, { select: null, expand: true, exactNumbers: wantsExactNumbers(request) });
  });
  app.patch<{ Params: { set: string } }>(`${ERP_ROOT}/:set`, async (request, reply) => {
    const { setName, keyText } = parseResourcePath(request.params.set);
    const set = setOf(setName);
    const name = writableOf(set);
    const key = parseKeyPredicate(set, keyText ?? '');
    const entity = view.get(set, key);
    if (entity === null) throw new RequestError(404, 'NotFound', `there is no ${entityPathOf(set, key)}`);
    const ifMatch = headerOf(request, 'if-match');
    if (ifMatch === '') throw new RequestError(428, 'PreconditionRequired', 'send the ETag you read in If-Match');
    if (ifMatch !== '*' && ifMatch !== etagOf(entity))
      throw new RequestError(412, 'PreconditionFailed', 'the document was changed meanwhile');
    writer.change(name, key[0] ?? '', request.body);
    const changed = view.get(set, key);
    if (changed === null) return reply.code(204).send();
    void reply.header('ETag', etagOf(changed));
    return writeEntity(set, changed, { select: null, expand: true, exactNumbers: wantsExactNumbers(request) });
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode === 410) {
      const { setName } = parseResourcePath((request.params as { set: string }).set); // only set reads answer 410
      reply.header('Location', `${ERP_ROOT}/${setName}`);
    }
    return payload;
  });
  mountKeyedWrites(app, ERP_ROOT, { world, view, documents: writer });
  const v2 = mountV2Face(app, world, writer);
  const bc = mountBcFace(app, world, options.credentials);
  return { ...server, v2, bc, expireDeltaTokens: () => void (epoch += 1) };
};
