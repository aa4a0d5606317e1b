// Operations written differently: the answer must not change but for names. On our own graph, where no single server is
// there to compare with, and on drawn ones.
import { createGateway } from '@distribution/gateway/gateway';
import { SUPERGRAPH_FILE } from '@distribution/processes/open-gateway';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse, print, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE, SPINE } from '../../kit/spine.ts';
import { EVERYBODY } from '../../kit/subgraphs/everybody.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { drawGraph } from '../fuzz/draw-graph.ts';
import { drawOperation } from '../fuzz/draw-operation.ts';
import { makeData } from '../fuzz/make-data.ts';
import { printSubgraphs } from '../fuzz/print-subgraphs.ts';
import { Tape } from '../fuzz/tape.ts';
import { askEngine } from '../kit/ask-engine.ts';
import { CompositionRefused } from '../kit/compose.ts';
import { expectSame } from '../kit/expect-same.ts';
import { openWorld } from '../kit/open-world.ts';
import { restoreNames, TRANSFORMATIONS } from './transformations.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 3);
const NAMES = Object.keys(TRANSFORMATIONS);

describe('on our own graph', () => {
  let graphs: Awaited<ReturnType<typeof openGraphs>>;
  const open = () =>
    createGateway({
      supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
      upstreams:
        (subgraph) =>
        async ({ query, variables }) => {
          const { data, errors = [] } = await graphs.ask(subgraph, query, variables);
          return { data, ...(errors.length > 0 ? { errors } : {}) };
        },
    });
  let gateway: ReturnType<typeof open>;
  beforeAll(async () => {
    graphs = await openGraphs({ productCount: 5 });
    gateway = open();
  });
  afterAll(async () => {
    await gateway.close();
  });
  const askHere = async (query: string, variables: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await askEngine(gateway.engine, query, variables, EVERYBODY);
    expect(errors).toEqual([]);
    // A cursor is sealed anew each time, whatever its name.
    return JSON.parse(JSON.stringify(data).replaceAll(/"[A-Za-z0-9_-]{60,}"/g, '"(a cursor)"')) as unknown;
  };

  it.each(
    NAMES.flatMap(
      (name) =>
        [
          [name, SPINE],
          [name, PAGE],
        ] as const,
    ),
  )('%s', async (name, operation) => {
    const { apiSchema } = gateway.engine.supergraph;
    const given = { sku: 'SKU-001' };
    const usual = await askHere(operation, given);
    const transformed = TRANSFORMATIONS[name]?.(apiSchema, parse(operation));
    if (!transformed) throw new Error(`no transformation ${name}`);
    const { document, variables, originals } = transformed;
    expect(validate(apiSchema, document)).toEqual([]);
    expect(print(document)).not.toBe(print(parse(operation)));
    expect(restoreNames(await askHere(print(document), { ...given, ...variables }), originals)).toEqual(usual);
  });
});

it(`on drawn graphs (FUZZ_SEED=${seed})`, { timeout: 600_000 }, async () => {
  const tape = (longest: number) => fc.array(fc.nat(999), { minLength: longest / 2, maxLength: longest, size: 'max' });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      tape(300),
      fc.array(tape(120), { minLength: 1, maxLength: 12, size: 'max' }),
      async (graphTape, tapes) => {
        const model = drawGraph(new Tape(graphTape));
        let world;
        try {
          world = openWorld({ subgraphs: printSubgraphs(model), data: makeData(model) });
        } catch (error) {
          if (!(error instanceof CompositionRefused)) throw error;
        }
        fc.pre(world !== undefined);
        for (const numbers of tapes) {
          const { query, variables } = drawOperation(world.apiSchema, new Tape(numbers));
          if (validate(world.apiSchema, parse(query)).length > 0) continue;
          for (const transform of Object.values(TRANSFORMATIONS)) {
            const { document, variables: more } = transform(world.apiSchema, parse(query));
            if (validate(world.apiSchema, document).length > 0) continue; // names that meet
            const { errors } = await world.ask(print(document), { ...variables, ...more });
            if (errors.some(({ code }) => code === 'QUERY_PLANNING_FAILED' || code === 'QUERY_TOO_LARGE')) continue;
            await expectSame(world, print(document), { ...variables, ...more });
            compared += 1;
          }
        }
      },
    ),
    { seed, numRuns: 12, maxSkipsPerRun: 100 },
  );
  console.log(`equivalence: seed ${seed}, ${compared} compared`);
  expect(compared).toBeGreaterThan(200);
});
