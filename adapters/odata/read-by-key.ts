import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import type { ODataSourceParts } from './changes.ts';
import { type RecordSet, type RecordType, keyOf, reasonOf, sitesOf } from './record-types.ts';

/** How keys become filters: `chunk` keys at most, and a path no longer than `maxPathBytes`. */
export interface ReadLimits {
  readonly maxKeysPerRead: number;
  readonly maxPathBytes: number;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const SEPARATOR = '\u001f';

/**
 * A filter that matches exactly the keys. One part: `Key in (…)`. Two parts are grouped by whichever has fewer
 * different values: `(Site eq 'X' and Item in (…)) or …`.
 */
export const filterOf = (keyParts: readonly string[], keys: readonly (readonly string[])[]): string => {
  const [first = '', second] = keyParts;
  if (second === undefined) return `${first} in (${keys.map(([value = '']) => quote(value)).join(',')})`;
  const distinct = (part: number): number => new Set(keys.map((key) => key[part])).size;
  const [outer, inner] = distinct(0) < distinct(1) ? [0, 1] : [1, 0];
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const group = key[outer] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), quote(key[inner] ?? '')]);
  }
  return [...groups]
    .map(
      ([value, members]) => `(${keyParts[outer]} eq ${quote(value)} and ${keyParts[inner]} in (${members.join(',')}))`,
    )
    .join(' or ');
};

const pathOf = (type: RecordSet, keys: readonly (readonly string[])[]): string => {
  const expand = type.expand === null ? '' : `$expand=${type.expand}&`;
  return `${type.set}?${expand}$filter=${encodeURIComponent(filterOf(type.keyParts, keys))}`;
};

/** Cuts keys into chunks that fit both limits. A single key is always taken, however long. */
export const chunkKeys = (
  type: RecordSet,
  keys: readonly (readonly string[])[],
  limits: ReadLimits,
): (readonly string[])[][] => {
  const chunks: (readonly string[])[][] = [];
  const cut = (part: (readonly string[])[]): void => {
    if (part.length > 1 && pathOf(type, part).length > limits.maxPathBytes) {
      const middle = Math.ceil(part.length / 2);
      cut(part.slice(0, middle));
      cut(part.slice(middle));
    } else chunks.push(part);
  };
  for (let at = 0; at < keys.length; at += limits.maxKeysPerRead) cut(keys.slice(at, at + limits.maxKeysPerRead));
  return chunks;
};

/**
 * Reads records by their natural keys: chunks in parallel, one answer per key in the order given, `null` for a key the
 * ERP does not have. A chunk that fails gives its error to its own keys only; a bad record to its own key.
 */
export const readByKey = async <T>(
  { system, client, sites, units }: ODataSourceParts,
  limits: ReadLimits,
  type: RecordType<T>,
  keys: readonly (readonly string[])[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<T>[]> => {
  const unique = new Map(keys.map((key) => [key.join(SEPARATOR), key]));
  const answers = new Map<string, KeyedAnswer<T>>();

  const readChunk = async (chunk: readonly (readonly string[])[]): Promise<void> => {
    let path: string | null = pathOf(type, chunk);
    while (path !== null) {
      const { page, answeredAt } = await client.readCollection({ path, endpoint: type.set }, call);
      await sites.ensure(
        page.value.flatMap((raw) => sitesOf(type, raw)),
        call,
      );
      for (const raw of page.value) {
        const key = keyOf(type, raw).join(SEPARATOR);
        try {
          const value = type.translate(raw, {
            system,
            answeredAt,
            units,
            site: (siteNo) => sites.get(siteNo),
            remark: () => undefined,
          });
          answers.set(key, { ok: true, value });
        } catch (error) {
          const reason = `${system} sent ${type.set} ${key.replaceAll(SEPARATOR, ' ')} in a form that cannot be used: ${reasonOf(error)}`;
          answers.set(key, { ok: false, error: portErrorOf(new AppError('UPSTREAM_PROTOCOL', reason)) });
        }
      }
      const next: string | undefined = page['@odata.nextLink'];
      path = next === undefined ? null : client.pathOfLink(next);
    }
  };

  await Promise.all(
    chunkKeys(type, [...unique.values()], limits).map(async (chunk) => {
      try {
        await readChunk(chunk);
      } catch (error) {
        const failure = portErrorOf(toAppError(error));
        for (const key of chunk) answers.set(key.join(SEPARATOR), { ok: false, error: failure });
      }
    }),
  );
  return keys.map((key) => answers.get(key.join(SEPARATOR)) ?? { ok: true, value: null });
};
