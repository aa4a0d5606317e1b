// Made from the folders of subgraphs/ by `npm run codegen`; do not edit.

/** Every folder of subgraphs/ that has subgraph.ts, by its name. */
export const subgraphs = {} as const;
