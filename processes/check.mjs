// `npm run check [-- NAME…]`: prepares the checkout and runs all checks (or the named ones) through turbo, which skips
// what has not changed since it was last green. Every check runs to its end, so that one run shows everything red.
import { prepared } from './prepare.mjs';
import { runTool } from './tool.mjs';

const CHECKS = ['format', 'lint', 'types', 'walls', 'generated', 'migrations', 'unused'];

const [, , ...args] = process.argv;
if (args.includes('--help') || args.includes('-h')) {
  console.log(`Usage: npm run check -- [NAME…]. There is: ${CHECKS.join(', ')}`);
  process.exit(0);
}
const names = args.filter((arg) => !arg.startsWith('-'));
const unknown = names.filter((name) => !CHECKS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown.join('", "')}". There is: ${CHECKS.join(', ')}`);
  process.exit(2);
}

await prepared(async () => {
  const tasks = (names.length > 0 ? names : CHECKS).map((name) => `check:${name}`);
  const flags = [
    '--continue=always',
    '--output-logs=errors-only',
    '--log-order=grouped',
    '--log-prefix=none',
    '--ui=stream',
    '--concurrency=2',
  ];
  process.exitCode = await runTool('turbo', ['run', ...tasks, ...flags, ...args.filter((arg) => arg.startsWith('-'))], {
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  });
  console.log(process.exitCode === 0 ? `check: ${tasks.length} green` : 'check: red, see above');
});
