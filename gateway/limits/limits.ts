/** What one request may ask at most. All are counts, `Bytes` and `Ms` as named. */
export interface Limits {
  /** Body of a POST, or one WebSocket message. */
  readonly maxBodyBytes: number;
  /** Request line and headers together. */
  readonly maxHeaderBytes: number;
  /** Lexical tokens of a document. */
  readonly maxTokens: number;
  /** Levels of fields below the root, fragments followed. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  /** All fields, counted again wherever a fragment is spread. */
  readonly maxFields: number;
  readonly maxDirectives: number;
  /** Directives on one field, fragment or operation. */
  readonly maxDirectivesAtOnePlace: number;
  /** Operations one POST may bring as a list, all limits holding for the whole of them; 0: lists are refused. */
  readonly maxBatchSize: number;
  /** Whether `__schema` and `__type` are answered. */
  readonly introspection: boolean;
  /** From arrival to answer; subgraphs are told what is left of it. */
  readonly operationTimeoutMs: number;
  /** Operations of one socket under way, and how many it may begin at once. */
  readonly maxSubscriptionsPerConnection: number;
  /** Operations that one socket may begin in a second in the long run. */
  readonly maxOperationsPerSecond: number;
  /** Connections that stay open: sockets, and subscriptions over HTTP. */
  readonly maxConnections: number;
  /** The same, of one caller with a token. */
  readonly maxConnectionsPerPrincipal: number;
  /** How long a socket may take to say who it is. */
  readonly connectionInitMs: number;
  /** Memory that prepared operations may take, as estimated from their text. */
  readonly planCacheBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBodyBytes: 1_000_000,
  maxHeaderBytes: 16_384,
  maxTokens: 15_000,
  maxDepth: 25,
  maxAliases: 200,
  maxRootFields: 50,
  maxFields: 10_000,
  maxDirectives: 200,
  maxDirectivesAtOnePlace: 10,
  maxBatchSize: 0,
  introspection: true,
  operationTimeoutMs: 30_000,
  maxSubscriptionsPerConnection: 100,
  maxOperationsPerSecond: 50,
  maxConnections: 20_000,
  maxConnectionsPerPrincipal: 500,
  connectionInitMs: 3_000,
  planCacheBytes: 128_000_000,
};
