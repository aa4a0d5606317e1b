import type { GraphQLError } from 'graphql';

/** Errors that end an operation over a socket, as they are to be shown. */
export class OperationEnded extends Error {
  override readonly name = 'OperationEnded';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The operation has ended.');
    this.errors = errors;
  }
}

/** Results for a protocol that pulls them, of an operation whose results are written past it: none, then the end. */
export interface PendingResults {
  readonly results: AsyncGenerator<never, void>;
  /** Ends the operation; with errors when there are any. */
  end(errors: readonly GraphQLError[]): void;
}

/** Makes the results of one operation; `onReturn` is called when the client wants no more. */
export const createPendingResults = (onReturn: () => void): PendingResults => {
  const { promise, resolve, reject } = withResolvers();
  promise.catch(() => {}); // whoever pulls is told; it may be that nobody does
  const done = { done: true, value: undefined } as const;
  const stop = async (): Promise<IteratorReturnResult<void>> => {
    onReturn();
    resolve(done);
    return done;
  };
  const results: AsyncGenerator<never, void> = {
    next: () => promise,
    return: stop,
    throw: stop,
    [Symbol.asyncIterator]: () => results,
  };
  return {
    results,
    end: (errors) => (errors.length === 0 ? resolve(done) : reject(new OperationEnded(errors))),
  };
};

const withResolvers = () => {
  let resolve: (result: IteratorReturnResult<void>) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<IteratorReturnResult<void>>((onResolved, onRejected) => {
    resolve = onResolved;
    reject = onRejected;
  });
  return { promise, resolve, reject };
};
