import { setTimeout as sleep } from 'node:timers/promises';
import { adapter as definition } from '@distribution/adapters/frepple/adapter';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { z } from 'zod';

/** Where a frePPLe is, and as whom it is read. */
export interface FreppleSettings {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** `SECRET_WEBTOKEN_KEY` of the scenario; without it everything is read with the password. */
  readonly tokenKey: string | null;
  readonly scenario: string | null;
  readonly timeZone: string;
  /** Unit of every item; without it items have their own. */
  readonly unit: string | null;
  readonly mayChange: boolean;
}

/** The settings in the environment; `null` when it names no server. */
export const readFreppleSettings = (env: Readonly<Record<string, string | undefined>>): FreppleSettings | null => {
  const url = env['FREPPLE_URL'];
  return url === undefined
    ? null
    : {
        url,
        username: env['FREPPLE_USER'] ?? 'admin',
        password: env['FREPPLE_PASSWORD'] ?? 'admin',
        tokenKey: env['FREPPLE_TOKEN_KEY'] ?? null,
        scenario: env['FREPPLE_SCENARIO'] ?? null,
        timeZone: env['FREPPLE_TIME_ZONE'] ?? 'UTC',
        unit: env['FREPPLE_UNIT'] ?? null,
        mayChange: env['FREPPLE_MAY_CHANGE'] === 'yes',
      };
};

const rowWire = z.looseObject({
  id: z.number().optional(),
  item: z.string().optional(),
  location: z.string().optional(),
  value: z.record(z.string(), z.unknown()).optional(),
});

/** A plain client of the tests' own, by password. */
export interface PlainFrepple {
  rows(path: string): Promise<readonly z.infer<typeof rowWire>[]>;
  post(path: string, body: unknown): Promise<void>;
  /** Asks for a plan; it is made while this goes on. */
  runPlan(): Promise<void>;
  waitForTasks(): Promise<void>;
}

export interface FreppleStand {
  readonly url: string;
  readonly adapterSettings: Readonly<Record<string, unknown>>;
  readonly plain: PlainFrepple;
  connect(settings?: Readonly<Record<string, unknown>>): SystemAdapter;
  close(): Promise<void>;
}

const createPlain = ({ url, scenario, username, password }: FreppleSettings): PlainFrepple => {
  const root = `${url.replace(/\/$/, '')}/${scenario === null ? '' : `${scenario}/`}`;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization, accept: 'application/json', 'content-type': 'application/json', ...init.headers };
    const response = await fetch(`${root}${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  };
  return {
    rows: async (path) => z.array(rowWire).parse(await ask(path)),
    post: async (path, body) => void (await ask(path, { method: 'POST', body: JSON.stringify(body) })),
    runPlan: async () => {
      const body = new URLSearchParams({ constraint: '15', plantype: '1', env: 'fcst,supply' });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await ask('execute/api/runplan/', { method: 'POST', body: body.toString(), headers });
    },
    waitForTasks: async () => {
      for (let running = 1; running > 0;) {
        const tasks = z.record(z.string(), z.object({ name: z.string() })).parse(await ask('execute/api/status/'));
        running = Object.values(tasks).filter(({ name }) => name === 'runplan').length;
        if (running > 0) await sleep(1000);
      }
    },
  };
};

/** Adapters and a plain client on one server. */
export const openFreppleStand = (settings: FreppleSettings): FreppleStand => {
  const { url, username, password, tokenKey, scenario, timeZone, unit } = settings;
  const credentials =
    tokenKey === null ? { kind: 'BASIC', username, password } : { kind: 'WEB_TOKEN', username, secret: tokenKey };
  const adapterSettings = { credentials, scenario, timeZone, unit };
  const opened: SystemAdapter[] = [];
  return {
    url,
    adapterSettings,
    plain: createPlain(settings),
    connect: (more = {}) => {
      const host = { now: Date.now, observe: () => undefined, decisions: null };
      const made = definition.create({ ...adapterSettings, baseUrl: url, ...more }, host);
      opened.push(made);
      return made;
    },
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
    },
  };
};
