import { randomUUID } from 'node:crypto';

const COOKIE = 'SAP_SESSIONID_SBX_100';

/** Sessions and the token each may write with, as SAP Gateway keeps them. */
export class CsrfSessions {
  readonly #tokens = new Map<string, string>();

  /** Opens a session; answers the headers that tell of it. */
  open(): Readonly<Record<string, string>> {
    const [session, token] = [randomUUID(), randomUUID()];
    this.#tokens.set(session, token);
    return { 'x-csrf-token': token, 'set-cookie': `${COOKIE}=${session}; path=/; HttpOnly` };
  }

  /** Whether this token was given out in this session. */
  allows(cookie: string, token: string): boolean {
    const session = new RegExp(`${COOKIE}=([^;]+)`).exec(cookie)?.[1];
    return session !== undefined && this.#tokens.get(session) === token;
  }

  /** Every session ends, as after a restart. */
  end(): void {
    this.#tokens.clear();
  }
}
