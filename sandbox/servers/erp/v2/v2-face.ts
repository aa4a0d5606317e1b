// The ERP once more, as an SAP S/4HANA would show it: OData V2 over the same tables, with the names of SAP's released
// services. `{"d":{"results":[…]}}`, `__next`, `/Date()/`, amounts as text, no `in`, no deltas, no idempotency keys; writes
// need a CSRF token. Authentication, quota, faults and call counts are those of the server it is mounted on.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { World } from '../../../world/world.ts';
import { RequestError } from '../../request-error.ts';
import type { DocumentWriter } from '../writes.ts';
import { CsrfSessions } from './csrf-sessions.ts';
import { PurchaseOrderWrites } from './purchase-order-writes.ts';
import type { V2Row, V2Set } from './sap-entities.ts';
import { PARTNERS } from './sap-partners.ts';
import { PLANTS, PRODUCTS, SUPPLY_PLANNING } from './sap-products.ts';
import { createPurchaseOrderSet } from './sap-purchase-orders.ts';
import { SALES_ORDERS } from './sap-sales-orders.ts';
import { STOCK } from './sap-stock.ts';
import { writeV2Row } from './v2-json.ts';
import { inOrder, parseV2Query } from './v2-query.ts';

export const V2_ROOT = '/sap/opu/odata/sap';
/** Rows of one answer; the rest is behind `__next`. */
const MAX_PAGE = 500;

type Params = { readonly service: string; readonly set: string };

/** What can be done to the face. */
export interface V2Face {
  /** Every session ends: the next write of each is asked for a new token. */
  endSessions(): void;
}

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};
const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

const errorOf = (code: string, message: string): unknown => ({
  error: { code: `SBX/${code}`, message: { lang: 'en', value: message } },
});

/** Mounts the face on a server. */
export const mountV2Face = (app: FastifyInstance, world: World, writer: DocumentWriter): V2Face => {
  const sessions = new CsrfSessions();
  const writes = new PurchaseOrderWrites(writer);
  const sets: readonly V2Set[] = [
    PRODUCTS,
    SUPPLY_PLANNING,
    PLANTS,
    PARTNERS,
    STOCK,
    SALES_ORDERS,
    createPurchaseOrderSet(writes.references),
  ];

  const setOf = ({ service, set: name }: Params): V2Set => {
    const set = sets.find((each) => each.service === service && each.name === name);
    if (set === undefined) throw new RequestError(404, 'NotFound', `${service} has no set "${name}"`);
    return set;
  };
  const uriOf = (request: FastifyRequest, set: V2Set, row: V2Row): string => {
    const parts = set.keys.map((key) => `${key}='${encodeURIComponent(String(row[key]))}'`);
    return `${originOf(request)}${V2_ROOT}/${set.service}/${set.name}(${parts.join(',')})`;
  };

  const answerSet = (set: V2Set, request: FastifyRequest): unknown => {
    const options = request.query as Record<string, string | undefined>; // fastify's own parser gives these
    const query = parseV2Query(set, options);
    const found = inOrder(
      set,
      query,
      [...set.rows(world)].filter((row) => query.matches(row)),
    );
    const wanted = found.slice(query.skip, query.top === null ? undefined : query.skip + query.top);
    const page = wanted.slice(0, MAX_PAGE);
    const { $skiptoken: _, $top, ...rest } = options;
    const left = $top === undefined ? {} : { $top: String(Number($top) - page.length) };
    const next = new URLSearchParams({
      ...(rest as Record<string, string>), // what was given is not undefined
      ...left,
      $skiptoken: String(query.skip + page.length),
    });
    return {
      d: {
        ...(query.count ? { __count: String(found.length) } : {}),
        results: page.map((row) => writeV2Row(set, row, uriOf(request, set, row), query.expand, query.select)),
        ...(wanted.length > page.length
          ? { __next: `${originOf(request)}${V2_ROOT}/${set.service}/${set.name}?${next.toString()}` }
          : {}),
      },
    };
  };

  const offerToken = (request: FastifyRequest, reply: FastifyReply): void => {
    if (headerOf(request, 'x-csrf-token').toLowerCase() === 'fetch') void reply.headers(sessions.open());
  };

  void app.register(async (face) => {
    face.setErrorHandler((error, _request, reply) => {
      if (error instanceof z.ZodError) return reply.code(400).send(errorOf('BadRequest', z.prettifyError(error)));
      if (error instanceof RequestError) return reply.code(error.statusCode).send(errorOf(error.code, error.message));
      return reply.code(500).send(errorOf('InternalError', String(error)));
    });
    face.get<{ Params: Params }>(
      `${V2_ROOT}/:service/`,
      { config: { label: 'service document' } },
      async (request, reply) => {
        const { service } = request.params;
        offerToken(request, reply);
        return { d: { EntitySets: sets.filter((set) => set.service === service).map(({ name }) => name) } };
      },
    );
    face.get<{ Params: Params }>(`${V2_ROOT}/:service/:set`, async (request, reply) => {
      offerToken(request, reply);
      void reply.header('DataServiceVersion', '2.0');
      return answerSet(setOf(request.params), request);
    });
    face.post<{ Params: Params }>(`${V2_ROOT}/:service/:set`, async (request, reply) => {
      const set = setOf(request.params);
      if (!sessions.allows(headerOf(request, 'cookie'), headerOf(request, 'x-csrf-token'))) {
        void reply.code(403).header('X-CSRF-Token', 'Required').type('text/plain');
        return 'CSRF token validation failed';
      }
      if (set.name !== 'A_PurchaseOrder') throw new RequestError(405, 'MethodNotAllowed', `${set.name} is read-only`);
      const number = writes.create(request.body);
      const row = [...set.rows(world)].find((each) => each['PurchaseOrder'] === number) ?? {};
      return reply.code(201).send({ d: writeV2Row(set, row, uriOf(request, set, row), [], null) });
    });
  });
  return { endSessions: () => sessions.end() };
};
