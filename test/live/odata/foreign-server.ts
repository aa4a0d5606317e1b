import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import FEMockserver from '@sap-ux/fe-mockserver-core';

/** What is used of the package, whose own types do not resolve. */
const Mockserver = FEMockserver as unknown as new (configuration: { readonly services: readonly object[] }) => {
  readonly isReady: Promise<void>;
  getRouter(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  dispose(): Promise<void>;
};

/** What the server is to serve: metadata and rows, both made by us. */
export interface ServedModel {
  /** Where the service is, from the root. */
  readonly root: string;
  readonly edmx: string;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}
export interface ForeignServer {
  readonly origin: string;
  /** Paths that were asked for, with their queries. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * An OData V4 server written by others (`@sap-ux/fe-mockserver-core`, Apache-2.0). It is not SAP, and it has no paging, no
 * ETags and no deltas; it is another reading of the standard than ours.
 */
export const openForeignServer = async ({ root, edmx, rows }: ServedModel): Promise<ForeignServer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'odata-'));
  writeFileSync(path.join(folder, 'metadata.xml'), edmx);
  for (const [set, of] of Object.entries(rows)) writeFileSync(path.join(folder, `${set}.json`), JSON.stringify(of));
  const services = [
    { urlPath: root, metadataPath: path.join(folder, 'metadata.xml'), mockdataPath: folder, noETag: true },
  ];
  const mock = new Mockserver({ services });
  await mock.isReady;
  const router = mock.getRouter();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    router(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on TCP
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mock.dispose();
      rmSync(folder, { recursive: true });
    },
  };
};
