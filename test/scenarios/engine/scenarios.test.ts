// The engine on our own graph, one folder a scenario: what is asked, what comes back, how it was planned and what each
// subgraph was asked, to be reviewed together; `down.json` names subgraphs that are not there. `UPDATE_SCENARIOS=1 npx vitest run test/scenarios/engine` writes them anew.
import { describePlan } from '@distribution/gateway/explain/describe-plan';
import { createGateway } from '@distribution/gateway/gateway';
import { AppError } from '@distribution/platform/errors/app-error';
import { SUPERGRAPH_FILE } from '@distribution/processes/open-gateway';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { askEngine } from '../../engine/kit/ask-engine.ts';
import { EVERYBODY } from '../../kit/subgraphs/everybody.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';

const updating = process.env['UPDATE_SCENARIOS'] === '1';
const scenarios = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const PRODUCTS = 3;

/** Cursors are sealed anew each time. */
const settled = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === 'endCursor' && typeof inner === 'string' ? '(a cursor)' : inner,
  );

let down: ReadonlySet<string> = new Set();
let graphs: Awaited<ReturnType<typeof openGraphs>>;
const calls: { readonly subgraph: string; readonly query: string; readonly variables: object }[] = [];
const open = () =>
  createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
    upstreams:
      (subgraph) =>
      async ({ query, variables }) => {
        calls.push({ subgraph, query, variables });
        if (down.has(subgraph))
          throw new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${subgraph}" cannot be reached.`);
        const { data, errors = [] } = await graphs.ask(subgraph, query, variables);
        return { data, ...(errors.length > 0 ? { errors } : {}) };
      },
  });
let gateway: ReturnType<typeof open>;

beforeAll(async () => {
  graphs = await openGraphs({ productCount: PRODUCTS });
  gateway = open();
});
afterAll(async () => {
  await gateway.close();
});

describe.each(scenarios.map(({ name }) => name))('%s', (name) => {
  const fileOf = (file: string) => path.join(import.meta.dirname, name, file);
  const expectFile = (file: string, text: string) => {
    if (updating) writeFileSync(fileOf(file), text);
    expect(text).toBe(readFileSync(fileOf(file), 'utf8'));
  };

  it('answers, plans and asks as reviewed', async () => {
    const operation = readFileSync(fileOf('operation.graphql'), 'utf8');
    const variables = JSON.parse(readFileSync(fileOf('variables.json'), 'utf8')) as Record<string, unknown>; // an object by its name
    down = new Set(
      existsSync(fileOf('down.json')) ? (JSON.parse(readFileSync(fileOf('down.json'), 'utf8')) as string[]) : [],
    ); // names of subgraphs
    calls.length = 0;
    const { data, errors, patches } = await askEngine(gateway.engine, operation, variables, EVERYBODY);
    const asked = calls
      .map((call) => ({ ...call, variables: settled(call.variables) }))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)); // they go out together
    const { node } = gateway.engine.prepare(operation, null, EVERYBODY).planned;
    const result = settled({
      data,
      ...(errors.length > 0 ? { errors } : {}),
      ...(patches.length > 0 ? { patches } : {}),
    });
    expectFile('result.json', `${JSON.stringify(result, null, 2)}\n`);
    expectFile('plan.txt', node === null ? 'nothing is asked\n' : stringify(describePlan(node), { lineWidth: 0 }));
    expectFile('calls.json', `${JSON.stringify(asked, null, 2)}\n`);
  });
});
