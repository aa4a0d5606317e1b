// What is made and not written: resolver types and registries from the subgraph and adapter folders, the supergraph from
// their schemas, compose services from the folders, NOTICE from the lock file. `npm run codegen` writes them; with `--check` nothing is written, and a file
// that differs, a composition error or a folder without its export ends the run with exit code 1. Hints are printed.
import path from 'node:path';
import { settle } from './artifact.ts';
import { makeComposeServices } from './compose-file.ts';
import { makeNotice } from './notice.ts';
import { makeRegistries } from './registry.ts';
import { makeResolverTypes } from './resolver-types.ts';
import { makeSupergraph } from './supergraph.ts';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const made = [
  await makeRegistries(root),
  await makeResolverTypes(root),
  await makeSupergraph(root),
  await makeComposeServices(root),
  await makeNotice(root),
];
const stale = await settle(
  root,
  made.flatMap((one) => one.artifacts),
  check,
);
const problems = made.flatMap((one) => one.problems);

for (const remark of made.flatMap((one) => one.remarks)) console.log(remark);
for (const file of stale) console.log(check ? `stale: ${file} (run \`npm run codegen\`)` : `wrote ${file}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0 || (check && stale.length > 0)) process.exitCode = 1;
