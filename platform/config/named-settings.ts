import { amount, onOff, oneOf, text, textList, url, wholeNumber, type Kind } from './kind.ts';

/** One setting that every member of a group has (every flow, every outside system). */
export interface MemberSetting {
  /** Name inside the group's object in the file. */
  readonly key: string;
  /** End of its name in the environment. */
  readonly suffix: string;
  readonly kind: Kind<unknown>;
  readonly secret: boolean;
  readonly meaning: string;
}

/** A group of settings by name: `{ [key]: { <name>: { … } } }` in the file, `PREFIX_<NAME>_SUFFIX` in the environment. */
export interface SettingGroup {
  readonly key: string;
  readonly prefix: string;
  readonly member: string;
  readonly meaning: string;
  readonly settings: readonly MemberSetting[];
}

const define = (key: string, suffix: string, kind: Kind<unknown>, meaning: string, secret = false): MemberSetting => ({
  key,
  suffix,
  kind,
  secret,
  meaning,
});

export const FLOW_MODES = ['EVENT', 'MICRO_BATCH', 'BATCH'] as const;
export const FLOW_DRIFT_REVIEWS = ['AUTO', 'PLANNER_REVIEW', 'PROCUREMENT_APPROVAL', 'FINANCE_VALIDATION'] as const;
export const SERVICE_LEVEL_INDICATORS = [
  'ERP_UPDATE',
  'FRESHNESS',
  'FORECAST_PUBLICATION',
  'RECOMMENDATION_PROCESSING',
  'RECONCILIATION',
] as const;
export const FLOW_STAGE_NAMES = ['LEGACY', 'SHADOW', 'NEW'] as const;
const milliseconds = wholeNumber(0, 2_000_000_000);

