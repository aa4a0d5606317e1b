// Supergraphs, data and operations drawn at random; the gateway must answer what one server with the whole schema does,
// to the letter. `FUZZ_SEED=1 FUZZ_CASES=5000 npx vitest run test/engine/fuzz` replays a seed, or looks further.
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { CompositionRefused } from '../kit/compose.ts';
import { comparable } from '../kit/expect-same.ts';
import { mergePatches } from '../kit/merge-patches.ts';
import { openWorld, type World } from '../kit/open-world.ts';
import { drawGraph } from './draw-graph.ts';
import { drawOperation, type DrawnOperation } from './draw-operation.ts';
import { hashOf, makeData } from './make-data.ts';
import { printSubgraphs } from './print-subgraphs.ts';
import { Tape } from './tape.ts';

const OPERATIONS_PER_GRAPH = 60;
// The same every time unless told otherwise: what fails is the change under test, not the luck of the draw.
const seed = Number(process.env['FUZZ_SEED'] ?? 303);
const cases = Number(process.env['FUZZ_CASES'] ?? 600);

const counted = { graphs: 0, unfitting: 0, operations: 0, invalid: 0, withErrors: 0, unplannable: 0, calls: 0 };

const tape = (longest: number) => fc.array(fc.nat(999), { minLength: longest / 2, maxLength: longest, size: 'max' });

const openDrawn = (numbers: readonly number[]): World | null => {
  const model = drawGraph(new Tape(numbers));
  try {
    // Answers come in another order than they were asked for.
    const turnsOf = ({ query }: { readonly query: string }) => hashOf(query) % 4;
    return openWorld({ subgraphs: printSubgraphs(model), data: makeData(model), turnsOf });
  } catch (error) {
    if (error instanceof CompositionRefused) return null;
    throw error;
  }
};

const tellCase = (graphTape: readonly number[], { query, variables }: DrawnOperation, errors: object): string => {
  const sdls = Object.entries(printSubgraphs(drawGraph(new Tape(graphTape)))).map(([name, sdl]) => `# ${name}\n${sdl}`);
  return `${sdls.join('\n')}\n\n${query}\nvariables: ${JSON.stringify(variables)}\nerrors: ${JSON.stringify(errors)}\n`;
};

it(`answers ${cases} drawn operations as graphql-js does (FUZZ_SEED=${seed})`, { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      tape(300),
      fc.array(tape(160), { minLength: 1, maxLength: OPERATIONS_PER_GRAPH, size: 'max' }),
      async (graphTape, operationTapes) => {
        const world = openDrawn(graphTape);
        if (!world) counted.unfitting += 1;
        fc.pre(world !== null);
        counted.graphs += 1;
        for (const numbers of operationTapes) {
          const drawn = drawOperation(world.apiSchema, new Tape(numbers));
          if (validate(world.apiSchema, parse(drawn.query)).length > 0) {
            counted.invalid += 1;
            continue;
          }
          counted.operations += 1;
          const right = await world.askMonolith(drawn.query, drawn.variables);
          const ours = await world.ask(drawn.query, drawn.variables);
          counted.calls += world.calls.length;
          if (right.errors.length > 0) counted.withErrors += 1;
          // Said instead of answered wrongly; how many there may be is expected below.
          if (ours.errors.some(({ code }) => code === 'QUERY_PLANNING_FAILED')) {
            counted.unplannable += 1;
            continue;
          }
          expect(comparable(ours), tellCase(graphTape, drawn, ours.errors)).toEqual(comparable(right));
        }
      },
    ),
    { seed, numRuns: Math.ceil(cases / 25), maxSkipsPerRun: 100, interruptAfterTimeLimit: 600_000 },
  );
  console.log(`fuzz: seed ${seed}`, counted);
  expect(counted.operations).toBeGreaterThan(cases / 2);
  expect(counted.unplannable).toBeLessThanOrEqual(Math.max(2, counted.operations / 100));
});

it(
  `brings by @defer, all together, what would have come at once (FUZZ_SEED=${seed})`,
  { timeout: 900_000 },
  async () => {
    const deferred = { operations: 0, patches: 0 };
    await fc.assert(
      fc.asyncProperty(
        tape(300),
        fc.array(tape(160), { minLength: 1, maxLength: OPERATIONS_PER_GRAPH, size: 'max' }),
        async (graphTape, operationTapes) => {
          const world = openDrawn(graphTape);
          fc.pre(world !== null);
          for (const numbers of operationTapes) {
            const drawn = drawOperation(world.apiSchema, new Tape(numbers), 40);
            if (validate(world.apiSchema, parse(drawn.query)).length > 0) continue;
            const right = await world.askMonolith(drawn.query, drawn.variables);
            if (right.errors.length > 0) continue; // how far a null goes depends on what is deferred
            const ours = await world.ask(drawn.query, drawn.variables);
            if (ours.errors.some(({ code }) => code === 'QUERY_PLANNING_FAILED')) continue;
            deferred.operations += 1;
            deferred.patches += ours.patches.length;
            const errors = [ours, ...ours.patches].flatMap((part) => part.errors);
            expect({ data: mergePatches(ours), errors }, tellCase(graphTape, drawn, ours.patches)).toEqual({
              data: right.data,
              errors: [],
            });
          }
        },
      ),
      { seed, numRuns: Math.ceil(cases / 100), maxSkipsPerRun: 100, interruptAfterTimeLimit: 300_000 },
    );
    console.log(`fuzz with @defer: seed ${seed}`, deferred);
    expect(deferred.patches).toBeGreaterThan(0);
  },
);
