import type { ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';

/** A browser that is tricked into displaying a response as a page runs and loads nothing. */
const noopRequest = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
} as const;

/** These headers concern pages, old browsers and plug-ins, and mean nothing for data. */
const HTML_ONLY_HEADERS = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

export type SetHeaders = (res: ServerResponse) => void;

/** Collects the headers that helmet sets. They never change, so helmet runs once. */
function collectHelmetHeaders(options: HelmetOptions): SetHeaders {
  const headers: Array<[name: string, value: string]> = [];
  const recorder = {
    setHeader: (name: string, value: string) => void headers.push([name, value]),
    removeHeader: () => undefined,
  };
  // Helmet reads nothing from the request, and does nothing to the response but set headers.
  helmet(options)({} as never, recorder as never, () => undefined);
  return (res) => {
    for (const [name, value] of headers) res.setHeader(name, value);
  };
}

/** Returns the security headers of API responses and of pages. */
export const securityHeaders = (hsts: boolean): { api: SetHeaders; site: SetHeaders } => ({
  api: collectHelmetHeaders({ ...noopRequest, ...HTML_ONLY_HEADERS, hsts }),
  site: collectHelmetHeaders({ ...noopRequest, hsts }),
});
