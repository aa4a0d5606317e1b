import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a client offers to go on in another protocol than ours: Java's HTTP client and `curl --http2` offer h2c. */
export const offersOther = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() !== 'websocket';

const OFFER = new Set(['upgrade', 'http2-settings']);

/** The header lines of a request without its offer. */
const headOf = ({ method, url, rawHeaders }: IncomingMessage): string => {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    const isConnection = name.toLowerCase() === 'connection';
    const kept = isConnection ? value.split(',').filter((each) => !OFFER.has(each.trim().toLowerCase())) : [value];
    if (!OFFER.has(name.toLowerCase()) && kept.length > 0) lines.push(`${name}: ${kept.join(',')}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/**
 * Answers a request over HTTP/1.1 whatever it offers, as RFC 9110 has it. Node takes a request out of its server's hands
 * for any offer, once somebody listens for one: it is handed back as one that offers nothing.
 */
export const declineUpgrade = (server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
  socket.unshift(Buffer.concat([Buffer.from(headOf(request), 'latin1'), head])); // as node reads headers
  server.emit('connection', socket);
};
