import { readFileSync } from 'node:fs';

/** What `npm run NAME` hands to Node, so that a bench measures what a user starts, Node's flags included. */
export const argumentsOfScript = (name: string): readonly string[] => {
  const file = new URL('../package.json', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: Record<string, string> }; // our own package.json
  const [program, ...args] = (scripts[name] ?? '').split(' ');
  if (program !== 'node') throw new Error(`npm run ${name} does not start Node.`);
  return args;
};
