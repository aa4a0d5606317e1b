import { UsageAsked } from '@distribution/platform/command-line/usage';
import { AppError } from '@distribution/platform/errors/app-error';
import { createResources, type Resources } from '@distribution/platform/resources/resources';

/** How long closing may take before the process ends all the same, in milliseconds. */
const CLOSING_LIMIT_MS = 30_000;

/** What a person reads when a process cannot start: what is wrong, and what to do. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof AppError && error.code !== 'INTERNAL') return `${error.message}\n${error.nextStep}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

const closeWithin = async (resources: Resources): Promise<boolean> => {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), CLOSING_LIMIT_MS).unref());
  const closed = resources.close().then(
    () => true,
    (error: unknown) => {
      console.error(error);
      return false;
    },
  );
  return Promise.race([closed, late]);
};

/**
 * Runs one process from start to end. What `start` opens goes into the resources and is closed in reverse order when
 * SIGINT or SIGTERM comes, when `start` fails, or when something was thrown that nobody caught; with the exit codes
 *   0  asked to stop, and everything closed; or asked only how it is called
 *   1  could not start, crashed, or did not close
 * A second SIGINT ends it at once; a second SIGTERM, as supervisors send it to npm and to us, changes nothing.
 */
export const runProcess = (start: (resources: Resources) => Promise<void>): void => {
  const resources = createResources();
  let ending = false;
  const end = async (code: 0 | 1): Promise<void> => {
    if (ending) return;
    ending = true;
    const closed = await closeWithin(resources);
    process.exit(closed ? code : 1);
  };
  const stop = (): void => {
    if (ending) process.exit(1);
    void end(0);
  };
  const crash = (error: unknown): void => {
    if (!ending) console.error(sentenceOf(error)); // while closing, what was still starting is cut off: that is no crash
    void end(1);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', () => void end(0)); // said again, as by a supervisor to a group and by npm in it, it changes nothing
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  start(resources).catch((error: unknown) => {
    if (!(error instanceof UsageAsked)) return crash(error);
    console.log(error.message);
    void end(0);
  });
};
