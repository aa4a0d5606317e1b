// Subscriptions that want the same events and get the same bytes. In: events of a topic's feed. Out: frames in the order
// of the log, kept for a while, handed to members. It takes events only while some member takes frames; up to so many are
// rendered at a time. Members that are behind read the log by themselves, through the same filter and renderer.
import { toAppError } from '@distribution/platform/errors/app-error';
import { maySee, type Principal } from '@distribution/platform/principal/principal';
import type { GraphQLError } from 'graphql';
import type { ReadNotes } from '../note-reads.ts';
import { hears } from './event-audience.ts';
import type { EstablishedSubscription } from './establish-subscription.ts';
import type { Rendering } from './event-renderer.ts';
import { FrameRing, type RenderedFrame } from './frame-ring.ts';
import type { EndReason, HubCounts } from './hub-counts.ts';
import { Member, type FrameSource } from './member.ts';
import type { Outlet } from './outlet.ts';
import type { HeldRenderer } from './renderers.ts';
import type { Partition } from './subscription-keys.ts';
import type { SubscriptionScope } from './subscription-scope.ts';
import type { TopicEvent } from './topic-event.ts';
import type { TopicFeed, TopicPage } from './topic-feed.ts';
import type { WorkSlots } from './work-slots.ts';

const PAGE = 64;
const FRAMES_PER_TURN = 64;
/** How long a log that is away is left alone. */
const RETRY_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** What a group is made with; the first three change with the supergraph. */
export interface GroupParts {
  readonly feed: TopicFeed;
  readonly partition: Partition;
  /** Whose subscription it was first: overrides take sides by who asks, and some events are told by name. */
  readonly founder: Principal;
  readonly counts: HubCounts;
  readonly framesKept: number;
  readonly rendersPerGroup: number;
  /** Readers of the log that are not the feed. */
  readonly readSlots: WorkSlots;
  readonly cursorAt: (generation: string, position: number) => string;
  /** A position is no longer kept, or is of another log: the error as the client sees it. */
  readonly lossOf: (error: unknown, correlationId: string) => Promise<GraphQLError>;
  readonly onUnavailable: (topic: string, error: unknown) => void;
  readonly reads: ReadNotes | null;
  readonly onLeft: (group: MemberGroup, member: Member, reason: EndReason) => void;
}

interface Entry {
  readonly event: TopicEvent;
  frame: RenderedFrame | null;
}

export class MemberGroup implements FrameSource {
  readonly members = new Set<Member>();
  readonly ring: FrameRing;
  readonly counts: HubCounts;
  /** How many members take frames as they come. */
  ready = 0;
  /** When its last member left, on the clock of `performance.now`. */
  emptySinceMs = performance.now();
  established: EstablishedSubscription;
  readonly parts: GroupParts;
  #renderer: HeldRenderer;
  /** Up to here events were looked at. */
  #taken: number;
  /** Events that are being rendered, in their order. */
  #queue: Entry[] = [];
  /** A page of the log, where the feed's memory does not reach back to. */
  #ahead: TopicPage | null = null;
  #isDriving = false;
  #isReading = false;
  /** It has done enough in this turn of the event loop: sockets must be written, and others served. */
  #isResting = false;
  #doneInTurn = 0;