/** Every group. In the environment a name is written in capitals, with `_` for `-`. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    key: 'systems',
    prefix: 'SYSTEM',
    member: 'an outside system: `erp`, `wms`, `planning`',
    meaning:
      'The outside systems. Without any the sandbox is used. Further settings of an adapter are written in the file, beside these.',
    settings: [
      define('adapter', 'ADAPTER', text(), 'Which adapter speaks to it: a folder of `adapters/`, e.g. `odata`.'),
      define('baseUrl', 'URL', url('https', 'http'), 'Where it answers.'),
      define('username', 'USERNAME', text(), 'User of HTTP Basic authentication.'),
      define('password', 'PASSWORD', text(), 'Password of HTTP Basic authentication.', true),
      define('token', 'TOKEN', text(), 'Bearer token, instead of user and password.', true),
      define('webhookSecret', 'WEBHOOK_SECRET', text(16), 'Secret its webhooks are signed with.', true),
      define('timeoutMs', 'TIMEOUT_MS', wholeNumber(1, 600_000), 'Milliseconds one attempt of a call may take.'),
      define(
        'maxConcurrent',
        'MAX_CONCURRENT',
        wholeNumber(1, 256),
        'Calls of one process at once, 12 when unset; from 3 on divided among EXECUTION, INTERACTIVE and ANALYTICS.',
      ),
      define(
        'quotaWindowCalls',
        'QUOTA_WINDOW_CALLS',
        wholeNumber(1, 100_000_000),
        'Calls it allows in any window, from all processes together. Unset, as the other quotas: not counted.',
      ),
      define(
        'quotaWindowSeconds',
        'QUOTA_WINDOW_SECONDS',
        wholeNumber(1, 86_400),
        'Seconds of that window, 300 when unset.',
      ),
      define(
        'quotaRefillPerSecond',
        'QUOTA_REFILL_PER_SECOND',
        wholeNumber(1, 1_000_000),
        'Calls per second it allows in the long run, from all processes together.',
      ),
      define(
        'quotaBurst',
        'QUOTA_BURST',
        wholeNumber(1, 1_000_000),
        'Calls it allows at once after a rest, where the rate is set; 1 when unset.',
      ),
      define(
        'quotaConcurrent',
        'QUOTA_CONCURRENT',
        wholeNumber(1, 10_000),
        'Calls it allows under way at once, from all processes together.',
      ),
      define(
        'quotaProcesses',
        'QUOTA_PROCESSES',
        wholeNumber(1, 1_000),
        'The most processes that call it, 4 when unset: by it the share is reckoned that each has while Redis is away.',
      ),
    ],
  },
  {
    key: 'flows',
    prefix: 'FLOW',
    member: 'a flow: `products`, `inventory`, `sales-orders`, …',
    meaning: 'How each flow of records is kept fresh. What is not set here is as the flow itself declares it.',
    settings: [
      define('mode', 'MODE', oneOf(FLOW_MODES), 'EVENT: webhook and poll; MICRO_BATCH: poll; BATCH: by schedule.'),
      define('system', 'SYSTEM', text(), 'The outside system it comes from.'),
      define('legacySystem', 'LEGACY_SYSTEM', text(), 'The system whose place it takes, while both are connected.'),
      define(
        'stage',
        'STAGE',
        oneOf(FLOW_STAGE_NAMES),
        'LEGACY: the old system’s word is taken; SHADOW: it is, and the new one’s is compared with it; NEW: the new one’s is taken.',
      ),
      define(
        'freshnessTargets',
        'FRESHNESS_TARGETS',
        textList,
        'Other targets of regions and sites in seconds, as region:CODE=30 or site:CODE=10 with commas between.',
      ),
      define(
        'owner',
        'OWNER',
        text(),
        'The system of record, the one it comes from when unset; what any other tells of its records is refused.',
      ),
      define(
        'contributors',
        'CONTRIBUTORS',
        textList,
        'Further systems that are read beside it, for the fields they own: codes with commas between.',
      ),
      define(
        'fieldOwners',
        'FIELD_OWNERS',
        textList,
        'Fields that a contributor owns, as field=system with commas between, beside those of docs/flows.md.',
      ),
      define(
        'freshnessTargetSeconds',
        'FRESHNESS_TARGET_SECONDS',
        wholeNumber(1, 2_000_000),
        'Seconds it may lag before it is LATE.',
      ),
      define('pollIntervalMs', 'POLL_INTERVAL_MS', wholeNumber(100, 2_000_000_000), 'Milliseconds between two polls.'),
      define(
        'reconcileHours',
        'RECONCILE_HOURS',
        wholeNumber(0, 8_760),
        'Hours between two comparisons with the whole of its system; 0 for none but those that are asked for.',
      ),
      define(
        'driftReview',
        'DRIFT_REVIEW',
        oneOf(FLOW_DRIFT_REVIEWS),
        'Who decides about a record that stands otherwise in its system; AUTO: it is put right at once.',
      ),
      define('driftTolerance', 'DRIFT_TOLERANCE', amount, 'Amounts that differ by no more than this are no drift.'),
      define(
        'driftTolerancePercent',
        'DRIFT_TOLERANCE_PERCENT',
        amount,
        'Nor are those that differ by no more than this share of what the system tells, in percent.',
      ),
    ],
  },
  {
    key: 'freshness',
    prefix: 'FRESHNESS',
    member: 'a domain: `products`, `locations`, `inventory`, `orders`, `supply`',
    meaning: 'How old a single record may be before it is read from its system of record instead of the projection.',
    settings: [
      define('budgetMs', 'BUDGET_MS', milliseconds, 'Milliseconds.'),
      define(
        'limitMs',
        'LIMIT_MS',
        milliseconds,
        'Milliseconds it may be old at most when that system cannot be asked; older ones are refused with an error. Unset: served at any age, marked with it.',
      ),
    ],
  },
  {
    key: 'serviceLevels',
    prefix: 'SERVICE_LEVEL',
    member: 'an objective, by any name',
    meaning:
      'What is promised of flows: see docs/service-levels.md. What is not set of those declared there is as declared.',
    settings: [
      define(
        'indicator',
        'INDICATOR',
        oneOf(SERVICE_LEVEL_INDICATORS),
        'What is counted: changes, minutes of freshness, minutes of forecast publication, or records compared.',
      ),
      define(
        'flow',
        'FLOW',
        text(),
        'The flow it is about; none for FORECAST_PUBLICATION and RECOMMENDATION_PROCESSING.',
      ),
      define('region', 'REGION', text(), 'ERP_UPDATE: only changes of this region.'),
      define('location', 'LOCATION', text(), 'ERP_UPDATE: only changes of this site.'),
      define('thresholdSeconds', 'THRESHOLD_SECONDS', wholeNumber(1, 2_000_000), 'Within so many seconds is good.'),
      define('targetPercent', 'TARGET_PERCENT', amount, 'So many percent are to be good, 99 when unset.'),
      define('windowDays', 'WINDOW_DAYS', wholeNumber(1, 90), 'Over so many days, 28 when unset.'),
    ],
  },
  {
    key: 'cache',
    prefix: 'CACHE',
    member: 'a domain of the cache: `products`, `locations`, `orders`, `supply`',
    meaning: 'How long records are cached. What is not set here is as the loader of the domain declares it.',
    settings: [
      define('ttlMs', 'TTL_MS', milliseconds, 'Milliseconds a record is fresh.'),
      define(
        'staleMs',
        'STALE_MS',
        milliseconds,
        'Milliseconds it may be served after that, as long as it is within its freshness budget.',
      ),
      define('maxEntries', 'MAX_ENTRIES', wholeNumber(1, 10_000_000), 'Records kept in one process.'),
    ],
  },
  {
    key: 'subgraphs',
    prefix: 'SUBGRAPH',
    member: 'a subgraph',
    meaning:
      'How each subgraph is asked. One without a URL runs in the same process, or is at the URL that the supergraph names.',
    settings: [
      define('url', 'URL', url('https', 'http'), 'Its GraphQL endpoint.'),
      define(
        'maxBatchSize',
        'MAX_BATCH_SIZE',
        wholeNumber(1, 1_000_000),
        'Entities one request asks for at most, 1000 when unset; more are asked in several requests.',
      ),
      define(
        'sharing',
        'SHARING',
        onOff,
        'Over HTTP: whether equal queries of equal callers share one call while it is under way; on when unset.',
      ),
      define(
        'joinsFetches',
        'JOINS_FETCHES',
        onOff,
        'Over HTTP: whether what one operation asks of it at one moment goes out as one request under aliases; on when unset. Off where a slow field must not hold up others, or each alias is charged for.',
      ),
      define(
        'pipelining',
        'PIPELINING',
        wholeNumber(1, 256),
        'Over HTTP: requests that one connection may carry at a time, over an HTTP/1.1 client of our own that writes what gathers in one turn at once; when unset one at a time, over undici. For a subgraph close by that answers soon: an answer waits for those sent together with it.',
      ),
      define(
        'attemptTimeoutMs',
        'ATTEMPT_TIMEOUT_MS',
        wholeNumber(1, 600_000),
        'Over HTTP: milliseconds one attempt may take; when unset as long as the operation may.',
      ),
      define(
        'maxCost',
        'MAX_COST',
        wholeNumber(0, 1_000_000_000),
        'What one operation may ask of it by the estimate, where COST_MODE is ENFORCE.',
      ),
    ],
  },
];
