import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** One service of the compose file that runs our image. */
export interface ComposeService {
  readonly name: string;
  /** What Node is started with: the image's entry point (or the service's own) and the command. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** `${NAME:-default}` becomes the default, as with nothing set. */
const interpolate = (text: string): string => text.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');

/** The compose file as compose reads it: merge keys resolved, variables replaced. */
export const readComposeFile = (): Record<string, unknown> =>
  parse(interpolate(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8')), { merge: true }) as Record<
    string,
    unknown
  >; // a mapping at the top, as the specification has it

interface ServiceText {
  readonly build?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const imageEntryPoint = (): readonly string[] => {
  const line = /^ENTRYPOINT (\[.*\])$/m.exec(readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8'))?.[1] ?? '[]';
  return JSON.parse(line) as string[]; // the exec form is a JSON list
};

/** The services that are processes of ours. Throws when one is not started by Node. */
export const composeServices = (): readonly ComposeService[] => {
  const { services } = readComposeFile() as { services: Record<string, ServiceText> }; // checked against the specification
  return Object.entries(services)
    .filter(([, { build }]) => build !== undefined)
    .map(([name, { entrypoint = imageEntryPoint(), command = [], environment = {} }]) => {
      const [program, ...args] = [...entrypoint, ...command];
      if (program !== 'node') throw new Error(`the service ${name} is started by ${program}`);
      return { name, args, environment };
    });
};
