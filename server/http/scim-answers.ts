import type { ServerResponse } from 'node:http';
import { ProblemError } from '../api/problem.ts';
import type { ScimErrorType } from '../api/scim-problem.ts';
import type { ErrorCode } from '../api/types.ts';
import type { Problem } from './client-error.ts';

/** The operations of identity providers are under this path. They follow RFC 7644 also in their errors. */
export const SCIM_PATH = '/scim/v2/';

const SCIM_TYPE = 'application/scim+json';

/** What the errors of all operations are about, as far as RFC 7644 has a word for it. */
const TYPE_OF_CODE: Readonly<Partial<Record<ErrorCode, ScimErrorType>>> = {
  invalid_request: 'invalidValue',
  malformed_json: 'invalidSyntax',
  already_exists: 'uniqueness',
};

/** An error as a SCIM client reads it. */
interface ScimError {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: { schemas: string[]; status: string; scimType?: string; detail: string };
}

/** Returns a problem in the form of RFC 7644, with all that is wrong in its one text, which goes to the log of the provider. */
export function toScimError({ status, headers, body }: Problem, error: unknown): ScimError {
  const own = error instanceof ProblemError ? error.extras.scimType : undefined;
  const scimType = own ?? TYPE_OF_CODE[body.code];
  const details = (body.errors ?? []).map(({ path, message }) =>
    path === '' ? message : `${path}: ${message}`,
  );
  return {
    status,
    headers: { ...headers, 'Content-Type': SCIM_TYPE },
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType && { scimType }),
      detail: [body.detail, ...details].join(' '),
    },
  };
}

/** Whether a client has the version of a resource already, by its header If-None-Match. */
function isKnown({ req }: Pick<ServerResponse, 'req'>, version: string): boolean {
  const { 'if-none-match': header } = req.headers;
  if (header === undefined || req.method !== 'GET') return false;
  return header.split(',').some((entry) => entry.trim() === '*' || entry.trim() === version);
}

/**
 * Sets the headers of a resource: its media type, version and address.
 * @returns whether the client has this version already, and gets no body
 */
export function setScimHeaders(res: ServerResponse, body: unknown): boolean {
  const meta: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'meta') : undefined;
  const version: unknown =
    typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'version') : undefined;
  const location: unknown =
    typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'location') : undefined;
  if (typeof version === 'string') res.setHeader('ETag', version);
  if (typeof version === 'string' && isKnown(res, version)) return true;
  if (typeof location === 'string') res.setHeader('Location', location);
  res.setHeader('Content-Type', `${SCIM_TYPE}; charset=utf-8`);
  return false;
}
