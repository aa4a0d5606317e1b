import { answerHelp, UsageAsked } from './usage.ts';

/** One command of several: takes its flags; throws a sentence, or the usage when that is asked for. */
export type NamedCommand = (args: readonly string[]) => Promise<void>;

const isWrongFlag = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS');

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return isWrongFlag(error) ? `${error.message}\n--help tells the flags there are.` : error.message;
};

/**
 * Runs the command that the first argument names, with the others. What it throws is told on standard error; the answer
 * is the exit code: 0 when it ended well or the usage was asked for, else 1. `kind` is what such a command is called.
 */
export const runNamed = async (
  kind: string,
  commands: Readonly<Record<string, NamedCommand>>,
  args: readonly string[],
): Promise<0 | 1> => {
  const [name = '', ...flags] = args;
  const names = Object.keys(commands).join(', ');
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command !== undefined) await command(flags);
    else {
      answerHelp([name], `Usage: npm run ${kind} -- NAME [FLAGS], or NAME --help. There is: ${names}.`);
      throw new Error(`There is no ${kind} "${name}". There is: ${names}.`);
    }
    return 0;
  } catch (error) {
    if (error instanceof UsageAsked) {
      console.log(error.message);
      return 0;
    }
    console.error(sentenceOf(error));
    return 1;
  }
};
