import type { Request } from 'express';
import { oauthProblem } from '../api/oauth-problem.ts';
import { ProblemError } from '../api/problem.ts';
import type { AuthenticationResult } from '../auth/authentication/authenticator.ts';

/** A client of OAuth: a key, by its id and its secret. */
interface Client {
  id: string;
  secret: string;
}

const BASIC = /^Basic +([A-Za-z0-9+/]+=*) *$/i;
/** A header that names no client. No key has its secret. */
const UNKNOWN: Client = { id: '', secret: '' };

const decodePart = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/**
 * Returns the client that an Authorization header names (`client_secret_basic`). Programs without a secret send an empty one, or
 * no header.
 */
function clientOfHeader(header: string | undefined): Client | undefined {
  if (header === undefined) return undefined;
  const text = Buffer.from(BASIC.exec(header)?.[1] ?? '', 'base64').toString('utf8');
  const end = text.indexOf(':');
  if (end === -1) return UNKNOWN;
  if (end === text.length - 1) return undefined;
  try {
    return { id: decodePart(text.slice(0, end)), secret: decodePart(text.slice(end + 1)) };
  } catch {
    return UNKNOWN;
  }
}

/** Returns the client that a form names with its secret (`client_secret_post`). */
function clientOfForm(form: unknown): Client | undefined {
  if (typeof form !== 'object' || form === null || !('client_secret' in form)) return undefined;
  return { id: String(Reflect.get(form, 'client_id')), secret: String(form.client_secret) };
}

const asBearer = ({ secret }: Client): string => `Bearer ${secret}`;

/** Returns the secret of a client in the form of an Authorization header of this API. */
export function authorizationOfClient({ headers }: Pick<Request, 'headers'>): string | undefined {
  const client = clientOfHeader(headers.authorization);
  return client === undefined ? undefined : asBearer(client);
}

/**
 * Admits the client of an OAuth request, once its form has arrived. A request without a client stays anonymous.
 * @param admission what the header has led to
 * @param authenticate identifies the client by a secret of the form
 * @throws invalid_credentials for a client that is not the key whose secret it sends
 */
export async function admitClient(
  req: Pick<Request, 'headers'>,
  form: unknown,
  admission: AuthenticationResult,
  authenticate: (authorization: string) => Promise<AuthenticationResult>,
): Promise<AuthenticationResult> {
  const [ofHeader, ofForm] = [clientOfHeader(req.headers.authorization), clientOfForm(form)];
  if (ofHeader && ofForm)
    throw oauthProblem('invalid_request', 'Send the secret once: in the header, or as client_secret.');
  const client = ofHeader ?? ofForm;
  if (client === undefined) return admission;
  const admitted = ofForm === undefined ? admission : await authenticate(asBearer(ofForm));
  if (admitted.rejection !== undefined) throw admitted.rejection;
  if (admitted.principal?.id === client.id) return admitted;
  throw new ProblemError(
    'invalid_credentials',
    'The client is unknown. Send the id of a key as client_id and its secret as client_secret.',
  );
}
