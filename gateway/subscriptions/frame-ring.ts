import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import type { Frame } from './outlet.ts';

/** A frame, and when the log took its event. */
export interface RenderedFrame extends Frame {
  readonly recordedAtMs: number;
  /** The records in it; only where reads are noted. */
  readonly served?: readonly ServedEntities[];
}

/** The last frames of a group, numbered in the order they were made. */
export class FrameRing {
  readonly #frames: (RenderedFrame | undefined)[];
  /** The number that the next frame gets. */
  head = 0;
  /** The position up to which frames may be missing here: after it, all of the group's are. */
  base: number;
  #tail = 0;

  constructor(size: number, base: number) {
    this.#frames = new Array<RenderedFrame | undefined>(size).fill(undefined);
    this.base = base;
  }

  push(frame: RenderedFrame): void {
    const size = this.#frames.length;
    const place = this.head % size;
    if (this.head - this.#tail === size) {
      this.base = this.#frames[place]!.position.position; // the ring is full: there is one in every place
      this.#tail += 1;
    }
    this.#frames[place] = frame;
    this.head += 1;
  }

  /** The frame of a number; `undefined` when it is gone or not there yet. */
  at(number: number): RenderedFrame | undefined {
    return number >= this.#tail && number < this.head ? this.#frames[number % this.#frames.length] : undefined;
  }

  /** The number of the first frame after a position that is not before `base`. */
  numberAfter(position: number): number {
    let number = this.#tail;
    while (number < this.head && this.at(number)!.position.position <= position) number += 1; // between tail and head
    return number;
  }

  /** Lets go of everything: what is before `base` from now on, whoever was here must read elsewhere. */
  restart(base: number): void {
    this.#frames.fill(undefined);
    this.head += 1; // nobody stands at the head any more
    this.#tail = this.head;
    this.base = base;
  }
}
