/** What one request may ask at most. All are counts, `Bytes` and `Ms` as named. */
export interface Limits {
  /** Body of a POST, or one WebSocket message. */
  readonly maxBodyBytes: number;
  /** Lexical tokens of a document. */
  readonly maxTokens: number;
  /** Levels of fields below the root, fragments followed. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  /** From arrival to answer; subgraphs are told what is left of it. */
  readonly operationTimeoutMs: number;
  readonly maxSubscriptionsPerConnection: number;
  readonly maxConnections: number;
  /** Prepared operations kept, counted by length of their text. */
  readonly operationCacheCharacters: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBodyBytes: 1_000_000,
  maxTokens: 15_000,
  maxDepth: 25,
  maxAliases: 200,
  maxRootFields: 50,
  operationTimeoutMs: 30_000,
  maxSubscriptionsPerConnection: 100,
  maxConnections: 1_000,
  operationCacheCharacters: 4_000_000,
};
