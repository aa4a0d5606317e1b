import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A file of the explorer's page: its media type and where its bytes are. */
interface Asset {
  readonly type: string;
  readonly file: string;
}

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const packaged = (name: string, file: string): string =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
const beside = (file: string): string => path.join(here, 'page', file);

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Everything the page loads, by the name it asks for: all of it comes from installed packages, nothing from a network. */
const ASSETS: Readonly<Record<string, Asset>> = {
  'react.js': { type: JAVASCRIPT, file: packaged('react', 'umd/react.production.min.js') },
  'react-dom.js': { type: JAVASCRIPT, file: packaged('react-dom', 'umd/react-dom.production.min.js') },
  'graphiql.js': { type: JAVASCRIPT, file: packaged('graphiql', 'graphiql.min.js') },
  'graphiql.css': { type: STYLE, file: packaged('graphiql', 'graphiql.min.css') },
  'graphql-ws.js': {
    type: JAVASCRIPT,
    file: path.join(path.dirname(require.resolve('graphql-ws')), '../umd/graphql-ws.min.js'),
  },
  'explorer.js': { type: JAVASCRIPT, file: beside('explorer.js') },
  'explorer.css': { type: STYLE, file: beside('explorer.css') },
};

const loaded = new Map<string, Buffer>();

/** The asset of that name, read once; `null` for a name the page does not use. */
export const loadExplorerAsset = (name: string): { readonly type: string; readonly bytes: Buffer } | null => {
  if (!Object.hasOwn(ASSETS, name)) return null;
  const asset = ASSETS[name];
  if (!asset) return null;
  const bytes = loaded.get(name) ?? readFileSync(asset.file);
  loaded.set(name, bytes);
  return { type: asset.type, bytes };
};
