/** One request as it came over the line. `path` is from the root, with its query. */
export interface LineRequest {
  /** 1 for the first request since the line was opened or counted anew. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
}

/** How an answer of the system is handed on: whole, cut off in the middle of its body, or not at all. */
export type Delivery = 'WHOLE' | 'CUT' | 'LOST';

/**
 * What the line does with a request. FORWARD asks the system and decides then how the answer is delivered; ANSWER never
 * reaches the system; RESET breaks the connection; HANG never answers.
 */
export type Treatment =
  | { readonly kind: 'FORWARD'; readonly deliver: Delivery | (() => Promise<Delivery>) }
  | { readonly kind: 'ANSWER'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'RESET' }
  | { readonly kind: 'HANG' };

export const PASS: Treatment = { kind: 'FORWARD', deliver: 'WHOLE' };
export const CUT: Treatment = { kind: 'FORWARD', deliver: 'CUT' };
export const RESET: Treatment = { kind: 'RESET' };
export const HANG: Treatment = { kind: 'HANG' };

/** The line answers by itself, with the status. */
export const refuse = (status: number, headers: Readonly<Record<string, string>> = {}): Treatment => ({
  kind: 'ANSWER',
  status,
  headers,
});
