// The explorer: GraphiQL in the browser at / and, for browsers, at GET /graphql. In: a title and the operations to open
// as tabs. Out: one page and its files, all served from installed packages under a strict content security policy. It
// asks like any other client: whoever may not ask the graph sees the page and the refusal.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '@distribution/platform/errors/app-error';
import { loadExplorerAsset } from './explorer-assets.ts';
import { EXPLORER_POLICY, explorerHtml, type ExplorerOptions } from './explorer-page.ts';

/** Registers the page and its files; the front sends here who asks for a page at GET /graphql. */
export const registerExplorer = (app: FastifyInstance, options: ExplorerOptions): void => {
  const html = explorerHtml(options);
  const sendPage = (reply: FastifyReply): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', EXPLORER_POLICY)
      .header('referrer-policy', 'no-referrer')
      .header('vary', 'accept')
      .send(html);

  app.get('/', (_request, reply) => sendPage(reply));
  app.get('/graphql', (_request, reply) => sendPage(reply));
  app.get<{ Params: { name: string } }>('/explorer/:name', (request, reply) => {
    const asset = loadExplorerAsset(request.params.name);
    if (!asset) throw new AppError('NOT_FOUND', 'The explorer has no such file.');
    return reply.type(asset.type).header('cache-control', 'public, max-age=3600').send(asset.bytes);
  });
};
