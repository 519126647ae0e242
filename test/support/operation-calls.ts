import type { ApiKeyId, UserId, WebhookEndpointId } from '../../sdk/src/index.ts';
export type DerivedParameter = `${string}_id`;

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
  /** A member that no other call needs: a viewer. */
  userId: UserId;
  /** A user who has signed up and is no member. */
  newcomerId: string;
  /** A custom role. */
  roleId: string;
  /** A service key, and its secret. */
  keyId: ApiKeyId;
  secret: string;
  /** A refusal in the workspace, and one in the organization. */
  decisionId: string;
  organizationDecisionId: string;
  /** An entry of the audit log, and an export of it. */
  auditEventId: string;
  exportId: string;
  /** A webhook endpoint that is switched off, and a delivery to it. */
  endpointId: WebhookEndpointId;
  deliveryId: string;
  /** A pending invitation, its token, and an import of people. */
  invitationId: string;
  invitationToken: string;
  importId: string;
  /** Tokens from mails. */
  verificationToken: string;
  resetToken: string;
  /** The token that undoes the change of an address. */
  undoToken?: string;
  /** The code of an authenticator app that waits for it. */
  totpCode: string;
  /** The body, as JSON, of a request with a new passkey; empty without one. */
  newPasskey: string;
  /** A session that the caller may end. */
  sessionId: string;
  /** Slug or id of an organization, and its present slug. */
  organization: string;
  organizationSlug: string;
  organizationId: string;
  /** A member of it that no other call needs. */
  organizationUserId: string;
  organizationInvitationId: string;
  /** An entry of its log, an export of that, a webhook endpoint that is switched off, and a delivery to it. */
  organizationAuditEventId: string;
  organizationExportId: string;
  organizationEndpointId: WebhookEndpointId;
  organizationDeliveryId: string;
  /** A key of the organization. */
  organizationKeyId: string;
  /** A key of the operator's application, for this workspace only. */
  applicationKeyId: string;
  /** A grant on the workspace, which is paused, and a request for another. */
  grantId: string;
  requestId: string;
  /** An install link of the organization, for any user and any number of uses, and its hash. */
  installLinkId: string;
  installLinkHash: string;
  /** A proposal to move the workspace into it. */
  moveId: string;
  /** A template of the organization, what stands for its plan, and a run of it. */
  templateId: string;
  templateDigest: string;
  /** A permission of the application. */
  applicationPermission: string;
  /** The body, as JSON, of a request that replaces the catalogue; empty without a plan. */
  permissionPlan: string;
  /** A plan, and a consumption of the meter `walks` that the tenant's plan includes. */
  planId: string;
  usageId: string;
  runId: string;
  /** The digest of the change of a control that waits. */
  changeDigest: string;
  /** The digest of a payment that waits for approvals. */
  approvalDigest: string;
  /** The codes of a device that asks for a key. */
  userCode: string;
  deviceCode: string;
  /** A connection that signs people in, and the code of a sign-in by it. */
  ssoInUse?: string;
  ssoCode?: string;
  /** The page of the server on which people sign in. */
  ssoReturn?: string;
  /** With which the caller signs in. */
  email: string;
  /** One of each resource whose fixtures follow from the contract, by its parameter in paths. */
  [parameter: DerivedParameter]: string;
}

export interface FixtureCall {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** An object, or a file as text. */
  body?: Record<string, unknown> | string;
}

export interface OperationCallFixture {
  /** A request that a member may make, with everything that it needs. */
  call(ids: Ids): FixtureCall;
  /** Other requests that carry ids of things: in the body or in a filter, each under the name of what it refers to. */
  references?: (ids: Ids, foreign: Ids) => Record<string, FixtureCall>;
  /** The same operation with another body, for those POSTs that would otherwise say the same twice. */
  alternativeCall?: (ids: Ids) => FixtureCall;
}
