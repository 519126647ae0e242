import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';

/** A request of each operation on directories that changes nothing. */
export function directoryRequests(
  api: Tenantry,
  workspace: string,
  directory_id: string,
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const one = { workspace, directory_id: directory_id as never };
  const stale = { ifMatch: 'another' };
  return {
    'directories.create': () => api.directories.create({ workspace, name: 'X', default_role: 'owner' }),
    'directories.list': () => api.directories.list({ workspace }),
    'directories.get': () => api.directories.get(one),
    'directories.update': () => api.directories.update({ ...one, name: 'X' }, stale),
    'directories.delete': () => api.directories.delete(one, stale),
    'directories.plan': () => api.directories.plan({ ...one, role_mappings: [] }),
    'directories.apply': () => api.directories.apply({ ...one, role_mappings: [], digest: 'x'.repeat(43) }),
    'directories.rotateToken': () => api.directories.rotateToken(one),
    'directories.finishRotation': () => api.directories.finishRotation(one),
    'directoryUsers.list': () => api.directoryUsers.list(one),
    'directoryGroups.list': () => api.directoryGroups.list(one),
    'directoryRequests.list': () => api.directoryRequests.list(one),
  };
}
