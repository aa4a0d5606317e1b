// `--help`: whoever reads the flags of a command asks `answerHelp` first; whoever runs it prints the usage and ends well.

/** Somebody asked how a command is called: an answer, not a failure. The message is the usage. */
export class UsageAsked extends Error {
  override readonly name = 'UsageAsked';
}

/** Throws {@link UsageAsked} when `--help` or `-h` is among the arguments. */
export const answerHelp = (args: readonly string[], usage: string): void => {
  if (args.includes('--help') || args.includes('-h')) throw new UsageAsked(usage);
};
