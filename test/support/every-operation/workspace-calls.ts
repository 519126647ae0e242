import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { createUserCode } from '../../../server/features/access/devices/user-codes.ts';
import type { FixtureCall, Ids, OperationCallFixture } from '../operation-calls.ts';
import { PASSWORD, unique } from '../users.ts';

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const project = (ids: Ids) => ({ workspace: ids.workspace, project: ids.project });
const member = (ids: Ids) => ({ workspace: ids.workspace, user_id: ids.userId });
const role = (ids: Ids) => ({ workspace: ids.workspace, role_id: ids.roleId });
const key = (ids: Ids) => ({ workspace: ids.workspace, key_id: ids.keyId });
const applicationKey = (ids: Ids) => ({ application_key_id: ids.applicationKeyId });
const invitation = (ids: Ids) => ({ workspace: ids.workspace, invitation_id: ids.invitationId });
const endpoint = (ids: Ids) => ({ workspace: ids.workspace, endpoint_id: ids.endpointId });

const keyBody = () => ({
  name: unique('key'),
  kind: 'service',
  scope: 'custom',
  permissions: ['projects:read'],
});
const projectBody = () => ({ name: 'Walk', slug: unique('walk'), environment: 'sandbox' });

const plan = (ids: Ids) => ({ plan_id: ids.planId });
const meter = (ids: Ids) => ({ workspace: ids.workspace, meter: 'walks' });
const event = () => ({ quantity: 1, event_id: unique('event') });

const registered = (ids: Ids) => ({ registered_name: ids.applicationPermission });

