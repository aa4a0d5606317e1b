import { LOG_LEVELS } from '../log/log.ts';
import { BEARER_ALGORITHMS, type BearerAlgorithm } from '../principal/bearer.ts';
import { DECISION_SETTINGS } from './decision-settings.ts';
import { EXCEPTION_SETTINGS } from './exception-settings.ts';
import { FORECAST_SETTINGS } from './forecast-settings.ts';
import { GATEWAY_SETTINGS } from './gateway-settings.ts';
import { PURCHASING_SETTINGS } from './purchasing-settings.ts';
import { day, onOff, oneOf, someOf, text, url, wholeNumber } from './kind.ts';
import { READ_LOG_SETTINGS } from './read-log-settings.ts';
import { defineSetting } from './setting.ts';

const DEFAULT_ALGORITHMS: readonly BearerAlgorithm[] = ['ES256', 'EdDSA', 'PS256', 'RS256'];
const SECRET = { secret: true };
const PATH = { path: true };

/** Every setting that stands alone, by its name in the file. `docs/configuration.md` is made from this table. */
export const SETTINGS = {
  port: defineSetting('PORT', wholeNumber(0, 65_535), 4000, 'Port of the graph; 0 takes any free one.'),
  host: defineSetting(
    'HOST',
    text(),
    '127.0.0.1',
    'Address to listen on. Without authentication only callers on loopback are served, whatever it is.',
  ),
  dataDir: defineSetting(
    'DATA_DIR',
    text(),
    '.data',
    'Folder for the embedded database, development keys and the sandbox. Made when missing.',
    PATH,
  ),
  databaseUrl: defineSetting(
    'DATABASE_URL',
    url('postgresql', 'postgres'),
    null,
    'PostgreSQL 15 or newer. Unset: an embedded PostgreSQL in DATA_DIR.',
    SECRET,
  ),
  redisUrl: defineSetting(
    'REDIS_URL',
    url('redis', 'rediss'),
    null,
    'Redis for the shared cache and for a copy of the event log, which many gateways read instead of the database. Unset: each process caches alone and reads the database.',
    SECRET,
  ),
  redisPrefix: defineSetting('REDIS_PREFIX', text(), 'dg', 'Begins every key in Redis; one per installation.'),
  logLevel: defineSetting('LOG_LEVEL', oneOf(LOG_LEVELS), 'info', 'Least severe lines that are written.'),
  requestDeadlineMs: defineSetting(
    'REQUEST_DEADLINE_MS',
    wholeNumber(100, 600_000),
    15_000,
    'Milliseconds an operation may take; then everything it started is cancelled.',
  ),
  webhookMaxPending: defineSetting(
    'WEBHOOK_MAX_PENDING',
    wholeNumber(1, 10_000_000),
    20_000,
    'Deliveries of webhooks that may wait to be applied; further ones are answered 429 with Retry-After until some have been.',
  ),
  operationsFile: defineSetting(
    'OPERATIONS_FILE',
    text(),
    null,
    'Operations that clients are known to send: a manifest of Apollo’s format, or a JSON object of ids and texts. They are planned before the gateway says that it is ready, and before another supergraph serves.',
    PATH,
  ),
  ...GATEWAY_SETTINGS,
  ...READ_LOG_SETTINGS,
  eventSourcesFile: defineSetting(
    'EVENT_SOURCES_FILE',
    text(),
    null,
    'Subgraphs that push events over graphql-ws, each into a topic of the event log: a JSON object with `sources` (docs/event-sources.md).',
    PATH,
  ),
  shutdownNoticeMs: defineSetting(
    'SHUTDOWN_NOTICE_MS',
    wholeNumber(0, 12_000),
    0,
    'Milliseconds for which a stopping gateway still accepts requests after `/health/ready` has said 503. Behind a load balancer: longer than the interval of its checks.',
  ),
  shutdownDrainMs: defineSetting(
    'SHUTDOWN_DRAIN_MS',
    wholeNumber(0, 15_000),
    15_000,
    'Milliseconds that running operations have to end when the gateway stops or its supergraph is replaced.',
  ),
  authJwksUrl: defineSetting(
    'AUTH_JWKS_URL',
    url('https', 'http'),
    null,
    'Where the identity provider publishes its keys. This or AUTH_KEY_FILE turns authentication on.',
  ),
  authKeyFile: defineSetting('AUTH_KEY_FILE', text(), null, 'A JWKS, a JWK or a public key in PEM.', PATH),
  authIssuer: defineSetting('AUTH_ISSUER', text(), null, 'The `iss` every token must carry.'),
  authAudience: defineSetting('AUTH_AUDIENCE', text(), null, 'The `aud` every token must carry.'),
  authAlgorithms: defineSetting(
    'AUTH_ALGORITHMS',
    someOf(BEARER_ALGORITHMS),
    DEFAULT_ALGORITHMS,
    'Signature algorithms that are accepted. `none` and symmetric ones cannot be.',
  ),
  authClockToleranceSeconds: defineSetting(
    'AUTH_CLOCK_TOLERANCE_SECONDS',
    wholeNumber(0, 300),
    5,
    'Seconds by which the clocks of issuer and graph may differ.',
  ),
  assertionSecret: defineSetting(
    'GATEWAY_ASSERTION_SECRET',
    text(32),
    null,
    'Shared by gateway and subgraphs that run apart: the gateway signs who asks, a subgraph accepts nothing else. Unset: made once and kept in the database.',
    SECRET,
  ),
  cursorSecret: defineSetting(
    'CURSOR_SECRET',
    text(16),
    null,
    'Seals cursors; the same in every process of an installation. Unset: made once and kept in the database.',
    SECRET,
  ),
  historyDays: defineSetting(
    'HISTORY_DAYS',
    wholeNumber(1, 36_500),
    30,
    'Days that events, finished runs and settled deliveries are kept. A subscription can resume that far back.',
  ),
  auditDays: defineSetting(
    'AUDIT_DAYS',
    wholeNumber(1, 36_500),
    null,
    'Days that entries of the audit trail are kept, unless a legal hold keeps them longer. Unset: for ever.',
  ),
  ...EXCEPTION_SETTINGS,
  ...DECISION_SETTINGS,
  ...FORECAST_SETTINGS,
  ...PURCHASING_SETTINGS,
  otlpEndpoint: defineSetting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    url('https', 'http'),
    null,
    'OTLP/HTTP collector for traces, without `/v1/traces`. Unset: no traces.',
  ),
  metrics: defineSetting('METRICS', onOff, false, 'Whether `/metrics` answers with Prometheus metrics.'),
  sandboxSeed: defineSetting('SANDBOX_SEED', wholeNumber(0, 4_294_967_295), 1, 'Seed of the generated world.'),
  sandboxAnchorDay: defineSetting(
    'ANCHOR_DAY',
    day,
    null,
    'Day the generated world is built around. Unset: the day of the first start, kept in DATA_DIR.',
  ),
  sandboxDataDir: defineSetting(
    'SANDBOX_DATA_DIR',
    text(),
    null,
    'Folder with one’s own CSV files instead of the generated world (also `--data`).',
    PATH,
  ),
} as const;
