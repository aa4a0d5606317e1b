import type { SourceCall } from '@distribution/model/erp/source-call';
import { z } from 'zod';
import type { OdooConfig } from './config.ts';
import { OPTIONAL_FIELDS, type OptionalModel, createDialect, versionOf } from './dialect.ts';
import { failureOf } from './failure.ts';
import { type OdooAnswer, type OdooRequest, type Send, parsed } from './rpc.ts';
import type { Identity } from './session.ts';

const pairWire = z.tuple([z.number().int(), z.string()]);
const userSchema = z.tuple([z.object({ company_id: pairWire })]);
const companySchema = z.tuple([z.object({ currency_id: pairWire })]);
const fieldsSchema = z.record(z.string(), z.unknown());

type Execute = (userId: number, request: OdooRequest, call: SourceCall) => Promise<OdooAnswer>;

/** Finds out which Odoo this is, who the configured user is there, and which of the optional fields there are. */
export const signIn = async (
  { system, database, credentials, companyId }: OdooConfig,
  send: Send,
  execute: Execute,
  call: SourceCall,
): Promise<Identity> => {
  const { result: told } = await send(
    'common.version',
    { service: 'common', method: 'version', args: [] },
    'REPEATABLE',
    call,
  );
  const version = versionOf(system, told);
  const args = [database, credentials.username, credentials.password, {}];
  const { result: userId } = await send(
    'common.authenticate',
    { service: 'common', method: 'authenticate', args },
    'REPEATABLE',
    call,
  );
  // A login that is refused is answered `false`, or nothing by some releases, not as an error.
  if (typeof userId !== 'number')
    throw failureOf(system, 'common.authenticate', {
      message: 'Access Denied',
      data: { name: 'odoo.exceptions.AccessDenied', message: 'Access Denied' },
    });

  const ask = async (model: string, method: string, ...rest: readonly unknown[]): Promise<unknown> =>
    (await execute(userId, { model, method, args: rest, sending: 'REPEATABLE' }, call)).result;
  const company =
    companyId ??
    parsed(userSchema, system, 'the user', await ask('res.users', 'read', [userId], ['company_id']))[0].company_id[0];
  const [own] = parsed(
    companySchema,
    system,
    'the company',
    await ask('res.company', 'read', [company], ['currency_id']),
  );
  const fieldsOf = async (model: OptionalModel): Promise<[OptionalModel, ReadonlySet<string>]> => {
    const fields = await ask(model, 'fields_get', OPTIONAL_FIELDS[model], ['type']);
    return [model, new Set(Object.keys(parsed(fieldsSchema, system, `the fields of ${model}`, fields)))];
  };
  const models = Object.keys(OPTIONAL_FIELDS) as OptionalModel[]; // the keys of a constant
  const found = Object.fromEntries(await Promise.all(models.map(fieldsOf))) as Record<
    OptionalModel,
    ReadonlySet<string>
  >; // one entry for each of them
  return { userId, companyId: company, currency: own.currency_id[1], dialect: createDialect(version, found) };
};
