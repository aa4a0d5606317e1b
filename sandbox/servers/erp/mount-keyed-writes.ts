import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world/world.ts';
import { RequestError } from '../request-error.ts';
import { type EntitySet, findEntitySet } from './entity-sets.ts';
import type { ErpView } from './erp-view.ts';
import { parseKeyPredicate, parseResourcePath } from './key-predicate.ts';
import { etagOf, writeEntity } from './payload.ts';
import { PlanningWriter } from './planning-writes.ts';
import type { DocumentWriter } from './writes.ts';

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};
const setNamed = (name: string): EntitySet => {
  const set = findEntitySet(name);
  if (set === undefined) throw new RequestError(404, 'ResourceNotFound', `there is no entity set "${name}"`);
  return set;
};

/**
 * What a careful client needs beside creating documents: `PUT Planning(…)` under an Idempotency-Key, and
 * `GET KeyedWrites/{key}`, the entity that was written under a key as it is now, or 404 when none was.
 */
export const mountKeyedWrites = (
  app: FastifyInstance,
  root: string,
  { world, view, documents }: { readonly world: World; readonly view: ErpView; readonly documents: DocumentWriter },
): void => {
  const planning = new PlanningWriter(world);
  const answer = (set: EntitySet, key: readonly string[], request: FastifyRequest, reply: FastifyReply): unknown => {
    const entity = view.get(set, key);
    if (entity === null) throw new RequestError(404, 'NotFound', `there is no such entity in ${set.name}`);
    const exactNumbers = /IEEE754Compatible=true/i.test(headerOf(request, 'accept'));
    void reply.header('ETag', etagOf(entity)).header('OData-Version', '4.0').type('application/json;charset=utf-8');
    return {
      '@odata.context': `$metadata#${set.name}/$entity`,
      ...writeEntity(set, entity, { select: null, expand: true, exactNumbers }),
    };
  };
  app.put<{ Params: { set: string } }>(`${root}/:set`, async (request, reply) => {
    const { setName, keyText } = parseResourcePath(request.params.set);
    const set = setNamed(setName);
    if (set.name !== 'Planning') throw new RequestError(405, 'MethodNotAllowed', `${set.name} is not put`);
    const idempotencyKey = headerOf(request, 'idempotency-key');
    if (idempotencyKey === '')
      throw new RequestError(400, 'IdempotencyKeyRequired', 'send an Idempotency-Key with every change of figures');
    const key = parseKeyPredicate(set, keyText ?? '');
    planning.put(key, idempotencyKey, request.body);
    return answer(set, key, request, reply);
  });
  app.get<{ Params: { key: string } }>(`${root}/KeyedWrites/:key`, async (request, reply) => {
    const { key } = request.params;
    const figures = planning.keyOf(key);
    if (figures !== null) return answer(setNamed('Planning'), figures, request, reply);
    const made = documents.madeUnder(key);
    if (made === null) throw new RequestError(404, 'NotFound', 'nothing was written under this key');
    return answer(setNamed(made.set), [made.documentNo], request, reply);
  });
};
