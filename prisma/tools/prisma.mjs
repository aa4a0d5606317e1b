#!/usr/bin/env node
// `node prisma/tools/prisma.mjs <arguments>`: the Prisma CLI with a schema engine that comes from npm alone.
// Prisma's own engine is a download from Prisma's host; this one is @prisma/schema-engine-wasm behind the same
// protocol, so nothing here depends on that host. Set PRISMA_SCHEMA_ENGINE_BINARY to use a native engine instead.
import { spawnSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const engine = path.join(here, 'schema-engine.mjs');
// A checkout without file modes (a ZIP, some file systems) leaves the engine without its x bit.
if (process.platform !== 'win32' && (statSync(engine).mode & 0o100) === 0) chmodSync(engine, 0o755);

const result = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  cwd: path.join(here, '..'),
  stdio: 'inherit',
  env: {
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    ...process.env,
  },
});
process.exit(result.status ?? 1);
