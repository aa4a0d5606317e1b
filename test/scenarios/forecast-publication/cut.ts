/** What a process that dies looks like to those it worked with: from one call on, nothing more happens. */
export interface Cut {
  /** Wraps a port: its calls are counted, and from the cut on each one dies. */
  around<T extends object>(port: T): T;
  /** Calls seen, cut or not. */
  readonly calls: () => number;
}

/**
 * Dies at the call of that number, from 1: BEFORE it is made, or AFTER it was made and before its answer is known. `die` is
 * what dying is; by default, throwing.
 */
export const createCut = (
  at: number,
  when: 'BEFORE' | 'AFTER',
  die: () => never = () => {
    throw new Error('this process is dead');
  },
): Cut => {
  let calls = 0;
  let dead = false;
  const end = (): never => {
    dead = true;
    return die();
  };
  const call = async (make: () => unknown): Promise<unknown> => {
    calls += 1;
    const isIt = calls === at;
    if (dead || (isIt && when === 'BEFORE')) return end();
    const answer = await make();
    return isIt ? end() : answer;
  };
  return {
    calls: () => calls,
    around: <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name, receiver) => {
          const member: unknown = Reflect.get(target, name, receiver);
          return typeof member === 'function'
            ? (...args: unknown[]) => call(() => Reflect.apply(member, target, args) as unknown)
            : member;
        },
      }),
  };
};
