import { FLOW_OF_RECORD } from '@distribution/model/erp/change';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';

const INTRODUCTION = `# Flows

Made from \`model/operations/flow-catalogue.ts\` by \`npm run codegen\`; edit that.

A flow is one kind of record from one outside system. This is how each is kept where nothing else is set; mode, system,
owner, freshness target and who decides about drifts are settings (\`FLOW_<NAME>_…\`, see [Configuration](configuration.md)).
A flow set to come from another system is owned by that one, unless \`FLOW_<NAME>_OWNER\` names another.

- **Owner.** The system of record. What any other system tells of these records is refused with \`OWNERSHIP_VIOLATION\`,
  parked with its content, and changes nothing.
- **Fields of others.** Fields whose owner is another system than the record's, once that system is connected to the flow
  (\`FLOW_<NAME>_CONTRIBUTORS\`); \`FLOW_<NAME>_FIELD_OWNERS\` names others. Until the owner of a field has spoken, the field
  is as the owner of the record tells it. What either tells of the other's fields is parked, and the rest of it is taken.
- **Replacing a system.** \`FLOW_<NAME>_LEGACY_SYSTEM\` names the old system, \`FLOW_<NAME>_SYSTEM\` the new one,
  \`FLOW_<NAME>_STAGE\` how far it is. LEGACY: the old one's word is taken. SHADOW: it still is, and every comparison of the
  flow also compares the new one, record by record: what it tells otherwise are \`drifts\` with its name in \`shadow\`, which
  are never applied. NEW: the new one's word is taken. Each change of the stage has the flow read from its beginning, and
  what its system says then stands; what only the other one knew stays until the next comparison
  finds it as a drift (EXTRA): it goes at once, or waits for a person where the flow says so or where it is more than a tenth.
- **Echoes.** What a system tells that does not own it and that says just what is here already is a copy on its way back:
  nothing is parked for it (metric \`graph_sync_echo_suppressed_total\`).
- **Freshness, latency at most, recovery.** Beyond its freshness target a flow is LATE and an exception is raised;
  \`FLOW_<NAME>_FRESHNESS_TARGETS\` sets others for regions and sites, each with an exception of its own. The latency at most
  is an objective to run by. How long a flow took to catch up once its system answered again is measured after every
  outage (\`syncFlow { lastOutage { catchUpSeconds withinObjective } }\`).
- **Fallback.** LAST_KNOWN: while the system is away what was last known is served, marked with its age;
  \`FRESHNESS_<DOMAIN>_LIMIT_MS\` refuses what is older.
- **Retention.** CURRENT: a record goes when its system no longer tells of it. FACTS: it stays. The history of runs,
  changes and events is kept for \`HISTORY_DAYS\`.
- **Class.** INTERNAL; COMMERCIAL: prices, terms, partners; PERSONAL: names natural persons; ACCOUNTING: tax law wants it
  kept unaltered.
- **Errors.** In every flow what cannot be taken is parked with its reason, and what waits for a master comes back by
  itself. The column names who decides when a record stands otherwise in its system; AUTO: it is put right at once.
`;

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;
const span = (seconds: number): string => {
  const [size, unit] = UNITS.find(([each]) => seconds % each === 0) ?? ([1, 's'] as const);
  return `${seconds / size} ${unit}`;
};
const kindsOf = (name: string): string =>
  Object.entries(FLOW_OF_RECORD)
    .filter(([, flow]) => flow === name)
    .map(([kind]) => `\`${kind}\``)
    .join(', ');
const fieldsOf = (owners: Readonly<Record<string, string>>): string =>
  Object.entries(owners)
    .map(([field, owner]) => `\`${field}\`: ${owner}`)
    .join(', ') || '—';

/** The text of `docs/flows.md`. */
export const renderFlowManual = (): string => {
  const flows = FLOW_NAMES.map((name) => ({ name, ...FLOW_CATALOGUE[name] }));
  return [
    INTRODUCTION,
    '## How each is read',
    '',
    row('flow', 'what', 'records', 'system', 'owner', 'fields of others', 'direction', 'mode', 'polled every'),
    row(...Array.from({ length: 9 }, () => '---')),
    ...flows.map(({ name, records, system, owner, fieldOwners, direction, mode, pollIntervalMs }) =>
      row(
        `\`${name}\``,
        records,
        kindsOf(name),
        system,
        owner,
        fieldsOf(fieldOwners),
        direction,
        mode,
        span(pollIntervalMs / 1_000),
      ),
    ),
    '',
    '## What is asked of each',
    '',
    row('flow', 'freshness', 'latency at most', 'recovery', 'fallback', 'retention', 'class', 'errors: drift'),
    row(...Array.from({ length: 8 }, () => '---')),
    ...flows.map((flow) =>
      row(
        `\`${flow.name}\``,
        span(flow.freshnessTargetSeconds),
        span(flow.maxLatencySeconds),
        span(flow.recoveryMinutes * 60),
        flow.fallback,
        flow.retention,
        flow.compliance,
        flow.driftReview,
      ),
    ),
    '',
  ].join('\n');
};
