import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response, type Router } from 'express';
import { projectPath } from '../../project-path.ts';
import { openFolder } from './folder.ts';
import { htmlPart, listPage, MAILBOX_PATH, mailPage } from './pages.ts';

/** Only the mailbox's own style, and the frame with the HTML part. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
/** The content of a mail runs and loads nothing, wherever it is shown. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'";

const REFUSAL =
  'The development mailbox answers this machine only: open it at localhost, 127.0.0.1 or [::1], without a proxy.\n';

function sendPage(res: Response, html: string, policy = PAGE_POLICY): void {
  res.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' }).type('html').send(html);
}

const asksForJson = (req: Request): boolean => req.accepts(['html', 'json']) === 'json';

export interface DevMailboxOptions {
  /** The folder that the mails are written to. */
  folder: string;
  /** Whether a request comes from this machine and is addressed to it. */
  isLocal(request: IncomingMessage): boolean;
}

/** Creates the mailbox of a development server. Mount it before everything that lets other origins read responses. */
export function createDevMailbox({ folder, isLocal }: DevMailboxOptions): Router {
  const mails = openFolder(folder);
  const css = readFileSync(projectPath('server/site/dev-mailbox/public/mailbox.css'));
  const router = express.Router();
  router.use(MAILBOX_PATH, (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    if (isLocal(req)) return next();
    res.status(403).type('text').send(REFUSAL);
  });
  router.get(`${MAILBOX_PATH}/mailbox.css`, (_req, res) => void res.type('css').send(css));
  router.get(MAILBOX_PATH, async (req, res) => {
    const to = new URL(req.url, 'http://localhost').searchParams.get('to') ?? undefined;
    const data = await mails.list(to);
    res.vary('Accept');
    if (asksForJson(req)) res.json({ data });
    else sendPage(res, listPage(data));
  });
  router.get(`${MAILBOX_PATH}/:id`, async (req, res, next) => {
    const mail = await mails.find(req.params.id);
    if (mail === undefined) return next();
    res.vary('Accept');
    if (asksForJson(req)) res.json(mail);
    else sendPage(res, mailPage(mail));
  });
  router.get(`${MAILBOX_PATH}/:id/html`, async (req, res, next) => {
    const mail = await mails.find(req.params.id);
    if (mail === undefined) return next();
    res.set('X-Frame-Options', 'SAMEORIGIN');
    sendPage(res, htmlPart(mail), MAIL_POLICY);
  });
  return router;
}
