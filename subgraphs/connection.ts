import type { Page, PageRequest, SortKey } from '@distribution/model/page';
import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** The arguments every list takes, as a client sent them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A page as the graph answers it. Cursors are sealed only when they are asked for. */
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** One kind of list: its name seals its cursors, so that a cursor of another list is refused. */
export interface List {
  parsePage(args: PageArguments): PageRequest;
  createConnection<T>(page: Page<T>): Connection<T>;
}

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

const sortKeySchema: z.ZodType<SortKey> = z.array(z.union([z.string(), z.number(), z.null()])).min(1);
const refuse = (message: string): never => {
  throw new AppError('INVALID_ARGUMENT', message);
};

const sizeOf = (name: 'first' | 'last', size: number): number =>
  size >= 1 && size <= MAX_PAGE_SIZE ? size : refuse(`${name} must be between 1 and ${MAX_PAGE_SIZE}, not ${size}.`);

/** Builds the list of that name (its field, and its order where that can be chosen, for example `products:NAME`). */
export const createList = (name: string, cursors: CursorSealer): List => {
  const open = (cursor: string): SortKey => {
    const key = sortKeySchema.safeParse(cursors.openCursor(name, cursor));
    if (!key.success) throw new AppError('CURSOR_INVALID', 'This is not a cursor of this list.');
    return key.data;
  };
  const seal = (key: SortKey | undefined): string | null => (key === undefined ? null : cursors.sealCursor(name, key));

  return {
    parsePage({ first, after, last, before }) {
      const backward = last != null;
      if (first != null && backward) refuse('first and last cannot be given together.');
      if (after != null && backward) refuse('after goes with first, not with last.');
      if (before != null && !backward) refuse('before goes with last, not with first.');
      return {
        limit: backward ? sizeOf('last', last) : sizeOf('first', first ?? DEFAULT_PAGE_SIZE),
        after: after == null ? null : open(after),
        before: before == null ? null : open(before),
        backward,
      };
    },
    createConnection({ rows, hasNextPage, hasPreviousPage }) {
      return {
        get edges() {
          return rows.map(({ row, sortKey }) => ({ cursor: cursors.sealCursor(name, sortKey), node: row }));
        },
        nodes: rows.map(({ row }) => row),
        pageInfo: {
          hasNextPage,
          hasPreviousPage,
          get startCursor() {
            return seal(rows[0]?.sortKey);
          },
          get endCursor() {
            return seal(rows.at(-1)?.sortKey);
          },
        },
      };
    },
  };
};
