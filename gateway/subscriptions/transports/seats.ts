// Seats for connections that stay open, sockets and streams alike. In: a connection, later its caller. Out: a seat, or
// why there is none. A caller without a token is of this machine, and has no limit but the gateway's own.
import type { Principal } from '@distribution/platform/principal/principal';
import { HttpFailure } from '../../http/http-failure.ts';
import type { Limits } from '../../limits/limits.ts';

export interface Seat {
  /** Says whose it is. Throws `TOO_MANY_REQUESTS` when that caller has as many as one may have. */
  assign(principal: Principal): void;
  /** The connection has gone. Twice is no error. */
  leave(): void;
}

export interface Seats {
  /** A seat for one more connection. Throws `TOO_MANY_REQUESTS` when all are taken. */
  take(): Seat;
}

const RETRY_AFTER_MS = 5_000;

const refuse = (status: number, message: string): HttpFailure =>
  new HttpFailure(status, 'TOO_MANY_REQUESTS', message, 'Close another connection, or come back later.', {
    'retry-after': String(RETRY_AFTER_MS / 1_000),
  });

/** Makes the seats of one gateway. */
export const createSeats = ({
  maxConnections,
  maxConnectionsPerPrincipal,
}: Pick<Limits, 'maxConnections' | 'maxConnectionsPerPrincipal'>): Seats => {
  let taken = 0;
  const takenBy = new Map<string, number>();
  return {
    take() {
      if (taken >= maxConnections) throw refuse(503, `All ${maxConnections} connections of this gateway are taken.`);
      taken += 1;
      let owner: string | null = null;
      let isLeft = false;
      return {
        assign({ kind, subject }) {
          if (kind === 'ANONYMOUS') return;
          const key = `${kind} ${subject}`;
          const before = takenBy.get(key) ?? 0;
          if (before >= maxConnectionsPerPrincipal) {
            throw refuse(429, `One caller may hold ${maxConnectionsPerPrincipal} connections at a time.`);
          }
          takenBy.set(key, before + 1);
          owner = key;
        },
        leave() {
          if (isLeft) return;
          isLeft = true;
          taken -= 1;
          if (owner === null) return;
          const left = (takenBy.get(owner) ?? 1) - 1;
          if (left > 0) takenBy.set(owner, left);
          else takenBy.delete(owner);
        },
      };
    },
  };
};
