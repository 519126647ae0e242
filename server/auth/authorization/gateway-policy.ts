import type { Permission, Schemas } from '../../api/types.ts';

/** Roles to which an organization gives the same. Custom roles are treated as managers. */
export type PolicyGroup = 'admin' | 'manager' | 'member' | 'viewer';

type Withheld = Readonly<Record<PolicyGroup, readonly Permission[]>>;
type Switches = Schemas['OrganizationGatewaySwitchesUpdate'];

const BELOW = {
  payloads: [],
  metadata: ['gateway_logs:read_payloads'],
  none: ['gateway_logs:read_payloads', 'gateway_logs:export', 'gateway_logs:read'],
} as const satisfies Record<string, readonly Permission[]>;

const BELOW_MANAGE = {
  manage: [],
  view: ['virtual_keys:manage'],
  none: ['virtual_keys:manage', 'virtual_keys:read'],
} as const satisfies Record<string, readonly Permission[]>;

/** The groups that may not change budgets. */
const WITHOUT_BUDGETS: Record<NonNullable<Switches['budgets_by']>, readonly PolicyGroup[]> = {
  organization: ['admin', 'manager', 'member', 'viewer'],
  admins: ['manager', 'member', 'viewer'],
  managers: ['member', 'viewer'],
};

/** Returns the permissions that an organization withholds from the roles of its workspaces in the gateway. */
export function withheldInGateway(switches: Switches): Withheld {
  const {
    logs = {},
    virtual_keys: keys = {},
    workspace_virtual_keys: own = true,
    budgets_by = 'managers',
  } = switches;
  const of = (
    group: PolicyGroup,
    level: keyof typeof BELOW = 'payloads',
    access: keyof typeof BELOW_MANAGE = 'manage',
  ): Permission[] => [
    ...BELOW[level],
    ...BELOW_MANAGE[access],
    ...(own ? [] : BELOW_MANAGE.view),
    ...(WITHOUT_BUDGETS[budgets_by].includes(group) ? (['budgets:manage'] as const) : []),
  ];
  return {
    admin: of('admin', logs.admins),
    manager: of('manager', logs.managers, keys.managers),
    member: of('member', logs.members, keys.members),
    viewer: of('viewer', logs.members, keys.members),
  };
}
