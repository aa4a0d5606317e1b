// docs/adapters/planning-rest.openapi.json against both who keep to it: what it allows the adapter takes, what it demands the
// adapter cannot do without, the sandbox answers by it, and the adapter asks nothing that is not in it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adapters as registry } from '@distribution/adapters/generated/registry';
import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { patientCall, readToEnd } from '../conformance/asking.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  eventWire,
  seriesPageWire,
  seriesWire,
  stockPageWire,
  stockWire,
  versionAnswerWire,
  versionListWire,
  versionWire,
} from '@distribution/adapters/planning-rest/wire';

/** The file, as far as the tests look into it. */
interface Contract {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters?: readonly { readonly name: string }[];
          readonly responses: { readonly 200: { readonly content: Record<string, { schema: { $ref: string } }> } };
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, { examples?: unknown[]; required?: string[] }>> };
}
type SchemaName = string;
const file = new URL('../../docs/adapters/planning-rest.openapi.json', import.meta.url);
const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract; // what is wrong with it the tests say
const { schemas } = contract.components;
const examplesOf = (name: SchemaName): readonly unknown[] => schemas[name]?.examples ?? [];

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date', (text: string) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text);
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
ajv.addSchema(contract, 'contract');
const refusalOf = (name: SchemaName, value: unknown): string | null => {
  const validate = ajv.getSchema(`contract#/components/schemas/${name}`);
  if (validate === undefined) throw new Error(`the contract has no ${name}`);
  return validate(value) === true ? null : ajv.errorsText(validate.errors);
};

/** Each page of series is parsed row by row. */
const WIRES: Readonly<Record<SchemaName, z.ZodType>> = {
  Version: versionWire,
  VersionList: versionListWire,
  VersionAnswer: versionAnswerWire,
  Series: seriesWire,
  Override: seriesWire.shape.overrides.element,
  SeriesPage: seriesPageWire,
  Stock: stockWire,
  StockPage: stockPageWire,
  VersionEvent: eventWire,
};
const named = Object.entries(WIRES).map(([name, wire]) => ({ name, wire }));

/** The value with something at every place replaced, one place at a time. */
function* variants(value: unknown): Generator<unknown> {
  yield* [null, 7, -1, 0.5, true, '', ' ', 'text', '2026-02-30', '2026-03-02T05:00:00', '1e5', '-3.50', [], {}];
  if (Array.isArray(value))
    for (const [at, each] of value.entries()) for (const other of variants(each)) yield value.with(at, other);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value))
      for (const other of variants(each)) yield { ...value, [key]: other };
}

describe('the contract and the adapter', () => {
  it.each(named)('$name: the examples are right for both', ({ name, wire }) => {
    const examples = examplesOf(name);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(refusalOf(name, example)).toBeNull();
      expect(wire.safeParse(example).error).toBeUndefined();
    }
  });

  it.each(named)('$name: what the contract allows, the adapter takes', ({ name, wire }) => {
    let allowed = 0;
    for (const value of examplesOf(name).flatMap((example) => [...variants(example)])) {
      if (refusalOf(name, value) !== null) continue;
      allowed += 1;
      expect(wire.safeParse(value).error, JSON.stringify(value)).toBeUndefined();
    }
    expect(allowed).toBeGreaterThan(0);
  });

  it.each(named)('$name: what the contract demands, the adapter needs', ({ name, wire }) => {
    const [example] = examplesOf(name);
    for (const field of schemas[name]?.required ?? []) {
      const lacking = Object.fromEntries(Object.entries(example as object).filter(([key]) => key !== field));
      expect([field, refusalOf(name, lacking) !== null, wire.safeParse(lacking).success]).toEqual([field, true, false]);
    }
  });
});

/** The operation of the contract that a path is of, and the schema of its answer. */
const operationOf = (path: string): { readonly template: string; readonly answer: SchemaName } => {
  const [template] = Object.keys(contract.paths).filter((each) =>
    new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  if (template === undefined) throw new Error(`the contract has no ${path}`);
  const reference = contract.paths[template]?.get.responses[200].content['application/json']?.schema.$ref ?? '';
  return { template, answer: reference.split('/').at(-1) ?? '' };
};

it('the adapter asks the sandbox by the contract and for all that is in it, and the sandbox answers by it', async () => {
  const servers = await openSandboxServers({
    world: createTinyWorld(),
    webhookRetryDelaysMs: [],
    noticeIntervalMs: 20,
  });
  const root = new URL(servers.planning.url);
  const asked = new Set<string>();
  const line = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const url = new URL(request.url ?? '', root);
      const { template, answer } = operationOf(url.pathname.slice(root.pathname.length));
      const parameters = contract.paths[template]?.get.parameters ?? [];
      for (const name of new Set(url.searchParams.keys())) {
        if (!parameters.some((parameter) => parameter.name === name)) throw new Error(`${template} has no ${name}`);
        asked.add(`${template} ${name}`);
      }
      asked.add(template);
      const answered = await fetch(url, { headers: { authorization: request.headers.authorization ?? '' } });
      const text = await answered.text();
      const schema = answered.ok ? answer : 'Problem';
      const refusal = refusalOf(schema, JSON.parse(text));
      if (refusal !== null) throw new Error(`${template} was answered ${answered.status}: ${refusal}`);
      response.writeHead(answered.status, { 'content-type': 'application/json' }).end(text);
    };
    forward().catch((error: unknown) =>
      response.writeHead(400).end(JSON.stringify({ error: { message: String(error) } })),
    );
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const { port } = line.address() as AddressInfo; // it listens on TCP
  const adapter = registry['planning-rest'].create(
    {
      baseUrl: `http://127.0.0.1:${port}${root.pathname}`,
      credentials: { kind: 'BASIC', ...servers.credentials },
      pageSize: 3,
    },
    { now: Date.now, observe: () => undefined, decisions: null },
  );
  try {
    await readToEnd(adapter, 'forecasts');
    await readToEnd(adapter, 'stock-assumptions');
    const [code, none] = ['FC-2026-W10', 'FC-NONE'].map((each) => forecastVersionCodeSchema.parse(each));
    if (code === undefined || none === undefined) throw new Error('two codes were parsed');
    const key = { sku: skuSchema.parse('A-100'), locationCode: locationCodeSchema.parse('DC-ATL') };
    expect(await adapter.forecasts?.loadSeries(code, [key], patientCall())).toMatchObject([{ ok: true, value: [{}] }]);
    expect(await adapter.forecasts?.loadVersion(none, patientCall())).toBeNull();
  } finally {
    await adapter.close();
    line.close();
    await servers.close();
  }
  const offered = Object.entries(contract.paths).flatMap(([template, { get }]) => [
    template,
    ...(get.parameters ?? []).map(({ name }) => `${template} ${name}`),
  ]);
  expect([...asked].sort()).toEqual(offered.sort());
});
