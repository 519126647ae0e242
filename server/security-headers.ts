import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Answers of the API are data: a browser that is made to show one as a page runs and loads nothing. */
const NO_CONTENT = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };

/** The headers that helmet sets: the same on every answer, so they are asked for once. */
export function securityHeaders(withTls: boolean): RequestHandler {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => void headers.set(name, value),
    removeHeader: () => undefined,
  };
  const set = helmet({ contentSecurityPolicy: NO_CONTENT, xFrameOptions: { action: 'deny' }, hsts: withTls });
  // Helmet looks at nothing of the request and does nothing else to the answer.
  set({} as never, recorder as never, () => undefined);
  return (_req, res, next) => {
    res.setHeaders(headers);
    next();
  };
}
