import type { Schemas } from '../../../api/types.ts';
import { etagOf } from '../members/serializers.ts';
import type { ProjectMemberWithUser } from './member-repository.ts';

export const toProjectMember = (row: ProjectMemberWithUser): Schemas['ProjectMember'] => ({
  user_id: row.user_id,
  email: row.email,
  name: row.name,
  role: row.role,
  workspace_role: row.workspace_role,
  effective_role: row.role ?? row.workspace_role,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: etagOf(row),
});
