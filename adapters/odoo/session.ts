import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Dialect } from './dialect.ts';
import { refusalKindOf } from './failure.ts';

/** Who the graph is for Odoo, and which Odoo it is. */
export interface Identity {
  readonly userId: number;
  readonly companyId: number;
  /** ISO 4217 code of the company's currency. */
  readonly currency: string;
  readonly dialect: Dialect;
}

/** How long nobody knocks again after a refused login: each costs Odoo close to half a second of one core. */
const REFUSED_FOR_MS = 30_000;

const isLeftAlone = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'CANCELLED' || error.code === 'DEADLINE_EXCEEDED');
const isRefused = (error: unknown): boolean => refusalKindOf(error) === 'odoo.exceptions.AccessDenied';

/** One identity for all calls, found out on first use. A login that was refused is not tried again for a while. */
export class Session {
  readonly #signIn: (call: SourceCall) => Promise<Identity>;
  readonly #now: () => number;
  #identity: Promise<Identity> | null = null;
  #refused: { readonly error: unknown; readonly until: number } | null = null;

  constructor(signIn: (call: SourceCall) => Promise<Identity>, now: () => number) {
    this.#signIn = signIn;
    this.#now = now;
  }

  /** The identity; whoever asks first signs in, the others wait for it. When that one gave up, the next one tries. */
  async open(call: SourceCall): Promise<Identity> {
    for (;;) {
      if (this.#refused !== null && this.#now() < this.#refused.until) throw this.#refused.error;
      const mine = this.#identity === null;
      const opening = (this.#identity ??= this.#signIn(call));
      try {
        return await opening;
      } catch (error) {
        if (this.#identity === opening) this.#identity = null;
        if (isRefused(error)) this.refuse(error);
        if (mine || !isLeftAlone(error) || call.signal.aborted) throw error;
      }
    }
  }

  /** Remembers that the credentials are refused by now, and why. */
  refuse(error: unknown): void {
    this.#identity = null;
    this.#refused = { error, until: this.#now() + REFUSED_FOR_MS };
  }
}
