import type { OperationId } from '../../server/api/types.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { PASSWORD, unique } from './users.ts';

/** What requests of the walks are made of: the address of a tenant, and the things in it. */
export interface Ids {
  /** Slug or id. */
  workspace: string;
  /** Present slug of the workspace. */
  slug: string;
  /** Slug or id of a project. */
  project: string;
  /** Id of the same project, for bodies. */
  projectId: string;
  /** A member that nobody needs: a viewer. */
  userId: string;
  /** Somebody who has signed up and is no member. */
  newcomerId: string;
  /** A custom role. */
  roleId: string;
  /** A service key, and its secret. */
  keyId: string;
  secret: string;
  /** An entry of the audit log, and an export of it. */
  auditEventId: string;
  exportId: string;
  /** A webhook endpoint that is switched off, and a delivery to it. */
  endpointId: string;
  deliveryId: string;
  /** A pending invitation, its token, and an import of people. */
  invitationId: string;
  invitationToken: string;
  importId: string;
  /** Tokens from mails. */
  verificationToken: string;
  resetToken: string;
  /** A session that the caller may end. */
  sessionId: string;
  /** Slug or id of an organization, and its present slug. */
  organization: string;
  organizationSlug: string;
  organizationId: string;
  /** Somebody in it whom nobody needs. */
  organizationUserId: string;
  organizationInvitationId: string;
  /** An entry of its log, an export of that, a webhook endpoint that is switched off, and a delivery to it. */
  organizationAuditEventId: string;
  organizationExportId: string;
  organizationEndpointId: string;
  organizationDeliveryId: string;
  /** A key of the organization. */
  organizationKeyId: string;
  /** A grant on the workspace, which is paused, and a request for another. */
  grantId: string;
  requestId: string;
  /** An install link of the organization, for everybody and any number of times, and its hash. */
  installLinkId: string;
  installLinkHash: string;
  /** A proposal to move the workspace into it. */
  moveId: string;
  /** A template of the organization, what stands for its plan, and a run of it. */
  templateId: string;
  templateDigest: string;
  runId: string;
  /** With which the caller signs in. */
  email: string;
}

export interface FixtureCall {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** An object, or a file as text. */
  body?: Record<string, unknown> | string;
}

export interface OperationCallFixture {
  /** A request that somebody in the place may make, with everything that it needs. */
  call(ids: Ids): FixtureCall;
  /** Other requests that carry ids of things: in the body or in a filter, each under the name of what it refers to. */
  references?: (ids: Ids, foreign: Ids) => Record<string, FixtureCall>;
  /** The same operation with another body, for those POSTs that would otherwise say the same twice. */
  alternativeCall?: (ids: Ids) => FixtureCall;
}

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const organization = (ids: Ids) => ({ organization: ids.organization });
const organizationMember = (ids: Ids) => ({
  organization: ids.organization,
  user_id: ids.organizationUserId,
});
const organizationKey = (ids: Ids) => ({ organization: ids.organization, key_id: ids.organizationKeyId });
const grant = (ids: Ids) => ({ workspace: ids.workspace, grant_id: ids.grantId });
const request = (ids: Ids) => ({ workspace: ids.workspace, request_id: ids.requestId });
const organizationEndpoint = (ids: Ids) => ({
  organization: ids.organization,
  endpoint_id: ids.organizationEndpointId,
});
const organizationDelivery = (ids: Ids) => ({
  organization: ids.organization,
  delivery_id: ids.organizationDeliveryId,
});
const organizationExport = (ids: Ids) => ({
  organization: ids.organization,
  export_id: ids.organizationExportId,
});
const organizationInvitation = (ids: Ids) => ({
  organization: ids.organization,
  invitation_id: ids.organizationInvitationId,
});
const installLink = (ids: Ids) => ({ organization: ids.organization, link_id: ids.installLinkId });
const template = (ids: Ids) => ({ organization: ids.organization, template_id: ids.templateId });
const run = (ids: Ids) => ({ organization: ids.organization, run_id: ids.runId });
const project = (ids: Ids) => ({ workspace: ids.workspace, project: ids.project });
const member = (ids: Ids) => ({ workspace: ids.workspace, user_id: ids.userId });
const role = (ids: Ids) => ({ workspace: ids.workspace, role_id: ids.roleId });
const key = (ids: Ids) => ({ workspace: ids.workspace, key_id: ids.keyId });
const invitation = (ids: Ids) => ({ workspace: ids.workspace, invitation_id: ids.invitationId });
const endpoint = (ids: Ids) => ({ workspace: ids.workspace, endpoint_id: ids.endpointId });

