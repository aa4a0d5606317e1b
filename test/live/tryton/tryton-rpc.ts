import { ADMIN, type TrytonServer } from './tryton-server.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A plain client of Tryton, of the tests' own: what the adapter says is compared with what this one reads. */
export interface TrytonRpc {
  call(model: string, method: string, ...args: readonly unknown[]): Promise<unknown>;
  create(model: string, ...values: readonly Values[]): Promise<readonly number[]>;
  find(
    model: string,
    domain: readonly unknown[],
    fields?: readonly string[],
  ): Promise<readonly (Values & { readonly id: number })[]>;
  /** Signs in again and works in the user's present company. */
  renew(): Promise<void>;
}

const post = async (
  url: string,
  method: string,
  params: readonly unknown[],
  authorization: string,
): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
    body: JSON.stringify({ id: 1, method, params }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method}: ${response.status} ${text.slice(0, 500)}`);
  const answer = JSON.parse(text) as { result?: unknown; error?: unknown };
  if (answer.error !== undefined) throw new Error(`${method}: ${JSON.stringify(answer.error).slice(0, 2000)}`);
  return answer.result;
};

/** Signs in as the administrator. */
export const openTrytonRpc = async (server: Pick<TrytonServer, 'url' | 'database'>): Promise<TrytonRpc> => {
  const url = `${server.url}/${server.database}/`;
  let authorization = '';
  let context: Values = {};
  const call: TrytonRpc['call'] = (model, method, ...args) =>
    post(url, `model.${model}.${method}`, [...args, context], authorization);
  const renew = async (): Promise<void> => {
    const { username, password } = ADMIN;
    const login = await post(url, 'common.db.login', [username, { password }, 'en'], '');
    const [id, token] = login as [number, string];
    authorization = `Session ${Buffer.from(`${username}:${id}:${token}`).toString('base64')}`;
    context = {};
    context = (await call('res.user', 'get_preferences', true)) as Values;
  };
  await renew();
  return {
    call,
    renew,
    create: async (model, ...values) => (await call(model, 'create', values)) as number[],
    find: async (model, domain, fields = []) =>
      (await call(model, 'search_read', domain, 0, null, [['id', 'ASC']], ['id', ...fields])) as (Values & {
        id: number;
      })[],
  };
};

export const decimal = (text: string): Values => ({ __class__: 'Decimal', decimal: text });
/** A day, `2006-06-02`. */
export const day = (text: string): Values => {
  const [year, month, date] = text.split('-').map(Number);
  return { __class__: 'date', year, month, day: date };
};
