import type { Authentication } from '@distribution/gateway/access/door';
import type { Clock } from '@distribution/platform/clock/clock';
import type { Config } from '@distribution/platform/config/config';
import { createBearerVerifier } from '@distribution/platform/principal/bearer';
import { developmentSettings, ensureDevelopmentKeys } from '@distribution/platform/principal/development-token';
import type { RevocationList } from '@distribution/platform/principal/revocations';

/** Who is let in, and the sentence that says so at the start. */
export interface Access {
  readonly authentication: Authentication;
  readonly sentence: string;
}

/**
 * The configured authentication; where none is, tokens of this installation's own development key, and callers without
 * one on loopback alone.
 */
export const openAccess = async (
  config: Pick<Config, 'auth' | 'dataDir'>,
  revocations: RevocationList,
  clock: Clock,
): Promise<Access> => {
  await (config.auth === null ? ensureDevelopmentKeys(config.dataDir) : undefined);
  const settings = config.auth ?? developmentSettings(config.dataDir);
  if (settings === null) throw new Error(`the development keys in ${config.dataDir} have gone`);
  return {
    authentication: {
      verifier: createBearerVerifier(settings, clock),
      revocations,
      anonymousOnLoopback: config.auth === null,
    },
    sentence:
      config.auth === null
        ? 'no authentication is configured: without a token on loopback only, elsewhere by `npm run token`'
        : `bearer tokens of ${settings.issuer}`,
  };
};
