import { tenantKindOf } from '../api/ids.ts';
import type { OperationCall } from './operation-call.ts';

/**
 * Returns a call with the token of a directory or of a set-up link as a call in its tenant, as if its path named the
 * tenant. Other calls, and calls of operations that are not for such a token, stay as they are.
 */
export function inTenantOfCredential(call: OperationCall): OperationCall {
  const { principal, operation, input } = call;
  if (principal?.type !== 'directory' && principal?.type !== 'setup_link') return call;
  if (!operation.audience.includes(principal.type)) return call;
  const kind = tenantKindOf(principal.tenantId);
  return {
    ...call,
    operation: { ...operation, inWorkspace: kind === 'workspace', inOrganization: kind === 'organization' },
    input: { ...input, params: { ...input.params, [kind]: principal.tenantId } },
  };
}
