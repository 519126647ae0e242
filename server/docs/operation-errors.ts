import type { ApiDocument, Operation } from './document.ts';

/**
 * The error codes an operation may answer: those that follow from its shape, then its own, as far as it declares an
 * answer of their status.
 */
export function errorCodesOf(document: ApiDocument, operation: Operation): string[] {
  const codes = new Set([...codesOfShape(operation), ...(operation['x-errors'] ?? [])]);
  return Object.entries(document['x-errors'])
    .filter(([code, entry]) => codes.has(code) && String(entry.status) in operation.responses)
    .map(([code]) => code);
}

function codesOfShape(operation: Operation): string[] {
  const { parameters, requestBody, method } = operation;
  const needed = operation['x-permission'];
  const isPublic = [needed].flat().includes('public');
  const hasPermission =
    needed !== undefined && !isPublic && !['authenticated', 'session'].includes(String(needed));
  const has = (name: string) => parameters.some((parameter) => parameter.name === name);
  return [
    ...when(requestBody, 'malformed_json', 'payload_too_large', 'unsupported_media_type'),
    ...when(!isPublic, 'missing_credentials', 'invalid_credentials'),
    ...when(!isPublic, 'credential_expired', 'credential_revoked', 'ip_not_allowed'),
    ...when(hasPermission, 'insufficient_scope', 'insufficient_role', 'member_deactivated'),
    ...when(
      operation['x-reauthentication'] ||
        operation['x-anywhere-reauthenticated'] ||
        operation.path.includes('{workspace}'),
      'reauthentication_required',
    ),
    ...when(operation.path.includes('{'), 'not_found'),
    ...when(has('If-Match'), 'precondition_failed'),
    ...when(method === 'POST', 'idempotency_key_reused'),
    ...['invalid_request', 'tls_required', 'rate_limited', 'internal_error', 'unavailable'],
  ];
}

function when(condition: unknown, ...codes: string[]): string[] {
  return condition ? codes : [];
}
