import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDelivery } from '@distribution/model/erp/system-adapter';

/** Takes what a system pushes, and keeps it. */
export interface WebhookReceiver {
  readonly url: string;
  readonly deliveries: readonly WebhookDelivery[];
  close(): Promise<void>;
}

/** Opens a receiver on a free port of loopback; whoever opens closes. */
export const openWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const deliveries: WebhookDelivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      deliveries.push({ headers, body: Buffer.concat(chunks) });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, // it listens on TCP
    deliveries,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
