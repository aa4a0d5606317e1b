import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './conformance-options.ts';
import type { ConformanceSubject } from './conformance-subject.ts';

const ADAPTERS = path.resolve(import.meta.dirname, '../../adapters');
const SUBJECT_FILE = path.join('fixtures', 'conformance.ts');

const adapterNames = (): string[] =>
  readdirSync(ADAPTERS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(ADAPTERS, entry.name, 'adapter.ts')))
    .map(({ name }) => name);

const isSubject = (value: unknown): value is ConformanceSubject =>
  typeof value === 'object' && value !== null && 'definition' in value && 'openWorld' in value && 'lacks' in value;

/** The subject of an adapter, by its name or folder; throws {@link UsageError} that says what is missing and where. */
export const findSubject = async (adapter: string): Promise<ConformanceSubject> => {
  const isName = /^[a-z0-9-]+$/.test(adapter);
  const folder = isName ? path.join(ADAPTERS, adapter) : path.resolve(adapter);
  if (!existsSync(path.join(folder, 'adapter.ts'))) {
    throw new UsageError(
      isName
        ? `there is no adapter "${adapter}". There is: ${adapterNames().join(', ')}; or give the path of a folder, with a slash in it`
        : `${folder} holds no adapter.ts`,
    );
  }
  const file = path.join(folder, SUBJECT_FILE);
  if (!existsSync(file)) {
    throw new UsageError(
      `${folder} has no ${SUBJECT_FILE}: it tells the kit how to open a sample system (docs/adapters.md)`,
    );
  }
  const loaded: unknown = await import(pathToFileURL(file).href);
  const subject = typeof loaded === 'object' && loaded !== null && 'conformance' in loaded ? loaded.conformance : null;
  if (!isSubject(subject)) throw new UsageError(`${file} must export \`conformance\`, a ConformanceSubject`);
  return subject;
};
