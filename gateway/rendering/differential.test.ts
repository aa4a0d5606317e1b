// Against graphql-js: whatever the schema, the operation and the data, and however fields are spread over fetches, the
// text is what graphql-js would answer, key for key, and the errors are at the same places.
import { buildSchema, executeSync, parse } from 'graphql';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLevels } from '../execution/build-levels.ts';
import { Tables } from '../execution/tables.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { cases, type GeneratedCase } from './fixtures/generated-operation.ts';
import { fieldNames, project } from './fixtures/projected.ts';
import { planOf, type SourcesOf } from './fixtures/rendered.ts';
import { compileRenderer } from './renderer.ts';

const pathsOf = (errors: readonly { readonly path?: readonly (string | number)[] | undefined }[] | undefined) =>
  (errors ?? []).map(({ path }) => JSON.stringify(path)).sort();

const expectSame = ({ sdl, query, data, variables }: GeneratedCase, fetches: number, sourcesOf: SourcesOf): void => {
  const schema = buildSchema(sdl);
  const document = parse(query);
  const right = executeSync({ schema, document, rootValue: data, variableValues: variables });
  const planned: PlannedOperation = planOf(document, { fetches, sourcesOf });
  const levels = buildLevels(planned);
  const names = fieldNames(query);
  const answers = levels.root.layers.map(({ fetch }) => project(schema, names, fetch.selections, data));
  const renderer = compileRenderer(planned, levels.root, schema);
  for (let time = 0; time < 2; time++) {
    const root = new Tables(levels.root, answers);
    const errors: Parameters<typeof renderer.render>[2] = [];
    const text = renderer.render(root, variables, errors);
    expect(text).toBe(JSON.stringify(right.data));
    expect(pathsOf(errors)).toEqual(pathsOf(right.errors));
  }
};

it('answers from one fetch what graphql-js answers', () => {
  fc.assert(
    fc.property(cases, (given) => expectSame(given, 1, (_key, among) => among)),
    { numRuns: 400 },
  );
});

it('answers the same however the fields are spread over fetches', () => {
  const spread = fc.array(fc.nat(6), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(cases, fc.integer({ min: 2, max: 3 }), spread, (given, fetches, picks) => {
      // Which of the fetches have a key is drawn by its name: the same wherever it stands, as merging wants.
      const sourcesOf: SourcesOf = (key, among) => {
        const mask = (picks[[...key].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 40] ?? 0) + 1;
        const some = among.filter((fetch) => (mask >> fetch) & 1);
        return some.length > 0 ? some : among;
      };
      expectSame(given, fetches, sourcesOf);
    }),
    { numRuns: 400 },
  );
});
