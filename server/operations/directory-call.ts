import { tenantKindOf } from '../api/ids.ts';
import type { OperationCall } from './operation-call.ts';

/** Returns a call with the token of a directory as a call in its tenant, as if its path named the tenant. Other calls stay as they are. */
export function inTenantOfDirectory(call: OperationCall): OperationCall {
  const { principal, operation, input } = call;
  if (operation.surface !== 'scim' || principal?.type !== 'directory') return call;
  const kind = tenantKindOf(principal.tenantId);
  return {
    ...call,
    operation: { ...operation, inWorkspace: kind === 'workspace', inOrganization: kind === 'organization' },
    input: { ...input, params: { ...input.params, [kind]: principal.tenantId } },
  };
}
