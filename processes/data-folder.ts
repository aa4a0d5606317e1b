import { accessSync, constants, mkdirSync } from 'node:fs';
import { AppError } from '@distribution/platform/errors/app-error';

/** Makes the data folder where it is missing; throws CONFIG_INVALID when it cannot be made, read or written. */
export const prepareDataFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_INVALID', `The data folder ${dataDir} cannot be used: ${message}.`, {
      cause,
      nextStep: 'Set DATA_DIR to a folder that you may read and write.',
    });
  }
};
