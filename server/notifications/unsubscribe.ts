import express, { type Router } from 'express';
import { type Secrets, sameDigest } from '../access/secrets.ts';
import type { Database } from '../database/connect.ts';
import { TenantScope } from '../database/tenant-scope.ts';
import { notificationRepository } from './repository.ts';

const SIGNATURE_LENGTH = 16;

const sign = (secrets: Secrets, subject: string) =>
  secrets.digest('unsubscribe', subject).subarray(0, SIGNATURE_LENGTH).toString('base64url');

/** What a link for ending one's digests of a workspace holds. It is good for nothing else, so it needs no expiry. */
export function unsubscribeToken(secrets: Secrets, workspaceId: string, userId: string): string {
  const subject = `${workspaceId}.${userId}`;
  return `${subject}.${sign(secrets, subject)}`;
}

function read(secrets: Secrets, token: string): { workspaceId: string; userId: string } | undefined {
  const [workspaceId = '', userId = '', signature = ''] = token.split('.');
  const expected = sign(secrets, `${workspaceId}.${userId}`);
  return sameDigest(Buffer.from(signature), Buffer.from(expected)) ? { workspaceId, userId } : undefined;
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><title>Tenantry</title><body>${body}</body></html>`;

/**
 * Where the link of a digest leads. A mail program posts to it for its user (RFC 8058); in a browser it shows one
 * button, for whatever looks at links in mails must not unsubscribe anybody.
 */
export function createUnsubscribe({ knex }: Database, secrets: Secrets): Router {
  const router = express.Router();
  router.get('/unsubscribe/:token', (req, res) => {
    const known = read(secrets, req.params.token) !== undefined;
    res.set('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
    res.status(known ? 200 : 404).type('html');
    res.send(
      page(
        known
          ? '<p>Receive no more digests of this workspace?</p><form method="post"><button>Unsubscribe</button></form>'
          : '<p>This link is not complete. Copy the whole of it from the mail.</p>',
      ),
    );
  });
  router.post('/unsubscribe/:token', async (req, res) => {
    const who = read(secrets, req.params.token);
    res.type('html');
    if (who === undefined) {
      res.status(404).send(page('<p>This link is not complete. Copy the whole of it from the mail.</p>'));
      return;
    }
    const isMember = await knex('members')
      .where({ workspace_id: who.workspaceId, user_id: who.userId })
      .first();
    if (isMember !== undefined) {
      await notificationRepository(new TenantScope(knex, who.workspaceId)).set(who.userId, { digest: 'off' });
    }
    res.send(page('<p>You will receive no more digests of this workspace.</p>'));
  });
  return router;
}
