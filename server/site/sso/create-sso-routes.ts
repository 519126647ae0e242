import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import getRawBody from 'raw-body';
import type { BrowserAnswer, BrowserRequest, SsoBrowser } from '../../api/sso-browser.ts';
import { renderPage } from '../pages/layout.ts';
import { languageOf, sendPage } from '../pages/send-page.ts';
import { singleSignOnPage } from '../pages/single-sign-on.ts';

/** A response of at most 256 KiB, in Base64 and percent-encoded, and the state. */
const MAX_BODY_BYTES = 300 * 1024;
/** A logout token and what surrounds it. */
const MAX_LOGOUT_BYTES = 32 * 1024;
const MAX_QUERY = 8 * 1024;
const CONNECTION = /^sso_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const STATE = /^tn_chl_[0-9A-Za-z]{38}$/;
const FORM = 'application/x-www-form-urlencoded';

const OVER: BrowserAnswer = { page: 'over' };
const UNKNOWN: BrowserAnswer = { page: 'unknown' };

/** Returns the cookies of a request. Of two with one name, which one counts is not certain, so that neither does. */
function cookiesOf({ headers }: Request): Map<string, string> {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  const names = pairs.map(([name]) => name);
  return new Map(
    pairs.flatMap(([name = '', value = '']) =>
      names.indexOf(name) === names.lastIndexOf(name) ? [[name, value] as const] : [],
    ),
  );
}

const browserOf = (req: Request): BrowserRequest => ({ cookies: cookiesOf(req), address: req.ip ?? '' });

/** Returns the parameters of a text; `undefined` if one is repeated. */
function parametersOf(text: string): URLSearchParams | undefined {
  const parameters = new URLSearchParams(text);
  const names = [...parameters.keys()];
  return new Set(names).size === names.length ? parameters : undefined;
}

const queryOf = ({ originalUrl }: Request): URLSearchParams | undefined => {
  const query = originalUrl.split('?').slice(1).join('?');
  return query.length > MAX_QUERY ? undefined : parametersOf(query);
};

const STATUS = { over: 400, tested: 200, unknown: 404, unavailable: 503 } as const;

function send(req: Request, res: Response, answer: BrowserAnswer): void {
  res.set('Cache-Control', 'no-store').set('Referrer-Policy', 'no-referrer');
  if ('xml' in answer) {
    res.type('application/samlmetadata+xml').send(answer.xml);
    return;
  }
  if ('page' in answer) {
    const depth = req.path.split('/').length - 2;
    const page = renderPage(singleSignOnPage, { language: languageOf(req), state: answer.page, depth });
    sendPage(res, STATUS[answer.page], page);
    return;
  }
  if (answer.cookie !== undefined) {
    const { name, value, sameSite, maxAgeMs } = answer.cookie;
    res.cookie(name, value, { httpOnly: true, secure: true, sameSite, path: '/', maxAge: maxAgeMs });
  }
  res.redirect(303, answer.redirect);
}

/** Reads a form. @returns `undefined` for anything but a form of that size whose fields are not repeated */
async function formOf(req: Request, limit: number): Promise<URLSearchParams | undefined> {
  if (req.headers['content-encoding'] !== undefined || req.is(FORM) === false) return undefined;
  const length = Number(req.headers['content-length'] ?? Number.NaN);
  if (length > limit) return undefined;
  const body = await getRawBody(req, { limit, encoding: 'latin1' }).catch(() => undefined);
  return body === undefined ? undefined : parametersOf(body);
}

/** Reads the form of a response, which has both fields. */
async function responseOf(req: Request): Promise<{ relayState: string; response: string } | undefined> {
  const form = await formOf(req, MAX_BODY_BYTES);
  const relayState = form?.get('RelayState') ?? '';
  const response = form?.get('SAMLResponse') ?? '';
  return STATE.test(relayState) && response !== '' ? { relayState, response } : undefined;
}

export interface SsoRouteOptions {
  browser: SsoBrowser;
  /**
   * Counts a response for its connection, if a flow waits for it: anyone can post others, which would keep people from
   * signing in. @throws when there are too many
   */
  countResponse(connectionId: string): Promise<void>;
  /** Counts a logout for its address, or one that fits for its connection. @throws when there are too many */
  countLogout(by: { address: string } | { connectionId: string }): Promise<void>;
}

/**
 * Creates what browsers and identity providers request in a sign-in by single sign-on. Nothing here is in the API document:
 * others than its clients call it, in forms that their protocols set.
 */
export function createSsoRoutes({ browser, countResponse, countLogout }: SsoRouteOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const answered =
    (answer: (req: Request) => Promise<BrowserAnswer>) =>
    async (req: Request, res: Response, _next: NextFunction): Promise<void> => {
      send(req, res, await answer(req));
    };
  const connectionOf = ({ params }: Request): string | undefined => {
    const id = String(params.connection_id);
    return CONNECTION.test(id) ? id : undefined;
  };

  router.get(
    '/sso/callback',
    answered(async (req) => {
      const query = queryOf(req);
      return query !== undefined && STATE.test(query.get('state') ?? '')
        ? browser.finishOidc(query, browserOf(req))
        : OVER;
    }),
  );
  router.get(
    '/sso/:connection_id/start',
    answered(async (req) => {
      const id = connectionOf(req);
      const state = queryOf(req)?.get('flow') ?? '';
      if (id === undefined) return UNKNOWN;
      return STATE.test(state) ? browser.start(id, state, browserOf(req)) : OVER;
    }),
  );
  router.post(
    '/sso/:connection_id/acs',
    answered(async (req) => {
      const id = connectionOf(req);
      if (id === undefined) return UNKNOWN;
      const from = browserOf(req);
      if (!browser.hasFlow(from)) return browser.unsolicited(id);
      const form = await responseOf(req);
      if (form === undefined) return browser.unsolicited(id);
      return browser.finishSaml(id, form, from, () => countResponse(id));
    }),
  );
  router.post('/sso/:connection_id/backchannel-logout', async (req, res) => {
    const connectionId = connectionOf(req);
    await countLogout({ address: req.ip ?? '' });
    const form = connectionId === undefined ? undefined : await formOf(req, MAX_LOGOUT_BYTES);
    const token = form?.get('logout_token') ?? undefined;
    const answer = await browser.logOut(connectionId ?? '', token, () =>
      countLogout({ connectionId: connectionId ?? '' }),
    );
    res.set('Cache-Control', 'no-store');
    if (answer.isDone) res.status(200).end();
    else res.status(400).json({ error: 'invalid_request', error_description: answer.reason });
  });
  router.get(
    '/sso/:connection_id/metadata',
    answered(async (req) => {
      const id = connectionOf(req);
      return id === undefined ? UNKNOWN : browser.metadata(id);
    }),
  );
  return router;
}
