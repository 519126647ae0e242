import express, { type Router } from 'express';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><title>Tenantry</title><body>${body}</body></html>`;

const CONFIRM_PAGE = page(
  '<p>Receive no more digests of this workspace?</p><form method="post"><button>Unsubscribe</button></form>',
);
const DONE_PAGE = page('<p>You will receive no more digests of this workspace.</p>');
const INVALID_LINK_PAGE = page('<p>This link is not complete. Copy the whole of it from the mail.</p>');

export interface UnsubscribeOptions<Subscription> {
  /** Returns the subscription of a token; undefined for an invalid token. */
  readToken(token: string): Subscription | undefined;
  unsubscribe(subscription: Subscription): Promise<void>;
}

/**
 * Creates the unsubscribe page of digests. A mail program posts to it for its user (RFC 8058). In a browser it shows a
 * button, because link scanners must not unsubscribe the recipient.
 */
export function createUnsubscribeRoute<Subscription>({
  readToken,
  unsubscribe,
}: UnsubscribeOptions<Subscription>): Router {
  const router = express.Router();
  router.get('/unsubscribe/:token', (req, res) => {
    const isValid = readToken(req.params.token) !== undefined;
    res.set('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
    res.status(isValid ? 200 : 404).type('html');
    res.send(isValid ? CONFIRM_PAGE : INVALID_LINK_PAGE);
  });
  router.post('/unsubscribe/:token', async (req, res) => {
    const subscription = readToken(req.params.token);
    if (subscription !== undefined) await unsubscribe(subscription);
    res.status(subscription === undefined ? 404 : 200).type('html');
    res.send(subscription === undefined ? INVALID_LINK_PAGE : DONE_PAGE);
  });
  return router;
}
