// The age of what a subgraph answers. In: its schema with `@freshness` on fields, and how its records tell their age.
// Out: the same schema, whose fields judge what they give: in time, refused, or marked; and whose records are read anew
// where a field that was asked for wants that. One call per system for all records of a request.
import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { AppError } from '../../errors/app-error.ts';
import { breachOf, budgetOf, refreshesAfter } from './breach.ts';
import type { FreshnessLog } from './freshness-log.ts';
import { readFreshnessRules, type FreshnessRule } from './freshness-rules.ts';
import type { RecordFreshness } from './record-freshness.ts';
import { createSelectedRules, type SelectedRules } from './selected-rules.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;
/** The records of a type, whatever they are: only its own functions look into them. */
type AnyRecord = RecordFreshness<unknown, unknown>;

/** The log of the request whose resolvers get this context. */
const logs = new WeakMap<object, FreshnessLog>();

/** Has the guarded fields that get this context note in the log. */
export const bindFreshness = (context: unknown, log: FreshnessLog): void => {
  if (typeof context === 'object' && context !== null) logs.set(context, log);
};

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Error);

/** A field with a rule: refuses or notes what is too old, then answers as before. */
const judging =
  (resolve: Resolver, name: string, field: string, rule: FreshnessRule, record: AnyRecord): Resolver =>
  (source, args, context, info) => {
    const log = logs.get(context);
    const evidence = log === undefined ? null : record.oldestInput(source, field);
    if (log !== undefined && evidence !== null) {
      const budgetMs = budgetOf(rule, log);
      const isBreached = log.isOlder(evidence, budgetMs);
      const fallbackAfterMs = isBreached ? record.fallbackAfterMs?.(source, evidence) : undefined;
      if (fallbackAfterMs !== undefined && log.isOlder(evidence, fallbackAfterMs)) log.fallBack(evidence);
      if (isBreached) {
        const isDemanded = log.demandMs !== null && log.isOlder(evidence, log.demandMs);
        if (isDemanded || rule.onBreach === 'FAIL') throw breachOf(name, evidence, rule, log, budgetMs);
      }
      log.note(info.path, evidence, budgetMs, isBreached);
    }
    return resolve(source, args, context, info);
  };

/** Whether a record is to be read anew for what is selected of it; one that was just asked for is not. */
const isDue = (source: unknown, rules: SelectedRules, record: AnyRecord, log: FreshnessLog): boolean =>
  rules.some(([field, rule]) => {
    const afterMs = refreshesAfter(rule, log);
    const evidence = afterMs === null ? null : record.oldestInput(source, field);
    if (afterMs === null || evidence === null || !log.isOlder(evidence, afterMs)) return false;
    if (record.isRefreshed?.(source, evidence) === false) return false;
    const from = log.servedFrom(evidence);
    return from !== 'ERP' && from !== 'FALLBACK';
  });

/** A field that gives records: those that are due are read anew before anything of them is answered. */
const refreshing = (
  resolve: Resolver,
  typeOf: (value: object) => string,
  records: ReadonlyMap<string, AnyRecord>,
  selectedRules: ReturnType<typeof createSelectedRules>,
): Resolver => {
  return (source, args, context, info) => {
    const log = logs.get(context);
    const answer = resolve(source, args, context, info);
    if (log === undefined) return answer;
    const renew = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map((each: unknown) => settle(each));
      if (!isRecord(value)) return value;
      const type = typeOf(value);
      const record = records.get(type);
      if (record?.refresh === undefined || !isDue(value, selectedRules(info, type), record, log)) return value;
      const renewed = record.refresh(value, context);
      // Whoever told its type by a mark on it (an entity) has to find the mark again.
      return '__typename' in value
        ? renewed.then((fresh) => (isRecord(fresh) ? { ...fresh, __typename: type } : fresh))
        : renewed;
    };
    const settle = (value: unknown): unknown => (isThenable(value) ? value.then(renew) : renew(value));
    return settle(answer);
  };
};

/**
 * Puts guards on the fields of a schema. Throws `CONFIG_INVALID` for a type with `@freshness` whose records do not tell
 * their age, and for one that tells it and has no `@freshness`.
 */
export const guardFreshness = (
  schema: GraphQLSchema,
  given: Readonly<Record<string, RecordFreshness<never, never>>>,
): void => {
  const rules = readFreshnessRules(schema);
  const records = new Map(Object.entries(given as unknown as Record<string, AnyRecord>)); // each is called with its own type's parents only
  for (const type of new Set([...rules.keys(), ...records.keys()])) {
    if (rules.has(type) && records.has(type)) continue;
    const what = rules.has(type) ? 'has @freshness, and its records do not tell their age' : 'has no @freshness';
    throw new AppError('CONFIG_INVALID', `The type ${type} ${what}.`);
  }
  const selectedRules = createSelectedRules(rules);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve: Resolver = field.resolve ?? defaultFieldResolver;
      const rule = rules.get(type.name)?.get(field.name);
      const record = records.get(type.name);
      if (rule !== undefined && record !== undefined) {
        field.resolve = judging(resolve, `${type.name}.${field.name}`, field.name, rule, record);
        continue;
      }
      const given = getNamedType(field.type).name;
      if (field.name === '_entities') {
        const typeOf = (value: object): string => ('__typename' in value ? String(value.__typename) : '');
        if ([...records.values()].some(({ refresh }) => refresh)) {
          field.resolve = refreshing(resolve, typeOf, records, selectedRules);
        }
      } else if (records.get(given)?.refresh !== undefined) {
        field.resolve = refreshing(resolve, () => given, records, selectedRules);
      }
    }
  }
};
