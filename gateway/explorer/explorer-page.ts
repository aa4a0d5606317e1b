/** An operation that opens as a tab of the explorer, ready to run. `variables` and `headers` are JSON text. */
export interface ExplorerTab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

export interface ExplorerOptions {
  readonly title: string;
  readonly tabs: readonly ExplorerTab[];
}

/** Text made harmless inside of HTML. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** The page itself: no script or style in it, so that the policy can forbid all that is not a file of ours. */
export const explorerHtml = ({ title, tabs }: ExplorerOptions): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/explorer/graphiql.css">
<link rel="stylesheet" href="/explorer/explorer.css">
</head>
<body>
<div id="explorer" data-title="${escapeHtml(title)}" data-tabs="${escapeHtml(JSON.stringify(tabs))}"><p>Loading the explorer…</p></div>
<noscript>The explorer needs JavaScript. The graph itself answers POST /graphql.</noscript>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script src="/explorer/graphql-ws.js"></script>
<script src="/explorer/explorer.js"></script>
</body>
</html>
`;

/**
 * Only our own files run, and they talk to our own host. GraphiQL's editor sets its widths by style elements, so styles
 * alone may be inline.
 */
export const EXPLORER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
