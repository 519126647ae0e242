import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';

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

/** How to ask for what organizations do, and for what workspaces agree with them. */
export const organizationCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
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
  'organizationSignInPolicy.get': { call: (ids) => ({ params: organization(ids) }) },
  'organizationSignInPolicy.update': {
    call: (ids) => ({ params: organization(ids), body: { sso: 'optional' } }),
    alternativeCall: (ids) => ({ params: organization(ids), body: { sso: 'off' } }),
  },
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
  'organizationDecisions.get': {
    call: (ids) => ({ params: { ...organization(ids), decision_id: ids.organizationDecisionId } }),
  },
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
};
