import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { AppError } from '@distribution/platform/errors/app-error';
import type { DevelopmentClaims } from '@distribution/platform/principal/development-token';

/** What `npm run token` is asked for. */
export type TokenFlags =
  | { readonly kind: 'ISSUE'; readonly claims: DevelopmentClaims }
  | { readonly kind: 'REVOKE'; readonly subject: string };

const USAGE =
  'Usage: npm run token -- [--role NAME] [--scope NAME] [--regions SE,NE] [--entities US01] [--customers C-1] [--subject NAME] [--ttl SECONDS], or --revoke SUBJECT';
const DAY_SECONDS = 86_400;

const options = {
  role: { type: 'string', multiple: true },
  scope: { type: 'string', multiple: true },
  regions: { type: 'string' },
  entities: { type: 'string' },
  customers: { type: 'string' },
  subject: { type: 'string' },
  ttl: { type: 'string' },
  revoke: { type: 'string' },
} as const;

const split = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads the flags. A list that is not given does not restrict. Throws CONFIG_INVALID with the usage, or the usage when it is asked for. */
export const readTokenFlags = (args: readonly string[]): TokenFlags => {
  answerHelp(args, USAGE);
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.revoke !== undefined) return { kind: 'REVOKE', subject: values.revoke };
    const lifetimeSeconds = Number(values.ttl ?? DAY_SECONDS);
    if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 1)
      throw new Error(`--ttl ${values.ttl} is no number of seconds`);
    const listOf = (text: string | undefined) => (text === undefined ? null : split(text));
    return {
      kind: 'ISSUE',
      claims: {
        subject: values.subject ?? 'developer',
        roles: (values.role ?? []).flatMap(split),
        scopes: (values.scope ?? []).flatMap(split),
        regions: listOf(values.regions),
        legalEntities: listOf(values.entities),
        customers: listOf(values.customers),
        lifetimeSeconds,
      },
    };
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
      nextStep: USAGE,
    });
  }
};
