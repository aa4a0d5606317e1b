import { onOff, oneOf, textList, wholeNumber } from './kind.ts';
import { defineSetting } from './setting.ts';

const count = wholeNumber(1, 10_000_000);

/**
 * What an operation may ask at most, what it may cost, and how it is planned and shared. Defaults are the gateway's own
 * (a test of `processes/` says when they differ).
 */
export const GATEWAY_SETTINGS = {
  limitBodyBytes: defineSetting(
    'LIMIT_BODY_BYTES',
    wholeNumber(1_000, 1_000_000_000),
    1_000_000,
    'Bytes of the body of a request, or of one WebSocket message.',
  ),
  limitHeaderBytes: defineSetting(
    'LIMIT_HEADER_BYTES',
    wholeNumber(1_000, 1_000_000),
    16_384,
    'Bytes of the request line and all headers.',
  ),
  limitTokens: defineSetting('LIMIT_TOKENS', count, 15_000, 'Lexical tokens of a document.'),
  limitDepth: defineSetting('LIMIT_DEPTH', count, 25, 'Levels of fields, fragments followed.'),
  limitAliases: defineSetting('LIMIT_ALIASES', wholeNumber(0, 10_000_000), 200, 'Aliases of an operation.'),
  limitRootFields: defineSetting('LIMIT_ROOT_FIELDS', count, 50, 'Fields at the root of an operation.'),
  limitFields: defineSetting(
    'LIMIT_FIELDS',
    count,
    10_000,
    'Fields of an operation, counted again wherever a fragment is spread.',
  ),
  limitDirectives: defineSetting('LIMIT_DIRECTIVES', wholeNumber(0, 10_000_000), 200, 'Directives of an operation.'),
  limitDirectivesAtOnePlace: defineSetting(
    'LIMIT_DIRECTIVES_AT_ONE_PLACE',
    wholeNumber(0, 10_000_000),
    10,
    'Directives on one field, fragment or operation.',
  ),
  limitBatchSize: defineSetting(
    'LIMIT_BATCH_SIZE',
    wholeNumber(0, 1_000),
    0,
    'Operations one request may bring as a list, all limits holding for the whole of them; 0 refuses lists.',
  ),
  limitSubscriptionsPerConnection: defineSetting(
    'LIMIT_SUBSCRIPTIONS_PER_CONNECTION',
    count,
    100,
    'Operations under way on one WebSocket, and how many it may begin at once.',
  ),
  limitOperationsPerSecond: defineSetting(
    'LIMIT_OPERATIONS_PER_SECOND',
    count,
    50,
    'Operations that one WebSocket may begin in a second in the long run; the same for one caller’s subscriptions over HTTP.',
  ),
  limitConnections: defineSetting(
    'LIMIT_CONNECTIONS',
    count,
    20_000,
    'Connections that stay open at a time: WebSockets, and subscriptions over HTTP.',
  ),
  limitConnectionsPerPrincipal: defineSetting(
    'LIMIT_CONNECTIONS_PER_PRINCIPAL',
    count,
    500,
    'The same, of one caller with a token.',
  ),
  limitConnectionInitMs: defineSetting(
    'LIMIT_CONNECTION_INIT_MS',
    wholeNumber(1, 600_000),
    3_000,
    'Milliseconds a WebSocket may take to say who it is.',
  ),
  limitSubscriptions: defineSetting(
    'LIMIT_SUBSCRIPTIONS',
    count,
    20_000,
    'Subscriptions that one gateway serves at a time.',
  ),
  limitSubscriptionsPerPrincipal: defineSetting(
    'LIMIT_SUBSCRIPTIONS_PER_PRINCIPAL',
    count,
    10_000,
    'The same, of one caller; callers without a token count as one.',
  ),
  limitSubscriptionGroups: defineSetting(
    'LIMIT_SUBSCRIPTION_GROUPS',
    count,
    5_000,
    'Different subscriptions that one gateway serves at a time: those that are equal in document, variables and rights share one.',
  ),
  limitRendersInFlight: defineSetting(
    'LIMIT_RENDERS_IN_FLIGHT',
    count,
    512,
    'Events for which a gateway may be asking subgraphs at a time, over all subscriptions; the others wait.',
  ),
  introspection: defineSetting('INTROSPECTION', onOff, true, 'Whether `__schema` and `__type` are answered.'),
  planCacheBytes: defineSetting(
    'PLAN_CACHE_BYTES',
    wholeNumber(0, 100_000_000_000),
    128_000_000,
    'Memory that planned operations may take, by estimate.',
  ),
  limitErpCalls: defineSetting(
    'LIMIT_ERP_CALLS',
    wholeNumber(0, 1_000_000),
    null,
    'Calls to outside systems that one operation may make, by the estimate before it is executed; any number when it is not set.',
  ),
  costMode: defineSetting(
    'COST_MODE',
    oneOf(['OFF', 'MEASURE', 'ENFORCE']),
    'OFF',
    'OFF: costs are not looked at; MEASURE: estimated and actual costs are shown in metrics; ENFORCE: what is estimated above COST_MAX is refused.',
  ),
  costMax: defineSetting(
    'COST_MAX',
    wholeNumber(1, 1_000_000_000),
    10_000,
    'What one request may cost by the estimate, where that is enforced.',
  ),
  costAssumedListSize: defineSetting(
    'COST_ASSUMED_LIST_SIZE',
    wholeNumber(0, 1_000_000),
    10,
    'How long a list is taken to be of which the schema says nothing.',
  ),
  shareOperations: defineSetting(
    'SHARE_OPERATIONS',
    onOff,
    true,
    'Whether equal queries of equal callers that are in flight together are executed once.',
  ),
  shareSubscriptions: defineSetting(
    'SHARE_SUBSCRIPTIONS',
    onOff,
    true,
    'Whether callers of equal rights are served from one rendering of an event. Off: one for each caller, for subgraphs that answer by who asks.',
  ),
  overrideLabels: defineSetting(
    'OVERRIDE_LABELS',
    textList,
    [],
    'Labels of `@override(label:)` that hold for every caller, with commas between. `percent(n)` holds for its share without being named.',
  ),
} as const;
