import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Made } from './artifact.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const HEAD = `distribution-graph
Licensed under the MIT licence (see LICENSE).

This product is built on the packages below, each under its own licence, whose texts come with the packages. Those under
the Elastic License 2.0 (Apollo's gateway, query planner and federation packages) may be used, changed and
redistributed, but not offered to others as a hosted or managed service that gives access to a substantial part of
their features, and their licence keys and notices must stay. elkjs (Eclipse Public License 2.0) comes with the Prisma CLI
and is not used by this product.
`;

/** NOTICE: the licences of all packages that are installed in production, from the lock file. */
export async function makeNotice(root: string): Promise<Made> {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>; // npm's lock format 3
  };
  const byLicence = new Map<string, Set<string>>();
  for (const [where, found] of Object.entries(lock.packages)) {
    if (!where.includes('node_modules/') || found.dev || found.link) continue;
    const name = where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = found.license ?? 'see the package';
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(`${name} ${found.version ?? ''}`));
  }
  const sections = [...byLicence.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([licence, names]) =>
        `\n${licence}\n${[...names]
          .sort()
          .map((name) => `  ${name}`)
          .join('\n')}\n`,
    );
  return { artifacts: [{ file: 'NOTICE', text: HEAD + sections.join('') }], remarks: [], problems: [] };
}
