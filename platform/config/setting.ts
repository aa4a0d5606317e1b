import type { Kind } from './kind.ts';

/** One setting: its name in the environment, how it is written, what it is when nobody sets it, and what it means. */
export interface Setting<T, D extends T | null> {
  readonly env: string;
  readonly kind: Kind<T>;
  readonly default: D;
  /** Its value is never printed. */
  readonly secret: boolean;
  /** Its value is a file or folder, relative to the working directory or to the file it is set in. */
  readonly path: boolean;
  readonly meaning: string;
}

/** What a setting's value is. */
export type ValueOf<S> = S extends Setting<infer T, infer D> ? (null extends D ? T | null : T) : never;

/** Declares a setting. */
export const defineSetting = <T, D extends T | null>(
  env: string,
  kind: Kind<T>,
  initial: D,
  meaning: string,
  marks: { readonly secret?: boolean; readonly path?: boolean } = {},
): Setting<T, D> => ({
  env,
  kind,
  default: initial,
  secret: marks.secret ?? false,
  path: marks.path ?? false,
  meaning,
});
