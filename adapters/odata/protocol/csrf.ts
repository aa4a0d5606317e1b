// SAP Gateway lets nobody write without a token that was fetched in the same session: `X-CSRF-Token: Fetch` on a read
// answers it, with cookies. A session that has ended is told by 403 and `X-CSRF-Token: Required`.
import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ODataAnswer, ODataClient } from './client.ts';

type Guard = Readonly<Record<string, string>>;

/** Name and value of every cookie in a Set-Cookie header; several come joined by commas. */
export const cookiesIn = (setCookie: string): string =>
  [...setCookie.matchAll(/(?:^|,\s*)([^=;,\s]+=[^;,]*)/g)].map(([, cookie]) => cookie).join('; ');

/** Writes to one service. */
export interface GuardedWriter {
  /** Sends the JSON text once, and again only when it was refused for its token. Never repeated otherwise. */
  post(
    request: { readonly path: string; readonly endpoint: string; readonly body: string },
    call: SourceCall,
  ): Promise<ODataAnswer>;
}

/** Builds the writer; `servicePath` is what the token is fetched from. */
export const createGuardedWriter = (system: string, client: ODataClient, servicePath: string): GuardedWriter => {
  let guard: Guard | null = null;

  const fetchGuard = async (call: SourceCall): Promise<Guard> => {
    const { headers } = await client.request(
      { path: servicePath, endpoint: 'csrf token', headers: { 'x-csrf-token': 'Fetch' } },
      call,
    );
    const token = headers['x-csrf-token'];
    if (token === undefined) throw new AppError('UPSTREAM_PROTOCOL', `${system} gave no CSRF token`);
    const cookie = cookiesIn(headers['set-cookie'] ?? '');
    return { 'x-csrf-token': token, ...(cookie === '' ? {} : { cookie }) };
  };

  return {
    post: async ({ path, endpoint, body }, call) => {
      for (const attempt of [1, 2]) {
        guard ??= await fetchGuard(call);
        const answer = await client.request({ path, endpoint, headers: guard, post: { body }, accepts: [403] }, call);
        if (answer.status !== 403) return answer;
        guard = null;
        const ended = answer.headers['x-csrf-token']?.toLowerCase() === 'required';
        if (!ended || attempt === 2) break;
      }
      throw new AppError('UPSTREAM_REJECTED', `${system} refused to write to ${endpoint} (403)`, {
        nextStep: `Check what the user configured for ${system} may write.`,
      });
    },
  };
};
