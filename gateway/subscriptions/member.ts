import type { GraphQLError } from 'graphql';
import type { Rendering } from './event-renderer.ts';
import type { FrameRing, RenderedFrame } from './frame-ring.ts';
import type { EndReason, HubCounts } from './hub-counts.ts';
import type { Membership, Outlet } from './outlet.ts';
import type { SubscriptionScope } from './subscription-scope.ts';

/** What a member gets its frames from. */
export interface FrameSource {
  /** What is handed to all members as it comes. */
  readonly ring: FrameRing;
  readonly counts: HubCounts;
  /** How many members take frames as they come; members count themselves. */
  ready: number;
  cursorAt(position: number): string;
  /** Makes more frames, where some member takes them. */
  drive(): void;
  /** Events after a position as its members get them. Rejects with what the log says. */
  replay(
    after: number,
    limit: number,
  ): Promise<{ readonly renderings: readonly Rendering[]; readonly scannedTo: number }>;
  /** The log cannot be read for a member: resolves when it may be tried again, or has ended the member. */
  lose(member: Member, error: unknown): Promise<void>;
  /** A member was handed a frame. */
  noteDelivery(scope: SubscriptionScope, frame: RenderedFrame): void;
  remove(member: Member, reason: EndReason): void;
}

/** Pages of the log that a member reads by itself: longer while its client takes all of them. */
const PAGE = { least: 16, most: 64 } as const;

/** What a member reads of the log by itself. */
interface Page {
  readonly renderings: readonly Rendering[];
  readonly scannedTo: number;
  next: number;
}

/**
 * A client in a group: a position in the log, and nothing that grows.
 *   LIVE: gets the group's frames as they come · BEHIND: reads the log from its position until the group's frames reach
 *   back to it · GONE. Each may be held by a client that takes no more; the way on is the same from the log's position.
 */
export class Member implements Membership {
  readonly scope: SubscriptionScope;
  /** Everything up to here the client has got, or does not want. */
  delivered: number;
  /** The state it is in. */
  mode: 'LIVE' | 'BEHIND' | 'GONE' = 'BEHIND';
  /** When it last heard something, on the clock of `performance.now`. */
  heardAtMs: number;
  /** When the log took the last event that it got, or it began; epoch milliseconds. */
  upToDateAtMs: number;
  readonly #group: FrameSource;
  readonly #outlet: Outlet;
  /** Live: the number of its next frame. */
  #next = -1;
  #isHeld = false;
  #isReading = false;
  #page: Page | null = null;
  #pageSize: number = PAGE.least;

  constructor(group: FrameSource, scope: SubscriptionScope, outlet: Outlet, delivered: number) {
    this.#group = group;
    this.#outlet = outlet;
    this.scope = scope;
    this.delivered = delivered;
    this.heardAtMs = performance.now();
    this.upToDateAtMs = Date.now();
  }

  /** Takes the group's frames as they come. */
  get isReady(): boolean {
    return this.mode === 'LIVE' && !this.#isHeld;
  }
  get isHeld(): boolean {
    return this.#isHeld;
  }
  /** The number of the frame that it gets next. */
  get next(): number {
    return this.#next;
  }

