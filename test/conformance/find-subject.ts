import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './conformance-options.ts';
import type { Subject } from './suite.ts';

const ADAPTERS = path.resolve(import.meta.dirname, '../../adapters');
/** An adapter that speaks to several kinds of systems has a subject for each: `odata:s4hana` is in conformance-s4hana.ts. */
const subjectFileOf = (variant: string | undefined): string =>
  path.join('fixtures', variant === undefined ? 'conformance.ts' : `conformance-${variant}.ts`);

const adapterNames = (): string[] =>
  readdirSync(ADAPTERS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(ADAPTERS, entry.name, 'adapter.ts')))
    .map(({ name }) => name);

const isSubject = (value: unknown): value is Subject =>
  typeof value === 'object' &&
  value !== null &&
  'definition' in value &&
  'lacks' in value &&
  ('openWorld' in value || 'openSender' in value);

/** The subject of an adapter, by its name (with `:variant` for one of several) or folder; throws {@link UsageError} that says what is missing and where. */
export const findSubject = async (adapter: string): Promise<Subject> => {
  const [, name, variant] = /^([a-z0-9-]+)(?::([a-z0-9-]+))?$/.exec(adapter) ?? [];
  const folder = name !== undefined ? path.join(ADAPTERS, name) : path.resolve(adapter);
  const subjectFile = subjectFileOf(variant);
  if (!existsSync(path.join(folder, 'adapter.ts'))) {
    throw new UsageError(
      name !== undefined
        ? `there is no adapter "${adapter}". There is: ${adapterNames().join(', ')}; or give the path of a folder, with a slash in it`
        : `${folder} holds no adapter.ts`,
    );
  }
  const file = path.join(folder, subjectFile);
  if (!existsSync(file)) {
    throw new UsageError(
      `${folder} has no ${subjectFile}: it tells the kit how to open a sample system (docs/adapters.md)`,
    );
  }
  const loaded: unknown = await import(pathToFileURL(file).href);
  const subject = typeof loaded === 'object' && loaded !== null && 'conformance' in loaded ? loaded.conformance : null;
  if (!isSubject(subject))
    throw new UsageError(`${file} must export \`conformance\`, a ConformanceSubject or DocumentSubject`);
  return subject;
};
