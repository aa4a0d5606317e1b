import type { ReadWindow } from '@distribution/model/operations/readers';
import { instantOf, instantSchema } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import { createList, type PageArguments } from '../../connection.ts';
import type { Context } from '../context.ts';
import type {
  BusinessExceptionResolvers,
  DriftResolvers,
  QueryResolvers,
  ReaderConnectionResolvers,
} from '../generated/resolvers.ts';
import { requireOperator } from '../operator.ts';
import { refuseRestricted } from '../unrestricted.ts';

const MOST = 100;
const idsSchema = z.array(z.string().min(1).max(500)).min(1).max(MOST);
const fieldsSchema = z.array(z.string().regex(/^\w{1,100}\.\w{1,100}$/, 'a field is Type.field')).max(MOST);

/** Readers in a window, as the graph answers them. The name seals the cursors. */
const readersIn = async (name: string, window: ReadWindow, args: PageArguments, { services }: Context) => {
  const { readLog } = services.desk;
  const list = createList(name, services.cursors);
  const [page, { since, lostReads }] = await Promise.all([
    readLog.listReaders(window, list.parsePage(args)),
    readLog.coverOf(window),
  ]);
  return { ...list.createConnection(page), from: window.from, to: window.to, toldSince: since, lostReads, window };
};

/** Only for operators who may see every row: who reads what tells of rows. */
const check = ({ principal, scope }: Context): void => {
  requireOperator(principal);
  refuseRestricted(scope, 'Readers');
};

export const readersOf: NonNullable<QueryResolvers['readersOf']> = async (_, { input, ...args }, context) => {
  check(context);
  const from = parseArgument('input.from', instantSchema, input.from);
  const to = parseArgument('input.to', instantSchema, input.to) ?? instantOf(context.services.clock.now());
  if (from !== null && from > to) throw new AppError('INVALID_ARGUMENT', 'input.from is after input.to.');
  const entityIds = parseArgument('input.ids', idsSchema, input.ids) ?? [];
  const fields = parseArgument('input.fields', fieldsSchema, input.fields);
  return readersIn('readersOf', { entityIds, from, to, fields }, args, context);
};

export const Drift: DriftResolvers = {
  readers: async ({ id }, args, context) => {
    check(context);
    const window = await context.services.desk.readLog.windowOfDrift(id);
    return window && readersIn(`drift ${id} readers`, window, args, context);
  },
};

export const BusinessException: BusinessExceptionResolvers = {
  readers: async ({ id }, args, context) => {
    check(context);
    const window = await context.services.desk.readLog.windowOfException(id);
    return window && readersIn(`exception ${id} readers`, window, args, context);
  },
};

export const ReaderConnection: ReaderConnectionResolvers = {
  decisions: ({ window }, _, { services }) => services.desk.readLog.decisionsOn(window, MOST),
};
