import type { Schemas } from '../../../api/types.ts';
import type { SettingsRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import {
  assertOwnerApproves,
  pendingChangeOf,
  pickLike,
  proposeToOwners,
  type Weakening,
  weakerFields,
  withoutFields,
} from '../../payments/approvals/control-changes/service.ts';

/** The settings that weaken approvals if they become smaller. */
export type ControlSettings = Pick<
  SettingsRow,
  'require_rule' | 'approver_cooling_hours' | 'beneficiary_cooling_hours'
>;

const RULE: Weakening<ControlSettings> = { require_rule: (before, after) => before && !after };
const COOLING: Weakening<ControlSettings> = {
  approver_cooling_hours: (before, after) => after < before,
  beneficiary_cooling_hours: (before, after) => after < before,
};

/** Returns the changes of settings that wait for another owner. @param areAsked whether anything asks for approvals */
export const weakerSettings = (
  before: ControlSettings,
  changes: Partial<ControlSettings>,
  areAsked: boolean,
): Partial<ControlSettings> => weakerFields(before, changes, { ...RULE, ...(areAsked && COOLING) });

/** Returns settings as the API has them, with the change that waits. */
export async function toSettings(
  context: Pick<HandlerContext, 'tenant' | 'now'>,
  row: SettingsRow,
): Promise<Schemas['Settings']> {
  return {
    timezone: row.timezone,
    language: row.language,
    session_idle_minutes: row.session_idle_minutes,
    require_reauthentication: row.require_reauthentication,
    ip_allowlist: row.ip_allowlist,
    notifications: { digest: row.digest, mentions: row.mentions, project_updates: row.project_updates },
    duplicate_policy: row.duplicate_policy,
    require_rule: row.require_rule,
    approver_cooling_hours: row.approver_cooling_hours,
    beneficiary_cooling_hours: row.beneficiary_cooling_hours,
    default_config: row.default_config_id,
    gateway_log: row.gateway_log,
    gateway_payload_days: row.gateway_payload_days,
    gateway_log_days: row.gateway_log_days,
    call_metadata: row.call_metadata,
    pending_change: await pendingChangeOf(context, 'settings', row.workspace_id),
    updated_at: row.updated_at.toISOString(),
    etag: String(row.version),
  };
}

/**
 * Lets those changes of locked settings wait that weaken approvals. A change of such a setting ends the one that waits.
 * @returns the other changes, which count at once
 * @throws approval_rule_unsatisfiable when no owner could approve what a required rule would ask for
 */
export async function separateWeaker<Changes extends Partial<SettingsRow>>(
  context: HandlerContext<'approval_rule_unsatisfiable'>,
  current: SettingsRow,
  changes: Changes,
): Promise<Partial<Changes>> {
  const { require_rule, approver_cooling_hours, beneficiary_cooling_hours } = changes;
  if ([require_rule, approver_cooling_hours, beneficiary_cooling_hours].every((value) => value === undefined))
    return changes;
  if (require_rule === true) await assertOwnerApproves(context, null);
  const target_id = context.workspaceId;
  const { controlChanges } = context.tenant;
  await controlChanges.end('settings', target_id, context.now);
  const after = weakerSettings(current, changes, await controlChanges.areApprovalsAsked());
  if (Object.keys(after).length === 0) return changes;
  await proposeToOwners(context, { kind: 'settings', target_id, before: pickLike(current, after), after });
  return withoutFields(changes, after);
}

/** Changes locked settings, because another owner has approved that. */
export async function applySettings(
  context: HandlerContext,
  changes: Partial<ControlSettings>,
): Promise<void> {
  const settings = assertFound(await context.tenant.settings.update(changes), 'workspace');
  context.emit('workspace.settings_updated', await toSettings(context, settings));
}
