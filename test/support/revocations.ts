import type { ErrorCode, OperationId } from '../../server/api/types.ts';
import type { DocumentedOperation } from './every-operation/operations.ts';
import {
  type CallerName,
  grantable,
  managing,
  namesOf,
  ofWorkspaces,
  type Stage,
} from './revocation-stage.ts';
import {
  all,
  type Change,
  grant,
  idOfKey,
  leadInProject,
  member,
  ofWorkspace,
  organization,
  ownerInOrganization,
  remove,
  role,
  update,
  workspace,
} from './revocation-statements.ts';

/*
 * Every way to lose access, by what the caller is, with the code that a request is refused with afterwards. The code follows
 * from the way and the operation, by the order of refusals: credential, address, reach, scope, membership, role.
 */

export interface Revocation {
  name: string;
  caller: CallerName;
  /** Returns what the operation is refused with afterwards; `undefined` when it goes on being served. */
  code(operation: DocumentedOperation): ErrorCode | undefined;
  revoke: Change;
}

const ENDED = new Date(0);
const ELSEWHERE = ['203.0.113.9/32'];

const inProject = ({ path }: DocumentedOperation) => path.includes('{project}');
const inWorkspace = ({ path }: DocumentedOperation) => path.includes('{workspace}');
const inOrganization = ({ path }: DocumentedOperation) => path.includes('{organization}');
const permissionsOf = ({ schema }: DocumentedOperation) => [schema['x-permission']].flat();

const ofRole = (role: string) => namesOf(({ roles }) => roles.some((name) => name === role));
const readable = namesOf((entry) => entry.class === 'read');
const ofOrganizationMember = namesOf((entry) => entry.organization_roles.includes('member'));
const ofKeys = namesOf((entry) => entry.class !== 'owner');

const isHeld = (operation: DocumentedOperation, held: ReadonlySet<string>): boolean =>
  permissionsOf(operation).some((name) => held.has(name));

/** For these the workspace is owned by the organization, whose owner is an admin of it whatever they are in it. */
const OWNED: readonly OperationId[] = ['members.add', 'workspaces.release'];

/** Reaching the workspace only as a viewer, who belongs to no project. */
const asViewer = (operation: DocumentedOperation): ErrorCode | undefined => {
  if (inProject(operation)) return 'not_found';
  const needsRole = permissionsOf(operation).some((name) => ofWorkspaces.has(name));
  return !needsRole || isHeld(operation, ofRole('viewer')) ? undefined : 'insufficient_role';
};

const unlessArchived = (operation: DocumentedOperation): ErrorCode | undefined =>
  operation.schema['x-archived'] === true && !inProject(operation) ? undefined : 'not_found';
const unlessAnywhere = ({ schema }: DocumentedOperation): ErrorCode | undefined =>
  schema['x-anywhere'] === undefined ? 'ip_not_allowed' : undefined;
const unlessOwned =
  (code: Revocation['code']): Revocation['code'] =>
  (operation) =>
    OWNED.includes(operation.id) ? undefined : code(operation);
const always = (code: ErrorCode) => () => code;

/** The code of a kind where the operation is within the caller's reach before. */
const within =
  (reaches: (operation: DocumentedOperation) => boolean, code: Revocation['code']): Revocation['code'] =>
  (operation) =>
    reaches(operation) ? code(operation) : undefined;

const OF_OWNERS = (
  [
    [
      'the session ends',
      always('credential_revoked'),
      update('credentials', ({ ownersSession }) => ({ subject_id: ownersSession }), { ended_at: ENDED }),
    ],
    [
      'the member is deactivated',
      within(
        inWorkspace,
        unlessOwned((one) => (inProject(one) ? 'not_found' : 'member_deactivated')),
      ),
      update('members', member('owner'), { status: 'deactivated' }),
    ],
    [
      'the member is demoted',
      within(inWorkspace, unlessOwned(asViewer)),
      update('members', member('owner'), { role: 'viewer' }),
    ],
    [
      'the workspace is archived',
      within(inWorkspace, unlessArchived),
      update('workspaces', workspace, { archived_at: ENDED }),
    ],
    [
      'an allowlist excludes the address',
      within(inWorkspace, unlessAnywhere),
      update('workspace_settings', ofWorkspace, { ip_allowlist: ELSEWHERE }),
    ],
    [
      'the member of the organization is demoted',
      within(inOrganization, (one) => (isHeld(one, ofOrganizationMember) ? undefined : 'insufficient_role')),
      update('members', ownerInOrganization, { role: 'member' }),
    ],
    [
      'the organization is archived',
      within(inOrganization, unlessArchived),
      update('organizations', organization, { archived_at: ENDED }),
    ],
    [
      'an allowlist of the organization excludes the address',
      within(inOrganization, unlessAnywhere),
      update('organization_settings', ({ acme }) => ({ organization_id: acme.ids.organizationId }), {
        ip_allowlist: ELSEWHERE,
      }),
    ],
  ] as const
).map(([name, code, revoke]): Revocation => ({ name, caller: 'owner', code, revoke }));

const isManaging = (operation: DocumentedOperation) => inWorkspace(operation) && isHeld(operation, managing);

