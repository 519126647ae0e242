import { DAY_MS } from '../../api/times.ts';
import type { Permission } from '../../api/types.ts';
import { timeOf } from '../../database/pg/result-types.ts';
import type { OrganizationSettingsRow } from '../../database/schema/organization-tables.ts';
import { type PolicyGroup, withheldInGateway } from './gateway-policy.ts';

/** Policy of an organization for itself and for the workspaces that it owns. */
export interface OrganizationPolicy {
  /** Permissions withheld from the roles of workspaces. */
  withheld: Readonly<Record<PolicyGroup, readonly Permission[]>>;
  reauthenticateForKeys: boolean;
  ipAllowlist: readonly string[];
  ages: KeyAgeLimits;
}

/** Age limits for keys and their secrets. */
export interface KeyAgeLimits {
  maxKeyLifetime: KeyAgeLimit | null;
  keyRotation: KeyAgeLimit | null;
}

/** Maximum age. For items older than the policy itself, age is measured from the day the policy was set. */
export interface KeyAgeLimit {
  days: number;
  enforcedFrom: Date;
  /** Everything created before this time has expired under an earlier limit and stays expired. */
  alreadyExpiredUntil: Date | null;
}

/** The settings as JSON from the database, where times are text. */
export type PolicyRow = {
  [Name in keyof OrganizationSettingsRow]: OrganizationSettingsRow[Name] extends Date | null
    ? string | null
    : OrganizationSettingsRow[Name];
};

export type AgeColumns = Pick<
  OrganizationSettingsRow,
  | 'max_key_lifetime_days'
  | 'max_key_lifetime_since'
  | 'key_rotation_days'
  | 'key_rotation_since'
  | 'secrets_expired_before'
>;

export const toAgeLimits = (row: AgeColumns): KeyAgeLimits => ({
  // The end of a key that reached its maximum lifetime is stored with the key.
  maxKeyLifetime: ageLimit(row.max_key_lifetime_days, row.max_key_lifetime_since, null),
  keyRotation: ageLimit(row.key_rotation_days, row.key_rotation_since, row.secrets_expired_before),
});

const ageLimit = (days: number | null, since: Date | null, over: Date | null): KeyAgeLimit | null =>
  days === null || since === null ? null : { days, enforcedFrom: since, alreadyExpiredUntil: over };

const time = (at: string | null) => (at === null ? null : timeOf(at));

const withheldBy = (row: PolicyRow): OrganizationPolicy['withheld'] => {
  const inGateway = withheldInGateway(row.gateway);
  return {
    ...inGateway,
    manager: [
      ...inGateway.manager,
      ...(row.managers_see_keys ? [] : (['api_keys:read'] as const)),
      ...(row.managers_manage_keys ? [] : (['api_keys:manage'] as const)),
      ...(row.managers_own_keys ? [] : (['own_keys:manage'] as const)),
    ],
    member: [...inGateway.member, ...(row.members_own_keys ? [] : (['own_keys:manage'] as const))],
  };
};

export const toPolicy = (row: PolicyRow): OrganizationPolicy => ({
  withheld: withheldBy(row),
  reauthenticateForKeys: row.require_reauthentication_for_keys,
  ipAllowlist: row.ip_allowlist,
  ages: toAgeLimits({
    ...row,
    max_key_lifetime_since: time(row.max_key_lifetime_since),
    key_rotation_since: time(row.key_rotation_since),
    secrets_expired_before: time(row.secrets_expired_before),
  }),
});

/** Returns when something created at a given time reaches the limit. */
export const expiryUnderLimit = (
  { days, enforcedFrom: since, alreadyExpiredUntil: over }: KeyAgeLimit,
  made: Date,
): Date =>
  over !== null && made <= over ? over : new Date(Math.max(made.getTime(), since.getTime()) + days * DAY_MS);

/** Returns the time before which everything created has already expired, and stays so if the limit is raised later. */
export function expiredBefore(
  { days, enforcedFrom: since, alreadyExpiredUntil: over }: KeyAgeLimit,
  now: Date,
): Date | null {
  const limit = new Date(now.getTime() - days * DAY_MS);
  if (since > limit) return over;
  return over !== null && over > limit ? over : limit;
}
