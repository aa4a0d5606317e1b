import type { Gateway } from '../gateway.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import { followFile, type FileFollower } from './follow-file.ts';

const POLL_MS = 1_000;

/**
 * Serves what a supergraph file holds, after each of its changes. What came of it is in the log and in the gateway's
 * health; a file that is wrong or has gone leaves the gateway as it is.
 */
export const followSupergraph = (gateway: Gateway, file: string, logger: GatewayLogger): FileFollower => {
  const reload = async (sdl: string): Promise<void> => {
    try {
      const outcome = await gateway.reload(sdl);
      if (outcome !== 'SWAPPED') logger.info({ file, outcome }, 'the supergraph file was read');
    } catch (err) {
      logger.debug({ file, err }, 'the supergraph file was refused'); // the gateway itself has said why
    }
  };
  return followFile(file, (sdl) => void reload(sdl), {
    known: gateway.engine.supergraph.sdl,
    pollMs: POLL_MS,
    onUnreadable: (err) => logger.error({ file, err }, 'the supergraph file cannot be read; the present one stays'),
  });
};
