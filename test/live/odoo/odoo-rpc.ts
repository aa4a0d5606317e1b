import { z } from 'zod';

/** Where an Odoo answers, and who comes in. */
export interface OdooTarget {
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly password: string;
}
type Values = Readonly<Record<string, unknown>>;
type Found = Values & { readonly id: number };

/** A plain client of Odoo, of the tests' own: it makes what the tests need, and reads what they compare with. */
export interface OdooRpc {
  readonly version: number;
  call(model: string, method: string, args: readonly unknown[], named?: Values): Promise<unknown>;
  create(model: string, values: Values): Promise<number>;
  find(model: string, domain: readonly unknown[], fields?: readonly string[]): Promise<readonly Found[]>;
  /** The first that is found; throws when there is none. */
  one(model: string, domain: readonly unknown[], fields?: readonly string[]): Promise<Found>;
}

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ data: z.object({ name: z.string(), message: z.string() }) }).optional(),
});

/** Signs in. */
export const openOdooRpc = async ({ url, database, username, password }: OdooTarget): Promise<OdooRpc> => {
  const post = async (service: string, method: string, args: readonly unknown[]): Promise<unknown> => {
    const response = await fetch(`${url.replace(/\/$/, '')}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } }),
    });
    const { result, error } = answerSchema.parse(JSON.parse(await response.text()));
    if (error !== undefined) throw new Error(`${error.data.name}: ${error.data.message}`);
    return result;
  };
  const told = z.object({ server_version_info: z.array(z.unknown()) }).parse(await post('common', 'version', []));
  const version = Number(/\d+/.exec(String(told.server_version_info[0]))?.[0]);
  const userId = z.number().parse(await post('common', 'authenticate', [database, username, password, {}]));
  const call: OdooRpc['call'] = (model, method, args, named = {}) =>
    post('object', 'execute_kw', [database, userId, password, model, method, args, named]);
  const find: OdooRpc['find'] = async (model, domain, fields = []) =>
    z
      .array(z.looseObject({ id: z.number() }))
      .parse(
        await call(model, 'search_read', [domain], { fields: ['id', ...fields], context: { active_test: false } }),
      );
  return {
    version,
    call,
    find,
    create: async (model, values) => z.number().parse(await call(model, 'create', [values])),
    one: async (model, domain, fields) => {
      const [found] = await find(model, domain, fields);
      if (found === undefined) throw new Error(`there is no ${model} of ${JSON.stringify(domain)}`);
      return found;
    },
  };
};