  constructor(established: EstablishedSubscription, renderer: HeldRenderer, parts: GroupParts) {
    this.established = established;
    this.parts = parts;
    this.counts = parts.counts;
    this.#renderer = renderer;
    this.#taken = parts.feed.scannedTo;
    this.ring = new FrameRing(parts.framesKept, this.#taken);
  }

  /** Up to here all that members want was handed over. */
  get considered(): number {
    const [first] = this.#queue;
    return first ? first.event.position - 1 : this.#taken;
  }
  /** When the log took the event that is to be handed over next; `null` when there is none. */
  get waitingSinceMs(): number | null {
    return this.#queue[0]?.event.recordedAtMs ?? null;
  }

  /** A member was handed a frame: it has read what is in it. */
  noteDelivery({ principal }: SubscriptionScope, { served }: RenderedFrame): void {
    if (served !== undefined) this.parts.reads?.noteShared(principal, this.established.prepared, served);
  }

  cursorAt(position: number): string {
    return this.parts.cursorAt(this.parts.feed.generation, position);
  }

  /** A client comes in behind a position; it gets `first` and then frames, from the next turn of the event loop on. */
  add(scope: SubscriptionScope, outlet: Outlet, after: number, first: RenderedFrame | null): Member {
    const isIdle = this.#queue.length === 0 && [...this.members].every(({ isHeld }) => isHeld);
    if (isIdle && after > this.#taken) {
      // Nobody takes what is between; who is held there reads the log.
      this.#taken = after;
      this.#ahead = null;
      this.ring.restart(after);
    }
    const member = new Member(this, scope, outlet, after);
    this.members.add(member);
    setImmediate(() => member.begin(first));
    return member;
  }

  remove(member: Member, reason: EndReason): void {
    if (!this.members.delete(member)) return;
    if (this.members.size === 0) this.emptySinceMs = performance.now();
    this.parts.onLeft(this, member, reason);
  }

  /** Takes, renders and hands over as much as there is and as is wanted. */
  drive(): void {
    if (this.#isDriving || this.#isResting) return;
    this.#isDriving = true;
    let goesOn = true;
    while (goesOn && !this.#isResting) {
      const hasTaken = this.#take();
      goesOn = this.#flush() || hasTaken;
    }
    this.#isDriving = false;
  }

  /** Events after a position as this group's members get them. Rejects with what the log says. */
  async replay(
    after: number,
    limit: number,
  ): Promise<{ readonly renderings: readonly Rendering[]; readonly scannedTo: number }> {
    const { events, scannedTo } = await this.#read(after, limit);
    const renderings = events.filter((event) => this.#passes(event)).map((event) => this.#renderer.render(event));
    return { renderings, scannedTo };
  }

  /** The log cannot be read for a member: it is waited for, or the member ends. */
  async lose(member: Member, error: unknown): Promise<void> {
    if (toAppError(error).retryable) {
      this.parts.onUnavailable(this.parts.feed.topic, error);
      return pause(RETRY_MS);
    }
    this.counts.gaps += 1;
    member.end('LOG_LOST', [await this.parts.lossOf(error, member.scope.correlationId)]);
  }

  /** The feed has ended: so do its members. */
  async loseAll(error: unknown): Promise<void> {
    await Promise.all([...this.members].map((member) => this.lose(member, error)));
  }

  /** Goes on in another supergraph; what is being rendered comes from the one before. */
  replace(established: EstablishedSubscription, renderer: HeldRenderer): void {
    this.#renderer.release();
    this.established = established;
    this.#renderer = renderer;
  }

  close(): void {
    this.#renderer.release();
  }

  #passes(event: TopicEvent): boolean {
    const { partition, founder } = this.parts;
    return (
      maySee(partition.principal, event.logged.owner) &&
      this.established.matches(event.payload) &&
      hears(this.established.planned.stream.audience, founder, event.payload)
    );
  }

  #read(after: number, limit: number): Promise<TopicPage> {
    const { feed, readSlots } = this.parts;
    const recent = feed.recent(after, limit);
    if (recent) return Promise.resolve(recent);
    return new Promise((resolve, reject) => readSlots.take(() => feed.read(after, limit).then(resolve, reject)));
  }

  #nextPage(): TopicPage | null {
    if (this.#ahead && this.#ahead.scannedTo > this.#taken) {
      const { events, scannedTo } = this.#ahead;
      return { events: events.filter(({ position }) => position > this.#taken), scannedTo };
    }
    this.#ahead = null;
    return this.parts.feed.recent(this.#taken, PAGE);
  }

  #take(): boolean {
    const { feed, rendersPerGroup } = this.parts;
    if (this.ready === 0 || this.#isReading) return false;
    const before = this.#queue.length;
    while (this.#queue.length < rendersPerGroup) {
      const page = this.#nextPage();
      if (!page) {
        void this.#readOn();
        break;
      }
      for (const event of page.events) {
        if (this.#queue.length >= rendersPerGroup) return true;
        this.#taken = event.position;
        if (this.#passes(event)) this.#enqueue(event);
      }
      if (page.events.length === 0 && page.scannedTo <= this.#taken) {
        feed.want();
        break;
      }
      this.#taken = Math.max(this.#taken, page.scannedTo);
    }
    return this.#queue.length > before;
  }

  #enqueue(event: TopicEvent): void {
    const entry: Entry = { event, frame: null };
    this.#queue.push(entry);
    this.#renderer.render(event).whenDone((frame) => {
      entry.frame = frame;
      if (this.#queue[0] === entry) this.drive();
    });
  }

  #flush(): boolean {
    const { framesKept } = this.parts;
    let done = 0;
    while (done < framesKept) {
      const frame = this.#queue[done]?.frame;
      if (!frame) break;
      this.ring.push(frame);
      done += 1;
    }
    if (done === 0) return false;
    this.#queue.splice(0, done);
    for (const member of this.members) if (member.isReady) member.pump();
    this.#rest(done);
    return true;
  }

  #rest(done: number): void {
    if (this.#doneInTurn === 0) {
      setImmediate(() => {
        this.#doneInTurn = 0;
        this.#isResting = false;
        this.drive();
      });
    }
    this.#doneInTurn += done;
    this.#isResting = this.#doneInTurn >= FRAMES_PER_TURN;
  }

  /** Reads what the feed has forgotten: this group is slower than others of its topic. */
  async #readOn(): Promise<void> {
    this.#isReading = true;
    try {
      this.#ahead = await this.#read(this.#taken, PAGE);
    } catch (error) {
      await Promise.all([...this.members].filter(({ isReady }) => isReady).map((member) => this.lose(member, error)));
    } finally {
      this.#isReading = false;
    }
    this.drive();
  }
}
