import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** What the graph answers, loosely typed: a test looks into it and its expectations are the check. */
export interface GraphAnswer {
  readonly data: ReturnType<typeof JSON.parse>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Asks over HTTP. `url` is the base of the gateway; the token goes as bearer. */
export const ask = async (
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token: string | null = null,
): Promise<GraphAnswer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphAnswer; // a GraphQL answer whatever its status
};

/** Asks and insists on an answer without errors. */
export const askWell: typeof ask = async (...question) => {
  const answer = await ask(...question);
  if (answer.errors !== undefined) throw new Error(`the graph answered with errors: ${JSON.stringify(answer.errors)}`);
  return answer;
};

/** Follows a subscription over graphql-ws, without ever connecting again; `onEnd` is told why it ended. Stop it with what it answers. */
export const follow = (
  url: string,
  query: string,
  onNext: (result: GraphAnswer) => void,
  onEnd: (why: Error) => void,
  token: string | null = null,
): (() => Promise<void>) => {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  client.subscribe(
    { query },
    {
      next: (result) => onNext(result as GraphAnswer), // as over HTTP
      error: (error) => onEnd(error instanceof Error ? error : new Error(JSON.stringify(error))),
      complete: () => onEnd(new Error('the stream ended')),
    },
  );
  return async () => client.dispose();
};

/** The first `count` results of a subscription over graphql-ws; rejects after the time with how many came. */
export const listen = async (
  url: string,
  query: string,
  count: number,
  withinMs: number,
  token: string | null = null,
): Promise<readonly GraphAnswer[]> => {
  const heard: GraphAnswer[] = [];
  let stop = async (): Promise<void> => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${heard.length} of ${count} events in ${withinMs} ms`)),
        withinMs,
      );
      const take = (result: GraphAnswer): void => {
        heard.push(result);
        if (heard.length < count) return;
        clearTimeout(timer);
        resolve();
      };
      const fail = (why: Error): void => {
        clearTimeout(timer);
        reject(new Error(`after ${heard.length} events: ${why.message}`, { cause: why }));
      };
      stop = follow(url, query, take, fail, token);
    });
    return heard;
  } finally {
    await stop();
  }
};
