import { AppError } from '@distribution/platform/errors/app-error';
import type { FastifyInstance } from 'fastify';
import type { Door } from '../access/door.ts';
import { mayExplain } from '../access/may-explain.ts';
import type { HubStatus } from './hub-status.ts';

/** Registers `/subscriptions/status`: JSON for who may see how answers come about, 403 for others. */
export const registerSubscriptionStatus = (app: FastifyInstance, door: Door, statusOf: () => HubStatus): void => {
  app.get('/subscriptions/status', async ({ headers, raw }) => {
    const principal = await door({ headers, remoteAddress: raw.socket.remoteAddress });
    if (mayExplain(principal)) return statusOf();
    throw new AppError('FORBIDDEN', 'The state of subscriptions is shown with the scope "explain".');
  });
};
