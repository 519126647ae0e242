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
  404: 'Not found, or out of reach.',
  429: 'Too many requests.',
  503: 'The credential was not verified.',
};

/** Creates the refusal for a code. */
function refuse(code: string, retryAfter = 1, cause?: unknown): GuardError {
  const status = statuses[code] ?? (/cred|wrong/.test(code) ? 401 : 403);
  return new GuardError(status, code, `${details[status]}`, { retryAfter, cause });
}

/** Returns a selected value as text. */
const textOf = (value: Selected): string | undefined => value?.toString();

/** Returns what the caller has access to, or throws why not. */
function accessOf(answer: CredentialVerification, stale: boolean): Access {
  const { valid, code, workspace, rate_limit, decision_id } = answer;
  if (!valid)
    throw Object.assign(
      refuse(code === 'internal_error' ? 'unavailable' : `${code}`, rate_limit?.reset_seconds ?? 60),
      decision_id && { decision_id },
    );
  // The key of an organization reaches all of its workspaces.
  if (!workspace) throw refuse('workspace_required');
  return { ...answer, stale } as Access;
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
  const {
    permission,
    permissions,
    match,
    audience,
    include,
    workspace,
    project,
    credential,
    clientAddress = defaultAddress,
    acceptSessions,
    refusals,
    onError,
    ...asking
  } = options;
  const all = [permission ?? [], permissions ?? []].flat(2);
  const ask = askerOf(tenantry, asking);

  return async (authorization, ...input) => {
    const token = credential
      ? textOf(await credential(...input))
      : /^Bearer +(\S+) *$/i.exec(`${authorization}`)?.[1];
    if (!token) throw refuse('missing_credentials');
    if (/^tn_ses_/.test(token) ? !acceptSessions : /^eyJ/.test(token) && !audience)
      throw refuse('unsupported_credential');
    const address = `${await clientAddress?.(...input)}`;
    const question: Question = {
      credential: token,
      // An empty list or name is sent, and refused: it must not let everyone pass.
      permissions: (permission ?? permissions) === undefined ? undefined : all,
      match,
      audience,
      include,
      workspace: textOf(await workspace?.(...input)),
      project: textOf(await project?.(...input)),
      // An address with a zone, or text that a proxy passed on, is unknown; allowlists then refuse.
      ip_address: /^[\da-f:.]{2,45}$/i.test(address) ? address : undefined,
    };
    const { answer, stale } = await ask(question, JSON.stringify(question)).catch((error) => {
      onError?.(error);
      throw refuse('unavailable', error?.retryAfter, error);
    });
    return accessOf(answer, stale);
  };
}
