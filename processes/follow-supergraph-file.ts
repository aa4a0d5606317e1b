import type { Gateway } from '@distribution/gateway/gateway';
import type { GatewayLogger } from '@distribution/gateway/gateway-logger';
import { followSupergraph } from '@distribution/gateway/lifecycle/follow-supergraph';
import type { Resources } from '@distribution/platform/resources/resources';

/** Serves what a supergraph file holds whenever it changes, and looks at it at once on SIGHUP, until the process ends. */
export const followSupergraphFile = (
  gateway: Gateway,
  file: string,
  logger: GatewayLogger,
  resources: Resources,
): void => {
  const follower = followSupergraph(gateway, file, logger);
  const onHangup = (): void => void follower.look();
  if (!process.stdout.isTTY) process.on('SIGHUP', onHangup); // a terminal says by it that it has gone
  resources.own('the supergraph file', () => {
    process.off('SIGHUP', onHangup);
    follower.close();
  });
};
