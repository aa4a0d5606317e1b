// The load in a process of its own. In: orders as messages from whoever forked it. Out: one result, or one error, each.
import type { LoadOrder } from '../load/load-order.ts';
import { runLoad } from '../load/run-load.ts';

const reply = (message: object): void => void process.send?.(message);

process.on('message', (order: LoadOrder) => {
  runLoad(order).then(
    (result) => reply({ result }),
    (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
