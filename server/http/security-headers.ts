import type { ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';

/** A browser that is made to show an answer as a page runs and loads nothing. */
const noopRequest = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
} as const;

/** These say how a page behaves, or old browsers and plug-ins; they mean nothing on data. */
const HTML_ONLY_HEADERS = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

export type SetHeaders = (res: ServerResponse) => void;

/** The headers that helmet sets: the same each time, so they are asked for once. */
function collectHelmetHeaders(options: HelmetOptions): SetHeaders {
  const headers: Array<[name: string, value: string]> = [];
  const recorder = {
    setHeader: (name: string, value: string) => void headers.push([name, value]),
    removeHeader: () => undefined,
  };
  // Helmet looks at nothing of the request and does nothing else to the answer.
  helmet(options)({} as never, recorder as never, () => undefined);
  return (res) => {
    for (const [name, value] of headers) res.setHeader(name, value);
  };
}

/** What makes browsers careful with the answers of the API, and with pages. */
export const securityHeaders = (hsts: boolean): { api: SetHeaders; site: SetHeaders } => ({
  api: collectHelmetHeaders({ ...noopRequest, ...HTML_ONLY_HEADERS, hsts }),
  site: collectHelmetHeaders({ ...noopRequest, hsts }),
});