const keyBody = () => ({
  name: unique('key'),
  kind: 'service',
  scope: 'custom',
  permissions: ['projects:read'],
});
const projectBody = () => ({ name: 'Walk', slug: unique('walk'), environment: 'sandbox' });

/** How to ask for each operation of the document. One that is missing does not compile, and fails the walks. */
export const operationCalls: Readonly<Record<OperationId, OperationCallFixture>> = {
  'meta.health': { call: () => ({}) },
  'meta.ready': { call: () => ({}) },
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
  'me.get': { call: () => ({}) },
  'me.update': { call: () => ({ body: { name: unique('Name') } }) },
  'me.listWorkspaces': { call: () => ({}) },
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
  'workspaceMoves.create': {
    call: (ids) => ({ params: workspace(ids), body: { organization: ids.organization } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { organization: 'nowhere' } }),
  },
  'workspaceMoves.list': { call: (ids) => ({ params: workspace(ids) }) },
  'workspaceMoves.cancel': { call: (ids) => ({ params: { ...workspace(ids), move_id: ids.moveId } }) },
  'organizations.create': { call: () => ({ body: { name: 'Walk', slug: unique('walk') } }) },
  'organizations.list': { call: () => ({}) },
  'organizations.get': { call: (ids) => ({ params: organization(ids) }) },
  'organizations.update': { call: (ids) => ({ params: organization(ids), body: { name: unique('Name') } }) },
  'organizations.delete': {
    call: (ids) => ({ params: organization(ids), query: { confirm: ids.organizationSlug } }),
  },
  'organizations.restore': { call: (ids) => ({ params: organization(ids) }) },
  'organizations.listGrants': { call: (ids) => ({ params: organization(ids) }) },
  'managers.grant': {
    call: (ids) => ({ params: workspace(ids), body: { organization: ids.organization, paused: true } }),
    alternativeCall: (ids) => ({ params: workspace(ids), body: { organization: 'nowhere' } }),
  },
  'managers.list': { call: (ids) => ({ params: workspace(ids) }) },
  'managers.get': { call: (ids) => ({ params: grant(ids) }) },
  'managers.update': { call: (ids) => ({ params: grant(ids), body: { paused: true } }) },
  'managers.revoke': { call: (ids) => ({ params: grant(ids) }) },
  'accessRequests.create': {
    call: (ids) => ({ params: organization(ids), body: { workspace: unique('nowhere') } }),
    // To ask for access to another tenant is what it is for; its answer is the same whether there is one or not.
  },
  'accessRequests.list': { call: (ids) => ({ params: workspace(ids) }) },
  'accessRequests.approve': {
    call: (ids) => ({ params: request(ids), body: {} }),
    alternativeCall: (ids) => ({ params: request(ids), body: { expires_at: '2099-01-15T09:30:00Z' } }),
  },
  'accessRequests.decline': { call: (ids) => ({ params: request(ids) }) },
  'installLinks.create': {
    call: (ids) => ({ params: organization(ids), body: { notes: unique('note') } }),
  },
  'installLinks.list': { call: (ids) => ({ params: organization(ids) }) },
  'installLinks.get': { call: (ids) => ({ params: installLink(ids) }) },
  'installLinks.update': { call: (ids) => ({ params: installLink(ids), body: { notes: unique('note') } }) },
  'installLinks.archive': { call: (ids) => ({ params: installLink(ids) }) },
  'installLinks.unarchive': { call: (ids) => ({ params: installLink(ids) }) },
  'installLinks.resolve': { call: (ids) => ({ params: { hash: ids.installLinkHash } }) },
  'installLinks.preview': { call: (ids) => ({ params: { hash: ids.installLinkHash } }) },
  'installLinks.redeem': {
    call: (ids) => ({
      params: { hash: ids.installLinkHash },
      body: { new_workspace: { name: 'Walk', slug: unique('walk') } },
    }),
    references: (ids, { workspace: theirs }) => ({
      workspace: { params: { hash: ids.installLinkHash }, body: { workspace: theirs } },
    }),
  },
  'organizations.listWorkspaces': { call: (ids) => ({ params: organization(ids) }) },
  'organizationSettings.get': { call: (ids) => ({ params: organization(ids) }) },
  'organizationSettings.update': {
    call: (ids) => ({ params: organization(ids), body: { keys: { members_own: true } } }),
  },
  'organizationMembers.add': {
    call: (ids) => ({ params: organization(ids), body: { user_id: ids.newcomerId } }),
    alternativeCall: (ids) => ({
      params: organization(ids),
      body: { user_id: ids.newcomerId, role: 'admin' },
    }),
  },
  'organizationMembers.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationMembers.get': { call: (ids) => ({ params: organizationMember(ids) }) },
  'organizationMembers.update': {
    call: (ids) => ({ params: organizationMember(ids), body: { role: 'member' } }),
  },
  'organizationMembers.remove': { call: (ids) => ({ params: organizationMember(ids) }) },
  'organizationInvitations.create': {
    call: (ids) => ({ params: organization(ids), body: { emails: [`${unique('walk')}@example.com`] } }),
  },
  'organizationInvitations.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationInvitations.get': { call: (ids) => ({ params: organizationInvitation(ids) }) },
  'organizationInvitations.resend': { call: (ids) => ({ params: organizationInvitation(ids) }) },
  'organizationInvitations.cancel': { call: (ids) => ({ params: organizationInvitation(ids) }) },
  'organizationKeys.create': {
    call: (ids) => ({
      params: organization(ids),
      body: { name: unique('key'), scope: 'custom', permissions: ['projects:read'] },
    }),
  },
  'organizationKeys.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationKeys.get': { call: (ids) => ({ params: organizationKey(ids) }) },
  'organizationKeys.update': {
    call: (ids) => ({ params: organizationKey(ids), body: { description: unique('d') } }),
  },
  'organizationKeys.revoke': { call: (ids) => ({ params: organizationKey(ids) }) },
  'organizationKeys.rotate': {
    call: (ids) => ({ params: organizationKey(ids), body: { transition_seconds: 3600 } }),
    alternativeCall: (ids) => ({ params: organizationKey(ids), body: { transition_seconds: 60 } }),
  },
  'organizationKeys.finishRotation': { call: (ids) => ({ params: organizationKey(ids) }) },
  'organizationKeys.collectSecret': { call: (ids) => ({ params: organizationKey(ids) }) },
  'organizationAuditEvents.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationAuditEvents.get': {
    call: (ids) => ({ params: { ...organization(ids), event_id: ids.organizationAuditEventId } }),
  },
  'organizationAuditExports.create': {
    call: (ids) => ({ params: organization(ids), body: { format: 'csv' } }),
    alternativeCall: (ids) => ({ params: organization(ids), body: { format: 'jsonl' } }),
  },
  'organizationAuditExports.get': { call: (ids) => ({ params: organizationExport(ids) }) },
  'organizationAuditExports.download': { call: (ids) => ({ params: organizationExport(ids) }) },
  'organizationAuditCheckpoints.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationWebhookEndpoints.create': {
    call: (ids) => ({
      params: organization(ids),
      body: { url: `https://hooks.example.com/${unique('hook')}`, enabled: false },
    }),
    alternativeCall: (ids) => ({
      params: organization(ids),
      body: { url: `https://hooks.example.com/${unique('hook')}`, enabled: false },
    }),
  },
  'organizationWebhookEndpoints.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationWebhookEndpoints.get': { call: (ids) => ({ params: organizationEndpoint(ids) }) },
  'organizationWebhookEndpoints.update': {
    call: (ids) => ({ params: organizationEndpoint(ids), body: { description: unique('d') } }),
  },
  'organizationWebhookEndpoints.delete': { call: (ids) => ({ params: organizationEndpoint(ids) }) },
  'organizationWebhookEndpoints.rotateSecret': {
    call: (ids) => ({ params: organizationEndpoint(ids), body: { transition_seconds: 0 } }),
    alternativeCall: (ids) => ({ params: organizationEndpoint(ids), body: { transition_seconds: 60 } }),
  },
  'organizationWebhookEndpoints.test': {
    call: (ids) => ({ params: organizationEndpoint(ids), body: {} }),
    alternativeCall: (ids) => ({ params: organizationEndpoint(ids), body: { type: 'member.removed' } }),
  },
  'organizationWebhookEndpoints.replay': {
    call: (ids) => ({ params: organizationEndpoint(ids), body: { since: '2026-01-15T09:30:00Z' } }),
    alternativeCall: (ids) => ({
      params: organizationEndpoint(ids),
      body: { since: '2026-01-16T09:30:00Z' },
    }),
  },
  'organizationWebhookDeliveries.list': {
    call: (ids) => ({ params: organization(ids) }),
    references: (ids, { organizationEndpointId }) => ({
      endpoint: { params: organization(ids), query: { endpoint_id: organizationEndpointId } },
    }),
  },
  'organizationWebhookDeliveries.get': { call: (ids) => ({ params: organizationDelivery(ids) }) },
  'organizationWebhookDeliveries.redeliver': { call: (ids) => ({ params: organizationDelivery(ids) }) },
  'organizationEvents.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationMoves.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationMoves.accept': { call: (ids) => ({ params: { ...organization(ids), move_id: ids.moveId } }) },
  'organizationMoves.decline': { call: (ids) => ({ params: { ...organization(ids), move_id: ids.moveId } }) },
  'templates.create': {
    call: (ids) => ({
      params: organization(ids),
      body: { name: unique('Template'), content: { roles: [] } },
    }),
  },
  'templates.list': { call: (ids) => ({ params: organization(ids) }) },
  'templates.get': { call: (ids) => ({ params: template(ids) }) },
  'templates.update': { call: (ids) => ({ params: template(ids), body: { description: unique('d') } }) },
  'templates.delete': { call: (ids) => ({ params: template(ids) }) },
  'templates.plan': {
    call: (ids) => ({ params: template(ids), body: {} }),
    references: (ids, foreign) => ({
      workspace: { params: template(ids), body: { workspaces: [foreign.workspace] } },
      'workspace among own ones': {
        params: template(ids),
        body: { workspaces: [ids.workspace, foreign.workspace] },
      },
    }),
    alternativeCall: (ids) => ({ params: template(ids), body: { relation: 'owned' } }),
  },
  'templates.apply': {
    call: (ids) => ({ params: template(ids), body: { digest: ids.templateDigest } }),
    references: (ids, foreign) => ({
      workspace: {
        params: template(ids),
        body: { digest: ids.templateDigest, workspaces: [foreign.workspace] },
      },
    }),
    alternativeCall: (ids) => ({ params: template(ids), body: { digest: 'x'.repeat(43) } }),
  },
  'templateRuns.list': {
    call: (ids) => ({ params: organization(ids) }),
    references: (ids, { templateId }) => ({
      template: { params: organization(ids), query: { template_id: templateId } },
    }),
  },
  'templateRuns.get': { call: (ids) => ({ params: run(ids) }) },
  'templateRuns.listResults': { call: (ids) => ({ params: run(ids) }) },
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
  'auditKeys.list': { call: () => ({}) },
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
