import type { GraphQLError } from 'graphql';
import type { CostReport } from '../cost/cost-report.ts';
import type { Patch } from '../engine/answer.ts';

/** A finished operation as its caller sees it. */
export interface OperationAnswer {
  /** False when it was turned away before any field was asked for. */
  readonly executed: boolean;
  /** What turned it away, as it was thrown; `null` when it was executed. */
  readonly rejection: unknown;
  /** JSON text of `data`; `null` when nothing was executed, and the answer has no such member. */
  readonly data: string | null;
  /** Formatted: masked where they must be, with the whole extension block. */
  readonly errors: readonly GraphQLError[];
  readonly extensions: Readonly<Record<string, unknown>> | null;
  /** For a caller who may see it; `null` where costs are off or not for this caller. */
  readonly cost: CostReport | null;
  /** What follows by `@defer`, errors formatted; `null` when this is all. */
  readonly patches: AsyncIterable<readonly Patch[]> | null;
}

/** The members of the answer as JSON text, without the closing brace; `{` and more, never empty of members. */
const membersOf = ({ data, errors, extensions }: OperationAnswer): string => {
  let text = '{';
  if (errors.length > 0) text += `"errors":${JSON.stringify(errors)}`;
  if (data !== null) text += `${text === '{' ? '' : ','}"data":${data}`;
  if (extensions !== null) text += `,"extensions":${JSON.stringify(extensions)}`;
  return text;
};

/** The answer as JSON text. */
export const textOf = (answer: OperationAnswer): string => `${membersOf(answer)}}`;

/** The answer as the first part of several. */
export const firstPartOf = (answer: OperationAnswer): string => `${membersOf(answer)},"hasNext":true}`;

/** Patches as one later part; `hasNext` stays true, for only the end of all patches says otherwise. */
export const laterPartOf = (patches: readonly Patch[]): string => {
  const parts = patches.map(({ path, label, data, errors, freshness }) => {
    const named = label === null ? '' : `,"label":${JSON.stringify(label)}`;
    const failed = errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors)}`;
    const aged = freshness ? `,"extensions":${JSON.stringify({ freshness })}` : '';
    return `{"path":${JSON.stringify(path)}${named},"data":${data}${failed}${aged}}`;
  });
  return `{"incremental":[${parts.join(',')}],"hasNext":true}`;
};
