import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';

/** Who the graph is for Tryton, until the session ends there. */
export interface Identity {
  /** Value of the Authorization header. */
  readonly authorization: string;
  readonly companyId: number;
  /** ISO 4217 code of the company's currency. */
  readonly currency: string;
}

const leftAlone = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'CANCELLED' || error.code === 'DEADLINE_EXCEEDED');

/** One session for all calls: signed in on first use, and again when Tryton has forgotten it. Logins are slow and few are allowed. */
export class Session {
  readonly #signIn: (call: SourceCall) => Promise<Identity>;
  #identity: Promise<Identity> | null = null;

  constructor(signIn: (call: SourceCall) => Promise<Identity>) {
    this.#signIn = signIn;
  }

  /** The identity; whoever asks first signs in, the others wait for it. When that one gave up, the next one tries. */
  async open(call: SourceCall): Promise<Identity> {
    for (;;) {
      const mine = this.#identity === null;
      const opening = (this.#identity ??= this.#signIn(call));
      try {
        return await opening;
      } catch (error) {
        if (this.#identity === opening) this.#identity = null;
        if (mine || !leftAlone(error) || call.signal.aborted) throw error;
      }
    }
  }

  /** Forgets the identity that was refused, unless another call already has a new one. */
  async forget(refused: Identity): Promise<void> {
    const opening = this.#identity;
    const current = await opening?.catch(() => null);
    if (current === refused && this.#identity === opening) this.#identity = null;
  }
}
