// `npm run conformance -- --adapter NAME`: the conformance kit as a command. In: the name or folder of an adapter, and a
// live system if one is meant. Out: a line per rule, and exit code 0 when none failed, 1 when one did, 2 when the command
// was called wrongly or the system could not be opened.
import { answerHelp, UsageAsked } from '@distribution/platform/command-line/usage';
import { ZodError, z } from 'zod';
import { ADAPTER_CAPABILITIES, DOCUMENT_CAPABILITIES, SENDER_ABILITIES, WORLD_ABILITIES } from './capability.ts';
import { USAGE, UsageError, readConformanceOptions } from './conformance-options.ts';
import type { ConformanceWorld, LiveSystem } from './conformance-subject.ts';
import { DOCUMENT_RULES } from './documents/rules/documents.ts';
import { findSubject } from './find-subject.ts';
import { openLiveWorld } from './live-world.ts';
import { ruleLines, summaryLine, verdictLines } from './report.ts';
import { SYSTEM_OF_RECORD_RULES } from './rules/systems-of-record.ts';
import type { Verdict } from './run-rules.ts';
import { type Subject, checksFor } from './suite.ts';

const say = (lines: readonly string[]): void => console.log(lines.join('\n'));

const listRules = (): void => {
  const meanings = (...tables: readonly Readonly<Record<string, string>>[]): readonly string[] =>
    tables.flatMap((table) => Object.entries(table).map(([name, meaning]) => `  ${name.padEnd(18)} ${meaning}`));
  say(['Systems of record:', '', ...ruleLines(SYSTEM_OF_RECORD_RULES)]);
  say(['', 'What they need:', ...meanings(ADAPTER_CAPABILITIES, WORLD_ABILITIES)]);
  say(['', 'Document channels:', '', ...ruleLines(DOCUMENT_RULES)]);
  say(['', 'What they need:', ...meanings(DOCUMENT_CAPABILITIES, SENDER_ABILITIES)]);
};

const openLive = (subject: Subject, live: LiveSystem): (() => Promise<ConformanceWorld>) => {
  if ('openSender' in subject) throw new UsageError('--url is for systems of record: a document channel has no URL');
  return () => (subject.openLiveWorld ?? openLiveWorld)(live);
};

/** Runs the rules and prints each as it is done; answers the exit code. */
const run = async (args: readonly string[]): Promise<number> => {
  answerHelp(args, USAGE);
  const { list, adapter, live, rule: prefix, limitMs } = readConformanceOptions(args);
  if (list || adapter === null) {
    listRules();
    return 0;
  }
  const subject = await findSubject(adapter);
  const checks = checksFor(subject, live === null ? undefined : openLive(subject, live)).filter(({ rule }) =>
    rule.id.startsWith(prefix ?? ''),
  );
  if (checks.length === 0) throw new UsageError(`no rule begins with "${prefix}"; --list shows them`);
  const verdicts: Verdict[] = [];
  for (const check of checks) {
    const verdict = await check.run(limitMs ?? undefined);
    verdicts.push(verdict);
    say(verdictLines(verdict));
  }
  say(['', summaryLine(subject.definition.name, verdicts)]);
  return verdicts.some(({ outcome }) => outcome === 'FAILED') ? 1 : 0;
};

// What an adapter leaves behind unawaited would end the process without a word of where it came from.
const forgotten: unknown[] = [];
process.on('unhandledRejection', (error) => forgotten.push(error));

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageAsked) {
    say([error.message]);
    return 0;
  }
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof ZodError) console.error(`the settings are wrong:\n${z.prettifyError(error)}`);
  else console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return 2;
});
for (const error of forgotten) {
  console.error(`FAILED  the adapter left a promise alone, and it was rejected: ${String(error)}`);
  process.exitCode = 1;
}
