// Has Node run TypeScript from its source: `node --import @distribution/platform/typescript/register FILE.ts`, or an import
// of this before the first TypeScript. Stack traces name the lines of the source.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./load-hook.mjs', import.meta.url);
