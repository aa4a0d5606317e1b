import { type GraphQLSchema, isObjectType, Kind, type ConstDirectiveNode } from 'graphql';
import { AppError } from '../../errors/app-error.ts';
import { parseDurationMs } from '../../clock/duration.ts';

/** What becomes of a value that is older than its budget. */
export type OnBreach = 'FAIL' | 'REFRESH' | 'SERVE_STALE';

/** What `@freshness` says of a field. */
export interface FreshnessRule {
  readonly budgetMs: number;
  readonly onBreach: OnBreach;
}

/** The rules of a type by field. */
export type RulesOfType = ReadonlyMap<string, FreshnessRule>;

const DIRECTIVE = 'freshness';
const POLICIES: readonly string[] = ['FAIL', 'REFRESH', 'SERVE_STALE'] satisfies OnBreach[];
const isOnBreach = (value: string | null): value is OnBreach => value !== null && POLICIES.includes(value);

const textOf = (directive: ConstDirectiveNode, name: string): string | null => {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
};

const ruleOf = (directive: ConstDirectiveNode, at: string): FreshnessRule => {
  const budgetMs = parseDurationMs(textOf(directive, 'budget') ?? '');
  const onBreach = textOf(directive, 'onBreach');
  if (budgetMs !== null && isOnBreach(onBreach)) return { budgetMs, onBreach };
  throw new AppError('CONFIG_INVALID', `${at}: @freshness needs a budget like "PT15M" and an onBreach.`);
};

/** The rules of a schema, by type; types without any are left out. Throws `CONFIG_INVALID` for a rule that says nothing. */
export const readFreshnessRules = (schema: GraphQLSchema): ReadonlyMap<string, RulesOfType> => {
  const rules = new Map<string, RulesOfType>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofType = new Map<string, FreshnessRule>();
    for (const field of Object.values(type.getFields())) {
      const directive = field.astNode?.directives?.find(({ name }) => name.value === DIRECTIVE);
      if (directive) ofType.set(field.name, ruleOf(directive, `${type.name}.${field.name}`));
    }
    if (ofType.size > 0) rules.set(type.name, ofType);
  }
  return rules;
};
