import { isGrantActiveNow } from '../../../auth/authorization/management-grants.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { NotificationPreferencesRow, SettingsRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** A mail recipient with a preferred language. */
export interface MailRecipient {
  user_id: string;
  email: string;
  name: string;
  language: SettingsRow['language'];
}

/** Owners and admins of the owning organization are owners and admins of its workspaces as well. */
const RECIPIENTS_SQL = `
  select distinct on (m.user_id) m.user_id, u.email, u.name, coalesce(u.language, s.language, 'en') as language
  from members m
    join users u on u.id = m.user_id
    left join workspace_settings s on s.workspace_id = :workspaceId
  where m.status = 'active' and ${isGrantActiveNow('m')} and (
    m.tenant_id = :workspaceId and (m.role in ('owner', 'admin') or m.user_id = any(:userIds::text[]))
    or m.tenant_id = (select organization_id from workspaces where id = :workspaceId)
      and m.role in ('owner', 'admin'))
  order by m.user_id`;

export const notificationRepository = (scope: TenantScope) => ({
  find: (userId: string): Promise<NotificationPreferencesRow | undefined> =>
    scope.rows('notification_preferences').where({ user_id: userId }).first(),

  async set(
    userId: string,
    changes: Partial<Pick<NotificationPreferencesRow, 'digest' | 'mentions' | 'project_updates'>>,
  ): Promise<void> {
    await scope
      .db('notification_preferences')
      .insert({ ...changes, workspace_id: scope.tenantId, user_id: userId })
      .onConflict(['workspace_id', 'user_id'])
      .merge({ ...changes, ...incrementVersion(scope.db, 'notification_preferences') });
  },

  /** Returns the owners and admins of the workspace, and the given users. */
  async recipients(userIds: readonly string[]): Promise<MailRecipient[]> {
    const { rows } = await scope.db.raw<{ rows: MailRecipient[] }>(RECIPIENTS_SQL, {
      workspaceId: scope.tenantId,
      userIds: [...userIds],
    });
    return rows;
  },
});
