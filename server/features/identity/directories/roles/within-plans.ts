import type { PersonChanges, RoleChange, RoleObstacle } from './changes.ts';

const isMembership = ({ project_id, obstacle }: RoleChange): boolean =>
  project_id === null && obstacle === null;

/** Returns the changes of a person, as far as the workspaces that they would join have room. */
function withinRoom({ changes, ...rest }: PersonChanges, room: Map<string, number>): PersonChanges {
  const full = new Set<string>();
  for (const change of changes) {
    const left = room.get(change.tenant_id);
    if (left === undefined || change.exists || change.to === null || !isMembership(change)) continue;
    if (left < 1) full.add(change.tenant_id);
    else room.set(change.tenant_id, left - 1);
  }
  const obstacleOf = ({ tenant_id, project_id, obstacle }: RoleChange): RoleObstacle | null => {
    if (obstacle !== null || !full.has(tenant_id)) return obstacle;
    return project_id === null ? 'plan_limit' : 'not_member';
  };
  return { ...rest, changes: changes.map((change) => ({ ...change, obstacle: obstacleOf(change) })) };
}

/**
 * Keeps a directory from adding more members to workspaces than their plans allow. Memberships that end make room, and people
 * join in their order. Pure, as the changes are.
 * @param room how many more members each workspace with a limit can have
 */
export function withinPlans(
  planned: readonly PersonChanges[],
  room: ReadonlyMap<string, number>,
): PersonChanges[] {
  const left = new Map(room);
  for (const change of planned.flatMap(({ changes }) => changes)) {
    const before = left.get(change.tenant_id);
    if (before !== undefined && change.to === null && isMembership(change))
      left.set(change.tenant_id, before + 1);
  }
  return planned.map((one) => withinRoom(one, left));
}
