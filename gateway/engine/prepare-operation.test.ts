import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { afterAll, describe, expect, it } from 'vitest';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway } from '../gateway.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { OperationRejected } from './operation-rejected.ts';

describe('a document nested by the thousand', () => {
  const LEVELS = 20_000;
  const limits = { maxTokens: 10 * LEVELS };
  const gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess, limits });
  afterAll(() => gateway.close());

  const nested = (before: string, inside: string, after: string): string =>
    before.repeat(LEVELS) + inside + after.repeat(LEVELS);
  const codesOf = (source: string): unknown => {
    try {
      return gateway.engine.prepare(source, null, ANONYMOUS);
    } catch (error) {
      if (!(error instanceof OperationRejected)) throw error;
      return error.errors.map((each) => ('code' in each ? each.code : each.message));
    }
  };

  it.each([
    ['fields', `{ items ${nested('{ parent ', '{ id }', '}')} }`],
    ['fragments', `{ items { ${nested('... on Item { ', 'id', '}')} } }`],
    ['lists', `{ item(id: ${nested('[', '', ']')}) { id } }`],
    ['objects', `{ item(id: ${nested('{ a: ', '1', '}')}) { id } }`],
    ['types', `query ($id: ${nested('[', 'ID', ']')}) { item(id: $id) { id } }`],
  ])('is the mistake of whoever sent it: %s', (_what, source) => {
    expect(codesOf(source)).toEqual(['QUERY_TOO_DEEP']);
  });

  it('is read where it is only long', () => {
    expect(codesOf(`{ items { ${'id '.repeat(DEFAULT_LIMITS.maxFields - 1)} } }`)).not.toEqual(['QUERY_TOO_DEEP']);
  });
});
