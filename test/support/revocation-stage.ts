import type { Permission } from '../../server/api/types.ts';
import {
  createTenantWithEverything,
  customKey,
  document,
  type TestTenant,
  userKey,
} from './every-operation/operations.ts';
import type { TestServer } from './server.ts';
import { createUser, type TestUser, unique } from './users.ts';

/** The callers, and what their credentials are. */
export interface Stage {
  acme: TestTenant;
  /** Statements that end the session of the owner name its id. */
  ownersSession: string;
  /** Belongs to an organization that manages the workspace. */
  agent: TestUser & { organizationId: string; grantId: string };
  /** Has a custom role that holds all that a custom role can. */
  delegate: TestUser & { roleId: string };
  /** Is a viewer, and admin of the project. */
  lead: TestUser;
  /** The user key of the owner, the key that the agent made under the grant, the key of the organization. */
  keys: Record<'user' | 'granted' | 'organization', { id: string; secret: string }>;
}

export type CallerName = 'owner' | 'agent' | 'delegate' | 'lead' | keyof Stage['keys'];

const catalogue = document['x-permissions'];
export const namesOf = (is: (entry: (typeof catalogue)[number]) => boolean): ReadonlySet<string> =>
  new Set(catalogue.filter(is).map(({ name }) => name));
export const ofWorkspaces = namesOf(({ category }) => category !== 'organization');
export const grantable = namesOf((entry) => entry.class !== 'owner' && ofWorkspaces.has(entry.name));
export const managing = namesOf((entry) => entry.managing);

/** The same as the types of the SDK have them. */
const namesIn = (held: ReadonlySet<string>): Permission[] =>
  catalogue.flatMap(({ name }) => (held.has(name) ? [name] : []));

/** Makes the callers of a new tenant. */
export async function stageOf(server: TestServer): Promise<Stage> {
  const acme = await createTenantWithEverything(server);
  const { operator } = server;
  const { owner } = acme.people;
  const { workspaceId: at, ids } = acme;
  const [agent, delegate, lead] = [
    await createUser(server, 'Agent'),
    await createUser(server, 'Delegate'),
    await createUser(server, 'Lead'),
  ];
  // Who creates a project belongs to it. The owner reaches this one as any other, by their role.
  await server.knex('project_members').where({ workspace_id: at, user_id: owner.id }).delete();
  const agency = await operator.organizations.create({ name: 'Agency', slug: unique('agency') });
  await operator.organizationMembers.add({ organization: agency.id, user_id: agent.id });
  const { id: grantId } = await owner.api.managers.grant({ workspace: at, organization: agency.id });
  const wide = await owner.api.roles.create({
    workspace: at,
    name: 'Delegate',
    permissions: namesIn(grantable),
    all_projects: true,
  });
  await operator.members.add({ workspace: at, user_id: delegate.id, role: wide.id });
  await operator.members.add({ workspace: at, user_id: lead.id, role: 'viewer' });
  const scope = 'admin' as const;
  return {
    acme,
    ownersSession: (await owner.api.me.get()).principal.id,
    agent: { ...agent, organizationId: agency.id, grantId },
    delegate: { ...delegate, roleId: wide.id },
    lead,
    keys: {
      user: await userKey(owner, at, scope),
      granted: await customKey(agent, at, namesIn(managing)),
      organization: await owner.api.organizationKeys.create({
        organization: ids.organizationId,
        name: unique('key'),
        scope,
      }),
    },
  };
}

/** Returns the credential of a caller. */
export function tokenOf(stage: Stage, caller: CallerName): string {
  if (caller === 'owner') return stage.acme.people.owner.token;
  if (caller === 'agent' || caller === 'delegate' || caller === 'lead') return stage[caller].token;
  return stage.keys[caller].secret;
}
