// Loads the WebAssembly schema engine of @prisma/schema-engine-wasm and hands it a database through a driver adapter.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const require = createRequire(import.meta.url);

async function instantiate() {
  const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import(pathToFileURL(glueFile).href);
  const module = new WebAssembly.Module(readFileSync(path.join(path.dirname(glueFile), 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

/**
 * A schema engine on the factory's database. Errors thrown inside the driver adapter cross WebAssembly as numbers;
 * they are turned back into the errors they were.
 */
export async function loadSchemaEngine(factory, datamodels) {
  const glue = await instantiate();
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const original = (error) => bound.errorRegistry?.lookupError?.(error)?.error ?? error;
  let engine;
  try {
    engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bound);
  } catch (error) {
    throw original(error);
  }
  return async (method, params) => {
    try {
      return await engine[method](params);
    } catch (error) {
      throw original(error);
    }
  };
}
