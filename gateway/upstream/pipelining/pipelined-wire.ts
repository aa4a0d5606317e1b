// Connections to one subgraph that carry several requests at once. What gathers in one turn of the event loop goes out in
// one write, for a write costs the gateway more than what stands in it; a connection takes nothing more until all of it is
// answered. So a slow answer holds up those that were sent with it, and nobody else. Mutations go alone.
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { Wire, WireHandler, WireRequest } from '../wire.ts';
import { Connection, type ConnectionOptions, type ConnectionOwner, type Errand } from './connection.ts';
import { WireError } from './wire-error.ts';

export interface PipelinedWireOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Requests that one connection may carry at a time; at least 1. */
  readonly depth: number;
  /** Connections at most; 64. What finds none waits for one. */
  readonly maxConnections?: number;
  /** 10 seconds. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds a connection may lie idle, less where the subgraph says so; a minute. */
  readonly keepAliveMs?: number;
  /** Whom to trust over https; what Node trusts when left out. */
  readonly tls?: SecureContextOptions;
}

const SWEEP_MS = 1_000;

export class PipelinedWire implements Wire, ConnectionOwner {
  readonly #connection: ConnectionOptions;
  readonly #mostDepth: number;
  /** Halved when a connection ends with requests that were not looked at, up by one with each that answers all. */
  #depth: number;
  readonly #maxConnections: number;
  readonly #connections = new Set<Connection>();
  /** The one used last is used first: the others may then be closed. */
  #idle: Connection[] = [];
  readonly #waiting: Errand[] = [];
  #isGathering = false;
  #sweep: NodeJS.Timeout | null = null;
  #closed: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

  constructor({
    origin,
    depth,
    maxConnections = 64,
    connectTimeoutMs = 10_000,
    keepAliveMs = 60_000,
    tls,
  }: PipelinedWireOptions) {
    const url = new URL(origin);
    const secureContext = url.protocol === 'https:' ? createSecureContext(tls) : undefined;
    this.#connection = { origin: url, connectTimeoutMs, keepAliveMs, secureContext };
    this.#mostDepth = depth;
    this.#depth = depth;
    this.#maxConnections = maxConnections;
  }

  dispatch(request: WireRequest, handler: WireHandler): void {
    if (this.#closed !== null) {
      handler.onResponseError(null, new WireError('WIRE_SHUT', 'The connections to this subgraph are closed.'));
      return;
    }
    this.#waiting.push({ request, handler });
    this.#gather();
  }

  onIdle(connection: Connection): void {
    if (this.#depth < this.#mostDepth) this.#depth += 1;
    this.#idle.push(connection);
    if (this.#waiting.length > 0) this.#gather();
    else if (this.#closed !== null) this.#settle();
    else this.#sweep ??= setInterval(() => this.#closeUnused(), SWEEP_MS).unref();
  }

  onClosed(connection: Connection, unread: readonly Errand[]): void {
    this.#connections.delete(connection);
    if (this.#idle.includes(connection)) this.#idle = this.#idle.filter((each) => each !== connection);
    if (unread.length > 0) this.#depth = Math.max(1, Math.floor(this.#depth / 2));
    this.#waiting.unshift(...unread);
    if (this.#waiting.length > 0) this.#gather();
    else this.#settle();
  }

  /** Takes nothing more, lets what is under way end, and closes. */
  close(): Promise<void> {
    if (this.#closed === null) {
      let resolve = (): void => {};
      const promise = new Promise<void>((done) => (resolve = done));
      this.#closed = { promise, resolve };
      this.#settle();
    }
    return this.#closed.promise;
  }

  /** After `close`: what waits still needs the idle connections; then they go, and with the last one all is closed. */
  #settle(): void {
    if (this.#closed === null || this.#waiting.length > 0) return;
    for (const each of [...this.#idle]) each.destroy(new WireError('WIRE_SHUT', 'No longer needed.'));
    if (this.#connections.size > 0) return;
    if (this.#sweep) clearInterval(this.#sweep);
    this.#closed.resolve();
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#sendAfterTurn(this.#waiting.length);
  }

  /** Sends what waits when a turn of the event loop has brought nothing more, or as much as fits. */
  #sendAfterTurn(known: number): void {
    setImmediate(() => {
      const count = this.#waiting.length;
      if (count > known && count < this.#depth) return this.#sendAfterTurn(count);
      this.#isGathering = false;
      this.#send();
    });
  }

  #send(): void {
    while (this.#waiting.length > 0) {
      const connection = this.#free();
      if (connection === null) return; // whoever is idle or closed next goes on
      connection.carry(this.#waiting.splice(0, this.#fitting()));
    }
    this.#settle();
  }

  /** How many of those that wait may go together. */
  #fitting(): number {
    let count = 0;
    while (count < this.#depth && this.#waiting[count]?.request.idempotent === true) count += 1;
    return Math.max(1, count);
  }

  #free(): Connection | null {
    const now = Date.now();
    for (;;) {
      const idle = this.#idle.pop();
      if (idle === undefined) break;
      if (idle.isUsable(now)) return idle;
      idle.destroy(new WireError('WIRE_CLOSED', 'It has lain idle for too long.'));
    }
    if (this.#connections.size >= this.#maxConnections) return null;
    const opened = new Connection(this, this.#connection);
    this.#connections.add(opened);
    return opened;
  }

  #closeUnused(): void {
    const now = Date.now();
    for (const each of this.#idle) {
      if (!each.isUsable(now)) each.destroy(new WireError('WIRE_CLOSED', 'It has lain idle for too long.'));
    }
    if (this.#idle.length > 0 || this.#sweep === null) return;
    clearInterval(this.#sweep);
    this.#sweep = null;
  }
}
