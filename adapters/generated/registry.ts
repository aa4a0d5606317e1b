// Made from the folders of adapters/ by `npm run codegen`; do not edit.

/** Every folder of adapters/ that has adapter.ts, by its name. */
export const adapters = {} as const;