const OF_AGENTS = (
  [
    ['the grant ends', update('manager_grants', grant, { ended_at: ENDED })],
    ['the grant is paused', update('manager_grants', grant, { paused: true })],
    ['the time of the grant runs out', update('manager_grants', grant, { expires_at: ENDED })],
    [
      'the agent is removed from the managing organization',
      remove('members', ({ agent }) => ({ tenant_id: agent.organizationId, user_id: agent.id })),
    ],
    [
      'the managing organization is archived',
      update('organizations', ({ agent }) => ({ id: agent.organizationId }), { archived_at: ENDED }),
    ],
  ] as const
).map(([name, revoke]): Revocation => {
  return { name, caller: 'agent', code: within(isManaging, always('not_found')), revoke };
});

const isDelegated = (operation: DocumentedOperation) =>
  inWorkspace(operation) && isHeld(operation, grantable);

const OF_DELEGATES = (
  [
    [
      'the custom role loses permissions',
      (one) => (isHeld(one, new Set(['workspace:read'])) ? undefined : 'insufficient_role'),
      update('roles', role, { permissions: ['workspace:read'] }),
    ],
    [
      'the custom role no longer reaches all projects',
      (one) =>
        inProject(one)
          ? 'not_found'
          : one.schema['x-spans-projects'] === true
            ? 'insufficient_role'
            : undefined,
      update('roles', role, { all_projects: false }),
    ],
    [
      'the custom role is taken away and deleted',
      asViewer,
      all(update('members', member('delegate'), { role: 'viewer' }), remove('roles', role)),
    ],
  ] satisfies ReadonlyArray<readonly [string, Revocation['code'], Change]>
).map(([name, code, revoke]): Revocation => {
  return { name, caller: 'delegate', code: within(isDelegated, code), revoke };
});

const OF_LEADS = (
  [
    ['the role in the project ends', 'not_found', remove('project_members', leadInProject)],
    [
      'the role in the project is narrowed',
      'insufficient_role',
      update('project_members', leadInProject, { role: 'viewer' }),
    ],
    [
      'the role in the project gives way to that in the workspace',
      'insufficient_role',
      update('project_members', leadInProject, { role: null }),
    ],
    [
      'the member is removed from the workspace',
      'not_found',
      all(remove('project_members', leadInProject), remove('members', member('lead'))),
    ],
  ] as const
).map(
  ([name, code, revoke]): Revocation => ({
    name,
    caller: 'lead',
    code: within(inProject, always(code)),
    revoke,
  }),
);

const revokeKey = (name: keyof Stage['keys']): Change =>
  all(
    update('api_keys', idOfKey(name), { revoked_at: ENDED }),
    update('credentials', ({ keys }) => ({ subject_id: keys[name].id }), { ended_at: ENDED }),
  );
const isForKeys = (operation: DocumentedOperation) =>
  inWorkspace(operation) && isHeld(operation, ofKeys) && isHeld(operation, ofWorkspaces);
const isForGrantedKeys = (operation: DocumentedOperation) => isForKeys(operation) && isManaging(operation);
const isForOrganizationKeys = (operation: DocumentedOperation) =>
  inOrganization(operation) && isHeld(operation, ofKeys);
const narrowed: Revocation['code'] = (one) => (isHeld(one, readable) ? undefined : 'insufficient_scope');

const OF_KEYS: readonly Revocation[] = (
  [
    ['user', 'the user key is revoked', always('credential_revoked'), revokeKey('user')],
    [
      'user',
      'the person of the user key is deactivated',
      always('credential_revoked'),
      update('members', member('owner'), { status: 'deactivated' }),
    ],
    [
      'user',
      'the person of the user key is demoted',
      unlessOwned(asViewer),
      update('members', member('owner'), { role: 'viewer' }),
    ],
    [
      'user',
      'the scope of the key is narrowed',
      narrowed,
      update('api_keys', idOfKey('user'), { scope: 'read-only' }),
    ],
    [
      'user',
      'the key is limited to no projects',
      (one) => (inProject(one) ? 'not_found' : narrowed(one)),
      update('api_keys', idOfKey('user'), { project_ids: [] }),
    ],
    [
      'user',
      'the allowlist of the key excludes the address',
      always('ip_not_allowed'),
      update('api_keys', idOfKey('user'), { ip_allowlist: ELSEWHERE }),
    ],
    [
      'user',
      'the key expires',
      always('credential_expired'),
      update('api_keys', idOfKey('user'), { expires_at: ENDED }),
    ],
    ['granted', 'the service key is revoked', always('credential_revoked'), revokeKey('granted')],
    [
      'granted',
      'the grant ends under which the key was made',
      always('credential_revoked'),
      update('manager_grants', grant, { ended_at: ENDED }),
    ],
    [
      'granted',
      'the workspace of the key is archived',
      always('credential_revoked'),
      update('workspaces', workspace, { archived_at: ENDED }),
    ],
    [
      'organization',
      'the organization key is revoked',
      always('credential_revoked'),
      revokeKey('organization'),
    ],
    [
      'organization',
      'the scope of the organization key is narrowed',
      narrowed,
      update('api_keys', idOfKey('organization'), { scope: 'read-only' }),
    ],
  ] satisfies ReadonlyArray<readonly [keyof Stage['keys'], string, Revocation['code'], Change]>
).map(([caller, name, code, revoke]) => {
  const reaches = { user: isForKeys, granted: isForGrantedKeys, organization: isForOrganizationKeys }[caller];
  return { name, caller, code: within(reaches, code), revoke };
});

export const revocations: readonly Revocation[] = [
  ...OF_OWNERS,
  ...OF_AGENTS,
  ...OF_DELEGATES,
  ...OF_LEADS,
  ...OF_KEYS,
];
