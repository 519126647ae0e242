import { describe, expect, it } from 'vitest';
import {
  changesOf,
  type HeldProjectRole,
  type HeldRole,
  type Person,
  type PersonChanges,
  type RoleChange,
  type Situation,
} from '../../../server/features/identity/directories/roles/changes.ts';
import { withinPlans } from '../../../server/features/identity/directories/roles/within-plans.ts';

const TENANT = 'org_1';
const own = { status: 'active', managed_by: 'dir_1' } as const;
const member: HeldRole = { role: 'member', ...own };

type Mappings = ReadonlyArray<[group: string, role: string, workspace?: string | null, project?: string]>;

interface Setting {
  mappings?: Mappings;
  groups?: string[];
  mapped?: string;
  held?: Record<string, HeldRole>;
  projects?: Record<string, HeldProjectRole[]>;
  left?: string[];
  reached?: (role: string) => boolean;
}

function outcome({
  mappings = [],
  groups = ['g1'],
  mapped,
  held = {},
  projects = {},
  left = [],
  reached,
}: Setting) {
  const person: Person = {
    id: 'dru_1',
    user_id: 'usr_1',
    email: 'grace@acme.com',
    groups: new Set(groups),
    mapped_role: mapped ?? null,
  };
  const members: Record<string, HeldRole> = { [TENANT]: member, ...held };
  const situation: Situation = {
    directory: { id: 'dir_1', tenant_id: TENANT, default_role: 'member' },
    mappings: mappings.map(([group_id, role, workspace_id = null, project_id = null]) => ({
      group_id,
      role,
      workspace_id,
      project_id,
    })),
    people: [person],
    tenantIds: [TENANT, 'ws_1'],
    memberIn: (tenantId) => members[tenantId],
    projectsIn: (tenantId) => projects[tenantId] ?? [],
    hasLeft: (tenantId) => left.includes(tenantId),
    reaches: (_, role) => reached?.(role) ?? role !== 'owner',
  };
  const { changes, mapped_role } = changesOf(situation, person);
  return {
    mapped_role,
    changes: changes.map(({ tenant_id, project_id, from, to, reason, obstacle }) =>
      [tenant_id, project_id, from, to, obstacle ?? reason].join(' '),
    ),
  };
}

describe('the role of a person in the tenant of a directory', () => {
  it('is that of the first mapping that names a group of theirs', () => {
    const mappings = [
      ['g0', 'owner'],
      ['g2', 'viewer'],
      ['g1', 'admin'],
    ] as Mappings;
    expect(outcome({ mappings, groups: ['g1', 'g2'] })).toEqual({
      changes: [`${TENANT}  member viewer mapping`],
      mapped_role: 'viewer',
    });
  });

  it('stays if no mapping has ever given it', () => {
    expect(outcome({ held: { [TENANT]: { ...member, role: 'admin' } } })).toEqual({
      changes: [],
      mapped_role: null,
    });
  });

  it('becomes the default role when no mapping gives it any more', () => {
    const held = { [TENANT]: { ...member, role: 'admin' } };
    expect(outcome({ held, mapped: 'admin' })).toEqual({
      changes: [`${TENANT}  admin member default_role`],
      mapped_role: null,
    });
  });

  it('is remembered as that of a mapping if it is the same already', () => {
    expect(outcome({ mappings: [['g1', 'member']] })).toEqual({ changes: [], mapped_role: 'member' });
  });

  it.each([
    ['owners', { ...member, role: 'owner' }, 'owner'],
    ['people of another source', { ...member, managed_by: 'dir_2' }, 'other_source'],
    ['people whom no directory manages', { ...member, managed_by: null }, 'other_source'],
    ['deactivated people', { ...member, status: 'deactivated' as const }, 'deactivated'],
  ])('stays for %s', (_, held, obstacle) => {
    const { changes, mapped_role } = outcome({ mappings: [['g1', 'viewer']], held: { [TENANT]: held } });
    expect([changes, mapped_role]).toEqual([[`${TENANT}  ${held.role} viewer ${obstacle}`], null]);
  });

  it('stays if the present or the new one is above the authority', () => {
    const mappings = [['g1', 'viewer']] as Mappings;
    for (const above of ['viewer', 'member'])
      expect(outcome({ mappings, reached: (role) => role !== above }).changes).toEqual([
        `${TENANT}  member viewer above_authority`,
      ]);
  });
});

