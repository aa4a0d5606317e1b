// What the README's figures are made with. In: the name of a bench. Out: a table on standard output; nothing is kept.
// `npm run bench -- spine` is the only one yet.
import { benchSpine } from './spine.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = { spine: benchSpine };

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". There is: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
} else {
  await bench();
}
