// Subgraphs that fail, and answer what they should not: whatever the gateway answers instead of the right value, there is
// an error that speaks of the place. Nothing is wrong in silence.
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { mergePatches } from '../kit/merge-patches.ts';
import { nulledPlaces } from '../kit/nulled-places.ts';
import { checkWorlds } from './check-worlds.ts';
import { drawOperation } from './draw-operation.ts';
import { silentDifferences } from './silent-differences.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 303);
const cases = Number(process.env['FUZZ_CASES'] ?? 600);
const path = process.env['FUZZ_PATH'];

it.each([
  ['at once', 0],
  ['with @defer', 40],
] as const)(
  `tells of everything that is not as it should be, %s (FUZZ_SEED=${seed})`,
  { timeout: 900_000 },
  async (_, deferred) => {
    const counted = { operations: 0, faulty: 0, served: 0, faults: {} as Record<string, number> };
    await checkWorlds(
      { seed, path, graphs: Math.ceil(cases / 25), longestMs: 300_000 },
      async ({ world, tapes, tell, failing }) => {
        for (const tape of tapes) {
          const drawn = drawOperation(world.apiSchema, tape, deferred);
          if (validate(world.apiSchema, parse(drawn.query)).length > 0) continue;
          const right = await world.askMonolith(drawn.query, drawn.variables);
          if (deferred > 0 && right.errors.length > 0) continue; // how far a null goes depends on what is deferred
          const { answer: ours, kinds } = await failing(() => world.ask(drawn.query, drawn.variables));
          if (ours.errors.some(({ code }) => code === 'QUERY_PLANNING_FAILED')) continue;
          counted.operations += 1;
          if (/ of Guest\d/.test(right.text ?? '')) counted.served += 1;
          if (kinds.length > 0) counted.faulty += 1;
          for (const kind of kinds) counted.faults[kind] = (counted.faults[kind] ?? 0) + 1;
          const told = tell(drawn, { kinds, calls: world.calls, ours, right });
          expect(() => mergePatches(ours), told).not.toThrow(); // each patch finds its place
          const data: unknown = mergePatches(ours);
          // A patch that is null takes away all that it would have brought.
          const lost = ours.patches.filter((patch) => patch.data === null && patch.errors.length > 0);
          // So does a null in the first part, where an error below has left it: a patch may put there again what it brings.
          const nulled = nulledPlaces(ours)
            .filter((place) => !place.includes('('))
            .map((place) => ({ path: place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)) }));
          const errors = [...[ours, ...ours.patches].flatMap((part) => part.errors), ...lost, ...nulled];
          expect(silentDifferences(right.data, data, errors, kinds.includes('wrong')), told).toEqual([]);
        }
      },
    );
    console.log(`fuzz with faults: seed ${seed}`, counted);
    if (path === undefined) expect(counted.faulty).toBeGreaterThan(counted.operations / 10);
  },
);
