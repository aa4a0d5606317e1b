// `npm start`: everything in one process, from a fresh checkout.
import { run } from './run.mjs';

await run('embedded', process.argv.slice(2));
