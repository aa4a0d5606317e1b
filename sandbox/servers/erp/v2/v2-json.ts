import type { V2Entity, V2Row, V2Type } from './sap-entities.ts';

const valueOf = (value: unknown, type: V2Type): unknown => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (type === 'DateTime') return `/Date(${Date.parse(value)})/`;
  if (type === 'DateTimeOffset') return `/Date(${Date.parse(value)}+0000)/`;
  return value;
};

/** The part of an expand below one navigation: `a/b,c` below `a` is `b`. */
const below = (expand: readonly string[], navigation: string): readonly string[] =>
  expand.flatMap((path) => (path.startsWith(`${navigation}/`) ? [path.slice(navigation.length + 1)] : []));
const isExpanded = (expand: readonly string[], navigation: string): boolean =>
  expand.some((path) => path === navigation || path.startsWith(`${navigation}/`));

/** A row in V2's JSON; a navigation that is not expanded is deferred. */
export const writeV2Row = (
  entity: V2Entity,
  row: V2Row,
  uri: string,
  expand: readonly string[],
  select: readonly string[] | null,
): Record<string, unknown> => {
  const body: Record<string, unknown> = { __metadata: { id: uri, uri } };
  for (const [name, type] of Object.entries(entity.properties)) {
    if (select === null || select.includes(name)) body[name] = valueOf(row[name], type);
  }
  for (const [name, { to, many }] of Object.entries(entity.navigations ?? {})) {
    const given = row[name];
    const write = (each: V2Row): Record<string, unknown> =>
      writeV2Row(to, each, `${uri}/${name}`, below(expand, name), null);
    if (!isExpanded(expand, name)) body[name] = { __deferred: { uri: `${uri}/${name}` } };
    else if (many) body[name] = { results: Array.isArray(given) ? given.map((each: V2Row) => write(each)) : [] };
    else body[name] = given === null || given === undefined ? null : write(given as V2Row); // rows are made by the sets
  }
  return body;
};
