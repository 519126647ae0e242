import type { CredentialVerification } from '../../generated/types.gen.ts';
import { askerOf } from './asker.ts';
import { GuardError } from './guard-error.ts';
import type { Access, GuardOptions, Question, Selected, Verifier } from './types.ts';

/** The status of each code: 401 for those of the credential itself, 403 for all others that are not listed. */
const statuses: Record<string, number> = {
  workspace_required: 400,
  not_found: 404,
  too_many_attempts: 429,
  rate_limited: 429,
  unavailable: 503,
};
const details: Record<number, string> = {
  400: 'Name a workspace.',
  401: 'The credential is not valid here.',
  403: 'The credential does not allow this.',
  404: 'Not found, or not within reach.',
  429: 'Too many requests.',
  503: 'The credential could not be verified.',
};

/** Creates the refusal for a code. */
function refuse(code: string, seconds = 1, cause?: unknown): GuardError {
  const status = statuses[code] ?? (/^(miss|inv|uns|cred|wrong)/.test(code) ? 401 : 403);
  return new GuardError(status, code, details[status] ?? code, seconds, cause);
}

/** Returns a selected value as text. */
const textOf = (value: Selected): string | undefined => (value == null ? undefined : `${value}`);

/** Returns what the caller has access to, or throws why not. */
function accessOf(answer: CredentialVerification, stale: boolean): Access {
  const { valid, code, principal, workspace, rate_limit, decision_id } = answer;
  if (!valid) {
    const error = refuse(
      code === 'internal_error' ? 'unavailable' : `${code}`,
      rate_limit?.reset_seconds ?? 60,
    );
    throw decision_id ? Object.assign(error, { decision_id }) : error;
  }
  // The key of an organization reaches all of its workspaces.
  if (!principal || !workspace) throw refuse('workspace_required');
  return { ...answer, principal, workspace, stale };
}

/**
 * Creates the function that verifies a request, given its Authorization header.
 * @throws GuardError
 */
export function createGuard<Input extends unknown[]>(
  tenantry: Verifier,
  options: GuardOptions<Input>,
  defaultAddress?: (...input: Input) => Selected,
): (authorization: Selected, ...input: Input) => Promise<Access> {
  const { permission = [], permissions = [], match, audience, include } = options;
  const all = [permission, permissions].flat(2);
  const ask = askerOf(tenantry, options);

  return async (authorization, ...input) => {
    const select = async (name: 'workspace' | 'project' | 'credential') =>
      textOf(await options[name]?.(...input));
    const token = options.credential
      ? await select('credential')
      : /^Bearer +(\S+) *$/i.exec(textOf(authorization) ?? '')?.[1];
    if (!token) throw refuse('missing_credentials');
    if (/^tn_ses_/.test(token) ? !options.acceptSessions : /^eyJ/.test(token) && !audience)
      throw refuse('unsupported_credential');
    const address = textOf(await (options.clientAddress ?? defaultAddress)?.(...input));
    const question: Question = {
      credential: token,
      permissions: all.length ? all : undefined,
      match,
      audience,
      include,
      workspace: await select('workspace'),
      project: await select('project'),
      // An address with a zone, or text that a proxy passed on, is unknown; allowlists then refuse.
      ip_address: address && /^[\da-f:.]{2,45}$/i.test(address) ? address : undefined,
    };
    const { answer, stale } = await ask(question, JSON.stringify(question)).catch((error) => {
      options.onError?.(error);
      throw refuse('unavailable', error?.retryAfter, error);
    });
    return accessOf(answer, stale);
  };
}
