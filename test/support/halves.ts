/** Each finds rows that no complete write leaves. */
export const HALVES: Record<string, string> = {
  'a live key without a live secret': `select k.id from api_keys k where k.revoked_at is null and not exists
    (select from credentials c where c.subject_id = k.id and not c.previous and c.ended_at is null)`,
  'a revoked key with a live secret': `select k.id from api_keys k join credentials c on c.subject_id = k.id
    where k.revoked_at is not null and c.ended_at is null`,
  'a key with two present secrets': `select subject_id from credentials where not previous and kind <> 'session'
    group by 1 having count(*) > 1`,
  'a rotation without both secrets': `select k.id from api_keys k where (k.rotation_ends_at is not null) <>
    exists (select from credentials c where c.subject_id = k.id and c.previous)`,
  'a live secret without its key': `select c.subject_id from credentials c left join api_keys k on k.id = c.subject_id
    where c.kind <> 'session' and c.ended_at is null and k.id is null`,
  'a session without its secret': `select s.id from sessions s where not exists
    (select from credentials c where c.subject_id = s.id)`,
  'a workspace without an owner': `select w.id from workspaces w where w.archived_at is null and not exists
    (select from members m where m.tenant_id = w.id and m.role = 'owner')`,
  'a workspace without settings': `select w.id from workspaces w left join workspace_settings s
    on s.workspace_id = w.id where s.workspace_id is null`,
  'a workspace without its slug': `select w.id from workspaces w left join workspace_slugs s
    on s.workspace_id = w.id and s.slug = w.slug where s.slug is null`,
  'a project without its slug': `select p.id from projects p left join project_slugs s
    on s.workspace_id = p.workspace_id and s.project_id = p.id and s.slug = p.slug where s.slug is null`,
  'a project without its creator': `select p.id from projects p where not exists
    (select from project_members m where m.workspace_id = p.workspace_id and m.project_id = p.id)`,
  'a claim without its reply': 'select principal from idempotency_records where reply is null',
};
