// OAuth 2.0 client credentials (RFC 6749 §4.4): a token for every call, kept until shortly before it ends. The client
// proves itself to the token endpoint by HTTP Basic (§2.3.1).
import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import { createOutbound, type Outbound } from '@distribution/platform/outbound/outbound';
import { z } from 'zod';

/** Settings of a client that gets its tokens from an identity provider. */
export const clientCredentialsSchema = z.strictObject({
  kind: z.literal('OAUTH2'),
  tokenUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scope: z.string().min(1).default('https://api.businesscentral.dynamics.com/.default'),
});
type ClientCredentials = z.infer<typeof clientCredentialsSchema>;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

interface Token {
  readonly value: string;
  /** Epoch milliseconds from which another one is got. */
  readonly refreshAt: number;
}
/** A token is not used in the last minute of its life. */
const MARGIN_MS = 60_000;

const gaveUp = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'CANCELLED' || error.code === 'DEADLINE_EXCEEDED');

/** Tokens of one client. */
export class TokenSource {
  readonly outbound: Outbound;
  readonly #credentials: ClientCredentials;
  readonly #system: string;
  readonly #now: () => number;
  #token: Promise<Token> | null = null;

  constructor(system: string, credentials: ClientCredentials, now: () => number) {
    this.outbound = createOutbound({
      system: `${system}-identity`,
      baseUrl: new URL(credentials.tokenUrl).origin,
      maxConcurrent: 1,
      now,
    });
    this.#credentials = credentials;
    this.#system = system;
    this.#now = now;
  }

  /** Headers of a call. Whoever comes first gets the token, the others wait for it; when that one gives up, the next tries. */
  async authorize(call: SourceCall): Promise<Readonly<Record<string, string>>> {
    for (;;) {
      const mine = this.#token === null;
      const getting = (this.#token ??= this.#get(call));
      try {
        const { value, refreshAt } = await getting;
        if (this.#now() < refreshAt) return { authorization: `Bearer ${value}` };
        this.#drop(getting);
      } catch (error) {
        this.#drop(getting);
        if (mine || !gaveUp(error) || call.signal.aborted) throw error;
      }
    }
  }

  /** Has the next call get another token: the one there is was refused. */
  forget(): void {
    this.#token = null;
  }

  #drop(token: Promise<Token>): void {
    if (this.#token === token) this.#token = null;
  }

  async #get(call: SourceCall): Promise<Token> {
    const { tokenUrl, clientId, clientSecret, scope } = this.#credentials;
    const proof = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const askedAt = this.#now();
    const { body } = await this.outbound.request(
      {
        method: 'POST',
        path: new URL(tokenUrl).pathname.slice(1),
        endpoint: 'token',
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${proof}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
      },
      call,
    );
    try {
      const { access_token: value, expires_in: seconds } = tokenSchema.parse(JSON.parse(body));
      return { value, refreshAt: askedAt + Math.max(1_000, seconds * 1000 - MARGIN_MS) };
    } catch {
      // The cause would hold the token.
      throw new AppError('UPSTREAM_PROTOCOL', `the identity provider of ${this.#system} answered no token`);
    }
  }
}
