// A process that sends commands until it is killed: what the SIGKILL test starts again and again.
import { openStore } from '@distribution/prisma/store/open-store';
import { startOutbound } from '@distribution/sync/outbound/start-outbound';
import { connectErp, decisionsOf, silentLogger } from '@distribution/test/kit/outbound-stand';

const [databaseUrl = '', url = '', username = '', password = ''] = process.argv.slice(2);
const store = await openStore({ databaseUrl });
startOutbound({
  adapters: [
    connectErp(
      { url, username, password },
      decisionsOf(() => 'ALLOW'),
    ),
  ],
  work: store.outboundWork,
  clock: { now: Date.now },
  logger: silentLogger,
  patience: { backOffFirstMs: 20, backOffLongestMs: 50, mostTurns: 1_000 },
  answerMs: 2_000,
  leaseMarginMs: 500,
  lookMs: 20,
});
process.stdout.write('SENDING\n');
