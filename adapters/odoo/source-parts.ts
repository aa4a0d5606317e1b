import type { SourceCall } from '@distribution/model/erp/source-call';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { Instant } from '@distribution/model/time/instant';
import type { OdooConfig } from './config.ts';
import type { Settings } from './record-type.ts';
import type { OdooClient } from './rpc.ts';
import type { RowReader } from './row-reader.ts';
import type { TranslationContext } from './translation.ts';

/** What reading needs. */
export interface SourceParts {
  readonly config: OdooConfig;
  readonly client: OdooClient;
  /** Asks Odoo every time: for changes. */
  readonly fresh: RowReader;
  /** Believes units and places for half a minute: for reads by key. */
  readonly quick: RowReader;
  readonly units: UnitLookup;
  readonly packagings: UnitLookup;
}

/** What it depends on which rows are records. */
export const settingsFor = async ({ config, client }: SourceParts, call: SourceCall): Promise<Settings> => {
  const { companyId, dialect } = await client.identity(call);
  const { supplierTag, customerTag } = config;
  return { supplierTag, customerTag, companyId, dialect };
};

/** What the translation of records that were answered at an instant is to know. */
export const contextAt = async (
  { config, client, units, packagings }: SourceParts,
  answeredAt: Instant,
  call: SourceCall,
): Promise<TranslationContext> => {
  const { system, legalEntity } = config;
  const { currency, dialect } = await client.identity(call);
  return { system, legalEntity, settings: config, currency, answeredAt, dialect, units, packagings };
};
