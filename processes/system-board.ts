// The board on which processes tell each other how the outside systems fare, for whoever looks: the graph and /health. In:
// this process's reports. Out: those of all. Each writes its own into one hash on Redis every few seconds, with the time;
// who has not written for a while is gone. Without Redis, or with it away, everybody sees himself only.
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import {
  type OutsideSystem,
  type SystemReport,
  systemReportSchema,
  type SystemsReader,
} from '@distribution/model/operations/system-state';
import { instantOf } from '@distribution/model/time/instant';
import type { SystemQuota } from '@distribution/platform/outbound/quota/quota';
import type { Resources } from '@distribution/platform/resources/resources';
import { z } from 'zod';

const WRITE_EVERY_MS = 2_000;
/** After so long without a word a process counts as gone; its last one is taken down by whoever looks. */
const GONE_AFTER_MS = 10_000;

const noticeSchema = z.object({ at: z.number(), reports: z.array(systemReportSchema) });

/** What the board stands on. */
export interface BoardParts {
  readonly redis: Redis | null;
  readonly keyPrefix: string;
  readonly reports: () => readonly SystemReport[];
  /** The quota of each system that has one; read when somebody looks. */
  readonly quotas: ReadonlyMap<string, Pick<SystemQuota, 'readings'>>;
  readonly now: () => number;
}

/** The board as a reader, and how to write on it at once. */
export interface SystemBoard extends SystemsReader {
  /** Something changed that others should know now. */
  tell(): void;
}

const parseNotice = (text: string): z.infer<typeof noticeSchema> | null => {
  try {
    return noticeSchema.parse(JSON.parse(text));
  } catch {
    return null; // of another version of ours
  }
};

/** Opens the board; the resources own what is written on it. */
export const openSystemBoard = (
  { redis, keyPrefix, reports, quotas, now }: BoardParts,
  resources: Resources,
): SystemBoard => {
  const key = `${keyPrefix}:systems`;
  const own = randomUUID();
  const tell = (): void => {
    if (redis === null || reports().length === 0) return;
    const notice = JSON.stringify({ at: now(), reports: reports() });
    redis.hset(key, own, notice).catch(() => undefined); // said by the connection itself
  };
  const timer = setInterval(tell, WRITE_EVERY_MS);
  timer.unref();
  resources.own('system board', async () => {
    clearInterval(timer);
    await redis?.hdel(key, own).catch(() => undefined); // else it ends by its age
  });

  const readOthers = async (): Promise<readonly SystemReport[]> => {
    if (redis === null) return [];
    const notices = await redis.hgetall(key).catch(() => ({}));
    return Object.entries(notices).flatMap(([id, text]): readonly SystemReport[] => {
      if (id === own) return [];
      const notice = parseNotice(text);
      if (notice !== null && notice.at > now() - GONE_AFTER_MS) return notice.reports;
      redis.hdel(key, id).catch(() => undefined);
      return [];
    });
  };

  const readQuota = async (system: string): Promise<OutsideSystem['quota']> => {
    const readings = await (quotas.get(system)?.readings() ?? []);
    return readings.map(({ kind, limit, used, emptyInMs }) => ({
      kind,
      limit,
      used,
      remaining: Math.max(0, limit - used),
      resetsAt: emptyInMs === null ? null : instantOf(now() + emptyInMs),
    }));
  };

  return {
    tell,
    async listSystems() {
      const all = [...reports(), ...(await readOthers())];
      const names = [...new Set(all.map(({ system }) => system))].toSorted();
      return Promise.all(
        names.map(async (name) => {
          const of = all.filter(({ system }) => system === name);
          return {
            name,
            quota: await readQuota(name),
            circuits: of.flatMap(({ circuits }) => circuits),
            lanes: of.flatMap(({ lanes }) => lanes),
            statistics: of.flatMap(({ statistics }) => statistics),
          };
        }),
      );
    },
  };
};
