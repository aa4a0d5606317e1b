import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { z } from 'zod';
import { ENCODINGS } from '../reading/decode.ts';
import { RECIPES } from '../records/recipes.ts';
import { isDateFormat } from './date-format.ts';

const regularExpression = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'u');
  } catch {
    context.addIssue({ code: 'custom', message: 'is no regular expression' });
    return z.NEVER;
  }
});
const dateFormat = z.string().refine(isDateFormat, 'is no date format such as dd.MM.yyyy');
/** First sign (from 1) and how many. */
const slice = z.tuple([z.number().int().positive(), z.number().int().positive()]);
/** A place in a record: a column by its number (from 1), or a slice of the line. */
const place = z.union([z.number().int().positive(), slice]);

/** How cells of a type are written; each may be set for the layout and again for a column. */
const spelling = {
  /** Format of days and moments. */
  dateFormat,
  /** Zone of dates and times that name none. */
  zone: zoneIdSchema,
  decimalSign: z.enum(['.', ',']),
  /** What stands between thousands, e.g. `.` or a blank. */
  groupSign: z.string().length(1).nullable(),
  /** Cells that say nothing, such as `N/A`. A blank cell always says nothing. */
  empty: z.array(z.string()),
};

/** Where a field comes from, and how it is written. One of `column`, `slice` and `text`. */
export const columnSchema = z
  .strictObject({
    /** By its name in the line of names, or its number from 1. */
    column: z.union([z.string().min(1), z.number().int().positive()]).optional(),
    slice: slice.optional(),
    /** A fixed text; `{name}` or `{3}` stands for a column, `{file.x}` for a named group of the file pattern. */
    text: z.string().optional(),
    /** Taken from the header record, not from the row. */
    inHeader: z.boolean().default(false),
    /** The system's codes by what they mean here; a code that is not named is never guessed. */
    codes: z.record(z.string(), z.string()).optional(),
    /** Stands in for a cell that says nothing. */
    default: z.string().optional(),
    /** Digits after the decimal sign that is not written: 2 makes 1234 of 12.34. */
    impliedDecimals: z.number().int().min(0).max(20).default(0),
    /** A moment known by its day alone is the end of that day, as a due date; otherwise its beginning. */
    endOfDay: z.boolean().default(false),
    ...z.strictObject(spelling).partial().shape,
  })
  .refine(
    ({ column, slice: cut, text }) => [column, cut, text].filter((each) => each !== undefined).length === 1,
    'needs one of column, slice and text',
  );
export type ColumnSettings = z.infer<typeof columnSchema>;

const trailerSchema = z.strictObject({
  /** What the last record begins with (fixed width), or has in its first column. */
  marker: z.string().min(1),
  /** Where it says how many there are. */
  count: place.nullable().default(null),
  /** ROWS counts data alone, RECORDS also header, names and trailer. */
  counts: z.enum(['ROWS', 'RECORDS']).default('ROWS'),
  /** A field of the rows, and where its sum stands. */
  total: z.strictObject({ field: z.string(), at: place }).nullable().default(null),
});

/** One kind of file: which names it has, how it is written, and what its columns mean. */
export const layoutSchema = z
  .strictObject({
    name: z.string().min(1),
    /** Which files, by their names; a regular expression. */
    files: regularExpression,
    flow: z.enum(Object.keys(RECIPES) as [keyof typeof RECIPES, ...(keyof typeof RECIPES)[]]), // the table is not empty
    form: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('DELIMITED'),
          delimiter: z.string().length(1).default(','),
          quote: z.string().length(1).nullable().default('"'),
          /** Whether the first line (after the header record, if there is one) names the columns. */
          names: z.boolean().default(true),
        }),
        z.strictObject({
          kind: z.literal('FIXED_WIDTH'),
          /** Signs per record, where records are not lines. */
          recordLength: z.number().int().positive().nullable().default(null),
        }),
      ])
      .prefault({ kind: 'DELIMITED' }),
    encoding: z.enum(ENCODINGS).default('utf-8'),
    dateFormat: spelling.dateFormat.default('yyyy-MM-dd'),
    zone: spelling.zone.prefault('UTC'),
    decimalSign: spelling.decimalSign.default('.'),
    groupSign: spelling.groupSign.default(null),
    empty: spelling.empty.default([]),
    /** A record before all others. */
    header: z
      .strictObject({ marker: z.string().min(1) })
      .nullable()
      .default(null),
    trailer: trailerSchema.nullable().default(null),
    /** DELTA: what is not named is as it was. SNAPSHOT: what the file before named and this one does not is gone. */
    content: z.enum(['DELTA', 'SNAPSHOT']).default('DELTA'),
    /** Rows that are not meant: a column and the cells by which they are known. */
    skipWhen: z.record(z.string(), z.array(z.string())).default({}),
    /** The moment the file speaks of; absent: the file's own date. */
    asOf: columnSchema.optional(),
    /** Fields of the flow's records by where they come from. */
    columns: z.record(z.string(), columnSchema),
  })
  .superRefine((layout, context) => {
    const problem = (message: string, ...path: string[]): void =>
      context.addIssue({ code: 'custom', message, path: ['columns', ...path] });
    const { fields } = RECIPES[layout.flow];
    for (const [field, { optional }] of Object.entries(fields)) {
      if (!optional && layout.columns[field] === undefined)
        problem(`lacks "${field}", which every record of ${layout.flow} needs`);
    }
    for (const [field, column] of Object.entries(layout.columns)) {
      if (fields[field] === undefined)
        problem(`is no field of ${layout.flow}; there are: ${Object.keys(fields).join(', ')}`, field);
      if (layout.form.kind === 'FIXED_WIDTH' && column.column !== undefined && !column.inHeader)
        problem('needs a slice: fixed width has no columns', field);
      if (layout.form.kind === 'DELIMITED' && !layout.form.names && typeof column.column === 'string')
        problem('needs the number of its column: the layout has no line of names', field);
      if (column.inHeader && layout.header === null) problem('is in a header, and the layout has none', field);
    }
    if (layout.content === 'SNAPSHOT' && !RECIPES[layout.flow].removable)
      problem(`cannot be a SNAPSHOT: records of ${layout.flow} are never removed`);
    const total = layout.trailer?.total?.field;
    if (total !== undefined && !['decimal', 'integer'].includes(fields[total]?.type ?? ''))
      problem(`has no amount "${total}" to add up`);
  });
export type Layout = z.infer<typeof layoutSchema>;
