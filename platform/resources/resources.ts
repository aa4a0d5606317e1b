// Ownership: whoever opens a thing hands its closer in here. In: names and closers. Out: one close() that runs them in
// reverse order, each once, whatever throws. A process owns one Resources; what it opens later closes earlier.

type Closer = () => Promise<void> | void;

/** Things that were opened and must be closed. */
export interface Resources {
  /** Takes over a thing: `close` will be called exactly once, when everything is closed. Throws when that has begun. */
  own(name: string, close: Closer): void;
  /** Opens a thing and owns it; if opening fails nothing is owned. */
  open<T>(name: string, open: () => Promise<T> | T, close: (opened: T) => Promise<void> | void): Promise<T>;
  /** Whether closing has begun: what must not begin any more asks this. */
  isClosing(): boolean;
  /**
   * Closes everything in reverse order. Later calls get the same promise. All closers run even if some fail; then it
   * rejects with an AggregateError of all their errors, each named.
   */
  close(): Promise<void>;
}

const failureOf = (name: string, cause: unknown): Error => new Error(`closing ${name} failed`, { cause });

/** Builds an empty set of owned things. */
export const createResources = (): Resources => {
  const owned: { readonly name: string; readonly close: Closer }[] = [];
  let closing: Promise<void> | null = null;

  const closeAll = async (): Promise<void> => {
    const failures: Error[] = [];
    for (let next = owned.pop(); next !== undefined; next = owned.pop()) {
      try {
        await next.close();
      } catch (cause) {
        failures.push(failureOf(next.name, cause));
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} of the things that were open did not close`);
    }
  };

  return {
    own(name, close) {
      if (closing !== null) throw new Error(`${name} cannot be owned: everything is being closed`);
      owned.push({ name, close });
    },
    async open(name, open, close) {
      if (closing !== null) throw new Error(`${name} cannot be opened: everything is being closed`);
      const opened = await open();
      if (closing !== null) {
        // Closed while it opened: nobody else will close it.
        await close(opened);
        throw new Error(`${name} was closed again: everything is being closed`);
      }
      owned.push({ name, close: () => close(opened) });
      return opened;
    },
    isClosing: () => closing !== null,
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
};
