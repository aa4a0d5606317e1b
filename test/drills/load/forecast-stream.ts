import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A planning platform with one version, whose series are made as they are asked for: none of it is held. */
export interface ForecastStream {
  readonly url: string;
  /** The offsets that were asked for, in order. */
  readonly offsets: readonly number[];
  close(): Promise<void>;
}

/** Every series is of one item at one site: all sites of an item, then the next item. */
const seriesAt = (number: number, sites: number) => ({
  item: `LOAD-${Math.floor(number / sites)}`,
  site: `S-${number % sites}`,
  measure: 'MEAN',
  grain: 'WEEK',
  start: '2026-11-02',
  uom: 'PCS',
  values: [String(number % 97), String((number + 1) % 97), String((number + 2) % 97), String((number + 3) % 97)],
  overrides: [],
});

/** Serves so many series over so many sites by the contract of adapters/planning-rest. */
export const openForecastStream = async (total: number, sites: number): Promise<ForecastStream> => {
  const offsets: number[] = [];
  const asOf = '2026-11-02T06:00:00.000Z';
  const version = {
    versionId: 'LOAD-1',
    publishedAt: asOf,
    horizonStart: '2026-11-02',
    seriesCount: total,
    status: 'PUBLISHED',
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://planning');
    response.setHeader('content-type', 'application/json');
    if (pathname.endsWith('/versions')) {
      response.end(JSON.stringify({ versions: [version], asOf }));
      return;
    }
    if (!pathname.endsWith('/series')) {
      response.writeHead(404).end('{}'); // it tells of no stock
      return;
    }
    const offset = Number(searchParams.get('offset'));
    const count = Math.max(0, Math.min(Number(searchParams.get('limit')), total - offset));
    offsets.push(offset);
    const series = Array.from({ length: count }, (_, index) => seriesAt(offset + index, sites));
    response.end(JSON.stringify({ series, offset, total, asOf }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/planning/v1/`,
    offsets,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
