import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '../../../sdk/src/index.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

/** Who may do what in an organization and through it, as the tables of the product's models have it. */
const ROLES = ['owner', 'admin', 'member'] as const;
type Role = (typeof ROLES)[number];

interface Place {
  organization: string;
  slug: string;
  /** One that the organization owns, and one that it manages. */
  owned: string;
  managed: string;
  people: Record<Role, TestUser>;
}
interface Row {
  may: string;
  what: string;
  try: (api: TestUser['api'], place: Place) => PromiseLike<unknown>;
}

let server: TestServer;
let place: Place;
let customer: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  customer = await createUser(server, 'Customer');
  place = await makePlace();
}, 60_000);
afterAll(() => server.stop());

async function makePlace(): Promise<Place> {
  const owner = await createUser(server, 'Owner');
  const { id: organization, slug } = await owner.api.organizations.create({
    name: 'Globex',
    slug: unique('org'),
  });
  const others = await Promise.all(
    (['admin', 'member'] as const).map(async (role) => {
      const user = await createUser(server, role);
      await server.operator.organizationMembers.add({ organization, user_id: user.id, role });
      return [role, user] as const;
    }),
  );
  const { id: owned } = await owner.api.workspaces.create({ name: 'Owned', organization });
  const managed = await newWorkspace(customer);
  await customer.api.managers.grant({ workspace: managed, organization });
  // Every role has its entry.
  const people = { owner, ...Object.fromEntries(others) } as Record<Role, TestUser>;
  return { organization, slug, owned, managed, people };
}

async function newcomer(role: Role): Promise<UserId> {
  const { id } = await createUser(server, 'Newcomer');
  const { organization } = place;
  await server.operator.organizationMembers.add({ organization, user_id: id, role });
  return id;
}

const ALL = 'owner admin member';
const ABOVE = 'owner admin';
const TABLE: readonly Row[] = [
  // What the organization is.
  { may: ALL, what: 'see it', try: (api, { organization }) => api.organizations.get({ organization }) },
  {
    may: ALL,
    what: 'see its people',
    try: (api, { organization }) => api.organizationMembers.list({ organization }),
  },
  {
    may: ALL,
    what: 'see its workspaces',
    try: (api, { organization }) => api.organizations.listWorkspaces({ organization }),
  },
  {
    may: ABOVE,
    what: 'update its name',
    try: (api, { organization }) => api.organizations.update({ organization, name: 'Globex' }),
  },
  {
    may: ABOVE,
    what: 'update its settings',
    try: (api, { organization }) =>
      api.organizationSettings.update({ organization, keys: { members_own: true } }),
  },
  {
    may: ABOVE,
    what: 'invite people',
    try: (api, { organization }) =>
      api.organizationInvitations.create({ organization, emails: [`${unique('x')}@example.com`] }),
  },
  {
    may: ABOVE,
    what: 'remove people',
    try: async (api, { organization }) =>
      api.organizationMembers.remove({ organization, user_id: await newcomer('member') }),
  },
  {
    may: 'owner',
    what: 'invite admins',
    try: (api, { organization }) =>
      api.organizationInvitations.create({
        organization,
        emails: [`${unique('x')}@example.com`],
        role: 'admin',
      }),
  },
  {
    may: 'owner',
    what: 'remove admins',
    try: async (api, { organization }) =>
      api.organizationMembers.remove({ organization, user_id: await newcomer('admin') }),
  },
  {
    may: 'owner',
    what: 'change roles',
    try: async (api, { organization }) =>
      api.organizationMembers.update({ organization, user_id: await newcomer('member'), role: 'admin' }),
  },
  {
    may: 'owner',
    what: 'delete it',
    try: (api, { organization }) => api.organizations.delete({ organization, confirm: 'x' }),
  },
  {
    may: ABOVE,
    what: 'make its keys',
    try: (api, { organization }) =>
      api.organizationKeys.create({ organization, name: unique('k'), scope: 'read-only' }),
  },
  {
    may: ABOVE,
    what: 'read its audit log',
    try: (api, { organization }) => api.organizationAuditEvents.list({ organization }),
  },
  {
    may: ABOVE,
    what: 'see its webhooks',
    try: (api, { organization }) => api.organizationWebhookEndpoints.list({ organization }),
  },
  {
    may: ABOVE,
    what: 'ask for access to a workspace',
    try: (api, { organization }) => api.accessRequests.create({ organization, workspace: 'nowhere' }),
  },
  {
    may: ABOVE,
    what: 'see its install links',
    try: (api, { organization }) => api.installLinks.list({ organization }),
  },
  {
    may: ABOVE,
    what: 'make install links',
    try: (api, { organization }) => api.installLinks.create({ organization }),
  },
  {
    may: ABOVE,
    what: 'keep templates, and plan and apply them',
    try: async (api, { organization }) => {
      const name = unique('Template');
      const { id: template_id } = await api.templates.create({ organization, name, content: { roles: [] } });
      const { digest } = await api.templates.plan({ organization, template_id });
      return api.templates.apply({ organization, template_id, digest });
    },
  },
  // What it owns.
  {
    may: ABOVE,
    what: 'create workspaces',
    try: (api, { organization }) => api.workspaces.create({ name: 'W', organization }),
  },
  {
    may: ABOVE,
    what: 'delete workspaces',
    try: async (api, { organization }) => {
      const { id, slug } = await server.operator.workspaces.create({ name: 'W', organization });
      return api.workspaces.delete({ workspace: id, confirm: slug });
    },
  },
  {
    may: ABOVE,
    what: 'reach every workspace that it owns',
    try: (api, { owned }) => api.settings.update({ workspace: owned, language: 'en' }),
  },
  {
    // An organization has no bill of its own, and admins of a workspace look after that workspace's.
    may: ABOVE,
    what: 'see and change the billing of a workspace that it owns',
    try: async (api, { owned }) => {
      await api.billing.get({ workspace: owned });
      return api.billing.update({ workspace: owned, contact: null });
    },
  },
  {
    may: ABOVE,
    what: 'make keys in a workspace that it owns',
    try: (api, { owned }) => createKey(server, api, { workspace: owned, scope: 'read-only' }),
  },
  // What it manages.
  {
    may: ALL,
    what: 'work in a workspace that it manages as an admin',
    try: (api, { managed }) => api.settings.update({ workspace: managed, language: 'en' }),
  },
  {
    may: '',
    what: 'see the billing of a workspace that it manages',
    try: (api, { managed }) => api.billing.get({ workspace: managed }),
  },
  {
    may: '',
    what: 'delete a workspace that it manages',
    try: (api, { managed }) => api.workspaces.delete({ workspace: managed, confirm: managed }),
  },
];

