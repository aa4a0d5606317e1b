import { readFile } from 'node:fs/promises';
import { AppError } from '@distribution/platform/errors/app-error';
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts';

/** A gateway on a supergraph file; everything else as {@link createGateway} takes it. */
export interface StartOptions extends Omit<GatewayOptions, 'supergraphSdl'> {
  readonly supergraphFile: string;
  readonly host: string;
  readonly port: number;
}

const readSupergraph = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new AppError(
      'CONFIG_INVALID',
      `The supergraph file ${file} ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        cause,
        nextStep: 'Give the path of a composed supergraph: --supergraph FILE.',
      },
    );
  }
};

/**
 * Starts a gateway alone, over whatever subgraph URLs the file names.
 * Throws `CONFIG_INVALID` with a sentence for a missing or wrong file, an unusable subgraph URL, a taken port.
 */
export const startGateway = async (options: StartOptions): Promise<Gateway & { readonly url: string }> => {
  const gateway = createGateway({ ...options, supergraphSdl: await readSupergraph(options.supergraphFile) });
  try {
    const url = await gateway.listen(options);
    return { ...gateway, url };
  } catch (error) {
    await gateway.close();
    throw error;
  }
};
