import { found } from '../contract/context.ts';
import { invalid } from '../contract/problem.ts';
import type { Handlers, Input } from '../contract/types.ts';
import { allowlistViolations, guardLockOut } from '../settings/rules.ts';
import { toOrganizationSettings } from './api.ts';
import type { SettingsChanges } from './settings-repository.ts';

type Body = Input<'organizationSettings.update'>['body'];

/** The columns that a change sets. A limit counts from now on. */
function toChanges({ keys, ...body }: Body, now: Date): SettingsChanges {
  const { max_key_lifetime_days, key_rotation_days } = body;
  const since = (days: number | null) => (days === null ? null : now);
  return {
    ...body,
    ...(keys?.managers_see !== undefined && { managers_see_keys: keys.managers_see }),
    ...(keys?.managers_manage !== undefined && { managers_manage_keys: keys.managers_manage }),
    ...(keys?.managers_own !== undefined && { managers_own_keys: keys.managers_own }),
    ...(keys?.members_own !== undefined && { members_own_keys: keys.members_own }),
    ...(max_key_lifetime_days !== undefined && { max_key_lifetime_since: since(max_key_lifetime_days) }),
    ...(key_rotation_days !== undefined && { key_rotation_since: since(key_rotation_days) }),
  };
}

export const organizationSettingsHandlers = {
  async 'organizationSettings.get'(_input, { repositories, organizationId }) {
    const settings = await repositories.organizationSettings.get(organizationId);
    return toOrganizationSettings(found(settings, 'organization'));
  },

  async 'organizationSettings.update'({ body }, context) {
    const { repositories, organizationId, now } = context;
    const violations = allowlistViolations(body.ip_allowlist);
    if (violations.length > 0) throw invalid(violations);
    const { organizationSettings } = repositories;
    const present = found(await organizationSettings.lock(organizationId), 'organization');
    context.ifMatch(String(present.version));
    guardLockOut(body, context);
    const settings = await organizationSettings.update(organizationId, toChanges(body, now));
    return toOrganizationSettings(found(settings, 'organization'));
  },
} satisfies Partial<Handlers>;