const WORKSPACE_ROLES = ['admin', 'manager', 'member'] as const;
interface WorkspaceRow {
  may: string;
  what: string;
  try: (api: TestUser['api'], workspace: string, organization: string) => PromiseLike<unknown>;
}

/** A member of the organization, in the workspace or not yet. */
async function colleague(organization: string, workspace?: string): Promise<UserId> {
  const { id } = await createUser(server, 'Colleague');
  await server.operator.organizationMembers.add({ organization, user_id: id });
  if (workspace !== undefined) await server.operator.members.add({ workspace, user_id: id, role: 'viewer' });
  return id;
}

const newProject = async (workspace: string) => {
  const made = await server.operator.projects.create({
    workspace,
    name: 'P',
    slug: unique('p'),
    environment: 'sandbox',
  });
  return made.id;
};

const WORKSPACE_TABLE: readonly WorkspaceRow[] = [
  {
    may: 'admin manager',
    what: 'add people of the organization',
    try: async (api, workspace, organization) =>
      api.members.add({ workspace, user_id: await colleague(organization), role: 'viewer' }),
  },
  {
    may: 'admin manager',
    what: 'assign roles',
    try: async (api, workspace, organization) =>
      api.members.update({ workspace, user_id: await colleague(organization, workspace), role: 'member' }),
  },
  {
    // A caller gives no more than they hold, and here managers hold less.
    may: 'admin',
    what: 'assign the role of admins',
    try: async (api, workspace, organization) =>
      api.members.update({ workspace, user_id: await colleague(organization, workspace), role: 'admin' }),
  },
  {
    may: 'admin manager',
    what: 'create service keys',
    try: (api, workspace) => createKey(server, api, { workspace, scope: 'read-only' }),
  },
  {
    may: 'admin manager',
    what: 'change any resource',
    try: async (api, workspace) =>
      api.projects.update({ workspace, project: await newProject(workspace), name: 'Q' }),
  },
  {
    may: 'admin manager',
    what: 'delete any resource',
    try: async (api, workspace) => api.projects.delete({ workspace, project: await newProject(workspace) }),
  },
  {
    may: 'admin manager member',
    what: 'see resources',
    try: (api, workspace) => api.projects.list({ workspace }),
  },
];

/** What only the handler refuses was let through by the role. */
const LATER = ['served', 'invalid_request'];

describe('in an organization, and through it', () => {
  it.each(TABLE)('$may may $what', async ({ may, try: attempt }) => {
    for (const role of ROLES) {
      const result = await statusOrCode(Promise.resolve(attempt(place.people[role].api, place)));
      if (may.split(' ').includes(role)) expect(LATER, role).toContain(result);
      else expect(['insufficient_role', 'privilege_escalation', 'not_found'], role).toContain(result);
    }
  });

  it.each(WORKSPACE_TABLE)('of a workspace that it owns, $may may $what', async ({ may, try: attempt }) => {
    const { organization, owned: workspace } = place;
    for (const role of WORKSPACE_ROLES) {
      const user = await createUser(server, role);
      await server.operator.organizationMembers.add({ organization, user_id: user.id });
      await server.operator.members.add({ workspace, user_id: user.id, role });
      const result = await statusOrCode(Promise.resolve(attempt(user.api, workspace, organization)));
      if (may.split(' ').includes(role)) expect(result, role).toBe('served');
      else expect(['insufficient_role', 'not_found', 'privilege_escalation'], role).toContain(result);
    }
  });

  it('every member may leave, but the last owner', async () => {
    for (const role of ROLES) {
      const leaver = await createUser(server, 'Leaver');
      const { organization } = place;
      await server.operator.organizationMembers.add({ organization, user_id: leaver.id, role });
      expect(
        await statusOrCode(leaver.api.organizationMembers.remove({ organization, user_id: leaver.id })),
      ).toBe('served');
    }
    const { organization, people } = await makePlace();
    const last = people.owner.api.organizationMembers.remove({ organization, user_id: people.owner.id });
    expect(await statusOrCode(last)).toBe('last_owner');
  });

  it('no member reaches another organization, or what that owns or manages', async () => {
    const other = await makePlace();
    for (const role of ROLES) {
      for (const row of TABLE.filter(
        ({ what }) => what !== 'remove people' && what !== 'change roles' && what !== 'delete workspaces',
      )) {
        expect(
          await statusOrCode(Promise.resolve(row.try(place.people[role].api, other))),
          `${role}: ${row.what}`,
        ).toBe('not_found');
      }
    }
  });
});
