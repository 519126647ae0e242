import express, { type Request, type Response, type Router } from 'express';
import { renderPage } from './pages/layout.ts';
import { languageOf, sendPage } from './pages/send-page.ts';
import { unsubscribePage } from './pages/unsubscribe.ts';

type State = 'confirm' | 'unsubscribed' | 'incomplete';

function send(req: Request, res: Response, state: State): void {
  const page = renderPage(unsubscribePage, { language: languageOf(req), state, depth: 1 });
  sendPage(res, state === 'incomplete' ? 404 : 200, page, 'self');
}

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
    send(req, res, readToken(req.params.token) === undefined ? 'incomplete' : 'confirm');
  });
  router.post('/unsubscribe/:token', async (req, res) => {
    const subscription = readToken(req.params.token);
    if (subscription !== undefined) await unsubscribe(subscription);
    send(req, res, subscription === undefined ? 'incomplete' : 'unsubscribed');
  });
  return router;
}
