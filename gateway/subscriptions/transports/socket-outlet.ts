import type { Membership, Outlet } from '../outlet.ts';
import { createPendingResults } from './pending-results.ts';
import type { SocketWriter } from './socket-writer.ts';

/** The head of a `next` message of one operation; ASCII, so that its length is that of its bytes. */
export const nextHead = (id: string): string => {
  const ascii = JSON.stringify(id).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `{"id":${ascii},"type":"next","payload":`;
};

/** One subscription of a socket: frames go straight to the socket, and only its end goes through the protocol. */
export interface SocketOutlet {
  readonly outlet: Outlet;
  /** What the protocol is given to pull. */
  readonly results: AsyncGenerator<never, void>;
  /** To be called once the subscription has begun; frames may have come before. */
  readonly join: (membership: Membership) => void;
}

/** Makes the outlet of operation `id`; `tell` sends a message of the protocol. */
export const createSocketOutlet = (
  id: string,
  writer: SocketWriter,
  tell: (message: Readonly<Record<string, unknown>>) => void,
): SocketOutlet => {
  const head = nextHead(id);
  let membership: Membership | null = null;
  let isLeft = false;
  let isDrained = false;
  const pending = createPendingResults(() => {
    isLeft = true;
    membership?.leave();
  });
  const onDrained = (): void => {
    isDrained = true;
    membership?.drained();
  };
  return {
    results: pending.results,
    join(joined) {
      membership = joined;
      if (isLeft) joined.leave();
      else if (isDrained) joined.drained();
    },
    outlet: {
      write(frame) {
        if (writer.write(head, frame)) return true;
        isDrained = false;
        writer.whenDrained(onDrained);
        return false;
      },
      advance(cursor) {
        if (!writer.isFull()) tell({ type: 'ping', payload: { id, cursor } });
      },
      end: ({ errors }) => pending.end(errors),
    },
  };
};
