import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Made } from './artifact.ts';
import { foldersWith } from './folders.ts';

const FILE = 'docker-compose.yml';
const MARK = '    # From here to the volumes: made from the folders of subgraphs/ by `npm run codegen`.\n';
const END = '\nvolumes:\n';

/** A service of docker-compose.yml for every subgraph folder, and the gateway's wait for them; the rest stays as it is. */
export async function makeComposeServices(root: string): Promise<Made> {
  const file = path.join(root, FILE);
  const names = foldersWith(root, 'subgraphs', 'subgraph.ts');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const from = text.indexOf(MARK);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) {
    return { artifacts: [], remarks: [], problems: [`${FILE} needs the line "${MARK.trim()}" before its volumes`] };
  }
  const waits = ['    depends_on:\n', ...names.map((name) => `      - ${name}\n`)];
  const services = names.map((name) => `\n  ${name}:\n    <<: *subgraph\n    command: [subgraph, ${name}]\n`);
  const made = [text.slice(0, from), MARK, ...waits, ...services, text.slice(to)].join('');
  return {
    artifacts: [{ file: FILE, text: made }],
    remarks: [`compose services of ${names.length} subgraphs`],
    problems: [],
  };
}
