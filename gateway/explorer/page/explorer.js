// The explorer's own script: GraphiQL with a fetcher that sends queries and mutations by POST and subscriptions over
// WebSocket, both with the headers of the header editor. React, ReactDOM, GraphiQL and graphqlWs are loaded before it.
'use strict';
/* global React, ReactDOM, GraphiQL, graphqlWs, document, location, localStorage, fetch */

const container = document.getElementById('explorer');
const tabs = JSON.parse(container.dataset.tabs);

const headerNamed = (headers, wanted) => {
  const name = Object.keys(headers ?? {}).find((each) => each.toLowerCase() === wanted);
  return name === undefined ? undefined : headers[name];
};

/** The text of a document outside of all braces, without comments and strings: its definitions' heads. */
const headsOf = (query) => {
  const bare = query.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, ' ');
  let depth = 0;
  return [...bare]
    .filter((character) => (character === '}' ? --depth : character === '{' ? depth++ : depth) === 0)
    .join('');
};

/**
 * The request with the kind of its operation. GraphiQL's own view of the document may still be that of the text before
 * the last key or tab: an operation name that is not in the text is left out.
 */
const understand = (request) => {
  const heads = [...headsOf(request.query).matchAll(/\b(query|mutation|subscription)\b\s*([A-Za-z_]\w*)?/g)];
  const named = heads.find(([, , name]) => name !== undefined && name === request.operationName);
  const kind = (named ?? heads[0])?.[1] ?? 'query';
  return { kind, request: named ? request : { ...request, operationName: undefined } };
};

const post = async (request, headers) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return answer.json();
};

/** One socket per subscription: its token is the one that stands in the header editor when it begins. */
const subscribe = (request, headers) => ({
  subscribe(observer) {
    const authorization = headerNamed(headers, 'authorization');
    const client = graphqlWs.createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      ...(authorization ? { connectionParams: { authorization } } : {}),
    });
    // The client repeats this object when it connects again: with the cursor in it nothing is lost.
    const resumable = { ...request, extensions: {} };
    const stop = client.subscribe(resumable, {
      next(result) {
        if (result.extensions?.cursor) resumable.extensions.after = result.extensions.cursor;
        observer.next(result);
      },
      error: (problem) =>
        observer.error(
          Array.isArray(problem) ? { errors: problem } : new Error(problem?.reason || 'The connection was closed.'),
        ),
      complete: () => observer.complete(),
    });
    const unsubscribe = () => {
      stop();
      void client.dispose();
    };
    return { unsubscribe };
  },
});

const fetcher = (given, options) => {
  const { kind, request } = understand(given);
  return (kind === 'subscription' ? subscribe : post)(request, options?.headers);
};

// GraphiQL opens the first tab with the variables it remembers; on a first visit these are the tab's own.
const remembered = localStorage.getItem('graphiql:tabState') !== null;
const variables = remembered ? undefined : tabs[0]?.variables;

const explorer = React.createElement(
  GraphiQL,
  {
    fetcher,
    defaultTabs: tabs,
    defaultQuery: tabs[0]?.query,
    ...(variables === undefined ? {} : { variables }),
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'variables',
    inputValueDeprecation: true,
  },
  React.createElement(GraphiQL.Logo, null, container.dataset.title),
);
ReactDOM.createRoot(container).render(explorer);
