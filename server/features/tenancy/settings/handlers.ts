import { invalidRequest } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { defaultConfigColumns } from '../../gateway/configs/service.ts';
import { assertMetadataOfWorkspace } from '../../gateway/metadata/service.ts';
import { notifyAdministrators } from '../notifications/service.ts';
import { recordGrantChange } from '../provenance/recorded-changes.ts';
import {
  allowlistViolations,
  assertMayChangeSecuritySettings,
  assertNotLockedOut,
  requireInsideOrOnlyAllowlist,
  timezoneViolations,
} from './policies.ts';
import { separateWeaker, toSettings } from './service.ts';

function assertValid(body: OperationInput<'settings.update'>['body']): void {
  const violations = [...allowlistViolations(body.ip_allowlist), ...timezoneViolations(body.timezone)];
  if (violations.length > 0) throw invalidRequest(violations);
}

export const settingsHandlers = {
  async 'settings.get'(_input, context) {
    return toSettings(context, assertFound(await context.tenant.settings.get(), 'workspace'));
  },

  async 'settings.update'({ body }, context) {
    assertValid(body);
    const { locked, fresh } = await context.lockForUpdate(() => context.tenant.settings.lock());
    assertMayChangeSecuritySettings(body, fresh.access);
    const current = assertFound(locked, 'workspace');
    context.assertIfMatch(String(current.version));
    context.recordBefore(await toSettings(context, current));
    const { owningOrganization } = fresh;
    const lists = [
      current.ip_allowlist,
      ...(owningOrganization === null ? [] : [owningOrganization.policy.ipAllowlist]),
    ];
    requireInsideOrOnlyAllowlist(context, body, lists);
    assertNotLockedOut(context, body);
    await assertMetadataOfWorkspace(context, body.call_metadata);
    const { notifications, default_config, ...rest } = body;
    const columns = { ...rest, ...notifications, ...(await defaultConfigColumns(context, default_config)) };
    const changes = await separateWeaker(context, current, columns);
    const { grant_id } = await fresh.provenance(async (alone) =>
      assertMayChangeSecuritySettings(body, alone.access),
    );
    const change = {
      resource: 'settings',
      id: context.workspaceId,
      before: current,
      after: changes,
    } as const;
    await recordGrantChange(context, grant_id, change);
    const settings = assertFound(await context.tenant.settings.update(changes), 'workspace');
    const ranges = settings.ip_allowlist;
    if (ranges.join() !== current.ip_allowlist.join())
      await notifyAdministrators(context, 'allowlist_changed', { ranges: ranges.join('\n') }, []);
    return toSettings(context, settings);
  },
} satisfies Partial<Handlers>;
