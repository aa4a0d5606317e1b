import { SETTING_GROUPS } from './named-settings.ts';
import { SETTINGS } from './settings.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const initial = (value: string | number | boolean | readonly string[] | null): string =>
  value === null || (typeof value === 'object' && value.length === 0)
    ? '—'
    : `\`${typeof value === 'object' ? value.join(',') : String(value)}\``;

const INTRODUCTION = `# Configuration

Made from \`platform/config/settings.ts\` and \`named-settings.ts\` by \`npm run codegen\`; edit those.

Every setting has a default. A setting is taken from the command line (\`--port 4001\`, where a command offers it), else
from the environment, else from the configuration file, else from its default. An empty variable counts as unset.

The file is JSON: \`distribution.config.json\` in the project, or the one \`DISTRIBUTION_CONFIG\` names. Paths in it are
relative to it; paths in the environment are relative to the working directory; default paths to the project.

A value that breaks its rule, a name nobody knows in the file, and an unknown variable that begins with \`AUTH_\`,
\`COST_\`, \`CURSOR_\`, \`FLOW_\`, \`FRESHNESS_\`, \`GATEWAY_ASSERTION\`, \`LIMIT_\` or \`SUBGRAPH_\` stop the start: all mistakes
are said at once.
Secrets are never printed.
`;

/** The text of `docs/configuration.md`. */
export const renderManual = (): string => {
  const single = Object.entries(SETTINGS).map(([key, setting]) =>
    row(
      `\`${setting.env}\``,
      `\`${key}\``,
      initial(setting.default),
      setting.kind.rule + (setting.secret ? ' (secret)' : ''),
      setting.meaning,
    ),
  );
  const groups = SETTING_GROUPS.flatMap((group) => [
    '',
    `## ${group.key}`,
    '',
    `${group.meaning} \`<NAME>\` is ${group.member}; in the environment in capitals, with \`_\` for \`-\`.`,
    '',
    row('environment', `in the file, \`${group.key}.<name>.\``, 'must be', 'meaning'),
    row('---', '---', '---', '---'),
    ...group.settings.map((setting) =>
      row(
        `\`${group.prefix}_<NAME>_${setting.suffix}\``,
        `\`${setting.key}\``,
        setting.kind.rule + (setting.secret ? ' (secret)' : ''),
        setting.meaning,
      ),
    ),
  ]);
  return [
    INTRODUCTION,
    '## Settings that stand alone',
    '',
    row('environment', 'in the file', 'default', 'must be', 'meaning'),
    row('---', '---', '---', '---', '---'),
    ...single,
    ...groups,
    '',
  ].join('\n');
};
