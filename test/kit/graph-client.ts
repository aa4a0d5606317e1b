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

/** The first `count` results of a subscription over graphql-ws; rejects after the time with how many came. */
export const listen = async (
  url: string,
  query: string,
  count: number,
  withinMs: number,
  token: string | null = null,
): Promise<readonly GraphAnswer[]> => {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  const heard: GraphAnswer[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${heard.length} of ${count} events in ${withinMs} ms`)),
        withinMs,
      );
      client.subscribe(
        { query },
        {
          next: (result) => {
            heard.push(result as GraphAnswer); // as over HTTP
            if (heard.length < count) return;
            clearTimeout(timer);
            resolve();
          },
          error: (error) => reject(error instanceof Error ? error : new Error(JSON.stringify(error))),
          complete: () => reject(new Error(`the stream ended after ${heard.length} events`)),
        },
      );
    });
    return heard;
  } finally {
    await client.dispose();
  }
};
