import type { SourceCall } from '@distribution/model/erp/source-call';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { Instant } from '@distribution/model/time/instant';
import type { TrytonClient } from './client.ts';
import type { TrytonConfig } from './config.ts';
import type { TranslationContext } from './translation.ts';

/** What reading needs. */
export interface SourceParts {
  readonly config: TrytonConfig;
  readonly client: TrytonClient;
  readonly units: UnitLookup;
}

/** What the translation of records that were answered at an instant is to know. */
export const contextAt = async (
  { config, client, units }: SourceParts,
  answeredAt: Instant,
  call: SourceCall,
): Promise<TranslationContext> => {
  const { system, legalEntity } = config;
  const { currency } = await client.identity(call);
  return { system, legalEntity, settings: config, currency, answeredAt, units };
};
