import { statusOfOAuth } from './oauth-problem.ts';
import { isAudience } from './openapi-types.ts';

/** The parts of an operation that determine which errors it can return. */
export interface FallibleOperation {
  method: string;
  path: string;
  parameters: ReadonlyArray<{ name: string }>;
  requestBody?: unknown;
  responses: object;
  'x-permission'?: string | string[];
  'x-reauthentication'?: boolean;
  'x-anywhere-reauthenticated'?: boolean;
  'x-workspace'?: string;
  'x-any-proof'?: boolean;
  'x-plan'?: string;
  'x-quota'?: string;
  'x-surface'?: string;
  'x-errors'?: string[];
}

/** The statuses of an error code: see `ErrorDefinition`. */
export interface ErrorStatuses {
  status: number;
  public_status?: number;
}

const isPublic = (operation: Pick<FallibleOperation, 'x-permission'>): boolean =>
  [operation['x-permission']].flat().includes('public');

/** Returns the status with which an operation answers a code. */
export const statusIn = (
  { status, public_status = status }: ErrorStatuses,
  operation: Pick<FallibleOperation, 'x-permission' | 'x-surface'>,
): string => {
  const own = isPublic(operation) ? public_status : status;
  return String(operation['x-surface'] === 'oauth' ? statusOfOAuth(own) : own);
};

/**
 * Returns the error codes of an operation, in the order of the catalogue: those that follow from its shape, and its
 * own, provided that it declares a response with their status.
 */
export function errorCodesOf<Code extends string>(
  catalogue: Readonly<Record<Code, ErrorStatuses>>,
  operation: FallibleOperation,
): Code[] {
  const codes = new Set([...impliedErrorCodes(operation), ...(operation['x-errors'] ?? [])]);
  // The keys of the catalogue are the codes.
  return (Object.keys(catalogue) as Code[]).filter(
    (code) => codes.has(code) && statusIn(catalogue[code], operation) in operation.responses,
  );
}

/** Returns the error statuses of an operation, in ascending order, each with its codes in the order of the catalogue. */
export function errorCodesByStatus(
  catalogue: Readonly<Record<string, ErrorStatuses>>,
  operation: Omit<FallibleOperation, 'responses'>,
): Array<[status: string, codes: string[]]> {
  const own = new Set([...impliedErrorCodes(operation), ...(operation['x-errors'] ?? [])]);
  const coded = Object.entries(catalogue)
    .filter(([code]) => own.has(code))
    .map(([code, statuses]) => ({ code, status: statusIn(statuses, operation) }));
  return [...new Set(coded.map(({ status }) => status))]
    .sort()
    .map((status) => [status, coded.filter((one) => one.status === status).map(({ code }) => code)]);
}

const isInTenant = ({ path }: Pick<FallibleOperation, 'path'>): boolean =>
  /\{(workspace|organization)\}/.test(path);

/** Whether it is outside every tenant, so that a session needs a proof of the person's own. */
const isOfAccount = (operation: Omit<FallibleOperation, 'responses'>): boolean =>
  !isPublic(operation) &&
  !isInTenant(operation) &&
  operation['x-workspace'] === undefined &&
  operation['x-any-proof'] !== true &&
  [operation['x-permission']].flat().some((name) => name !== 'operator' && name !== 'setup_link');

function impliedErrorCodes(operation: Omit<FallibleOperation, 'responses'>): string[] {
  const { parameters, requestBody, method, path } = operation;
  const needed = [operation['x-permission'] ?? 'authenticated'].flat();
  const isOpen = isPublic(operation);
  // Clients of OAuth may have a key, or none.
  const takesKey = !isOpen || needed.includes('workspace_key');
  const needsRole = needed.some((name) => !isAudience(name));
  const has = (name: string) => parameters.some((parameter) => parameter.name === name);
  return [
    ...codeWhen(requestBody, 'malformed_json', 'payload_too_large', 'unsupported_media_type'),
    ...codeWhen(takesKey, 'missing_credentials', 'invalid_credentials', 'credential_expired'),
    ...codeWhen(takesKey, 'credential_revoked', 'ip_not_allowed', 'rotation_required'),
    ...codeWhen(!isOpen, 'insufficient_scope'),
    ...codeWhen(needsRole, 'insufficient_role'),
    ...codeWhen(!isOpen && path.includes('{workspace}'), 'member_deactivated'),
    ...codeWhen(
      operation['x-reauthentication'] ||
        operation['x-anywhere-reauthenticated'] ||
        (!isOpen && path.includes('{workspace}')),
      'reauthentication_required',
    ),
    ...codeWhen(isOfAccount(operation), 'sign_in_method_not_allowed'),
    ...codeWhen(!isOpen && isInTenant(operation), 'sign_in_method_not_allowed', 'mfa_required'),
    ...codeWhen(
      !isOpen && (isInTenant(operation) || operation['x-workspace']),
      'mfa_enrollment_required',
      'sso_required',
    ),
    ...codeWhen(operation['x-plan'], 'plan_required'),
    ...codeWhen(operation['x-quota'], 'limit_reached'),
    ...codeWhen(path.includes('{'), 'not_found'),
    ...codeWhen(operation['x-workspace'], 'project_required', 'not_found'),
    ...codeWhen(!isOpen && path.includes('{workspace}'), 'ambiguous_external_id'),
    ...codeWhen(has('If-Match'), 'precondition_failed'),
    ...codeWhen(method.toUpperCase() !== 'GET' && !operation['x-surface'], 'idempotency_key_reused'),
    ...['invalid_request', 'tls_required', 'rate_limited', 'internal_error', 'unavailable'],
  ];
}

function codeWhen(condition: unknown, ...codes: string[]): string[] {
  return condition ? codes : [];
}
