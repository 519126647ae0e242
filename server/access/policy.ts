import type { Permission } from '../contract/types.ts';
import type { OrganizationSettingsRow } from '../database/organization-tables.ts';

/** What an organization rules for itself and in the workspaces that it owns. */
export interface OrganizationPolicy {
  /** What it takes from the role of managers, and from custom roles; and from that of members. */
  withheld: Readonly<Record<'manager' | 'member' | 'none', readonly Permission[]>>;
  reauthenticateForKeys: boolean;
  ipAllowlist: readonly string[];
  maxKeyLifetime: AgeLimit | null;
  keyRotation: AgeLimit | null;
}

/** How old something may be. What is older than the rule counts from when that was set. */
export interface AgeLimit {
  days: number;
  since: Date;
}

/** The settings as the database gives them inside JSON: times are text there. */
export type PolicyRow = {
  [Name in keyof OrganizationSettingsRow]: OrganizationSettingsRow[Name] extends Date | null
    ? string | null
    : OrganizationSettingsRow[Name];
};

const DAY = 86_400_000;

const ageLimit = (days: number | null, since: string | null): AgeLimit | null =>
  days === null || since === null ? null : { days, since: new Date(since) };

export const toPolicy = (row: PolicyRow): OrganizationPolicy => ({
  withheld: {
    manager: [
      ...(row.managers_see_keys ? [] : (['api_keys:read'] as const)),
      ...(row.managers_manage_keys ? [] : (['api_keys:manage'] as const)),
      ...(row.managers_own_keys ? [] : (['own_keys:manage'] as const)),
    ],
    member: row.members_own_keys ? [] : ['own_keys:manage'],
    none: [],
  },
  reauthenticateForKeys: row.require_reauthentication_for_keys,
  ipAllowlist: row.ip_allowlist,
  maxKeyLifetime: ageLimit(row.max_key_lifetime_days, row.max_key_lifetime_since),
  keyRotation: ageLimit(row.key_rotation_days, row.key_rotation_since),
});

/** Until when something made at a time is young enough. */
export const endUnder = ({ days, since }: AgeLimit, made: Date): Date =>
  new Date(Math.max(made.getTime(), since.getTime()) + days * DAY);