  /** Begins; `first` comes before all events. */
  begin(first: RenderedFrame | null): void {
    if (first && this.mode !== 'GONE') this.#hand(first);
    if (!this.#isHeld) this.goOn();
  }

  /** Goes on from where it is, live or from the log. */
  goOn(): void {
    if (this.mode === 'LIVE') return this.pump();
    if (this.mode === 'BEHIND' && !this.#isReading) void this.#catchUp();
  }

  /** Called now and then: what a client that takes no more has not got of its page is read again when it does. */
  forget(): void {
    if (!this.#isHeld || this.#isReading || this.#page === null) return;
    this.#page = null;
    this.#pageSize = PAGE.least;
  }

  /** Hands over the group's frames that it has not got. */
  pump(): void {
    const { ring } = this.#group;
    while (this.mode === 'LIVE' && !this.#isHeld && this.#next < ring.head) {
      const frame = ring.at(this.#next);
      if (!frame) {
        this.#setState('BEHIND', false);
        void this.#catchUp();
        return;
      }
      this.#next += 1;
      if (frame.position.position > this.delivered) this.#hand(frame);
    }
  }

  drained(): void {
    if (!this.#isHeld || this.mode === 'GONE') return;
    this.#setState(this.mode, false);
    this.goOn();
    this.#group.drive();
  }

  leave(): void {
    this.#goneBy('LEFT');
  }

  /** Nothing follows, and the client is told so. */
  end(reason: EndReason, errors: readonly GraphQLError[]): void {
    if (this.mode === 'GONE') return;
    this.#goneBy(reason);
    this.#outlet.end({ errors, cursor: this.#group.cursorAt(this.delivered) });
  }

  /** Ends it when it may no longer be served. */
  checkAdmitted(): boolean {
    if (this.scope.isAdmitted()) return true;
    this.end('NOT_ADMITTED', []);
    return false;
  }

  /** Tells the client how far the log was looked through, when it is up to date. */
  advanceTo(position: number): void {
    if (!this.isReady || this.#next < this.#group.ring.head || position <= this.delivered) return;
    this.delivered = position;
    this.heardAtMs = performance.now();
    this.#group.counts.heartbeats += 1;
    this.#outlet.advance(this.#group.cursorAt(position));
  }

  #goneBy(reason: EndReason): void {
    if (this.mode === 'GONE') return;
    this.#setState('GONE', false);
    this.#group.remove(this, reason);
  }

  #setState(mode: Member['mode'], isHeld: boolean): void {
    const wasReady = this.isReady;
    this.mode = mode;
    this.#isHeld = isHeld;
    if (wasReady !== this.isReady) this.#group.ready += wasReady ? -1 : 1;
  }

  #hand(frame: RenderedFrame): void {
    if (!this.checkAdmitted()) return;
    const { counts } = this.#group;
    this.delivered = frame.position.position;
    this.heardAtMs = performance.now();
    this.upToDateAtMs = frame.recordedAtMs;
    counts.deliveries += 1;
    counts.deliveredBytes += frame.bytes.length;
    if (frame.served !== undefined) this.#group.noteDelivery(this.scope, frame);
    if (!this.#outlet.write(frame) && this.mode !== 'GONE') this.#setState(this.mode, true);
  }

  /** Whether it is on the group's frames again: from here no event is between them and its position. */
  #join(): boolean {
    const { ring } = this.#group;
    if (this.delivered < ring.base) return false;
    this.#next = ring.numberAfter(this.delivered);
    this.#setState('LIVE', this.#isHeld);
    this.pump();
    this.#group.drive();
    return true;
  }

  async #catchUp(): Promise<void> {
    const group = this.#group;
    if (this.#join()) return;
    this.#isReading = true;
    group.counts.catchUps += 1;
    try {
      while (this.mode === 'BEHIND' && !this.#isHeld) {
        this.#page ??= { ...(await group.replay(this.delivered, this.#pageSize)), next: 0 };
        if (!(await this.#handPage(this.#page))) continue;
        this.#page = null;
        this.#pageSize = Math.min(this.#pageSize * 2, PAGE.most);
        if (!this.#isHeld && this.#join()) return;
      }
    } catch (error) {
      await group.lose(this, error);
    } finally {
      this.#isReading = false;
      if (this.mode === 'BEHIND' && !this.#isHeld) this.goOn(); // it was let go on while this was ending
    }
  }

  /** Hands over what is left of a page; `false` when the client does not take all of it. */
  async #handPage(page: Page): Promise<boolean> {
    const { renderings, scannedTo } = page;
    while (page.next < renderings.length) {
      const rendering = renderings[page.next]!; // inside of the list
      const frame = rendering.frame ?? (await new Promise<RenderedFrame>((done) => rendering.whenDone(done)));
      if (this.mode !== 'BEHIND' || this.#isHeld) return false;
      page.next += 1;
      this.#group.counts.replayed += 1;
      this.#hand(frame);
    }
    if (this.mode !== 'BEHIND') return false;
    this.delivered = Math.max(this.delivered, scannedTo);
    return true;
  }
}
