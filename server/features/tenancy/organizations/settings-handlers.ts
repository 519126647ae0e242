import { invalidRequest } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import { expiredBefore, toAgeLimits } from '../../../auth/authorization/key-age-policy.ts';
import type { OrganizationSettingsRow } from '../../../database/schema/organization-tables.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import {
  allowlistViolations,
  assertNotLockedOut,
  requireInsideOrOnlyAllowlist,
} from '../settings/policies.ts';
import { toOrganizationSettings } from './serializers.ts';
import type { SettingsChanges } from './settings-repository.ts';

type Body = OperationInput<'organizationSettings.update'>['body'];

/** A limit counts from the last change. Keys and secrets that had expired before stay expired. */
function toAgeColumns(
  { max_key_lifetime_days: lifetime, key_rotation_days: rotation }: Body,
  current: OrganizationSettingsRow,
  now: Date,
): SettingsChanges {
  const { keyRotation } = toAgeLimits(current);
  const since = (days: number | null) => (days === null ? null : now);
  return {
    ...(lifetime !== undefined &&
      lifetime !== current.max_key_lifetime_days && { max_key_lifetime_since: since(lifetime) }),
    ...(rotation !== undefined &&
      rotation !== current.key_rotation_days && {
        key_rotation_since: since(rotation),
        ...(keyRotation !== null && { secrets_expired_before: expiredBefore(keyRotation, now) }),
      }),
  };
}

type Switches = OrganizationSettingsRow['gateway'];

/** Returns the switches of the gateway after a change: what is absent stays. */
const withSwitches = (current: Switches, changes: Switches): Switches => ({
  ...current,
  ...changes,
  logs: { ...current.logs, ...changes.logs },
  virtual_keys: { ...current.virtual_keys, ...changes.virtual_keys },
});

/** Returns the columns that a change sets. */
function toChanges(
  { keys, gateway, ...body }: Body,
  current: OrganizationSettingsRow,
  now: Date,
): SettingsChanges {
  return {
    ...body,
    ...toAgeColumns(body, current, now),
    ...(gateway !== undefined && { gateway: withSwitches(current.gateway, gateway) }),
    ...(keys?.managers_see !== undefined && { managers_see_keys: keys.managers_see }),
    ...(keys?.managers_manage !== undefined && { managers_manage_keys: keys.managers_manage }),
    ...(keys?.managers_own !== undefined && { managers_own_keys: keys.managers_own }),
    ...(keys?.members_own !== undefined && { members_own_keys: keys.members_own }),
  };
}

export const organizationSettingsHandlers = {
  async 'organizationSettings.get'(_input, { repositories, organizationId }) {
    const settings = await repositories.organizationSettings.get(organizationId);
    return toOrganizationSettings(assertFound(settings, 'organization'));
  },

  async 'organizationSettings.update'({ body }, context) {
    const { repositories, organizationId, now } = context;
    const violations = allowlistViolations(body.ip_allowlist);
    if (violations.length > 0) throw invalidRequest(violations);
    const { organizationSettings } = repositories;
    const current = await lockCurrent(context, organizationSettings, organizationId, 'organization');
    requireInsideOrOnlyAllowlist(context, body, [current.ip_allowlist]);
    assertNotLockedOut(context, body);
    const changes = toChanges(body, current, now);
    if (changes.max_key_lifetime_since !== undefined)
      await organizationSettings.markExpiredKeys(organizationId, now);
    const settings = await organizationSettings.update(organizationId, changes);
    return toOrganizationSettings(assertFound(settings, 'organization'));
  },
} satisfies Partial<Handlers>;
