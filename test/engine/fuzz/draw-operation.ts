// Draws an operation over any schema: aliases that look like something else, fragments of every kind, conditions,
// arguments by literal and variable. What graphql-js finds invalid is drawn in vain and left out by the caller.
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Tape } from './tape.ts';

export interface DrawnOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What stands under a response name already: two selections under one name must mean the same. */
interface Entry {
  readonly meaning: string;
  readonly parent: GraphQLCompositeType;
  readonly type: string;
  readonly scope: Scope;
}
type Scope = Map<string, Entry>;

const MOST_FIELDS = 40;
const DEEPEST = 5;

/** @param deferred how many of a hundred fragments come later */
export const drawOperation = (schema: GraphQLSchema, tape: Tape, deferred = 0): DrawnOperation => {
  const isMutation = schema.getMutationType() != null && tape.chance(20);
  const definitions: string[] = [];
  const fragments: string[] = [];
  const variables: Record<string, unknown> = {};
  let fieldsLeft = MOST_FIELDS;
  let names = 0;
  const fieldNames = [
    ...new Set(
      Object.values(schema.getTypeMap()).flatMap((type) =>
        (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
          ? Object.keys(type.getFields())
          : [],
      ),
    ),
  ];
  const nastyNames = [...fieldNames, 'id', 'code', 'ref', 'nr', 'part', '_a', '__a', '_0_a', 'a_1', '__typename'];

  const literal = (type: GraphQLInputType): { readonly text: string; readonly value: unknown } => {
    if (isNonNullType(type)) return literal(type.ofType);
    if (isListType(type)) {
      const items = Array.from({ length: tape.below(3) }, () => literal(type.ofType));
      return { text: `[${items.map(({ text }) => text).join(', ')}]`, value: items.map(({ value }) => value) };
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
        .filter(() => tape.chance(60))
        .map((field) => [field.name, literal(field.type)] as const);
      return {
        text: `{ ${fields.map(([name, { text }]) => `${name}: ${text}`).join(', ')} }`,
        value: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      };
    }
    if (isEnumType(type)) {
      const value = tape.pick(type.getValues())?.name ?? '';
      return { text: value, value };
    }
    if (isScalarType(type) && type.name === 'Boolean')
      return tape.chance(50) ? { text: 'true', value: true } : { text: 'false', value: false };
    if (isScalarType(type) && (type.name === 'Int' || type.name === 'Float')) {
      const value = tape.below(4);
      return { text: String(value), value };
    }
    if (type.name === 'Any') return anything(0);
    const value = tape.pick(['s', '', 'x y', '"'] as const);
    return { text: JSON.stringify(value), value };
  };

  /** Of a custom scalar. */
  const anything = (depth: number): { readonly text: string; readonly value: unknown } => {
    const kind = tape.below(depth < 2 ? 7 : 5);
    if (kind === 5) {
      const items = Array.from({ length: tape.below(3) }, () => anything(depth + 1));
      return { text: `[${items.map(({ text }) => text).join(', ')}]`, value: items.map(({ value }) => value) };
    }
    if (kind === 6) {
      const members = ['a', 'id', '__typename']
        .slice(tape.below(4))
        .map((name) => [name, anything(depth + 1)] as const);
      return {
        text: `{ ${members.map(([name, { text }]) => `${name}: ${text}`).join(', ')} }`,
        value: Object.fromEntries(members.map(([name, { value }]) => [name, value])),
      };
    }
    const value = (['x "y"', 2, -0.5, false, null] as const)[kind] ?? null;
    return { text: JSON.stringify(value), value };
  };

  const variable = (type: GraphQLInputType): string => {
    const name = `v${names++}`;
    const { text, value } = literal(type);
    const withDefault = tape.chance(30);
    definitions.push(
      `$${name}: ${String(withDefault ? getNullableType(type) : type)}${withDefault ? ` = ${text}` : ''}`,
    );
    if (!withDefault || tape.chance(50)) variables[name] = value;
    return `$${name}`;
  };

  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap(({ name, type, defaultValue }) => {
      const needed = isNonNullType(type) && defaultValue === undefined;
      if (!needed && !tape.chance(60)) return [];
      return [`${name}: ${tape.chance(40) ? variable(type) : literal(type).text}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  };

  const booleans: string[] = [];
  const condition = (): string => {
    if (!tape.chance(15)) return '';
    const [value] = [tape.below(3)];
    const directive = tape.chance(50) ? 'skip' : 'include';
    if (value === 0) return ` @${directive}(if: ${tape.chance(50) ? 'true' : 'false'})`;
    if (booleans.length < 2) {
      const name = `b${booleans.length}`;
      booleans.push(name);
      definitions.push(`$${name}: Boolean!`);
      variables[name] = tape.chance(50);
    }
    return ` @${directive}(if: $${tape.pick(booleans) ?? 'b0'})`;
  };

  const fieldOf = (type: GraphQLCompositeType, scope: Scope, depth: number): string | null => {
    const known = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const choice = tape.below(known.length + 1);
    // Who takes arguments from above stands deep, and few selections of those above lead there.
    const rare = known.filter(({ name, type: its }) => getNamedType(its).name === 'Guest' || /^s\d/.test(name));
    const field = (tape.chance(40) ? tape.pick(rare) : undefined) ?? known[choice === known.length ? -1 : choice];
    const name = field?.name ?? '__typename';
    const alias = tape.chance(30) ? (tape.pick(nastyNames) ?? name) : name;
    const head = `${alias === name ? '' : `${alias}: `}${name}${field ? argumentsOf(field) : ''}`;
    const meaning = `${name}${field ? head.slice(head.indexOf(name) + name.length) : ''}`;
    const typeText = field ? String(field.type) : 'String!';
    const named = field ? getNamedType(field.type) : null;
    const other = scope.get(alias);
    if (other && other.meaning !== meaning) {
      const apart = isObjectType(type) && isObjectType(other.parent) && type !== other.parent;
      if (!apart || other.type !== typeText || !named || !isLeafType(named)) return null;
    }
    const entry = other ?? { meaning, parent: type, type: typeText, scope: new Map<string, Entry>() };
    scope.set(alias, entry);
    fieldsLeft -= 1;
    const selection = named && isCompositeType(named) ? ` ${selectionOf(named, entry.scope, depth + 1)}` : '';
    return `${head}${condition()}${selection}`;
  };

  const overlapping = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] => {
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return Object.values(schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        !other.name.startsWith('__') &&
        (isAbstractType(other) ? schema.getPossibleTypes(other) : [other]).some((each) => members.includes(each)),
    );
  };

  const fragmentOf = (type: GraphQLCompositeType, scope: Scope, depth: number): string => {
    const mayDefer = deferred > 0 && type !== schema.getMutationType(); // changes are made one after the other
    const condition_ = condition() + (mayDefer && tape.chance(deferred) ? ` @defer(label: "d${names++}")` : '');
    const on = tape.chance(30) ? type : (tape.pick(overlapping(type)) ?? type);
    if (on === type && tape.chance(30)) return `...${condition_} ${selectionOf(type, scope, depth)}`;
    if (tape.chance(70)) return `... on ${on.name}${condition_} ${selectionOf(on, scope, depth)}`;
    const name = `F${fragments.length}`;
    fragments.push('');
    fragments[Number(name.slice(1))] = `fragment ${name} on ${on.name} ${selectionOf(on, scope, depth)}`;
    return `...${name}${condition_}${deferred === 0 && tape.chance(20) ? ` ...${name}` : ''}`;
  };

  const selectionOf = (type: GraphQLCompositeType, scope: Scope, depth: number): string => {
    const parts: string[] = [];
    const composite = !isObjectType(type);
    const wanted = 1 + tape.below(4);
    for (let at = 0; at < wanted && fieldsLeft > 0; at += 1) {
      if (depth < DEEPEST + 2 && tape.chance(composite ? 60 : 15)) parts.push(fragmentOf(type, scope, depth + 1));
      else if (depth < DEEPEST) {
        const field = fieldOf(type, scope, depth);
        if (field !== null) parts.push(field);
      }
    }
    if (parts.length === 0) {
      const plain = scope.get('__typename');
      parts.push(!plain || plain.meaning === '__typename' ? '__typename' : `t_${depth}_${names++}: __typename`);
    }
    return `{ ${parts.join(' ')} }`;
  };

  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('a schema has a Query type');
  const selection = selectionOf(root, new Map(), 0);
  const signature = definitions.length > 0 ? ` Q(${definitions.join(', ')})` : '';
  const head = isMutation ? `mutation${signature} ` : signature === '' ? '' : `query${signature} `;
  return { query: [`${head}${selection}`, ...fragments].join('\n'), variables };
};