/** How to ask for what people and workspaces do. */
export const workspaceCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'meta.health': { call: () => ({}) },
  'meta.ready': { call: () => ({}) },
  'signingKeys.get': { call: () => ({}) },
  'oauth.getMetadata': { call: () => ({}) },
  'deviceAuthorizations.create': { call: () => ({ body: { client_name: unique('Walk') } }) },
  'deviceAuthorizations.preview': {
    call: ({ userCode }) => ({ body: { user_code: userCode } }),
    alternativeCall: () => ({ body: { user_code: createUserCode() } }),
  },
  'deviceAuthorizations.deny': {
    call: ({ userCode }) => ({ body: { user_code: userCode } }),
    alternativeCall: () => ({ body: { user_code: createUserCode() } }),
  },
  'deviceAuthorizations.approve': {
    call: (ids) => ({ params: workspace(ids), body: { user_code: ids.userCode } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { user_code: createUserCode() } }),
  },
  'deviceTokens.create': {
    call: ({ deviceCode }) => ({ body: { device_code: deviceCode } }),
    alternativeCall: () => ({ body: { device_code: createToken('device') } }),
  },
  'permissions.list': { call: () => ({}) },
  'users.signUp': {
    call: () => ({
      body: {
        email: `${unique('walk')}@example.com`,
        password: PASSWORD,
        name: 'Walk',
        workspace: { name: 'W' },
      },
    }),
  },
  'users.list': { call: () => ({}) },
  'users.get': { call: (ids) => ({ params: { user_id: ids.userId } }) },
  'users.update': {
    call: (ids) => ({ params: { user_id: ids.userId }, body: { metadata: { note: unique('n') } } }),
  },
  'me.get': { call: () => ({}) },
  'me.update': { call: () => ({ body: { name: unique('Name') } }) },
  'me.listWorkspaces': { call: () => ({}) },
  'me.export': { call: () => ({}) },
  'sessions.create': {
    call: ({ email }) => ({ body: { email, password: PASSWORD } }),
    alternativeCall: ({ email }) => ({ body: { email: email.toUpperCase(), password: PASSWORD } }),
  },
  'sessions.list': { call: () => ({}) },
  'sessions.revoke': { call: ({ sessionId }) => ({ params: { session_id: sessionId } }) },
  'sessions.reauthenticate': {
    call: () => ({ body: { password: PASSWORD } }),
    alternativeCall: () => ({ body: { password: `${PASSWORD}!` } }),
  },
  'sessions.addProof': {
    call: () => ({ body: { method: 'password', password: PASSWORD } }),
    alternativeCall: () => ({ body: { method: 'password', password: `${PASSWORD}!` } }),
  },
  'signInPolicy.get': { call: (ids) => ({ params: workspace(ids) }) },
  'signInPolicy.update': {
    call: (ids) => ({ params: workspace(ids), body: { sso: 'optional' } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { sso: 'off' } }),
  },
  'emailVerifications.create': { call: () => ({}) },
  'emailVerifications.confirm': {
    call: ({ verificationToken }) => ({ body: { token: verificationToken, password: PASSWORD } }),
    alternativeCall: () => ({ body: { token: createToken('verification'), password: PASSWORD } }),
  },
  'passwordResets.create': { call: () => ({ body: { email: `${unique('walk')}@example.com` } }) },
  'passwordResets.confirm': {
    call: ({ resetToken }) => ({ body: { token: resetToken, password: PASSWORD } }),
    alternativeCall: () => ({ body: { token: createToken('reset'), password: PASSWORD } }),
  },
  'invitations.preview': {
    call: ({ invitationToken }) => ({ body: { token: invitationToken } }),
    alternativeCall: () => ({ body: { token: createToken('invitation') } }),
  },
  'invitations.accept': {
    call: ({ invitationToken }) => ({ body: { token: invitationToken } }),
    alternativeCall: () => ({ body: { token: createToken('invitation') } }),
  },
  'invitations.create': {
    call: (ids) => ({
      params: workspace(ids),
      body: { emails: [`${unique('walk')}@example.com`], role: 'viewer' },
    }),
    references: (ids, { roleId, projectId }) => {
      const emails = [`${unique('walk')}@example.com`];
      return {
        role: { params: workspace(ids), body: { emails, role: roleId } },
        project: { params: workspace(ids), body: { emails, role: 'viewer', projects: [projectId] } },
      };
    },
  },
  'invitations.list': {
    call: (ids) => ({ params: workspace(ids) }),
    references: (ids, { importId }) => ({
      import: { params: workspace(ids), query: { import_id: importId } },
    }),
  },
  'invitations.get': { call: (ids) => ({ params: invitation(ids) }) },
  'invitations.resend': { call: (ids) => ({ params: invitation(ids) }) },
  'invitations.cancel': { call: (ids) => ({ params: invitation(ids) }) },
  'invitations.import': {
    call: (ids) => ({ params: workspace(ids), body: `email,role\n${unique('walk')}@example.com,viewer\n` }),
  },
  'invitations.importTemplate': { call: (ids) => ({ params: workspace(ids) }) },
  'imports.undo': { call: (ids) => ({ params: { ...workspace(ids), import_id: ids.importId } }) },
  'workspaces.create': {
    call: () => ({ body: { name: 'Walk', slug: unique('walk') } }),
    references: (_ids, { organization: theirs }) => ({
      organization: { body: { name: 'Walk', slug: unique('walk'), organization: theirs } },
    }),
  },
  'workspaces.release': {
    call: (ids) => ({ params: workspace(ids), body: { owner_id: ids.userId } }),
    references: (ids, { userId }) => ({ user: { params: workspace(ids), body: { owner_id: userId } } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { owner_id: ids.newcomerId } }),
  },
  'workspaces.list': { call: () => ({}) },
  'workspaces.get': { call: (ids) => ({ params: workspace(ids) }) },
  'workspaces.update': { call: (ids) => ({ params: workspace(ids), body: { name: unique('Name') } }) },
  'workspaces.delete': { call: (ids) => ({ params: workspace(ids), query: { confirm: ids.slug } }) },
  'workspaces.restore': { call: (ids) => ({ params: workspace(ids) }) },
  'workspaces.transferOwnership': {
    call: (ids) => ({ params: workspace(ids), body: { user_id: ids.userId } }),
    references: (ids, { userId }) => ({ user: { params: workspace(ids), body: { user_id: userId } } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { user_id: ids.newcomerId } }),
  },
  'settings.get': { call: (ids) => ({ params: workspace(ids) }) },
  'settings.update': {
    call: (ids) => ({ params: workspace(ids), body: { notifications: { digest: 'daily' } } }),
  },
  'notificationPreferences.get': { call: (ids) => ({ params: workspace(ids) }) },
  'notificationPreferences.update': {
    call: (ids) => ({ params: workspace(ids), body: { digest: 'daily' } }),
  },
  'billing.get': { call: (ids) => ({ params: workspace(ids) }) },
  'billing.update': {
    call: (ids) => ({
      params: workspace(ids),
      body: { contact: { name: unique('Name'), email: 'bill@example.com' } },
    }),
  },
  'usage.get': { call: (ids) => ({ params: workspace(ids) }) },
  'plans.set': { call: (ids) => ({ params: workspace(ids), body: { plan: 'enterprise' } }) },
  'plans.create': { call: () => ({ body: { name: unique('walk'), title: 'Walk' } }) },
  'plans.list': { call: () => ({}) },
  'plans.get': { call: (ids) => ({ params: plan(ids) }) },
  'plans.update': { call: (ids) => ({ params: plan(ids), body: { title: unique('Title') } }) },
  'plans.archive': { call: (ids) => ({ params: plan(ids) }) },
  'plans.unarchive': { call: (ids) => ({ params: plan(ids) }) },
  'usage.record': { call: (ids) => ({ params: meter(ids), body: event() }) },
  'usage.consume': { call: (ids) => ({ params: meter(ids), body: event() }) },
  'usage.release': {
    call: (ids) => ({ params: meter(ids), body: { usage_id: ids.usageId } }),
    references: (ids, { usageId }) => ({ entry: { params: meter(ids), body: { usage_id: usageId } } }),
  },
  'vaultKeys.status': { call: () => ({}) },
  'vaultKeys.rotate': { call: () => ({}) },
  'applicationPermissions.list': { call: () => ({}) },
  'applicationPermissions.get': { call: (ids) => ({ params: registered(ids) }) },
  'applicationPermissions.create': {
    call: () => ({
      body: {
        name: `${unique('walk').replace('-', '_')}:read`,
        description: 'W',
        class: 'admin',
        roles: ['owner', 'admin'],
      },
    }),
  },
  'applicationPermissions.update': {
    call: (ids) => ({ params: registered(ids), body: { description: unique('Walks') } }),
  },
  'applicationPermissions.replace': {
    call: ({ permissionPlan }) =>
      permissionPlan.startsWith('{')
        ? { body: JSON.parse(permissionPlan) }
        : { query: { dry_run: 'true' }, body: { permissions: [] } },
  },
  'applicationPermissions.delete': { call: (ids) => ({ params: registered(ids) }) },
  'auditKeys.list': { call: () => ({}) },
  'decisions.get': { call: (ids) => ({ params: { ...workspace(ids), decision_id: ids.decisionId } }) },
  'auditEvents.list': { call: (ids) => ({ params: workspace(ids) }) },
  'auditEvents.get': { call: (ids) => ({ params: { ...workspace(ids), event_id: ids.auditEventId } }) },
  'auditExports.create': {
    call: (ids) => ({ params: workspace(ids), body: { format: 'csv' } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { format: 'jsonl' } }),
  },
  'auditExports.get': { call: (ids) => ({ params: { ...workspace(ids), export_id: ids.exportId } }) },
  'auditExports.download': { call: (ids) => ({ params: { ...workspace(ids), export_id: ids.exportId } }) },
  'auditCheckpoints.list': { call: (ids) => ({ params: workspace(ids) }) },
  'webhookEndpoints.create': {
    call: (ids) => ({
      params: workspace(ids),
      body: { url: `https://hooks.example.com/${unique('hook')}`, enabled: false },
    }),
    alternativeCall: (ids) => ({
      params: workspace(ids),
      body: { url: `https://hooks.example.com/${unique('hook')}`, enabled: false },
    }),
  },
  'webhookEndpoints.list': { call: (ids) => ({ params: workspace(ids) }) },
  'webhookEndpoints.get': { call: (ids) => ({ params: endpoint(ids) }) },
  'webhookEndpoints.update': {
    call: (ids) => ({ params: endpoint(ids), body: { description: unique('d') } }),
  },
  'webhookEndpoints.delete': { call: (ids) => ({ params: endpoint(ids) }) },
  'webhookEndpoints.rotateSecret': {
    call: (ids) => ({ params: endpoint(ids), body: { transition_seconds: 0 } }),
    alternativeCall: (ids) => ({ params: endpoint(ids), body: { transition_seconds: 60 } }),
  },
  'webhookEndpoints.test': {
    call: (ids) => ({ params: endpoint(ids), body: {} }),
    alternativeCall: (ids) => ({ params: endpoint(ids), body: { type: 'member.removed' } }),
  },
  'webhookEndpoints.replay': {
    call: (ids) => ({ params: endpoint(ids), body: { since: '2026-01-15T09:30:00Z' } }),
    alternativeCall: (ids) => ({ params: endpoint(ids), body: { since: '2026-01-16T09:30:00Z' } }),
  },
  'webhookDeliveries.list': {
    call: (ids) => ({ params: workspace(ids) }),
    references: (ids, { endpointId }) => ({
      endpoint: { params: workspace(ids), query: { endpoint_id: endpointId } },
    }),
  },
  'webhookDeliveries.get': {
    call: (ids) => ({ params: { ...workspace(ids), delivery_id: ids.deliveryId } }),
  },
  'webhookDeliveries.redeliver': {
    call: (ids) => ({ params: { ...workspace(ids), delivery_id: ids.deliveryId } }),
  },
  'events.list': { call: (ids) => ({ params: workspace(ids) }) },
  'members.add': {
    call: (ids) => ({ params: workspace(ids), body: { user_id: ids.newcomerId, role: 'viewer' } }),
    // A user of another tenant can be added: users belong to the installation, and that is how people join.
    references: (ids, { roleId }) => ({
      role: { params: workspace(ids), body: { user_id: ids.newcomerId, role: roleId } },
    }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { user_id: ids.newcomerId, role: 'member' } }),
  },
  'members.list': {
    call: (ids) => ({ params: workspace(ids) }),
    references: (ids, { roleId }) => ({ role: { params: workspace(ids), query: { role: roleId } } }),
  },
  'members.get': { call: (ids) => ({ params: member(ids) }) },
  'members.update': {
    call: (ids) => ({ params: member(ids), body: { role: 'viewer' } }),
    references: (ids, { roleId }) => ({ role: { params: member(ids), body: { role: roleId } } }),
  },
  'members.remove': { call: (ids) => ({ params: member(ids) }) },
  'members.deactivate': { call: (ids) => ({ params: member(ids) }) },
  'members.reactivate': { call: (ids) => ({ params: member(ids) }) },
  'roles.create': {
    call: (ids) => ({
      params: workspace(ids),
      body: { name: unique('Role'), permissions: ['projects:read'] },
    }),
  },
  'roles.list': { call: (ids) => ({ params: workspace(ids) }) },
  'roles.get': { call: (ids) => ({ params: role(ids) }) },
  'roles.update': { call: (ids) => ({ params: role(ids), body: { description: unique('d') } }) },
  'roles.delete': { call: (ids) => ({ params: role(ids) }) },
  'projects.create': { call: (ids) => ({ params: workspace(ids), body: projectBody() }) },
  'projects.list': { call: (ids) => ({ params: workspace(ids) }) },
  'projects.get': { call: (ids) => ({ params: project(ids) }) },
  'projectSettings.get': { call: (ids) => ({ params: project(ids) }) },
  'projectSettings.update': {
    call: (ids) => ({ params: project(ids), body: { timezone: 'Asia/Tokyo', notifications: null } }),
  },
  'projects.update': { call: (ids) => ({ params: project(ids), body: { description: unique('d') } }) },
  'projects.delete': { call: (ids) => ({ params: project(ids) }) },
  'projects.restore': { call: (ids) => ({ params: project(ids) }) },
  'projectMembers.list': { call: (ids) => ({ params: project(ids) }) },
  'projectMembers.set': {
    call: (ids) => ({ params: { ...project(ids), user_id: ids.userId }, body: { role: null } }),
    references: (ids, { roleId }) => ({
      role: { params: { ...project(ids), user_id: ids.userId }, body: { role: roleId } },
    }),
  },
  'projectMembers.remove': { call: (ids) => ({ params: { ...project(ids), user_id: ids.userId } }) },
  'apiKeys.create': {
    call: (ids) => ({ params: workspace(ids), body: keyBody() }),
    references: (ids, { projectId, userId }) => ({
      project: { params: workspace(ids), body: { ...keyBody(), project_ids: [projectId] } },
      'project among own ones': {
        params: workspace(ids),
        body: { ...keyBody(), project_ids: [ids.projectId, projectId] },
      },
      user: { params: workspace(ids), body: { ...keyBody(), kind: 'user', user_id: userId } },
    }),
  },
  'apiKeys.list': {
    call: (ids) => ({ params: workspace(ids) }),
    references: (ids, { userId }) => ({ user: { params: workspace(ids), query: { user_id: userId } } }),
  },
  'apiKeys.get': { call: (ids) => ({ params: key(ids) }) },
  'apiKeys.update': {
    call: (ids) => ({ params: key(ids), body: { description: unique('d') } }),
    references: (ids, { projectId }) => ({
      project: { params: key(ids), body: { project_ids: [projectId] } },
    }),
  },
  'apiKeys.revoke': { call: (ids) => ({ params: key(ids) }) },
  'apiKeys.rotate': {
    call: (ids) => ({ params: key(ids), body: { transition_seconds: 3600 } }),
    alternativeCall: (ids) => ({ params: key(ids), body: { transition_seconds: 60 } }),
  },
  'apiKeys.collectSecret': { call: (ids) => ({ params: key(ids) }) },
  'apiKeys.finishRotation': { call: (ids) => ({ params: key(ids) }) },
  'applicationKeys.create': {
    call: () => ({ body: { name: unique('application'), permissions: ['credentials:verify'] } }),
  },
  'applicationKeys.list': { call: () => ({}) },
  'applicationKeys.get': { call: (ids) => ({ params: applicationKey(ids) }) },
  'applicationKeys.update': {
    call: (ids) => ({ params: applicationKey(ids), body: { name: unique('application') } }),
  },
  'applicationKeys.revoke': { call: (ids) => ({ params: applicationKey(ids) }) },
  'applicationKeys.rotate': {
    call: (ids) => ({ params: applicationKey(ids), body: { transition_seconds: 3600 } }),
    alternativeCall: (ids) => ({ params: applicationKey(ids), body: { transition_seconds: 60 } }),
  },
  'applicationKeys.finishRotation': { call: (ids) => ({ params: applicationKey(ids) }) },
  'accessTokens.create': {
    call: (ids) => ({ body: { ...workspace(ids), audience: unique('https://api.example.com/') } }),
    references: (_ids, foreign) => ({
      workspace: { body: { workspace: foreign.workspace, audience: 'https://api.example.com' } },
    }),
  },
  'credentials.verify': {
    call: ({ secret }) => ({ body: { credential: secret } }),
    references: (ids, foreign) => ({
      credential: { body: { credential: foreign.secret } },
      workspace: { body: { credential: ids.secret, workspace: foreign.workspace } },
      project: { body: { credential: ids.secret, project: foreign.project } },
      'project by id': { body: { credential: ids.secret, project: foreign.projectId } },
    }),
  },
  'credentialChanges.stream': { call: () => ({}) },
  'credentialChanges.renew': {
    call: () => ({
      body: { stream_id: `${'0'.repeat(22)}.${'0'.repeat(22)}`, renewal: 1, seen: 0 },
    }),
  },
  'apiKeys.verify': {
    call: ({ secret }) => ({ body: { key: secret } }),
    references: (ids, foreign) => ({
      key: { body: { key: foreign.secret } },
      workspace: { body: { key: ids.secret, workspace: foreign.workspace } },
      project: { body: { key: ids.secret, project: foreign.project } },
      'project by id': { body: { key: ids.secret, project: foreign.projectId } },
    }),
  },
  'access.check': {
    call: (ids) => ({ params: workspace(ids), body: { checks: [{ permission: 'projects:read' }] } }),
    references: (ids, foreign) => {
      const ask = (question: object): FixtureCall => ({
        params: workspace(ids),
        body: { checks: [{ permission: 'projects:read', ...question }] },
      });
      return {
        project: ask({ project: foreign.project }),
        'project by id': ask({ project: foreign.projectId }),
        user: ask({ principal: foreign.userId }),
        key: ask({ principal: foreign.keyId }),
        'user in own project': ask({ principal: foreign.userId, project: ids.project }),
      };
    },
  },
};
