import express, { type Router } from 'express';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import { createRepositories } from '../features/repositories.ts';
import {
  readUnsubscribeToken,
  type Subscription,
} from '../features/tenancy/notifications/unsubscribe-token.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><title>Tenantry</title><body>${body}</body></html>`;

const CONFIRM_PAGE = page(
  '<p>Receive no more digests of this workspace?</p><form method="post"><button>Unsubscribe</button></form>',
);
const DONE_PAGE = page('<p>You will receive no more digests of this workspace.</p>');
const INVALID_LINK_PAGE = page('<p>This link is not complete. Copy the whole of it from the mail.</p>');

/**
 * Where the link of a digest leads. A mail program posts to it for its user (RFC 8058); in a browser it shows one
 * button, for whatever looks at links in mails must not unsubscribe anybody.
 */
export function createUnsubscribeRoute({ knex }: Database, secrets: Secrets): Router {
  async function end({ workspaceId, userId }: Subscription): Promise<void> {
    const { members, notifications } = createRepositories(knex).tenant(workspaceId);
    if ((await members.find(userId)) !== undefined) await notifications.set(userId, { digest: 'off' });
  }

  const router = express.Router();
  router.get('/unsubscribe/:token', (req, res) => {
    const known = readUnsubscribeToken(secrets, req.params.token) !== undefined;
    res.set('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
    res.status(known ? 200 : 404).type('html');
    res.send(known ? CONFIRM_PAGE : INVALID_LINK_PAGE);
  });
  router.post('/unsubscribe/:token', async (req, res) => {
    const subscription = readUnsubscribeToken(secrets, req.params.token);
    if (subscription !== undefined) await end(subscription);
    res.status(subscription === undefined ? 404 : 200).type('html');
    res.send(subscription === undefined ? INVALID_LINK_PAGE : DONE_PAGE);
  });
  return router;
}
