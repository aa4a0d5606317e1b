import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '@distribution/platform/clock/clock';
import {
  developmentSettings,
  ensureDevelopmentKeys,
  issueDevelopmentToken,
} from '@distribution/platform/principal/development-token';

/** An identity provider of the test's own: nobody is let in without one of its tokens. */
export interface SignIn {
  /** The settings by which a product trusts it. */
  readonly env: Readonly<Record<string, string>>;
  /** A token that holds for an hour; `regions` null: everywhere. */
  issue(subject: string, roles: readonly string[], regions?: readonly string[] | null): Promise<string>;
  close(): void;
}

export const openSignIn = async (): Promise<SignIn> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'distribution-sign-in-'));
  await ensureDevelopmentKeys(folder);
  const settings = developmentSettings(folder);
  if (settings?.keyFile == null) throw new Error(`no keys were made in ${folder}`);
  const rest = { scopes: [], legalEntities: null, customers: null, lifetimeSeconds: 3_600 };
  return {
    env: {
      AUTH_KEY_FILE: settings.keyFile,
      AUTH_ISSUER: settings.issuer,
      AUTH_AUDIENCE: settings.audience,
      AUTH_ALGORITHMS: settings.algorithms.join(','),
    },
    issue: (subject, roles, regions = null) =>
      issueDevelopmentToken(folder, { subject, roles, regions, ...rest }, systemClock),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