describe('the role of a person in a workspace of the organization', () => {
  const mappings = [['g1', 'manager', 'ws_1']] as Mappings;

  it('makes them a member, unless they left or it is above the authority', () => {
    expect(outcome({ mappings }).changes).toEqual(['ws_1   manager mapping']);
    expect(outcome({ mappings, left: ['ws_1'] }).changes).toEqual(['ws_1   manager left']);
    expect(outcome({ mappings, reached: () => false }).changes).toEqual(['ws_1   manager above_authority']);
  });

  it('takes over a membership that was made by hand, and no other', () => {
    const by = (managed_by: string | null) => ({ ws_1: { ...member, role: 'viewer', managed_by } });
    expect(outcome({ mappings, held: by(null) }).changes).toEqual(['ws_1  viewer manager mapping']);
    expect(outcome({ mappings, held: by('dir_2') }).changes).toEqual(['ws_1  viewer manager other_source']);
    expect(outcome({ mappings, held: by('dir_1') }).changes).toEqual(['ws_1  viewer manager mapping']);
  });

  it('ends when no mapping gives it any more, if the directory gave it', () => {
    expect(outcome({ held: { ws_1: member } }).changes).toEqual(['ws_1  member  no_mapping']);
    expect(outcome({ held: { ws_1: { ...member, managed_by: null } } }).changes).toEqual([]);
  });
});

describe('the role of a person in a project', () => {
  const inProject = ['g1', 'admin', 'ws_1', 'prj_1'] as const;
  const mappings = [['g1', 'viewer', 'ws_1'], inProject] as unknown as Mappings;

  it('follows the membership of the workspace', () => {
    expect(outcome({ mappings }).changes).toEqual(['ws_1   viewer mapping', 'ws_1 prj_1  admin mapping']);
    const alone = [inProject] as unknown as Mappings;
    expect(outcome({ mappings: alone }).changes).toEqual(['ws_1 prj_1  admin not_member']);
    const byHand = { ws_1: { ...member, managed_by: null } };
    expect(outcome({ mappings: alone, held: byHand }).changes).toEqual(['ws_1 prj_1  admin other_source']);
  });

  it('ends when no mapping gives it any more, if the directory gave it', () => {
    const held = { ws_1: { ...member, role: 'viewer' } };
    const role = (managed_by: string | null) => ({
      ws_1: [{ project_id: 'prj_1', role: 'admin', managed_by }],
    });
    const inWorkspace = [['g1', 'viewer', 'ws_1']] as Mappings;
    expect(outcome({ mappings: inWorkspace, held, projects: role('dir_1') }).changes).toEqual([
      'ws_1 prj_1 admin  no_mapping',
    ]);
    expect(outcome({ mappings: inWorkspace, held, projects: role(null) }).changes).toEqual([]);
    expect(outcome({ held, projects: role('dir_1') }).changes).toEqual(['ws_1  viewer  no_mapping']);
  });
});

describe('what the plans of workspaces allow', () => {
  const change = (user_id: string, more: Partial<RoleChange>): PersonChanges => {
    const person = {
      id: `dru_${user_id}`,
      user_id,
      email: 'a@b.c',
      groups: new Set<string>(),
      mapped_role: null,
    };
    const base = {
      person,
      tenant_id: 'ws_1',
      project_id: null,
      exists: false,
      from: null,
      to: 'member',
    } as const;
    const joins = { ...base, reason: 'mapping', group_id: 'g1', obstacle: null, ...more } as const;
    const inProject = { ...joins, project_id: 'prj_1' };
    return { person, changes: [joins, inProject], mapped_role: null };
  };
  const obstacles = (planned: PersonChanges[], room: number) =>
    withinPlans(planned, new Map([['ws_1', room]])).map(({ changes }) =>
      changes.map(({ obstacle }) => obstacle),
    );

  it('lets people join in their order while there is room, which those who leave make first', () => {
    const [first, second] = [change('usr_1', {}), change('usr_2', {})];
    const full = ['plan_limit', 'not_member'];
    expect(obstacles([first, second], 2)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(obstacles([first, second], 1)).toEqual([[null, null], full]);
    expect(obstacles([first, second], -1)).toEqual([full, full]);
    const leaves = change('usr_3', { exists: true, from: 'member', to: null });
    expect(obstacles([first, leaves], 0)).toEqual([
      [null, null],
      [null, null],
    ]);
    // Members stay, whatever the plan, and workspaces without a limit have room.
    expect(obstacles([change('usr_4', { exists: true, from: 'viewer' })], 0)).toEqual([[null, null]]);
    expect(obstacles([change('usr_5', { tenant_id: 'ws_2' })], 0)).toEqual([[null, null]]);
  });
});
