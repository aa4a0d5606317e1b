import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createReadBuffer } from '@distribution/platform/read-log/read-buffer';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { openStore } from '@distribution/prisma/store/open-store';

/** A log of reads in a database of its own; `close` writes what waits, tells of what was lost, and ends the database. */
export const openReadLog = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-log-bench-'));
  chmodSync(folder, 0o755); // as root, the server runs as somebody else
  const server = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres') });
  await migrate(server.url);
  const store = await openStore({ databaseUrl: server.url });
  const observer = createReadBuffer({
    sink: {
      async write(notes, loss) {
        if (loss !== null) console.error(`lost ${loss.reads} reads`);
        await store.readSink.write(notes, loss);
      },
    },
    onFailed: (error) => console.error(error),
  });
  return {
    observer,
    async close() {
      await observer.close();
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
