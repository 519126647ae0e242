// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.

import type {
  AnyOptions,
  ApiPromise,
  CallOptions,
  CsvFile,
  IdempotentOptions,
  NoParams,
  PagePromise,
  TextPromise,
} from '../src/types.ts';

/** An id that begins with `evt_`. */
export type EventId = `evt_${string}`;

/** An id that begins with `ws_`. */
export type WorkspaceId = `ws_${string}`;

/** An id that begins with `inv_`. */
export type InvitationId = `inv_${string}`;

/** An id that begins with `imp_`. */
export type ImportId = `imp_${string}`;

/** An id that begins with `prj_`. */
export type ProjectId = `prj_${string}`;

/** An id that begins with `pln_`. */
export type PlanId = `pln_${string}`;

/** An id that begins with `use_`. */
export type UsageEntryId = `use_${string}`;

/** An id that begins with `org_`. */
export type OrganizationId = `org_${string}`;

/** An id that begins with `mov_`. */
export type WorkspaceMoveId = `mov_${string}`;

/** An id that begins with `grt_`. */
export type ManagerGrantId = `grt_${string}`;

/** An id that begins with `req_`. */
export type AccessRequestId = `req_${string}`;

/** An id that begins with `lnk_`. */
export type InstallLinkId = `lnk_${string}`;

/** An id that begins with `tpl_`. */
export type TemplateId = `tpl_${string}`;

/** An id that begins with `run_`. */
export type TemplateRunId = `run_${string}`;

/** An id that begins with `usr_`. */
export type UserId = `usr_${string}`;

/** An id that begins with `ses_`. */
export type SessionId = `ses_${string}`;

/** An id that begins with `key_`. */
export type ApiKeyId = `key_${string}`;

/** An id that begins with `apk_`. */
export type ApplicationKeyId = `apk_${string}`;

/** An id that begins with `tok_`. */
export type AccessTokenId = `tok_${string}`;

/** An id that begins with `aud_`. */
export type AuditEventId = `aud_${string}`;

/** An id that begins with `exp_`. */
export type AuditExportId = `exp_${string}`;

/** An id that begins with `whk_`. */
export type WebhookEndpointId = `whk_${string}`;

/** An id that begins with `dlv_`. */
export type WebhookDeliveryId = `dlv_${string}`;

/** An id that begins with `acc_`. */
export type AccountId = `acc_${string}`;

/** An id that begins with `pay_`. */
export type PaymentId = `pay_${string}`;

/** An id that begins with `apr_`. */
export type ApprovalId = `apr_${string}`;

/** An id that begins with `chg_`. */
export type ControlChangeId = `chg_${string}`;

/** An id that begins with `dlg_`. */
export type ApprovalDelegationId = `dlg_${string}`;

/** An id that begins with `rul_`. */
export type ApprovalRuleId = `rul_${string}`;

/** An id that begins with `lim_`. */
export type PaymentLimitId = `lim_${string}`;

/** An id that begins with `lac_`. */
export type LedgerAccountId = `lac_${string}`;

/** An id that begins with `ltx_`. */
export type LedgerTransactionId = `ltx_${string}`;

/** An id that begins with `lcp_`. */
export type LedgerCheckpointId = `lcp_${string}`;

/** An id that begins with `lex_`. */
export type LedgerExportId = `lex_${string}`;

/** An id that begins with `bat_`. */
export type PaymentBatchId = `bat_${string}`;

/** An id that begins with `rol_`. */
export type RoleId = `rol_${string}`;

/** An id that begins with `dec_`. */
export type DecisionId = `dec_${string}`;

/** A role of every workspace. */
export type BuiltinRole = 'owner' | 'admin' | 'manager' | 'member' | 'viewer';

/** Name of one of Tenantry's own permissions. */
export type TenantryPermission = 'workspace:read' | 'workspace:update' | 'workspace:delete' | 'workspace:transfer' | 'security:manage' | 'members:read' | 'members:invite' | 'members:manage' | 'organization_members:read' | 'organization_members:invite' | 'organization_members:manage' | 'organization_roles:manage' | 'roles:read' | 'roles:manage' | 'projects:read' | 'projects:create' | 'projects:update' | 'projects:delete' | 'project_members:read' | 'project_members:manage' | 'billing:read' | 'billing:manage' | 'organization:read' | 'organization:update' | 'organization:delete' | 'organization_workspaces:read' | 'organization_workspaces:create' | 'managers:manage' | 'organization_access:request' | 'organization_links:read' | 'organization_links:manage' | 'organization_templates:read' | 'organization_templates:manage' | 'own_keys:manage' | 'api_keys:read' | 'api_keys:manage' | 'organization_keys:read' | 'organization_keys:manage' | 'credentials:verify' | 'access:explain' | 'organization_access:explain' | 'audit:read' | 'audit:export' | 'organization_audit:read' | 'organization_audit:export' | 'webhooks:read' | 'webhooks:manage' | 'organization_webhooks:read' | 'organization_webhooks:manage' | 'accounts:read' | 'accounts:create' | 'accounts:manage' | 'payments:create' | 'payments:cancel' | 'payments:release' | 'payments:resolve' | 'payments:approve' | 'payments:read' | 'payment_controls:manage' | 'payment_controls:read' | 'ledger:read' | 'ledger:post' | 'sandbox:manage';

/** The error code. Each has a page under `/errors/{code}`. */
export type ErrorCode = 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'plan_required' | 'privilege_escalation' | 'invitation_wrong_address' | 'not_found' | 'method_not_allowed' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'organization_membership_required' | 'unconfirmed_address' | 'rotation_in_progress' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'precondition_failed' | 'request_timeout' | 'payload_too_large' | 'expectation_failed' | 'headers_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'invitation_required' | 'email_not_verified' | 'role_in_use' | 'event_id_reused' | 'reauthentication_required' | 'member_deactivated' | 'install_link_wrong_address' | 'install_link_archived' | 'install_link_expired' | 'install_link_redeemed' | 'stale_plan' | 'external_id_forbidden' | 'ambiguous_external_id' | 'sign_up_closed' | 'pending_secret_unavailable' | 'reserved_name' | 'permission_in_use' | 'project_required' | 'secret_required' | 'webhook_secret_unavailable' | 'invalid_iban' | 'mode_mismatch' | 'account_in_use' | 'card_data_not_allowed' | 'currency_mismatch' | 'untransliterable_name' | 'account_blocked' | 'cut_off_missed' | 'duplicate_suspected' | 'limit_exceeded' | 'stale_preview' | 'invalid_transition' | 'payment_not_cancellable' | 'approval_own_request' | 'approval_not_by_key' | 'approval_rule_unsatisfiable' | 'approval_not_eligible' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired' | 'method_unavailable' | 'insufficient_funds' | 'amount_out_of_range' | 'batch_control_mismatch';

export interface ProblemError {
  /** Part of the request. */
  location: 'body' | 'query' | 'path' | 'header';
  /** Location in that part, such as `ip_allowlist/0`; empty for the whole. */
  path: string;
  /** Kind of violation. */
  code: string;
  /** What to change. */
  message: string;
}

/** How many custom roles and custom keys list a permission that is still in use. */
export interface ProblemHolders {
  /** Number of custom roles. */
  roles: number;
  /** Number of live keys. */
  keys: number;
}

/** An error in the format of RFC 9457. */
export interface Problem {
  /** URL of a page that explains the code. */
  type: string;
  /** The kind of problem. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** What happened this time and what to change. */
  detail: string;
  /** The path of the request. */
  instance: string;
  /** The error code. Each has a page under `/errors/{code}`. */
  code: ErrorCode;
  /** Quote it when you ask for help. It is also in the `X-Request-Id` header. */
  request_id: string;
  /** All violations, if the request does not match the operation. */
  errors?: ProblemError[] | undefined;
  /** Name of a permission, as `resource:verb`. It is one of Tenantry's own (`Permission`) or one that the application has registered. */
  required_permission?: Permission | undefined;
  /** Id of the refusal, which `decisions.get` explains for 30 days to callers with `access:explain` there (in an organization, `organizationDecisions.get` and `organization_access:explain`). A refusal that does not reveal whether the workspace exists has none. */
  decision_id?: RefusalId | undefined;
  /** The affected users, if a role is still in use. */
  users?: string[] | undefined;
  /** How many custom roles and custom keys list a permission that is still in use. */
  holders?: ProblemHolders | undefined;
}

export interface Health {
  /** Always `ok`. */
  status: 'ok';
  /** Version of the server. */
  version: string;
}

export interface Readiness {
  /** Always `ready`; otherwise the response is a 503. */
  status: 'ready';
  /** The database engine. */
  database: 'embedded' | 'postgres';
}

export interface Event {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** Name of an event. The webhooks of this document describe each one. */
  type: EventType;
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** The data of the event, as the webhook of its type describes it. */
  data: unknown;
}

export interface WebhookAttemptRequestHeader {
  /** Name of a header. */
  name: string;
  /** Its value. */
  value: string;
}

export interface WebhookAttempt {
  /** When it was sent. */
  attempted_at: string;
  /** How long it took. */
  duration_ms: number;
  /** The request headers. */
  request_headers: WebhookAttemptRequestHeader[];
  /** Status of the response; `null` if there was none. */
  response_status: number | null;
  /** The first 1,024 bytes of the response body; `null` if there was no response. */
  response_body: string | null;
  /** Why it failed; `null` if the endpoint accepted it. */
  error: string | null;
}

/** Slugs that are not available to workspaces and organizations, because they suggest an address of the platform or its operator. A slug derived from such a name gets a random suffix. Projects may use them. */
export type ReservedSlug = 'abuse' | 'account' | 'accounts' | 'admin' | 'administrator' | 'api' | 'app' | 'apps' | 'assets' | 'auth' | 'billing' | 'blog' | 'careers' | 'cdn' | 'contact' | 'dashboard' | 'developer' | 'developers' | 'docs' | 'download' | 'downloads' | 'email' | 'errors' | 'favicon' | 'ftp' | 'health' | 'help' | 'hostmaster' | 'imap' | 'info' | 'invitations' | 'legal' | 'localhost' | 'login' | 'logout' | 'mail' | 'metrics' | 'new' | 'no-reply' | 'noreply' | 'null' | 'oauth' | 'openapi' | 'operator' | 'organizations' | 'owner' | 'pages' | 'password' | 'payments' | 'pop3' | 'postmaster' | 'press' | 'pricing' | 'privacy' | 'projects' | 'public' | 'register' | 'robots' | 'root' | 'security' | 'settings' | 'sign-in' | 'sign-out' | 'sign-up' | 'signin' | 'signout' | 'signup' | 'smtp' | 'sso' | 'static' | 'status' | 'support' | 'sysadmin' | 'system' | 'templates' | 'tenantry' | 'terms' | 'undefined' | 'users' | 'webhooks' | 'webmaster' | 'workspaces' | 'www';

export interface Workspace {
  /** Id of the workspace. */
  id: WorkspaceId;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug: string;
  /** Display name. */
  name: string;
  /** Name of the current plan. */
  plan: string;
  /** The organization that owns it; `null` for an independent workspace. */
  organization_id: OrganizationId | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was deleted; its keys stopped working then. */
  archived_at: string | null;
  /** When a deleted workspace is purged; until then an owner can restore it. */
  purge_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface WorkspaceList {
  /** The items of the list. */
  data: Workspace[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface WorkspaceCreate {
  /** Display name, on one line. */
  name: string;
  /** Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
  slug?: string | undefined;
  /** The owner of the workspace. Only the operator may set it; any other caller becomes the owner. */
  owner_id?: UserId | undefined;
  /** Slug or id of the organization that owns the new workspace; not together with `owner_id`. */
  organization?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface WorkspaceUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface OwnershipTransfer {
  /** An active member, who becomes an owner. You become an admin. */
  user_id: UserId;
}

export interface Ownership {
  /** See {@link Member}. */
  owner: Member;
  /** You, now an admin; `null` if you are not a member, like the operator or an owner of the organization. */
  previous_owner: Member | null;
}

export interface WorkspaceRelease {
  /** An active member, who becomes the owner. */
  owner_id: UserId;
}

export interface Settings {
  /** IANA time zone name, such as `Europe/Istanbul`. */
  timezone: string;
  /** Language of mails, unless a member prefers another. */
  language: 'en' | 'tr';
  /** Idle minutes after which a session loses access to this workspace until the user confirms their password with `sessions.reauthenticate`. The session stays valid elsewhere. */
  session_idle_minutes: number;
  /** Whether deletion, transfer, and changes to settings, members, invitations, roles, keys and webhook URLs require the password again. */
  require_reauthentication: boolean;
  /** Addresses from which the workspace can be used; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist: string[];
  /** See {@link NotificationSettings}. */
  notifications: NotificationSettings;
  /** What happens to a payment that looks like another one. The stricter of workspace and project applies. */
  duplicate_policy: DuplicatePolicy;
  /** Whether a payment that no approval rule matches waits for the approval of an owner. */
  require_rule: boolean;
  /** Hours for which a new approver does not count. Simulated projects have none. */
  approver_cooling_hours: number;
  /** Hours for which the person who created or unblocked a beneficiary does not count for payments to it. */
  beneficiary_cooling_hours: number;
  /** The change that waits for the approval of another owner. */
  pending_change: PendingChange | null;
  /** When the settings were last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface SettingsUpdate {
  /** IANA time zone name. */
  timezone?: string | undefined;
  /** Language of mails. */
  language?: 'en' | 'tr' | undefined;
  /** Idle minutes after which a session loses access to this workspace until the user confirms their password with `sessions.reauthenticate`. The session stays valid elsewhere. */
  session_idle_minutes?: number | undefined;
  /** Whether deletion, transfer, and changes to settings, members, invitations, roles, keys and webhook URLs require the password again. */
  require_reauthentication?: boolean | undefined;
  /** Addresses from which the workspace can be used; empty for any. It must contain yours. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** See {@link NotificationSettingsUpdate}. */
  notifications?: NotificationSettingsUpdate | undefined;
  /** What happens to a payment that looks like another one. The stricter of workspace and project applies. */
  duplicate_policy?: DuplicatePolicy | undefined;
  /** Whether a payment that no approval rule matches waits for the approval of an owner. */
  require_rule?: boolean | undefined;
  /** Hours for which a new approver does not count. Simulated projects have none. */
  approver_cooling_hours?: number | undefined;
  /** Hours for which the person who created or unblocked a beneficiary does not count for payments to it. */
  beneficiary_cooling_hours?: number | undefined;
}

export interface Member {
  /** The user. */
  user_id: UserId;
  /** Their e-mail address. */
  email: string;
  /** When the address was confirmed; `null` if it was not. */
  email_verified_at: string | null;
  /** Their name. */
  name: string;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
  role: BuiltinRole | RoleId;
  /** A deactivated member has no access, but keeps everything. */
  status: 'active' | 'deactivated';
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When they joined. */
  created_at: string;
  /** When the membership was last changed. */
  updated_at: string;
  /** When they were deactivated. */
  deactivated_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface MemberList {
  /** The items of the list. */
  data: Member[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** Exactly one of `user_id` and `email`. */
export interface MemberAdd {
  /** The user, by id. */
  user_id?: UserId | undefined;
  /** The user, by e-mail address. */
  email?: string | undefined;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role: RoleReference;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface MemberUpdate {
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role?: RoleReference | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface OffboardingReceiptEndsApiKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** Its masked form. */
  masked: string;
}

export interface OffboardingReceiptEndsProjectMembership {
  /** Id of the project. */
  project_id: string;
  /** The project role, if there was one. */
  role: BuiltinRole | RoleId | null;
}

export interface OffboardingReceiptEndsInvitation {
  /** Id of the invitation. */
  id: string;
  /** The address that it invited. */
  email: string;
}

/** Everything that ends. */
export interface OffboardingReceiptEnds {
  /** User keys that are revoked. */
  api_keys: OffboardingReceiptEndsApiKey[];
  /** Active sessions of the member that lose access to this workspace. */
  sessions: number;
  /** Projects that the member loses access to. A reactivation restores them. */
  project_memberships: OffboardingReceiptEndsProjectMembership[];
  /** Pending invitations that the member sent, which are cancelled. */
  invitations: OffboardingReceiptEndsInvitation[];
}

export interface OffboardingReceiptLeavesApproval {
  /** Id of the approval. */
  id: string;
  /** Id of the payment that waits. */
  payment_id: string | null;
  /** Id of the batch that waits. */
  batch_id: string | null;
  /** Id of the project. */
  project_id: string;
}

export interface OffboardingReceiptLeavesServiceKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** Its masked form. */
  masked: string;
}

export interface OffboardingReceiptLeavesProject {
  /** Id of the project. */
  project_id: string;
  /** Its name. */
  name: string;
}

/** Resources that remain and need another member to look after them. */
export interface OffboardingReceiptLeaves {
  /** Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
  created: CreatedThings;
  /** Enabled approval rules that too few people can meet without the member, if you can read rules. Add an approver, or change the rule. Rules are looked at in at most 20 projects. */
  approval_rules: UnsatisfiableRule[];
  /** Approvals that too few people can complete without the member, of the newest 500 that wait, in at most 20 projects. Those of projects whose payments you cannot read are left out. */
  approvals: OffboardingReceiptLeavesApproval[];
  /** Active service keys that the member created. They may know the secrets, so rotate or revoke these keys. */
  service_keys: OffboardingReceiptLeavesServiceKey[];
  /** Projects without another active owner or admin. Owners and admins of the workspace still have access. */
  projects: OffboardingReceiptLeavesProject[];
}

/** What deactivating or removing a member ended, or would end. */
export interface OffboardingReceipt {
  /** Whether nothing was changed, and this is what would happen. */
  dry_run: boolean;
  /** See {@link Member}. */
  member: Member;
  /** Everything that ends. */
  ends: OffboardingReceiptEnds;
  /** Resources that remain and need another member to look after them. */
  leaves: OffboardingReceiptLeaves;
}

/** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
export type OrganizationRole = 'owner' | 'admin' | 'member';

/** Exactly one of `user_id` and `email`. The role defaults to `member`. */
export interface OrganizationMemberAdd {
  /** The user, by id. */
  user_id?: UserId | undefined;
  /** The user, by e-mail address. */
  email?: string | undefined;
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface OrganizationMemberUpdate {
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface OrganizationOffboardingEndsWorkspace {
  /** A workspace that the organization owns. */
  workspace_id: string;
  /** Their role there. */
  role: string;
}

export interface OrganizationOffboardingEndsApiKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** A form of it that people recognise. */
  masked: string;
}

export interface OrganizationOffboardingEndsInvitation {
  /** Id of the invitation. */
  id: string;
  /** Where it went. */
  email: string;
}

/** What ended, or would end. */
export interface OrganizationOffboardingEnds {
  /** Memberships in workspaces that the organization owns. */
  workspaces: OrganizationOffboardingEndsWorkspace[];
  /** User keys in those workspaces. */
  api_keys: OrganizationOffboardingEndsApiKey[];
  /** Pending invitations into the organization that the member sent. */
  invitations: OrganizationOffboardingEndsInvitation[];
}

export interface OrganizationOffboardingLeavesOrganizationKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** A form of it that people recognise. */
  masked: string;
}

export interface OrganizationOffboardingLeavesServiceKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** A form of it that people recognise. */
  masked: string;
}

/** Resources that remain for others to review. */
export interface OrganizationOffboardingLeaves {
  /** Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
  created: CreatedThings;
  /** Organization keys that the member created, which keep working. */
  organization_keys: OrganizationOffboardingLeavesOrganizationKey[];
  /** Service keys that the member created in workspaces that the organization owns or manages, which keep working. */
  service_keys: OrganizationOffboardingLeavesServiceKey[];
}

/** What removing a member from an organization ended, or would end. */
export interface OrganizationOffboarding {
  /** Whether nothing was changed. */
  dry_run: boolean;
  /** See {@link Member}. */
  member: Member;
  /** What ended, or would end. */
  ends: OrganizationOffboardingEnds;
  /** Resources that remain for others to review. */
  leaves: OrganizationOffboardingLeaves;
}

export interface Invitation {
  /** Id of the invitation. */
  id: InvitationId;
  /** The workspace of the invitation; `null` for an organization's. */
  workspace_id: string | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** Where the mail goes. */
  email: string;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
  role: BuiltinRole | RoleId;
  /** Projects that the invitee joins on acceptance. */
  project_ids: string[];
  /** First name from the import, if given. */
  first_name: string | null;
  /** Last name from the import, if given. */
  last_name: string | null;
  /** Status of the move. */
  status: 'pending' | 'accepted' | 'expired' | 'cancelled';
  /** Id of the user or key that last sent it; `null` for the operator. */
  invited_by: string | null;
  /** The import that sent it, if any. */
  import_id: string | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was first sent. */
  created_at: string;
  /** When it was last sent, accepted or cancelled. */
  updated_at: string;
  /** When the link expires. */
  expires_at: string;
  /** When it was accepted. */
  accepted_at: string | null;
  /** Id of the user who accepted it. */
  accepted_by: string | null;
  /** When it was cancelled. */
  cancelled_at: string | null;
  /** Version of this representation. */
  etag: string;
}

export interface InvitationList {
  /** The items of the list. */
  data: Invitation[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface InvitationCreate {
  /** E-mail addresses. Invalid addresses get the outcome `invalid`. */
  emails: string[];
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role: RoleReference;
  /** Slugs or ids of projects to add the invitees to, with this role. Requires `project_members:manage` in each. */
  projects?: string[] | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface InvitationResults {
  /** The items of the list. */
  data: InvitationResult[];
}

export interface InvitationResult {
  /** The address, as it was given. */
  email: string;
  /** `already_member`: also for a deactivated membership. `already_invited`: an invitation is pending and can be resent. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; retry after `retry_after` seconds. `limit_reached`: the plan allows no more pending invitations. */
  outcome: 'invited' | 'already_member' | 'already_invited' | 'rate_limited' | 'limit_reached' | 'invalid';
  /** Seconds after which the address can be invited again, for the outcome `rate_limited`; otherwise `null`. */
  retry_after: number | null;
  /** The new invitation; `null` if none was created. */
  invitation: Invitation | null;
}

/** The workspace of the invitation; `null` for an organization's. */
export interface InvitationPreviewWorkspace {
  /** Its name. */
  name: string;
}

/** The organization of the invitation, for an organization's. */
export interface InvitationPreviewOrganization {
  /** Its name. */
  name: string;
}

/** The inviting user; `null` for a key or the operator. */
export interface InvitationPreviewInvitedBy {
  /** Their name. */
  name: string;
}

export interface InvitationPreview {
  /** The address that the invitation was sent to. */
  email: string;
  /** The workspace of the invitation; `null` for an organization's. */
  workspace: InvitationPreviewWorkspace | null;
  /** The organization of the invitation, for an organization's. */
  organization: InvitationPreviewOrganization | null;
  /** The inviting user; `null` for a key or the operator. */
  invited_by: InvitationPreviewInvitedBy | null;
}

export interface InvitationToken {
  /** The token from the mail. */
  token: string;
}

/** The result of an accepted invitation. Either `workspace` or `organization` is present, depending on the invitation. */
export interface AcceptedInvitation {
  /** See {@link Invitation}. */
  invitation: Invitation;
  /** The workspace that the user has joined. */
  workspace: Workspace | null;
  /** The organization that the user has joined. */
  organization: Organization | null;
  /** See {@link Member}. */
  member: Member;
}

export interface Import {
  /** Id of the import. */
  id: ImportId;
  /** The workspace that it invited into. */
  workspace_id: string;
  /** Rows of the file, without the header. */
  rows: number;
  /** Number of rows per outcome. */
  counts: ImportCounts;
  /** Id of the user or key that imported; `null` for the operator. */
  created_by: string | null;
  /** When it was imported. */
  created_at: string;
  /** When it was undone. */
  undone_at: string | null;
  /** Number of invitations cancelled by undoing it; `null` if it was not undone. */
  cancelled: number | null;
}

/** Number of rows per outcome. */
export interface ImportCounts {
  /** Invited by this import. */
  invited: number;
  /** Already members of the workspace. */
  already_member: number;
  /** With a pending invitation. */
  already_invited: number;
  /** Repeated addresses from an earlier row. */
  duplicate_in_file: number;
  /** Rows whose address, sender or tenant has used up a budget for invitation mails. */
  rate_limited: number;
  /** Rows beyond the plan's limit on pending invitations. */
  limit_reached: number;
  /** Skipped, for the reason in the row. */
  invalid: number;
}

export interface ImportReport {
  /** Whether nothing was changed, and this is what would happen. */
  dry_run: boolean;
  /** The import, which can be undone; `null` for a dry run. */
  import: Import | null;
  /** Rows of the file, without the header. */
  rows: number;
  /** Number of rows per outcome. */
  counts: ImportCounts;
  /** Unknown columns of the file, which were ignored. */
  ignored_columns: string[];
  /** One result per row, in the order of the file. */
  results: ImportResult[];
}

export interface ImportResult {
  /** Line of the file on which the row begins; the header is on line 1. */
  line: number;
  /** The address as in the file; empty if the row could not be read. */
  email: string;
  /** Outcome of the row. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; import the row again later. `limit_reached`: the plan allows no more pending invitations. */
  outcome: 'invited' | 'already_member' | 'already_invited' | 'duplicate_in_file' | 'rate_limited' | 'limit_reached' | 'invalid';
  /** Why the row is invalid. */
  reason: 'malformed_row' | 'missing_email' | 'invalid_email' | 'missing_role' | 'unknown_role' | 'role_above_yours' | 'name_too_long' | null;
  /** The same in a sentence. */
  message: string | null;
}

export interface OrganizationInvitationCreate {
  /** E-mail addresses. Invalid addresses get the outcome `invalid`. */
  emails: string[];
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
export type RoleReference = BuiltinRole | RoleId;

export interface Role {
  /** Name of a built-in role, or id of a custom one. */
  id: BuiltinRole | RoleId;
  /** Display name. */
  name: string;
  /** What the role is for. */
  description: string | null;
  /** Built-in roles cannot be changed. */
  builtin: boolean;
  /** Whether the role covers every project without a project membership. */
  all_projects: boolean;
  /** Permissions of the role. */
  permissions: Permission[];
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created; `null` for a built-in role. */
  created_at: string | null;
  /** When it was last changed; `null` for a built-in role. */
  updated_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface RoleList {
  /** The items of the list. */
  data: Role[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface RoleCreate {
  /** Unique in the workspace, regardless of case, and on one line. */
  name: string;
  /** Purpose of the role; `null` if not set. */
  description?: string | null | undefined;
  /** Permissions of the role, all of which you must have yourself. */
  permissions: Permission[];
  /** Whether the role covers every project without a project membership. The audit log, webhooks and events cover every project, so a role that reads them needs this. Requires a role of yours that covers every project; `false` by default. */
  all_projects?: boolean | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface RoleUpdate {
  /** Unique in the workspace, regardless of case, and on one line. */
  name?: string | undefined;
  /** Purpose of the role; `null` if not set. */
  description?: string | null | undefined;
  /** Permissions of the role from the next request on. */
  permissions?: Permission[] | undefined;
  /** Whether the role covers every project without a project membership, from the next request on. The role may not cover more projects than yours, neither before nor after. */
  all_projects?: boolean | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface Project {
  /** Id of the project. */
  id: ProjectId;
  /** The workspace of the project. */
  workspace_id: WorkspaceId;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug: string;
  /** Display name. */
  name: string;
  /** What the project is used for. */
  environment: 'production' | 'staging' | 'development' | 'sandbox';
  /** What the project is for. */
  description: string | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was deleted. */
  archived_at: string | null;
  /** When a deleted project is purged; until then it can be restored. */
  purge_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ProjectList {
  /** The items of the list. */
  data: Project[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface ProjectCreate {
  /** Display name, on one line. */
  name: string;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug: string;
  /** What the project is used for. */
  environment: 'production' | 'staging' | 'development' | 'sandbox';
  /** Purpose of the project; `null` if not set. */
  description?: string | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface ProjectUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** What the project is used for. */
  environment?: 'production' | 'staging' | 'development' | 'sandbox' | undefined;
  /** Purpose of the project; `null` if not set. */
  description?: string | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface ProjectMember {
  /** The user. */
  user_id: UserId;
  /** Their e-mail address. */
  email: string;
  /** Their name. */
  name: string;
  /** The role that overrides the workspace role in this project; `null` if the workspace role applies. */
  role: BuiltinRole | RoleId | null;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
  workspace_role: BuiltinRole | RoleId;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
  effective_role: BuiltinRole | RoleId;
  /** When they were added to the project. */
  created_at: string;
  /** When the role was last set. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ProjectMembership {
  /** The project. */
  project_id: ProjectId;
  /** See {@link ProjectMember}. */
  member: ProjectMember;
}

export interface ProjectMemberList {
  /** The items of the list. */
  data: ProjectMember[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface ProjectMemberSet {
  /** The role that overrides the workspace role in this project; `null` if the workspace role should apply. */
  role?: RoleReference | null | undefined;
}

export interface ProjectSettings {
  /** The project. */
  project_id: ProjectId;
  /** IANA time zone name; `null` for that of the workspace. */
  timezone: string | null;
  /** Language of mails; `null` for that of the workspace. */
  language: 'en' | 'tr' | null;
  /** What is mailed; `null` for what the workspace says. */
  notifications: ProjectNotificationSettings | null;
  /** What happens to payments that look like another one, where it is stricter than in the workspace. */
  duplicate_policy: DuplicatePolicy | null;
  /** Whether a payment that no approval rule matches waits for the approval of an owner; `null` for what the workspace says. A rule that the workspace requires is required in every project. */
  require_rule: boolean | null;
  /** Id of the own account that pays unless a payment names one. */
  default_account: string | null;
  /** The values that apply in the project. */
  effective: EffectiveProjectSettings;
  /** The change that waits for the approval of another owner. */
  pending_change: PendingChange | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** The values that apply in the project. */
export interface EffectiveProjectSettings {
  /** IANA time zone name. */
  timezone: string;
  /** Language of mails. */
  language: 'en' | 'tr';
  /** See {@link NotificationSettings}. */
  notifications: NotificationSettings;
  /** What happens to a payment that looks like another one. The stricter of workspace and project applies. */
  duplicate_policy: DuplicatePolicy;
  /** Whether a rule is required here or in the workspace. */
  require_rule: boolean;
}

export interface ProjectNotificationSettings {
  /** How often a digest is sent; `null` for the workspace default. */
  digest: 'daily' | 'weekly' | 'off' | null;
  /** Whether mentions are mailed; `null` for the workspace default. */
  mentions: boolean | null;
  /** Whether changes of the project are mailed; `null` for the workspace default. */
  project_updates: boolean | null;
}

export interface ProjectSettingsUpdate {
  /** IANA time zone name; `null` for that of the workspace. */
  timezone?: string | null | undefined;
  /** Language of mails; `null` for that of the workspace. */
  language?: 'en' | 'tr' | null | undefined;
  /** What is mailed; `null` for what the workspace says. */
  notifications?: ProjectNotificationSettingsUpdate | null | undefined;
  /** What happens to payments that look like another one, where it is stricter than in the workspace. */
  duplicate_policy?: DuplicatePolicy | null | undefined;
  /** Whether a payment that no approval rule matches waits for the approval of an owner; `null` for what the workspace says. A rule that the workspace requires is required in every project. */
  require_rule?: boolean | null | undefined;
  /** Id of the own account that pays unless a payment names one. */
  default_account?: string | null | undefined;
}

export interface ProjectNotificationSettingsUpdate {
  /** How often a digest is sent; `null` for the workspace default. */
  digest?: 'daily' | 'weekly' | 'off' | null | undefined;
  /** Whether mentions are mailed; `null` for the workspace default. */
  mentions?: boolean | null | undefined;
  /** Whether changes of the project are mailed; `null` for the workspace default. */
  project_updates?: boolean | null | undefined;
}

export interface NotificationSettings {
  /** How often a digest is sent. */
  digest: 'daily' | 'weekly' | 'off';
  /** Whether mentions are mailed. */
  mentions: boolean;
  /** Whether changes of projects are sent by mail. */
  project_updates: boolean;
}

export interface NotificationSettingsUpdate {
  /** How often a digest is sent. */
  digest?: 'daily' | 'weekly' | 'off' | undefined;
  /** Whether mentions are mailed. */
  mentions?: boolean | undefined;
  /** Whether changes of projects are sent by mail. */
  project_updates?: boolean | undefined;
}

export interface NotificationPreferences {
  /** How often you receive a digest; `null` for the workspace default. */
  digest: 'daily' | 'weekly' | 'off' | null;
  /** Whether mentions are mailed to you; `null` for the workspace default. */
  mentions: boolean | null;
  /** Whether changes of projects are mailed to you; `null` for the workspace default. */
  project_updates: boolean | null;
  /** See {@link NotificationSettings}. */
  effective: NotificationSettings;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface NotificationPreferencesUpdate {
  /** How often you receive a digest; `null` for the workspace default. */
  digest?: 'daily' | 'weekly' | 'off' | null | undefined;
  /** Whether mentions are mailed to you; `null` for the workspace default. */
  mentions?: boolean | null | undefined;
  /** Whether changes of projects are mailed to you; `null` for the workspace default. */
  project_updates?: boolean | null | undefined;
}

export interface Billing {
  /** Name of the current plan. */
  plan: string;
  /** Billing contact; `null` if none is set. */
  contact: BillingContact | null;
  /** When the contact was last changed. */
  updated_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface BillingContact {
  /** Display name, on one line. */
  name: string;
  /** Address for invoices. */
  email: string;
  /** Legal name. */
  company: string | null;
  /** Postal address. */
  address: string | null;
  /** Tax or VAT number. */
  tax_id: string | null;
}

export interface BillingUpdate {
  /** Billing contact; `null` clears it. */
  contact: BillingContactUpdate | null;
}

export interface BillingContactUpdate {
  /** Display name, on one line. */
  name: string;
  /** Address for invoices. */
  email: string;
  /** Legal name. */
  company?: string | null | undefined;
  /** Postal address. */
  address?: string | null | undefined;
  /** Tax or VAT number. */
  tax_id?: string | null | undefined;
}

/** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
export type PlanName = string;

/** Name of the plan for people. */
export type PlanTitle = string;

/** What your application offers with this plan, in your own words. */
export type PlanFeatures = string[];

/** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
export type ApplicationLimits = Record<string, number | null>;

/** The periods of the meters. A meter that is not listed counts by `month`. */
export type ApplicationPeriods = Record<string, UsagePeriod>;

export interface Plan {
  /** Id of the plan. */
  id: PlanId;
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  name: PlanName;
  /** Name of the plan for people. */
  title: PlanTitle;
  /** The limits of the plan; `null` for none. */
  limits: PlanLimits;
  /** What your application offers with this plan, in your own words. */
  features: PlanFeatures;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits: ApplicationLimits;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods: ApplicationPeriods;
  /** Since when no workspace gets it. */
  archived_at: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface PlanList {
  /** The plans. */
  data: Plan[];
  /** Whether more follow. */
  has_more: boolean;
  /** Pass it as `cursor` to get the next page. */
  next_cursor: string | null;
}

export interface PlanCreate {
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  name: PlanName;
  /** Name of the plan for people. */
  title: PlanTitle;
  /** Limits to set; `null` for none. The others stay as they are. */
  limits?: PlanLimitsUpdate | undefined;
  /** What your application offers with this plan, in your own words. */
  features?: PlanFeatures | undefined;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits?: ApplicationLimits | undefined;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods?: ApplicationPeriods | undefined;
}

export interface PlanUpdate {
  /** Name of the plan for people. */
  title?: PlanTitle | undefined;
  /** Limits to set; `null` for none. The others stay as they are. */
  limits?: PlanLimitsUpdate | undefined;
  /** What your application offers with this plan, in your own words. */
  features?: PlanFeatures | undefined;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits?: ApplicationLimits | undefined;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods?: ApplicationPeriods | undefined;
}

export interface PlanSet {
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  plan: PlanName;
}

/** A limited resource. */
export type QuotaResource = 'members' | 'open_invitations' | 'custom_roles' | 'projects' | 'requests_per_minute' | 'api_keys' | 'webhook_endpoints' | 'payments_per_month';

export interface UsageQuota {
  /** A limited resource. */
  resource: QuotaResource;
  /** Current number; for requests, in this minute. `null` for resources without a limit, which are not counted. */
  used: number | null;
  /** Maximum number; `null` for unlimited. */
  limit: number | null;
}

export interface Usage {
  /** Name of the current plan. */
  plan: string;
  /** One quota for each limited resource. */
  quotas: UsageQuota[];
  /** Days for which the audit log is kept. */
  audit_retention_days: number;
  /** The meters of the plan, and others that have counted something in the current month. */
  meters: MeterUsage[];
}

/** Period in which a meter counts, in UTC. With `none` it counts without end. */
export type UsagePeriod = 'day' | 'month' | 'none';

/** Name of a meter of your application. */
export type MeterName = string;

export interface MeterUsage {
  /** Name of a meter of your application. */
  meter: MeterName;
  /** Period in which a meter counts, in UTC. With `none` it counts without end. */
  period: UsagePeriod;
  /** When the period began; `null` for `none`. */
  period_start: string | null;
  /** How much was counted in the period. */
  used: number;
  /** How much the plan includes; `null` for unlimited. */
  limit: number | null;
}

export interface UsageEntry {
  /** Id of the entry. */
  id: UsageEntryId;
  /** Name of a meter of your application. */
  meter: MeterName;
  /** Whether it was recorded or consumed. */
  kind: 'record' | 'consume';
  /** Your id of the event. */
  event_id: string;
  /** How much it counts. */
  quantity: number;
  /** When it happened, which determines the period. */
  at: string;
  /** When it was counted. */
  created_at: string;
  /** When it was given back. */
  released_at: string | null;
  /** See {@link MeterUsage}. */
  usage: MeterUsage;
}

export interface UsageRecord {
  /** How much to add. */
  quantity: number;
  /** Your id of the event, so that it counts once. */
  event_id: string;
  /** When it happened, at most 35 days ago; now by default. */
  at?: string | undefined;
}

export interface UsageConsume {
  /** How much to add. */
  quantity: number;
  /** Your id of the event, so that it counts once. */
  event_id: string;
}

export interface UsageRelease {
  /** Id of the entry that `usage.consume` returned. */
  usage_id: string;
}

export interface Organization {
  /** Id of the organization. */
  id: OrganizationId;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug: string;
  /** Display name. */
  name: string;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was deleted; its keys and all access that it gave ended then. */
  archived_at: string | null;
  /** When a deleted organization is purged; until then an owner can restore it. */
  purge_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface OrganizationList {
  /** The items of the list. */
  data: Organization[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface OrganizationCreate {
  /** Display name, on one line. */
  name: string;
  /** Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
  slug?: string | undefined;
  /** The owner of the organization. Only the operator may set it; any other caller becomes the owner. */
  owner_id?: UserId | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface OrganizationUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface OrganizationSettings {
  /** Key permissions of roles in the workspaces that the organization owns. A disabled switch removes the permission from the role. */
  keys: OrganizationKeySwitches;
  /** Whether users must confirm their password before they create, change or rotate keys, and before they change these settings. */
  require_reauthentication_for_keys: boolean;
  /** Maximum lifetime of a key in days, regardless of its own expiry; `null` for no limit. */
  max_key_lifetime_days: number | null;
  /** Maximum age of a secret in days. An older key is refused with 403 `rotation_required` until it is rotated. `null` for no limit. */
  key_rotation_days: number | null;
  /** IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, in addition to the allowlist of each workspace; empty for any. */
  ip_allowlist: string[];
  /** When they were last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** Key permissions of roles in the workspaces that the organization owns. A disabled switch removes the permission from the role. */
export interface OrganizationKeySwitches {
  /** Whether managers can view the keys of the workspace. Also applies to custom roles. */
  managers_see: boolean;
  /** Whether managers can create, change, rotate and revoke the keys of the workspace. */
  managers_manage: boolean;
  /** Whether managers can manage their own user keys. */
  managers_own: boolean;
  /** Whether members can manage their own user keys. */
  members_own: boolean;
}

export interface OrganizationSettingsUpdate {
  /** See {@link OrganizationKeySwitchesUpdate}. */
  keys?: OrganizationKeySwitchesUpdate | undefined;
  /** Whether users must confirm their password before they create, change or rotate keys, and before they change these settings. */
  require_reauthentication_for_keys?: boolean | undefined;
  /** Maximum lifetime of a key in days, regardless of its own expiry; `null` for no limit. */
  max_key_lifetime_days?: number | null | undefined;
  /** Maximum age of a secret in days. An older key is refused with 403 `rotation_required` until it is rotated. `null` for no limit. */
  key_rotation_days?: number | null | undefined;
  /** IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, in addition to the allowlist of each workspace; empty for any. */
  ip_allowlist?: string[] | undefined;
}

export interface OrganizationKeySwitchesUpdate {
  /** Whether managers can view the keys of the workspace. Also applies to custom roles. */
  managers_see?: boolean | undefined;
  /** Whether managers can create, change, rotate and revoke the keys of the workspace. */
  managers_manage?: boolean | undefined;
  /** Whether managers can manage their own user keys. */
  managers_own?: boolean | undefined;
  /** Whether members can manage their own user keys. */
  members_own?: boolean | undefined;
}

/** The workspace. */
export interface WorkspaceMoveWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

/** The organization. */
export interface WorkspaceMoveOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface WorkspaceMove {
  /** Id of the move. */
  id: WorkspaceMoveId;
  /** The workspace. */
  workspace: WorkspaceMoveWorkspace;
  /** The organization. */
  organization: WorkspaceMoveOrganization;
  /** Status of the move. */
  status: 'pending' | 'accepted' | 'declined' | 'cancelled';
  /** Id of the user who proposed it; `null` for the operator. */
  proposed_by: string | null;
  /** Id of the user or key that accepted, declined or cancelled it. */
  decided_by: string | null;
  /** When it was decided. */
  decided_at: string | null;
  /** When it was proposed. */
  created_at: string;
}

export interface WorkspaceMoveList {
  /** The items of the list. */
  data: WorkspaceMove[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface WorkspaceMoveCreate {
  /** Slug or id of the organization. */
  organization: string;
}

export interface CreatedThingItem {
  /** Id of the resource; the id of the user for a membership. */
  id: string;
  /** Name, URL or address; `null` for a project that the caller has no access to. */
  name: string | null;
  /** The workspace of the resource; `null` for an organization's. */
  workspace_id: string | null;
}

export interface CreatedThing {
  /** The kind of resource. */
  resource: 'api_key' | 'invitation' | 'member' | 'project_member' | 'role' | 'project' | 'webhook_endpoint' | 'install_link' | 'template';
  /** How many there are. */
  count: number;
  /** The newest of them, up to 100. */
  items: CreatedThingItem[];
}

/** Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
export type CreatedThings = CreatedThing[];

/** `suspended`: the grantor is no longer an owner; another owner can reactivate it with `managers.update`. */
export type ManagerGrantStatus = 'active' | 'paused' | 'suspended' | 'expired' | 'revoked';

/** The workspace. */
export interface ManagerGrantWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

/** The organization. */
export interface ManagerGrantOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface ManagerGrant {
  /** Id of the grant. */
  id: ManagerGrantId;
  /** The workspace. */
  workspace: ManagerGrantWorkspace;
  /** The organization. */
  organization: ManagerGrantOrganization;
  /** `suspended`: the grantor is no longer an owner; another owner can reactivate it with `managers.update`. */
  status: ManagerGrantStatus;
  /** Id of the owner who created or last changed it; `null` for the operator. */
  granted_by: string | null;
  /** When it expires; `null` for never. */
  expires_at: string | null;
  /** Whether it is paused. */
  paused: boolean;
  /** When it was revoked. */
  revoked_at: string | null;
  /** Id of the user who revoked it; `null` for the operator. */
  revoked_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ManagerGrantList {
  /** The items of the list. */
  data: ManagerGrant[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface ManagerGrantCreate {
  /** Slug or id of the organization. */
  organization: string;
  /** When it expires. */
  expires_at?: string | undefined;
  /**
   * Whether to create it paused.
   * @default false
   */
  paused?: boolean | undefined;
}

export interface ManagerGrantUpdate {
  /** When it expires; `null` for never. */
  expires_at?: string | null | undefined;
  /** Whether it is to be paused. */
  paused?: boolean | undefined;
}

/** The workspace. */
export interface RevokedManagerGrantWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

/** The organization. */
export interface RevokedManagerGrantOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface RevokedManagerGrantEndsMember {
  /** Id of the person. */
  user_id: string;
  /** The role that they had. */
  role: string;
}

export interface RevokedManagerGrantEndsProjectMember {
  /** Id of the project. */
  project_id: string;
  /** Id of the person. */
  user_id: string;
}

export interface RevokedManagerGrantEndsWebhookEndpoint {
  /** Id of the endpoint. */
  id: string;
  /** Where it sends to. */
  url: string;
}

export interface RevokedManagerGrantEndsChange {
  /** The resource of the value. */
  resource: 'settings' | 'member' | 'project_member' | 'role';
  /** Id of the workspace, user or role; for a project membership the ids of the project and the user, separated by a slash. */
  id: string;
  /** The field. */
  field: string;
}

export interface RevokedManagerGrantEndsApiKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** A form of it that people recognise. */
  masked: string;
}

export interface RevokedManagerGrantEndsInvitation {
  /** Id of the invitation. */
  id: string;
  /** Where it went. */
  email: string;
}

/** Everything that ended. */
export interface RevokedManagerGrantEnds {
  /** Members who joined the workspace under the grant, whose membership ends. */
  members: RevokedManagerGrantEndsMember[];
  /** Members who were added to projects under the grant, and are removed from them. */
  project_members: RevokedManagerGrantEndsProjectMember[];
  /** Webhook endpoints that were created, or got another URL, under the grant, and are disabled. */
  webhook_endpoints: RevokedManagerGrantEndsWebhookEndpoint[];
  /** Settings, roles of members and permissions of custom roles that were changed under the grant, and are restored. Later changes without the grant stay. */
  changes: RevokedManagerGrantEndsChange[];
  /** Number of people who had access to the workspace through the grant. */
  people: number;
  /** Keys of the workspace that they created, which are revoked. */
  api_keys: RevokedManagerGrantEndsApiKey[];
  /** Pending invitations that they sent, which are cancelled. */
  invitations: RevokedManagerGrantEndsInvitation[];
}

export interface RevokedManagerGrantExposedEndpoint {
  /** Id of the endpoint. */
  id: string;
  /** Where it sends to. */
  url: string;
}

export interface RevokedManagerGrantExposedKey {
  /** Id of the key. */
  id: string;
  /** Its name. */
  name: string;
  /** A form of it that people recognise. */
  masked: string;
}

export interface RevokedManagerGrant {
  /** Id of the grant. */
  id: ManagerGrantId;
  /** The workspace. */
  workspace: RevokedManagerGrantWorkspace;
  /** The organization. */
  organization: RevokedManagerGrantOrganization;
  /** `suspended`: the grantor is no longer an owner; another owner can reactivate it with `managers.update`. */
  status: ManagerGrantStatus;
  /** Id of the owner who created or last changed it; `null` for the operator. */
  granted_by: string | null;
  /** When it expires; `null` for never. */
  expires_at: string | null;
  /** Whether it is paused. */
  paused: boolean;
  /** When it was revoked. */
  revoked_at: string | null;
  /** Id of the user who revoked it; `null` for the operator. */
  revoked_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Everything that ended. */
  ends: RevokedManagerGrantEnds;
  /** Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
  leaves: CreatedThings;
  /** Remaining webhook endpoints of the workspace whose signing secret they got. Rotate it with a `transition_seconds` of 0. */
  exposed_endpoints: RevokedManagerGrantExposedEndpoint[];
  /** Remaining keys of the workspace of which they got a secret, by rotating or collecting it, or whose permissions they changed. Rotate them with a `transition_seconds` of 0, or revoke them. */
  exposed_keys: RevokedManagerGrantExposedKey[];
}

/** The workspace. */
export interface AccessRequestWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

/** The organization. */
export interface AccessRequestOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface AccessRequest {
  /** Id of the request. */
  id: AccessRequestId;
  /** The workspace. */
  workspace: AccessRequestWorkspace;
  /** The organization. */
  organization: AccessRequestOrganization;
  /** Status of the request. `replaced`: the organization requested access again on other terms, in a request with its own id. */
  status: 'pending' | 'approved' | 'declined' | 'replaced';
  /** The reason given by the organization. */
  reason: string | null;
  /** Requested expiry; `null` for none. */
  expires_at: string | null;
  /** Id of the user or key that made the request. */
  requested_by: string | null;
  /** Id of the user who approved or declined it. */
  decided_by: string | null;
  /** When it was decided. */
  decided_at: string | null;
  /** The grant that came of it. */
  grant_id: string | null;
  /** When it was created. */
  created_at: string;
}

export interface AccessRequestList {
  /** The items of the list. */
  data: AccessRequest[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface AccessRequestCreate {
  /** Slug or id of the workspace. */
  workspace: string;
  /** The reason, which the owners of the workspace read. */
  reason?: string | undefined;
  /** Requested expiry; none by default. */
  expires_at?: string | undefined;
}

/** Confirms the request, whether the workspace exists or not. */
export interface AccessRequestReceipt {
  /** The workspace, as you named it. */
  workspace: string;
  /** The requesting organization. */
  organization_id: OrganizationId;
  /** Why. */
  reason: string | null;
  /** Requested expiry. */
  expires_at: string | null;
  /** When you made the request. */
  created_at: string;
}

export interface AccessRequestApprove {
  /** When the grant expires: the requested time by default, and not later. */
  expires_at?: string | undefined;
}

export interface ApprovedAccessRequest {
  /** See {@link AccessRequest}. */
  request: AccessRequest;
  /** See {@link ManagerGrant}. */
  grant: ManagerGrant;
}

/** `redeemed`: it has reached its maximum number of uses. */
export type InstallLinkStatus = 'active' | 'archived' | 'expired' | 'redeemed';

/** A link, as the organization sees it. */
export interface InstallLink {
  /** Id of the link. */
  id: InstallLinkId;
  /** The organization. */
  organization_id: OrganizationId;
  /** The part of the URL that you give to customers. It is random and never changes. */
  hash: string;
  /** `redeemed`: it has reached its maximum number of uses. */
  status: InstallLinkStatus;
  /** The addresses that may use it, in lower case; empty for every signed-in user. */
  allowed_emails: string[];
  /** Notes that only the organization sees. */
  notes: string | null;
  /** Maximum number of uses; `null` for unlimited. */
  max_uses: number | null;
  /** How often it was. */
  used_count: number;
  /** When it expires; `null` for never. */
  expires_at: string | null;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was archived, if it was. */
  archived_at: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed or used. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface InstallLinkList {
  /** A link, as the organization sees it. */
  data: InstallLink[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface InstallLinkCreate {
  /** The confirmed e-mail addresses that may use it, regardless of case. Empty or absent, it is open to every signed-in user. */
  allowed_emails?: string[] | undefined;
  /** Maximum number of uses, unlimited by default. */
  max_uses?: number | undefined;
  /** When it expires. */
  expires_at?: string | undefined;
  /** Notes that only the organization sees. */
  notes?: string | undefined;
}

export interface InstallLinkUpdate {
  /** The confirmed e-mail addresses that may use it, regardless of case. If empty, it is open to every signed-in user. */
  allowed_emails?: string[] | undefined;
  /** Maximum number of uses; `null` for unlimited. */
  max_uses?: number | null | undefined;
  /** When it expires; `null` for never. */
  expires_at?: string | null | undefined;
  /** Notes that only the organization sees; `null` for none. */
  notes?: string | null | undefined;
}

/** The organization that would get access. */
export interface PublicInstallLinkOrganization {
  /** Its name. */
  name: string;
}

/** The public part of a link. */
export interface PublicInstallLink {
  /** The hash of the link. */
  hash: string;
  /** The organization that would get access. */
  organization: PublicInstallLinkOrganization;
  /** `redeemed`: it has reached its maximum number of uses. */
  status: InstallLinkStatus;
}

/** The organization that would get access. */
export interface InstallLinkPreviewOrganization {
  /** Its name. */
  name: string;
}

export interface InstallLinkPreview {
  /** The hash of the link. */
  hash: string;
  /** The organization that would get access. */
  organization: InstallLinkPreviewOrganization;
  /** `redeemed`: it has reached its maximum number of uses. */
  status: InstallLinkStatus;
  /** When the link expires; `null` for never. */
  expires_at: string | null;
  /** What every member of the organization could do in the workspace until you revoke the grant. */
  permissions: Permission[];
}

/** A new workspace that you will own. */
export interface InstallLinkRedeemNewWorkspace {
  /** Display name, on one line. */
  name: string;
  /** Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
  slug?: string | undefined;
}

/** Exactly one of `workspace` and `new_workspace`. */
export interface InstallLinkRedeem {
  /** Slug or id of a workspace that you own. */
  workspace?: string | undefined;
  /** A new workspace that you will own. */
  new_workspace?: InstallLinkRedeemNewWorkspace | undefined;
}

export interface RedeemedInstallLink {
  /** See {@link Workspace}. */
  workspace: Workspace;
  /** See {@link ManagerGrant}. */
  grant: ManagerGrant;
}

/** A link after its use, and the resulting grant. */
export interface InstallLinkUse {
  /** A link, as the organization sees it. */
  install_link: InstallLink;
  /** See {@link ManagerGrant}. */
  grant: ManagerGrant;
}

/** The desired content of workspaces. Anything that is not named stays as it is. */
export interface TemplateContent {
  /** Custom roles, matched by name. They cannot include permissions of class owner. */
  roles?: RoleCreate[] | undefined;
  /** See {@link SettingsUpdate}. */
  settings?: SettingsUpdate | undefined;
  /** Webhook endpoints, matched by URL. Each workspace has its own secret, which is never shown; `webhookEndpoints.rotateSecret` returns one for verification. */
  webhook_endpoints?: TemplateWebhookEndpoint[] | undefined;
  /** Projects, matched by a current or former slug. */
  projects?: ProjectCreate[] | undefined;
}

export interface TemplateWebhookEndpoint {
  /** As for `webhookEndpoints.create`. */
  url: string;
  /** Purpose of it. */
  description?: string | null | undefined;
  /** The events to send; `*` for all. */
  events: EventChoice[];
}

export interface Template {
  /** Id of the template. */
  id: TemplateId;
  /** The organization that owns it. */
  organization_id: OrganizationId;
  /** Its name. */
  name: string;
  /** Purpose of it; `null` if not set. */
  description: string | null;
  /** The desired content of workspaces. Anything that is not named stays as it is. */
  content: TemplateContent;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** Size of its content. */
export interface TemplateSummaryContains {
  /** How many roles. */
  roles: number;
  /** How many settings. */
  settings: number;
  /** How many webhook endpoints. */
  webhook_endpoints: number;
  /** How many projects. */
  projects: number;
}

/** A template without its content. */
export interface TemplateSummary {
  /** Id of the template. */
  id: TemplateId;
  /** The organization that owns it. */
  organization_id: OrganizationId;
  /** Its name. */
  name: string;
  /** Purpose of it; `null` if not set. */
  description: string | null;
  /** Size of its content. */
  contains: TemplateSummaryContains;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface TemplateList {
  /** A template without its content. */
  data: TemplateSummary[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface TemplateCreate {
  /** Unique in the organization, regardless of case. */
  name: string;
  /** Purpose of it; `null` if not set. */
  description?: string | null | undefined;
  /** The desired content of workspaces. Anything that is not named stays as it is. */
  content: TemplateContent;
}

export interface TemplateUpdate {
  /** Unique in the organization, regardless of case. */
  name?: string | undefined;
  /** Purpose of it; `null` if not set. */
  description?: string | null | undefined;
  /** The desired content of workspaces. Anything that is not named stays as it is. */
  content?: TemplateContent | undefined;
}

export interface TemplatePlanCreate {
  /** Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
  workspaces?: string[] | undefined;
  /** Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former. */
  relation?: 'owned' | 'managed' | undefined;
}

export interface TemplateApply {
  /** Digest of the plan to apply. */
  digest: string;
  /** Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
  workspaces?: string[] | undefined;
  /** Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former. */
  relation?: 'owned' | 'managed' | undefined;
}

/** Why nothing is done in a workspace, as the problem that a request would get. */
export interface TemplateProblem {
  /** The error code. Each has a page under `/errors/{code}`. */
  code: ErrorCode;
  /** The same in words. */
  detail: string;
  /** The missing permission, if one is missing. */
  required_permission: Permission | null;
}

/** A role that is created or changed. */
export interface TemplateRoleChange {
  /** Whether it is created, or an existing one is changed. */
  action: 'create' | 'update';
  /** Id of the existing one. */
  id: string | null;
  /** The previous state; `null` if it is created. */
  before: RoleCreate | null;
  /** See {@link RoleCreate}. */
  after: RoleCreate;
}

/** The changed settings. */
export interface TemplateSettingsChange {
  /** See {@link SettingsUpdate}. */
  before: SettingsUpdate;
  /** See {@link SettingsUpdate}. */
  after: SettingsUpdate;
}

/** A webhook endpoint that is created or changed. */
export interface TemplateWebhookEndpointChange {
  /** Whether it is created, or an existing one is changed. */
  action: 'create' | 'update';
  /** Id of the existing one. */
  id: string | null;
  /** The previous state; `null` if it is created. */
  before: TemplateWebhookEndpoint | null;
  /** See {@link TemplateWebhookEndpoint}. */
  after: TemplateWebhookEndpoint;
}

/** A project that is created or changed. */
export interface TemplateProjectChange {
  /** Whether it is created, or an existing one is changed. */
  action: 'create' | 'update';
  /** Id of the existing one. */
  id: string | null;
  /** The previous state; `null` if it is created. */
  before: ProjectCreate | null;
  /** See {@link ProjectCreate}. */
  after: ProjectCreate;
}

/** What is created and changed in a workspace. */
export interface TemplateChanges {
  /** Changes to roles. */
  roles: TemplateRoleChange[];
  /** Changes to settings; `null` if they stay as they are. */
  settings: TemplateSettingsChange | null;
  /** Changes to webhook endpoints. */
  webhook_endpoints: TemplateWebhookEndpointChange[];
  /** Changes to projects. */
  projects: TemplateProjectChange[];
}

/** The template in the planned or applied version. */
export interface TemplatePlanTemplate {
  /** Id of the template. */
  id: string;
  /** Its name then. */
  name: string;
  /** Its version. */
  etag: string;
}

/** Number of workspaces per outcome. */
export interface TemplatePlanCounts {
  /** Would be changed. */
  change: number;
  /** Are as the template has it. */
  unchanged: number;
  /** Cannot be changed. */
  blocked: number;
}

export interface TemplatePlan {
  /** The template in the planned or applied version. */
  template: TemplatePlanTemplate;
  /** Digest of the template's version and of everything below. Pass it to `templates.apply`. */
  digest: string;
  /** Number of workspaces per outcome. */
  counts: TemplatePlanCounts;
  /** The workspaces, ordered by id. */
  workspaces: PlannedWorkspace[];
}

/** The workspace. */
export interface PlannedWorkspaceWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface PlannedWorkspace {
  /** The workspace. */
  workspace: PlannedWorkspaceWorkspace;
  /** Whether the organization owns or manages it. */
  relation: 'owned' | 'managed';
  /** What applying the template would do there; `blocked`: nothing, because of `problem`. */
  outcome: 'change' | 'unchanged' | 'blocked';
  /** Why nothing can be done there; `null` if it can be applied. */
  problem: TemplateProblem | null;
  /** What is created and changed in a workspace. */
  changes: TemplateChanges;
}

/** The template in the planned or applied version. */
export interface TemplateRunTemplate {
  /** Id of the template. */
  id: string;
  /** Its name then. */
  name: string;
  /** Its version. */
  etag: string;
}

/** The results so far. */
export interface TemplateRunCounts {
  /** All of them. */
  workspaces: number;
  /** Have not had their turn. */
  pending: number;
  /** Are changed as planned. */
  applied: number;
  /** Were as the template has it. */
  unchanged: number;
  /** Workspaces that had changed since the plan and stay as they are. */
  stale: number;
  /** Workspaces that stay as they are because the caller lost the permission. */
  refused: number;
  /** Workspaces that stay as they are because of an error. */
  failed: number;
}

export interface TemplateRun {
  /** Id of the run. */
  id: TemplateRunId;
  /** The organization of the template. */
  organization_id: OrganizationId;
  /** The template in the planned or applied version. */
  template: TemplateRunTemplate;
  /** Whether workspaces are still pending. */
  status: 'running' | 'finished';
  /** The results so far. */
  counts: TemplateRunCounts;
  /** Id of the user or key that applied it; `null` for the operator. */
  started_by: string | null;
  /** When it began. */
  created_at: string;
  /** When the last workspace was processed. */
  finished_at: string | null;
}

export interface TemplateRunList {
  /** The items of the list. */
  data: TemplateRun[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** The result in a workspace. `stale`: it had changed since the plan. `refused`: the caller who applied the template may not make the changes there. `failed`: an error occurred. In all three cases it stays as it is. */
export type TemplateOutcome = 'pending' | 'applied' | 'unchanged' | 'stale' | 'refused' | 'failed';

/** The workspace. */
export interface TemplateRunResultWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface TemplateRunResult {
  /** The workspace. */
  workspace: TemplateRunResultWorkspace;
  /** The result in a workspace. `stale`: it had changed since the plan. `refused`: the caller who applied the template may not make the changes there. `failed`: an error occurred. In all three cases it stays as it is. */
  status: TemplateOutcome;
  /** Why nothing can be done there; `null` if it can be applied. */
  problem: TemplateProblem | null;
  /** The changes; `null` if nothing was changed. */
  changes: TemplateChanges | null;
  /** When it was processed. */
  finished_at: string | null;
}

export interface TemplateRunResultList {
  /** The items of the list. */
  data: TemplateRunResult[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
export type ExternalId = string | null;

/** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
export type Metadata = Record<string, string>;

/** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
export type MetadataChanges = Record<string, string | null>;

/** The first workspace. By default it is named after the user. */
export interface SignUpWorkspace {
  /** Display name, on one line. */
  name: string;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug?: string | undefined;
}

export interface SignUp {
  /** E-mail address. It identifies the user, regardless of case. */
  email: string;
  /** At least 8 characters. The 10,000 most common passwords, the address or name itself, and repeated characters are refused, with the code `common_password`, `personal_password` or `repetitive_password` in `errors`. */
  password: string;
  /** Display name, on one line. Optional only with an invitation that contains a name. */
  name?: string | undefined;
  /** The token from the mail of an invitation to this address. Omit `workspace` in that case. */
  invitation_token?: string | undefined;
  /** The first workspace. By default it is named after the user. */
  workspace?: SignUpWorkspace | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface User {
  /** Id of the user. */
  id: UserId;
  /** E-mail address, as it was given. */
  email: string;
  /** When the address was confirmed; `null` until then. */
  email_verified_at: string | null;
  /** Display name. */
  name: string;
  /** Preferred language; `null` for the workspace's default. */
  language: 'en' | 'tr' | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When they signed up. */
  created_at: string;
  /** When their profile was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** The new user, with their first workspace or the one they were invited to. */
export interface SignedUpUser {
  /** Id of the user. */
  id: UserId;
  /** E-mail address, as it was given. */
  email: string;
  /** When the address was confirmed; `null` until then. */
  email_verified_at: string | null;
  /** Display name. */
  name: string;
  /** Preferred language; `null` for the workspace's default. */
  language: 'en' | 'tr' | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When they signed up. */
  created_at: string;
  /** When their profile was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** See {@link Workspace}. */
  workspace: Workspace;
}

/** The credential of the request. */
export interface MePrincipal {
  /** Kind of credential. */
  type: 'operator' | 'session' | 'user_key' | 'service_key' | 'organization_key' | 'application_key';
  /** Id of the session or key; `operator` for the operator. */
  id: string;
}

/** The workspace that a key belongs to; `null` for any other credential. */
export interface MeWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

/** The organization of an organization key; `null` for any other credential. */
export interface MeOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface Me {
  /** The credential of the request. */
  principal: MePrincipal;
  /** Scope of a key; `null` for a session or the operator. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom' | null;
  /** The user that the credential acts as; `null` for a service key or the operator. */
  user: User | null;
  /** The workspace that a key belongs to; `null` for any other credential. */
  workspace: MeWorkspace | null;
  /** The organization of an organization key; `null` for any other credential. */
  organization: MeOrganization | null;
  /** When the credential expires; `null` for never. */
  expires_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface MeUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Preferred language; `null` for the workspace's default. */
  language?: 'en' | 'tr' | null | undefined;
  /** At least 8 characters, with the same requirements as at sign-up. All other sessions end. */
  new_password?: string | undefined;
  /** Required with `new_password`. */
  current_password?: string | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The organization through which you have access; `null` if you are a member yourself. */
export interface MyWorkspaceOrganization {
  /** Id of the organization. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its name. */
  name: string;
}

export interface MyWorkspace {
  /** See {@link Workspace}. */
  workspace: Workspace;
  /** Kind of access. A workspace with two kinds of access is listed twice. */
  relation: 'member' | 'organization' | 'shared';
  /** The organization through which you have access; `null` if you are a member yourself. */
  organization: MyWorkspaceOrganization | null;
  /** As a member: a built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. Through an organization: your role in the organization. */
  role: BuiltinRole | RoleId;
  /** A deactivated member sees the workspace in this list, but has no access to its content. */
  status: 'active' | 'deactivated';
}

export interface MyWorkspaceList {
  /** The items of the list. */
  data: MyWorkspace[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface EmailVerification {
  /** Whose address is to be confirmed. */
  user_id: string;
  /** Where the mail goes. */
  email: string;
  /** When the link expires. */
  expires_at: string;
}

export interface EmailVerificationConfirm {
  /** The token from the mail. */
  token: string;
  /** The password of the account. Required unless the request has a session of the account. */
  password?: string | undefined;
}

export interface PasswordResetCreate {
  /** The address that the person signed up with. */
  email: string;
}

export interface PasswordReset {
  /** The address as sent. It does not indicate whether an account with it exists. */
  email: string;
}

export interface PasswordResetConfirm {
  /** The token from the mail. */
  token: string;
  /** The new password, at least 8 characters, with the same requirements as at sign-up. */
  password: string;
}

export interface UserUpdate {
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface UserList {
  /** The items of the list. */
  data: User[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface SessionCreate {
  /** E-mail address. */
  email: string;
  /** Password. */
  password: string;
}

export interface Session {
  /** Id of the session. */
  id: SessionId;
  /** The user of the session. */
  user_id: UserId;
  /** Whether it is the session of the request. */
  current: boolean;
  /** When it began. */
  created_at: string;
  /** When it was last used, accurate to a minute. */
  last_used_at: string;
  /** When it expires if it is not used: seven days after its last use, and at most 30 days after its start. A workspace may require the password earlier (`session_idle_minutes`). */
  expires_at: string;
  /** When the password was last confirmed in the session. */
  reauthenticated_at: string | null;
  /** Address of the sign-in. */
  ip_address: string | null;
  /** `User-Agent` of the sign-in. */
  user_agent: string | null;
}

export interface SessionWithToken {
  /** Id of the session. */
  id: SessionId;
  /** The user of the session. */
  user_id: UserId;
  /** Whether it is the session of the request. */
  current: boolean;
  /** When it began. */
  created_at: string;
  /** When it was last used, accurate to a minute. */
  last_used_at: string;
  /** When it expires if it is not used: seven days after its last use, and at most 30 days after its start. A workspace may require the password earlier (`session_idle_minutes`). */
  expires_at: string;
  /** When the password was last confirmed in the session. */
  reauthenticated_at: string | null;
  /** Address of the sign-in. */
  ip_address: string | null;
  /** `User-Agent` of the sign-in. */
  user_agent: string | null;
  /** The bearer token. It is shown only once. */
  token: string;
}

export interface SessionList {
  /** The items of the list. */
  data: Session[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface Reauthentication {
  /** The password of the signed-in user. */
  password: string;
}

/** When the server rotates the secret of a key automatically. A mail and a webhook announce it 7 days before, 24 hours before, and at the rotation. The new secret is then kept until it is collected. */
export interface RotationPolicy {
  /** `every_days` counts from the previous rotation; `weekly` is Monday and `monthly` the first of the month, 00:00 UTC. */
  schedule: 'every_days' | 'weekly' | 'monthly';
  /** Number of days; only with the schedule `every_days`, which requires it. */
  every_days?: number | null | undefined;
  /**
   * Seconds for which the previous secret keeps working; less than the time between two rotations.
   * @default 86400
   */
  transition_seconds?: number | undefined;
}

/** A rate limit for this key, in place of the default one. */
export interface ApiKeyRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApiKey {
  /** Id of the key, which does not change on rotation. */
  id: ApiKeyId;
  /** The workspace of the key; `null` for an organization key. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions. */
  kind: 'service' | 'user' | 'organization';
  /** Display name. */
  name: string;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** The permissions of a `custom` key; `null` for other scopes. */
  permissions: Permission[] | null;
  /** The user that a user key acts as; `null` for a service key. */
  user_id: string | null;
  /** The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
  project_ids: string[] | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** What the key is for. */
  description: string | null;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: ApiKeyRateLimit | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy: RotationPolicy | null;
  /** When the next rotation is due. */
  next_rotation_at: string | null;
  /** `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another. */
  new_secret_status: 'none' | 'waiting' | 'unreadable';
  /** The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
  grant_id: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface KeyRotationPreviousSource {
  /** Where from. */
  ip_address: string;
  /** How often. */
  uses: number;
  /** When last. */
  last_used_at: string;
}

/** The rotation in progress; `null` when only one secret is valid. */
export interface KeyRotation {
  /** Masked form of the previous secret. */
  previous_masked: string;
  /** When the key was rotated. */
  started_at: string;
  /** When the previous secret expires. */
  ends_at: string;
  /** Number of requests with the previous secret since the rotation. */
  previous_uses: number;
  /** When the previous secret was last used. */
  previous_last_used_at: string | null;
  /** The addresses that still use the previous secret, latest first, at most 10. */
  previous_sources: KeyRotationPreviousSource[];
}

export interface ApiKeyList {
  /** The items of the list. */
  data: ApiKey[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** A rate limit for this key, in place of the default one. */
export interface ApiKeyWithSecretRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApiKeyWithSecret {
  /** Id of the key, which does not change on rotation. */
  id: ApiKeyId;
  /** The workspace of the key; `null` for an organization key. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions. */
  kind: 'service' | 'user' | 'organization';
  /** Display name. */
  name: string;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** The permissions of a `custom` key; `null` for other scopes. */
  permissions: Permission[] | null;
  /** The user that a user key acts as; `null` for a service key. */
  user_id: string | null;
  /** The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
  project_ids: string[] | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** What the key is for. */
  description: string | null;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: ApiKeyWithSecretRateLimit | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy: RotationPolicy | null;
  /** When the next rotation is due. */
  next_rotation_at: string | null;
  /** `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another. */
  new_secret_status: 'none' | 'waiting' | 'unreadable';
  /** The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
  grant_id: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** The bearer token. It is shown only once. */
  secret: string;
}

/** A rate limit for this key, in place of the default one. */
export interface RevokedApiKeyRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface RevokedApiKeyRevocationInvitation {
  /** Id of the invitation. */
  id: string;
  /** The address that it invited. */
  email: string;
}

/** Receipt of the revocation. */
export interface RevokedApiKeyRevocation {
  /** Pending invitations sent with the key, which are cancelled. */
  invitations: RevokedApiKeyRevocationInvitation[];
  /** Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
  leaves: CreatedThings;
  /** Milliseconds until every replica had confirmed the revocation. No replica accepts the secrets after this response. */
  acknowledged_ms: number;
  /** Time from which no request with the key is accepted. */
  revoked_at: string;
  /** Number of valid secrets that the key had. */
  secrets_ended: number;
}

export interface RevokedApiKey {
  /** Id of the key, which does not change on rotation. */
  id: ApiKeyId;
  /** The workspace of the key; `null` for an organization key. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions. */
  kind: 'service' | 'user' | 'organization';
  /** Display name. */
  name: string;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** The permissions of a `custom` key; `null` for other scopes. */
  permissions: Permission[] | null;
  /** The user that a user key acts as; `null` for a service key. */
  user_id: string | null;
  /** The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
  project_ids: string[] | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** What the key is for. */
  description: string | null;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: RevokedApiKeyRateLimit | null;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id: ExternalId;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy: RotationPolicy | null;
  /** When the next rotation is due. */
  next_rotation_at: string | null;
  /** `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another. */
  new_secret_status: 'none' | 'waiting' | 'unreadable';
  /** The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
  grant_id: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Receipt of the revocation. */
  revocation: RevokedApiKeyRevocation;
}

/** A rate limit for this key, in place of the default one. */
export interface ApiKeyCreateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApiKeyCreate {
  /** Display name, on one line. */
  name: string;
  /** Purpose of the key. */
  description?: string | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** When it stops working. Never by default. */
  expires_at?: string | undefined;
  /** Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: ApiKeyCreateRateLimit | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
  /** `service` acts as itself; `user` acts as a user. */
  kind: 'service' | 'user';
  /** The user that a user key acts as; the caller by default. */
  user_id?: UserId | undefined;
  /** Limits the key to these projects, by slug or id. All projects by default. */
  project_ids?: string[] | undefined;
}

/** A rate limit for this key, in place of the default one. */
export interface ApiKeyUpdateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApiKeyUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Purpose of the key; `null` if not set. */
  description?: string | null | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required when `scope` becomes `custom`. */
  permissions?: Permission[] | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: ApiKeyUpdateRateLimit | null | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
  /** Limits the key to these projects, by slug or id; `null` for all. */
  project_ids?: string[] | null | undefined;
}

export interface ApiKeyRotate {
  /**
   * Seconds for which the previous secret keeps working: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
}

export interface VerifiedKey {
  /** Id of the key, which does not change on rotation. */
  id: ApiKeyId;
  /** The workspace of the key; `null` for an organization key. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions. */
  kind: 'service' | 'user' | 'organization';
  /** Display name. */
  name: string;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** The permissions of a `custom` key; `null` for other scopes. */
  permissions: Permission[] | null;
  /** The user that a user key acts as; `null` for a service key. */
  user_id: string | null;
  /** The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
  project_ids: string[] | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** When it stops working; `null` for never. */
  expires_at: string | null;
}

/** A rate limit for this key, in place of the default one. */
export interface OrganizationKeyCreateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface OrganizationKeyCreate {
  /** Display name, on one line. */
  name: string;
  /** Purpose of the key. */
  description?: string | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** When it stops working. Never by default. */
  expires_at?: string | undefined;
  /** Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: OrganizationKeyCreateRateLimit | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** A rate limit for this key, in place of the default one. */
export interface OrganizationKeyUpdateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface OrganizationKeyUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Purpose of the key; `null` if not set. */
  description?: string | null | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required when `scope` becomes `custom`. */
  permissions?: Permission[] | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: OrganizationKeyUpdateRateLimit | null | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** `credentials:verify`: verify the credentials of callers. `usage:record`: count usage against the plan of a workspace. `workspaces:provision`: create organizations and workspaces, invite their first owner, and set the plan of a workspace. `directory:read`: read organizations, workspaces and their members. `permissions:manage`: change the application's permissions; only for a key of all tenants. */
export type ApplicationKeyPermission = 'credentials:verify' | 'usage:record' | 'workspaces:provision' | 'directory:read' | 'permissions:manage';

/** A rate limit for this key, in place of the default one. */
export interface ApplicationKeyRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApplicationKey {
  /** Id of the key, which does not change on rotation. */
  id: ApplicationKeyId;
  /** Display name. */
  name: string;
  /** What the key may do. */
  permissions: ApplicationKeyPermission[];
  /** Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants: string[] | null;
  /** Addresses that may use the key; empty for any. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: ApplicationKeyRateLimit | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ApplicationKeyList {
  /** The items of the list. */
  data: ApplicationKey[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** A rate limit for this key, in place of the default one. */
export interface ApplicationKeyWithSecretRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApplicationKeyWithSecret {
  /** Id of the key, which does not change on rotation. */
  id: ApplicationKeyId;
  /** Display name. */
  name: string;
  /** What the key may do. */
  permissions: ApplicationKeyPermission[];
  /** Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants: string[] | null;
  /** Addresses that may use the key; empty for any. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: ApplicationKeyWithSecretRateLimit | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** The bearer token. It is shown only once. */
  secret: string;
}

/** A rate limit for this key, in place of the default one. */
export interface RevokedApplicationKeyRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

/** Receipt of the revocation. */
export interface RevokedApplicationKeyRevocation {
  /** Time from which no request with the key is accepted. */
  revoked_at: string;
  /** Number of valid secrets that the key had. */
  secrets_ended: number;
  /** Milliseconds until every replica had confirmed the revocation. No replica accepts the secrets after this response. */
  acknowledged_ms: number;
}

export interface RevokedApplicationKey {
  /** Id of the key, which does not change on rotation. */
  id: ApplicationKeyId;
  /** Display name. */
  name: string;
  /** What the key may do. */
  permissions: ApplicationKeyPermission[];
  /** Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants: string[] | null;
  /** Addresses that may use the key; empty for any. */
  ip_allowlist: string[];
  /** A rate limit for this key, in place of the default one. */
  rate_limit: RevokedApplicationKeyRateLimit | null;
  /** `rotating` while the previous secret still works. */
  status: 'active' | 'rotating' | 'revoked' | 'expired';
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it stops working; `null` for never. */
  expires_at: string | null;
  /** When it was revoked. */
  revoked_at: string | null;
  /** When it was last used, accurate to a few seconds. */
  last_used_at: string | null;
  /** The rotation in progress; `null` when only one secret is valid. */
  rotation: KeyRotation;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Receipt of the revocation. */
  revocation: RevokedApplicationKeyRevocation;
}

/** A rate limit for this key; `null` for the default one. */
export interface ApplicationKeyUpdateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApplicationKeyUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** What the key may do. */
  permissions?: ApplicationKeyPermission[] | undefined;
  /** Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants?: (WorkspaceId | OrganizationId)[] | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key; `null` for the default one. */
  rate_limit?: ApplicationKeyUpdateRateLimit | null | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
}

/** A rate limit for this key; `null` for the default one. */
export interface ApplicationKeyCreateRateLimit {
  /** Requests per window. */
  requests: number;
  /** Length of the window in seconds. */
  per_seconds: number;
}

export interface ApplicationKeyCreate {
  /** Display name, on one line. */
  name: string;
  /** What the key may do. */
  permissions: ApplicationKeyPermission[];
  /** Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants?: (WorkspaceId | OrganizationId)[] | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key; `null` for the default one. */
  rate_limit?: ApplicationKeyCreateRateLimit | null | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
}

export interface AccessTokenCreate {
  /** Id or slug of the workspace. Required with a session; a key has only its own. */
  workspace?: string | undefined;
  /** The API that the token is for, such as its URL. Required with a session. */
  audience?: string | undefined;
  /** Scope of the token, within that of the key, which is the default. Not allowed with a session. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** Lifetime of a token that is made from a key, by default one hour. Not allowed with a session. */
  expires_in_seconds?: number | undefined;
}

export interface AccessToken {
  /** Id of the token. */
  id: AccessTokenId;
  /** The workspace that the token is for. */
  workspace_id: WorkspaceId;
  /** The API that the token is for. */
  audience: string | null;
  /** Scope of the token of a key. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom' | null;
  /** The permissions of a `custom` token; `null` for other scopes. */
  permissions: Permission[] | null;
  /** When it stops working. */
  expires_at: string;
  /** The bearer token. It is shown only once. */
  token: string;
}

/** Why a credential is not valid for this: `invalid_credentials` for an unknown one and for one that you may not verify; `unsupported_credential` for a kind that is not verified; `too_many_attempts` after too many unknown credentials from `ip_address`; `workspace_required` for a session without `workspace`; `wrong_audience` for an access token that was made for another API; otherwise the `code` that a request would get. */
export type VerificationCode = 'invalid_credentials' | 'unsupported_credential' | 'too_many_attempts' | 'workspace_required' | 'wrong_audience' | 'credential_expired' | 'credential_revoked' | 'rotation_required' | 'ip_not_allowed' | 'not_found' | 'insufficient_scope' | 'insufficient_role' | 'member_deactivated' | 'reauthentication_required' | 'plan_required' | 'project_required' | 'rate_limited' | 'internal_error';

/** What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
export type VerificationInclude = ('permissions' | 'plan' | 'metadata')[];

export interface CredentialVerify {
  /** The bearer token that your caller presented. */
  credential: string;
  /** Your API, as `accessTokens.create` names it. Required for an access token that was made for one. */
  audience?: string | undefined;
  /** What your caller wants to do. */
  permissions?: Permission[] | undefined;
  /**
   * Whether your caller needs all of `permissions`, or any one of them.
   * @default "all"
   */
  match?: 'all' | 'any' | undefined;
  /** Id or slug of the workspace that the credential must have access to. The key's own by default. */
  workspace?: string | undefined;
  /** Id or slug of the project that the credential must have access to, in that workspace. */
  project?: string | undefined;
  /** The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
  ip_address?: string | undefined;
  /** What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
  include?: VerificationInclude | undefined;
  /** Id of a stream of yours, from its event `hello`. */
  stream_id?: CredentialStreamId | undefined;
}

export interface ApiKeyVerify {
  /** The secret that your caller presented. */
  key: string;
  /** Name of a permission, as `resource:verb`. It is one of Tenantry's own (`Permission`) or one that the application has registered. */
  permission?: Permission | undefined;
  /** What your caller wants to do. */
  permissions?: Permission[] | undefined;
  /**
   * Whether your caller needs all of `permissions`, or any one of them.
   * @default "all"
   */
  match?: 'all' | 'any' | undefined;
  /** Id or slug of the workspace that the credential must have access to. The key's own by default. */
  workspace?: string | undefined;
  /** Id or slug of the project that the credential must have access to, in that workspace. */
  project?: string | undefined;
  /** The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
  ip_address?: string | undefined;
  /** What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
  include?: VerificationInclude | undefined;
}

export interface VerifiedPlan {
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  name: PlanName;
  /** Name of the plan for people. */
  title: PlanTitle;
  /** The limits of the plan; `null` for none. */
  limits: PlanLimits;
  /** What your application offers with this plan, in your own words. */
  features: PlanFeatures;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits: ApplicationLimits;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods: ApplicationPeriods;
}

/** What remains of the key's own rate limit after this verification; `null` without one. */
export interface CredentialVerificationRateLimit {
  /** Requests per window. */
  limit: number;
  /** Requests that are left in this window. */
  remaining: number;
  /** Seconds until the window ends. */
  reset_seconds: number;
}

/** The caller; `null` for an unknown credential. */
export interface CredentialVerificationPrincipal {
  /** Kind of credential. */
  type: 'session' | 'user_key' | 'service_key' | 'organization_key';
  /** Id of the session or key. */
  id: string;
  /** The user; `null` for a key that acts as itself. */
  user_id: string | null;
  /** Name of the user, or of a key that acts as itself. */
  name: string;
  /** E-mail address of the user. */
  email: string | null;
  /** Its id in another system: for the operator and application keys what they have set on the user or the key, for a tenant what it has set on its member or key. */
  external_id: string | null;
  /** The same for the metadata, with `include`. */
  metadata: Metadata | null;
}

/** The workspace, if the credential has access to it. */
export interface CredentialVerificationWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its id in another system. The operator and application keys see only what they have set. */
  external_id: string | null;
}

/** The project, if one was named and the credential has access to it. */
export interface CredentialVerificationProject {
  /** Id of the project. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its id in another system. The operator and application keys see only what they have set. */
  external_id: string | null;
}

export interface CredentialVerification {
  /** Whether to serve your caller. */
  valid: boolean;
  /** With `stream_id`, how the answer may be kept in memory; absent when it may not, and for a key with a rate limit of its own. */
  caching?: CredentialCaching | undefined;
  /** Why not; `null` when valid. */
  code: VerificationCode | null;
  /** The plan of the workspace, with `include`. */
  plan: VerifiedPlan | null;
  /** All permissions of the credential in the workspace or project, with `include`. */
  permissions: Permission[] | null;
  /** The decision; `null` for an unknown credential. With several permissions, the one that decided. */
  decision: Decision | null;
  /** Id of the refusal, which `decisions.get` explains in the workspace for 30 days; `null` if the credential is valid or unknown. */
  decision_id: RefusalId | null;
  /** What remains of the key's own rate limit after this verification; `null` without one. */
  rate_limit: CredentialVerificationRateLimit | null;
  /** The caller; `null` for an unknown credential. */
  principal: CredentialVerificationPrincipal | null;
  /** The workspace, if the credential has access to it. */
  workspace: CredentialVerificationWorkspace | null;
  /** The project, if one was named and the credential has access to it. */
  project: CredentialVerificationProject | null;
  /** The role of the user there; `null` for a key that acts as itself. */
  role: string | null;
  /** When the credential expires; `null` for never, and for an unknown one. */
  expires_at: string | null;
}

/** What remains of the key's own rate limit after this verification; `null` without one. */
export interface KeyVerificationRateLimit {
  /** Requests per window. */
  limit: number;
  /** Requests that are left in this window. */
  remaining: number;
  /** Seconds until the window ends. */
  reset_seconds: number;
}

/** The caller; `null` for an unknown credential. */
export interface KeyVerificationPrincipal {
  /** Kind of credential. */
  type: 'session' | 'user_key' | 'service_key' | 'organization_key';
  /** Id of the session or key. */
  id: string;
  /** The user; `null` for a key that acts as itself. */
  user_id: string | null;
  /** Name of the user, or of a key that acts as itself. */
  name: string;
  /** E-mail address of the user. */
  email: string | null;
  /** Its id in another system: for the operator and application keys what they have set on the user or the key, for a tenant what it has set on its member or key. */
  external_id: string | null;
  /** The same for the metadata, with `include`. */
  metadata: Metadata | null;
}

/** The workspace, if the credential has access to it. */
export interface KeyVerificationWorkspace {
  /** Id of the workspace. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its id in another system. The operator and application keys see only what they have set. */
  external_id: string | null;
}

/** The project, if one was named and the credential has access to it. */
export interface KeyVerificationProject {
  /** Id of the project. */
  id: string;
  /** Its slug. */
  slug: string;
  /** Its id in another system. The operator and application keys see only what they have set. */
  external_id: string | null;
}

export interface KeyVerification {
  /** Whether to serve your caller. */
  valid: boolean;
  /** With `stream_id`, how the answer may be kept in memory; absent when it may not, and for a key with a rate limit of its own. */
  caching?: CredentialCaching | undefined;
  /** Why not; `null` when valid. */
  code: VerificationCode | null;
  /** The plan of the workspace, with `include`. */
  plan: VerifiedPlan | null;
  /** All permissions of the credential in the workspace or project, with `include`. */
  permissions: Permission[] | null;
  /** The decision; `null` for an unknown credential. With several permissions, the one that decided. */
  decision: Decision | null;
  /** Id of the refusal, which `decisions.get` explains in the workspace for 30 days; `null` if the credential is valid or unknown. */
  decision_id: RefusalId | null;
  /** What remains of the key's own rate limit after this verification; `null` without one. */
  rate_limit: KeyVerificationRateLimit | null;
  /** The caller; `null` for an unknown credential. */
  principal: KeyVerificationPrincipal | null;
  /** The workspace, if the credential has access to it. */
  workspace: KeyVerificationWorkspace | null;
  /** The project, if one was named and the credential has access to it. */
  project: KeyVerificationProject | null;
  /** The role of the user there; `null` for a key that acts as itself. */
  role: string | null;
  /** When the credential expires; `null` for never, and for an unknown one. */
  expires_at: string | null;
  /** The public part of the key; `null` for an unknown one. */
  key: VerifiedKey | null;
}

export interface CredentialLeaseRenew {
  /** Id of a stream of yours, from its event `hello`. */
  stream_id: CredentialStreamId;
  /** Your number for this renewal, which the lease names. */
  renewal: number;
  /** The `seq` of the last change that you have applied; 0 for none. */
  seen: number;
}

/** Id of a stream of yours, from its event `hello`. */
export type CredentialStreamId = string;

/** With `stream_id`, how the answer may be kept in memory; absent when it may not, and for a key with a rate limit of its own. */
export interface CredentialCaching {
  /** What the answer depends on. A change with one of these tags ends it. */
  tags: string[];
  /** For how long the answer stays true unless something changes. */
  seconds: number;
}

export interface PermissionDefinition {
  /** Name of the permission, one of Tenantry's own or of the application. */
  name: Permission;
  /** Group of the permission. */
  category: string;
  /** The class, which determines the key scopes that include it. Class owner is for users only. */
  class: 'read' | 'write' | 'admin' | 'owner';
  /** What it lets one do. */
  description: string;
  /** The built-in workspace roles that include it. */
  roles: BuiltinRole[];
  /** The organization roles that include it, in the organization and in the workspaces that it owns. In those workspaces, permissions of class owner belong to these roles only. */
  organization_roles: ('owner' | 'admin' | 'member')[];
  /** Whether members of a managing organization have it in the workspace. */
  managing: boolean;
  /** Whether the application has registered it. Otherwise it is one of Tenantry's own. */
  application: boolean;
  /** Whether a permission of the application is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
  project_scoped: boolean;
}

export interface PermissionList {
  /** The items of the list. */
  data: PermissionDefinition[];
}

/** The steps of a decision, in this order. */
export type DecisionStep = 'credential' | 'network' | 'reach' | 'scope' | 'membership' | 'role' | 'reauthentication' | 'plan' | 'rate_limit';

export interface DecisionTrace {
  /** The steps of a decision, in this order. */
  step: DecisionStep;
  /** Whether the step passed, failed, or did not apply. */
  outcome: 'pass' | 'fail' | 'skip';
  /** Why, in a sentence. */
  detail: string;
}

/** A sufficient scope and role; `null` if the request is allowed, or if neither a role nor a scope would help. */
export interface DecisionWouldSuffice {
  /** The smallest sufficient key scope. */
  scope: 'read-only' | 'read-write' | 'admin' | null;
  /** The smallest sufficient built-in role. */
  role: BuiltinRole | null;
}

export interface Decision {
  /** Whether the request would be served. */
  allowed: boolean;
  /** The `code` that a request would get; `null` when allowed. */
  code: ErrorCode | null;
  /** The steps of a decision, in this order. */
  decided_by: DecisionStep;
  /** The executed steps, in order. */
  trace: DecisionTrace[];
  /** A sufficient scope and role; `null` if the request is allowed, or if neither a role nor a scope would help. */
  would_suffice: DecisionWouldSuffice | null;
}

/** Exactly one of `permission` and `operation`. */
export interface AccessCheckCheck {
  /** Name of a permission, as `resource:verb`. It is one of Tenantry's own (`Permission`) or one that the application has registered. */
  permission?: Permission | undefined;
  /** An operationId of this document, such as `projects.create`. */
  operation?: string | undefined;
  /** Id or slug of a project. Required for an operation on a project, and not allowed for others. With a permission it is optional; the workspace as a whole is checked by default. */
  project?: string | undefined;
  /** Id of a user or key; yourself by default. Others require `access:explain`. */
  principal?: string | undefined;
  /** Id of an approval of the project, with `payments:approve` or `approvals.approve`. The result then also says whether an approval of the principal would count. Without `payments:read` there, it is not found. */
  approval?: string | undefined;
}

export interface AccessCheck {
  /** Up to 100 checks. */
  checks: AccessCheckCheck[];
}

export interface AccessCheckResults {
  /** One result per check, in order. */
  results: AnsweredCheck[];
}

export interface AnsweredCheckTrace {
  /** The steps of a decision, in this order. */
  step: DecisionStep;
  /** Whether the step passed, failed, or did not apply. */
  outcome: 'pass' | 'fail' | 'skip';
  /** Why, in a sentence. */
  detail: string;
}

/** A sufficient scope and role; `null` if the request is allowed, or if neither a role nor a scope would help. */
export interface AnsweredCheckWouldSuffice {
  /** The smallest sufficient key scope. */
  scope: 'read-only' | 'read-write' | 'admin' | null;
  /** The smallest sufficient built-in role. */
  role: BuiltinRole | null;
}

export interface AnsweredCheck {
  /** Whether the request would be served. */
  allowed: boolean;
  /** The `code` that a request would get; `null` when allowed. */
  code: ErrorCode | null;
  /** The steps of a decision, in this order. */
  decided_by: DecisionStep;
  /** The executed steps, in order. */
  trace: AnsweredCheckTrace[];
  /** A sufficient scope and role; `null` if the request is allowed, or if neither a role nor a scope would help. */
  would_suffice: AnsweredCheckWouldSuffice | null;
  /** Only for a check with `approval`. Why an approval of the principal would not count; `null` if it would, or if anything else decides. */
  why_not?: ApprovalObstacle | null | undefined;
}

/** Name of the permission, as `resource:verb`. The resource is not reserved for Tenantry, and does not begin with `app.`. */
export type ApplicationPermissionName = string;

export interface ApplicationPermission {
  /** The name that it was registered with. */
  name: string;
  /** The name that roles, keys and checks use. It differs from `name` only if a later version of Tenantry has a permission of that name; it is then `app.<name>`. */
  permission: string;
  /** What it lets one do. */
  description: string;
  /** Group of the permission in lists and in the role editor. */
  category: string;
  /** The class, which determines the key scopes that include it. */
  class: 'read' | 'write' | 'admin';
  /** The built-in roles of workspaces that include it. Owners and admins of the organization that owns a workspace have what these roles have there. */
  roles: BuiltinRole[];
  /** Whether it is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
  project_scoped: boolean;
  /** Whether members of a managing organization have it in the workspace. */
  managing: boolean;
  /** When it was registered. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ApplicationPermissionList {
  /** The items of the list. */
  data: ApplicationPermission[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface ApplicationPermissionCreate {
  /** Name of the permission, as `resource:verb`. The resource is not reserved for Tenantry, and does not begin with `app.`. */
  name: ApplicationPermissionName;
  /** What it lets one do. */
  description: string;
  /**
   * Group of the permission in lists and in the role editor.
   * @default "application"
   */
  category?: string | undefined;
  /** The class, which determines the key scopes that include it. */
  class: 'read' | 'write' | 'admin';
  /** The built-in roles that include it. */
  roles: BuiltinRole[];
  /**
   * Whether it is decided in a project.
   * @default true
   */
  project_scoped?: boolean | undefined;
  /**
   * Whether members of a managing organization have it in the workspace.
   * @default true
   */
  managing?: boolean | undefined;
}

export interface ApplicationPermissionUpdate {
  /** What it lets one do. */
  description?: string | undefined;
  /** Group of the permission in lists and in the role editor. */
  category?: string | undefined;
  /** The class, which determines the key scopes that include it. */
  class?: 'read' | 'write' | 'admin' | undefined;
  /** The built-in roles that include it. */
  roles?: BuiltinRole[] | undefined;
  /** Whether it is decided in a project. */
  project_scoped?: boolean | undefined;
  /** Whether members of a managing organization have it in the workspace. */
  managing?: boolean | undefined;
}

export interface ApplicationPermissionReplace {
  /** The whole catalogue. Permissions that are not in it are deleted. */
  permissions: ApplicationPermissionCreate[];
  /** Digest of the plan to apply; required unless `dry_run` is `true` or nothing changes. */
  digest?: string | undefined;
}

/** Roles and keys. */
export interface PermissionHolders {
  /** Built-in roles. */
  roles: BuiltinRole[];
  /** Whether members of managing organizations are among them. */
  managing_organizations: boolean;
  /** Preset scopes of keys. */
  scopes: ('read-only' | 'read-write' | 'admin')[];
  /** Number of live keys, with these scopes or that list the permission. */
  keys: number;
  /** Number of custom roles that list the permission. */
  custom_roles: number;
  /** The custom roles and custom keys that list it, 100 at most. */
  listed: PermissionHolder[];
}

export interface PermissionHolder {
  /** What lists the permission. */
  type: 'role' | 'key';
  /** Id of the role or key. */
  id: string;
  /** Id of its workspace or organization. */
  tenant_id: string;
  /** Display name. */
  name: string;
}

/** Which roles and keys gain or lose a permission. */
export interface PermissionEffect {
  /** The name that the permission was registered with. */
  permission: string;
  /** What happens to it. */
  action: 'create' | 'update' | 'delete';
  /** Roles and keys. */
  gains: PermissionHolders;
  /** Roles and keys. */
  loses: PermissionHolders;
}

export interface ApplicationPermissionChange {
  /** The name that it was registered with. */
  name: string;
  /** The name that roles, keys and checks use. It differs from `name` only if a later version of Tenantry has a permission of that name; it is then `app.<name>`. */
  permission: string;
  /** What it lets one do. */
  description: string;
  /** Group of the permission in lists and in the role editor. */
  category: string;
  /** The class, which determines the key scopes that include it. */
  class: 'read' | 'write' | 'admin';
  /** The built-in roles of workspaces that include it. Owners and admins of the organization that owns a workspace have what these roles have there. */
  roles: BuiltinRole[];
  /** Whether it is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
  project_scoped: boolean;
  /** Whether members of a managing organization have it in the workspace. */
  managing: boolean;
  /** When it was registered. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Whether nothing was changed, and this is what would happen. */
  dry_run: boolean;
  /** Which roles and keys gain or lose a permission. */
  effect: PermissionEffect;
}

export interface ApplicationPermissionDeletion {
  /** Whether nothing was changed, and this is what would happen. */
  dry_run: boolean;
  /** Which roles and keys gain or lose a permission. */
  effect: PermissionEffect;
}

/** Number of permissions by what happens to them. */
export interface ApplicationPermissionPlanCounts {
  /** Registered. */
  created: number;
  /** Changed. */
  updated: number;
  /** Deleted. */
  deleted: number;
  /** Already as given. */
  unchanged: number;
}

export interface ApplicationPermissionPlan {
  /** Whether nothing was changed, and this is what would happen. */
  dry_run: boolean;
  /** Digest of the plan. */
  digest: string;
  /** Number of permissions by what happens to them. */
  counts: ApplicationPermissionPlanCounts;
  /** What happens to each permission that changes. */
  changes: PermissionEffect[];
}

export interface VaultKeys {
  /** Id of the key that seals new secrets. */
  sealing_key_id: string;
  /** The keys of this server, the one that seals first, and missing ones that sealed secrets name. */
  keys: VaultKey[];
  /** The last rotation; `null` if there was none. */
  rotation: VaultKeyRotation | null;
}

export interface VaultKey {
  /** Id of the key; `pepper-` and eight digits for the one that derives from the pepper. */
  id: string;
  /** `sealing`: seals new secrets. `opening`: opens the secrets that it sealed. `missing`: this server does not have it, so its secrets are unreadable. */
  status: 'sealing' | 'opening' | 'missing';
  /** Number of webhook signing secrets under it, including previous ones that still sign. */
  webhook_secrets: number;
  /** Number of API keys under it whose new secret waits to be collected. */
  pending_key_secrets: number;
  /** Number of queued mails under it. */
  mails: number;
  /** Number of batches of payments under it that are kept of purged live projects. */
  kept_payments: number;
  /** Number of messages to banks under it. */
  connector_messages: number;
  /** When a server first had it. */
  first_used_at: string;
}

export interface VaultKeyRotation {
  /** The key that the data keys are wrapped under. */
  key_id: string;
  /** Whether the job is still at work. */
  status: 'running' | 'finished';
  /** Number of data keys that were wrapped again. */
  rewrapped: number;
  /** Number of data keys under the other keys of this server. After the rotation these are damaged ones, which no key opens; the log names them. */
  remaining: number;
  /** When it was started. */
  started_at: string;
  /** When it was finished. */
  finished_at: string | null;
}

/** Id of the refusal, which `decisions.get` explains for 30 days to callers with `access:explain` there (in an organization, `organizationDecisions.get` and `organization_access:explain`). A refusal that does not reveal whether the workspace exists has none. */
export type RefusalId = DecisionId;

/** Whose request or credential was refused. */
export interface RefusedDecisionPrincipal {
  /** Kind of credential. */
  type: 'operator' | 'session' | 'user_key' | 'service_key' | 'organization_key' | 'application_key';
  /** Id of the session or key; `operator` for the operator. */
  id: string;
  /** The user; `null` for a key that acts as itself. */
  user_id: string | null;
}

/** A refusal, and how it was decided. */
export interface RefusedDecision {
  /** Id of the refusal, which `decisions.get` explains for 30 days to callers with `access:explain` there (in an organization, `organizationDecisions.get` and `organization_access:explain`). A refusal that does not reveal whether the workspace exists has none. */
  id: RefusalId;
  /** The workspace; `null` for an organization. */
  workspace_id: string | null;
  /** The organization; `null` for a workspace. */
  organization_id: string | null;
  /** The project of the request, if it exists. */
  project_id: string | null;
  /** Whose request or credential was refused. */
  principal: RefusedDecisionPrincipal;
  /** The operation, such as `projects.create`; `credentials.verify` or `apiKeys.verify` for a request to your own API. */
  operation: string;
  /** See {@link Decision}. */
  decision: Decision;
  /** The missing permission, if one was missing. */
  required_permission: string | null;
  /** Id of the request in the log. */
  request_id: string;
  /** Address of the caller, if it is known. */
  ip_address: string | null;
  /** When it was refused. */
  created_at: string;
  /** Until when it can be read. */
  expires_at: string;
}

/** Id of a user or key, or `operator` or `system`. */
export type AuditActorFilter = string;

/** An action such as `member.removed`, or all of a kind, such as `member.*`. */
export type AuditActionFilter = string;

/** Id of the target of an entry. */
export type AuditIdFilter = string;

/** The actor. */
export interface AuditEventActor {
  /** `system` is a job of the server; `anonymous` is a caller without a credential, for example after a wrong password. */
  type: 'operator' | 'user' | 'api_key' | 'application_key' | 'system' | 'anonymous';
  /** Id of the user or key. */
  id: string | null;
  /** Name of the user or key at the time. Absent if it was not known. */
  name?: string | undefined;
  /** Address of the user at the time. */
  email?: string | undefined;
}

/** The target of the action. */
export interface AuditEventTarget {
  /** Type of the target, such as `project`. */
  type: string | null;
  /** Its id. */
  id: string | null;
}

export interface AuditEventValuesValue {
  /** The value before. */
  old: unknown;
  /** The value after. */
  new: unknown;
}

/** The grant under which a member of a managing organization acted; absent when they acted as a member of the workspace. */
export interface AuditEventGrant {
  /** Id of the grant. */
  id: string;
  /** The organization. */
  organization_id: string;
}

/** An entry of the audit log. */
export interface AuditEvent {
  /** Id of the entry. */
  id: AuditEventId;
  /** The workspace or organization of the log. */
  workspace_id: WorkspaceId | OrganizationId;
  /** Position in the chain, without gaps; `null` until it is sealed, about a second. */
  seq: number | null;
  /** SHA-256 over the hash of the previous entry (32 zero bytes before the first) and the canonical JSON (RFC 8785) of this one without `hash`; `null` until it is sealed. */
  hash: string | null;
  /** The action, such as `member.removed`. */
  action: string;
  /** The actor. */
  actor: AuditEventActor;
  /** The target of the action. */
  target: AuditEventTarget;
  /** The project of the action; `null` for an action on the workspace as a whole. */
  project_id: string | null;
  /** Names of the fields in the request. */
  changes: string[];
  /** Old and new values of the changed fields, by name; absent if there are none. Secrets are left out, account numbers are masked, and long values end in `…`. */
  values?: Record<string, AuditEventValuesValue> | undefined;
  /** Parameters of the request, and fields of its body unless they are in `changes`, written as in `values`; absent if there are none. */
  parameters?: Record<string, unknown> | undefined;
  /** Address of the caller. */
  ip_address: string | null;
  /** `User-Agent` of the caller. */
  user_agent: string | null;
  /** Id of the request, as in the server's log. */
  request_id: string | null;
  /** The grant under which a member of a managing organization acted; absent when they acted as a member of the workspace. */
  grant?: AuditEventGrant | undefined;
  /** When it happened. */
  created_at: string;
}

export interface AuditEventList {
  /** An entry of the audit log. */
  data: AuditEvent[];
  /** Whether there is another page. */
  has_more: boolean;
  /** Pass it as `cursor`. */
  next_cursor: string | null;
}

export interface AuditExportCreate {
  /** `csv` for spreadsheets, `jsonl` for programs and for verification. */
  format: 'csv' | 'jsonl';
  /** Id of a user or key, or `operator` or `system`. */
  actor?: AuditActorFilter | undefined;
  /** An action such as `member.removed`, or all of a kind, such as `member.*`. */
  action?: AuditActionFilter | undefined;
  /** Id of the target of an entry. */
  target?: AuditIdFilter | undefined;
  /** Id of the target of an entry. */
  project?: AuditIdFilter | undefined;
  /** Only from this time on. */
  since?: string | undefined;
  /** Only before this time. */
  until?: string | undefined;
}

/** The filters of the export; `null` for none. */
export interface AuditExportFilters {
  /** Who did it. */
  actor: string | null;
  /** What was done. */
  action: string | null;
  /** What it was done to. */
  target: string | null;
  /** Only actions inside this project. */
  project_id: string | null;
  /** Only from this time on. */
  since: string | null;
  /** Only before this time. */
  until: string | null;
}

export interface AuditExport {
  /** Id of the export. */
  id: AuditExportId;
  /** The workspace of the log; `null` for an organization's. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** Format of the download. */
  format: 'csv' | 'jsonl';
  /** The filters of the export; `null` for none. */
  filters: AuditExportFilters;
  /** `running` while a job writes it; only a `ready` export can be downloaded. */
  status: 'running' | 'ready' | 'failed' | 'expired';
  /** Whether the download is a bundle that `verifyAuditBundle` checks. This is so for JSON lines without a filter. */
  verifiable: boolean;
  /** Position of the last entry in the export, which contains no later entries. */
  last_seq: number;
  /** Number of entries. */
  rows: number;
  /** Number of entries written so far. */
  rows_done: number;
  /** Id of the user or key that requested it; `null` for the operator. */
  created_by: string | null;
  /** When it was requested. */
  created_at: string;
  /** When it was ready, or failed. */
  finished_at: string | null;
  /** When the download expires; `null` while it is running. */
  expires_at: string | null;
}

/** A signed checkpoint of the hash chain. */
export interface AuditCheckpoint {
  /** The workspace or organization of the log. */
  workspace_id: WorkspaceId | OrganizationId;
  /** Position of the last entry that it covers. */
  seq: number;
  /** Hash of that entry, and thereby of all before it. */
  hash: string;
  /** When it was signed. */
  created_at: string;
  /** The key that it is signed with. */
  key_id: string;
  /** Ed25519, in base64url, over the line `tenantry-audit-checkpoint`, a line feed, and the canonical JSON (RFC 8785) of the other fields. */
  signature: string;
}

export interface AuditCheckpointList {
  /** A signed checkpoint of the hash chain. */
  data: AuditCheckpoint[];
  /** Whether there is another page. */
  has_more: boolean;
  /** Pass it as `cursor`. */
  next_cursor: string | null;
}

export interface AuditKey {
  /** The `key_id` in checkpoints. */
  id: string;
  /** Always `Ed25519`. */
  algorithm: 'Ed25519';
  /** The 32 bytes of the key, in base64url. Pass it to `verifyAuditBundle`. */
  public_key: string;
}

export interface AuditKeyList {
  /** The items of the list. */
  data: AuditKey[];
}

/** Name of an event. The webhooks of this document describe each one. */
export type EventType = 'workspace.created' | 'workspace.updated' | 'workspace.deleted' | 'workspace.restored' | 'workspace.ownership_transferred' | 'workspace.settings_updated' | 'workspace.plan_set' | 'workspace.move_proposed' | 'workspace.move_declined' | 'workspace.move_cancelled' | 'workspace.joined_organization' | 'workspace.left_organization' | 'member.added' | 'member.updated' | 'member.removed' | 'member.deactivated' | 'member.reactivated' | 'invitation.created' | 'invitation.resent' | 'invitation.accepted' | 'invitation.cancelled' | 'import.completed' | 'import.undone' | 'role.created' | 'role.updated' | 'role.deleted' | 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored' | 'project.member_set' | 'project.member_removed' | 'project.settings_updated' | 'organization.created' | 'organization.updated' | 'organization.deleted' | 'organization.restored' | 'organization.settings_updated' | 'manager.granted' | 'manager.updated' | 'manager.revoked' | 'access_request.sent' | 'access_request.created' | 'access_request.approved' | 'access_request.declined' | 'install_link.created' | 'install_link.updated' | 'install_link.archived' | 'install_link.unarchived' | 'install_link.redeemed' | 'template_run.started' | 'template_run.finished' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.rotation_upcoming' | 'api_key.secret_collected' | 'api_key.rotation_finished' | 'api_key.expiring' | 'api_key.expired' | 'api_key.revoked' | 'audit.checkpoint' | 'webhook_endpoint.disabled' | 'account.created' | 'account.updated' | 'account.blocked' | 'account.archived' | 'payment.created' | 'payment.held' | 'payment.released' | 'payment.approved' | 'payment.processing' | 'payment.settled' | 'payment.failed' | 'payment.cancelled' | 'approval.requested' | 'approval.approved' | 'approval.withdrawn' | 'approval.completed' | 'approval.expiring' | 'approval.expired' | 'approval.blocked' | 'approval.rejected' | 'control_change.proposed' | 'control_change.approved' | 'control_change.rejected' | 'approval_rule.changed' | 'approval_rule.unsatisfiable' | 'payment_limit.reached' | 'ledger.checkpoint_signed' | 'ledger.difference_found' | 'payment.accepted' | 'payment.unknown' | 'payment.returned' | 'sandbox.clock_advanced' | 'payment_batch.created' | 'payment_batch.completed' | 'payment_batch.cancelled';

/** Name of an event, or `*` for all. */
export type EventChoice = '*' | EventType;

export interface EventList {
  /** The items of the list. */
  data: Event[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** The rotation in progress; `null` when only one secret signs. */
export interface WebhookEndpointRotation {
  /** Masked form of the previous secret. */
  previous_masked: string;
  /** When the secret was rotated. */
  started_at: string;
  /** When the previous secret stops signing. */
  ends_at: string;
}

export interface WebhookEndpoint {
  /** Id of the endpoint. */
  id: WebhookEndpointId;
  /** The workspace of the resource; `null` for an organization's. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** URL that events are sent to. */
  url: string;
  /** Purpose of it; `null` if not set. */
  description: string | null;
  /** The selected events; `*` selects all, including future ones. */
  events: EventChoice[];
  /** Whether events are sent. */
  enabled: boolean;
  /** When it was disabled. */
  disabled_at: string | null;
  /** `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it responded with 410. `grant_ended`: it was created under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that created it. */
  disabled_reason: 'manual' | 'failures' | 'gone' | 'grant_ended' | 'account_recovered' | null;
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** `unreadable`: the vault key of a secret that signs is missing. Deliveries wait until the operator restores the key, or until you rotate the secret. */
  secret_status: 'readable' | 'unreadable';
  /** Whether a caller gave the secret. A new `url` then needs it. */
  secret_given: boolean;
  /** The rotation in progress; `null` when only one secret signs. */
  rotation: WebhookEndpointRotation | null;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface WebhookEndpointList {
  /** The items of the list. */
  data: WebhookEndpoint[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

/** The rotation in progress; `null` when only one secret signs. */
export interface WebhookEndpointWithSecretRotation {
  /** Masked form of the previous secret. */
  previous_masked: string;
  /** When the secret was rotated. */
  started_at: string;
  /** When the previous secret stops signing. */
  ends_at: string;
}

export interface WebhookEndpointWithSecret {
  /** Id of the endpoint. */
  id: WebhookEndpointId;
  /** The workspace of the resource; `null` for an organization's. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** URL that events are sent to. */
  url: string;
  /** Purpose of it; `null` if not set. */
  description: string | null;
  /** The selected events; `*` selects all, including future ones. */
  events: EventChoice[];
  /** Whether events are sent. */
  enabled: boolean;
  /** When it was disabled. */
  disabled_at: string | null;
  /** `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it responded with 410. `grant_ended`: it was created under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that created it. */
  disabled_reason: 'manual' | 'failures' | 'gone' | 'grant_ended' | 'account_recovered' | null;
  /** Masked form of the current secret: its prefix and last four characters. */
  masked: string;
  /** `unreadable`: the vault key of a secret that signs is missing. Deliveries wait until the operator restores the key, or until you rotate the secret. */
  secret_status: 'readable' | 'unreadable';
  /** Whether a caller gave the secret. A new `url` then needs it. */
  secret_given: boolean;
  /** The rotation in progress; `null` when only one secret signs. */
  rotation: WebhookEndpointWithSecretRotation | null;
  /** Id of the user or key that created it; `null` for the operator. */
  created_by: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Signing secret of the deliveries. Store it for the receiver; it is not shown again. */
  secret: string;
}

export interface WebhookEndpointCreate {
  /** An HTTPS URL without credentials, on port 443 or above 1023, on a host that has public addresses only. The operator can allow private receivers as well, over HTTP, too (`WEBHOOK_ALLOW_PRIVATE`). */
  url: string;
  /** Purpose of it. */
  description?: string | null | undefined;
  /**
   * The events to send. All (`*`) by default.
   * @default ["*"]
   */
  events?: EventChoice[] | undefined;
  /**
   * Whether to send events from now on.
   * @default true
   */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

export interface WebhookEndpointUpdate {
  /** As for `webhookEndpoints.create`. Pending deliveries go to the new URL as well. */
  url?: string | undefined;
  /** Purpose of it. */
  description?: string | null | undefined;
  /** The events to send from now on. */
  events?: EventChoice[] | undefined;
  /** Whether to send events. */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
export type WebhookSecret = string;

export interface WebhookSecretRotate {
  /**
   * Seconds for which the previous secret keeps signing: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

export interface WebhookTest {
  /** Name of an event. The webhooks of this document describe each one. */
  type?: EventType | undefined;
}

export interface WebhookReplay {
  /** Start of the range, by the time of the event. */
  since: string;
}

export interface WebhookReplayResult {
  /** Number of failed deliveries that are sent again. */
  queued_again: number;
  /** Number of events that are sent for the first time. */
  queued: number;
  /** Whether there are more than one call queues: call again. */
  has_more: boolean;
}

export interface WebhookDelivery {
  /** Id of the delivery, the same for every attempt. */
  id: WebhookDeliveryId;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** The endpoint that it is sent to. */
  endpoint_id: WebhookEndpointId;
  /** The event. Receivers get its id in the header `webhook-id`. */
  event_id: EventId;
  /** Name of an event. The webhooks of this document describe each one. */
  event_type: EventType;
  /** Whether it is a test event, which did not actually happen. */
  test: boolean;
  /** `pending`: waiting for its first attempt or a retry. `delivered`: the endpoint responded with a 2xx. `failed`: no more retries; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again. */
  status: 'pending' | 'delivered' | 'failed';
  /** Number of attempts. */
  attempts: number;
  /** When it was last sent. */
  last_attempt_at: string | null;
  /** When the next attempt is due; `null` if none is planned. */
  next_attempt_at: string | null;
  /** When the endpoint accepted it. */
  delivered_at: string | null;
  /** Status of the last response; `null` if there was none. */
  response_status: number | null;
  /** Why the last attempt, or the whole delivery, failed. */
  error: string | null;
  /** When it was first queued. */
  created_at: string;
}

export interface WebhookDeliveryList {
  /** The items of the list. */
  data: WebhookDelivery[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last page. */
  next_cursor: string | null;
}

export interface WebhookDeliveryDetails {
  /** Id of the delivery, the same for every attempt. */
  id: WebhookDeliveryId;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization, for resources of an organization. */
  organization_id: OrganizationId | null;
  /** The endpoint that it is sent to. */
  endpoint_id: WebhookEndpointId;
  /** The event. Receivers get its id in the header `webhook-id`. */
  event_id: EventId;
  /** Name of an event. The webhooks of this document describe each one. */
  event_type: EventType;
  /** Whether it is a test event, which did not actually happen. */
  test: boolean;
  /** `pending`: waiting for its first attempt or a retry. `delivered`: the endpoint responded with a 2xx. `failed`: no more retries; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again. */
  status: 'pending' | 'delivered' | 'failed';
  /** Number of attempts. */
  attempts: number;
  /** When it was last sent. */
  last_attempt_at: string | null;
  /** When the next attempt is due; `null` if none is planned. */
  next_attempt_at: string | null;
  /** When the endpoint accepted it. */
  delivered_at: string | null;
  /** Status of the last response; `null` if there was none. */
  response_status: number | null;
  /** Why the last attempt, or the whole delivery, failed. */
  error: string | null;
  /** When it was first queued. */
  created_at: string;
  /** See {@link Event}. */
  event: Event;
  /** The latest 20 attempts, oldest first. */
  attempt_log: WebhookAttempt[];
}

export interface Account {
  /** Id of the account. */
  id: AccountId;
  /** The workspace it belongs to. */
  workspace_id: WorkspaceId;
  /** The home project of an own account; `null` for an external account. */
  project_id: ProjectId | null;
  /** The other projects that may pay from an own account, by id, or `all`. */
  shared_with: AccountSharing;
  /** Whether it is a real bank account. Live projects use live accounts, all others use simulated accounts. */
  live: boolean;
  /** Whether it is an account of the company or of another party. */
  kind: 'own' | 'external';
  /** Display name. */
  name: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** How banks identify it. Identifiers never change. */
  identifiers: AccountIdentifiers;
  /** Who holds it. */
  holder: AccountHolder;
  /** Only active accounts take part in new payments. A beneficiary is `pending_approval` while a rule about beneficiaries asks for approvals; see `pending_change`. */
  status: 'pending_approval' | 'active' | 'blocked' | 'archived';
  /** Why it is blocked. */
  block_reason: string | null;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check: FundsCheck;
  /** The lowest balance that payments may leave, in minor units; `null` for no limit. */
  floor: AccountFloor;
  /** The balance of an own account, in minor units; `null` for an external account. It changes without the `etag`. */
  balance: AccountBalance | null;
  /** The change that waits for approval. */
  pending_change: PendingChange | null;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** Id of the user or key that added it; `null` for the operator. */
  created_by: string | null;
  /** When it was added. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it was archived. */
  archived_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** How banks identify it. Identifiers never change. */
export interface AccountIdentifiers {
  /** IBAN, without spaces. */
  iban: string | null;
  /** BIC of the bank. */
  bic: string | null;
  /** Account number at the bank. */
  account_number: string | null;
  /** National code of the bank. */
  bank_code: string | null;
  /** ISO 3166-1 code of the country of the account. */
  country: string;
}

/** Who holds it. */
export interface AccountHolder {
  /** Name of the holder. */
  name: string;
  /** What the holder is. */
  type: 'company' | 'person';
  /** Tax number. */
  tax_id: string | null;
  /** Postal address. */
  address: string | null;
}

export interface AccountBalance {
  /** Sum of all that the ledger has posted to the account. */
  posted: number;
  /** What payments that have not been sent have reserved. */
  reserved: number;
  /** `posted` minus `reserved`. */
  available: number;
  /** What has been sent and has not arrived. */
  in_transit: number;
}

export interface AccountList {
  /** The items of the list. */
  data: Account[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

/** The other projects that may pay from an own account, by id, or `all`. */
export type AccountSharing = ProjectId[] | 'all';

/** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
export type FundsCheck = 'none' | 'warn' | 'strict';

/** The lowest balance that payments may leave, in minor units; `null` for no limit. */
export type AccountFloor = number | null;

/** How banks identify the account. It needs an IBAN, or an account number. */
export interface AccountIdentifiersInput {
  /** IBAN. Spaces are removed, and letters become capitals. */
  iban?: string | undefined;
  /** BIC of the bank. */
  bic?: string | undefined;
  /** Account number at the bank, for an account without an IBAN. It needs `bank_code` or `bic`. */
  account_number?: string | undefined;
  /** National code of the bank. */
  bank_code?: string | undefined;
  /** ISO 3166-1 code of the country. It is required without an IBAN, and follows from an IBAN. */
  country?: string | undefined;
}

/** Who holds the account. */
export interface AccountHolderInput {
  /** Name of the holder, on one line. */
  name: string;
  /**
   * What the holder is.
   * @default "company"
   */
  type?: 'company' | 'person' | undefined;
  /** Tax number. */
  tax_id?: string | null | undefined;
  /** Postal address. */
  address?: string | null | undefined;
}

export interface AccountCreate {
  /** Whether it is a real bank account, for live projects. Accounts of all other projects are simulated. */
  live: boolean;
  /** Display name, on one line. */
  name: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** How banks identify the account. It needs an IBAN, or an account number. */
  identifiers: AccountIdentifiersInput;
  /** Who holds the account. */
  holder: AccountHolderInput;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface AccountConnect {
  /** Id or slug of the home project. */
  project: string;
  /** Display name, on one line. */
  name: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** How banks identify the account. It needs an IBAN, or an account number. */
  identifiers: AccountIdentifiersInput;
  /** Who holds the account. */
  holder: AccountHolderInput;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check?: FundsCheck | undefined;
  /**
   * The lowest balance that payments may leave, in minor units; `null` for no limit.
   * @default 0
   */
  floor?: AccountFloor | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface AccountUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** The other projects that may pay from an own account, by id, or `all`. */
  shared_with?: AccountSharing | undefined;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check?: FundsCheck | undefined;
  /** The lowest balance that payments may leave, in minor units; `null` for no limit. */
  floor?: AccountFloor | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface AccountBlock {
  /** Why it is blocked, for those who see the account. */
  reason: string;
}

/** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
export type Currency = 'AED' | 'AFN' | 'ALL' | 'AMD' | 'AOA' | 'ARS' | 'AUD' | 'AWG' | 'AZN' | 'BAM' | 'BBD' | 'BDT' | 'BHD' | 'BIF' | 'BMD' | 'BND' | 'BOB' | 'BOV' | 'BRL' | 'BSD' | 'BTN' | 'BWP' | 'BYN' | 'BZD' | 'CAD' | 'CDF' | 'CHE' | 'CHF' | 'CHW' | 'CLF' | 'CLP' | 'CNY' | 'COP' | 'COU' | 'CRC' | 'CUP' | 'CVE' | 'CZK' | 'DJF' | 'DKK' | 'DOP' | 'DZD' | 'EGP' | 'ERN' | 'ETB' | 'EUR' | 'FJD' | 'FKP' | 'GBP' | 'GEL' | 'GHS' | 'GIP' | 'GMD' | 'GNF' | 'GTQ' | 'GYD' | 'HKD' | 'HNL' | 'HTG' | 'HUF' | 'IDR' | 'ILS' | 'INR' | 'IQD' | 'IRR' | 'ISK' | 'JMD' | 'JOD' | 'JPY' | 'KES' | 'KGS' | 'KHR' | 'KMF' | 'KPW' | 'KRW' | 'KWD' | 'KYD' | 'KZT' | 'LAK' | 'LBP' | 'LKR' | 'LRD' | 'LSL' | 'LYD' | 'MAD' | 'MDL' | 'MGA' | 'MKD' | 'MMK' | 'MNT' | 'MOP' | 'MRU' | 'MUR' | 'MVR' | 'MWK' | 'MXN' | 'MXV' | 'MYR' | 'MZN' | 'NAD' | 'NGN' | 'NIO' | 'NOK' | 'NPR' | 'NZD' | 'OMR' | 'PAB' | 'PEN' | 'PGK' | 'PHP' | 'PKR' | 'PLN' | 'PYG' | 'QAR' | 'RON' | 'RSD' | 'RUB' | 'RWF' | 'SAR' | 'SBD' | 'SCR' | 'SDG' | 'SEK' | 'SGD' | 'SHP' | 'SLE' | 'SOS' | 'SRD' | 'SSP' | 'STN' | 'SVC' | 'SYP' | 'SZL' | 'THB' | 'TJS' | 'TMT' | 'TND' | 'TOP' | 'TRY' | 'TTD' | 'TWD' | 'TZS' | 'UAH' | 'UGX' | 'USD' | 'USN' | 'UYI' | 'UYU' | 'UYW' | 'UZS' | 'VED' | 'VES' | 'VND' | 'VUV' | 'WST' | 'XAD' | 'XAF' | 'XCD' | 'XCG' | 'XOF' | 'XPF' | 'YER' | 'ZAR' | 'ZMW' | 'ZWG';

export interface AccountBalanceAt {
  /** The account. */
  account_id: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Time of the balance; the time of the request if none was asked for. */
  as_of: string;
  /** Sum of all entries up to that time, in minor units. */
  posted: number;
  /** Version of the last of them; 0 if there is none. */
  version: number;
  /** Where the balance comes from. */
  proof: AccountBalanceProof;
}

/** Where the balance comes from. */
export interface AccountBalanceProof {
  /** The ledger account. */
  ledger_account_id: string;
  /** The last checkpoint up to that time that has the balance; `null` if there is none yet. */
  checkpoint: AccountBalanceCheckpoint | null;
  /** Number of entries after the checkpoint. */
  entries_after: number;
  /** Sum of these entries. */
  sum_after: number;
}

export interface AccountBalanceCheckpoint {
  /** Id of the checkpoint, which `ledgerCheckpoints.list` has. */
  id: string;
  /** Position of the checkpoint in the chain. */
  seq: number;
  /** Version of the last entry that it covers. */
  version: number;
  /** The balance that it has signed. */
  posted: number;
}

export interface AccountEntry {
  /** The transaction in the ledger. */
  transaction_id: string;
  /** Position of the entry in the account, without gaps. */
  version: number;
  /** What the transaction records. */
  kind: LedgerTransactionKind;
  /** Minor units; negative if money left the account. */
  amount: number;
  /** The balance after the entry. */
  balance_after: number;
  /** The payment that it belongs to, if it is one. */
  payment_id: string | null;
  /** The project that paid, if it is not the home project of the account. */
  payer_project_id: string | null;
  /** Why a person posted it. */
  reason: string | null;
  /** The day for which it counts. */
  effective_date: string;
  /** When it was posted. */
  posted_at: string;
}

export interface AccountEntryList {
  /** The items of the list. */
  data: AccountEntry[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface PaymentEvent {
  /** The version of the payment that the event made. */
  version: number;
  /** What happened. */
  type: 'created' | 'approved' | 'held' | 'released' | 'updated' | 'scheduled' | 'queued' | 'processing' | 'submitted' | 'accepted' | 'unknown' | 'settled' | 'failed' | 'cancelled' | 'returned';
  /** Where the payment was before; `null` for a new payment. */
  from: PaymentState | null;
  /** See {@link PaymentState}. */
  to: PaymentState;
  /** What caused it. */
  cause: 'request' | 'job' | 'observation';
  /** The user, key or observation that caused it. */
  cause_id: string | null;
  /** Reason or evidence that was given. */
  reason: string | null;
  /** When it happened. */
  at: string;
}

export interface PaymentState {
  /** `pending` waits for approval or processing. `failed` and `cancelled` are final. The status changes only as the events of the payment show. */
  status: PaymentStatus;
  /** What the payment waits for. */
  stage: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'submitting' | 'submitted' | 'accepted' | 'unknown' | null;
}

export interface PaymentEventList {
  /** The items of the list. */
  data: PaymentEvent[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface PaymentProblem {
  /** The error code. Each has a page under `/errors/{code}`. */
  code: ErrorCode;
  /** Whether the payment is refused for it. */
  blocking: boolean;
  /** What is wrong and what to do. */
  message: string;
}

export interface PaymentPreview {
  /** Digest of what would happen, for `preview_digest`. Balances are not part of it. */
  digest: string;
  /** Status and stage that the payment would have; `null` if it is refused. */
  would: PaymentState | null;
  /** What each rule that applies asks for, and who could approve. Empty if nothing is asked. */
  approvals: ApprovalPreview[];
  /** Approvers who may not approve this payment. */
  excluded: ApprovalExclusion[];
  /** See {@link PaymentSchedule}. */
  schedule: PaymentSchedule;
  /** Where the limits that concern the payment stand, before and after it. */
  limits: PaymentLimitStanding[];
  /** See {@link PaymentFunds}. */
  funds: PaymentFunds;
  /** Payments that look the same. */
  duplicates: PaymentDuplicate[];
  /** See {@link PaymentBankPreview}. */
  bank: PaymentBankPreview;
  /** What prevents the payment or holds it, in the order in which it is checked. */
  problems: PaymentProblem[];
}

export interface PaymentFunds {
  /** How the account checks funds. */
  check: 'none' | 'warn' | 'strict';
  /** Available balance of the account. */
  available: number;
  /** Available balance after the payment. */
  after: number;
  /** Whether the balance stays at or above the floor of the account. */
  ok: boolean;
}

export interface PaymentDuplicate {
  /** Id of the other payment. */
  payment: string;
  /** What is equal besides the payee. */
  because: 'amount' | 'reference';
}

export interface PaymentBankPreview {
  /** Payment system that a transfer takes. */
  rail: PaymentRail;
  /** Name of the payee. */
  beneficiary_name: string;
  /** Text for the payee. */
  remittance: string;
  /** The characters that are used. */
  charset: 'sepa';
  /** Texts that the bank sees in another form. */
  changes: PaymentBankChange[];
}

export interface PaymentBankChange {
  /** The text. */
  field: 'beneficiary_name' | 'remittance';
  /** As it was given. */
  from: string;
  /** As the bank sees it. */
  to: string;
}

/** Amount in minor units, such as kuruş or cents. */
export type PaymentAmount = number;

/** `pending` waits for approval or processing. `failed` and `cancelled` are final. The status changes only as the events of the payment show. */
export type PaymentStatus = 'pending' | 'approved' | 'processing' | 'settled' | 'reconciled' | 'failed' | 'cancelled';

/** What happens to a payment that looks like another one. The stricter of workspace and project applies. */
export type DuplicatePolicy = 'off' | 'warn' | 'hold' | 'refuse';

/** A text for people. Card numbers are refused. */
export type PaymentText = string;

/** Why a payment is held. */
export type PaymentHoldReason = 'duplicate_suspected' | 'limit_exceeded' | 'approval_expired';

export interface PaymentCreate {
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Id of the own account that pays; the `default_account` of the project if it is absent. */
  from_account?: string | undefined;
  /** Id of the account that is paid. */
  to_account: string;
  /** Reference for the payee, on one line. */
  reference?: string | undefined;
  /** Text on the statement of the payee, on one line. */
  description?: string | undefined;
  /** A text for people. Card numbers are refused. */
  note?: PaymentText | undefined;
  /** Day on which it is executed, in the time zone of the workspace. The next possible day if it is absent. */
  execution_date?: string | undefined;
  /**
   * Refuses the payment (409 `cut_off_missed`) if `execution_date` is not possible, instead of moving it.
   * @default false
   */
  strict_date?: boolean | undefined;
  /** Payment system that a transfer takes. */
  rail?: PaymentRail | undefined;
  /**
   * Who bears the charges of the banks.
   * @default "shared"
   */
  charge_bearer?: 'shared' | 'sender' | 'receiver' | undefined;
  /** Ids of payments that look the same and are meant as well. */
  allow_duplicate_of?: string[] | undefined;
  /**
   * Lets the payment wait for money, instead of refusing it (409 `insufficient_funds`).
   * @default false
   */
  wait_for_funds?: boolean | undefined;
  /** Digest of a preview. The payment is created only if the same happens. */
  preview_digest?: string | undefined;
  /** The outcome in a simulated project. It takes precedence over what the IBAN of the payee (`TR`, check digits, `99999`, `0`, and the code as an account number of 16 digits) and the last two digits of the amount say. `00` settles at 10:00 on the value date, `01` fails with `insufficient_funds`, `02` with `account_closed`, `03` with `invalid_account`, `04` with `blocked_account`, `05` is rejected on submission, `06` fails a day after it was accepted, `07` is returned in full three days after it settled, `08` in half, `11` is not answered and settles a day later, `12` is never answered, `13` settles before it is accepted, and `14` settles two days late. */
  simulate?: SandboxOutcome | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

export interface PaymentUpdate {
  /** Internal note; `null` removes it. */
  note?: PaymentText | null | undefined;
  /** Day on which it is executed. */
  execution_date?: string | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

export interface PaymentCancel {
  /** A text for people. Card numbers are refused. */
  reason?: PaymentText | undefined;
}

export interface PaymentReason {
  /** A text for people. Card numbers are refused. */
  reason: PaymentText;
}

export interface PaymentResolve {
  /** What happened to the payment. */
  outcome: 'settled' | 'failed';
  /** A text for people. Card numbers are refused. */
  evidence: PaymentText;
  /** A text for people. Card numbers are refused. */
  reason: PaymentText;
}

/** Who requested the payment. */
export interface PaymentRequester {
  /** Kind of caller. */
  type: 'user' | 'user_key' | 'service_key' | 'organization_key' | 'operator';
  /** Id of the user or key; `operator` for the operator. */
  id: string;
  /** The user who requested it or whose key did. */
  user_id: string | null;
  /** The user or key that created the key. */
  key_maker_id: string | null;
}

/** Why the payment failed. */
export interface PaymentFailure {
  /** Reason, such as `account_closed`. */
  code: string;
  /** Where the cause lies. */
  category: 'payee' | 'payer' | 'limit' | 'bank' | 'connector' | 'unknown';
  /** Whether another payment may succeed. */
  retryable: boolean;
  /** Code of the bank, such as `AC04`. */
  bank_code: string | null;
  /** Explanation for people. */
  message: string;
}

/** Who cancelled the payment, and why. */
export interface PaymentCancellation {
  /** The user or key; `null` for the server. */
  by: string | null;
  /** What led to it. */
  because: 'requested' | 'rejected' | 'expired' | 'batch';
  /** Reason that was given. */
  reason: string | null;
}

/** An amount that the bank returned. */
export interface PaymentReturn {
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** Code of the bank, such as `MD07`. */
  reason: string;
  /** When it was returned. */
  at: string;
}

/** What the bank sees. */
export interface PaymentBankView {
  /** Name of the payee. */
  beneficiary_name: string;
  /** Text for the payee. */
  remittance: string;
  /** The characters that are used. */
  charset: 'sepa';
}

export interface Payment {
  /** Id of the payment. */
  id: PaymentId;
  /** The workspace of the payment. */
  workspace_id: WorkspaceId;
  /** The project of the payment. */
  project_id: ProjectId;
  /** Whether real money moves. */
  live: boolean;
  /** `internal` between own accounts. */
  direction: 'outbound' | 'inbound' | 'internal';
  /** `pending` waits for approval or processing. `failed` and `cancelled` are final. The status changes only as the events of the payment show. */
  status: PaymentStatus;
  /** What it waits for; `null` when it has settled or ended. */
  stage: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'submitting' | 'submitted' | 'accepted' | 'unknown' | null;
  /** Why it was held. */
  hold_reasons: PaymentHoldReason[];
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Payment system that a transfer takes. */
  rail: PaymentRail;
  /** Id of the account that pays. */
  from_account: string;
  /** Id of the account that is paid. */
  to_account: string;
  /** Reference for the payee. */
  reference: string | null;
  /** Text on the statement of the payee. */
  description: string | null;
  /** Internal note. */
  note: string | null;
  /** Who bears the charges of the banks. */
  charge_bearer: 'shared' | 'sender' | 'receiver';
  /** Id under which the bank gets it. */
  bank_id: string;
  /** Sixteen characters that are on statements; unique in the workspace. */
  bank_reference: string;
  /** What the bank sees. */
  what_the_bank_sees: PaymentBankView;
  /** Who requested the payment. */
  requested_by: PaymentRequester;
  /** Whether it waits for money. */
  wait_for_funds: boolean;
  /** Id of the approval for which it waits or waited last, alone or with its batch. */
  approval_id: string | null;
  /** Id of the batch that it was created with. */
  batch_id: string | null;
  /** Ids of payments that looked the same when it was created. */
  possible_duplicates: string[];
  /** Day on which it is executed. */
  execution_date: string;
  /** Day on which the payee gets the money: expected, then actual. */
  value_date: string;
  /** When it has to be sent at the latest. */
  cut_off_at: string;
  /** When it was sent. */
  submitted_at: string | null;
  /** When it settled. */
  settled_at: string | null;
  /** When it was cancelled. */
  cancelled_at: string | null;
  /** Why it failed. */
  failure: PaymentFailure | null;
  /** Who cancelled it. */
  cancellation: PaymentCancellation | null;
  /** What the bank returned in all. */
  returned_amount: number;
  /** What the bank returned. */
  returns: PaymentReturn[];
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. It is the version of the last event. */
  etag: string;
}

export interface PaymentChange {
  /** Id of the payment. */
  id: PaymentId;
  /** The workspace of the payment. */
  workspace_id: WorkspaceId;
  /** The project of the payment. */
  project_id: ProjectId;
  /** Whether real money moves. */
  live: boolean;
  /** `internal` between own accounts. */
  direction: 'outbound' | 'inbound' | 'internal';
  /** `pending` waits for approval or processing. `failed` and `cancelled` are final. The status changes only as the events of the payment show. */
  status: PaymentStatus;
  /** What it waits for; `null` when it has settled or ended. */
  stage: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'submitting' | 'submitted' | 'accepted' | 'unknown' | null;
  /** Why it was held. */
  hold_reasons: PaymentHoldReason[];
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Payment system that a transfer takes. */
  rail: PaymentRail;
  /** Id of the account that pays. */
  from_account: string;
  /** Id of the account that is paid. */
  to_account: string;
  /** Reference for the payee. */
  reference: string | null;
  /** Text on the statement of the payee. */
  description: string | null;
  /** Internal note. */
  note: string | null;
  /** Who bears the charges of the banks. */
  charge_bearer: 'shared' | 'sender' | 'receiver';
  /** Id under which the bank gets it. */
  bank_id: string;
  /** Sixteen characters that are on statements; unique in the workspace. */
  bank_reference: string;
  /** What the bank sees. */
  what_the_bank_sees: PaymentBankView;
  /** Who requested the payment. */
  requested_by: PaymentRequester;
  /** Whether it waits for money. */
  wait_for_funds: boolean;
  /** Id of the approval for which it waits or waited last, alone or with its batch. */
  approval_id: string | null;
  /** Id of the batch that it was created with. */
  batch_id: string | null;
  /** Ids of payments that looked the same when it was created. */
  possible_duplicates: string[];
  /** Day on which it is executed. */
  execution_date: string;
  /** Day on which the payee gets the money: expected, then actual. */
  value_date: string;
  /** When it has to be sent at the latest. */
  cut_off_at: string;
  /** When it was sent. */
  submitted_at: string | null;
  /** When it settled. */
  settled_at: string | null;
  /** When it was cancelled. */
  cancelled_at: string | null;
  /** Why it failed. */
  failure: PaymentFailure | null;
  /** Who cancelled it. */
  cancellation: PaymentCancellation | null;
  /** What the bank returned in all. */
  returned_amount: number;
  /** What the bank returned. */
  returns: PaymentReturn[];
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata: Metadata;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. It is the version of the last event. */
  etag: string;
  /** Status before the change; `null` for a new payment. */
  previous_status: 'pending' | 'approved' | 'processing' | 'settled' | 'reconciled' | 'failed' | 'cancelled' | null;
}

export interface PaymentList {
  /** The items of the list. */
  data: Payment[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

/** What one rule asked for when the payment was requested. */
export interface ApprovalDemand {
  /** Id of the rule; `null` if a rule is required and none applies. */
  rule: string | null;
  /** Name of the rule. */
  name: string;
  /** Who must approve. */
  steps: ApprovalStep[];
  /** Whether a step opens only when the steps before it are complete. */
  ordered: boolean;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate: boolean;
}

export interface ApprovalVote {
  /** The user who approved. */
  user_id: string;
  /** The user who delegated to them and whose place they fill. */
  on_behalf_of: string | null;
  /** A note for others. */
  comment: string | null;
  /** When it was given. */
  at: string;
}

export interface Approval {
  /** Id of the approval. */
  id: ApprovalId;
  /** The workspace of the payments. */
  workspace_id: WorkspaceId;
  /** The project of the payments. */
  project_id: ProjectId;
  /** Id of the payment that waits; `null` if it is a batch. */
  payment_id: string | null;
  /** Id of the batch that waits; `null` if it is a payment. */
  batch_id: string | null;
  /** How many payments it covers. Those of a batch that are cancelled alone are no longer among them. */
  payments: number;
  /** Sums of the amounts of these payments. */
  totals: PaymentBatchTotal[];
  /** `withdrawn` if all its payments were cancelled. Only `pending` can change. */
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Digest of the terms of all these payments, which an approval names. */
  digest: string;
  /** What the rules ask for. All of them have to be met; one approval counts in each rule that admits it. */
  rules: ApprovalDemand[];
  /** What happens to the payments when it expires. */
  on_expiry: 'cancel' | 'hold';
  /** Approvals that were given, in their order. */
  votes: ApprovalVote[];
  /** The user or key that requested the payments. */
  requested_by: string;
  /** When it was requested. */
  requested_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** When it was decided. */
  decided_at: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Whether an approval of the caller would count. */
  can_decide: boolean;
  /** Why it would not; `null` if it would, or once it is decided. */
  why_not: ApprovalObstacle | null;
  /** People whose approval would count now; at most 50 of them. */
  who_can: ApprovalCandidate[];
  /** Whether too few people are left to complete it. */
  blocked: boolean;
  /** For which steps people are missing, if everyone who can approves; none unless it is blocked. */
  missing: MissingApprovers[];
}

export interface MissingApprovers {
  /** Id of the rule. */
  rule: string | null;
  /** Number of the step, from 1. */
  step: number;
  /** How many people are missing. */
  missing: number;
}

export interface BlockedApproval {
  /** Id of the approval. */
  id: ApprovalId;
  /** The workspace of the payments. */
  workspace_id: WorkspaceId;
  /** The project of the payments. */
  project_id: ProjectId;
  /** Id of the payment that waits; `null` if it is a batch. */
  payment_id: string | null;
  /** Id of the batch that waits; `null` if it is a payment. */
  batch_id: string | null;
  /** How many payments it covers. Those of a batch that are cancelled alone are no longer among them. */
  payments: number;
  /** Sums of the amounts of these payments. */
  totals: PaymentBatchTotal[];
  /** `withdrawn` if all its payments were cancelled. Only `pending` can change. */
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Digest of the terms of all these payments, which an approval names. */
  digest: string;
  /** What the rules ask for. All of them have to be met; one approval counts in each rule that admits it. */
  rules: ApprovalDemand[];
  /** What happens to the payments when it expires. */
  on_expiry: 'cancel' | 'hold';
  /** Approvals that were given, in their order. */
  votes: ApprovalVote[];
  /** The user or key that requested the payments. */
  requested_by: string;
  /** When it was requested. */
  requested_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** When it was decided. */
  decided_at: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** For which steps people are missing. */
  missing: MissingApprovers[];
}

export interface ApprovalRecord {
  /** Id of the approval. */
  id: ApprovalId;
  /** The workspace of the payments. */
  workspace_id: WorkspaceId;
  /** The project of the payments. */
  project_id: ProjectId;
  /** Id of the payment that waits; `null` if it is a batch. */
  payment_id: string | null;
  /** Id of the batch that waits; `null` if it is a payment. */
  batch_id: string | null;
  /** How many payments it covers. Those of a batch that are cancelled alone are no longer among them. */
  payments: number;
  /** Sums of the amounts of these payments. */
  totals: PaymentBatchTotal[];
  /** `withdrawn` if all its payments were cancelled. Only `pending` can change. */
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Digest of the terms of all these payments, which an approval names. */
  digest: string;
  /** What the rules ask for. All of them have to be met; one approval counts in each rule that admits it. */
  rules: ApprovalDemand[];
  /** What happens to the payments when it expires. */
  on_expiry: 'cancel' | 'hold';
  /** Approvals that were given, in their order. */
  votes: ApprovalVote[];
  /** The user or key that requested the payments. */
  requested_by: string;
  /** When it was requested. */
  requested_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** When it was decided. */
  decided_at: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** Why the caller cannot approve. */
export type ApprovalObstacle = 'requester' | 'knew_key_secret' | 'changed_key' | 'changed_beneficiary' | 'cooling' | 'no_permission' | 'already_approved' | 'delegate_approved' | 'delegator_approved' | 'place_not_open' | 'not_a_person';

export interface ApprovalCandidateStep {
  /** Id of the rule. */
  rule: string | null;
  /** Number of the step, from 1. */
  step: number;
}

export interface ApprovalCandidate {
  /** Id of the user. */
  user: string;
  /** Places that their approval would fill; none if earlier approvals count again and are enough. */
  steps: ApprovalCandidateStep[];
}

export interface ApprovalDecision {
  /** Id of the approval. */
  approval_id: string;
  /** What the caller decides. */
  decision: 'approve' | 'reject';
  /** Digest of what the caller has seen. */
  digest: string;
  /** A note for others on an approval. */
  comment?: string | undefined;
  /** Why it is rejected; required then. */
  reason?: string | undefined;
}

export interface ApprovalDecisionList {
  /** Decisions, each about another approval. */
  decisions: ApprovalDecision[];
}

export interface ApprovalDecisionResult {
  /** Id of the approval. */
  approval_id: string;
  /** `approved` if the approval of the caller counts; others may still be missing. */
  outcome: 'approved' | 'rejected' | 'refused';
  /** The approval afterwards; `null` if the decision was refused. */
  approval: ApprovalRecord | null;
  /** Why it was refused. */
  problem: ApprovalDecisionProblem | null;
}

/** Why a decision was refused, as the problem that a request about this approval alone would get. */
export interface ApprovalDecisionProblem {
  /** The error code. Each has a page under `/errors/{code}`. */
  code: ErrorCode;
  /** The same in words. */
  detail: string;
}

export interface ApprovalDecisionResults {
  /** One result for each decision, in the same order. */
  data: ApprovalDecisionResult[];
}

export interface ApprovalList {
  /** The items of the list. */
  data: Approval[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface ApprovalPreviewStep {
  /** How many people must approve. */
  needed: number;
  /** How many people could. */
  eligible_count: number;
  /** Ids of at most five of them. */
  eligible_sample: string[];
}

export interface ApprovalPreview {
  /** Id of the rule; `null` if a rule is required and none applies. */
  rule: string | null;
  /** Name of the rule. */
  name: string;
  /** Its steps, and who could fill them. */
  steps: ApprovalPreviewStep[];
  /** Whether enough people could approve. */
  satisfiable: boolean;
}

export interface ApprovalExclusion {
  /** Id of the user. */
  user: string;
  /** Why they may not approve. */
  because: 'requester' | 'knew_key_secret' | 'changed_key' | 'changed_beneficiary' | 'cooling';
}

/** What is changed. `account` are own accounts, and beneficiaries that wait. */
export type ControlKind = 'approval_rule' | 'settings' | 'project_settings' | 'payment_limit' | 'account' | 'exchange_rate';

/** The fields of the control that change, as its resource has them; of a rule all fields. */
export type ControlContent = ApprovalRuleContent | ControlSettings | ControlLimit | ControlAccount | ControlRate;

/** What of a payment limit changes. */
export interface ControlLimit {
  /** Largest amount of one payment, in minor units. */
  per_payment?: number | null | undefined;
  /** Largest sum in a day, in minor units. */
  per_day?: number | null | undefined;
  /** Largest sum in a month, in minor units. */
  per_month?: number | null | undefined;
  /** Largest number of payments in a day. */
  count_per_day?: number | null | undefined;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed?: PaymentLimitAction | undefined;
  /** Id of the approval rule that decides about payments that exceed the limit. */
  approval_rule?: string | null | undefined;
}

/** What of an account changes. With `status` it is to take part in payments, and the rest says whose account it is. */
export interface ControlAccount {
  /** The lowest balance that payments may leave, in minor units; `null` for no limit. */
  floor?: AccountFloor | undefined;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check?: FundsCheck | undefined;
  /** The other projects that may pay from an own account, by id, or `all`. */
  shared_with?: AccountSharing | undefined;
  /** Whether it takes part in payments. */
  status?: 'active' | 'blocked' | undefined;
  /** Why it was blocked. */
  block_reason?: string | undefined;
  /** Whether it is a real bank account. */
  live?: boolean | undefined;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency?: Currency | undefined;
  /** How banks identify it. Identifiers never change. */
  identifiers?: AccountIdentifiers | undefined;
  /** Who holds it. */
  holder?: AccountHolder | undefined;
}

/** An exchange rate. */
export interface ControlRate {
  /** The rate is `numerator` / `denominator`. */
  numerator: number;
  /** The rate is `numerator` / `denominator`. */
  denominator: number;
  /** The day of the rate. */
  date: string;
}

/** Settings that change. */
export interface ControlSettings {
  /** Whether a payment that no approval rule matches waits for the approval of an owner. */
  require_rule?: boolean | null | undefined;
  /** Hours for which a new approver does not count. */
  approver_cooling_hours?: number | undefined;
  /** Hours for which the person who created or unblocked a beneficiary does not count for payments to it. */
  beneficiary_cooling_hours?: number | undefined;
}

export interface ControlChange {
  /** Id of the change. */
  id: ControlChangeId;
  /** The workspace it belongs to. */
  workspace_id: WorkspaceId;
  /** The project that the control belongs to; `null` for a control of the workspace. */
  project_id: string | null;
  /** What is changed. `account` are own accounts, and beneficiaries that wait. */
  kind: ControlKind;
  /** Id of the control that is changed. Settings have that of the place. */
  target_id: string;
  /** What changes, as it was; `null` if it did not exist. */
  before: ControlContent | null;
  /** What changes, as it will be; `null` if all is to be deleted. */
  after: ControlContent | null;
  /** `withdrawn` if the person who proposed it ended it, or the control was changed otherwise. Only `pending` can change. */
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Digest of the change, which an approval names. */
  digest: string;
  /** What is asked for. All of it has to be met; one approval counts in each rule that admits it. */
  rules: ApprovalDemand[];
  /** Approvals that were given, in their order. */
  votes: ApprovalVote[];
  /** The user or key that proposed it. */
  proposed_by: string;
  /** When it was proposed. */
  proposed_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** When it was decided. */
  decided_at: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
  /** Whether an approval of the caller would count. */
  can_decide: boolean;
  /** Why it would not; `null` if it would, or once it is decided. */
  why_not: ApprovalObstacle | null;
  /** People whose approval would count now; at most 50 of them. */
  who_can: ApprovalCandidate[];
  /** Whether too few people are left to complete it. The operator may then. */
  blocked: boolean;
  /** For which steps people are missing, if everyone who can approves; none unless it is blocked. */
  missing: MissingApprovers[];
}

export interface ControlChangeRecord {
  /** Id of the change. */
  id: ControlChangeId;
  /** The workspace it belongs to. */
  workspace_id: WorkspaceId;
  /** The project that the control belongs to; `null` for a control of the workspace. */
  project_id: string | null;
  /** What is changed. `account` are own accounts, and beneficiaries that wait. */
  kind: ControlKind;
  /** Id of the control that is changed. Settings have that of the place. */
  target_id: string;
  /** What changes, as it was; `null` if it did not exist. */
  before: ControlContent | null;
  /** What changes, as it will be; `null` if all is to be deleted. */
  after: ControlContent | null;
  /** `withdrawn` if the person who proposed it ended it, or the control was changed otherwise. Only `pending` can change. */
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Digest of the change, which an approval names. */
  digest: string;
  /** What is asked for. All of it has to be met; one approval counts in each rule that admits it. */
  rules: ApprovalDemand[];
  /** Approvals that were given, in their order. */
  votes: ApprovalVote[];
  /** The user or key that proposed it. */
  proposed_by: string;
  /** When it was proposed. */
  proposed_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** When it was decided. */
  decided_at: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

/** A change that waits until other people approve it with `controlChanges.approve`. */
export interface PendingChange {
  /** Id of the change. */
  id: ControlChangeId;
  /** Digest of the change, which an approval names. */
  digest: string;
  /** What changes, as it will be; `null` if all is to be deleted. */
  after: ControlContent | null;
  /** The user or key that proposed it. */
  proposed_by: string;
  /** When it was proposed. */
  proposed_at: string;
  /** When it ends without enough approvals. */
  expires_at: string;
  /** Users who have approved it. */
  approved_by: string[];
}

export interface ControlChangeList {
  /** The items of the list. */
  data: ControlChange[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface ApprovalDelegation {
  /** Id of the delegation. */
  id: ApprovalDelegationId;
  /** The user who delegates. */
  from: string;
  /** The user who approves instead. */
  to: string;
  /** When it begins. */
  since: string;
  /** When it ends. */
  until: string;
  /** Rules that it is for; `null` for all. */
  rules: string[] | null;
  /** When it was created. */
  created_at: string;
}

export interface ApprovalDelegationList {
  /** The items of the list. */
  data: ApprovalDelegation[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface ApprovalDelegationCreate {
  /** The user who approves instead. */
  to: string;
  /** When it begins; now unless given. */
  since?: string | undefined;
  /** When it ends. */
  until: string;
  /** Rules that it is for; all unless given. */
  rules?: string[] | undefined;
}

/** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
export type ApprovalRuleSubject = 'payment' | 'batch' | 'beneficiary' | 'controls' | 'limit';

/** Minor units of `base_currency`, or of the only currency of `currencies`. */
export type ApprovalAmount = number;

export interface ApprovalStep {
  /** How many people must approve. */
  needed: number;
  /** Roles in the project that may approve, by built-in name or id. */
  roles: string[];
  /** People who may approve besides. Without roles and people, every approver may. */
  users: string[];
}

export interface ApprovalStepInput {
  /** How many people must approve. */
  needed: number;
  /** Roles in the project that may approve, by name or id. */
  roles?: string[] | undefined;
  /** People who may approve besides. Without roles and people, every approver may. */
  users?: string[] | undefined;
}

/** What was paid in the last days, this payment included. */
export interface ApprovalRuleConditionsCumulative {
  /** Number of days. */
  days: number;
  /** Minor units of `base_currency`, or of the only currency of `currencies`. */
  min_amount: ApprovalAmount;
  /** Whose payments are added up. A person and their user keys are one requester, and all entries for a bank account are one beneficiary. */
  per: 'beneficiary' | 'requester' | 'account';
}

/** Conditions of which all must hold. What is not known counts as met. */
export interface ApprovalRuleConditions {
  /** Currencies of the payment. */
  currencies?: string[] | undefined;
  /** Minor units of `base_currency`, or of the only currency of `currencies`. */
  min_amount?: ApprovalAmount | undefined;
  /** Minor units of `base_currency`, or of the only currency of `currencies`. */
  max_amount?: ApprovalAmount | undefined;
  /** Currency to which amounts are converted. An amount without a rate counts as reached. */
  base_currency?: string | undefined;
  /** Methods of the payment. */
  methods?: ('bank_transfer' | 'eft' | 'card' | 'virtual_account' | 'direct_debit')[] | undefined;
  /** Accounts that pay. */
  from_accounts?: string[] | undefined;
  /** Projects, by slug or id. */
  projects?: string[] | undefined;
  /** What requests the payment. */
  requested_by?: 'people' | 'keys' | 'any' | undefined;
  /** Beneficiaries that have existed for fewer days. */
  beneficiary_age_days_below?: number | undefined;
  /** What was paid in the last days, this payment included. */
  cumulative?: ApprovalRuleConditionsCumulative | undefined;
}

export interface ApprovalRuleContent {
  /** Display name. */
  name: string;
  /** Whether the rule applies. */
  enabled: boolean;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to: ApprovalRuleSubject;
  /** Conditions of which all must hold. What is not known counts as met. */
  when: ApprovalRuleConditions;
  /** Who must approve. */
  steps: ApprovalStep[];
  /** Whether a step opens only when the steps before it are complete. */
  ordered: boolean;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate: boolean;
  /** Hours after which a request expires. */
  expires_after: number;
  /** What happens to the payment then. It is held only if the rules that expire first all say so. */
  on_expiry: 'cancel' | 'hold';
}

export interface ApprovalRule {
  /** Display name. */
  name: string;
  /** Whether the rule applies. */
  enabled: boolean;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to: ApprovalRuleSubject;
  /** Conditions of which all must hold. What is not known counts as met. */
  when: ApprovalRuleConditions;
  /** Who must approve. */
  steps: ApprovalStep[];
  /** Whether a step opens only when the steps before it are complete. */
  ordered: boolean;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate: boolean;
  /** Hours after which a request expires. */
  expires_after: number;
  /** What happens to the payment then. It is held only if the rules that expire first all say so. */
  on_expiry: 'cancel' | 'hold';
  /** Id of the rule. */
  id: ApprovalRuleId;
  /** The workspace it belongs to. */
  workspace_id: WorkspaceId;
  /** The change that waits for approval. */
  pending_change: PendingChange | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface UnsatisfiableRuleStep {
  /** Number of the step, from 1. */
  step: number;
  /** How many people are missing. */
  missing: number;
}

/** An enabled rule that too few people could meet. */
export interface UnsatisfiableRule {
  /** Id of the rule. */
  rule: string;
  /** Name of the rule. */
  name: string;
  /** The project in which it could not be met; `null` for a rule of all projects. */
  project_id: string | null;
  /** The steps for which people are missing, if everyone who can approves. */
  steps: UnsatisfiableRuleStep[];
}

export interface ApprovalRuleList {
  /** The items of the list. */
  data: ApprovalRule[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface ApprovalRuleUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Whether the rule applies. */
  enabled?: boolean | undefined;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to?: ApprovalRuleSubject | undefined;
  /** Conditions of which all must hold. What is not known counts as met. */
  when?: ApprovalRuleConditions | undefined;
  /** Who must approve. */
  steps?: ApprovalStepInput[] | undefined;
  /** Whether a step opens only when the steps before it are complete. */
  ordered?: boolean | undefined;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate?: boolean | undefined;
  /** Hours after which a request expires; 72 unless given. */
  expires_after?: number | undefined;
  /** What happens to the payment then. */
  on_expiry?: 'cancel' | 'hold' | undefined;
}

export interface ApprovalRuleCreate {
  /** Display name, on one line. */
  name: string;
  /** Whether the rule applies. */
  enabled?: boolean | undefined;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to?: ApprovalRuleSubject | undefined;
  /** Conditions of which all must hold. What is not known counts as met. */
  when?: ApprovalRuleConditions | undefined;
  /** Who must approve. */
  steps: ApprovalStepInput[];
  /** Whether a step opens only when the steps before it are complete. */
  ordered?: boolean | undefined;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate?: boolean | undefined;
  /** Hours after which a request expires; 72 unless given. */
  expires_after?: number | undefined;
  /** What happens to the payment then. */
  on_expiry?: 'cancel' | 'hold' | undefined;
}

export interface ApprovalVoteCreate {
  /** Digest of what the caller has seen. */
  digest: string;
  /** A note for others. */
  comment?: string | undefined;
}

export interface ApprovalRejection {
  /** Digest of what the caller has seen. */
  digest: string;
  /** Why it is rejected. */
  reason: string;
}

/** What is tried, and on what. */
export interface ApprovalRuleTest {
  /** A payment as it could be requested now. Without it, the payments of the last 90 days are looked at. */
  payment?: ApprovalRuleExample | undefined;
  /** See {@link ApprovalRuleCreate}. */
  rule?: ApprovalRuleCreate | undefined;
  /** Id of a saved rule that `rule` takes the place of. Without `rule`, it is left out as if it were deleted. */
  replaces?: string | undefined;
}

/** A payment as it could be requested now. Without it, the payments of the last 90 days are looked at. */
export interface ApprovalRuleExample {
  /** Id or slug of the project. */
  project: string;
  /** Id of the account that pays. */
  from_account: string;
  /** Id of the account that is paid. Without it, nothing was paid to the beneficiary before. */
  to_account?: string | undefined;
  /**
   * For how many days a beneficiary without `to_account` has existed.
   * @default 0
   */
  beneficiary_age_days?: number | undefined;
  /** Minor units of the currency. */
  amount: number;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method of the payment. */
  method: 'bank_transfer' | 'eft' | 'card' | 'virtual_account' | 'direct_debit';
  /** Id of the user or key that requests it; yourself by default. Others require `access:explain`. */
  requested_by?: string | undefined;
}

export interface ApprovalRuleTestResult {
  /** What the rules would ask for the example; `null` without one. */
  payment: ApprovalRulesOfExample | null;
  /** What the rules would have asked for the payments of the last 90 days; `null` with an example. */
  history: ApprovalRulesOfHistory | null;
}

export interface ApprovalRulesOfExampleExcluded {
  /** Id of the user. */
  user: string;
  /** Why the caller cannot approve. */
  because: ApprovalObstacle;
}

export interface ApprovalRulesOfExample {
  /** All rules, in the order of their ids, and the one that is not saved. */
  rules: TestedApprovalRule[];
  /** Whether enough people could meet all rules that match together, today. */
  satisfiable: boolean;
  /** Approvers who could not approve it, and why. */
  excluded: ApprovalRulesOfExampleExcluded[];
}

export interface TestedApprovalRuleStep {
  /** How many people must approve. */
  needed: number;
  /** How many people could fill the step. */
  eligible_count: number;
  /** Up to five of them. */
  eligible_sample: string[];
  /** How many are missing if all of them approved, each in one step. */
  missing: number;
}

export interface TestedApprovalRule {
  /** Id of the rule; `null` for one that is not saved. */
  rule: string | null;
  /** Name of the rule. */
  name: string;
  /** The first condition that the payment does not meet; `null` if the rule matches. */
  unmet: 'enabled' | 'applies_to' | 'projects' | 'currencies' | 'amount' | 'methods' | 'from_accounts' | 'requested_by' | 'beneficiary_age_days_below' | 'cumulative' | null;
  /** Its steps, and who could fill them today. */
  steps: TestedApprovalRuleStep[];
  /** Whether enough people could meet this rule by itself, today. */
  satisfiable: boolean;
}

export interface ApprovalRulesOfHistoryRuleSum {
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Minor units of the currency. */
  amount: number;
}

export interface ApprovalRulesOfHistoryRule {
  /** Id of the rule; `null` for one that is not saved. */
  rule: string | null;
  /** Name of the rule. */
  name: string;
  /** How many payments it would have concerned. */
  matched: number;
  /** Their sums by currency. */
  sums: ApprovalRulesOfHistoryRuleSum[];
  /** How many of them could not have met this rule. */
  unsatisfiable: number;
}

export interface ApprovalRulesOfHistory {
  /** Payments requested after this time were looked at. */
  since: string;
  /** How many payments were looked at. */
  payments: number;
  /** Whether these are all of the time that the caller can read. Sums of rules with `cumulative` contain no other payments. */
  complete: boolean;
  /** How many of them today's approvers could not have approved, without those who had a part in the request. */
  unsatisfiable: number;
  /** All rules, in the order of their ids, and the one that is not saved. */
  rules: ApprovalRulesOfHistoryRule[];
}

/** Whose payments are limited. `account` limits those from an own account, and `beneficiary` those to an account. */
export type PaymentLimitScope = 'workspace' | 'project' | 'account' | 'beneficiary' | 'user' | 'key';

/** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
export type PaymentLimitAction = 'refuse' | 'hold' | 'approve';

export interface PaymentLimit {
  /** Id of the payment limit. */
  id: PaymentLimitId;
  /** The workspace it belongs to. */
  workspace_id: WorkspaceId;
  /** Display name. */
  name: string;
  /** Whose payments are limited. `account` limits those from an own account, and `beneficiary` those to an account. */
  scope: PaymentLimitScope;
  /** Id of the project, account, user or key that is limited; `null` for the workspace. */
  scope_id: string | null;
  /** Currency of ISO 4217. Payments in other currencies do not count. */
  currency: string;
  /** The method whose payments count; `null` for all. */
  method: PaymentMethodName | null;
  /** Largest amount of one payment, in minor units. */
  per_payment: number | null;
  /** Largest sum in a day, in minor units. */
  per_day: number | null;
  /** Largest sum in a month, in minor units. */
  per_month: number | null;
  /** Largest number of payments in a day. */
  count_per_day: number | null;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed: PaymentLimitAction;
  /** Id of the approval rule that decides about payments that exceed the limit, with `approve`. */
  approval_rule: string | null;
  /** What was used of the maxima for a day and for a month, by payments of live projects. Each simulated project counts on its own. */
  usage: PaymentLimitUsage[];
  /** The change that waits for approval. */
  pending_change: PendingChange | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface PaymentLimitUsage {
  /** The maximum. */
  limit: 'per_day' | 'per_month' | 'count_per_day';
  /** The maximum, in minor units or as a number of payments. */
  max: number;
  /** What was used of it. */
  used: number;
  /** What is left; 0 if more was used. */
  remaining: number;
  /** When it begins at 0 again. */
  resets_at: string;
}

/** Where a maximum of a limit stands before and after a payment. */
export interface PaymentLimitStanding {
  /** Id of the payment limit. */
  limit: string;
  /** The maximum. */
  maximum: 'per_payment' | 'per_day' | 'per_month' | 'count_per_day';
  /** The maximum, in minor units or as a number of payments. */
  max: number;
  /** What was used of it, without the payment. */
  used: number;
  /** What is used of it with the payment. */
  after: number;
  /** Whether the payment is within the maximum. */
  ok: boolean;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed: PaymentLimitAction;
}

export interface PaymentLimitReached {
  /** See {@link PaymentLimit}. */
  limit: PaymentLimit;
  /** Id of the payment. */
  payment_id: string;
  /** The project of the payment. */
  project_id: string;
  /** Whether the payment exceeds the limit, so that it is held or waits for approval; otherwise it has used up the limit. */
  exceeded: boolean;
}

export interface PaymentLimitList {
  /** The items of the list. */
  data: PaymentLimit[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface PaymentLimitUpdate {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Largest amount of one payment, in minor units; `null` for any. */
  per_payment?: number | null | undefined;
  /** Largest sum in a day, in minor units; `null` for any. */
  per_day?: number | null | undefined;
  /** Largest sum in a month, in minor units; `null` for any. */
  per_month?: number | null | undefined;
  /** Largest number of payments in a day; `null` for any number. */
  count_per_day?: number | null | undefined;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed?: PaymentLimitAction | undefined;
  /** Id of an enabled approval rule with `applies_to` `limit`, which decides about payments that exceed the limit; required with `approve`. */
  approval_rule?: string | null | undefined;
}

export interface PaymentLimitCreate {
  /** Display name, on one line. */
  name: string;
  /** Largest amount of one payment, in minor units; `null` for any. */
  per_payment?: number | null | undefined;
  /** Largest sum in a day, in minor units; `null` for any. */
  per_day?: number | null | undefined;
  /** Largest sum in a month, in minor units; `null` for any. */
  per_month?: number | null | undefined;
  /** Largest number of payments in a day; `null` for any number. */
  count_per_day?: number | null | undefined;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed?: PaymentLimitAction | undefined;
  /** Id of an enabled approval rule with `applies_to` `limit`, which decides about payments that exceed the limit; required with `approve`. */
  approval_rule?: string | null | undefined;
  /** Whose payments are limited. `account` limits those from an own account, and `beneficiary` those to an account. */
  scope: PaymentLimitScope;
  /** Id of the project, account, user or key that is limited; required unless `scope` is `workspace`. */
  scope_id?: string | null | undefined;
  /** Currency of ISO 4217, such as `TRY`. */
  currency: string;
  /** The method whose payments count; `null` for all. */
  method?: PaymentMethodName | null | undefined;
}

/** Method that a payment names. */
export type PaymentMethodName = 'bank_transfer' | 'eft' | 'card' | 'virtual_account' | 'direct_debit';

/** Payment system that a transfer takes. */
export type PaymentRail = 'fast' | 'eft' | 'internal' | 'sepa' | 'swift';

export interface PaymentMethod {
  /** Id of the payment method. */
  id: string;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Payment system; `null` if it is not a transfer. */
  rail: PaymentRail | null;
  /** Currency of ISO 4217, such as `TRY`. */
  currency: string;
  /** Whether a connector can execute it. */
  available: boolean;
  /** Whether the workspace uses it. */
  enabled: boolean;
  /** A built-in calendar. */
  calendar: CalendarId;
  /** When execution begins on a day, in the time zone of the workspace. */
  opens: string;
  /** When execution ends on a day: a payment made at this time or later waits for the next business day. */
  cut_off: string;
  /** When execution ends on a half day. */
  half_day_cut_off: string;
  /** Whether it also executes at weekends and on holidays. */
  weekend: boolean;
  /** Business days from the execution of a payment to the arrival of its money. */
  settlement_days: number;
  /** Smallest amount, in minor units of the currency. */
  min: number;
  /** Largest amount, in minor units of the currency; `null` for none. */
  max: number | null;
  /** When a payment that is made now would be executed; `null` if the method cannot be used, or if the calendar has no business day in the next 60 days. */
  next: PaymentSchedule | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface PaymentSchedule {
  /** When the payment is executed. */
  execution_date: string;
  /** When execution begins on that day. */
  opens_at: string;
  /** When execution ends on that day. */
  cut_off_at: string;
  /** Whether the payment would be executed today if it had been made before the cut-off. */
  missed_today: boolean;
  /** When the money is expected to arrive. */
  value_date: string;
  /** Days until the value date on which the method does not execute. */
  days_skipped: SkippedDay[];
}

export interface SkippedDay {
  /** The day. */
  date: string;
  /** Why it is skipped. */
  reason: 'weekend' | 'holiday';
  /** Name of the holiday. */
  name: string | null;
  /** Whether the holiday is calculated, and not yet announced. */
  provisional: boolean;
}

export interface PaymentMethodList {
  /** The items of the list. */
  data: PaymentMethod[];
}

export interface PaymentMethodUpdate {
  /** Whether the workspace uses it. */
  enabled?: boolean | undefined;
  /** A built-in calendar. */
  calendar?: CalendarId | undefined;
  /** When execution begins on a day, in the time zone of the workspace. */
  opens?: string | undefined;
  /** When execution ends on a day; `24:00` for its end. */
  cut_off?: string | undefined;
  /** When execution ends on a half day; not after `cut_off`. */
  half_day_cut_off?: string | undefined;
  /** Whether it also executes at weekends and on holidays. */
  weekend?: boolean | undefined;
  /** Business days from the execution of a payment to the arrival of its money. */
  settlement_days?: number | undefined;
  /** Smallest amount, in minor units of the currency. */
  min?: number | undefined;
  /** Largest amount, in minor units of the currency; `null` for none. */
  max?: number | null | undefined;
}

/** A built-in calendar. */
export type CalendarId = 'tr' | 'target2' | 'us_fed' | 'uk';

/** Whether payments are executed on the day, until its end or until the cut-off of half days. */
export type CalendarDayKind = 'business' | 'half' | 'holiday';

export interface PaymentCalendar {
  /** A built-in calendar. */
  id: CalendarId;
  /** Whose business days it has. */
  name: string;
  /** When half days end, in local time; `null` if the calendar has no half days of its own. */
  half_day_ends: string | null;
}

export interface PaymentCalendarList {
  /** The items of the list. */
  data: PaymentCalendar[];
}

export interface PaymentCalendarWithDays {
  /** A built-in calendar. */
  id: CalendarId;
  /** Whose business days it has. */
  name: string;
  /** When half days end, in local time; `null` if the calendar has no half days of its own. */
  half_day_ends: string | null;
  /** The items of the list. */
  days: CalendarDay[];
}

export interface CalendarDay {
  /** The day. */
  date: string;
  /** Whether payments are executed on the day, until its end or until the cut-off of half days. */
  kind: CalendarDayKind;
  /** Name of the holiday. */
  name: string | null;
  /** Whether the built-in calendar, the weekend or the workspace decides. */
  source: 'built_in' | 'weekend' | 'workspace';
  /** Whether the holiday is calculated, and not yet announced. */
  provisional: boolean;
}

export interface CalendarDaySet {
  /** Whether payments are executed on the day, until its end or until the cut-off of half days. */
  kind: CalendarDayKind;
  /** Name of the holiday, on one line. */
  name?: string | null | undefined;
}

export interface ExchangeRate {
  /** Both currencies, such as `USD-TRY`. */
  pair: string;
  /** The rate is `numerator` / `denominator`; both are `null` while the first rate waits for approval. */
  numerator: number | null;
  /** The rate is `numerator` / `denominator`. */
  denominator: number | null;
  /** The day of the rate. */
  date: string | null;
  /** The change that waits for approval. */
  pending_change: PendingChange | null;
  /** When it was last set. */
  updated_at: string | null;
  /** Version of this representation, for `If-Match`. */
  etag: string;
}

export interface ExchangeRateList {
  /** The items of the list. */
  data: ExchangeRate[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface ExchangeRateSet {
  /** The rate is `numerator` / `denominator`. */
  numerator: number;
  /** The rate is `numerator` / `denominator`. */
  denominator: number;
  /** The day of the rate. */
  date: string;
}

/** ISO 4217 code of the currency. */
export type LedgerCurrency = string;

/** `bank`: money in an own bank account. `in_transit`: submitted to the bank, and not settled. `external`: money of others. `unidentified`: received from an unknown source. `fees`, `fx`, `adjustments`: what the names say. `opening`: the other side of opening balances. */
export type LedgerAccountKind = 'bank' | 'in_transit' | 'external' | 'unidentified' | 'fees' | 'fx' | 'adjustments' | 'opening';

/** An account of the ledger, with its balance in minor units. */
export interface LedgerAccount {
  /** Id of the ledger account. */
  id: LedgerAccountId;
  /** The workspace. */
  workspace_id: WorkspaceId;
  /** The project of the ledger. */
  project_id: ProjectId;
  /** The kind, or `bank:` with the id of the bank account. */
  name: string;
  /** `bank`: money in an own bank account. `in_transit`: submitted to the bank, and not settled. `external`: money of others. `unidentified`: received from an unknown source. `fees`, `fx`, `adjustments`: what the names say. `opening`: the other side of opening balances. */
  kind: LedgerAccountKind;
  /** The bank account; `null` for other kinds. */
  account_id: string | null;
  /** ISO 4217 code of the currency. */
  currency: LedgerCurrency;
  /** Sum of all entries. */
  posted: number;
  /** Reserved for payments that are not submitted yet. */
  reserved: number;
  /** What `posted` minus `reserved` never falls below; `null` for no limit. */
  floor: number | null;
  /** Number of entries. */
  entries: number;
  /** When it was opened. */
  created_at: string;
}

export interface LedgerAccountList {
  /** An account of the ledger, with its balance in minor units. */
  data: LedgerAccount[];
  /** Whether there is another page. */
  has_more: boolean;
  /** Pass it as `cursor`. */
  next_cursor: string | null;
}

/** What the transaction records. */
export type LedgerTransactionKind = 'opening' | 'submitted' | 'settled' | 'failed' | 'returned' | 'received' | 'identified' | 'transferred' | 'adjustment' | 'reversal';

/** A change of one balance. */
export interface LedgerEntry {
  /** The ledger account. */
  ledger_account_id: string;
  /** The balance of the account that it changes. Busy accounts have several, whose sum is the balance. */
  lane: number;
  /** Position of the entry in that balance, without gaps. */
  version: number;
  /** Minor units; positive is a debit. */
  amount: number;
  /** That balance after the entry. */
  balance_after: number;
}

/** Entries that sum to 0. */
export interface LedgerTransaction {
  /** Id of the transaction. */
  id: LedgerTransactionId;
  /** The workspace. */
  workspace_id: WorkspaceId;
  /** The project of the ledger. */
  project_id: ProjectId;
  /** Position in the chain, without gaps; `null` until it is sealed, about a second. */
  seq: number | null;
  /** SHA-256 over the hash of the previous transaction (32 zero bytes before the first) and the canonical JSON (RFC 8785) of this one without `hash`; `null` until it is sealed. */
  hash: string | null;
  /** What the transaction records. */
  kind: LedgerTransactionKind;
  /** ISO 4217 code of the currency. */
  currency: LedgerCurrency;
  /** The entries, which sum to 0. */
  entries: LedgerEntry[];
  /** The payment that it belongs to, if any. */
  payment_id: string | null;
  /** Counts the transactions of one kind for one payment. */
  occurrence: number;
  /** The project that pays, if it is not that of the ledger. */
  payer_project_id: string | null;
  /** The transaction that it reverses, if any. */
  reverses: string | null;
  /** The reason of an adjustment or reversal. */
  reason: string | null;
  /** The day on which it takes effect. */
  effective_date: string;
  /** Id of the user or key; `null` for the operator and for payments. */
  created_by: string | null;
  /** When it was posted. */
  created_at: string;
}

export interface LedgerTransactionList {
  /** Entries that sum to 0. */
  data: LedgerTransaction[];
  /** Whether there is another page. */
  has_more: boolean;
  /** Pass it as `cursor`. */
  next_cursor: string | null;
}

/** The reason, for readers of the ledger. */
export type LedgerReason = string;

export interface LedgerTransactionCreateEntry {
  /** The ledger account. */
  ledger_account_id: string;
  /** Minor units, other than 0; positive is a debit. */
  amount: number;
}

export interface LedgerTransactionCreate {
  /** The reason, for readers of the ledger. */
  reason: LedgerReason;
  /** The day on which it takes effect; today in the time zone of the workspace by default. */
  effective_date?: string | undefined;
  /** Amounts by ledger account, in one currency, with the sum 0. */
  entries: LedgerTransactionCreateEntry[];
}

export interface LedgerTransactionReverse {
  /** The reason, for readers of the ledger. */
  reason: LedgerReason;
}

export interface LedgerCheckpointBalance {
  /** The ledger account. */
  ledger_account_id: string;
  /** The balance of the account. */
  lane: number;
  /** Version of its last entry. */
  version: number;
  /** The balance after that entry. */
  posted: number;
}

/** A signed checkpoint of the hash chain of a ledger. */
export interface LedgerCheckpoint {
  /** Id of the checkpoint. */
  id: LedgerCheckpointId;
  /** The workspace. */
  workspace_id: WorkspaceId;
  /** The project of the ledger. */
  project_id: ProjectId;
  /** Position of the last transaction that it covers. */
  seq: number;
  /** Hash of that transaction, and thereby of all before it. */
  hash: string;
  /** Latest `created_at` of the transactions that it covers. */
  through: string;
  /** SHA-256 over the canonical JSON (RFC 8785) of `balances`. */
  balances_hash: string;
  /** The balances that changed since the checkpoint before, by account and lane. */
  balances: LedgerCheckpointBalance[];
  /** When it was signed. */
  created_at: string;
  /** The key that it is signed with. */
  key_id: string;
  /** Ed25519, in base64url, over the line `tenantry-ledger-checkpoint`, a line feed, and the canonical JSON (RFC 8785) of the other fields without `balances`. */
  signature: string;
}

export interface LedgerCheckpointList {
  /** A signed checkpoint of the hash chain of a ledger. */
  data: LedgerCheckpoint[];
  /** Whether there is another page. */
  has_more: boolean;
  /** Pass it as `cursor`. */
  next_cursor: string | null;
}

/** A signed file of the ledger of a project. */
export interface LedgerExport {
  /** Id of the export. */
  id: LedgerExportId;
  /** The workspace. */
  workspace_id: WorkspaceId;
  /** The project of the ledger. */
  project_id: ProjectId;
  /** `running` while a job writes it; only a `ready` export can be downloaded. */
  status: 'running' | 'ready' | 'failed' | 'expired';
  /** Position of the last transaction in the export, which contains no later ones. */
  last_seq: number;
  /** Number of transactions. */
  transactions: number;
  /** Number of transactions written so far. */
  transactions_done: number;
  /** Id of the user or key that requested it; `null` for the operator. */
  created_by: string | null;
  /** When it was requested. */
  created_at: string;
  /** When it was ready, or failed. */
  finished_at: string | null;
  /** When the download expires; `null` while it is running. */
  expires_at: string | null;
}

export interface LedgerVerificationRequest {
  /** `next` of the call before. */
  after?: string | undefined;
}

export interface LedgerDifference {
  /** `sum`: the entries of a transaction sum to 0. `entries`: each entry counts on from the one before. `balance`: a balance is the sum of its entries. `reserved`: what is reserved is the sum of open reservations. `floor`: what is not reserved is not below the floor. `payments`: a payment has the postings that its state implies, each once. `in_transit`: it is the sum of processing payments. `unidentified`: it is the sum of credits that are not identified. */
  invariant: 'sum' | 'entries' | 'balance' | 'reserved' | 'floor' | 'payments' | 'in_transit' | 'unidentified';
  /** The ledger account, if it is one. */
  ledger_account_id: string | null;
  /** The transaction, if it is one. */
  transaction_id: string | null;
  /** The payment, if it is one. */
  payment_id: string | null;
  /** The difference in a sentence. */
  message: string;
}

export interface LedgerVerification {
  /** Number of entries and transactions that this call verified. */
  verified: number;
  /** Where the next call goes on; `null` when all is verified. */
  next: string | null;
  /** What differs, at most 100 differences; empty if nothing does. */
  differences: LedgerDifference[];
}

export interface LedgerDifferencesFound {
  /** The workspace. */
  workspace_id: string;
  /** The project of the ledger. */
  project_id: string;
  /** What differs. */
  differences: LedgerDifference[];
  /** When it was found. */
  found_at: string;
}

/** The outcome in a simulated project. It takes precedence over what the IBAN of the payee (`TR`, check digits, `99999`, `0`, and the code as an account number of 16 digits) and the last two digits of the amount say. `00` settles at 10:00 on the value date, `01` fails with `insufficient_funds`, `02` with `account_closed`, `03` with `invalid_account`, `04` with `blocked_account`, `05` is rejected on submission, `06` fails a day after it was accepted, `07` is returned in full three days after it settled, `08` in half, `11` is not answered and settles a day later, `12` is never answered, `13` settles before it is accepted, and `14` settles two days late. */
export type SandboxOutcome = '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '11' | '12' | '13' | '14';

export interface SandboxClock {
  /** The project. */
  project_id: ProjectId;
  /** The present time of the project. */
  time: string;
  /** The time that the clock is going to, while the work until then is still being done. */
  target: string | null;
  /** `real` while the clock shows the real time, and `set` once it was set and stands still. */
  mode: 'real' | 'set';
}

/** Either a time or a duration. */
export interface SandboxClockUpdate {
  /** The time to set, before the year 2100. */
  time?: string | undefined;
  /** ISO 8601 duration to add, such as `P1D`, `P2W` or `PT90M`. Years, months, weeks and days are those of the calendar in UTC; a month ends on its last day. */
  advance?: string | undefined;
}

export interface SandboxEventCreate {
  /** What the simulated bank does. */
  type: SandboxEventType;
  /** The payment. For every type but `incoming_payment`. */
  payment_id?: PaymentId | undefined;
  /** The own account that gets the money. For `incoming_payment`. */
  account_id?: AccountId | undefined;
  /** Minor units. For `incoming_payment`, and for a `return` of a part; by default, all is returned. */
  amount?: number | undefined;
  /** Reason of ISO 20022, for `reject` (by default `AC04`) and `return` (by default `MD07`). */
  code?: string | undefined;
}

/** What the simulated bank does. */
export type SandboxEventType = 'incoming_payment' | 'settle' | 'reject' | 'return' | 'duplicate_callback';

export interface SandboxEvent {
  /** The project. */
  project_id: ProjectId;
  /** What the simulated bank does. */
  type: SandboxEventType;
  /** The payment afterwards. `null` for `incoming_payment`. */
  payment: Payment | null;
  /** The transaction in the ledger that brought the money. `null` for every type but `incoming_payment`. */
  transaction_id: LedgerTransactionId | null;
}

export interface SandboxFaultsUpdate {
  /** How a payment is answered. `timeout` and `500` give no answer, so that the payment is `unknown` until the bank reports it; `slow` also delays the report that it was accepted by an hour. */
  submit: SandboxSubmitFault;
  /** How reports arrive. A lost one is found when the bank is asked a day after the value date; reordered ones arrive together, the last one first. */
  callbacks: SandboxCallbackFault;
  /** ISO 8601 duration after which the faults end. Without it, they stay. */
  for?: string | undefined;
}

/** How a payment is answered. `timeout` and `500` give no answer, so that the payment is `unknown` until the bank reports it; `slow` also delays the report that it was accepted by an hour. */
export type SandboxSubmitFault = 'timeout' | '500' | 'slow' | null;

/** How reports arrive. A lost one is found when the bank is asked a day after the value date; reordered ones arrive together, the last one first. */
export type SandboxCallbackFault = 'lost' | 'duplicated' | 'reordered' | null;

export interface SandboxFaults {
  /** The project. */
  project_id: ProjectId;
  /** How a payment is answered. `timeout` and `500` give no answer, so that the payment is `unknown` until the bank reports it; `slow` also delays the report that it was accepted by an hour. */
  submit: SandboxSubmitFault;
  /** How reports arrive. A lost one is found when the bank is asked a day after the value date; reordered ones arrive together, the last one first. */
  callbacks: SandboxCallbackFault;
  /** When the faults end, by the clock of the project. `null` if they stay. */
  ends_at: string | null;
}

/** Whether the payments that can be created are (`partial`), or only all or none of them (`atomic`). */
export type PaymentBatchMode = 'partial' | 'atomic';

/** Whether each payment is approved on its own, or all together. */
export type PaymentBatchApproval = 'each' | 'batch';

export interface PaymentBatchCreate {
  /** The payments, each as `payments.create` takes it. */
  payments: PaymentCreate[];
  /**
   * Whether the payments that can be created are (`partial`), or only all or none of them (`atomic`).
   * @default "partial"
   */
  mode?: PaymentBatchMode | undefined;
  /**
   * Whether each payment is approved on its own, or all together.
   * @default "each"
   */
  approval?: PaymentBatchApproval | undefined;
  /** How many payments there must be; with another number none is created. */
  expected_count?: number | undefined;
  /** Sum of all amounts in minor units, whatever their currencies; with another sum no payment is created. */
  expected_total?: number | undefined;
  /** Digest of a preview of the batch. It is created only if the same happens to every row. */
  preview_digest?: string | undefined;
}

export interface PaymentBatchTotal {
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Sum in minor units. */
  amount: number;
}

/** Rows by result, and payments by status, as they are now. */
export interface PaymentBatchCounts {
  /** Rows that are still to be read. */
  waiting: number;
  /** Rows that are refused. */
  refused: number;
  /** Rows that are not created, because others are refused or the batch was cancelled. */
  left_out: number;
  /** Payments that are pending. */
  pending: number;
  /** Payments that are approved and not sent. */
  approved: number;
  /** Payments that are being processed. */
  processing: number;
  /** Payments that have settled. */
  settled: number;
  /** Payments that are reconciled. */
  reconciled: number;
  /** Payments that have failed. */
  failed: number;
  /** Payments that were cancelled. */
  cancelled: number;
}

export interface PaymentBatch {
  /** Id of the batch. */
  id: PaymentBatchId;
  /** The workspace of the batch. */
  workspace_id: WorkspaceId;
  /** The project of the batch. */
  project_id: ProjectId;
  /** Whether the payments that can be created are (`partial`), or only all or none of them (`atomic`). */
  mode: PaymentBatchMode;
  /** Whether each payment is approved on its own, or all together. */
  approval: PaymentBatchApproval;
  /** The approval of the batch as a whole; `null` if its payments are approved each or need none. */
  approval_id: string | null;
  /** `validating` while rows are read, and `refused` if no payment was created because rows of an atomic batch are wrong. Then it follows the payments: `completed` once all have settled, `completed_with_failures` if rows were refused or payments have failed or were cancelled. */
  status: 'validating' | 'pending' | 'approved' | 'processing' | 'completed' | 'completed_with_failures' | 'cancelled' | 'refused';
  /** Where the rows come from. */
  source: 'api' | 'csv';
  /** Number of rows. */
  rows: number;
  /** Rows by result, and payments by status, as they are now. */
  counts: PaymentBatchCounts;
  /** Sums of the amounts of all rows. */
  totals: PaymentBatchTotal[];
  /** The number of rows that was expected. */
  expected_count: number | null;
  /** The sum that was expected. */
  expected_total: number | null;
  /** Digest of the file; `null` without one. */
  file_sha256: string | null;
  /** When its last payment had ended. */
  completed_at: string | null;
  /** When it was cancelled. */
  cancelled_at: string | null;
  /** When it was created. */
  created_at: string;
  /** When the batch itself changed last. */
  updated_at: string;
  /** Version of the batch. Its payments have their own. */
  etag: string;
}

export interface PaymentBatchProblem {
  /** Line of the file. */
  line: number;
  /** Why the row is refused: an error code of `payments.create`, or of the plan. */
  code: string;
  /** Explanation for people. */
  message: string;
}

export interface PaymentBatchImport {
  /** Whether nothing was changed. */
  dry_run: boolean;
  /** The batch; `null` with `dry_run`. */
  batch: PaymentBatch | null;
  /** Number of rows. */
  rows: number;
  /** Rows that cannot be read; with `dry_run`, all that would be refused. */
  refused: number;
  /** Sums of the amounts of all rows that can be read. */
  totals: PaymentBatchTotal[];
  /** Columns that mean nothing here. */
  ignored_columns: string[];
  /** The first 1,000 of these rows. */
  problems: PaymentBatchProblem[];
}

export interface PaymentBatchList {
  /** The items of the list. */
  data: PaymentBatch[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface PaymentBatchResult {
  /** Line of the file, or place in the list, from 1. */
  line: number;
  /** What became of the row. */
  status: 'waiting' | 'created' | 'refused' | 'left_out';
  /** The payment that it became. */
  payment_id: string | null;
  /** Why it was refused: an error code of `payments.create`, or of the plan; `internal_error` after repeated failures of the server. */
  code: string | null;
  /** Explanation for people. */
  message: string | null;
}

export interface PaymentBatchResultList {
  /** The items of the list. */
  data: PaymentBatchResult[];
  /** Whether there are more. */
  has_more: boolean;
  /** Pass it as `cursor` for the next page; `null` on the last. */
  next_cursor: string | null;
}

export interface PaymentBatchPreview {
  /** Digest of what would happen to all rows, for `preview_digest`. Balances are not part of it. */
  digest: string;
  /** Number of rows. */
  rows: number;
  /** Sums of the amounts of all rows. */
  totals: PaymentBatchTotal[];
  /** Rows by what would become of them. A row that is created counts under its first stage. */
  counts: PaymentBatchPreviewCounts;
  /** What the one approval of a batch would ask for; empty if each payment is approved on its own. */
  approvals: ApprovalPreview[];
  /** Approvers who may not give it. */
  excluded: ApprovalExclusion[];
  /** What would become of each row, in their order. */
  results: PaymentBatchPreviewResult[];
}

/** Rows by what would become of them. A row that is created counts under its first stage. */
export interface PaymentBatchPreviewCounts {
  /** Payments that would wait for an approval. */
  approval: number;
  /** Payments that would be held. */
  hold: number;
  /** Payments that would wait for their day. */
  scheduled: number;
  /** Payments that would wait for money. */
  funds: number;
  /** Payments that would be sent at once. */
  queued: number;
  /** Transfers between own accounts that would settle at once. */
  settled: number;
  /** Rows that would be refused. */
  refused: number;
  /** Rows of an atomic batch that would not be created, because others are refused. */
  left_out: number;
}

export interface PaymentBatchPreviewResult {
  /** Place in the list, from 1. */
  line: number;
  /** What would become of the row. */
  outcome: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'settled' | 'refused' | 'left_out';
  /** Day on which the payment would be sent; `null` if it would not be created. */
  execution_date: string | null;
  /** Why the payment would be held. */
  hold_reasons: PaymentHoldReason[];
  /** Why it would be refused: an error code of `payments.create`, or of the plan. */
  code: string | null;
  /** Explanation for people. */
  message: string | null;
}

/** The limits of the plan; `null` for none. */
export interface PlanLimits {
  /** Members. */
  members: number | null;
  /** Pending invitations. */
  open_invitations: number | null;
  /** Custom roles. */
  custom_roles: number;
  /** Projects. */
  projects: number | null;
  /** Requests per minute to the workspace. */
  requests_per_minute: number | null;
  /** API keys. */
  api_keys: number | null;
  /** Days for which the audit log is kept. */
  audit_retention_days: number;
  /** Webhook endpoints. */
  webhook_endpoints: number;
  /** Payments created in a calendar month (UTC). */
  payments_per_month: number | null;
}

/** Limits to set; `null` for none. The others stay as they are. */
export interface PlanLimitsUpdate {
  /** Members. */
  members?: number | null | undefined;
  /** Pending invitations. */
  open_invitations?: number | null | undefined;
  /** Custom roles. */
  custom_roles?: number | undefined;
  /** Projects. */
  projects?: number | null | undefined;
  /** Requests per minute to the workspace. */
  requests_per_minute?: number | null | undefined;
  /** API keys. */
  api_keys?: number | null | undefined;
  /** Days for which the audit log is kept. */
  audit_retention_days?: number | undefined;
  /** Webhook endpoints. */
  webhook_endpoints?: number | undefined;
  /** Payments created in a calendar month (UTC). */
  payments_per_month?: number | null | undefined;
}

/** A workspace was created. */
export interface WorkspaceCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A workspace was created. */
  data: Workspace;
}

/** The name or slug of a workspace was changed. */
export interface WorkspaceUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The name or slug of a workspace was changed. */
  data: Workspace;
}

/** A workspace was deleted. It can be restored until `purge_at`. */
export interface WorkspaceDeletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.deleted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A workspace was deleted. It can be restored until `purge_at`. */
  data: Workspace;
}

/** A deleted workspace was restored. */
export interface WorkspaceRestoredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.restored';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A deleted workspace was restored. */
  data: Workspace;
}

/** The ownership of a workspace was transferred. */
export interface WorkspaceOwnershipTransferredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.ownership_transferred';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The ownership of a workspace was transferred. */
  data: Ownership;
}

/** The settings of a workspace were changed. */
export interface WorkspaceSettingsUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.settings_updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The settings of a workspace were changed. */
  data: Settings;
}

/** The plan of a workspace was set. */
export interface WorkspacePlanSetEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.plan_set';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The plan of a workspace was set. */
  data: Workspace;
}

/** A move of a workspace into an organization was proposed; both receive the event. */
export interface WorkspaceMoveProposedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.move_proposed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A move of a workspace into an organization was proposed; both receive the event. */
  data: WorkspaceMove;
}

/** An organization declined the move of a workspace; both receive the event. */
export interface WorkspaceMoveDeclinedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.move_declined';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization declined the move of a workspace; both receive the event. */
  data: WorkspaceMove;
}

/** The proposed move of a workspace was cancelled; both receive the event. */
export interface WorkspaceMoveCancelledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.move_cancelled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The proposed move of a workspace was cancelled; both receive the event. */
  data: WorkspaceMove;
}

/** A workspace was moved into an organization; both receive the event. */
export interface WorkspaceJoinedOrganizationEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.joined_organization';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A workspace was moved into an organization; both receive the event. */
  data: Workspace;
}

/** An organization has released a workspace; both receive the event. */
export interface WorkspaceLeftOrganizationEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'workspace.left_organization';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization has released a workspace; both receive the event. */
  data: Workspace;
}

/** A person became a member of the workspace. */
export interface MemberAddedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'member.added';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person became a member of the workspace. */
  data: Member;
}

/** A member's role, external id or metadata was changed. */
export interface MemberUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'member.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member's role, external id or metadata was changed. */
  data: Member;
}

/** A member left the workspace or was removed. `data` has the previous state. */
export interface MemberRemovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'member.removed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member left the workspace or was removed. `data` has the previous state. */
  data: Member;
}

/** A member was deactivated. */
export interface MemberDeactivatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'member.deactivated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member was deactivated. */
  data: Member;
}

/** A member was reactivated. */
export interface MemberReactivatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'member.reactivated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member was reactivated. */
  data: Member;
}

/** A person was invited to the workspace. */
export interface InvitationCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'invitation.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person was invited to the workspace. */
  data: Invitation;
}

/** An invitation was resent with a new link. */
export interface InvitationResentEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'invitation.resent';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An invitation was resent with a new link. */
  data: Invitation;
}

/** An invitation was accepted. */
export interface InvitationAcceptedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'invitation.accepted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An invitation was accepted. */
  data: Invitation;
}

/** An invitation was cancelled. */
export interface InvitationCancelledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'invitation.cancelled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An invitation was cancelled. */
  data: Invitation;
}

/** An import of invitations was completed. */
export interface ImportCompletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'import.completed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An import of invitations was completed. */
  data: Import;
}

/** An import was undone. */
export interface ImportUndoneEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'import.undone';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An import was undone. */
  data: Import;
}

/** A custom role was created. */
export interface RoleCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'role.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A custom role was created. */
  data: Role;
}

/** A custom role was changed. */
export interface RoleUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'role.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A custom role was changed. */
  data: Role;
}

/** A custom role was deleted. `data` has the previous state. */
export interface RoleDeletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'role.deleted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A custom role was deleted. `data` has the previous state. */
  data: Role;
}

/** A project was created. */
export interface ProjectCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A project was created. */
  data: Project;
}

/** A project was changed. */
export interface ProjectUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A project was changed. */
  data: Project;
}

/** A project was deleted. It can be restored until `purge_at`. */
export interface ProjectDeletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.deleted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A project was deleted. It can be restored until `purge_at`. */
  data: Project;
}

/** A deleted project was restored. */
export interface ProjectRestoredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.restored';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A deleted project was restored. */
  data: Project;
}

/** A member was added to a project, or their role in it was changed. */
export interface ProjectMemberSetEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.member_set';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member was added to a project, or their role in it was changed. */
  data: ProjectMembership;
}

/** A member was removed from a project. `data` has the previous state. */
export interface ProjectMemberRemovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.member_removed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A member was removed from a project. `data` has the previous state. */
  data: ProjectMembership;
}

/** The settings of a project were changed. */
export interface ProjectSettingsUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'project.settings_updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The settings of a project were changed. */
  data: ProjectSettings;
}

/** An organization was created. */
export interface OrganizationCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'organization.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization was created. */
  data: Organization;
}

/** The name or slug of an organization was changed. */
export interface OrganizationUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'organization.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The name or slug of an organization was changed. */
  data: Organization;
}

/** An organization was deleted. It can be restored until `purge_at`. */
export interface OrganizationDeletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'organization.deleted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization was deleted. It can be restored until `purge_at`. */
  data: Organization;
}

/** A deleted organization was restored. */
export interface OrganizationRestoredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'organization.restored';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A deleted organization was restored. */
  data: Organization;
}

/** The settings of an organization were changed. */
export interface OrganizationSettingsUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'organization.settings_updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The settings of an organization were changed. */
  data: OrganizationSettings;
}

/** An organization got access to a workspace; both receive the event. */
export interface ManagerGrantedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'manager.granted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization got access to a workspace; both receive the event. */
  data: ManagerGrant;
}

/** A grant was paused, resumed, or got another expiry; both receive the event. */
export interface ManagerUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'manager.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A grant was paused, resumed, or got another expiry; both receive the event. */
  data: ManagerGrant;
}

/** A grant was revoked; both receive the event. */
export interface ManagerRevokedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'manager.revoked';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A grant was revoked; both receive the event. */
  data: ManagerGrant;
}

/** The organization requested access to a workspace. */
export interface AccessRequestSentEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'access_request.sent';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The organization requested access to a workspace. */
  data: AccessRequestReceipt;
}

/** An organization requests access to the workspace. */
export interface AccessRequestCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'access_request.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An organization requests access to the workspace. */
  data: AccessRequest;
}

/** An access request was approved; both receive the event. */
export interface AccessRequestApprovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'access_request.approved';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An access request was approved; both receive the event. */
  data: AccessRequest;
}

/** An access request was declined; both receive the event. */
export interface AccessRequestDeclinedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'access_request.declined';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An access request was declined; both receive the event. */
  data: AccessRequest;
}

/** An install link was created. */
export interface InstallLinkCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'install_link.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An install link was created. */
  data: InstallLink;
}

/** An install link was changed. */
export interface InstallLinkUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'install_link.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An install link was changed. */
  data: InstallLink;
}

/** An install link was archived. */
export interface InstallLinkArchivedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'install_link.archived';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An install link was archived. */
  data: InstallLink;
}

/** An install link was unarchived. */
export interface InstallLinkUnarchivedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'install_link.unarchived';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An install link was unarchived. */
  data: InstallLink;
}

/** An owner let the organization manage a workspace through an install link. */
export interface InstallLinkRedeemedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'install_link.redeemed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An owner let the organization manage a workspace through an install link. */
  data: InstallLinkUse;
}

/** A template run has started. */
export interface TemplateRunStartedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'template_run.started';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A template run has started. */
  data: TemplateRun;
}

/** A template run has finished. */
export interface TemplateRunFinishedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'template_run.finished';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A template run has finished. */
  data: TemplateRun;
}

/** An API key was created. */
export interface ApiKeyCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key was created. */
  data: ApiKey;
}

/** An API key was changed. */
export interface ApiKeyUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key was changed. */
  data: ApiKey;
}

/** An API key has a new secret. */
export interface ApiKeyRotatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.rotated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key has a new secret. */
  data: ApiKey;
}

/** The server will rotate the secret of a key at `next_rotation_at`. */
export interface ApiKeyRotationUpcomingEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.rotation_upcoming';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The server will rotate the secret of a key at `next_rotation_at`. */
  data: ApiKey;
}

/** A caller collected the pending secret of a key. */
export interface ApiKeySecretCollectedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.secret_collected';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A caller collected the pending secret of a key. */
  data: ApiKey;
}

/** The previous secret of a rotating API key was ended early. */
export interface ApiKeyRotationFinishedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.rotation_finished';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The previous secret of a rotating API key was ended early. */
  data: ApiKey;
}

/** An API key expires within 7 days. */
export interface ApiKeyExpiringEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.expiring';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key expires within 7 days. */
  data: ApiKey;
}

/** An API key has expired. */
export interface ApiKeyExpiredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.expired';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key has expired. */
  data: ApiKey;
}

/** An API key was revoked. */
export interface ApiKeyRevokedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'api_key.revoked';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An API key was revoked. */
  data: ApiKey;
}

/** The chain of the audit log was signed. */
export interface AuditCheckpointEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'audit.checkpoint';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The chain of the audit log was signed. */
  data: AuditCheckpoint;
}

/** A webhook endpoint was disabled, because its deliveries failed or it responded with 410. */
export interface WebhookEndpointDisabledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'webhook_endpoint.disabled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A webhook endpoint was disabled, because its deliveries failed or it responded with 410. */
  data: WebhookEndpoint;
}

/** An external account was created, or an own account was connected. */
export interface AccountCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'account.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An external account was created, or an own account was connected. */
  data: Account;
}

/** An account was changed or unblocked. */
export interface AccountUpdatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'account.updated';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An account was changed or unblocked. */
  data: Account;
}

/** An account was blocked. */
export interface AccountBlockedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'account.blocked';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An account was blocked. */
  data: Account;
}

/** An account was archived. */
export interface AccountArchivedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'account.archived';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An account was archived. */
  data: Account;
}

/** A payment was created. */
export interface PaymentCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment was created. */
  data: PaymentChange;
}

/** A payment is held. A person has to release it. */
export interface PaymentHeldEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.held';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment is held. A person has to release it. */
  data: PaymentChange;
}

/** A held payment was released. */
export interface PaymentReleasedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.released';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A held payment was released. */
  data: PaymentChange;
}

/** A payment was approved by as many people as its rules ask for. */
export interface PaymentApprovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.approved';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment was approved by as many people as its rules ask for. */
  data: PaymentChange;
}

/** A payment is being processed and can no longer be cancelled. */
export interface PaymentProcessingEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.processing';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment is being processed and can no longer be cancelled. */
  data: PaymentChange;
}

/** A payment has settled. */
export interface PaymentSettledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.settled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment has settled. */
  data: PaymentChange;
}

/** A payment has failed. */
export interface PaymentFailedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.failed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment has failed. */
  data: PaymentChange;
}

/** A payment was cancelled before it was sent. */
export interface PaymentCancelledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.cancelled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment was cancelled before it was sent. */
  data: PaymentChange;
}

/** A payment or a batch waits for approvals. It is sent again when payments of a batch were cancelled, which changes the digest. */
export interface ApprovalRequestedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.requested';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment or a batch waits for approvals. It is sent again when payments of a batch were cancelled, which changes the digest. */
  data: ApprovalRecord;
}

/** A person has approved a payment or a batch. */
export interface ApprovalApprovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.approved';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person has approved a payment or a batch. */
  data: ApprovalRecord;
}

/** A person has withdrawn their approval of a payment or a batch. */
export interface ApprovalWithdrawnEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.withdrawn';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person has withdrawn their approval of a payment or a batch. */
  data: ApprovalRecord;
}

/** As many people have approved a payment or a batch as its rules ask for. */
export interface ApprovalCompletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.completed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** As many people have approved a payment or a batch as its rules ask for. */
  data: ApprovalRecord;
}

/** Half, or nine tenths, of the time for approving a payment or a batch has passed. */
export interface ApprovalExpiringEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.expiring';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** Half, or nine tenths, of the time for approving a payment or a batch has passed. */
  data: ApprovalRecord;
}

/** The time for approving has ended. The payments that waited are cancelled or held. */
export interface ApprovalExpiredEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.expired';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The time for approving has ended. The payments that waited are cancelled or held. */
  data: ApprovalRecord;
}

/** A payment waits for approvals, and after a change of members or roles too few people are left to give them. It is sent once for each change that leads to this. */
export interface ApprovalBlockedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.blocked';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment waits for approvals, and after a change of members or roles too few people are left to give them. It is sent once for each change that leads to this. */
  data: BlockedApproval;
}

/** A person has rejected a payment or a batch, whose payments are thereby cancelled. */
export interface ApprovalRejectedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval.rejected';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person has rejected a payment or a batch, whose payments are thereby cancelled. */
  data: ApprovalRecord;
}

/** A change that weakens a control waits for approval. */
export interface ControlChangeProposedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'control_change.proposed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A change that weakens a control waits for approval. */
  data: ControlChangeRecord;
}

/** A person has approved the change of a control. It has been made if `status` is `approved`. */
export interface ControlChangeApprovedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'control_change.approved';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person has approved the change of a control. It has been made if `status` is `approved`. */
  data: ControlChangeRecord;
}

/** A person has rejected or withdrawn the change of a control. */
export interface ControlChangeRejectedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'control_change.rejected';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A person has rejected or withdrawn the change of a control. */
  data: ControlChangeRecord;
}

/** An approval rule was created, changed or deleted, or a change of it was proposed. */
export interface ApprovalRuleChangedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval_rule.changed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** An approval rule was created, changed or deleted, or a change of it was proposed. */
  data: ApprovalRule;
}

/** After a change of members or roles, too few people are left to meet an approval rule. */
export interface ApprovalRuleUnsatisfiableEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'approval_rule.unsatisfiable';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** After a change of members or roles, too few people are left to meet an approval rule. */
  data: UnsatisfiableRule;
}

/** A payment has used up a payment limit, or is held or waits for approval because it exceeds one. */
export interface PaymentLimitReachedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment_limit.reached';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A payment has used up a payment limit, or is held or waits for approval because it exceeds one. */
  data: PaymentLimitReached;
}

/** The chain of the ledger of a project was signed. */
export interface LedgerCheckpointSignedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'ledger.checkpoint_signed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The chain of the ledger of a project was signed. */
  data: LedgerCheckpoint;
}

/** The ledger of a project contradicts itself. */
export interface LedgerDifferenceFoundEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'ledger.difference_found';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The ledger of a project contradicts itself. */
  data: LedgerDifferencesFound;
}

/** A bank has accepted a payment. */
export interface PaymentAcceptedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.accepted';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A bank has accepted a payment. */
  data: PaymentChange;
}

/** A bank has not answered whether it executes a payment. The payment is not sent again. */
export interface PaymentUnknownEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.unknown';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A bank has not answered whether it executes a payment. The payment is not sent again. */
  data: PaymentChange;
}

/** A bank has returned a settled payment, or a part of it. */
export interface PaymentReturnedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment.returned';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A bank has returned a settled payment, or a part of it. */
  data: PaymentChange;
}

/** The clock of a simulated project has arrived at the time that was set. */
export interface SandboxClockAdvancedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'sandbox.clock_advanced';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The clock of a simulated project has arrived at the time that was set. */
  data: SandboxClock;
}

/** A batch of payments was created, or a file was accepted. */
export interface PaymentBatchCreatedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment_batch.created';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A batch of payments was created, or a file was accepted. */
  data: PaymentBatch;
}

/** The last payment of a batch has ended. Its status says how. */
export interface PaymentBatchCompletedEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment_batch.completed';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** The last payment of a batch has ended. Its status says how. */
  data: PaymentBatch;
}

/** A batch of payments was cancelled. */
export interface PaymentBatchCancelledEvent {
  /** Id of the event, the same in all of its deliveries. */
  id: EventId;
  /** What happened. */
  type: 'payment_batch.cancelled';
  /** When it happened. */
  created_at: string;
  /** The workspace of the event; `null` for an event of an organization. */
  workspace_id: WorkspaceId | null;
  /** The organization of the event, for an event of an organization. */
  organization_id: OrganizationId | null;
  /** A batch of payments was cancelled. */
  data: PaymentBatch;
}

/** The events of webhooks, by type. */
export interface WebhookEvents {
  /** A workspace was created. */
  'workspace.created': WorkspaceCreatedEvent;
  /** The name or slug of a workspace was changed. */
  'workspace.updated': WorkspaceUpdatedEvent;
  /** A workspace was deleted. It can be restored until `purge_at`. */
  'workspace.deleted': WorkspaceDeletedEvent;
  /** A deleted workspace was restored. */
  'workspace.restored': WorkspaceRestoredEvent;
  /** The ownership of a workspace was transferred. */
  'workspace.ownership_transferred': WorkspaceOwnershipTransferredEvent;
  /** The settings of a workspace were changed. */
  'workspace.settings_updated': WorkspaceSettingsUpdatedEvent;
  /** The plan of a workspace was set. */
  'workspace.plan_set': WorkspacePlanSetEvent;
  /** A move of a workspace into an organization was proposed; both receive the event. */
  'workspace.move_proposed': WorkspaceMoveProposedEvent;
  /** An organization declined the move of a workspace; both receive the event. */
  'workspace.move_declined': WorkspaceMoveDeclinedEvent;
  /** The proposed move of a workspace was cancelled; both receive the event. */
  'workspace.move_cancelled': WorkspaceMoveCancelledEvent;
  /** A workspace was moved into an organization; both receive the event. */
  'workspace.joined_organization': WorkspaceJoinedOrganizationEvent;
  /** An organization has released a workspace; both receive the event. */
  'workspace.left_organization': WorkspaceLeftOrganizationEvent;
  /** A person became a member of the workspace. */
  'member.added': MemberAddedEvent;
  /** A member's role, external id or metadata was changed. */
  'member.updated': MemberUpdatedEvent;
  /** A member left the workspace or was removed. `data` has the previous state. */
  'member.removed': MemberRemovedEvent;
  /** A member was deactivated. */
  'member.deactivated': MemberDeactivatedEvent;
  /** A member was reactivated. */
  'member.reactivated': MemberReactivatedEvent;
  /** A person was invited to the workspace. */
  'invitation.created': InvitationCreatedEvent;
  /** An invitation was resent with a new link. */
  'invitation.resent': InvitationResentEvent;
  /** An invitation was accepted. */
  'invitation.accepted': InvitationAcceptedEvent;
  /** An invitation was cancelled. */
  'invitation.cancelled': InvitationCancelledEvent;
  /** An import of invitations was completed. */
  'import.completed': ImportCompletedEvent;
  /** An import was undone. */
  'import.undone': ImportUndoneEvent;
  /** A custom role was created. */
  'role.created': RoleCreatedEvent;
  /** A custom role was changed. */
  'role.updated': RoleUpdatedEvent;
  /** A custom role was deleted. `data` has the previous state. */
  'role.deleted': RoleDeletedEvent;
  /** A project was created. */
  'project.created': ProjectCreatedEvent;
  /** A project was changed. */
  'project.updated': ProjectUpdatedEvent;
  /** A project was deleted. It can be restored until `purge_at`. */
  'project.deleted': ProjectDeletedEvent;
  /** A deleted project was restored. */
  'project.restored': ProjectRestoredEvent;
  /** A member was added to a project, or their role in it was changed. */
  'project.member_set': ProjectMemberSetEvent;
  /** A member was removed from a project. `data` has the previous state. */
  'project.member_removed': ProjectMemberRemovedEvent;
  /** The settings of a project were changed. */
  'project.settings_updated': ProjectSettingsUpdatedEvent;
  /** An organization was created. */
  'organization.created': OrganizationCreatedEvent;
  /** The name or slug of an organization was changed. */
  'organization.updated': OrganizationUpdatedEvent;
  /** An organization was deleted. It can be restored until `purge_at`. */
  'organization.deleted': OrganizationDeletedEvent;
  /** A deleted organization was restored. */
  'organization.restored': OrganizationRestoredEvent;
  /** The settings of an organization were changed. */
  'organization.settings_updated': OrganizationSettingsUpdatedEvent;
  /** An organization got access to a workspace; both receive the event. */
  'manager.granted': ManagerGrantedEvent;
  /** A grant was paused, resumed, or got another expiry; both receive the event. */
  'manager.updated': ManagerUpdatedEvent;
  /** A grant was revoked; both receive the event. */
  'manager.revoked': ManagerRevokedEvent;
  /** The organization requested access to a workspace. */
  'access_request.sent': AccessRequestSentEvent;
  /** An organization requests access to the workspace. */
  'access_request.created': AccessRequestCreatedEvent;
  /** An access request was approved; both receive the event. */
  'access_request.approved': AccessRequestApprovedEvent;
  /** An access request was declined; both receive the event. */
  'access_request.declined': AccessRequestDeclinedEvent;
  /** An install link was created. */
  'install_link.created': InstallLinkCreatedEvent;
  /** An install link was changed. */
  'install_link.updated': InstallLinkUpdatedEvent;
  /** An install link was archived. */
  'install_link.archived': InstallLinkArchivedEvent;
  /** An install link was unarchived. */
  'install_link.unarchived': InstallLinkUnarchivedEvent;
  /** An owner let the organization manage a workspace through an install link. */
  'install_link.redeemed': InstallLinkRedeemedEvent;
  /** A template run has started. */
  'template_run.started': TemplateRunStartedEvent;
  /** A template run has finished. */
  'template_run.finished': TemplateRunFinishedEvent;
  /** An API key was created. */
  'api_key.created': ApiKeyCreatedEvent;
  /** An API key was changed. */
  'api_key.updated': ApiKeyUpdatedEvent;
  /** An API key has a new secret. */
  'api_key.rotated': ApiKeyRotatedEvent;
  /** The server will rotate the secret of a key at `next_rotation_at`. */
  'api_key.rotation_upcoming': ApiKeyRotationUpcomingEvent;
  /** A caller collected the pending secret of a key. */
  'api_key.secret_collected': ApiKeySecretCollectedEvent;
  /** The previous secret of a rotating API key was ended early. */
  'api_key.rotation_finished': ApiKeyRotationFinishedEvent;
  /** An API key expires within 7 days. */
  'api_key.expiring': ApiKeyExpiringEvent;
  /** An API key has expired. */
  'api_key.expired': ApiKeyExpiredEvent;
  /** An API key was revoked. */
  'api_key.revoked': ApiKeyRevokedEvent;
  /** The chain of the audit log was signed. */
  'audit.checkpoint': AuditCheckpointEvent;
  /** A webhook endpoint was disabled, because its deliveries failed or it responded with 410. */
  'webhook_endpoint.disabled': WebhookEndpointDisabledEvent;
  /** An external account was created, or an own account was connected. */
  'account.created': AccountCreatedEvent;
  /** An account was changed or unblocked. */
  'account.updated': AccountUpdatedEvent;
  /** An account was blocked. */
  'account.blocked': AccountBlockedEvent;
  /** An account was archived. */
  'account.archived': AccountArchivedEvent;
  /** A payment was created. */
  'payment.created': PaymentCreatedEvent;
  /** A payment is held. A person has to release it. */
  'payment.held': PaymentHeldEvent;
  /** A held payment was released. */
  'payment.released': PaymentReleasedEvent;
  /** A payment was approved by as many people as its rules ask for. */
  'payment.approved': PaymentApprovedEvent;
  /** A payment is being processed and can no longer be cancelled. */
  'payment.processing': PaymentProcessingEvent;
  /** A payment has settled. */
  'payment.settled': PaymentSettledEvent;
  /** A payment has failed. */
  'payment.failed': PaymentFailedEvent;
  /** A payment was cancelled before it was sent. */
  'payment.cancelled': PaymentCancelledEvent;
  /** A payment or a batch waits for approvals. It is sent again when payments of a batch were cancelled, which changes the digest. */
  'approval.requested': ApprovalRequestedEvent;
  /** A person has approved a payment or a batch. */
  'approval.approved': ApprovalApprovedEvent;
  /** A person has withdrawn their approval of a payment or a batch. */
  'approval.withdrawn': ApprovalWithdrawnEvent;
  /** As many people have approved a payment or a batch as its rules ask for. */
  'approval.completed': ApprovalCompletedEvent;
  /** Half, or nine tenths, of the time for approving a payment or a batch has passed. */
  'approval.expiring': ApprovalExpiringEvent;
  /** The time for approving has ended. The payments that waited are cancelled or held. */
  'approval.expired': ApprovalExpiredEvent;
  /** A payment waits for approvals, and after a change of members or roles too few people are left to give them. It is sent once for each change that leads to this. */
  'approval.blocked': ApprovalBlockedEvent;
  /** A person has rejected a payment or a batch, whose payments are thereby cancelled. */
  'approval.rejected': ApprovalRejectedEvent;
  /** A change that weakens a control waits for approval. */
  'control_change.proposed': ControlChangeProposedEvent;
  /** A person has approved the change of a control. It has been made if `status` is `approved`. */
  'control_change.approved': ControlChangeApprovedEvent;
  /** A person has rejected or withdrawn the change of a control. */
  'control_change.rejected': ControlChangeRejectedEvent;
  /** An approval rule was created, changed or deleted, or a change of it was proposed. */
  'approval_rule.changed': ApprovalRuleChangedEvent;
  /** After a change of members or roles, too few people are left to meet an approval rule. */
  'approval_rule.unsatisfiable': ApprovalRuleUnsatisfiableEvent;
  /** A payment has used up a payment limit, or is held or waits for approval because it exceeds one. */
  'payment_limit.reached': PaymentLimitReachedEvent;
  /** The chain of the ledger of a project was signed. */
  'ledger.checkpoint_signed': LedgerCheckpointSignedEvent;
  /** The ledger of a project contradicts itself. */
  'ledger.difference_found': LedgerDifferenceFoundEvent;
  /** A bank has accepted a payment. */
  'payment.accepted': PaymentAcceptedEvent;
  /** A bank has not answered whether it executes a payment. The payment is not sent again. */
  'payment.unknown': PaymentUnknownEvent;
  /** A bank has returned a settled payment, or a part of it. */
  'payment.returned': PaymentReturnedEvent;
  /** The clock of a simulated project has arrived at the time that was set. */
  'sandbox.clock_advanced': SandboxClockAdvancedEvent;
  /** A batch of payments was created, or a file was accepted. */
  'payment_batch.created': PaymentBatchCreatedEvent;
  /** The last payment of a batch has ended. Its status says how. */
  'payment_batch.completed': PaymentBatchCompletedEvent;
  /** A batch of payments was cancelled. */
  'payment_batch.cancelled': PaymentBatchCancelledEvent;
}

/** The arguments of `workspaces.list`. */
export interface WorkspaceListParams {
  /** Lists deleted ones that can still be restored. */
  archived?: boolean | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `workspaces.create`. */
export interface WorkspaceCreateParams {
  /** Display name, on one line. */
  name: string;
  /** Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
  slug?: string | undefined;
  /** The owner of the workspace. Only the operator may set it; any other caller becomes the owner. */
  owner_id?: UserId | undefined;
  /** Slug or id of the organization that owns the new workspace; not together with `owner_id`. */
  organization?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `workspaces.get`. */
export interface WorkspaceGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `workspaces.update`. */
export interface WorkspaceUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `workspaces.delete`. */
export interface WorkspaceDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** The current slug of the workspace, as a confirmation. */
  confirm: string;
}

/** The arguments of `workspaces.restore`. */
export interface WorkspaceRestoreParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `workspaces.transferOwnership`. */
export interface WorkspaceTransferOwnershipParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** An active member, who becomes an owner. You become an admin. */
  user_id: UserId;
}

/** The arguments of `workspaces.release`. */
export interface WorkspaceReleaseParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** An active member, who becomes the owner. */
  owner_id: UserId;
}

/** The arguments of `settings.get`. */
export interface SettingsGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `settings.update`. */
export interface SettingsUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** IANA time zone name. */
  timezone?: string | undefined;
  /** Language of mails. */
  language?: 'en' | 'tr' | undefined;
  /** Idle minutes after which a session loses access to this workspace until the user confirms their password with `sessions.reauthenticate`. The session stays valid elsewhere. */
  session_idle_minutes?: number | undefined;
  /** Whether deletion, transfer, and changes to settings, members, invitations, roles, keys and webhook URLs require the password again. */
  require_reauthentication?: boolean | undefined;
  /** Addresses from which the workspace can be used; empty for any. It must contain yours. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** See {@link NotificationSettingsUpdate}. */
  notifications?: NotificationSettingsUpdate | undefined;
  /** What happens to a payment that looks like another one. The stricter of workspace and project applies. */
  duplicate_policy?: DuplicatePolicy | undefined;
  /** Whether a payment that no approval rule matches waits for the approval of an owner. */
  require_rule?: boolean | undefined;
  /** Hours for which a new approver does not count. Simulated projects have none. */
  approver_cooling_hours?: number | undefined;
  /** Hours for which the person who created or unblocked a beneficiary does not count for payments to it. */
  beneficiary_cooling_hours?: number | undefined;
}

/** The arguments of `members.list`. */
export interface MemberListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  status?: 'active' | 'deactivated' | undefined;
  /** Returns only members with this role, by name or id. */
  role?: string | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `members.add`. */
export interface MemberAddParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** The user, by id. */
  user_id?: UserId | undefined;
  /** The user, by e-mail address. */
  email?: string | undefined;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role: RoleReference;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `members.get`. */
export interface MemberGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the user. */
  user_id: UserId;
}

/** The arguments of `members.update`. */
export interface MemberUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the user. */
  user_id: UserId;
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role?: RoleReference | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `members.remove`. */
export interface MemberRemoveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the user. */
  user_id: UserId;
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
}

/** The arguments of `members.deactivate`. */
export interface MemberDeactivateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the user. */
  user_id: UserId;
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
}

/** The arguments of `members.reactivate`. */
export interface MemberReactivateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the user. */
  user_id: UserId;
}

/** The arguments of `organizationMembers.list`. */
export interface OrganizationMemberListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only members with this role. */
  role?: OrganizationRole | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationMembers.add`. */
export interface OrganizationMemberAddParams {
  /** Slug or id of the organization. */
  organization: string;
  /** The user, by id. */
  user_id?: UserId | undefined;
  /** The user, by e-mail address. */
  email?: string | undefined;
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `organizationMembers.get`. */
export interface OrganizationMemberGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the user. */
  user_id: UserId;
}

/** The arguments of `organizationMembers.update`. */
export interface OrganizationMemberUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the user. */
  user_id: UserId;
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `organizationMembers.remove`. */
export interface OrganizationMemberRemoveParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the user. */
  user_id: UserId;
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
}

/** The arguments of `invitations.preview`. */
export interface InvitationPreviewParams {
  /** The token from the mail. */
  token: string;
}

/** The arguments of `invitations.accept`. */
export interface InvitationAcceptParams {
  /** The token from the mail. */
  token: string;
}

/** The arguments of `invitations.list`. */
export interface InvitationListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  status?: 'pending' | 'accepted' | 'expired' | 'cancelled' | undefined;
  /** Returns only invitations of this import. */
  import_id?: string | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `invitations.create`. */
export interface InvitationCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** E-mail addresses. Invalid addresses get the outcome `invalid`. */
  emails: string[];
  /** A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
  role: RoleReference;
  /** Slugs or ids of projects to add the invitees to, with this role. Requires `project_members:manage` in each. */
  projects?: string[] | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `invitations.get`. */
export interface InvitationGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `invitations.resend`. */
export interface InvitationResendParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `invitations.cancel`. */
export interface InvitationCancelParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `invitations.import`. */
export interface InvitationImportParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Changes nothing and returns what would happen. */
  dry_run?: boolean | undefined;
  /** The file. */
  csv: CsvFile;
}

/** The arguments of `invitations.importTemplate`. */
export interface InvitationImportTemplateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `imports.undo`. */
export interface ImportUndoParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the import. */
  import_id: ImportId;
}

/** The arguments of `organizationInvitations.list`. */
export interface OrganizationInvitationListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  status?: 'pending' | 'accepted' | 'expired' | 'cancelled' | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationInvitations.create`. */
export interface OrganizationInvitationCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** E-mail addresses. Invalid addresses get the outcome `invalid`. */
  emails: string[];
  /** `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it. */
  role?: OrganizationRole | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `organizationInvitations.get`. */
export interface OrganizationInvitationGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `organizationInvitations.resend`. */
export interface OrganizationInvitationResendParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `organizationInvitations.cancel`. */
export interface OrganizationInvitationCancelParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the invitation. */
  invitation_id: InvitationId;
}

/** The arguments of `roles.list`. */
export interface RoleListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `roles.create`. */
export interface RoleCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Unique in the workspace, regardless of case, and on one line. */
  name: string;
  /** Purpose of the role; `null` if not set. */
  description?: string | null | undefined;
  /** Permissions of the role, all of which you must have yourself. */
  permissions: Permission[];
  /** Whether the role covers every project without a project membership. The audit log, webhooks and events cover every project, so a role that reads them needs this. Requires a role of yours that covers every project; `false` by default. */
  all_projects?: boolean | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `roles.get`. */
export interface RoleGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a built-in role or id of a custom one. */
  role_id: BuiltinRole | RoleId;
}

/** The arguments of `roles.update`. */
export interface RoleUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a built-in role or id of a custom one. */
  role_id: BuiltinRole | RoleId;
  /** Unique in the workspace, regardless of case, and on one line. */
  name?: string | undefined;
  /** Purpose of the role; `null` if not set. */
  description?: string | null | undefined;
  /** Permissions of the role from the next request on. */
  permissions?: Permission[] | undefined;
  /** Whether the role covers every project without a project membership, from the next request on. The role may not cover more projects than yours, neither before nor after. */
  all_projects?: boolean | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `roles.delete`. */
export interface RoleDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a built-in role or id of a custom one. */
  role_id: BuiltinRole | RoleId;
}

/** The arguments of `projects.list`. */
export interface ProjectListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  environment?: 'production' | 'staging' | 'development' | 'sandbox' | undefined;
  /** Lists deleted ones that can still be restored. */
  archived?: boolean | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `projects.create`. */
export interface ProjectCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Display name, on one line. */
  name: string;
  /** Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
  slug: string;
  /** What the project is used for. */
  environment: 'production' | 'staging' | 'development' | 'sandbox';
  /** Purpose of the project; `null` if not set. */
  description?: string | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `projects.get`. */
export interface ProjectGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `projects.update`. */
export interface ProjectUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** What the project is used for. */
  environment?: 'production' | 'staging' | 'development' | 'sandbox' | undefined;
  /** Purpose of the project; `null` if not set. */
  description?: string | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `projects.delete`. */
export interface ProjectDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `projects.restore`. */
export interface ProjectRestoreParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `projectMembers.list`. */
export interface ProjectMemberListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `projectMembers.set`. */
export interface ProjectMemberSetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the user. */
  user_id: UserId;
  /** The role that overrides the workspace role in this project; `null` if the workspace role should apply. */
  role?: RoleReference | null | undefined;
}

/** The arguments of `projectMembers.remove`. */
export interface ProjectMemberRemoveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the user. */
  user_id: UserId;
}

/** The arguments of `projectSettings.get`. */
export interface ProjectSettingsGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `projectSettings.update`. */
export interface ProjectSettingsUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** IANA time zone name; `null` for that of the workspace. */
  timezone?: string | null | undefined;
  /** Language of mails; `null` for that of the workspace. */
  language?: 'en' | 'tr' | null | undefined;
  /** What is mailed; `null` for what the workspace says. */
  notifications?: ProjectNotificationSettingsUpdate | null | undefined;
  /** What happens to payments that look like another one, where it is stricter than in the workspace. */
  duplicate_policy?: DuplicatePolicy | null | undefined;
  /** Whether a payment that no approval rule matches waits for the approval of an owner; `null` for what the workspace says. A rule that the workspace requires is required in every project. */
  require_rule?: boolean | null | undefined;
  /** Id of the own account that pays unless a payment names one. */
  default_account?: string | null | undefined;
}

/** The arguments of `notificationPreferences.get`. */
export interface NotificationPreferencesGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `notificationPreferences.update`. */
export interface NotificationPreferencesUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** How often you receive a digest; `null` for the workspace default. */
  digest?: 'daily' | 'weekly' | 'off' | null | undefined;
  /** Whether mentions are mailed to you; `null` for the workspace default. */
  mentions?: boolean | null | undefined;
  /** Whether changes of projects are mailed to you; `null` for the workspace default. */
  project_updates?: boolean | null | undefined;
}

/** The arguments of `billing.get`. */
export interface BillingGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `billing.update`. */
export interface BillingUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Billing contact; `null` clears it. */
  contact: BillingContactUpdate | null;
}

/** The arguments of `plans.list`. */
export interface PlanListParams {
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `plans.create`. */
export interface PlanCreateParams {
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  name: PlanName;
  /** Name of the plan for people. */
  title: PlanTitle;
  /** Limits to set; `null` for none. The others stay as they are. */
  limits?: PlanLimitsUpdate | undefined;
  /** What your application offers with this plan, in your own words. */
  features?: PlanFeatures | undefined;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits?: ApplicationLimits | undefined;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods?: ApplicationPeriods | undefined;
}

/** The arguments of `plans.get`. */
export interface PlanGetParams {
  /** Id or name of the plan. */
  plan_id: string;
}

/** The arguments of `plans.update`. */
export interface PlanUpdateParams {
  /** Id or name of the plan. */
  plan_id: string;
  /** Name of the plan for people. */
  title?: PlanTitle | undefined;
  /** Limits to set; `null` for none. The others stay as they are. */
  limits?: PlanLimitsUpdate | undefined;
  /** What your application offers with this plan, in your own words. */
  features?: PlanFeatures | undefined;
  /** How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
  application_limits?: ApplicationLimits | undefined;
  /** The periods of the meters. A meter that is not listed counts by `month`. */
  application_periods?: ApplicationPeriods | undefined;
}

/** The arguments of `plans.archive`. */
export interface PlanArchiveParams {
  /** Id or name of the plan. */
  plan_id: string;
}

/** The arguments of `plans.unarchive`. */
export interface PlanUnarchiveParams {
  /** Id or name of the plan. */
  plan_id: string;
}

/** The arguments of `plans.set`. */
export interface PlanSetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
  plan: PlanName;
}

/** The arguments of `usage.get`. */
export interface UsageGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `usage.record`. */
export interface UsageRecordParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a meter of your application, as `application_limits` of a plan names it. */
  meter: string;
  /** How much to add. */
  quantity: number;
  /** Your id of the event, so that it counts once. */
  event_id: string;
  /** When it happened, at most 35 days ago; now by default. */
  at?: string | undefined;
}

/** The arguments of `usage.consume`. */
export interface UsageConsumeParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a meter of your application, as `application_limits` of a plan names it. */
  meter: string;
  /** How much to add. */
  quantity: number;
  /** Your id of the event, so that it counts once. */
  event_id: string;
}

/** The arguments of `usage.release`. */
export interface UsageReleaseParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Name of a meter of your application, as `application_limits` of a plan names it. */
  meter: string;
  /** Id of the entry that `usage.consume` returned. */
  usage_id: string;
}

/** The arguments of `organizations.list`. */
export interface OrganizationListParams {
  /** Lists deleted ones that can still be restored. */
  archived?: boolean | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizations.create`. */
export interface OrganizationCreateParams {
  /** Display name, on one line. */
  name: string;
  /** Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
  slug?: string | undefined;
  /** The owner of the organization. Only the operator may set it; any other caller becomes the owner. */
  owner_id?: UserId | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `organizations.get`. */
export interface OrganizationGetParams {
  /** Slug or id of the organization. */
  organization: string;
}

/** The arguments of `organizations.update`. */
export interface OrganizationUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Display name, on one line. */
  name?: string | undefined;
  /** The new slug. URLs with the ten most recent former ones keep working. */
  slug?: string | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `organizations.delete`. */
export interface OrganizationDeleteParams {
  /** Slug or id of the organization. */
  organization: string;
  /** The current slug of the organization, as a confirmation. */
  confirm: string;
}

/** The arguments of `organizations.restore`. */
export interface OrganizationRestoreParams {
  /** Slug or id of the organization. */
  organization: string;
}

/** The arguments of `organizations.listWorkspaces`. */
export interface OrganizationListWorkspacesParams {
  /** Slug or id of the organization. */
  organization: string;
  /** The workspaces that it owns, or those of others that it manages. */
  relation?: 'owned' | 'managed' | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationSettings.get`. */
export interface OrganizationSettingsGetParams {
  /** Slug or id of the organization. */
  organization: string;
}

/** The arguments of `organizationSettings.update`. */
export interface OrganizationSettingsUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** See {@link OrganizationKeySwitchesUpdate}. */
  keys?: OrganizationKeySwitchesUpdate | undefined;
  /** Whether users must confirm their password before they create, change or rotate keys, and before they change these settings. */
  require_reauthentication_for_keys?: boolean | undefined;
  /** Maximum lifetime of a key in days, regardless of its own expiry; `null` for no limit. */
  max_key_lifetime_days?: number | null | undefined;
  /** Maximum age of a secret in days. An older key is refused with 403 `rotation_required` until it is rotated. `null` for no limit. */
  key_rotation_days?: number | null | undefined;
  /** IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, in addition to the allowlist of each workspace; empty for any. */
  ip_allowlist?: string[] | undefined;
}

/** The arguments of `organizationMoves.list`. */
export interface OrganizationMoveListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  status?: 'pending' | 'accepted' | 'declined' | 'cancelled' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationMoves.accept`. */
export interface OrganizationMoveAcceptParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the move. */
  move_id: WorkspaceMoveId;
}

/** The arguments of `organizationMoves.decline`. */
export interface OrganizationMoveDeclineParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the move. */
  move_id: WorkspaceMoveId;
}

/** The arguments of `workspaceMoves.list`. */
export interface WorkspaceMoveListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `workspaceMoves.create`. */
export interface WorkspaceMoveCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the organization. */
  organization: string;
}

/** The arguments of `workspaceMoves.cancel`. */
export interface WorkspaceMoveCancelParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the move. */
  move_id: WorkspaceMoveId;
}

/** The arguments of `organizations.listGrants`. */
export interface OrganizationListGrantsParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  status?: ManagerGrantStatus | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `managers.list`. */
export interface ManagerListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  status?: ManagerGrantStatus | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `managers.grant`. */
export interface ManagerGrantParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the organization. */
  organization: string;
  /** When it expires. */
  expires_at?: string | undefined;
  /**
   * Whether to create it paused.
   * @default false
   */
  paused?: boolean | undefined;
}

/** The arguments of `managers.get`. */
export interface ManagerGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the grant. */
  grant_id: ManagerGrantId;
}

/** The arguments of `managers.update`. */
export interface ManagerUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the grant. */
  grant_id: ManagerGrantId;
  /** When it expires; `null` for never. */
  expires_at?: string | null | undefined;
  /** Whether it is to be paused. */
  paused?: boolean | undefined;
}

/** The arguments of `managers.revoke`. */
export interface ManagerRevokeParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the grant. */
  grant_id: ManagerGrantId;
}

/** The arguments of `accessRequests.list`. */
export interface AccessRequestListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  status?: 'pending' | 'approved' | 'declined' | 'replaced' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `accessRequests.approve`. */
export interface AccessRequestApproveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the request. */
  request_id: AccessRequestId;
  /** When the grant expires: the requested time by default, and not later. */
  expires_at?: string | undefined;
}

/** The arguments of `accessRequests.decline`. */
export interface AccessRequestDeclineParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the request. */
  request_id: AccessRequestId;
}

/** The arguments of `accessRequests.create`. */
export interface AccessRequestCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Slug or id of the workspace. */
  workspace: string;
  /** The reason, which the owners of the workspace read. */
  reason?: string | undefined;
  /** Requested expiry; none by default. */
  expires_at?: string | undefined;
}

/** The arguments of `installLinks.list`. */
export interface InstallLinkListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  status?: InstallLinkStatus | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `installLinks.create`. */
export interface InstallLinkCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** The confirmed e-mail addresses that may use it, regardless of case. Empty or absent, it is open to every signed-in user. */
  allowed_emails?: string[] | undefined;
  /** Maximum number of uses, unlimited by default. */
  max_uses?: number | undefined;
  /** When it expires. */
  expires_at?: string | undefined;
  /** Notes that only the organization sees. */
  notes?: string | undefined;
}

/** The arguments of `installLinks.get`. */
export interface InstallLinkGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the install link. */
  link_id: InstallLinkId;
}

/** The arguments of `installLinks.update`. */
export interface InstallLinkUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the install link. */
  link_id: InstallLinkId;
  /** The confirmed e-mail addresses that may use it, regardless of case. If empty, it is open to every signed-in user. */
  allowed_emails?: string[] | undefined;
  /** Maximum number of uses; `null` for unlimited. */
  max_uses?: number | null | undefined;
  /** When it expires; `null` for never. */
  expires_at?: string | null | undefined;
  /** Notes that only the organization sees; `null` for none. */
  notes?: string | null | undefined;
}

/** The arguments of `installLinks.archive`. */
export interface InstallLinkArchiveParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the install link. */
  link_id: InstallLinkId;
}

/** The arguments of `installLinks.unarchive`. */
export interface InstallLinkUnarchiveParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the install link. */
  link_id: InstallLinkId;
}

/** The arguments of `installLinks.resolve`. */
export interface InstallLinkResolveParams {
  /** The public hash of the link, used in its URL. */
  hash: string;
}

/** The arguments of `installLinks.preview`. */
export interface InstallLinkPreviewParams {
  /** The public hash of the link, used in its URL. */
  hash: string;
}

/** The arguments of `installLinks.redeem`. */
export interface InstallLinkRedeemParams {
  /** The public hash of the link, used in its URL. */
  hash: string;
  /** Slug or id of a workspace that you own. */
  workspace?: string | undefined;
  /** A new workspace that you will own. */
  new_workspace?: InstallLinkRedeemNewWorkspace | undefined;
}

/** The arguments of `templates.list`. */
export interface TemplateListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `templates.create`. */
export interface TemplateCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Unique in the organization, regardless of case. */
  name: string;
  /** Purpose of it; `null` if not set. */
  description?: string | null | undefined;
  /** The desired content of workspaces. Anything that is not named stays as it is. */
  content: TemplateContent;
}

/** The arguments of `templates.get`. */
export interface TemplateGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the template. */
  template_id: TemplateId;
}

/** The arguments of `templates.update`. */
export interface TemplateUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the template. */
  template_id: TemplateId;
  /** Unique in the organization, regardless of case. */
  name?: string | undefined;
  /** Purpose of it; `null` if not set. */
  description?: string | null | undefined;
  /** The desired content of workspaces. Anything that is not named stays as it is. */
  content?: TemplateContent | undefined;
}

/** The arguments of `templates.delete`. */
export interface TemplateDeleteParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the template. */
  template_id: TemplateId;
}

/** The arguments of `templates.plan`. */
export interface TemplatePlanParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the template. */
  template_id: TemplateId;
  /** Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
  workspaces?: string[] | undefined;
  /** Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former. */
  relation?: 'owned' | 'managed' | undefined;
}

/** The arguments of `templates.apply`. */
export interface TemplateApplyParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the template. */
  template_id: TemplateId;
  /** Digest of the plan to apply. */
  digest: string;
  /** Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
  workspaces?: string[] | undefined;
  /** Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former. */
  relation?: 'owned' | 'managed' | undefined;
}

/** The arguments of `templateRuns.list`. */
export interface TemplateRunListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only runs of this template. */
  template_id?: string | undefined;
  /** Returns only items with this value. */
  status?: 'running' | 'finished' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `templateRuns.get`. */
export interface TemplateRunGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the run. */
  run_id: TemplateRunId;
}

/** The arguments of `templateRuns.listResults`. */
export interface TemplateRunListResultsParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the run. */
  run_id: TemplateRunId;
  /** Returns only items with this value. */
  status?: TemplateOutcome | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `users.list`. */
export interface UserListParams {
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `users.signUp`. */
export interface UserSignUpParams {
  /** E-mail address. It identifies the user, regardless of case. */
  email: string;
  /** At least 8 characters. The 10,000 most common passwords, the address or name itself, and repeated characters are refused, with the code `common_password`, `personal_password` or `repetitive_password` in `errors`. */
  password: string;
  /** Display name, on one line. Optional only with an invitation that contains a name. */
  name?: string | undefined;
  /** The token from the mail of an invitation to this address. Omit `workspace` in that case. */
  invitation_token?: string | undefined;
  /** The first workspace. By default it is named after the user. */
  workspace?: SignUpWorkspace | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `me.update`. */
export interface MeUpdateParams {
  /** Display name, on one line. */
  name?: string | undefined;
  /** Preferred language; `null` for the workspace's default. */
  language?: 'en' | 'tr' | null | undefined;
  /** At least 8 characters, with the same requirements as at sign-up. All other sessions end. */
  new_password?: string | undefined;
  /** Required with `new_password`. */
  current_password?: string | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `me.listWorkspaces`. */
export interface MeListWorkspacesParams {
  /** Returns only workspaces with this kind of access: as a member, through an organization that owns them, or shared with a managing organization. */
  relation?: 'member' | 'organization' | 'shared' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `emailVerifications.confirm`. */
export interface EmailVerificationConfirmParams {
  /** The token from the mail. */
  token: string;
  /** The password of the account. Required unless the request has a session of the account. */
  password?: string | undefined;
}

/** The arguments of `passwordResets.create`. */
export interface PasswordResetCreateParams {
  /** The address that the person signed up with. */
  email: string;
}

/** The arguments of `passwordResets.confirm`. */
export interface PasswordResetConfirmParams {
  /** The token from the mail. */
  token: string;
  /** The new password, at least 8 characters, with the same requirements as at sign-up. */
  password: string;
}

/** The arguments of `users.get`. */
export interface UserGetParams {
  /** Id of the user. */
  user_id: UserId;
}

/** The arguments of `users.update`. */
export interface UserUpdateParams {
  /** Id of the user. */
  user_id: UserId;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `sessions.list`. */
export interface SessionListParams {
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `sessions.create`. */
export interface SessionCreateParams {
  /** E-mail address. */
  email: string;
  /** Password. */
  password: string;
}

/** The arguments of `sessions.revoke`. */
export interface SessionRevokeParams {
  /** Id of the session, or `current`. */
  session_id: string;
}

/** The arguments of `sessions.reauthenticate`. */
export interface SessionReauthenticateParams {
  /** The password of the signed-in user. */
  password: string;
}

/** The arguments of `apiKeys.list`. */
export interface ApiKeyListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  kind?: 'service' | 'user' | undefined;
  /** Returns only items with this value. */
  status?: 'active' | 'rotating' | 'revoked' | 'expired' | undefined;
  /** Returns only the user keys of this user. */
  user_id?: string | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `apiKeys.create`. */
export interface ApiKeyCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Display name, on one line. */
  name: string;
  /** Purpose of the key. */
  description?: string | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** When it stops working. Never by default. */
  expires_at?: string | undefined;
  /** Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: ApiKeyCreateRateLimit | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
  /** `service` acts as itself; `user` acts as a user. */
  kind: 'service' | 'user';
  /** The user that a user key acts as; the caller by default. */
  user_id?: UserId | undefined;
  /** Limits the key to these projects, by slug or id. All projects by default. */
  project_ids?: string[] | undefined;
}

/** The arguments of `apiKeys.get`. */
export interface ApiKeyGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `apiKeys.update`. */
export interface ApiKeyUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
  /** Display name, on one line. */
  name?: string | undefined;
  /** Purpose of the key; `null` if not set. */
  description?: string | null | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required when `scope` becomes `custom`. */
  permissions?: Permission[] | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: ApiKeyUpdateRateLimit | null | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
  /** Limits the key to these projects, by slug or id; `null` for all. */
  project_ids?: string[] | null | undefined;
}

/** The arguments of `apiKeys.revoke`. */
export interface ApiKeyRevokeParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `apiKeys.rotate`. */
export interface ApiKeyRotateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
  /**
   * Seconds for which the previous secret keeps working: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
}

/** The arguments of `apiKeys.finishRotation`. */
export interface ApiKeyFinishRotationParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `apiKeys.collectSecret`. */
export interface ApiKeyCollectSecretParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `organizationKeys.list`. */
export interface OrganizationKeyListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  status?: 'active' | 'rotating' | 'expired' | 'revoked' | undefined;
  /** Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
  external_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationKeys.create`. */
export interface OrganizationKeyCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Display name, on one line. */
  name: string;
  /** Purpose of the key. */
  description?: string | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope: 'read-only' | 'read-write' | 'admin' | 'custom';
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** When it stops working. Never by default. */
  expires_at?: string | undefined;
  /** Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: OrganizationKeyCreateRateLimit | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `organizationKeys.get`. */
export interface OrganizationKeyGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `organizationKeys.update`. */
export interface OrganizationKeyUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
  /** Display name, on one line. */
  name?: string | undefined;
  /** Purpose of the key; `null` if not set. */
  description?: string | null | undefined;
  /** `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required when `scope` becomes `custom`. */
  permissions?: Permission[] | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key, in place of the default one. */
  rate_limit?: OrganizationKeyUpdateRateLimit | null | undefined;
  /** When the server rotates the secret automatically; `null` for never. */
  rotation_policy?: RotationPolicy | null | undefined;
  /** Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
  external_id?: ExternalId | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `organizationKeys.revoke`. */
export interface OrganizationKeyRevokeParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `organizationKeys.rotate`. */
export interface OrganizationKeyRotateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
  /**
   * Seconds for which the previous secret keeps working: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
}

/** The arguments of `organizationKeys.finishRotation`. */
export interface OrganizationKeyFinishRotationParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `organizationKeys.collectSecret`. */
export interface OrganizationKeyCollectSecretParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the key. */
  key_id: ApiKeyId;
}

/** The arguments of `applicationKeys.list`. */
export interface ApplicationKeyListParams {
  /** Returns only items with this value. */
  status?: 'active' | 'rotating' | 'revoked' | 'expired' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `applicationKeys.create`. */
export interface ApplicationKeyCreateParams {
  /** Display name, on one line. */
  name: string;
  /** What the key may do. */
  permissions: ApplicationKeyPermission[];
  /** Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants?: (WorkspaceId | OrganizationId)[] | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key; `null` for the default one. */
  rate_limit?: ApplicationKeyCreateRateLimit | null | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
}

/** The arguments of `applicationKeys.get`. */
export interface ApplicationKeyGetParams {
  /** Id of the application key. */
  application_key_id: string;
}

/** The arguments of `applicationKeys.update`. */
export interface ApplicationKeyUpdateParams {
  /** Id of the application key. */
  application_key_id: string;
  /** Display name, on one line. */
  name?: string | undefined;
  /** What the key may do. */
  permissions?: ApplicationKeyPermission[] | undefined;
  /** Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
  tenants?: (WorkspaceId | OrganizationId)[] | null | undefined;
  /** Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
  ip_allowlist?: string[] | undefined;
  /** A rate limit for this key; `null` for the default one. */
  rate_limit?: ApplicationKeyUpdateRateLimit | null | undefined;
  /** When it stops working; `null` for never. */
  expires_at?: string | null | undefined;
}

/** The arguments of `applicationKeys.revoke`. */
export interface ApplicationKeyRevokeParams {
  /** Id of the application key. */
  application_key_id: string;
}

/** The arguments of `applicationKeys.rotate`. */
export interface ApplicationKeyRotateParams {
  /** Id of the application key. */
  application_key_id: string;
  /**
   * Seconds for which the previous secret keeps working: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
}

/** The arguments of `applicationKeys.finishRotation`. */
export interface ApplicationKeyFinishRotationParams {
  /** Id of the application key. */
  application_key_id: string;
}

/** The arguments of `accessTokens.create`. */
export interface AccessTokenCreateParams {
  /** Id or slug of the workspace. Required with a session; a key has only its own. */
  workspace?: string | undefined;
  /** The API that the token is for, such as its URL. Required with a session. */
  audience?: string | undefined;
  /** Scope of the token, within that of the key, which is the default. Not allowed with a session. */
  scope?: 'read-only' | 'read-write' | 'admin' | 'custom' | undefined;
  /** Required for the scope `custom`, and only allowed with it. */
  permissions?: Permission[] | undefined;
  /** Lifetime of a token that is made from a key, by default one hour. Not allowed with a session. */
  expires_in_seconds?: number | undefined;
}

/** The arguments of `credentials.verify`. */
export interface CredentialVerifyParams {
  /** The bearer token that your caller presented. */
  credential: string;
  /** Your API, as `accessTokens.create` names it. Required for an access token that was made for one. */
  audience?: string | undefined;
  /** What your caller wants to do. */
  permissions?: Permission[] | undefined;
  /**
   * Whether your caller needs all of `permissions`, or any one of them.
   * @default "all"
   */
  match?: 'all' | 'any' | undefined;
  /** Id or slug of the workspace that the credential must have access to. The key's own by default. */
  workspace?: string | undefined;
  /** Id or slug of the project that the credential must have access to, in that workspace. */
  project?: string | undefined;
  /** The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
  ip_address?: string | undefined;
  /** What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
  include?: VerificationInclude | undefined;
  /** Id of a stream of yours, from its event `hello`. */
  stream_id?: CredentialStreamId | undefined;
}

/** The arguments of `apiKeys.verify`. */
export interface ApiKeyVerifyParams {
  /** The secret that your caller presented. */
  key: string;
  /** Name of a permission, as `resource:verb`. It is one of Tenantry's own (`Permission`) or one that the application has registered. */
  permission?: Permission | undefined;
  /** What your caller wants to do. */
  permissions?: Permission[] | undefined;
  /**
   * Whether your caller needs all of `permissions`, or any one of them.
   * @default "all"
   */
  match?: 'all' | 'any' | undefined;
  /** Id or slug of the workspace that the credential must have access to. The key's own by default. */
  workspace?: string | undefined;
  /** Id or slug of the project that the credential must have access to, in that workspace. */
  project?: string | undefined;
  /** The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
  ip_address?: string | undefined;
  /** What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
  include?: VerificationInclude | undefined;
}

/** The arguments of `credentialChanges.renew`. */
export interface CredentialChangeRenewParams {
  /** Id of a stream of yours, from its event `hello`. */
  stream_id: CredentialStreamId;
  /** Your number for this renewal, which the lease names. */
  renewal: number;
  /** The `seq` of the last change that you have applied; 0 for none. */
  seen: number;
}

/** The arguments of `access.check`. */
export interface AccessCheckParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Up to 100 checks. */
  checks: AccessCheckCheck[];
}

/** The arguments of `applicationPermissions.list`. */
export interface ApplicationPermissionListParams {
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `applicationPermissions.replace`. */
export interface ApplicationPermissionReplaceParams {
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
  /** Whether to take a removed permission out of the custom roles and keys that list it. */
  force?: boolean | undefined;
  /** The whole catalogue. Permissions that are not in it are deleted. */
  permissions: ApplicationPermissionCreate[];
  /** Digest of the plan to apply; required unless `dry_run` is `true` or nothing changes. */
  digest?: string | undefined;
}

/** The arguments of `applicationPermissions.create`. */
export interface ApplicationPermissionCreateParams {
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
  /** Name of the permission, as `resource:verb`. The resource is not reserved for Tenantry, and does not begin with `app.`. */
  name: ApplicationPermissionName;
  /** What it lets one do. */
  description: string;
  /**
   * Group of the permission in lists and in the role editor.
   * @default "application"
   */
  category?: string | undefined;
  /** The class, which determines the key scopes that include it. */
  class: 'read' | 'write' | 'admin';
  /** The built-in roles that include it. */
  roles: BuiltinRole[];
  /**
   * Whether it is decided in a project.
   * @default true
   */
  project_scoped?: boolean | undefined;
  /**
   * Whether members of a managing organization have it in the workspace.
   * @default true
   */
  managing?: boolean | undefined;
}

/** The arguments of `applicationPermissions.get`. */
export interface ApplicationPermissionGetParams {
  /** Name that the permission was registered with. */
  registered_name: string;
}

/** The arguments of `applicationPermissions.update`. */
export interface ApplicationPermissionUpdateParams {
  /** Name that the permission was registered with. */
  registered_name: string;
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
  /** What it lets one do. */
  description?: string | undefined;
  /** Group of the permission in lists and in the role editor. */
  category?: string | undefined;
  /** The class, which determines the key scopes that include it. */
  class?: 'read' | 'write' | 'admin' | undefined;
  /** The built-in roles that include it. */
  roles?: BuiltinRole[] | undefined;
  /** Whether it is decided in a project. */
  project_scoped?: boolean | undefined;
  /** Whether members of a managing organization have it in the workspace. */
  managing?: boolean | undefined;
}

/** The arguments of `applicationPermissions.delete`. */
export interface ApplicationPermissionDeleteParams {
  /** Name that the permission was registered with. */
  registered_name: string;
  /** Changes nothing and returns what would end. */
  dry_run?: boolean | undefined;
  /** Whether to take a removed permission out of the custom roles and keys that list it. */
  force?: boolean | undefined;
}

/** The arguments of `decisions.get`. */
export interface DecisionGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the refusal. */
  decision_id: DecisionId;
}

/** The arguments of `organizationDecisions.get`. */
export interface OrganizationDecisionGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the refusal. */
  decision_id: DecisionId;
}

/** The arguments of `auditEvents.list`. */
export interface AuditEventListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Only actions of this actor: id of a user or key, or `operator` or `system`. */
  actor?: AuditActorFilter | undefined;
  /** Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
  action?: AuditActionFilter | undefined;
  /** Only actions on this target, by id. */
  target?: AuditIdFilter | undefined;
  /** Only actions inside this project, by slug or id. */
  project?: AuditIdFilter | undefined;
  /** Only from this time on. */
  since?: string | undefined;
  /** Only before this time. */
  until?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `auditEvents.get`. */
export interface AuditEventGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the entry. */
  event_id: AuditEventId;
}

/** The arguments of `auditExports.create`. */
export interface AuditExportCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** `csv` for spreadsheets, `jsonl` for programs and for verification. */
  format: 'csv' | 'jsonl';
  /** Id of a user or key, or `operator` or `system`. */
  actor?: AuditActorFilter | undefined;
  /** An action such as `member.removed`, or all of a kind, such as `member.*`. */
  action?: AuditActionFilter | undefined;
  /** Id of the target of an entry. */
  target?: AuditIdFilter | undefined;
  /** Id of the target of an entry. */
  project?: AuditIdFilter | undefined;
  /** Only from this time on. */
  since?: string | undefined;
  /** Only before this time. */
  until?: string | undefined;
}

/** The arguments of `auditExports.get`. */
export interface AuditExportGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the export. */
  export_id: AuditExportId;
}

/** The arguments of `auditExports.download`. */
export interface AuditExportDownloadParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the export. */
  export_id: AuditExportId;
}

/** The arguments of `auditCheckpoints.list`. */
export interface AuditCheckpointListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationAuditEvents.list`. */
export interface OrganizationAuditEventListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Only actions of this actor: id of a user or key, or `operator` or `system`. */
  actor?: AuditActorFilter | undefined;
  /** Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
  action?: AuditActionFilter | undefined;
  /** Only actions on this target, by id. */
  target?: AuditIdFilter | undefined;
  /** Only from this time on. */
  since?: string | undefined;
  /** Only before this time. */
  until?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationAuditEvents.get`. */
export interface OrganizationAuditEventGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the entry. */
  event_id: AuditEventId;
}

/** The arguments of `organizationAuditExports.create`. */
export interface OrganizationAuditExportCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** `csv` for spreadsheets, `jsonl` for programs and for verification. */
  format: 'csv' | 'jsonl';
  /** Id of a user or key, or `operator` or `system`. */
  actor?: AuditActorFilter | undefined;
  /** An action such as `member.removed`, or all of a kind, such as `member.*`. */
  action?: AuditActionFilter | undefined;
  /** Id of the target of an entry. */
  target?: AuditIdFilter | undefined;
  /** Id of the target of an entry. */
  project?: AuditIdFilter | undefined;
  /** Only from this time on. */
  since?: string | undefined;
  /** Only before this time. */
  until?: string | undefined;
}

/** The arguments of `organizationAuditExports.get`. */
export interface OrganizationAuditExportGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the export. */
  export_id: AuditExportId;
}

/** The arguments of `organizationAuditExports.download`. */
export interface OrganizationAuditExportDownloadParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the export. */
  export_id: AuditExportId;
}

/** The arguments of `organizationAuditCheckpoints.list`. */
export interface OrganizationAuditCheckpointListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `webhookEndpoints.list`. */
export interface WebhookEndpointListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `webhookEndpoints.create`. */
export interface WebhookEndpointCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** An HTTPS URL without credentials, on port 443 or above 1023, on a host that has public addresses only. The operator can allow private receivers as well, over HTTP, too (`WEBHOOK_ALLOW_PRIVATE`). */
  url: string;
  /** Purpose of it. */
  description?: string | null | undefined;
  /**
   * The events to send. All (`*`) by default.
   * @default ["*"]
   */
  events?: EventChoice[] | undefined;
  /**
   * Whether to send events from now on.
   * @default true
   */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `webhookEndpoints.get`. */
export interface WebhookEndpointGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
}

/** The arguments of `webhookEndpoints.update`. */
export interface WebhookEndpointUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** As for `webhookEndpoints.create`. Pending deliveries go to the new URL as well. */
  url?: string | undefined;
  /** Purpose of it. */
  description?: string | null | undefined;
  /** The events to send from now on. */
  events?: EventChoice[] | undefined;
  /** Whether to send events. */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `webhookEndpoints.delete`. */
export interface WebhookEndpointDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
}

/** The arguments of `webhookEndpoints.rotateSecret`. */
export interface WebhookEndpointRotateSecretParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /**
   * Seconds for which the previous secret keeps signing: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `webhookEndpoints.test`. */
export interface WebhookEndpointTestParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** Name of an event. The webhooks of this document describe each one. */
  type?: EventType | undefined;
}

/** The arguments of `webhookEndpoints.replay`. */
export interface WebhookEndpointReplayParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** Start of the range, by the time of the event. */
  since: string;
}

/** The arguments of `webhookDeliveries.list`. */
export interface WebhookDeliveryListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only deliveries to this endpoint. */
  endpoint_id?: string | undefined;
  /** Returns only items with this value. */
  status?: 'pending' | 'delivered' | 'failed' | undefined;
  /** Returns only deliveries of this event. */
  event_type?: EventType | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `webhookDeliveries.get`. */
export interface WebhookDeliveryGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the delivery. */
  delivery_id: WebhookDeliveryId;
}

/** The arguments of `webhookDeliveries.redeliver`. */
export interface WebhookDeliveryRedeliverParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the delivery. */
  delivery_id: WebhookDeliveryId;
}

/** The arguments of `events.list`. */
export interface EventListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  type?: EventType | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationWebhookEndpoints.list`. */
export interface OrganizationWebhookEndpointListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationWebhookEndpoints.create`. */
export interface OrganizationWebhookEndpointCreateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** An HTTPS URL without credentials, on port 443 or above 1023, on a host that has public addresses only. The operator can allow private receivers as well, over HTTP, too (`WEBHOOK_ALLOW_PRIVATE`). */
  url: string;
  /** Purpose of it. */
  description?: string | null | undefined;
  /**
   * The events to send. All (`*`) by default.
   * @default ["*"]
   */
  events?: EventChoice[] | undefined;
  /**
   * Whether to send events from now on.
   * @default true
   */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `organizationWebhookEndpoints.get`. */
export interface OrganizationWebhookEndpointGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
}

/** The arguments of `organizationWebhookEndpoints.update`. */
export interface OrganizationWebhookEndpointUpdateParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** As for `webhookEndpoints.create`. Pending deliveries go to the new URL as well. */
  url?: string | undefined;
  /** Purpose of it. */
  description?: string | null | undefined;
  /** The events to send from now on. */
  events?: EventChoice[] | undefined;
  /** Whether to send events. */
  enabled?: boolean | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `organizationWebhookEndpoints.delete`. */
export interface OrganizationWebhookEndpointDeleteParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
}

/** The arguments of `organizationWebhookEndpoints.rotateSecret`. */
export interface OrganizationWebhookEndpointRotateSecretParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /**
   * Seconds for which the previous secret keeps signing: 0 to 7 days.
   * @default 86400
   */
  transition_seconds?: number | undefined;
  /** A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
  secret?: WebhookSecret | undefined;
}

/** The arguments of `organizationWebhookEndpoints.test`. */
export interface OrganizationWebhookEndpointTestParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** Name of an event. The webhooks of this document describe each one. */
  type?: EventType | undefined;
}

/** The arguments of `organizationWebhookEndpoints.replay`. */
export interface OrganizationWebhookEndpointReplayParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the webhook endpoint. */
  endpoint_id: WebhookEndpointId;
  /** Start of the range, by the time of the event. */
  since: string;
}

/** The arguments of `organizationWebhookDeliveries.list`. */
export interface OrganizationWebhookDeliveryListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only deliveries to this endpoint. */
  endpoint_id?: string | undefined;
  /** Returns only items with this value. */
  status?: 'pending' | 'delivered' | 'failed' | undefined;
  /** Returns only deliveries of this event. */
  event_type?: EventType | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `organizationWebhookDeliveries.get`. */
export interface OrganizationWebhookDeliveryGetParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the delivery. */
  delivery_id: WebhookDeliveryId;
}

/** The arguments of `organizationWebhookDeliveries.redeliver`. */
export interface OrganizationWebhookDeliveryRedeliverParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Id of the delivery. */
  delivery_id: WebhookDeliveryId;
}

/** The arguments of `organizationEvents.list`. */
export interface OrganizationEventListParams {
  /** Slug or id of the organization. */
  organization: string;
  /** Returns only items with this value. */
  type?: EventType | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `accounts.list`. */
export interface AccountListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Returns only items with this value. */
  kind?: 'own' | 'external' | undefined;
  /** Returns only accounts in this currency. */
  currency?: Currency | undefined;
  /** Returns only items with this value. Without it, archived accounts are left out. */
  status?: 'pending_approval' | 'active' | 'blocked' | 'archived' | undefined;
  /** Returns only own accounts that this project can use. Id of the project. */
  project?: ProjectId | undefined;
  /** Returns only accounts with this IBAN or account number. Spaces and case do not matter. */
  identifier?: string | undefined;
  /** Returns only accounts whose name or holder contains this text. */
  q?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `accounts.create`. */
export interface AccountCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Whether it is a real bank account, for live projects. Accounts of all other projects are simulated. */
  live: boolean;
  /** Display name, on one line. */
  name: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** How banks identify the account. It needs an IBAN, or an account number. */
  identifiers: AccountIdentifiersInput;
  /** Who holds the account. */
  holder: AccountHolderInput;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `accounts.connect`. */
export interface AccountConnectParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id or slug of the home project. */
  project: string;
  /** Display name, on one line. */
  name: string;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** How banks identify the account. It needs an IBAN, or an account number. */
  identifiers: AccountIdentifiersInput;
  /** Who holds the account. */
  holder: AccountHolderInput;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check?: FundsCheck | undefined;
  /**
   * The lowest balance that payments may leave, in minor units; `null` for no limit.
   * @default 0
   */
  floor?: AccountFloor | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `accounts.get`. */
export interface AccountGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
}

/** The arguments of `accounts.update`. */
export interface AccountUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
  /** Display name, on one line. */
  name?: string | undefined;
  /** The other projects that may pay from an own account, by id, or `all`. */
  shared_with?: AccountSharing | undefined;
  /** What happens to a payment that would take the account below its floor. `strict` refuses it, `warn` accepts it with a warning, `none` accepts it. The default is `strict` for simulated accounts and `warn` for live ones. External accounts have `none`. */
  funds_check?: FundsCheck | undefined;
  /** The lowest balance that payments may leave, in minor units; `null` for no limit. */
  floor?: AccountFloor | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `accounts.archive`. */
export interface AccountArchiveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
}

/** The arguments of `accounts.block`. */
export interface AccountBlockParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
  /** Why it is blocked, for those who see the account. */
  reason: string;
}

/** The arguments of `accounts.unblock`. */
export interface AccountUnblockParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
}

/** The arguments of `accounts.getBalance`. */
export interface AccountGetBalanceParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
  /** The time, including entries of this very time. Without it, all entries count. Entries of a simulated project have the times of its clock. */
  as_of?: string | undefined;
}

/** The arguments of `accounts.listEntries`. */
export interface AccountListEntriesParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the account. */
  account_id: AccountId;
  /** Returns only entries from this time on. */
  since?: string | undefined;
  /** Returns only entries before this time. */
  until?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `payments.list`. */
export interface PaymentListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Only payments with this status. */
  status?: 'pending' | 'approved' | 'processing' | 'settled' | 'reconciled' | 'failed' | 'cancelled' | undefined;
  /** Only payments in this stage. */
  stage?: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'submitting' | 'submitted' | 'accepted' | 'unknown' | undefined;
  /** Only payments by this method. */
  method?: 'bank_transfer' | 'eft' | 'card' | 'virtual_account' | 'direct_debit' | undefined;
  /** Only payments from this account. */
  from_account?: string | undefined;
  /** Only payments to this account. */
  to_account?: string | undefined;
  /** Only payments of this batch. */
  batch_id?: string | undefined;
  /** Only payments with exactly this reference. */
  reference?: string | undefined;
  /** Only payments of exactly this amount, in minor units. */
  amount?: number | undefined;
  /** Only payments created from this time on. */
  since?: string | undefined;
  /** Only payments created before this time. */
  until?: string | undefined;
  /** Only payments of which the bank returned something, or nothing. */
  returned?: boolean | undefined;
  /** Only payments requested by this user or key. */
  created_by?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `payments.create`. */
export interface PaymentCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Id of the own account that pays; the `default_account` of the project if it is absent. */
  from_account?: string | undefined;
  /** Id of the account that is paid. */
  to_account: string;
  /** Reference for the payee, on one line. */
  reference?: string | undefined;
  /** Text on the statement of the payee, on one line. */
  description?: string | undefined;
  /** A text for people. Card numbers are refused. */
  note?: PaymentText | undefined;
  /** Day on which it is executed, in the time zone of the workspace. The next possible day if it is absent. */
  execution_date?: string | undefined;
  /**
   * Refuses the payment (409 `cut_off_missed`) if `execution_date` is not possible, instead of moving it.
   * @default false
   */
  strict_date?: boolean | undefined;
  /** Payment system that a transfer takes. */
  rail?: PaymentRail | undefined;
  /**
   * Who bears the charges of the banks.
   * @default "shared"
   */
  charge_bearer?: 'shared' | 'sender' | 'receiver' | undefined;
  /** Ids of payments that look the same and are meant as well. */
  allow_duplicate_of?: string[] | undefined;
  /**
   * Lets the payment wait for money, instead of refusing it (409 `insufficient_funds`).
   * @default false
   */
  wait_for_funds?: boolean | undefined;
  /** Digest of a preview. The payment is created only if the same happens. */
  preview_digest?: string | undefined;
  /** The outcome in a simulated project. It takes precedence over what the IBAN of the payee (`TR`, check digits, `99999`, `0`, and the code as an account number of 16 digits) and the last two digits of the amount say. `00` settles at 10:00 on the value date, `01` fails with `insufficient_funds`, `02` with `account_closed`, `03` with `invalid_account`, `04` with `blocked_account`, `05` is rejected on submission, `06` fails a day after it was accepted, `07` is returned in full three days after it settled, `08` in half, `11` is not answered and settles a day later, `12` is never answered, `13` settles before it is accepted, and `14` settles two days late. */
  simulate?: SandboxOutcome | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `payments.preview`. */
export interface PaymentPreviewParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Amount in minor units, such as kuruş or cents. */
  amount: PaymentAmount;
  /** ISO 4217 code of a currency. `x-currencies` lists them with the number of digits of their minor units. */
  currency: Currency;
  /** Method that a payment names. */
  method: PaymentMethodName;
  /** Id of the own account that pays; the `default_account` of the project if it is absent. */
  from_account?: string | undefined;
  /** Id of the account that is paid. */
  to_account: string;
  /** Reference for the payee, on one line. */
  reference?: string | undefined;
  /** Text on the statement of the payee, on one line. */
  description?: string | undefined;
  /** A text for people. Card numbers are refused. */
  note?: PaymentText | undefined;
  /** Day on which it is executed, in the time zone of the workspace. The next possible day if it is absent. */
  execution_date?: string | undefined;
  /**
   * Refuses the payment (409 `cut_off_missed`) if `execution_date` is not possible, instead of moving it.
   * @default false
   */
  strict_date?: boolean | undefined;
  /** Payment system that a transfer takes. */
  rail?: PaymentRail | undefined;
  /**
   * Who bears the charges of the banks.
   * @default "shared"
   */
  charge_bearer?: 'shared' | 'sender' | 'receiver' | undefined;
  /** Ids of payments that look the same and are meant as well. */
  allow_duplicate_of?: string[] | undefined;
  /**
   * Lets the payment wait for money, instead of refusing it (409 `insufficient_funds`).
   * @default false
   */
  wait_for_funds?: boolean | undefined;
  /** Digest of a preview. The payment is created only if the same happens. */
  preview_digest?: string | undefined;
  /** The outcome in a simulated project. It takes precedence over what the IBAN of the payee (`TR`, check digits, `99999`, `0`, and the code as an account number of 16 digits) and the last two digits of the amount say. `00` settles at 10:00 on the value date, `01` fails with `insufficient_funds`, `02` with `account_closed`, `03` with `invalid_account`, `04` with `blocked_account`, `05` is rejected on submission, `06` fails a day after it was accepted, `07` is returned in full three days after it settled, `08` in half, `11` is not answered and settles a day later, `12` is never answered, `13` settles before it is accepted, and `14` settles two days late. */
  simulate?: SandboxOutcome | undefined;
  /** Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
  metadata?: Metadata | undefined;
}

/** The arguments of `payments.get`. */
export interface PaymentGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
}

/** The arguments of `payments.update`. */
export interface PaymentUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
  /** Internal note; `null` removes it. */
  note?: PaymentText | null | undefined;
  /** Day on which it is executed. */
  execution_date?: string | undefined;
  /** The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
  metadata?: MetadataChanges | undefined;
}

/** The arguments of `payments.cancel`. */
export interface PaymentCancelParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
  /** A text for people. Card numbers are refused. */
  reason?: PaymentText | undefined;
}

/** The arguments of `payments.release`. */
export interface PaymentReleaseParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
  /** A text for people. Card numbers are refused. */
  reason: PaymentText;
}

/** The arguments of `payments.resolve`. */
export interface PaymentResolveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
  /** What happened to the payment. */
  outcome: 'settled' | 'failed';
  /** A text for people. Card numbers are refused. */
  evidence: PaymentText;
  /** A text for people. Card numbers are refused. */
  reason: PaymentText;
}

/** The arguments of `payments.listEvents`. */
export interface PaymentListEventsParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the payment. */
  payment_id: PaymentId;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `workspacePayments.list`. */
export interface WorkspacePaymentListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Only payments with this status. */
  status?: 'pending' | 'approved' | 'processing' | 'settled' | 'reconciled' | 'failed' | 'cancelled' | undefined;
  /** Only payments in this stage. */
  stage?: 'approval' | 'hold' | 'scheduled' | 'funds' | 'queued' | 'submitting' | 'submitted' | 'accepted' | 'unknown' | undefined;
  /** Only payments by this method. */
  method?: 'bank_transfer' | 'eft' | 'card' | 'virtual_account' | 'direct_debit' | undefined;
  /** Only payments from this account. */
  from_account?: string | undefined;
  /** Only payments to this account. */
  to_account?: string | undefined;
  /** Only payments of this batch. */
  batch_id?: string | undefined;
  /** Only payments with exactly this reference. */
  reference?: string | undefined;
  /** Only payments of exactly this amount, in minor units. */
  amount?: number | undefined;
  /** Only payments created from this time on. */
  since?: string | undefined;
  /** Only payments created before this time. */
  until?: string | undefined;
  /** Only payments of which the bank returned something, or nothing. */
  returned?: boolean | undefined;
  /** Only payments requested by this user or key. */
  created_by?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `approvals.list`. */
export interface ApprovalListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Only approvals with this status. */
  status?: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | undefined;
  /** Only approvals of this payment, alone or with its batch. */
  payment_id?: string | undefined;
  /** Only the approval of this batch as a whole. */
  batch_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `approvals.get`. */
export interface ApprovalGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the approval. */
  approval_id: ApprovalId;
}

/** The arguments of `approvals.approve`. */
export interface ApprovalApproveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the approval. */
  approval_id: ApprovalId;
  /** Digest of what the caller has seen. */
  digest: string;
  /** A note for others. */
  comment?: string | undefined;
}

/** The arguments of `approvals.reject`. */
export interface ApprovalRejectParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the approval. */
  approval_id: ApprovalId;
  /** Digest of what the caller has seen. */
  digest: string;
  /** Why it is rejected. */
  reason: string;
}

/** The arguments of `approvals.decide`. */
export interface ApprovalDecideParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Decisions, each about another approval. */
  decisions: ApprovalDecision[];
}

/** The arguments of `approvals.withdraw`. */
export interface ApprovalWithdrawParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the approval. */
  approval_id: ApprovalId;
}

/** The arguments of `myApprovals.list`. */
export interface MyApprovalListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `controlChanges.list`. */
export interface ControlChangeListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Only changes with this status. */
  status?: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | undefined;
  /** Only changes of controls of this kind. */
  kind?: ControlKind | undefined;
  /** Only changes that wait and that the caller can approve. `status` does not matter then, and a page may be short. */
  waiting_for_me?: boolean | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `controlChanges.get`. */
export interface ControlChangeGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the change. */
  change_id: ControlChangeId;
}

/** The arguments of `controlChanges.approve`. */
export interface ControlChangeApproveParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the change. */
  change_id: ControlChangeId;
  /** Digest of what the caller has seen. */
  digest: string;
  /** A note for others. */
  comment?: string | undefined;
}

/** The arguments of `controlChanges.reject`. */
export interface ControlChangeRejectParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the change. */
  change_id: ControlChangeId;
  /** Digest of what the caller has seen. */
  digest: string;
  /** Why it is rejected. */
  reason: string;
}

/** The arguments of `approvalDelegations.list`. */
export interface ApprovalDelegationListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `approvalDelegations.create`. */
export interface ApprovalDelegationCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** The user who approves instead. */
  to: string;
  /** When it begins; now unless given. */
  since?: string | undefined;
  /** When it ends. */
  until: string;
  /** Rules that it is for; all unless given. */
  rules?: string[] | undefined;
}

/** The arguments of `approvalDelegations.delete`. */
export interface ApprovalDelegationDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the delegation. */
  delegation_id: ApprovalDelegationId;
}

/** The arguments of `approvalRules.list`. */
export interface ApprovalRuleListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `approvalRules.create`. */
export interface ApprovalRuleCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Display name, on one line. */
  name: string;
  /** Whether the rule applies. */
  enabled?: boolean | undefined;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to?: ApprovalRuleSubject | undefined;
  /** Conditions of which all must hold. What is not known counts as met. */
  when?: ApprovalRuleConditions | undefined;
  /** Who must approve. */
  steps: ApprovalStepInput[];
  /** Whether a step opens only when the steps before it are complete. */
  ordered?: boolean | undefined;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate?: boolean | undefined;
  /** Hours after which a request expires; 72 unless given. */
  expires_after?: number | undefined;
  /** What happens to the payment then. */
  on_expiry?: 'cancel' | 'hold' | undefined;
}

/** The arguments of `approvalRules.get`. */
export interface ApprovalRuleGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the rule. */
  rule_id: ApprovalRuleId;
}

/** The arguments of `approvalRules.update`. */
export interface ApprovalRuleUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the rule. */
  rule_id: ApprovalRuleId;
  /** Display name, on one line. */
  name?: string | undefined;
  /** Whether the rule applies. */
  enabled?: boolean | undefined;
  /** What the rule is about. `payment` are payments, also in batches; `batch` are batches with one approval. `beneficiary` are external accounts that are created or unblocked; `when` may have `currencies` and `requested_by`. `controls` are changes that weaken limits or own accounts, and all changes of exchange rates; `when` may have `requested_by`. `limit` are payments that exceed a payment limit which names the rule as its `approval_rule`; `when` is empty, and the rule can be deleted or disabled only when no limit names it. */
  applies_to?: ApprovalRuleSubject | undefined;
  /** Conditions of which all must hold. What is not known counts as met. */
  when?: ApprovalRuleConditions | undefined;
  /** Who must approve. */
  steps?: ApprovalStepInput[] | undefined;
  /** Whether a step opens only when the steps before it are complete. */
  ordered?: boolean | undefined;
  /** Whether its approvers must differ from those of every other rule that applies. */
  separate?: boolean | undefined;
  /** Hours after which a request expires; 72 unless given. */
  expires_after?: number | undefined;
  /** What happens to the payment then. */
  on_expiry?: 'cancel' | 'hold' | undefined;
}

/** The arguments of `approvalRules.delete`. */
export interface ApprovalRuleDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the rule. */
  rule_id: ApprovalRuleId;
}

/** The arguments of `approvalRules.test`. */
export interface ApprovalRuleTestParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** A payment as it could be requested now. Without it, the payments of the last 90 days are looked at. */
  payment?: ApprovalRuleExample | undefined;
  /** See {@link ApprovalRuleCreate}. */
  rule?: ApprovalRuleCreate | undefined;
  /** Id of a saved rule that `rule` takes the place of. Without `rule`, it is left out as if it were deleted. */
  replaces?: string | undefined;
}

/** The arguments of `paymentLimits.list`. */
export interface PaymentLimitListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `paymentLimits.create`. */
export interface PaymentLimitCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Display name, on one line. */
  name: string;
  /** Largest amount of one payment, in minor units; `null` for any. */
  per_payment?: number | null | undefined;
  /** Largest sum in a day, in minor units; `null` for any. */
  per_day?: number | null | undefined;
  /** Largest sum in a month, in minor units; `null` for any. */
  per_month?: number | null | undefined;
  /** Largest number of payments in a day; `null` for any number. */
  count_per_day?: number | null | undefined;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed?: PaymentLimitAction | undefined;
  /** Id of an enabled approval rule with `applies_to` `limit`, which decides about payments that exceed the limit; required with `approve`. */
  approval_rule?: string | null | undefined;
  /** Whose payments are limited. `account` limits those from an own account, and `beneficiary` those to an account. */
  scope: PaymentLimitScope;
  /** Id of the project, account, user or key that is limited; required unless `scope` is `workspace`. */
  scope_id?: string | null | undefined;
  /** Currency of ISO 4217, such as `TRY`. */
  currency: string;
  /** The method whose payments count; `null` for all. */
  method?: PaymentMethodName | null | undefined;
}

/** The arguments of `paymentLimits.get`. */
export interface PaymentLimitGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the payment limit. */
  payment_limit_id: PaymentLimitId;
}

/** The arguments of `paymentLimits.update`. */
export interface PaymentLimitUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the payment limit. */
  payment_limit_id: PaymentLimitId;
  /** Display name, on one line. */
  name?: string | undefined;
  /** Largest amount of one payment, in minor units; `null` for any. */
  per_payment?: number | null | undefined;
  /** Largest sum in a day, in minor units; `null` for any. */
  per_day?: number | null | undefined;
  /** Largest sum in a month, in minor units; `null` for any. */
  per_month?: number | null | undefined;
  /** Largest number of payments in a day; `null` for any number. */
  count_per_day?: number | null | undefined;
  /** Whether a payment that exceeds the limit is refused, held until a person releases it, or waits for the approvers of `approval_rule`. With `approve` it counts at once. */
  on_exceed?: PaymentLimitAction | undefined;
  /** Id of an enabled approval rule with `applies_to` `limit`, which decides about payments that exceed the limit; required with `approve`. */
  approval_rule?: string | null | undefined;
}

/** The arguments of `paymentLimits.delete`. */
export interface PaymentLimitDeleteParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the payment limit. */
  payment_limit_id: PaymentLimitId;
}

/** The arguments of `paymentMethods.list`. */
export interface PaymentMethodListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `paymentMethods.update`. */
export interface PaymentMethodUpdateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the payment method. */
  payment_method_id: string;
  /** Whether the workspace uses it. */
  enabled?: boolean | undefined;
  /** A built-in calendar. */
  calendar?: CalendarId | undefined;
  /** When execution begins on a day, in the time zone of the workspace. */
  opens?: string | undefined;
  /** When execution ends on a day; `24:00` for its end. */
  cut_off?: string | undefined;
  /** When execution ends on a half day; not after `cut_off`. */
  half_day_cut_off?: string | undefined;
  /** Whether it also executes at weekends and on holidays. */
  weekend?: boolean | undefined;
  /** Business days from the execution of a payment to the arrival of its money. */
  settlement_days?: number | undefined;
  /** Smallest amount, in minor units of the currency. */
  min?: number | undefined;
  /** Largest amount, in minor units of the currency; `null` for none. */
  max?: number | null | undefined;
}

/** The arguments of `calendars.list`. */
export interface CalendarListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
}

/** The arguments of `calendars.get`. */
export interface CalendarGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the calendar. */
  calendar: CalendarId;
  /** First day, from 2024-01-01. Today in the time zone of the workspace unless given. */
  from?: string | undefined;
  /** Last day, until 2032-12-31. The thirtieth day after `from` unless given. */
  to?: string | undefined;
}

/** The arguments of `calendars.setDay`. */
export interface CalendarSetDayParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the calendar. */
  calendar: CalendarId;
  /** The day. */
  date: string;
  /** Whether payments are executed on the day, until its end or until the cut-off of half days. */
  kind: CalendarDayKind;
  /** Name of the holiday, on one line. */
  name?: string | null | undefined;
}

/** The arguments of `calendars.unsetDay`. */
export interface CalendarUnsetDayParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Id of the calendar. */
  calendar: CalendarId;
  /** The day. */
  date: string;
}

/** The arguments of `exchangeRates.list`. */
export interface ExchangeRateListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `exchangeRates.set`. */
export interface ExchangeRateSetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Both currencies, such as `USD-TRY`. */
  pair: string;
  /** The rate is `numerator` / `denominator`. */
  numerator: number;
  /** The rate is `numerator` / `denominator`. */
  denominator: number;
  /** The day of the rate. */
  date: string;
}

/** The arguments of `ledgerAccounts.list`. */
export interface LedgerAccountListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Returns only accounts in this currency. */
  currency?: LedgerCurrency | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `ledgerTransactions.list`. */
export interface LedgerTransactionListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Returns only transactions of this kind. */
  kind?: LedgerTransactionKind | undefined;
  /** Returns only transactions of this payment. */
  payment_id?: string | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `ledgerTransactions.create`. */
export interface LedgerTransactionCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** The reason, for readers of the ledger. */
  reason: LedgerReason;
  /** The day on which it takes effect; today in the time zone of the workspace by default. */
  effective_date?: string | undefined;
  /** Amounts by ledger account, in one currency, with the sum 0. */
  entries: LedgerTransactionCreateEntry[];
}

/** The arguments of `ledgerTransactions.get`. */
export interface LedgerTransactionGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the transaction. */
  transaction_id: LedgerTransactionId;
}

/** The arguments of `ledgerTransactions.reverse`. */
export interface LedgerTransactionReverseParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the transaction. */
  transaction_id: LedgerTransactionId;
  /** The reason, for readers of the ledger. */
  reason: LedgerReason;
}

/** The arguments of `ledgerCheckpoints.list`. */
export interface LedgerCheckpointListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `ledgerExports.create`. */
export interface LedgerExportCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `ledgerExports.get`. */
export interface LedgerExportGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the export. */
  ledger_export_id: LedgerExportId;
}

/** The arguments of `ledgerExports.download`. */
export interface LedgerExportDownloadParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the export. */
  ledger_export_id: LedgerExportId;
}

/** The arguments of `ledger.verify`. */
export interface LedgerVerifyParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** `next` of the call before. */
  after?: string | undefined;
}

/** The arguments of `sandbox.getClock`. */
export interface SandboxGetClockParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `sandbox.setClock`. */
export interface SandboxSetClockParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** The time to set, before the year 2100. */
  time?: string | undefined;
  /** ISO 8601 duration to add, such as `P1D`, `P2W` or `PT90M`. Years, months, weeks and days are those of the calendar in UTC; a month ends on its last day. */
  advance?: string | undefined;
}

/** The arguments of `sandbox.simulate`. */
export interface SandboxSimulateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** What the simulated bank does. */
  type: SandboxEventType;
  /** The payment. For every type but `incoming_payment`. */
  payment_id?: PaymentId | undefined;
  /** The own account that gets the money. For `incoming_payment`. */
  account_id?: AccountId | undefined;
  /** Minor units. For `incoming_payment`, and for a `return` of a part; by default, all is returned. */
  amount?: number | undefined;
  /** Reason of ISO 20022, for `reject` (by default `AC04`) and `return` (by default `MD07`). */
  code?: string | undefined;
}

/** The arguments of `sandbox.setFaults`. */
export interface SandboxSetFaultsParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** How a payment is answered. `timeout` and `500` give no answer, so that the payment is `unknown` until the bank reports it; `slow` also delays the report that it was accepted by an hour. */
  submit: SandboxSubmitFault;
  /** How reports arrive. A lost one is found when the bank is asked a day after the value date; reordered ones arrive together, the last one first. */
  callbacks: SandboxCallbackFault;
  /** ISO 8601 duration after which the faults end. Without it, they stay. */
  for?: string | undefined;
}

/** The arguments of `sandbox.reset`. */
export interface SandboxResetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
}

/** The arguments of `paymentBatches.list`. */
export interface PaymentBatcheListParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `paymentBatches.create`. */
export interface PaymentBatcheCreateParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** The payments, each as `payments.create` takes it. */
  payments: PaymentCreate[];
  /**
   * Whether the payments that can be created are (`partial`), or only all or none of them (`atomic`).
   * @default "partial"
   */
  mode?: PaymentBatchMode | undefined;
  /**
   * Whether each payment is approved on its own, or all together.
   * @default "each"
   */
  approval?: PaymentBatchApproval | undefined;
  /** How many payments there must be; with another number none is created. */
  expected_count?: number | undefined;
  /** Sum of all amounts in minor units, whatever their currencies; with another sum no payment is created. */
  expected_total?: number | undefined;
  /** Digest of a preview of the batch. It is created only if the same happens to every row. */
  preview_digest?: string | undefined;
}

/** The arguments of `paymentBatches.import`. */
export interface PaymentBatcheImportParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Format of the file. */
  format: 'csv';
  /** Changes nothing and returns what would happen. */
  dry_run?: boolean | undefined;
  /** Whether the payments that can be created are, or only all or none of them. */
  mode?: 'partial' | 'atomic' | undefined;
  /** Whether each payment is approved on its own, or all together once the whole file is read. */
  approval?: 'each' | 'batch' | undefined;
  /** Id of the account that pays rows without `from_account`. */
  from_account?: string | undefined;
  /** How many rows there must be; with another number nothing is created. */
  expected_count?: number | undefined;
  /** Sum of all amounts in minor units, whatever their currencies; with another sum nothing is created. */
  expected_total?: number | undefined;
  /** The file. */
  csv: CsvFile;
}

/** The arguments of `paymentBatches.get`. */
export interface PaymentBatcheGetParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the batch. */
  batch_id: PaymentBatchId;
}

/** The arguments of `paymentBatches.listResults`. */
export interface PaymentBatcheListResultsParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the batch. */
  batch_id: PaymentBatchId;
  /** Only rows with this result. */
  status?: 'waiting' | 'created' | 'refused' | 'left_out' | undefined;
  /** Maximum number of items to return. */
  limit?: number | undefined;
  /** `next_cursor` of the previous page. */
  cursor?: string | undefined;
}

/** The arguments of `paymentBatches.cancel`. */
export interface PaymentBatcheCancelParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** Id of the batch. */
  batch_id: PaymentBatchId;
  /** A text for people. Card numbers are refused. */
  reason?: PaymentText | undefined;
}

/** The arguments of `paymentBatches.preview`. */
export interface PaymentBatchePreviewParams {
  /** Slug or id of the workspace, or `ext:` and its `external_id`. */
  workspace: string;
  /** Slug or id of the project, or `ext:` and its `external_id`. */
  project: string;
  /** The payments, each as `payments.create` takes it. */
  payments: PaymentCreate[];
  /**
   * Whether the payments that can be created are (`partial`), or only all or none of them (`atomic`).
   * @default "partial"
   */
  mode?: PaymentBatchMode | undefined;
  /**
   * Whether each payment is approved on its own, or all together.
   * @default "each"
   */
  approval?: PaymentBatchApproval | undefined;
  /** How many payments there must be; with another number none is created. */
  expected_count?: number | undefined;
  /** Sum of all amounts in minor units, whatever their currencies; with another sum no payment is created. */
  expected_total?: number | undefined;
  /** Digest of a preview of the batch. It is created only if the same happens to every row. */
  preview_digest?: string | undefined;
}

/**
 * The permissions that your application registers, so that a misspelt name does not compile. Add them in a file of your
 * project:
 * @example
 * ```ts
 * declare module '@tenantry/sdk' {
 *   interface ApplicationPermissions {
 *     'invoices:read': true;
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: applications add their permissions.
export interface ApplicationPermissions {}

/** A permission: one of Tenantry, or one that your application registers in {@link ApplicationPermissions}. */
export type Permission = TenantryPermission | keyof ApplicationPermissions;

/** Whether the server is alive and ready. */
export interface MetaResource {
  /**
   * Check liveness
   *
   * Returns 200 while the process runs. It does not use the database; use it for a liveness probe. It needs no credential; whether the server can answer requests is in `meta.ready`.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/meta.health), on a server under development.
   *
   * @example
   * ```ts
   * const health = await tenantry.meta.health();
   * ```
   */
  health(params?: NoParams, options?: CallOptions): ApiPromise<Health>;

  /**
   * Check readiness
   *
   * Returns 200 when the database is reachable and requests are served, and 503 otherwise. Use it for a readiness probe. A load balancer should take a replica out while it is 503.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/meta.ready), on a server under development.
   *
   * @example
   * ```ts
   * const readiness = await tenantry.meta.ready();
   * ```
   */
  ready(params?: NoParams, options?: CallOptions): ApiPromise<Readiness>;
}

/** The tenant. Everything else lives inside one. */
export interface WorkspacesResource {
  /**
   * List workspaces
   *
   * Lists the workspaces that the credential can access. For a signed-in user, these are the workspaces with a membership; for a workspace key, its own; for an organization key, those that the organization owns; for the operator, all. Use it to find a workspace by its `external_id`, or to go through all of them.
   *
   * Any credential can call it.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const workspace of tenantry.workspaces.list()) console.log(workspace);
   * ```
   */
  list(params?: WorkspaceListParams, options?: CallOptions): PagePromise<WorkspaceList, Workspace>;

  /**
   * Create a workspace
   *
   * Creates a workspace. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later. With `organization`, the organization owns the workspace, which requires `organization_workspaces:create` there. Such a workspace needs no member, and organization keys can create it in their own organization. Use it when a customer signs up; for environments inside a customer use `projects.create`.
   *
   * For signed-in users. For the operator. For organization keys.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `already_exists`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.create), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.create({ name: 'Acme', slug: 'acme' });
   * ```
   */
  create(params: WorkspaceCreateParams, options?: IdempotentOptions): ApiPromise<Workspace>;

  /**
   * Get a workspace
   *
   * Returns a workspace, by slug, id or `ext:` with its `external_id`. A deleted one is shown until it is purged. Use it to find the workspace of a customer, and to read their plan; what they have used of it is in `usage.get`.
   *
   * Permission: `workspace:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.get), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.get({ workspace: 'acme' });
   * ```
   */
  get(params: WorkspaceGetParams, options?: CallOptions): ApiPromise<Workspace>;

  /**
   * Update a workspace
   *
   * Updates the given fields; an application key changes only `external_id` and `metadata`. The ten most recent former slugs keep resolving, each for at least 30 days, and no other workspace can take them. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent. Use it to rename a workspace or to join it to another system; policies and defaults are in `settings.update`.
   *
   * Permission: `workspace:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `renamed_too_often`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.update), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.update({ workspace: 'acme', name: 'Acme Corp' });
   * ```
   */
  update(params: WorkspaceUpdateParams, options?: AnyOptions): ApiPromise<Workspace>;

  /**
   * Delete a workspace
   *
   * Deletes the workspace. Its keys stop working immediately. An owner can restore it for 30 days; then it is purged. While it has payments that have not ended, it is refused (409 `account_in_use`). Use it when a customer leaves; to end only the work of an organization use `managers.revoke`.
   *
   * Permission: `workspace:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `account_in_use`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.delete), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.delete({ workspace: 'acme', confirm: 'acme' });
   * ```
   */
  delete(params: WorkspaceDeleteParams, options?: AnyOptions): ApiPromise<Workspace>;

  /**
   * Restore a workspace
   *
   * Restores a deleted workspace, including its keys: they work again at once. Use it when a customer returns within 30 days. `workspaces.list` with `archived` finds it.
   *
   * Permission: `workspace:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.restore), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.restore({ workspace: 'acme' });
   * ```
   */
  restore(params: WorkspaceRestoreParams, options?: IdempotentOptions): ApiPromise<Workspace>;

  /**
   * Transfer ownership
   *
   * Makes another active member an owner, and you an admin, in one step. Use it when the owner of a workspace leaves, or hands it over.
   *
   * Permission: `workspace:transfer`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `unconfirmed_address`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.transferOwnership), on a server under development.
   *
   * @example
   * ```ts
   * const ownership = await tenantry.workspaces.transferOwnership({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  transferOwnership(params: WorkspaceTransferOwnershipParams, options?: IdempotentOptions): ApiPromise<Ownership>;

  /**
   * Release a workspace
   *
   * Moves a workspace out of the organization that owns it. One of its active members becomes its owner. The policies of the organization no longer apply there, and its owners and admins lose access unless they are members. Organization keys lose access immediately, service keys created by non-members are revoked, and pending invitations are cancelled. Other owners become admins. Use it when a customer shall stand on their own; the way back is `workspaceMoves.create`.
   *
   * Permission: `workspace:transfer`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `unconfirmed_address`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaces.release), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.workspaces.release({ workspace: 'acme', owner_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  release(params: WorkspaceReleaseParams, options?: IdempotentOptions): ApiPromise<Workspace>;
}

/** Settings for the behavior and security of a workspace. */
export interface SettingsResource {
  /**
   * Get the settings
   *
   * Returns the settings of the workspace. A user who may delete the workspace, and has just confirmed their password, can read them from any address. Use it to see which policies apply to members and keys of this workspace.
   *
   * Permission: `workspace:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/settings.get), on a server under development.
   *
   * @example
   * ```ts
   * const settings = await tenantry.settings.get({ workspace: 'acme' });
   * ```
   */
  get(params: SettingsGetParams, options?: CallOptions): ApiPromise<Settings>;

  /**
   * Update the settings
   *
   * Updates the given fields. `session_idle_minutes`, `require_reauthentication` and `ip_allowlist` also require `security:manage`. `duplicate_policy`, `require_rule` and the cooling hours require `payment_controls:manage`. To require no rule any more, or shorter cooling where approvals are asked for, waits as `pending_change` until another owner approves it with `controlChanges.approve`; the other fields count at once. An allowlist that does not contain your own address is refused, so that you cannot lock yourself out. A user who may delete the workspace, and has just confirmed their password, can change `ip_allowlist`, and nothing else, from any address. Use it to set policies and defaults of one workspace; for all that an organization owns use `organizationSettings.update`.
   *
   * Permission: `workspace:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `approval_rule_unsatisfiable`.
   *
   * [Reference](http://localhost:3000/reference/settings.update), on a server under development.
   *
   * @example
   * ```ts
   * const settings = await tenantry.settings.update({ workspace: 'acme', timezone: 'Europe/Istanbul', session_idle_minutes: 1440 });
   * ```
   */
  update(params: SettingsUpdateParams, options?: AnyOptions): ApiPromise<Settings>;
}

/** The people of a workspace and their roles. */
export interface MembersResource {
  /**
   * List the members
   *
   * Lists the members of the workspace, newest first. Each has a role and a status. Use it to show who works in the workspace, or to find a member by role or `external_id`; people who have not answered are in `invitations.list`.
   *
   * Permission: `members:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const member of tenantry.members.list({ workspace: 'acme' })) console.log(member);
   * ```
   */
  list(params: MemberListParams, options?: CallOptions): PagePromise<MemberList, Member>;

  /**
   * Add a member
   *
   * Adds a member of the organization that owns the workspace, by id or e-mail address, if their address is confirmed. All other people join by invitation, with `invitations.create`. For them the response is 409 `invitation_required`, whether or not they have an account. You cannot assign a role that exceeds your permissions. The operator key can add any existing user by id, and any user with a confirmed address by e-mail address. A user who left the workspace voluntarily can only return by accepting an invitation; until then the response is 409 `invitation_required`, also with the operator key. Use it for colleagues from the organization of the workspace.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `organization_membership_required`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `invitation_required`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.add), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.members.add({ workspace: 'acme', email: 'grace@example.com', role: 'member' });
   * ```
   */
  add(params: MemberAddParams, options?: IdempotentOptions): ApiPromise<Member>;

  /**
   * Get a member
   *
   * Returns a member of this workspace. It has their role, their status and their `metadata`. Use it to see what a person may do in this workspace before you change it.
   *
   * Permission: `members:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.get), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.members.get({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  get(params: MemberGetParams, options?: CallOptions): ApiPromise<Member>;

  /**
   * Update a member
   *
   * Updates the role, the `external_id` and the `metadata`, as far as they are given. A role takes effect on the member's next request. Neither the old nor the new role may exceed your permissions. Use it to change what a person may do in the whole workspace; in one project use `projectMembers.set`.
   *
   * Permission: `members:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `unconfirmed_address`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `last_owner`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.update), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.members.update({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n', role: 'manager' });
   * ```
   */
  update(params: MemberUpdateParams, options?: AnyOptions): ApiPromise<Member>;

  /**
   * Remove a member
   *
   * Removes the member from the workspace and its projects, revokes their user keys and cancels the invitations that they sent. The receipt lists what ended, and what remains for others to review. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes. Use it when a person leaves for good; if they may return use `members.deactivate`.
   *
   * Permission: `members:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `last_owner`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.remove), on a server under development.
   *
   * @example
   * ```ts
   * const offboardingReceipt = await tenantry.members.remove({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  remove(params: MemberRemoveParams, options?: AnyOptions): ApiPromise<OffboardingReceipt>;

  /**
   * Deactivate a member
   *
   * Ends the access of the member immediately, revokes their user keys and cancels the invitations that they sent. Their work, role and project memberships stay. The receipt lists what ended, and what remains for others to review. With `dry_run` nothing changes. Use it when a person is away, or must be locked out at once while you decide.
   *
   * Permission: `members:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `last_owner`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.deactivate), on a server under development.
   *
   * @example
   * ```ts
   * const offboardingReceipt = await tenantry.members.deactivate({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  deactivate(params: MemberDeactivateParams, options?: IdempotentOptions): ApiPromise<OffboardingReceipt>;

  /**
   * Reactivate a member
   *
   * Restores the access of the member, with the same role and project memberships as before. Revoked keys and cancelled invitations stay so. Use it when the person returns; people who were removed have to be invited again.
   *
   * Permission: `members:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `limit_reached`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/members.reactivate), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.members.reactivate({ workspace: 'acme', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  reactivate(params: MemberReactivateParams, options?: IdempotentOptions): ApiPromise<Member>;
}

/** The people of an organization and their roles. */
export interface OrganizationMembersResource {
  /**
   * List the members of an organization
   *
   * Lists the members of the organization, newest first. Use it to see who works for the organization and in which role; the people of one customer are in `members.list`.
   *
   * Permission: `organization_members:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationMembers.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const member of tenantry.organizationMembers.list({ organization: 'globex' })) console.log(member);
   * ```
   */
  list(params: OrganizationMemberListParams, options?: CallOptions): PagePromise<MemberList, Member>;

  /**
   * Add a member to an organization
   *
   * For the operator. Adds any existing user by id, or any user with a confirmed address by e-mail address, as a member unless another role is given. All other callers add people with `organizationInvitations.create`; they get 409 `invitation_required`, whether or not the person has an account. A member can access the workspaces that the organization manages immediately, and joins those that it owns with `members.add`. A user who left the organization voluntarily can only return by accepting an invitation; until then the operator gets 409 `invitation_required` as well. Use it when you set up an organization for people who have accounts already.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `invitation_required`, `reauthentication_required`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizationMembers.add), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.organizationMembers.add({ organization: 'globex', email: 'grace@example.com' });
   * ```
   */
  add(params: OrganizationMemberAddParams, options?: IdempotentOptions): ApiPromise<Member>;

  /**
   * Get a member of an organization
   *
   * Returns a member of this organization. It has their role in the organization. Use it to see what a colleague may do there; their roles in workspaces are in `members.get`.
   *
   * Permission: `organization_members:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationMembers.get), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.organizationMembers.get({ organization: 'globex', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  get(params: OrganizationMemberGetParams, options?: CallOptions): ApiPromise<Member>;

  /**
   * Update a member of an organization
   *
   * Updates the role, the `external_id` and the `metadata`, as far as they are given. A role takes effect on the member's next request. Only owners can change it. Use it to make a colleague an owner or admin of the organization, or to take that back.
   *
   * Permission: `organization_roles:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `unconfirmed_address`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `last_owner`, `reauthentication_required`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizationMembers.update), on a server under development.
   *
   * @example
   * ```ts
   * const member = await tenantry.organizationMembers.update({ organization: 'globex', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n', role: 'admin' });
   * ```
   */
  update(params: OrganizationMemberUpdateParams, options?: AnyOptions): ApiPromise<Member>;

  /**
   * Remove a member from an organization
   *
   * Removes the member from the organization and from every workspace that it owns, where their user keys end. They also lose access to managed workspaces. Effective when the response is sent. The receipt lists what ended. Only owners can remove owners and admins. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes. Use it when a colleague leaves the organization altogether; to take them out of one workspace use `members.remove`.
   *
   * Permission: `organization_members:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `last_owner`.
   *
   * [Reference](http://localhost:3000/reference/organizationMembers.remove), on a server under development.
   *
   * @example
   * ```ts
   * const organizationOffboarding = await tenantry.organizationMembers.remove({ organization: 'globex', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  remove(params: OrganizationMemberRemoveParams, options?: AnyOptions): ApiPromise<OrganizationOffboarding>;
}

/** Invitations into a workspace by mail, for people with and without an account. */
export interface InvitationsResource {
  /**
   * Preview an invitation
   *
   * Shows who sent the invitation and to what, before the recipient signs in. A token that is unknown, or was replaced by resending the invitation, returns 404. The token is in the body, because URLs are logged. It is read-only, so an `Idempotency-Key` has no effect. Use it for the page that the link in the mail opens.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `malformed_json`, `tls_required`, `not_found`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/invitations.preview), on a server under development.
   *
   * @example
   * ```ts
   * const invitationPreview = await tenantry.invitations.preview({ token: 'tn_inv_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' });
   * ```
   */
  preview(params: InvitationPreviewParams, options?: IdempotentOptions): ApiPromise<InvitationPreview>;

  /**
   * Accept an invitation
   *
   * Makes the signed-in user a member of the workspace or the organization, if the invitation was sent to their address, regardless of case. The address is then confirmed. Users without an account pass the token to `users.signUp` instead. Use it when the recipient has signed in.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `invitation_wrong_address`, `not_found`, `already_exists`, `organization_membership_required`, `invalid_state`, `limit_reached`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/invitations.accept), on a server under development.
   *
   * @example
   * ```ts
   * const acceptedInvitation = await tenantry.invitations.accept({ token: 'tn_inv_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' });
   * ```
   */
  accept(params: InvitationAcceptParams, options?: IdempotentOptions): ApiPromise<AcceptedInvitation>;

  /**
   * List the invitations
   *
   * Lists the invitations of the workspace, newest first. Each has its status: pending, accepted, cancelled or expired. Use it to see who was invited to the workspace and has not joined.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const invitation of tenantry.invitations.list({ workspace: 'acme' })) console.log(invitation);
   * ```
   */
  list(params: InvitationListParams, options?: CallOptions): PagePromise<InvitationList, Invitation>;

  /**
   * Invite people
   *
   * Creates an invitation for each address and mails its link, valid for 72 hours. All invitees get the same role, which cannot exceed your permissions, and are added to the same projects. Each address has its own outcome, so a failure does not stop the others. Your own address must be verified (403 `email_not_verified`). If budgets for invitation mails refuse every address, the response is 429 `rate_limited` with `Retry-After`; if the plan allows no more pending invitations, 409 `limit_reached`. An application key invites only the first owner (409 `invalid_state` when there is one, or one is invited). Use it for people who are not members yet; for a long list use `invitations.import`.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `email_not_verified`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.create), on a server under development.
   *
   * @example
   * ```ts
   * const invitationResults = await tenantry.invitations.create({ workspace: 'acme', emails: ['grace@example.com', 'ada@example.com'], role: 'member' });
   * ```
   */
  create(params: InvitationCreateParams, options?: IdempotentOptions): ApiPromise<InvitationResults>;

  /**
   * Get an invitation
   *
   * Returns an invitation with its status. It also has the role and the projects that the recipient gets. Use it to see whether a person has joined; recipients, who hold a token, use `invitations.preview`.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.get), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.invitations.get({ workspace: 'acme', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  get(params: InvitationGetParams, options?: CallOptions): ApiPromise<Invitation>;

  /**
   * Resend an invitation
   *
   * Creates a new link and mails it, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so the role cannot exceed your permissions. At most 5 mails an hour to an address. Use it when the mail got lost or the link has expired.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `limit_reached`, `invitation_already_accepted`, `invitation_cancelled`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `email_not_verified`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.resend), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.invitations.resend({ workspace: 'acme', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  resend(params: InvitationResendParams, options?: IdempotentOptions): ApiPromise<Invitation>;

  /**
   * Cancel an invitation
   *
   * Cancels the invitation: its link stops working, and a pending mail is not sent. A person who has accepted stays a member; remove them with `members.remove`. Use it when an invitation went to the wrong address or is no longer wanted.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.cancel), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.invitations.cancel({ workspace: 'acme', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  cancel(params: InvitationCancelParams, options?: IdempotentOptions): ApiPromise<Invitation>;

  /**
   * Import invitations
   *
   * Creates invitations from a CSV file in UTF-8 with up to 10,000 rows, 50,000 lines (including blank ones) and 2 MiB. The columns `email` and `role` are required, `first_name` and `last_name` optional, in any order; other columns are ignored. Fields are separated by commas, semicolons, tabs or vertical bars, detected from the header or a first line such as `sep=;`, with or without quotes and byte order mark. Blank rows are skipped. The response contains the line and outcome of every row: valid rows are invited, invalid ones are skipped with a reason. Uploading the same file again is safe. With `dry_run` nothing changes. One `import.completed` webhook is sent. Use it to move a whole team from another system; for a few people use `invitations.create`.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `email_not_verified`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.import), on a server under development.
   *
   * @example
   * ```ts
   * const importReport = await tenantry.invitations.import({ workspace: 'acme', csv: 'email,role\ngrace@example.com,member\n' });
   * ```
   */
  import(params: InvitationImportParams, options?: IdempotentOptions): ApiPromise<ImportReport>;

  /**
   * Download a template for an import
   *
   * Returns a CSV file with the columns of an import and a sample row. Use it to give people a file that they can fill in, for `invitations.import`. It is the same for every workspace.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/invitations.importTemplate), on a server under development.
   *
   * @example
   * ```ts
   * const text = await tenantry.invitations.importTemplate({ workspace: 'acme' });
   * const stream = await tenantry.invitations.importTemplate({ workspace: 'acme' }).stream();
   * ```
   */
  importTemplate(params: InvitationImportTemplateParams, options?: CallOptions): TextPromise;
}

/** Import of invitations from a spreadsheet. */
export interface ImportsResource {
  /**
   * Undo an import
   *
   * Cancels the pending invitations of the import; members who have accepted stay. One `import.undone` webhook is sent. Use it when the wrong file was imported; a single invitation is cancelled with `invitations.cancel`.
   *
   * Permission: `members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/imports.undo), on a server under development.
   *
   * @example
   * ```ts
   * const imported = await tenantry.imports.undo({ workspace: 'acme', import_id: 'imp_01kah4x8v5ezf9w2m4n6jk9m2q' });
   * ```
   */
  undo(params: ImportUndoParams, options?: IdempotentOptions): ApiPromise<Import>;
}

/** Invitations into an organization by mail. */
export interface OrganizationInvitationsResource {
  /**
   * List organization invitations
   *
   * Lists the invitations of the organization, newest first. Each has its status and role. Use it to see which colleagues were invited to the organization and have not answered.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationInvitations.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const invitation of tenantry.organizationInvitations.list({ organization: 'globex' })) console.log(invitation);
   * ```
   */
  list(params: OrganizationInvitationListParams, options?: CallOptions): PagePromise<InvitationList, Invitation>;

  /**
   * Invite people into an organization
   *
   * Creates an invitation for each address, all with the same role, and mails its link, valid for 72 hours, for `invitations.accept`. Only owners can invite owners and admins. A failure of one address does not stop the others: the response has an outcome for each. You must have verified your own address (403 `email_not_verified`). It is 429 `rate_limited` with `Retry-After` when budgets for invitation mails refuse every address, and 409 `limit_reached` when the plan allows no more pending invitations. An application key can invite no one but the first owner (409 `invalid_state` when there is one, or one is invited). Use it for colleagues who shall work for the organization; for the people of one customer use `invitations.create`.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `email_not_verified`, `reauthentication_required`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizationInvitations.create), on a server under development.
   *
   * @example
   * ```ts
   * const invitationResults = await tenantry.organizationInvitations.create({
   *   organization: 'globex',
   *   emails: [
   *     'grace@example.com',
   *     'ada@example.com',
   *   ],
   *   role: 'member',
   * });
   * ```
   */
  create(params: OrganizationInvitationCreateParams, options?: IdempotentOptions): ApiPromise<InvitationResults>;

  /**
   * Get an organization invitation
   *
   * Returns an invitation with its status. Use it to see whether a colleague has joined the organization, and in which role they will; `invitations.get` has those of a workspace.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationInvitations.get), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.organizationInvitations.get({ organization: 'globex', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  get(params: OrganizationInvitationGetParams, options?: CallOptions): ApiPromise<Invitation>;

  /**
   * Resend an organization invitation
   *
   * Creates a new link and mails it, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so only owners can resend invitations of owners and admins. At most 5 mails an hour to an address. Use it when a colleague cannot find the mail, or its link has expired.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `limit_reached`, `invitation_already_accepted`, `invitation_cancelled`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `email_not_verified`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationInvitations.resend), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.organizationInvitations.resend({ organization: 'globex', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  resend(params: OrganizationInvitationResendParams, options?: IdempotentOptions): ApiPromise<Invitation>;

  /**
   * Cancel an organization invitation
   *
   * Cancels the invitation: its link stops working, and a pending mail is not sent. Only owners can cancel invitations of owners and admins. Use it when a colleague shall not join the organization after all.
   *
   * Permission: `organization_members:invite`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationInvitations.cancel), on a server under development.
   *
   * @example
   * ```ts
   * const invitation = await tenantry.organizationInvitations.cancel({ organization: 'globex', invitation_id: 'inv_01kah4x8v5ezf9w2m4n6hj7k3p' });
   * ```
   */
  cancel(params: OrganizationInvitationCancelParams, options?: IdempotentOptions): ApiPromise<Invitation>;
}

/** Built-in roles, and custom roles made of permissions. */
export interface RolesResource {
  /**
   * List the roles
   *
   * Lists the built-in roles, most powerful first, then the custom ones, newest first. Use it to let an admin choose a role, and to see which permissions each one has.
   *
   * Permission: `roles:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/roles.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const role of tenantry.roles.list({ workspace: 'acme' })) console.log(role);
   * ```
   */
  list(params: RoleListParams, options?: CallOptions): PagePromise<RoleList, Role>;

  /**
   * Create a custom role
   *
   * Creates a named set of permissions, which is immediately available for members of the workspace and of projects. At most 20 per workspace. You cannot include permissions that you do not have, or permissions of class owner. Use it when no built-in role fits, for example for a person who only reads invoices.
   *
   * Permission: `roles:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `plan_required`, `privilege_escalation`, `not_found`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/roles.create), on a server under development.
   *
   * @example
   * ```ts
   * const role = await tenantry.roles.create({
   *   workspace: 'acme',
   *   name: 'Integration manager',
   *   description: 'Keys and webhooks, nothing else',
   *   permissions: [
   *     'workspace:read',
   *     'projects:read',
   *     'webhooks:manage',
   *   ],
   * });
   * ```
   */
  create(params: RoleCreateParams, options?: IdempotentOptions): ApiPromise<Role>;

  /**
   * Get a role
   *
   * Returns a built-in role by name, or a custom one by id. It has all permissions of the role. Use it to see what people with the role may do, before you assign it.
   *
   * Permission: `roles:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/roles.get), on a server under development.
   *
   * @example
   * ```ts
   * const role = await tenantry.roles.get({ workspace: 'acme', role_id: 'rol_01kah4x8v5ezf9w2m4n6wh6vg5' });
   * ```
   */
  get(params: RoleGetParams, options?: CallOptions): ApiPromise<Role>;

  /**
   * Update a custom role
   *
   * Updates the given fields, from the next request of each member with the role. Neither the old nor the new permissions may exceed yours. Use it to give all who have a role another permission, or to take one from them.
   *
   * Permission: `roles:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/roles.update), on a server under development.
   *
   * @example
   * ```ts
   * const role = await tenantry.roles.update({
   *   workspace: 'acme',
   *   role_id: 'rol_01kah4x8v5ezf9w2m4n6wh6vg5',
   *   permissions: [
   *     'workspace:read',
   *     'projects:read',
   *   ],
   * });
   * ```
   */
  update(params: RoleUpdateParams, options?: AnyOptions): ApiPromise<Role>;

  /**
   * Delete a custom role
   *
   * Deletes a custom role. Refused with 409 `role_in_use` and the list of users while it is assigned to a member. Use it when no member has the role any more; built-in roles cannot be deleted.
   *
   * Permission: `roles:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `role_in_use`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/roles.delete), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.roles.delete({ workspace: 'acme', role_id: 'rol_01kah4x8v5ezf9w2m4n6wh6vg5' });
   * ```
   */
  delete(params: RoleDeleteParams, options?: AnyOptions): ApiPromise<void>;
}

/** Units of work inside a workspace. */
export interface ProjectsResource {
  /**
   * List the projects
   *
   * Lists the projects that the caller has access to: all of them for owners, admins and managers, and for others the projects of which they are members. Use it to let a person choose a project, or to find one by its `external_id`.
   *
   * Permission: `projects:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projects.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const project of tenantry.projects.list({ workspace: 'acme' })) console.log(project);
   * ```
   */
  list(params: ProjectListParams, options?: CallOptions): PagePromise<ProjectList, Project>;

  /**
   * Create a project
   *
   * Creates a project. The creator becomes a member of it. Use it to keep environments or customers of a workspace apart: members and keys can be limited to projects.
   *
   * Permission: `projects:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projects.create), on a server under development.
   *
   * @example
   * ```ts
   * const project = await tenantry.projects.create({
   *   workspace: 'acme',
   *   name: 'Billing',
   *   slug: 'billing',
   *   environment: 'production',
   *   description: 'Invoices and dunning',
   * });
   * ```
   */
  create(params: ProjectCreateParams, options?: IdempotentOptions): ApiPromise<Project>;

  /**
   * Get a project
   *
   * Returns a project, by slug or id. A deleted one is shown until it is purged. Use it to turn a slug into an id, or to read the `environment` and the `etag` of a project before you change it.
   *
   * Permission: `projects:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projects.get), on a server under development.
   *
   * @example
   * ```ts
   * const project = await tenantry.projects.get({ workspace: 'acme', project: 'billing' });
   * ```
   */
  get(params: ProjectGetParams, options?: CallOptions): ApiPromise<Project>;

  /**
   * Update a project
   *
   * Updates the given fields. The ten most recent former slugs keep resolving in this workspace, each for at least 30 days. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent. Use it to rename a project, to move it to another environment, or to join it to another system. The environment of a project that has had an own account cannot change (409 `invalid_state`).
   *
   * Permission: `projects:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `renamed_too_often`, `already_exists`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projects.update), on a server under development.
   *
   * @example
   * ```ts
   * const project = await tenantry.projects.update({ workspace: 'acme', project: 'billing', description: null });
   * ```
   */
  update(params: ProjectUpdateParams, options?: AnyOptions): ApiPromise<Project>;

  /**
   * Delete a project
   *
   * Deletes the project. It can be restored for 30 days; then it is purged, except for the ledger and the payments of a live project, which are kept for the years of `PAYMENT_RETENTION_YEARS`. Use it when a project is over; until it is purged, `projects.restore` brings it back. A project with own accounts that are not archived cannot be deleted (409 `account_in_use`).
   *
   * Permission: `projects:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `account_in_use`.
   *
   * [Reference](http://localhost:3000/reference/projects.delete), on a server under development.
   *
   * @example
   * ```ts
   * const project = await tenantry.projects.delete({ workspace: 'acme', project: 'billing' });
   * ```
   */
  delete(params: ProjectDeleteParams, options?: AnyOptions): ApiPromise<Project>;

  /**
   * Restore a project
   *
   * Restores a deleted project, with its members and settings. Use it when a project was deleted by mistake, up to 30 days later; `projects.list` with `archived` shows those that can still be restored.
   *
   * Permission: `projects:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `limit_reached`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projects.restore), on a server under development.
   *
   * @example
   * ```ts
   * const project = await tenantry.projects.restore({ workspace: 'acme', project: 'billing' });
   * ```
   */
  restore(params: ProjectRestoreParams, options?: IdempotentOptions): ApiPromise<Project>;
}

/** Members of a project, and the role that overrides their workspace role there. */
export interface ProjectMembersResource {
  /**
   * List the members of a project
   *
   * Lists the users who were added to the project. Owners, admins and managers of the workspace have access without being added. Use it to see who was added and in which role; the people of the whole workspace are in `members.list`.
   *
   * Permission: `project_members:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projectMembers.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const projectMember of tenantry.projectMembers.list({ workspace: 'acme', project: 'billing' })) console.log(projectMember);
   * ```
   */
  list(params: ProjectMemberListParams, options?: CallOptions): PagePromise<ProjectMemberList, ProjectMember>;

  /**
   * Add a member to a project
   *
   * Adds a member of the workspace to the project, or changes their role there. A project role overrides the workspace role inside the project, whether higher or lower; with `null` the workspace role applies. It cannot exceed your permissions in this project. Use it when a member shall work in this project, or have other rights in it than elsewhere.
   *
   * Permission: `project_members:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `unconfirmed_address`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projectMembers.set), on a server under development.
   *
   * @example
   * ```ts
   * const projectMember = await tenantry.projectMembers.set({
   *   workspace: 'acme',
   *   project: 'billing',
   *   user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n',
   *   role: 'admin',
   * });
   * ```
   */
  set(params: ProjectMemberSetParams, options?: AnyOptions): ApiPromise<ProjectMember>;

  /**
   * Remove a member from a project
   *
   * Removes the member and their project role from the project. Owners, admins and managers of the workspace still have access to it. Use it when a person no longer works in this project; their membership of the workspace stays.
   *
   * Permission: `project_members:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projectMembers.remove), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.projectMembers.remove({ workspace: 'acme', project: 'billing', user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  remove(params: ProjectMemberRemoveParams, options?: AnyOptions): ApiPromise<void>;
}

/** Settings of a project, where they differ from those of its workspace. */
export interface ProjectSettingsResource {
  /**
   * Get the settings of a project
   *
   * Returns the settings of the project, where they differ from those of the workspace, and the values that apply. Use it to see which time zone, language and notifications count in the project.
   *
   * Permission: `projects:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/projectSettings.get), on a server under development.
   *
   * @example
   * ```ts
   * const projectSettings = await tenantry.projectSettings.get({ workspace: 'acme', project: 'billing' });
   * ```
   */
  get(params: ProjectSettingsGetParams, options?: CallOptions): ApiPromise<ProjectSettings>;

  /**
   * Update the settings of a project
   *
   * Updates the given fields; `null` resets one to the value of the workspace. `duplicate_policy`, `require_rule` and `default_account` also require `payment_controls:manage`. To require no rule any more waits as `pending_change` until another owner approves it with `controlChanges.approve`. Use it when one project works in another time zone or language; for all of them use `settings.update`.
   *
   * Permission: `projects:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`, `approval_rule_unsatisfiable`.
   *
   * [Reference](http://localhost:3000/reference/projectSettings.update), on a server under development.
   *
   * @example
   * ```ts
   * const projectSettings = await tenantry.projectSettings.update({
   *   workspace: 'acme',
   *   project: 'billing',
   *   timezone: 'Europe/Istanbul',
   *   notifications: {
   *     digest: 'off',
   *   },
   * });
   * ```
   */
  update(params: ProjectSettingsUpdateParams, options?: AnyOptions): ApiPromise<ProjectSettings>;
}

/** Notification preferences of a member, where they differ from the workspace defaults. */
export interface NotificationPreferencesResource {
  /**
   * Get my notification preferences
   *
   * Returns the notification preferences of the signed-in member, where they differ from the workspace defaults. Use it for a settings page of the person's own; the defaults are in `settings.get`.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/notificationPreferences.get), on a server under development.
   *
   * @example
   * ```ts
   * const notificationPreferences = await tenantry.notificationPreferences.get({ workspace: 'acme' });
   * ```
   */
  get(params: NotificationPreferencesGetParams, options?: CallOptions): ApiPromise<NotificationPreferences>;

  /**
   * Update my notification preferences
   *
   * Updates the given fields; `null` resets one to the workspace default. Security notices are always sent. Use it when a person wants fewer or more mails of this workspace; it changes nothing for other members.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/notificationPreferences.update), on a server under development.
   *
   * @example
   * ```ts
   * const notificationPreferences = await tenantry.notificationPreferences.update({ workspace: 'acme', digest: 'daily' });
   * ```
   */
  update(params: NotificationPreferencesUpdateParams, options?: AnyOptions): ApiPromise<NotificationPreferences>;
}

/** The plan and the billing contact of a workspace. */
export interface BillingResource {
  /**
   * Get the billing details
   *
   * Returns the plan and the billing contact. Use it to show who gets the invoices; what the plan allows, and how much of that is used, is in `usage.get`.
   *
   * Permission: `billing:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/billing.get), on a server under development.
   *
   * @example
   * ```ts
   * const billing = await tenantry.billing.get({ workspace: 'acme' });
   * ```
   */
  get(params: BillingGetParams, options?: CallOptions): ApiPromise<Billing>;

  /**
   * Update the billing contact
   *
   * Replaces the billing contact; `null` clears it. The plan stays as it is. Use it when invoices should go to another person; the operator sets the plan with `plans.set`.
   *
   * Permission: `billing:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/billing.update), on a server under development.
   *
   * @example
   * ```ts
   * const billing = await tenantry.billing.update({ workspace: 'acme', contact: { name: 'Ada Lovelace', email: 'billing@example.com' } });
   * ```
   */
  update(params: BillingUpdateParams, options?: AnyOptions): ApiPromise<Billing>;
}

/** Plans of the installation, for operators who sell them. */
export interface PlansResource {
  /**
   * List the plans
   *
   * Lists all plans, including archived ones, newest first. Use it to show what workspaces can have, or to find the id of a plan; what one workspace has is in `usage.get`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const plan of tenantry.plans.list()) console.log(plan);
   * ```
   */
  list(params?: PlanListParams, options?: CallOptions): PagePromise<PlanList, Plan>;

  /**
   * Create a plan
   *
   * Creates a plan, which workspaces can then have. The limits that it does not set are those of `enterprise`, which are the largest. `features` and `application_limits` are your own; verification returns them, and `usage.consume` counts against the limits. At most 1000 plans. Use it for what you sell: one plan for each tier, or one for a single large customer.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.create), on a server under development.
   *
   * @example
   * ```ts
   * const plan = await tenantry.plans.create({
   *   name: 'starter',
   *   title: 'Starter',
   *   limits: {
   *     members: 3,
   *     projects: 10,
   *   },
   *   features: [
   *     'exports',
   *   ],
   *   application_limits: {
   *     invoices: 1000,
   *     seats: 5,
   *   },
   *   application_periods: {
   *     seats: 'none',
   *   },
   * });
   * ```
   */
  create(params: PlanCreateParams, options?: IdempotentOptions): ApiPromise<Plan>;

  /**
   * Get a plan
   *
   * Returns a plan by its id or name. It has all limits and features. Use it to show what a plan includes before you give it to a workspace with `plans.set`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.get), on a server under development.
   *
   * @example
   * ```ts
   * const plan = await tenantry.plans.get({ plan_id: 'starter' });
   * ```
   */
  get(params: PlanGetParams, options?: CallOptions): ApiPromise<Plan>;

  /**
   * Update a plan
   *
   * Updates a plan for all workspaces that have it, at once. `limits` changes those that it names; the other fields are replaced. A lower limit deletes nothing; existing items above it stay, and new ones are refused. Use it to change a tier for all of its customers; to change one customer use `plans.set`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.update), on a server under development.
   *
   * @example
   * ```ts
   * const plan = await tenantry.plans.update({ plan_id: 'starter', limits: { members: 10 } });
   * ```
   */
  update(params: PlanUpdateParams, options?: AnyOptions): ApiPromise<Plan>;

  /**
   * Archive a plan
   *
   * Archives the plan: no workspace gets it any more; those that have it keep it. Returns 409 `invalid_state` for the plan that new workspaces get (`DEFAULT_PLAN`). Use it when you no longer sell a plan.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.archive), on a server under development.
   *
   * @example
   * ```ts
   * const plan = await tenantry.plans.archive({ plan_id: 'starter' });
   * ```
   */
  archive(params: PlanArchiveParams, options?: IdempotentOptions): ApiPromise<Plan>;

  /**
   * Unarchive a plan
   *
   * Makes an archived plan available to workspaces again. Those that had it all along are not affected. Use it when you sell an archived plan again.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/plans.unarchive), on a server under development.
   *
   * @example
   * ```ts
   * const plan = await tenantry.plans.unarchive({ plan_id: 'starter' });
   * ```
   */
  unarchive(params: PlanUnarchiveParams, options?: IdempotentOptions): ApiPromise<Plan>;

  /**
   * Set the plan of a workspace
   *
   * Sets the plan of a workspace, at once. For the operator. A lower plan deletes nothing: existing items above the quota stay, and new ones are refused. Use it when a customer buys another plan.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/plans.set), on a server under development.
   *
   * @example
   * ```ts
   * const workspace = await tenantry.plans.set({ workspace: 'acme', plan: 'pro' });
   * ```
   */
  set(params: PlanSetParams, options?: AnyOptions): ApiPromise<Workspace>;
}

/** Limits of the plan and their usage, and your application's own meters. */
export interface UsageResource {
  /**
   * Get the usage
   *
   * Returns the limits of the plan with their current usage, and the meters of your application. Use it to show how close a workspace is to its limits; to count against one use `usage.consume`.
   *
   * Permission: `billing:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/usage.get), on a server under development.
   *
   * @example
   * ```ts
   * const usage = await tenantry.usage.get({ workspace: 'acme' });
   * ```
   */
  get(params: UsageGetParams, options?: CallOptions): ApiPromise<Usage>;

  /**
   * Record usage
   *
   * Adds to a meter, whether or not the plan includes as much, for what has happened already. The meter is named in `application_limits` of some plan. With the same `event_id` it counts once, for the period and 35 days. Use it for what is charged afterwards; where the plan is a hard limit use `usage.consume`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `event_id_reused`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/usage.record), on a server under development.
   *
   * @example
   * ```ts
   * const usageEntry = await tenantry.usage.record({
   *   workspace: 'acme',
   *   meter: 'invoices',
   *   quantity: 3,
   *   event_id: 'inv_2026_0042',
   *   at: '2026-01-14T23:59:00.000Z',
   * });
   * ```
   */
  record(params: UsageRecordParams, options?: IdempotentOptions): ApiPromise<UsageEntry>;

  /**
   * Consume usage
   *
   * Adds to a meter if the plan includes as much; otherwise it returns 409 `limit_reached` and adds nothing. It is exact, also for concurrent requests. With the same `event_id` it counts once, for the period and 35 days. Use it before you do what the plan limits; give it back with `usage.release` if you could not.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `event_id_reused`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/usage.consume), on a server under development.
   *
   * @example
   * ```ts
   * const usageEntry = await tenantry.usage.consume({ workspace: 'acme', meter: 'invoices', quantity: 1, event_id: 'inv_2026_0043' });
   * ```
   */
  consume(params: UsageConsumeParams, options?: IdempotentOptions): ApiPromise<UsageEntry>;

  /**
   * Release usage
   *
   * Gives a consumption back to the period that it counts in, for example for a seat that is free again. Repeating it changes nothing. Its `event_id` stays used. Use it after a `usage.consume` for work that was not done, too.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/usage.release), on a server under development.
   *
   * @example
   * ```ts
   * const usageEntry = await tenantry.usage.release({ workspace: 'acme', meter: 'invoices', usage_id: 'use_01kah4x8v5ezf9w2m4n6qc1pb0' });
   * ```
   */
  release(params: UsageReleaseParams, options?: IdempotentOptions): ApiPromise<UsageEntry>;
}

/** Companies that own workspaces, or manage those of their customers. */
export interface OrganizationsResource {
  /**
   * List organizations
   *
   * Lists the organizations of the signed-in user; for an organization key, its own; for the operator, all. The list is empty for workspace keys. Use it to find an organization by its `external_id`, or to let a person choose one.
   *
   * Any credential can call it.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizations.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const organization of tenantry.organizations.list()) console.log(organization);
   * ```
   */
  list(params?: OrganizationListParams, options?: CallOptions): PagePromise<OrganizationList, Organization>;

  /**
   * Create an organization
   *
   * Creates an organization. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later. Use it for a company that owns or manages several workspaces; a customer with one workspace needs none.
   *
   * For signed-in users. For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `already_exists`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizations.create), on a server under development.
   *
   * @example
   * ```ts
   * const organization = await tenantry.organizations.create({ name: 'Globex', slug: 'globex' });
   * ```
   */
  create(params: OrganizationCreateParams, options?: IdempotentOptions): ApiPromise<Organization>;

  /**
   * Get an organization
   *
   * Returns an organization by its slug or id, also a deleted one until it is purged. Its policies are not included: they are in `organizationSettings.get`. Use it to find out which organization an id stands for, or to join it to a record of your own by `external_id`.
   *
   * Permission: `organization:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizations.get), on a server under development.
   *
   * @example
   * ```ts
   * const organization = await tenantry.organizations.get({ organization: 'globex' });
   * ```
   */
  get(params: OrganizationGetParams, options?: CallOptions): ApiPromise<Organization>;

  /**
   * Update an organization
   *
   * Updates the given fields; of an application key, only `external_id` and `metadata`. After a new slug, the ten most recent former ones keep resolving for at least 30 days each and stay reserved; with ten that are younger, the slug cannot change (409 `renamed_too_often`). All replicas stop resolving a released slug before the response is sent. Use it to rename an organization or to join it to another system; policies are in `organizationSettings.update`.
   *
   * Permission: `organization:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `renamed_too_often`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizations.update), on a server under development.
   *
   * @example
   * ```ts
   * const organization = await tenantry.organizations.update({ organization: 'globex', name: 'Globex Corp' });
   * ```
   */
  update(params: OrganizationUpdateParams, options?: AnyOptions): ApiPromise<Organization>;

  /**
   * Delete an organization
   *
   * Deletes the organization. Its keys and all access that it gave end immediately. An owner can restore it for 30 days; then it is purged. It must not own any workspace: delete or release those first. Use it when a company leaves.
   *
   * Permission: `organization:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizations.delete), on a server under development.
   *
   * @example
   * ```ts
   * const organization = await tenantry.organizations.delete({ organization: 'globex', confirm: 'globex' });
   * ```
   */
  delete(params: OrganizationDeleteParams, options?: AnyOptions): ApiPromise<Organization>;

  /**
   * Restore an organization
   *
   * Restores a deleted organization, including its keys and the access that it gives. Its owners can do so for 30 days. Use it if the organization was deleted by mistake.
   *
   * Permission: `organization:delete`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizations.restore), on a server under development.
   *
   * @example
   * ```ts
   * const organization = await tenantry.organizations.restore({ organization: 'globex' });
   * ```
   */
  restore(params: OrganizationRestoreParams, options?: IdempotentOptions): ApiPromise<Organization>;

  /**
   * List the workspaces of an organization
   *
   * Lists the workspaces that it owns, or those that it manages, newest first. The list gives no access: members of the organization have to be added to its workspaces. Use it to go through the customers of an organization; `me.listWorkspaces` has those that a person can open.
   *
   * Permission: `organization_workspaces:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizations.listWorkspaces), on a server under development.
   *
   * @example
   * ```ts
   * for await (const workspace of tenantry.organizations.listWorkspaces({ organization: 'globex' })) console.log(workspace);
   * ```
   */
  listWorkspaces(params: OrganizationListWorkspacesParams, options?: CallOptions): PagePromise<WorkspaceList, Workspace>;

  /**
   * List the grants of an organization
   *
   * Lists the grants that workspace owners have given to this organization, including ended ones, newest first. Use it to see which customers' workspaces the organization manages, and until when.
   *
   * Permission: `organization_workspaces:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizations.listGrants), on a server under development.
   *
   * @example
   * ```ts
   * for await (const managerGrant of tenantry.organizations.listGrants({ organization: 'globex' })) console.log(managerGrant);
   * ```
   */
  listGrants(params: OrganizationListGrantsParams, options?: CallOptions): PagePromise<ManagerGrantList, ManagerGrant>;
}

/** Settings and policies of an organization, also for the workspaces that it owns. */
export interface OrganizationSettingsResource {
  /**
   * Get the settings of an organization
   *
   * Returns the settings and policies of the organization. An owner who has just confirmed their password can read them from any address. Use it to see which policies apply to the workspaces that the organization owns.
   *
   * Permission: `organization:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationSettings.get), on a server under development.
   *
   * @example
   * ```ts
   * const organizationSettings = await tenantry.organizationSettings.get({ organization: 'globex' });
   * ```
   */
  get(params: OrganizationSettingsGetParams, options?: CallOptions): ApiPromise<OrganizationSettings>;

  /**
   * Update the settings of an organization
   *
   * Updates the settings and policies, which take effect on the next request. An allowlist that would lock you out is refused with 409 `invalid_state`. An owner who has just confirmed their password can change `ip_allowlist`, and nothing else, from any address. Keys and secrets older than a new limit get a grace period of that many days. Keys that a limit has ended, and secrets that have to be rotated, stay so under a later limit. If the organization requires the password before keys are created, it requires it before this change as well. Use it to set a policy for all workspaces that the organization owns; for one use `settings.update`.
   *
   * Permission: `organization:update`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationSettings.update), on a server under development.
   *
   * @example
   * ```ts
   * const organizationSettings = await tenantry.organizationSettings.update({
   *   organization: 'globex',
   *   require_reauthentication_for_keys: true,
   *   max_key_lifetime_days: 365,
   *   key_rotation_days: 90,
   * });
   * ```
   */
  update(params: OrganizationSettingsUpdateParams, options?: AnyOptions): ApiPromise<OrganizationSettings>;
}

/** Moving a workspace into an organization, for the organization. */
export interface OrganizationMovesResource {
  /**
   * List the moves into an organization
   *
   * Lists the workspaces whose owners have proposed to move them into this organization, newest first. Use it to find proposals that wait for an owner or admin of the organization.
   *
   * Permission: `organization_workspaces:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationMoves.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const workspaceMove of tenantry.organizationMoves.list({ organization: 'globex' })) console.log(workspaceMove);
   * ```
   */
  list(params: OrganizationMoveListParams, options?: CallOptions): PagePromise<WorkspaceMoveList, WorkspaceMove>;

  /**
   * Accept a move into an organization
   *
   * Makes the organization the owner of the workspace, as the workspace owner has proposed and is still allowed to. The policies of the organization then apply to the workspace, its owners and admins become admins there, and owner-only actions pass to the organization. Every member of the workspace must belong to the organization: 409 `organization_membership_required` lists the others in `users`. A grant by which the organization managed the workspace ends. Use it when the organization shall pay for the workspace and govern it.
   *
   * Permission: `organization_workspaces:create`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `organization_membership_required`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationMoves.accept), on a server under development.
   *
   * @example
   * ```ts
   * const workspaceMove = await tenantry.organizationMoves.accept({ organization: 'globex', move_id: 'mov_01kah4x8v5ezf9w2m4n6b7cdef' });
   * ```
   */
  accept(params: OrganizationMoveAcceptParams, options?: IdempotentOptions): ApiPromise<WorkspaceMove>;

  /**
   * Decline a move into an organization
   *
   * Declines the proposal; the workspace stays as it is. Its owners can propose again. Use it when the organization does not want the workspace, so that the proposal no longer waits.
   *
   * Permission: `organization_workspaces:create`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationMoves.decline), on a server under development.
   *
   * @example
   * ```ts
   * const workspaceMove = await tenantry.organizationMoves.decline({ organization: 'globex', move_id: 'mov_01kah4x8v5ezf9w2m4n6b7cdef' });
   * ```
   */
  decline(params: OrganizationMoveDeclineParams, options?: IdempotentOptions): ApiPromise<WorkspaceMove>;
}

/** Moving a workspace into an organization, for the workspace owner. */
export interface WorkspaceMovesResource {
  /**
   * List the moves of a workspace
   *
   * Lists the proposals with their status, newest first. Use it to see whether the organization has answered a proposal of this workspace, and how.
   *
   * Permission: `workspace:update`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaceMoves.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const workspaceMove of tenantry.workspaceMoves.list({ workspace: 'acme' })) console.log(workspaceMove);
   * ```
   */
  list(params: WorkspaceMoveListParams, options?: CallOptions): PagePromise<WorkspaceMoveList, WorkspaceMove>;

  /**
   * Propose to move a workspace into an organization
   *
   * Creates a proposal that an organization becomes the owner of this workspace. Nothing changes until one of the organization's owners or admins accepts; until then it can be cancelled. A workspace has one pending proposal at a time. Use it when a workspace that stood alone shall belong to a company.
   *
   * Permission: `workspace:transfer`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaceMoves.create), on a server under development.
   *
   * @example
   * ```ts
   * const workspaceMove = await tenantry.workspaceMoves.create({ workspace: 'acme', organization: 'globex' });
   * ```
   */
  create(params: WorkspaceMoveCreateParams, options?: IdempotentOptions): ApiPromise<WorkspaceMove>;

  /**
   * Cancel a move
   *
   * Cancels a pending proposal. One that was accepted cannot be cancelled: the organization gives the workspace back with `workspaces.release`. Use it when the owners of the workspace have changed their mind.
   *
   * Permission: `workspace:transfer`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspaceMoves.cancel), on a server under development.
   *
   * @example
   * ```ts
   * const workspaceMove = await tenantry.workspaceMoves.cancel({ workspace: 'acme', move_id: 'mov_01kah4x8v5ezf9w2m4n6b7cdef' });
   * ```
   */
  cancel(params: WorkspaceMoveCancelParams, options?: IdempotentOptions): ApiPromise<WorkspaceMove>;
}

/** Grants by which organizations manage workspaces that they do not own. */
export interface ManagersResource {
  /**
   * List the managers of a workspace
   *
   * Lists the grants of the workspace, including ended ones, newest first. Every member of the workspace can see them. Use it to see which organizations can work in the workspace, and until when.
   *
   * Permission: `workspace:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/managers.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const managerGrant of tenantry.managers.list({ workspace: 'acme' })) console.log(managerGrant);
   * ```
   */
  list(params: ManagerListParams, options?: CallOptions): PagePromise<ManagerGrantList, ManagerGrant>;

  /**
   * Let an organization manage the workspace
   *
   * Creates a grant. Every member of the organization, whatever their role, becomes a managing admin of the workspace: they can do what an admin can, except for billing, deletion, ownership and grants. Effective when the response is sent. The audit log records the grant with everything that they do. Deactivated members of the workspace stay locked out. A grant can expire, be paused, and be revoked at any time. It is active only while its grantor still has the right to grant. Use it when you let an agency or your own group run a workspace; for a single person use `invitations.create`.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/managers.grant), on a server under development.
   *
   * @example
   * ```ts
   * const managerGrant = await tenantry.managers.grant({ workspace: 'acme', organization: 'globex', expires_at: '2099-04-15T00:00:00.000Z' });
   * ```
   */
  grant(params: ManagerGrantParams, options?: IdempotentOptions): ApiPromise<ManagerGrant>;

  /**
   * Get a grant
   *
   * Returns a grant of the workspace with its status. It has the expiry, and whether the grant is paused or has ended. Use it to see why an organization can, or cannot, work in the workspace.
   *
   * Permission: `workspace:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/managers.get), on a server under development.
   *
   * @example
   * ```ts
   * const managerGrant = await tenantry.managers.get({ workspace: 'acme', grant_id: 'grt_01kah4x8v5ezf9w2m4n6kp9qrs' });
   * ```
   */
  get(params: ManagerGetParams, options?: CallOptions): ApiPromise<ManagerGrant>;

  /**
   * Update a grant
   *
   * Pauses or resumes the grant, or changes its expiry. It takes effect on the next request. You become the grantor, so updating a suspended grant reactivates it. A grant that has ended cannot be reactivated. Use it to pause an organization while you look into something, or to extend its time.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/managers.update), on a server under development.
   *
   * @example
   * ```ts
   * const managerGrant = await tenantry.managers.update({ workspace: 'acme', grant_id: 'grt_01kah4x8v5ezf9w2m4n6kp9qrs', paused: true });
   * ```
   */
  update(params: ManagerUpdateParams, options?: AnyOptions): ApiPromise<ManagerGrant>;

  /**
   * Revoke a grant
   *
   * Ends the access of all members of the organization, and everything that could not have been created without the grant: keys, invitations, memberships, project memberships and webhook endpoints. Settings, roles and permissions are restored. Takes effect on all replicas before the response is sent. The receipt lists what ended, and what remains for the workspace to review: keys whose secret members of the organization saw or whose scope they changed, roles, projects and endpoints. Revoking again ends nothing more and returns what remains. Owners can revoke a grant from any address. Use it to end the work of an organization for good; for a while use `managers.update`.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/managers.revoke), on a server under development.
   *
   * @example
   * ```ts
   * const revokedManagerGrant = await tenantry.managers.revoke({ workspace: 'acme', grant_id: 'grt_01kah4x8v5ezf9w2m4n6kp9qrs' });
   * ```
   */
  revoke(params: ManagerRevokeParams, options?: AnyOptions): ApiPromise<RevokedManagerGrant>;
}

/** Requests of organizations to manage a workspace. */
export interface AccessRequestsResource {
  /**
   * List access requests
   *
   * Lists the organizations that have requested to manage the workspace, newest first. Each has its terms and its status. Use it to see which organizations wait for an answer from an owner.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accessRequests.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const accessRequest of tenantry.accessRequests.list({ workspace: 'acme' })) console.log(accessRequest);
   * ```
   */
  list(params: AccessRequestListParams, options?: CallOptions): PagePromise<AccessRequestList, AccessRequest>;

  /**
   * Approve an access request
   *
   * Creates the requested grant, as `managers.grant` would, for the requested time or less. The terms of a request never change. If the organization requests access again on other terms, this request becomes `replaced` and cannot be approved (409 `invalid_state`). Use it when an owner agrees to the terms that `accessRequests.list` shows.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accessRequests.approve), on a server under development.
   *
   * @example
   * ```ts
   * const approvedAccessRequest = await tenantry.accessRequests.approve({
   *   workspace: 'acme',
   *   request_id: 'req_01kah4x8v5ezf9w2m4n6dw3xyz',
   *   expires_at: '2099-02-15T00:00:00.000Z',
   * });
   * ```
   */
  approve(params: AccessRequestApproveParams, options?: IdempotentOptions): ApiPromise<ApprovedAccessRequest>;

  /**
   * Decline an access request
   *
   * Declines the request. The organization receives a webhook. It may request access again. Nothing else changes in the workspace. Use it when an owner does not agree; an organization that has access already loses it with `managers.revoke`.
   *
   * Permission: `managers:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accessRequests.decline), on a server under development.
   *
   * @example
   * ```ts
   * const accessRequest = await tenantry.accessRequests.decline({ workspace: 'acme', request_id: 'req_01kah4x8v5ezf9w2m4n6dw3xyz' });
   * ```
   */
  decline(params: AccessRequestDeclineParams, options?: IdempotentOptions): ApiPromise<AccessRequest>;

  /**
   * Request access to a workspace
   *
   * Creates a request that asks the owners of a workspace to let this organization manage it. They are notified by mail, of about five requests an hour. The response does not reveal whether the workspace exists; after 30 requests an hour it is 429 `rate_limited`. Repeating a request with the same terms returns the same request; other terms replace the pending one by a new request with a new id. Use it for a customer whose workspace you know; for many customers use `installLinks.create`.
   *
   * Permission: `organization_access:request`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/accessRequests.create), on a server under development.
   *
   * @example
   * ```ts
   * const accessRequestReceipt = await tenantry.accessRequests.create({
   *   organization: 'globex',
   *   workspace: 'acme',
   *   reason: 'Set up the ERP connector.',
   *   expires_at: '2099-04-15T00:00:00.000Z',
   * });
   * ```
   */
  create(params: AccessRequestCreateParams, options?: IdempotentOptions): ApiPromise<AccessRequestReceipt>;
}

/** Links with which workspace owners let an organization manage their workspace. */
export interface InstallLinksResource {
  /**
   * List install links
   *
   * Lists the install links of the organization, including archived ones, newest first. Use it to see which links are in circulation, and how often each was used.
   *
   * Permission: `organization_links:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const installLink of tenantry.installLinks.list({ organization: 'globex' })) console.log(installLink);
   * ```
   */
  list(params: InstallLinkListParams, options?: CallOptions): PagePromise<InstallLinkList, InstallLink>;

  /**
   * Create an install link
   *
   * Creates a link for customers: a workspace owner who opens it and agrees lets this organization manage the workspace. The link can be limited to certain addresses, a number of uses and an expiry date. Only the organization sees your notes. Use it when many customers shall let you manage their workspaces; to ask a single one use `accessRequests.create`.
   *
   * Permission: `organization_links:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.create), on a server under development.
   *
   * @example
   * ```ts
   * const installLink = await tenantry.installLinks.create({
   *   organization: 'globex',
   *   allowed_emails: [
   *     'ada@example.com',
   *   ],
   *   max_uses: 10,
   *   expires_at: '2099-04-15T00:00:00.000Z',
   *   notes: 'Sold at the fair in Izmir.',
   * });
   * ```
   */
  create(params: InstallLinkCreateParams, options?: IdempotentOptions): ApiPromise<InstallLink>;

  /**
   * Get an install link
   *
   * Returns an install link with its status and usage. Use it to see how often the link was used, and whether it has expired; recipients use `installLinks.resolve`.
   *
   * Permission: `organization_links:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.get), on a server under development.
   *
   * @example
   * ```ts
   * const installLink = await tenantry.installLinks.get({ organization: 'globex', link_id: 'lnk_01kah4x8v5ezf9w2m4n6zt3rsv' });
   * ```
   */
  get(params: InstallLinkGetParams, options?: CallOptions): ApiPromise<InstallLink>;

  /**
   * Update an install link
   *
   * Updates the allowed addresses, the number of uses, the expiry or the notes. It takes effect on the next request; grants from earlier uses stay. Use it to extend a link that customers have already got, or to limit it.
   *
   * Permission: `organization_links:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.update), on a server under development.
   *
   * @example
   * ```ts
   * const installLink = await tenantry.installLinks.update({
   *   organization: 'globex',
   *   link_id: 'lnk_01kah4x8v5ezf9w2m4n6zt3rsv',
   *   max_uses: 20,
   *   notes: null,
   * });
   * ```
   */
  update(params: InstallLinkUpdateParams, options?: AnyOptions): ApiPromise<InstallLink>;

  /**
   * Archive an install link
   *
   * Withdraws the link, so that it cannot be used until it is unarchived. Existing grants stay. Use it when the link has reached people that it was not meant for, or its campaign is over.
   *
   * Permission: `organization_links:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.archive), on a server under development.
   *
   * @example
   * ```ts
   * const installLink = await tenantry.installLinks.archive({ organization: 'globex', link_id: 'lnk_01kah4x8v5ezf9w2m4n6zt3rsv' });
   * ```
   */
  archive(params: InstallLinkArchiveParams, options?: IdempotentOptions): ApiPromise<InstallLink>;

  /**
   * Unarchive an install link
   *
   * Makes an archived link usable again, unless it has expired or reached its maximum number of uses. Use it when a link was archived by mistake; customers keep the address that they have.
   *
   * Permission: `organization_links:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.unarchive), on a server under development.
   *
   * @example
   * ```ts
   * const installLink = await tenantry.installLinks.unarchive({ organization: 'globex', link_id: 'lnk_01kah4x8v5ezf9w2m4n6zt3rsv' });
   * ```
   */
  unarchive(params: InstallLinkUnarchiveParams, options?: IdempotentOptions): ApiPromise<InstallLink>;

  /**
   * Resolve an install link
   *
   * Shows the organization of a link before the recipient signs in. A link that is archived, expired or used up returns 404, as if it did not exist. Use it for the first page that a customer sees, when no session exists; the exact terms need one, see `installLinks.preview`.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `tls_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.resolve), on a server under development.
   *
   * @example
   * ```ts
   * const publicInstallLink = await tenantry.installLinks.resolve({ hash: 'g7Kq2ZxP' });
   * ```
   */
  resolve(params: InstallLinkResolveParams, options?: CallOptions): ApiPromise<PublicInstallLink>;

  /**
   * Preview what an install link grants
   *
   * Shows what redeeming the link would let the organization do. If the link is limited to certain addresses, the signed-in user's must be one of them, and confirmed. They also see a link that has ended. Use it to let them read the terms before `installLinks.redeem`.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `install_link_wrong_address`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.preview), on a server under development.
   *
   * @example
   * ```ts
   * const installLinkPreview = await tenantry.installLinks.preview({ hash: 'g7Kq2ZxP' });
   * ```
   */
  preview(params: InstallLinkPreviewParams, options?: CallOptions): ApiPromise<InstallLinkPreview>;

  /**
   * Redeem an install link
   *
   * Creates a grant that lets the organization manage one of your workspaces, like `managers.grant`, or a new one that you will own. The use counts only when the grant is created. You can revoke the grant at any time. Use it when the customer has agreed to what `installLinks.preview` shows.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `slug_taken`, `already_exists`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `install_link_wrong_address`, `install_link_archived`, `install_link_expired`, `install_link_redeemed`.
   *
   * [Reference](http://localhost:3000/reference/installLinks.redeem), on a server under development.
   *
   * @example
   * ```ts
   * const redeemedInstallLink = await tenantry.installLinks.redeem({ hash: 'g7Kq2ZxP', workspace: 'acme' });
   * ```
   */
  redeem(params: InstallLinkRedeemParams, options?: IdempotentOptions): ApiPromise<RedeemedInstallLink>;
}

/** Configuration that an organization keeps in sync across workspaces. */
export interface TemplatesResource {
  /**
   * List the templates
   *
   * Lists the templates of the organization with the size of their content, newest first. The content itself is in `templates.get`. Use it to find the template that new customers of the organization get.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const templateSummary of tenantry.templates.list({ organization: 'globex' })) console.log(templateSummary);
   * ```
   */
  list(params: TemplateListParams, options?: CallOptions): PagePromise<TemplateList, TemplateSummary>;

  /**
   * Create a template
   *
   * Creates a template of roles, settings, webhook endpoints and projects for workspaces. Anything that a template does not name stays as it is, and a template never deletes anything. Creating it changes no workspace; `templates.apply` does. At most 100 per organization. Use it when many workspaces shall have the same roles, settings and endpoints.
   *
   * Permission: `organization_templates:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.create), on a server under development.
   *
   * @example
   * ```ts
   * const template = await tenantry.templates.create({
   *   organization: 'globex',
   *   name: 'Standard',
   *   description: 'What every customer has',
   *   content: {
   *     roles: [
   *       {
   *         name: 'Support',
   *         description: 'Reads, and looks after webhooks',
   *         permissions: [
   *           'workspace:read',
   *           'projects:read',
   *           'webhooks:manage',
   *         ],
   *       },
   *     ],
   *     settings: {
   *       require_reauthentication: true,
   *     },
   *     webhook_endpoints: [
   *       {
   *         url: 'https://hooks.globex.com/tenantry',
   *         description: 'Central directory',
   *         events: [
   *           'member.added',
   *           'member.removed',
   *         ],
   *       },
   *     ],
   *     projects: [
   *       {
   *         name: 'Billing',
   *         slug: 'billing',
   *         environment: 'production',
   *       },
   *     ],
   *   },
   * });
   * ```
   */
  create(params: TemplateCreateParams, options?: IdempotentOptions): ApiPromise<Template>;

  /**
   * Get a template
   *
   * Returns the template with its content. It names roles, settings, webhook endpoints and projects. Use it to read what applying the template would set up in a workspace.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.get), on a server under development.
   *
   * @example
   * ```ts
   * const template = await tenantry.templates.get({ organization: 'globex', template_id: 'tpl_01kah4x8v5ezf9w2m4n6t5mp1a' });
   * ```
   */
  get(params: TemplateGetParams, options?: CallOptions): ApiPromise<Template>;

  /**
   * Update a template
   *
   * Updates the given fields; `content` is replaced as a whole. Workspaces change when the template is applied again. A run in progress keeps the content that it started with. Use it to change what all workspaces shall have, then `templates.plan` and `templates.apply`.
   *
   * Permission: `organization_templates:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.update), on a server under development.
   *
   * @example
   * ```ts
   * const template = await tenantry.templates.update({
   *   organization: 'globex',
   *   template_id: 'tpl_01kah4x8v5ezf9w2m4n6t5mp1a',
   *   description: 'What every customer has',
   * });
   * ```
   */
  update(params: TemplateUpdateParams, options?: AnyOptions): ApiPromise<Template>;

  /**
   * Delete a template
   *
   * Deletes the template. Resources that it created in workspaces stay, and so do the reports. A run in progress continues. Use it when the organization sets up no more workspaces from it.
   *
   * Permission: `organization_templates:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.delete), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.templates.delete({ organization: 'globex', template_id: 'tpl_01kah4x8v5ezf9w2m4n6t5mp1a' });
   * ```
   */
  delete(params: TemplateDeleteParams, options?: AnyOptions): ApiPromise<void>;

  /**
   * Plan a template
   *
   * Returns what applying the template would change in the given workspaces, or in all that the organization owns or manages, up to 1,000. A workspace is `blocked` if `templates.apply` would be refused there; `problem` has the reason. It is read-only, so an `Idempotency-Key` has no effect. After `templates.apply` a workspace is `unchanged` until it is changed manually: the same plan shows the drift. Use it before `templates.apply`, which takes its `digest`.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templates.plan), on a server under development.
   *
   * @example
   * ```ts
   * const templatePlan = await tenantry.templates.plan({
   *   organization: 'globex',
   *   template_id: 'tpl_01kah4x8v5ezf9w2m4n6t5mp1a',
   *   workspaces: [
   *     'ws_01kah4x8v5ezf9w2m4n68xj7wh',
   *   ],
   * });
   * ```
   */
  plan(params: TemplatePlanParams, options?: IdempotentOptions): ApiPromise<TemplatePlan>;

  /**
   * Apply a template
   *
   * Applies the plan with the given `digest`, for the same `workspaces` and `relation`; returns 409 `stale_plan` if a new plan would differ. A job then updates the workspaces one by one, each in one transaction, with ordinary operations: as the caller, with the same rules, quotas, events and audit entries, whose `request_id` is the id of the run. Each workspace is checked again before it is changed. If it has changed since the plan, it is `stale` and left as it is. If the caller has lost the permission, because the credential was revoked, a grant or membership has ended, or a role was lowered, it is `refused`. Only one run at a time can apply a template. Use it when the plan shows what you want; follow the run with `templateRuns.get`.
   *
   * Permission: `organization_templates:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `stale_plan`.
   *
   * [Reference](http://localhost:3000/reference/templates.apply), on a server under development.
   *
   * @example
   * ```ts
   * const templateRun = await tenantry.templates.apply({
   *   organization: 'globex',
   *   template_id: 'tpl_01kah4x8v5ezf9w2m4n6t5mp1a',
   *   digest: 'b3JnYW5pemF0aW9uIHRlbXBsYXRlIHBsYW4gZGlnZXM',
   *   workspaces: [
   *     'ws_01kah4x8v5ezf9w2m4n68xj7wh',
   *   ],
   * });
   * ```
   */
  apply(params: TemplateApplyParams, options?: IdempotentOptions): ApiPromise<TemplateRun>;
}

/** Runs that apply a template, with a report on each workspace. */
export interface TemplateRunsResource {
  /**
   * List template runs
   *
   * Lists the runs with their progress, newest first. Use it to see when a template was applied to the workspaces of the organization, and by whom.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templateRuns.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const templateRun of tenantry.templateRuns.list({ organization: 'globex' })) console.log(templateRun);
   * ```
   */
  list(params: TemplateRunListParams, options?: CallOptions): PagePromise<TemplateRunList, TemplateRun>;

  /**
   * Get a template run
   *
   * Returns the progress of the run, and its results so far. `counts` says how many workspaces have which outcome. Use it to poll a run every few seconds until its `status` is `finished`.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templateRuns.get), on a server under development.
   *
   * @example
   * ```ts
   * const templateRun = await tenantry.templateRuns.get({ organization: 'globex', run_id: 'run_01kah4x8v5ezf9w2m4n6r2n3p4' });
   * ```
   */
  get(params: TemplateRunGetParams, options?: CallOptions): ApiPromise<TemplateRun>;

  /**
   * List the results of a run
   *
   * Lists what was changed in each workspace, or why nothing was. Refused and stale workspaces have their reason. Use it after a run, to find the workspaces that need another plan.
   *
   * Permission: `organization_templates:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/templateRuns.listResults), on a server under development.
   *
   * @example
   * ```ts
   * for await (const templateRunResult of tenantry.templateRuns.listResults({ organization: 'globex', run_id: 'run_01kah4x8v5ezf9w2m4n6r2n3p4' })) console.log(templateRunResult);
   * ```
   */
  listResults(params: TemplateRunListResultsParams, options?: CallOptions): PagePromise<TemplateRunResultList, TemplateRunResult>;
}

/** Signing up. */
export interface UsersResource {
  /**
   * List users
   *
   * Lists the users of the installation. For the operator and for application keys with `directory:read`. A key that is limited to tenants sees their members, and those of the workspaces that a listed organization owns. Use it to find a user by their `external_id`; the people of a single tenant are in `members.list`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/users.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const user of tenantry.users.list()) console.log(user);
   * ```
   */
  list(params?: UserListParams, options?: CallOptions): PagePromise<UserList, User>;

  /**
   * Sign up
   *
   * Creates a user, and their first workspace, which they own. Sign in with `sessions.create` afterwards. A mail asks the user to confirm their address. An address that is already registered returns 409 `already_exists`. With `invitation_token` the user joins that workspace instead of getting one of their own, or joins that organization in addition, and their address is confirmed. Sign-up can be restricted (403 `sign_up_closed`); the operator key can always create users, and is the only credential that has an effect here. Use it for a person without an account; people who have one accept invitations with `invitations.accept`.
   *
   * Needs no credential. For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `tls_required`, `invitation_wrong_address`, `not_found`, `slug_taken`, `already_exists`, `organization_membership_required`, `invalid_state`, `limit_reached`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `external_id_forbidden`, `sign_up_closed`.
   *
   * [Reference](http://localhost:3000/reference/users.signUp), on a server under development.
   *
   * @example
   * ```ts
   * const signedUpUser = await tenantry.users.signUp({
   *   email: 'ada@example.com',
   *   password: 'correct horse battery staple',
   *   name: 'Ada Lovelace',
   *   workspace: {
   *     name: 'Acme',
   *     slug: 'acme',
   *   },
   * });
   * ```
   */
  signUp(params: UserSignUpParams, options?: IdempotentOptions): ApiPromise<SignedUpUser>;

  /**
   * Get a user
   *
   * Returns a user with their `external_id` and `metadata`. For the operator and for application keys with `directory:read`. A key that is limited to tenants sees their members. Use it to look up who an id of a member or an actor stands for; people read their own account with `me.get`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/users.get), on a server under development.
   *
   * @example
   * ```ts
   * const user = await tenantry.users.get({ user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n' });
   * ```
   */
  get(params: UserGetParams, options?: CallOptions): ApiPromise<User>;

  /**
   * Update a user
   *
   * Updates the `external_id` and the `metadata` of a user. For the operator and for application keys with `workspaces:provision` that are not limited to tenants. Use it to join a person to their record in another system; people change their own profile with `me.update`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/users.update), on a server under development.
   *
   * @example
   * ```ts
   * const user = await tenantry.users.update({ user_id: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n', external_id: 'crm-4711' });
   * ```
   */
  update(params: UserUpdateParams, options?: AnyOptions): ApiPromise<User>;
}

/** The caller, a person or a key. */
export interface MeResource {
  /**
   * Get the caller
   *
   * Returns the principal, its scope, the user it acts as, the workspace it is bound to, and when the credential expires. It works with every credential. Use it to find out what a credential is, and whether it still works.
   *
   * Permission: `access_token`. Any credential can call it.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/me.get), on a server under development.
   *
   * @example
   * ```ts
   * const me = await tenantry.me.get();
   * ```
   */
  get(params?: NoParams, options?: CallOptions): ApiPromise<Me>;

  /**
   * Update my profile
   *
   * Updates the name, language, metadata or password of the signed-in user. A new password requires the current one and ends all other sessions. Use it for a settings page of the person's own; it reaches no other user.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/me.update), on a server under development.
   *
   * @example
   * ```ts
   * const me = await tenantry.me.update({ name: 'Ada King' });
   * ```
   */
  update(params?: MeUpdateParams, options?: AnyOptions): ApiPromise<Me>;

  /**
   * List my workspaces
   *
   * Lists the workspaces that the signed-in user has access to, with the role and the kind of access. Owners and admins of an organization also see the workspaces that it owns. Managed workspaces have the relation `shared`. Use it to let a person choose where to work after signing in.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/me.listWorkspaces), on a server under development.
   *
   * @example
   * ```ts
   * for await (const myWorkspace of tenantry.me.listWorkspaces()) console.log(myWorkspace);
   * ```
   */
  listWorkspaces(params?: MeListWorkspacesParams, options?: CallOptions): PagePromise<MyWorkspaceList, MyWorkspace>;
}

/** Verification of e-mail addresses. */
export interface EmailVerificationsResource {
  /**
   * Resend the verification mail
   *
   * Mails a new link to the address of the signed-in user; sign-up already sends the first one. The link works once, for one hour. At most 5 mails an hour. Use it when the first mail got lost, or its link has expired.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/emailVerifications.create), on a server under development.
   *
   * @example
   * ```ts
   * const emailVerification = await tenantry.emailVerifications.create();
   * ```
   */
  create(params?: NoParams, options?: IdempotentOptions): ApiPromise<EmailVerification>;

  /**
   * Confirm an e-mail address
   *
   * Takes the token from the link in the mail. Because a stranger can sign up with another person's address, the link alone does not confirm it: send the password of the account as well, or the token of one of its sessions in `Authorization`. Users who read their mail on another device use the password. The owner of an address who did not create the account takes it over with `passwordResets.create`. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404. A wrong password does not use up the token. Use it for the page that the link in the mail opens.
   *
   * Needs no credential. For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `invalid_credentials`, `tls_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/emailVerifications.confirm), on a server under development.
   *
   * @example
   * ```ts
   * const user = await tenantry.emailVerifications.confirm({
   *   token: 'tn_vfy_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
   *   password: 'correct horse battery staple',
   * });
   * ```
   */
  confirm(params: EmailVerificationConfirmParams, options?: IdempotentOptions): ApiPromise<User>;
}

/** Password resets. */
export interface PasswordResetsResource {
  /**
   * Request a password reset
   *
   * Mails a link that works once, for one hour, if an account with the address exists; at most 5 an hour. Response and timing do not reveal whether the account exists. The response repeats the address as sent. Use it when a person has forgotten their password; signed-in users change theirs with `me.update`.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `malformed_json`, `tls_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/passwordResets.create), on a server under development.
   *
   * @example
   * ```ts
   * const passwordReset = await tenantry.passwordResets.create({ email: 'ada@example.com' });
   * ```
   */
  create(params: PasswordResetCreateParams, options?: IdempotentOptions): ApiPromise<PasswordReset>;

  /**
   * Set a new password
   *
   * Updates the password, with the token from the link in the mail. All sessions of the user end, and their address is confirmed, because the mail has reached them. API keys stay valid, unless the address was unconfirmed: the account may then have belonged to a stranger, so its keys, the keys that it created, and its webhook endpoints, invitations and grants end as well. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404. Use it for the page that the link in the mail opens.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `malformed_json`, `tls_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/passwordResets.confirm), on a server under development.
   *
   * @example
   * ```ts
   * const user = await tenantry.passwordResets.confirm({
   *   token: 'tn_rst_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
   *   password: 'correct horse battery staple',
   * });
   * ```
   */
  confirm(params: PasswordResetConfirmParams, options?: IdempotentOptions): ApiPromise<User>;
}

/** Signing in and out with e-mail and password. */
export interface SessionsResource {
  /**
   * List my sessions
   *
   * Lists the active sessions of the signed-in user. Each has its device and address, and `current` marks the session of the request. Use it to show people where they are signed in, so that they can end what they do not recognise.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/sessions.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const session of tenantry.sessions.list()) console.log(session);
   * ```
   */
  list(params?: SessionListParams, options?: CallOptions): PagePromise<SessionList, Session>;

  /**
   * Sign in
   *
   * Creates a session and returns its token. The response and its timing are the same for a wrong password and an unknown address. Use it when a person signs in with their password; programs use a key, which needs no session.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `malformed_json`, `invalid_credentials`, `tls_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/sessions.create), on a server under development.
   *
   * @example
   * ```ts
   * const sessionWithToken = await tenantry.sessions.create({ email: 'ada@example.com', password: 'correct horse battery staple' });
   * ```
   */
  create(params: SessionCreateParams, options?: IdempotentOptions): ApiPromise<SessionWithToken>;

  /**
   * End a session
   *
   * Ends one of your sessions. Use `current` for the session of the request. Its token, and the access tokens that were made from it, stop working. Use it to sign out, or to end a session on a lost device.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/sessions.revoke), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.sessions.revoke({ session_id: 'current' });
   * ```
   */
  revoke(params: SessionRevokeParams, options?: IdempotentOptions): ApiPromise<void>;

  /**
   * Confirm my password
   *
   * Confirms the password in the current session, for workspaces that require it before sensitive changes. It is valid for 15 minutes. Use it when a response is 403 `reauthentication_required`, then send that request again.
   *
   * For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/sessions.reauthenticate), on a server under development.
   *
   * @example
   * ```ts
   * const session = await tenantry.sessions.reauthenticate({ password: 'correct horse battery staple' });
   * ```
   */
  reauthenticate(params: SessionReauthenticateParams, options?: IdempotentOptions): ApiPromise<Session>;
}

/** Credentials for programs, with scopes, limits and rotation. */
export interface ApiKeysResource {
  /**
   * List API keys
   *
   * Lists all keys of the workspace with `api_keys:read`, and otherwise only your own. Secrets are never listed. Use it to find keys that are unused, about to expire, or in the middle of a rotation.
   *
   * Permission: `api_keys:read` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const apiKey of tenantry.apiKeys.list({ workspace: 'acme' })) console.log(apiKey);
   * ```
   */
  list(params: ApiKeyListParams, options?: CallOptions): PagePromise<ApiKeyList, ApiKey>;

  /**
   * Create an API key
   *
   * Creates a service key, or a user key for yourself, and returns its secret once. Creating service keys and keys for other users requires `api_keys:manage`. The key cannot exceed your permissions. A user key requires an active membership of the workspace; a user who only has access through an organization gets 409 `invalid_state`. Use it for programs that work in this workspace: a service key for a service, a user key to act as yourself.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `organization_policy`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.create), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.apiKeys.create({ workspace: 'acme', name: 'production-erp', kind: 'service', scope: 'read-write' });
   * ```
   */
  create(params: ApiKeyCreateParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;

  /**
   * Get an API key
   *
   * Returns a key without its secret. During a rotation it shows how often and from which addresses the previous secret is still used. Use it before `apiKeys.finishRotation`, to see that nothing uses the previous secret any more.
   *
   * Permission: `api_keys:read` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.get), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.apiKeys.get({ workspace: 'acme', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  get(params: ApiKeyGetParams, options?: CallOptions): ApiPromise<ApiKey>;

  /**
   * Update an API key
   *
   * Updates the given fields; the secret stays the same. You cannot raise the key above your own permissions. Use it to rename a key or to change its scope, projects, allowlist or expiry; for another secret use `apiKeys.rotate`.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `organization_policy`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `external_id_forbidden`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.update), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.apiKeys.update({
   *   workspace: 'acme',
   *   key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb',
   *   ip_allowlist: [
   *     '203.0.113.0/24',
   *   ],
   * });
   * ```
   */
  update(params: ApiKeyUpdateParams, options?: AnyOptions): ApiPromise<ApiKey>;

  /**
   * Revoke an API key
   *
   * Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent. Use it when the key has leaked or its program is gone; to replace the secret without a gap use `apiKeys.rotate`.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.revoke), on a server under development.
   *
   * @example
   * ```ts
   * const revokedApiKey = await tenantry.apiKeys.revoke({ workspace: 'acme', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  revoke(params: ApiKeyRevokeParams, options?: AnyOptions): ApiPromise<RevokedApiKey>;

  /**
   * Rotate an API key
   *
   * Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately. Use it to replace a secret that programs of the workspace hold, without downtime.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `rotation_in_progress`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.rotate), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.apiKeys.rotate({ workspace: 'acme', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb', transition_seconds: 3600 });
   * ```
   */
  rotate(params: ApiKeyRotateParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;

  /**
   * Finish a rotation early
   *
   * Ends the previous secret on all replicas before the response is sent; only the new one works from then on. Use it when `apiKeys.get` shows that the previous secret is no longer used, or at once after a leak.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.finishRotation), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.apiKeys.finishRotation({ workspace: 'acme', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  finishRotation(params: ApiKeyFinishRotationParams, options?: IdempotentOptions): ApiPromise<ApiKey>;

  /**
   * Collect the new secret of a key
   *
   * Returns, once, the secret from an automatic rotation, which was stored sealed until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it. Use it when a policy of the workspace has rotated the key.
   *
   * Permission: `api_keys:manage` or `own_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `pending_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.collectSecret), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.apiKeys.collectSecret({ workspace: 'acme', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  collectSecret(params: ApiKeyCollectSecretParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;

  /**
   * Verify an API key
   *
   * `credentials.verify` for keys only: pass the key that your caller presented, and what they want to do. Any string returns 200 with `valid`. The same callers may verify the same keys. Nothing is changed, so an `Idempotency-Key` has no effect. Use it when your API takes nothing but keys; for sessions and access tokens as well, use `credentials.verify`.
   *
   * Permission: `credentials:verify`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/apiKeys.verify), on a server under development.
   *
   * @example
   * ```ts
   * const keyVerification = await tenantry.apiKeys.verify({ key: 'tn_svc_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx9Yz00', permission: 'projects:create' });
   * ```
   */
  verify(params: ApiKeyVerifyParams, options?: IdempotentOptions): ApiPromise<KeyVerification>;
}

/** Credentials for programs that administer an organization and the workspaces that it owns. */
export interface OrganizationKeysResource {
  /**
   * List organization keys
   *
   * Lists the keys of the organization, newest first. Secrets are never listed. Use it to find keys that are unused or about to expire; `apiKeys.list` has the keys of a single workspace.
   *
   * Permission: `organization_keys:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const apiKey of tenantry.organizationKeys.list({ organization: 'globex' })) console.log(apiKey);
   * ```
   */
  list(params: OrganizationKeyListParams, options?: CallOptions): PagePromise<ApiKeyList, ApiKey>;

  /**
   * Create an organization key
   *
   * Creates a key with access to the organization and every workspace that it owns, and returns its secret once. The key is for administration: it can create workspaces, users and keys, but cannot call operations of the data plane or use owner-only permissions. Its scope cannot exceed your permissions. Use it for scripts that administer many workspaces; for the data of one workspace use `apiKeys.create`.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `organization_policy`, `privilege_escalation`, `not_found`, `already_exists`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.create), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.organizationKeys.create({
   *   organization: 'globex',
   *   name: 'provisioning',
   *   scope: 'admin',
   *   ip_allowlist: [
   *     '203.0.113.0/24',
   *   ],
   *   rotation_policy: {
   *     schedule: 'monthly',
   *   },
   * });
   * ```
   */
  create(params: OrganizationKeyCreateParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;

  /**
   * Get an organization key
   *
   * Returns a key without its secret. During a rotation it shows which addresses still use the previous secret. Use it before `organizationKeys.finishRotation`, to see that all callers have switched.
   *
   * Permission: `organization_keys:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.get), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.organizationKeys.get({ organization: 'globex', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  get(params: OrganizationKeyGetParams, options?: CallOptions): ApiPromise<ApiKey>;

  /**
   * Update an organization key
   *
   * Updates the given fields, from the next request with the key. Neither the old nor the new scope may exceed your permissions. Use it to narrow what a key in use may do; its secret stays the same.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `organization_policy`, `privilege_escalation`, `not_found`, `already_exists`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `external_id_forbidden`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.update), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.organizationKeys.update({
   *   organization: 'globex',
   *   key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb',
   *   description: 'Creates workspaces for new customers.',
   * });
   * ```
   */
  update(params: OrganizationKeyUpdateParams, options?: AnyOptions): ApiPromise<ApiKey>;

  /**
   * Revoke an organization key
   *
   * Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent. No other key is affected. Use it when the key has leaked or is no longer needed; to replace a secret without a gap use `organizationKeys.rotate`.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.revoke), on a server under development.
   *
   * @example
   * ```ts
   * const revokedApiKey = await tenantry.organizationKeys.revoke({ organization: 'globex', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  revoke(params: OrganizationKeyRevokeParams, options?: AnyOptions): ApiPromise<RevokedApiKey>;

  /**
   * Rotate an organization key
   *
   * Creates a new secret and returns it once. The previous secret works for another `transition_seconds`. Use it to replace a secret without downtime: deploy the new one, then call `organizationKeys.finishRotation`.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `rotation_in_progress`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.rotate), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.organizationKeys.rotate({
   *   organization: 'globex',
   *   key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb',
   *   transition_seconds: 86400,
   * });
   * ```
   */
  rotate(params: OrganizationKeyRotateParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;

  /**
   * Finish the rotation of an organization key
   *
   * Ends the previous secret on all replicas before the response is sent; only the new one works from then on. Use it when `organizationKeys.get` shows that no address uses the previous secret, or at once after a leak.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.finishRotation), on a server under development.
   *
   * @example
   * ```ts
   * const apiKey = await tenantry.organizationKeys.finishRotation({ organization: 'globex', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  finishRotation(params: OrganizationKeyFinishRotationParams, options?: IdempotentOptions): ApiPromise<ApiKey>;

  /**
   * Collect the new secret of an organization key
   *
   * Returns, once, the secret from an automatic rotation, which was stored sealed until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it. Use it when a policy of the organization has rotated the key.
   *
   * Permission: `organization_keys:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `pending_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationKeys.collectSecret), on a server under development.
   *
   * @example
   * ```ts
   * const apiKeyWithSecret = await tenantry.organizationKeys.collectSecret({ organization: 'globex', key_id: 'key_01kah4x8v5ezf9w2m4n62qc1pb' });
   * ```
   */
  collectSecret(params: OrganizationKeyCollectSecretParams, options?: IdempotentOptions): ApiPromise<ApiKeyWithSecret>;
}

/** Keys of the operator's own application. */
export interface ApplicationKeysResource {
  /**
   * List application keys
   *
   * Lists the application keys of the installation. Secrets are never listed. Use it to see which running services hold a key, with what permissions, for which tenants.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const applicationKey of tenantry.applicationKeys.list()) console.log(applicationKey);
   * ```
   */
  list(params?: ApplicationKeyListParams, options?: CallOptions): PagePromise<ApplicationKeyList, ApplicationKey>;

  /**
   * Create an application key
   *
   * Creates a key for your application and returns its secret once, so that no running application needs the operator key. The key may do exactly what its `permissions` say, in all tenants or in the listed ones. It has no role and cannot create credentials. Use it when you deploy a service that verifies credentials, records usage or provisions workspaces.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.create), on a server under development.
   *
   * @example
   * ```ts
   * const applicationKeyWithSecret = await tenantry.applicationKeys.create({ name: 'gateway', permissions: ['credentials:verify'] });
   * ```
   */
  create(params: ApplicationKeyCreateParams, options?: IdempotentOptions): ApiPromise<ApplicationKeyWithSecret>;

  /**
   * Get an application key
   *
   * Returns an application key with its permissions and tenants, but without its secret. While it is being rotated, `rotation` lists the addresses that still use the previous secret. Use it to see what a service may do, and before `applicationKeys.finishRotation`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.get), on a server under development.
   *
   * @example
   * ```ts
   * const applicationKey = await tenantry.applicationKeys.get({ application_key_id: 'application_key_id' });
   * ```
   */
  get(params: ApplicationKeyGetParams, options?: CallOptions): ApiPromise<ApplicationKey>;

  /**
   * Update an application key
   *
   * Updates the given fields; the secret stays the same. Guards in local mode that hold the key reconnect. Use it to change the permissions, tenants, allowlist or rate limit of a running service.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.update), on a server under development.
   *
   * @example
   * ```ts
   * const applicationKey = await tenantry.applicationKeys.update({
   *   application_key_id: 'application_key_id',
   *   permissions: [
   *     'credentials:verify',
   *     'directory:read',
   *   ],
   * });
   * ```
   */
  update(params: ApplicationKeyUpdateParams, options?: AnyOptions): ApiPromise<ApplicationKey>;

  /**
   * Revoke an application key
   *
   * Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent. Use it when a service is shut down or its key has leaked; guards that verify with the key refuse everything from then on.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.revoke), on a server under development.
   *
   * @example
   * ```ts
   * const revokedApplicationKey = await tenantry.applicationKeys.revoke({ application_key_id: 'application_key_id' });
   * ```
   */
  revoke(params: ApplicationKeyRevokeParams, options?: AnyOptions): ApiPromise<RevokedApplicationKey>;

  /**
   * Rotate an application key
   *
   * Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately. Use it to give a running service another secret: deploy that, then call `applicationKeys.finishRotation`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rotation_in_progress`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.rotate), on a server under development.
   *
   * @example
   * ```ts
   * const applicationKeyWithSecret = await tenantry.applicationKeys.rotate({ application_key_id: 'application_key_id', transition_seconds: 3600 });
   * ```
   */
  rotate(params: ApplicationKeyRotateParams, options?: IdempotentOptions): ApiPromise<ApplicationKeyWithSecret>;

  /**
   * Finish the rotation of an application key
   *
   * Makes the new secret the only one. No replica accepts the previous secret any more when the response is sent. Use it when `applicationKeys.get` shows that every instance of your service has switched.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationKeys.finishRotation), on a server under development.
   *
   * @example
   * ```ts
   * const applicationKey = await tenantry.applicationKeys.finishRotation({ application_key_id: 'application_key_id' });
   * ```
   */
  finishRotation(params: ApplicationKeyFinishRotationParams, options?: IdempotentOptions): ApiPromise<ApplicationKey>;
}

/** Short-lived tokens that end with the session or key that they were made from. */
export interface AccessTokensResource {
  /**
   * Create an access token
   *
   * Creates a short-lived token that ends at once with what it was made from. From a session: for one `workspace` and one `audience`, your own API, which passes it to `credentials.verify`; it lives for 15 minutes, and can do nothing here but `me.get`. From a user key or service key: for at most one hour, with a scope within that of the key, and its projects, allowlists and rate limit. No access token creates keys, tokens or rotations. Use it when a browser or a worker calls your API, so that the session or key itself never leaves its owner.
   *
   * Permission: `workspace_key`. For signed-in users.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `privilege_escalation`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`.
   *
   * [Reference](http://localhost:3000/reference/accessTokens.create), on a server under development.
   *
   * @example
   * ```ts
   * const accessToken = await tenantry.accessTokens.create({ workspace: 'acme', audience: 'https://api.example.com' });
   * ```
   */
  create(params?: AccessTokenCreateParams, options?: IdempotentOptions): ApiPromise<AccessToken>;
}

/** Verification of the credentials that callers of your own API present. */
export interface CredentialsResource {
  /**
   * Verify a credential
   *
   * Lets your own API accept Tenantry credentials: pass the key, session or access token that your caller presented, and what they want to do. Any string returns 200 with `valid`. The answer says who the caller is and, with `include`, what else your application needs. The operator key verifies any credential, an application key with `credentials:verify` those of its tenants, an organization key those of its organization and of the workspaces that it owns, and a workspace credential those of its workspaces in which it has `credentials:verify`. A credential outside of that is answered like an unknown one. A session needs `workspace`, and an access token made from one its `audience`. Operator keys, application keys and tokens of mails are `unsupported_credential`. A verification counts as a use of the credential. Names, slugs and external ids may be half a minute old. Nothing is changed, so an `Idempotency-Key` has no effect. Use it for each request to your API, before you answer it.
   *
   * Permission: `credentials:verify`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/credentials.verify), on a server under development.
   *
   * @example
   * ```ts
   * const credentialVerification = await tenantry.credentials.verify({
   *   credential: 'tn_svc_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx9Yz00',
   *   permissions: [
   *     'projects:read',
   *     'projects:create',
   *   ],
   *   ip_address: '203.0.113.7',
   *   include: [
   *     'plan',
   *   ],
   * });
   * ```
   */
  verify(params: CredentialVerifyParams, options?: IdempotentOptions): ApiPromise<CredentialVerification>;
}

/** Changes of credentials, for applications that verify them in process. */
export interface CredentialChangesResource {
  /**
   * Stream changes of credentials
   *
   * For the guards of the SDK in local mode, as server-sent events. `hello` names the stream. `changed` has the `tags` of verifications that have to be repeated, or `null` for all, and a number `seq`. `lease` says for how many milliseconds, counted from when you sent that `renewal`, verifications may be answered from memory. A verification made with `stream_id` has the tags that it depends on; they say nothing about other credentials. The response to a revocation waits until every stream with a lease has confirmed it. A stream ends when it is not renewed for two seconds, falls behind, or the calling key changes. Use it for a guard that verifies in process; the SDK does so with `mode: 'local'`.
   *
   * Permission: `credentials:verify`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/credentialChanges.stream), on a server under development.
   *
   * @example
   * ```ts
   * const text = await tenantry.credentialChanges.stream();
   * const stream = await tenantry.credentialChanges.stream().stream();
   * ```
   */
  stream(params?: NoParams, options?: CallOptions): TextPromise;

  /**
   * Renew a lease
   *
   * Confirms the changes up to `seen`, and asks for a new lease, which comes over the stream. Send it several times in each half second, and after each change. Any replica takes it. For a stream that has ended, or that is not yours, nothing happens. Nothing is changed, so an `Idempotency-Key` has no effect. Use it only for a stream that you hold open.
   *
   * Permission: `credentials:verify`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/credentialChanges.renew), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.credentialChanges.renew({ stream_id: '3q2-7wAAAAAAAAAAAAAAAA.3q2-7wAAAAAAAAAAAAAAAA', renewal: 1, seen: 0 });
   * ```
   */
  renew(params: CredentialChangeRenewParams, options?: IdempotentOptions): ApiPromise<void>;
}

/** The permissions that roles and keys consist of. */
export interface PermissionsResource {
  /**
   * List permissions
   *
   * Lists all permissions with what they allow, their class, and the built-in roles that include them; first Tenantry's own, then those of the application. Custom roles and custom keys consist of these. Use it to build a role editor, or to find the name of a permission.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `tls_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/permissions.list), on a server under development.
   *
   * @example
   * ```ts
   * const permissionList = await tenantry.permissions.list();
   * ```
   */
  list(params?: NoParams, options?: CallOptions): ApiPromise<PermissionList>;
}

/** What a principal may do, and why. */
export interface AccessResource {
  /**
   * Check access
   *
   * Checks up to 100 times whether the caller, or with `access:explain` any user or key, may use a permission or an operation. Each result has the code that a request would get, the deciding step, the whole trace, and the smallest sufficient scope or role. With an approval, it also says why the principal is excluded from it. It is read-only, so an `Idempotency-Key` has no effect. Use it to hide what the caller may not do, or to learn why a request was refused; to decide about a request to your own API use `credentials.verify`.
   *
   * Permission: `workspace:read`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/access.check), on a server under development.
   *
   * @example
   * ```ts
   * const accessCheckResults = await tenantry.access.check({
   *   workspace: 'acme',
   *   checks: [
   *     {
   *       permission: 'projects:create',
   *     },
   *     {
   *       operation: 'projects.delete',
   *       project: 'billing',
   *       principal: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n',
   *     },
   *   ],
   * });
   * ```
   */
  check(params: AccessCheckParams, options?: IdempotentOptions): ApiPromise<AccessCheckResults>;
}

/** The permissions of your own application, beside Tenantry's. */
export interface ApplicationPermissionsResource {
  /**
   * List application permissions
   *
   * Lists the permissions that the application has registered, in descending order of their names. Use it to show what a role editor of your application can offer; `permissions.list` has Tenantry's own as well.
   *
   * Any credential can call it.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const applicationPermission of tenantry.applicationPermissions.list()) console.log(applicationPermission);
   * ```
   */
  list(params?: ApplicationPermissionListParams, options?: CallOptions): PagePromise<ApplicationPermissionList, ApplicationPermission>;

  /**
   * Replace all application permissions
   *
   * Makes the catalogue equal to the given list, for a file in your own repository. First call it with `dry_run`, which returns what would change, with a `digest`; then without, with that digest. It returns 409 `stale_plan` if the catalogue, or the custom roles and keys that list a removed permission, have changed since the plan. Permissions that are in use are only removed with `force`. If the catalogue is already as given, nothing changes. Use it when you deploy, so that the catalogue always fits the code that asks for it.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `stale_plan`, `reserved_name`, `permission_in_use`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.replace), on a server under development.
   *
   * @example
   * ```ts
   * const applicationPermissionPlan = await tenantry.applicationPermissions.replace({
   *   digest: 'k3CqQ0bS5m1u2v9Jw4yqkYF8l0kq1nq0pZrXo7c2t5A',
   *   permissions: [
   *     {
   *       name: 'invoices:read',
   *       description: 'View invoices',
   *       category: 'invoices',
   *       class: 'read',
   *       roles: [
   *         'owner',
   *         'admin',
   *         'manager',
   *         'member',
   *         'viewer',
   *       ],
   *     },
   *   ],
   * });
   * ```
   */
  replace(params: ApplicationPermissionReplaceParams, options?: IdempotentOptions): ApiPromise<ApplicationPermissionPlan>;

  /**
   * Register an application permission
   *
   * Registers a permission of your application, which then counts like Tenantry's own; in built-in roles as declared, in the scopes of keys by its class, in custom roles and custom keys that list it, and in every check. At most 500. The answer lists which roles and keys gain it. With `dry_run` nothing changes. Use it to add a single permission; for a catalogue that is kept in a file use `applicationPermissions.replace`.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reserved_name`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.create), on a server under development.
   *
   * @example
   * ```ts
   * const applicationPermissionChange = await tenantry.applicationPermissions.create({
   *   name: 'invoices:read',
   *   description: 'View invoices',
   *   category: 'invoices',
   *   class: 'read',
   *   roles: [
   *     'owner',
   *     'admin',
   *     'manager',
   *     'member',
   *     'viewer',
   *   ],
   * });
   * ```
   */
  create(params: ApplicationPermissionCreateParams, options?: IdempotentOptions): ApiPromise<ApplicationPermissionChange>;

  /**
   * Get an application permission
   *
   * Returns a permission by the name that it was registered with. Its answer shows the class, and the built-in roles that hold it. Use it to check that a name is registered before code asks for it.
   *
   * Any credential can call it.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.get), on a server under development.
   *
   * @example
   * ```ts
   * const applicationPermission = await tenantry.applicationPermissions.get({ registered_name: 'invoices:read' });
   * ```
   */
  get(params: ApplicationPermissionGetParams, options?: CallOptions): ApiPromise<ApplicationPermission>;

  /**
   * Update an application permission
   *
   * Updates what the permission is declared with, but not its name. The answer lists which roles and keys gain or lose it. With `dry_run` nothing changes. Use it to correct a description, or to give a permission to other built-in roles.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.update), on a server under development.
   *
   * @example
   * ```ts
   * const applicationPermissionChange = await tenantry.applicationPermissions.update({ registered_name: 'invoices:read', roles: ['owner', 'admin'] });
   * ```
   */
  update(params: ApplicationPermissionUpdateParams, options?: AnyOptions): ApiPromise<ApplicationPermissionChange>;

  /**
   * Delete an application permission
   *
   * Deletes the permission. Returns 409 `permission_in_use` while custom roles or custom keys list it, unless `force` is `true`, which takes it out of them. With `dry_run` nothing changes. Use it when no code asks for the permission any more.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `permission_in_use`.
   *
   * [Reference](http://localhost:3000/reference/applicationPermissions.delete), on a server under development.
   *
   * @example
   * ```ts
   * const applicationPermissionDeletion = await tenantry.applicationPermissions.delete({ registered_name: 'invoices:read' });
   * ```
   */
  delete(params: ApplicationPermissionDeleteParams, options?: AnyOptions): ApiPromise<ApplicationPermissionDeletion>;
}

/** The keys that seal stored secrets, for operators. */
export interface VaultKeysResource {
  /**
   * Get the status of the vault keys
   *
   * For the operator. Returns the vault keys of this server and those that sealed secrets name, with the number of secrets under each, and the last rotation. A key without secrets can be removed from `TENANTRY_VAULT_KEYS`. Use it to follow a rotation, and before you remove a key from the configuration.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/vaultKeys.status), on a server under development.
   *
   * @example
   * ```ts
   * const vaultKeys = await tenantry.vaultKeys.status();
   * ```
   */
  status(params?: NoParams, options?: CallOptions): ApiPromise<VaultKeys>;

  /**
   * Rotate to the sealing vault key
   *
   * For the operator. Starts a job that wraps the data keys of all secrets again, under the vault key that seals. No secret is decrypted. The job continues after a restart; `vaultKeys.status` shows its progress. While a rotation to the same key is running, nothing changes. Use it after you have put a new vault key in front of the others.
   *
   * For the operator.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `ip_not_allowed`, `rotation_required`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/vaultKeys.rotate), on a server under development.
   *
   * @example
   * ```ts
   * const vaultKeys = await tenantry.vaultKeys.rotate();
   * ```
   */
  rotate(params?: NoParams, options?: IdempotentOptions): ApiPromise<VaultKeys>;
}

/** Why a request to a workspace, or a credential in it, was refused. */
export interface DecisionsResource {
  /**
   * Explain a refusal
   *
   * Returns why a request was refused, by the `decision_id` of its problem or of a verification: who asked for what, and each step of the decision. It is available on every replica as soon as the refusal is answered, and for 30 days. Identical refusals of a credential within an hour share an id, so the request and time are those of the first. A refusal of a request outside any workspace and organization, by a key, is in the key's own. Use it when a caller asks why a request failed, and to ask in advance, `access.check`.
   *
   * Permission: `access:explain`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/decisions.get), on a server under development.
   *
   * @example
   * ```ts
   * const refusedDecision = await tenantry.decisions.get({ workspace: 'acme', decision_id: 'dec_01kah4x8v5ezf9w2m4n6e5c1s0' });
   * ```
   */
  get(params: DecisionGetParams, options?: CallOptions): ApiPromise<RefusedDecision>;
}

/** Why a request to an organization was refused. */
export interface OrganizationDecisionsResource {
  /**
   * Explain a refusal in an organization
   *
   * The same as `decisions.get` for requests to the organization itself, and for keys of the organization outside its workspaces. Use it when a caller asks why such a request failed.
   *
   * Permission: `organization_access:explain`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationDecisions.get), on a server under development.
   *
   * @example
   * ```ts
   * const refusedDecision = await tenantry.organizationDecisions.get({ organization: 'globex', decision_id: 'dec_01kah4x8v5ezf9w2m4n6e5c1s0' });
   * ```
   */
  get(params: OrganizationDecisionGetParams, options?: CallOptions): ApiPromise<RefusedDecision>;
}

/** The audit log. Entries form a hash chain, which makes changes detectable. */
export interface AuditEventsResource {
  /**
   * List the audit log
   *
   * Lists actions with their actor, time and address, latest first. An entry is written in the same transaction as the change that it records, and is kept unchanged for the retention period of the plan. `seq` and `hash` are its position in the verifiable chain; they are `null` for about a second until it is sealed. Use it to answer who changed what in the workspace, and when; for a file of them use `auditExports.create`.
   *
   * Permission: `audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditEvents.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const auditEvent of tenantry.auditEvents.list({ workspace: 'acme' })) console.log(auditEvent);
   * ```
   */
  list(params: AuditEventListParams, options?: CallOptions): PagePromise<AuditEventList, AuditEvent>;

  /**
   * Get an audit log entry
   *
   * Returns an entry of the workspace by its id. It has the old and new values of the fields that changed. Use it to look at one change whose id you have, from `auditEvents.list` or an export.
   *
   * Permission: `audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditEvents.get), on a server under development.
   *
   * @example
   * ```ts
   * const auditEvent = await tenantry.auditEvents.get({ workspace: 'acme', event_id: 'aud_01kah4x8v5ezf9w2m4n6a1b2c3' });
   * ```
   */
  get(params: AuditEventGetParams, options?: CallOptions): ApiPromise<AuditEvent>;
}

/** The audit log as CSV, or as a bundle that can be verified offline. */
export interface AuditExportsResource {
  /**
   * Export the audit log
   *
   * Creates a file of all matching entries up to now, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Exports of up to 10,000 entries are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. The export itself is recorded in the audit log. Use it for an auditor, or for an archive of this workspace that outlives the retention period.
   *
   * Permission: `audit:export`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditExports.create), on a server under development.
   *
   * @example
   * ```ts
   * const auditExport = await tenantry.auditExports.create({ workspace: 'acme', format: 'jsonl' });
   * ```
   */
  create(params: AuditExportCreateParams, options?: IdempotentOptions): ApiPromise<AuditExport>;

  /**
   * Get an export
   *
   * Returns the progress of an export. When its `status` is `ready`, `auditExports.download` has the file. Use it to poll a large export every few seconds.
   *
   * Permission: `audit:export`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditExports.get), on a server under development.
   *
   * @example
   * ```ts
   * const auditExport = await tenantry.auditExports.get({ workspace: 'acme', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' });
   * ```
   */
  get(params: AuditExportGetParams, options?: CallOptions): ApiPromise<AuditExport>;

  /**
   * Download an export
   *
   * Returns the entries in the format of the export. CSV has a header line, and cells that a spreadsheet would interpret as a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired. Use it once `auditExports.get` says that the export is ready.
   *
   * Permission: `audit:export`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditExports.download), on a server under development.
   *
   * @example
   * ```ts
   * const text = await tenantry.auditExports.download({ workspace: 'acme', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' });
   * const stream = await tenantry.auditExports.download({ workspace: 'acme', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' }).stream();
   * ```
   */
  download(params: AuditExportDownloadParams, options?: CallOptions): TextPromise;
}

/** Signed checkpoints of the hash chain of the audit log. */
export interface AuditCheckpointsResource {
  /**
   * List the checkpoints
   *
   * Lists signed checkpoints of the hash chain, latest first. While entries are sealed, there is at most one a minute, and one per 1,000 entries. Entries up to a checkpoint cannot be changed without breaking it. Store the checkpoints elsewhere, or subscribe to `audit.checkpoint` events, so that not even the operator can change the log unnoticed. Use it to compare the log with what you stored.
   *
   * Permission: `audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/auditCheckpoints.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const auditCheckpoint of tenantry.auditCheckpoints.list({ workspace: 'acme' })) console.log(auditCheckpoint);
   * ```
   */
  list(params: AuditCheckpointListParams, options?: CallOptions): PagePromise<AuditCheckpointList, AuditCheckpoint>;
}

/** The public keys that verify the audit log. */
export interface AuditKeysResource {
  /**
   * List the keys of the audit log
   *
   * Lists the public keys that verify checkpoints and bundles. Keep a copy from a source that you trust. Use it to verify a bundle or a checkpoint offline.
   *
   * Needs no credential.
   *
   * Errors: `invalid_request`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/auditKeys.list), on a server under development.
   *
   * @example
   * ```ts
   * const auditKeyList = await tenantry.auditKeys.list();
   * ```
   */
  list(params?: NoParams, options?: CallOptions): ApiPromise<AuditKeyList>;
}

/** The audit log of an organization, hash-chained like those of workspaces. */
export interface OrganizationAuditEventsResource {
  /**
   * List the audit log of an organization
   *
   * Lists what was done to the organization itself, its members, policies and grants, latest first, with who did it, when and from which address. Each entry is written together with its change and stays unchanged for the retention period of the plan. It gets its position in the verifiable chain, `seq` and `hash`, within about a second. Use it to review the organization; each workspace has a log of its own, in `auditEvents.list`.
   *
   * Permission: `organization_audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditEvents.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const auditEvent of tenantry.organizationAuditEvents.list({ organization: 'globex' })) console.log(auditEvent);
   * ```
   */
  list(params: OrganizationAuditEventListParams, options?: CallOptions): PagePromise<AuditEventList, AuditEvent>;

  /**
   * Get an audit log entry of an organization
   *
   * Returns an entry of the organization by its id. It has the old and new values of the fields that changed. Use it to look into a single change of members, policies or grants.
   *
   * Permission: `organization_audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditEvents.get), on a server under development.
   *
   * @example
   * ```ts
   * const auditEvent = await tenantry.organizationAuditEvents.get({ organization: 'globex', event_id: 'aud_01kah4x8v5ezf9w2m4n6a1b2c3' });
   * ```
   */
  get(params: OrganizationAuditEventGetParams, options?: CallOptions): ApiPromise<AuditEvent>;
}

/** The audit log of an organization as CSV, or as a bundle that can be verified offline. */
export interface OrganizationAuditExportsResource {
  /**
   * Export the audit log of an organization
   *
   * Creates a file of the organization's entries up to now, oldest first. With JSON lines and no filter it is a verifiable bundle, for `verifyAuditBundle` of the SDK, which works offline; CSV is the other format. Up to 10,000 entries are ready at once. A larger file is written by a job: poll `organizationAuditExports.get` until the `status` is `ready`. Files expire after a day, and each export is an entry in the log. Use it to hand the log to an auditor, or to keep it for longer.
   *
   * Permission: `organization_audit:export`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditExports.create), on a server under development.
   *
   * @example
   * ```ts
   * const auditExport = await tenantry.organizationAuditExports.create({ organization: 'globex', format: 'jsonl' });
   * ```
   */
  create(params: OrganizationAuditExportCreateParams, options?: IdempotentOptions): ApiPromise<AuditExport>;

  /**
   * Get an export of an organization
   *
   * Shows how far an export of the organization's log has come. Once its `status` is `ready`, the file is in `organizationAuditExports.download`. Use it to poll a large export every few seconds.
   *
   * Permission: `organization_audit:export`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditExports.get), on a server under development.
   *
   * @example
   * ```ts
   * const auditExport = await tenantry.organizationAuditExports.get({ organization: 'globex', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' });
   * ```
   */
  get(params: OrganizationAuditExportGetParams, options?: CallOptions): ApiPromise<AuditExport>;

  /**
   * Download an export of an organization
   *
   * Returns the file of an export of the organization: CSV with a header line, in which a leading apostrophe keeps spreadsheets from reading a cell as a formula, or JSON lines with one entry each. A verifiable bundle has a `header` line before them, and `checkpoint` lines and a signed `end` line after them. Before the export is ready, and once it has expired, the response is 409 `invalid_state`. Use it once `organizationAuditExports.get` says that the file is ready.
   *
   * Permission: `organization_audit:export`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditExports.download), on a server under development.
   *
   * @example
   * ```ts
   * const text = await tenantry.organizationAuditExports.download({ organization: 'globex', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' });
   * const stream = await tenantry.organizationAuditExports.download({ organization: 'globex', export_id: 'exp_01kah4x8v5ezf9w2m4n6g7h8j9' }).stream();
   * ```
   */
  download(params: OrganizationAuditExportDownloadParams, options?: CallOptions): TextPromise;
}

/** Signed checkpoints of an organization's hash chain. */
export interface OrganizationAuditCheckpointsResource {
  /**
   * List the checkpoints of an organization
   *
   * Lists the signed checkpoints of the organization's hash chain, latest first: while entries are sealed, at most one a minute and one per 1,000 entries. No entry before a checkpoint can be changed without breaking it, so keep them elsewhere, or subscribe to `audit.checkpoint` events, to notice changes even by the operator. Use it to prove that the log is the one that you saw before.
   *
   * Permission: `organization_audit:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationAuditCheckpoints.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const auditCheckpoint of tenantry.organizationAuditCheckpoints.list({ organization: 'globex' })) console.log(auditCheckpoint);
   * ```
   */
  list(params: OrganizationAuditCheckpointListParams, options?: CallOptions): PagePromise<AuditCheckpointList, AuditCheckpoint>;
}

/** Webhook endpoints, each with its own signing secret. */
export interface WebhookEndpointsResource {
  /**
   * List webhook endpoints
   *
   * Lists the endpoints of the workspace, newest first. Secrets are never listed. Use it to see which receivers the workspace has, and which of them are disabled.
   *
   * Permission: `webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const webhookEndpoint of tenantry.webhookEndpoints.list({ workspace: 'acme' })) console.log(webhookEndpoint);
   * ```
   */
  list(params: WebhookEndpointListParams, options?: CallOptions): PagePromise<WebhookEndpointList, WebhookEndpoint>;

  /**
   * Create a webhook endpoint
   *
   * Creates an endpoint, to whose URL the selected events of the workspace are sent. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data. Use it to let another system react to changes in the workspace; where none can be reached, poll `events.list`.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.create), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpointWithSecret = await tenantry.webhookEndpoints.create({
   *   workspace: 'acme',
   *   url: 'https://hooks.acme.com/tenantry',
   *   description: 'Keeps our directory up to date',
   *   events: [
   *     '*',
   *   ],
   * });
   * ```
   */
  create(params: WebhookEndpointCreateParams, options?: IdempotentOptions): ApiPromise<WebhookEndpointWithSecret>;

  /**
   * Get a webhook endpoint
   *
   * Returns an endpoint without its secret. `events` lists what it takes, and `disabled_reason` why it takes nothing; while the secret is being rotated, `rotation` says until when the previous one signs as well. Use it when a receiver gets nothing.
   *
   * Permission: `webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.get), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await tenantry.webhookEndpoints.get({ workspace: 'acme', endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt' });
   * ```
   */
  get(params: WebhookEndpointGetParams, options?: CallOptions): ApiPromise<WebhookEndpoint>;

  /**
   * Update a webhook endpoint
   *
   * Updates the given fields. Disabling stops pending deliveries and retries. They and later events are kept, and `webhookEndpoints.replay` sends them once the endpoint is enabled again. If a caller gave the secret (`secret_given`), a new `url` needs the current secret in the same request. A new `url` ends the rotation of the secret. Use it to move a receiver, to choose other events, or to stop deliveries for a while.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `secret_required`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.update), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await tenantry.webhookEndpoints.update({
   *   workspace: 'acme',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   events: [
   *     'member.added',
   *     'member.removed',
   *   ],
   * });
   * ```
   */
  update(params: WebhookEndpointUpdateParams, options?: AnyOptions): ApiPromise<WebhookEndpoint>;

  /**
   * Delete a webhook endpoint
   *
   * Deletes the endpoint with its secret and its delivery log; the events themselves stay in `events.list`. Use it when the receiver is gone for good. To stop deliveries for a while, use `webhookEndpoints.update`.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.delete), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.webhookEndpoints.delete({ workspace: 'acme', endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt' });
   * ```
   */
  delete(params: WebhookEndpointDeleteParams, options?: AnyOptions): ApiPromise<void>;

  /**
   * Rotate the secret of a webhook endpoint
   *
   * Creates a new secret, or takes yours, and returns it once. For `transition_seconds`, by default one day, deliveries are signed with both secrets, so that the receiver can switch at any time. `webhook-signature` then contains two signatures; `X-Signature-256` can contain only one, with the new secret. 0 ends all older secrets immediately, also during a transition: use it after a leak. Otherwise use it to replace the secret of a receiver at regular times, without losing a delivery.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rotation_in_progress`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.rotateSecret), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpointWithSecret = await tenantry.webhookEndpoints.rotateSecret({
   *   workspace: 'acme',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   transition_seconds: 86400,
   * });
   * ```
   */
  rotateSecret(params: WebhookEndpointRotateSecretParams, options?: IdempotentOptions): ApiPromise<WebhookEndpointWithSecret>;

  /**
   * Send a test event
   *
   * Creates one event of the type and sends it immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `webhookDeliveries.get`. Use it to see whether a new receiver can be reached and checks the signature.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.test), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDelivery = await tenantry.webhookEndpoints.test({ workspace: 'acme', endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt', type: 'member.added' });
   * ```
   */
  test(params: WebhookEndpointTestParams, options?: IdempotentOptions): ApiPromise<WebhookDelivery>;

  /**
   * Replay failed and missed events
   *
   * Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days. Use it after a receiver was down; for a single event use `webhookDeliveries.redeliver`.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/webhookEndpoints.replay), on a server under development.
   *
   * @example
   * ```ts
   * const webhookReplayResult = await tenantry.webhookEndpoints.replay({
   *   workspace: 'acme',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   since: '2026-01-15T09:30:00Z',
   * });
   * ```
   */
  replay(params: WebhookEndpointReplayParams, options?: IdempotentOptions): ApiPromise<WebhookReplayResult>;
}

/** The delivery log: requests, responses and redelivery. */
export interface WebhookDeliveriesResource {
  /**
   * List webhook deliveries
   *
   * Lists the delivery log of the last 30 days, by the time of the event, newest first. Use it to find deliveries that failed, by endpoint, type of event or status.
   *
   * Permission: `webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookDeliveries.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const webhookDelivery of tenantry.webhookDeliveries.list({ workspace: 'acme' })) console.log(webhookDelivery);
   * ```
   */
  list(params: WebhookDeliveryListParams, options?: CallOptions): PagePromise<WebhookDeliveryList, WebhookDelivery>;

  /**
   * Get a webhook delivery
   *
   * Returns a delivery with its event and its latest attempts, including requests and responses. Use it to debug a receiver: it shows what was sent, and what came back.
   *
   * Permission: `webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/webhookDeliveries.get), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDeliveryDetails = await tenantry.webhookDeliveries.get({ workspace: 'acme', delivery_id: 'dlv_01kah4x8v5ezf97d3a5b1c9e02' });
   * ```
   */
  get(params: WebhookDeliveryGetParams, options?: CallOptions): ApiPromise<WebhookDeliveryDetails>;

  /**
   * Redeliver an event
   *
   * Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled. Use it for one event that a receiver lost; for all since a given time use `webhookEndpoints.replay`.
   *
   * Permission: `webhooks:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/webhookDeliveries.redeliver), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDelivery = await tenantry.webhookDeliveries.redeliver({ workspace: 'acme', delivery_id: 'dlv_01kah4x8v5ezf97d3a5b1c9e02' });
   * ```
   */
  redeliver(params: WebhookDeliveryRedeliverParams, options?: IdempotentOptions): ApiPromise<WebhookDelivery>;
}

/** Events of a workspace, as webhooks deliver them. */
export interface EventsResource {
  /**
   * List events
   *
   * Lists the events of the workspace in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project. Use it to poll for changes of the workspace, where no receiver of webhooks can be reached.
   *
   * Permission: `webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/events.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const event of tenantry.events.list({ workspace: 'acme' })) console.log(event);
   * ```
   */
  list(params: EventListParams, options?: CallOptions): PagePromise<EventList, Event>;
}

/** Webhook endpoints for the events of an organization. */
export interface OrganizationWebhookEndpointsResource {
  /**
   * List organization webhook endpoints
   *
   * Lists the endpoints of the organization, newest first. Each shows whether it is enabled, and why it was disabled. Use it to find the receivers of the organization that get nothing.
   *
   * Permission: `organization_webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const webhookEndpoint of tenantry.organizationWebhookEndpoints.list({ organization: 'globex' })) console.log(webhookEndpoint);
   * ```
   */
  list(params: OrganizationWebhookEndpointListParams, options?: CallOptions): PagePromise<WebhookEndpointList, WebhookEndpoint>;

  /**
   * Create an organization webhook endpoint
   *
   * Creates an endpoint, to whose URL the selected events of the organization are sent. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data. Use it for events about the organization, its members and grants; `webhookEndpoints.create` sends those of a workspace.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.create), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpointWithSecret = await tenantry.organizationWebhookEndpoints.create({
   *   organization: 'globex',
   *   url: 'https://hooks.acme.com/tenantry',
   *   description: 'Keeps our directory up to date',
   *   events: [
   *     '*',
   *   ],
   * });
   * ```
   */
  create(params: OrganizationWebhookEndpointCreateParams, options?: IdempotentOptions): ApiPromise<WebhookEndpointWithSecret>;

  /**
   * Get an organization webhook endpoint
   *
   * Returns an endpoint of the organization without its secret: the events that it takes, and whether and why it was disabled. Use it when the receiver of an organization gets nothing.
   *
   * Permission: `organization_webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.get), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await tenantry.organizationWebhookEndpoints.get({ organization: 'globex', endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt' });
   * ```
   */
  get(params: OrganizationWebhookEndpointGetParams, options?: CallOptions): ApiPromise<WebhookEndpoint>;

  /**
   * Update an organization webhook endpoint
   *
   * Updates the given fields. Nothing is delivered or retried while an endpoint is disabled; the events are kept until it is enabled again and `organizationWebhookEndpoints.replay` sends them. A new `url` ends a rotation of the secret, and requires the current secret in the same request where a caller gave it (`secret_given`). Use it to move the receiver of the organization, or to take it out of service for a while.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `secret_required`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.update), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await tenantry.organizationWebhookEndpoints.update({
   *   organization: 'globex',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   events: [
   *     'member.added',
   *     'member.removed',
   *   ],
   * });
   * ```
   */
  update(params: OrganizationWebhookEndpointUpdateParams, options?: AnyOptions): ApiPromise<WebhookEndpoint>;

  /**
   * Delete an organization webhook endpoint
   *
   * Deletes an endpoint of the organization; its secret and its delivery log go with it. Use it when the receiver is gone for good, and `organizationWebhookEndpoints.update` to stop deliveries for a while.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.delete), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.organizationWebhookEndpoints.delete({ organization: 'globex', endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt' });
   * ```
   */
  delete(params: OrganizationWebhookEndpointDeleteParams, options?: AnyOptions): ApiPromise<void>;

  /**
   * Rotate the secret of an organization webhook endpoint
   *
   * Creates a signing secret, or takes yours, and returns it once. The receiver of the organization can switch at any time during `transition_seconds`, by default one day: `webhook-signature` then has the signatures of both secrets, and `X-Signature-256` that of the new one. Use it to replace the secret regularly; after a leak pass 0, which ends every older secret immediately, also during a transition.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rotation_in_progress`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.rotateSecret), on a server under development.
   *
   * @example
   * ```ts
   * const webhookEndpointWithSecret = await tenantry.organizationWebhookEndpoints.rotateSecret({
   *   organization: 'globex',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   transition_seconds: 86400,
   * });
   * ```
   */
  rotateSecret(params: OrganizationWebhookEndpointRotateSecretParams, options?: IdempotentOptions): ApiPromise<WebhookEndpointWithSecret>;

  /**
   * Send an organization test event
   *
   * Creates one event of the type and sends it immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `organizationWebhookDeliveries.get`. Use it to try a receiver before the organization depends on it.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.test), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDelivery = await tenantry.organizationWebhookEndpoints.test({
   *   organization: 'globex',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   type: 'member.added',
   * });
   * ```
   */
  test(params: OrganizationWebhookEndpointTestParams, options?: IdempotentOptions): ApiPromise<WebhookDelivery>;

  /**
   * Replay failed and missed events of an organization
   *
   * Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days. Use it after the organization's receiver was down; for a single event use `organizationWebhookDeliveries.redeliver`.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookEndpoints.replay), on a server under development.
   *
   * @example
   * ```ts
   * const webhookReplayResult = await tenantry.organizationWebhookEndpoints.replay({
   *   organization: 'globex',
   *   endpoint_id: 'whk_01kah4x8v5ezf9w2m4n6e4d9pt',
   *   since: '2026-01-15T09:30:00Z',
   * });
   * ```
   */
  replay(params: OrganizationWebhookEndpointReplayParams, options?: IdempotentOptions): ApiPromise<WebhookReplayResult>;
}

/** The delivery log of an organization. */
export interface OrganizationWebhookDeliveriesResource {
  /**
   * List organization webhook deliveries
   *
   * Lists what was sent to the receivers of the organization during the last 30 days, latest event first. Use it to find deliveries that failed or are still pending.
   *
   * Permission: `organization_webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookDeliveries.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const webhookDelivery of tenantry.organizationWebhookDeliveries.list({ organization: 'globex' })) console.log(webhookDelivery);
   * ```
   */
  list(params: OrganizationWebhookDeliveryListParams, options?: CallOptions): PagePromise<WebhookDeliveryList, WebhookDelivery>;

  /**
   * Get an organization webhook delivery
   *
   * Returns a delivery to a receiver of the organization: its event, and the latest attempts with request and response. Use it to see what exactly was sent, and what the receiver answered.
   *
   * Permission: `organization_webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookDeliveries.get), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDeliveryDetails = await tenantry.organizationWebhookDeliveries.get({ organization: 'globex', delivery_id: 'dlv_01kah4x8v5ezf97d3a5b1c9e02' });
   * ```
   */
  get(params: OrganizationWebhookDeliveryGetParams, options?: CallOptions): ApiPromise<WebhookDeliveryDetails>;

  /**
   * Redeliver an organization event
   *
   * Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled. Use it for one event that the organization's receiver lost; for many use `organizationWebhookEndpoints.replay`.
   *
   * Permission: `organization_webhooks:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `webhook_secret_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationWebhookDeliveries.redeliver), on a server under development.
   *
   * @example
   * ```ts
   * const webhookDelivery = await tenantry.organizationWebhookDeliveries.redeliver({ organization: 'globex', delivery_id: 'dlv_01kah4x8v5ezf97d3a5b1c9e02' });
   * ```
   */
  redeliver(params: OrganizationWebhookDeliveryRedeliverParams, options?: IdempotentOptions): ApiPromise<WebhookDelivery>;
}

/** Events of an organization, as webhooks deliver them. */
export interface OrganizationEventsResource {
  /**
   * List organization events
   *
   * Lists the events of the organization in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project. Use it to poll for what happens in the organization, where no receiver can be reached.
   *
   * Permission: `organization_webhooks:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`.
   *
   * [Reference](http://localhost:3000/reference/organizationEvents.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const event of tenantry.organizationEvents.list({ organization: 'globex' })) console.log(event);
   * ```
   */
  list(params: OrganizationEventListParams, options?: CallOptions): PagePromise<EventList, Event>;
}

/** Bank accounts of the company and of those that it pays. */
export interface AccountsResource {
  /**
   * List the accounts
   *
   * Lists the accounts that the caller can access, newest first. These are the external accounts of the workspace, and the own accounts of projects that the caller has access to or that are shared with such a project. Every credential that has access to the workspace with a built-in scope and role receives 200, with an empty list if there are none. Use it to choose an account for a payment, and to check a new key.
   *
   * Permission: `accounts:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accounts.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const account of tenantry.accounts.list({ workspace: 'acme' })) console.log(account);
   * ```
   */
  list(params: AccountListParams, options?: CallOptions): PagePromise<AccountList, Account>;

  /**
   * Create an external account
   *
   * Creates an account of a beneficiary or a payer. It belongs to the workspace, so every project of its mode can use it. Two external accounts may have the same identifiers, since several beneficiaries may share one bank account; look for existing ones with the filter `identifier`. Where a rule about beneficiaries asks for approvals, it is `pending_approval` until others approve it with `controlChanges.approve`. Use it before the first payment to a beneficiary, or from a payer.
   *
   * Permission: `accounts:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `invalid_iban`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/accounts.create), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.create({
   *   workspace: 'acme',
   *   live: false,
   *   name: 'Anadolu Supplies',
   *   currency: 'TRY',
   *   identifiers: {
   *     iban: 'TR33 0006 1005 1978 6457 8413 26',
   *   },
   *   holder: {
   *     name: 'Anadolu Supplies Ltd',
   *     type: 'company',
   *   },
   * });
   * ```
   */
  create(params: AccountCreateParams, options?: IdempotentOptions): ApiPromise<Account>;

  /**
   * Connect an own account
   *
   * Adds a bank account of the company to its home project, which has its statements and its ledger. The account is live if the environment of the project is `production`, and simulated otherwise. The environment of a project cannot change any more once it has an account. Use it for each bank account that the company pays from or receives payments on.
   *
   * Permission: `accounts:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `already_exists`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `invalid_iban`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/accounts.connect), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.connect({
   *   workspace: 'acme',
   *   project: 'billing',
   *   name: 'Operating account',
   *   currency: 'TRY',
   *   identifiers: {
   *     iban: 'TR33 0006 1005 1978 6457 8413 26',
   *     bic: 'ISBKTRISXXX',
   *   },
   *   holder: {
   *     name: 'Example Inc',
   *     type: 'company',
   *   },
   * });
   * ```
   */
  connect(params: AccountConnectParams, options?: IdempotentOptions): ApiPromise<Account>;

  /**
   * Get an account
   *
   * Returns one account by its id. Use it to show an account, or for its `etag` before a change.
   *
   * Permission: `accounts:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accounts.get), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.get({ workspace: 'acme', account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  get(params: AccountGetParams, options?: CallOptions): ApiPromise<Account>;

  /**
   * Update an account
   *
   * Updates the given fields. Identifiers and the currency never change; a beneficiary with another bank account is another account. The other fields than `name` and `metadata` belong to own accounts. Use it to rename an account, to share it with projects, or to change its floor. Payments that wait for funds go on if the new floor lets them. While a rule about controls is enabled, a lower floor, a softer `funds_check` and sharing with more projects wait as `pending_change`; an update of these fields ends a change that waits.
   *
   * Permission: `accounts:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/accounts.update), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.update({
   *   workspace: 'acme',
   *   account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   name: 'Anadolu Supplies (Ankara)',
   * });
   * ```
   */
  update(params: AccountUpdateParams, options?: AnyOptions): ApiPromise<Account>;

  /**
   * Archive an account
   *
   * Archives the account. It can no longer be used, and cannot be restored. Its payments and entries keep it. An own account with a balance or reserved money is refused (409 `account_in_use`). Use it for an account that was closed at the bank.
   *
   * Permission: `accounts:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `account_in_use`.
   *
   * [Reference](http://localhost:3000/reference/accounts.archive), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.archive({ workspace: 'acme', account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  archive(params: AccountArchiveParams, options?: AnyOptions): ApiPromise<Account>;

  /**
   * Block an account
   *
   * Blocks the account, so that no new payment uses it. Payments that were submitted already go on. Use it at the first suspicion of fraud.
   *
   * Permission: `accounts:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/accounts.block), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.block({
   *   workspace: 'acme',
   *   account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   reason: 'The supplier reported a stolen mailbox.',
   * });
   * ```
   */
  block(params: AccountBlockParams, options?: IdempotentOptions): ApiPromise<Account>;

  /**
   * Unblock an account
   *
   * Ends the block of the account. Payments from and to it that wait for funds go on if there is the money. Where a rule about controls or beneficiaries asks for approvals, it waits as `pending_change`. If that has expired for a beneficiary, this requests it again. Use it after the reason of the block is settled.
   *
   * Permission: `accounts:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accounts.unblock), on a server under development.
   *
   * @example
   * ```ts
   * const account = await tenantry.accounts.unblock({ workspace: 'acme', account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  unblock(params: AccountUnblockParams, options?: IdempotentOptions): ApiPromise<Account>;

  /**
   * Get the balance of an account
   *
   * Returns what was posted to an own account up to a time, with its proof. `posted` is what the checkpoint of `proof` has signed, and the sum of the entries after it, which `accounts.listEntries` lists. An external account has no balance (409 `invalid_state`). Use it for the balance at the end of a month; `accounts.get` says what is available now.
   *
   * Permission: `accounts:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accounts.getBalance), on a server under development.
   *
   * @example
   * ```ts
   * const accountBalanceAt = await tenantry.accounts.getBalance({ workspace: 'acme', account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  getBalance(params: AccountGetBalanceParams, options?: CallOptions): ApiPromise<AccountBalanceAt>;

  /**
   * List the entries of an account
   *
   * Lists what the ledger has posted to an own account, latest first, each with the balance after it. The caller must have access to the home project of the account, since its ledger is there; a project that the account is shared with does not see the entries. An external account has none (409 `invalid_state`). Use it to see how a balance came about.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/accounts.listEntries), on a server under development.
   *
   * @example
   * ```ts
   * for await (const accountEntry of tenantry.accounts.listEntries({ workspace: 'acme', account_id: 'acc_01kah4x8v5ezf9w2m4n6rd2qc1' })) console.log(accountEntry);
   * ```
   */
  listEntries(params: AccountListEntriesParams, options?: CallOptions): PagePromise<AccountEntryList, AccountEntry>;
}

/** Payments of a project. What happens to a payment is decided when it is created. Each change of its status is an event, and the database accepts only legal ones. */
export interface PaymentsResource {
  /**
   * List the payments
   *
   * Lists the payments of the project, newest first. Use it inside a project; `workspacePayments.list` has all of them.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/payments.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const payment of tenantry.payments.list({ workspace: 'acme', project: 'billing' })) console.log(payment);
   * ```
   */
  list(params: PaymentListParams, options?: CallOptions): PagePromise<PaymentList, Payment>;

  /**
   * Create a payment
   *
   * Creates a payment. It waits for what it needs, such as its execution date, and is then processed without another request. With `preview_digest` it is refused (409 `stale_preview`) if something else would happen than the preview said. A transfer between own accounts that is due settles at once. In a live project without a connector, all other payments are refused (409 `method_unavailable`). Use it to pay a supplier or to move money between own accounts; `payments.preview` says before what would happen.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`, `card_data_not_allowed`, `currency_mismatch`, `untransliterable_name`, `account_blocked`, `cut_off_missed`, `duplicate_suspected`, `limit_exceeded`, `stale_preview`, `method_unavailable`, `insufficient_funds`, `amount_out_of_range`.
   *
   * [Reference](http://localhost:3000/reference/payments.create), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.create({
   *   workspace: 'acme',
   *   project: 'billing',
   *   amount: 125000,
   *   currency: 'TRY',
   *   method: 'eft',
   *   from_account: 'acc_01kah4x8v5ezf9w2m4n6aw3nac',
   *   to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r',
   *   reference: 'INV-2026-0042',
   *   description: 'Invoice 42',
   * });
   * ```
   */
  create(params: PaymentCreateParams, options?: IdempotentOptions): ApiPromise<Payment>;

  /**
   * Preview a payment
   *
   * Returns what would happen if the payment were created now, and changes nothing. Create it with the `digest` as `preview_digest` to be sure that the same happens. Use it to show a person what a payment leads to.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/payments.preview), on a server under development.
   *
   * @example
   * ```ts
   * const paymentPreview = await tenantry.payments.preview({
   *   workspace: 'acme',
   *   project: 'billing',
   *   amount: 125000,
   *   currency: 'TRY',
   *   method: 'eft',
   *   from_account: 'acc_01kah4x8v5ezf9w2m4n6aw3nac',
   *   to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r',
   *   reference: 'INV-2026-0042',
   *   description: 'Invoice 42',
   * });
   * ```
   */
  preview(params: PaymentPreviewParams, options?: IdempotentOptions): ApiPromise<PaymentPreview>;

  /**
   * Get a payment
   *
   * Returns a payment by its id. Use it to follow a payment until it has settled; webhooks say the same at once.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/payments.get), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.get({ workspace: 'acme', project: 'billing', payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001' });
   * ```
   */
  get(params: PaymentGetParams, options?: CallOptions): ApiPromise<Payment>;

  /**
   * Update a payment
   *
   * Changes the fields that are given. `execution_date` can change until the payment is queued or approved, and no one has approved it or its batch. Use it for what concerns your own records; for another amount or account cancel the payment and create another.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `invalid_transition`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/payments.update), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.update({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001',
   *   note: 'Agreed by phone',
   * });
   * ```
   */
  update(params: PaymentUpdateParams, options?: AnyOptions): ApiPromise<Payment>;

  /**
   * Cancel a payment
   *
   * Cancels a payment that has not been sent. What it reserved is available again. Use it while the payment is pending or approved; afterwards only the bank ends it. An approval of its batch then covers the others, with another digest, and has to be given again.
   *
   * Permission: `payments:cancel`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `payment_not_cancellable`.
   *
   * [Reference](http://localhost:3000/reference/payments.cancel), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.cancel({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001',
   *   reason: 'Paid by another department',
   * });
   * ```
   */
  cancel(params: PaymentCancelParams, options?: IdempotentOptions): ApiPromise<Payment>;

  /**
   * Release a payment
   *
   * Releases a payment that is held. It then waits for the approvals that the rules ask for. Only people release, and not those who had a part in the request, such as people who know the key that requested it. Both accounts must still be active. Use it once a duplicate turns out to be meant; otherwise use `payments.cancel`.
   *
   * Permission: `payments:release`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `account_blocked`, `invalid_transition`, `approval_own_request`, `approval_not_by_key`, `approval_not_eligible`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/payments.release), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.release({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001',
   *   reason: 'Two invoices of the same amount',
   * });
   * ```
   */
  release(params: PaymentReleaseParams, options?: IdempotentOptions): ApiPromise<Payment>;

  /**
   * Resolve a payment
   *
   * Decides a payment in the stage `unknown`, with evidence of what happened. It is never decided by a time-out. A person who had a part in the request cannot resolve it. Use it when the bank reported the result to a person only.
   *
   * Permission: `payments:resolve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `invalid_transition`, `approval_own_request`, `approval_not_by_key`, `approval_not_eligible`.
   *
   * [Reference](http://localhost:3000/reference/payments.resolve), on a server under development.
   *
   * @example
   * ```ts
   * const payment = await tenantry.payments.resolve({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001',
   *   outcome: 'settled',
   *   evidence: 'Statement 12 of 2026-01-16, line 4',
   *   reason: 'The answer was lost',
   * });
   * ```
   */
  resolve(params: PaymentResolveParams, options?: IdempotentOptions): ApiPromise<Payment>;

  /**
   * List the events of a payment
   *
   * Lists what happened to a payment, latest first, each with its cause. Use it to explain where a payment is.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/payments.listEvents), on a server under development.
   *
   * @example
   * ```ts
   * for await (const paymentEvent of tenantry.payments.listEvents({ workspace: 'acme', project: 'billing', payment_id: 'pay_01kah4x8v5ezf9w2m4n6pay001' })) console.log(paymentEvent);
   * ```
   */
  listEvents(params: PaymentListEventsParams, options?: CallOptions): PagePromise<PaymentEventList, PaymentEvent>;
}

/** Payments of all projects of a workspace. */
export interface WorkspacePaymentsResource {
  /**
   * List the payments of a workspace
   *
   * Lists the payments of all projects, newest first. The caller must have access to all projects. Use it for the view of finance; inside a project use `payments.list`.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/workspacePayments.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const payment of tenantry.workspacePayments.list({ workspace: 'acme' })) console.log(payment);
   * ```
   */
  list(params: WorkspacePaymentListParams, options?: CallOptions): PagePromise<PaymentList, Payment>;
}

/** Approvals for which payments, or whole batches, wait. What is asked is frozen when they are requested. */
export interface ApprovalsResource {
  /**
   * List the approvals
   *
   * Lists the approvals of the payments and batches of the project, newest first, each with who can act and what the caller can do. Use it to show what waits; `myApprovals.list` has what waits for the caller in any project.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvals.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const approval of tenantry.approvals.list({ workspace: 'acme', project: 'billing' })) console.log(approval);
   * ```
   */
  list(params: ApprovalListParams, options?: CallOptions): PagePromise<ApprovalList, Approval>;

  /**
   * Get an approval
   *
   * Returns an approval with its digest, who can act, and why the caller cannot. Use it before you approve, or to explain why a payment waits.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvals.get), on a server under development.
   *
   * @example
   * ```ts
   * const approval = await tenantry.approvals.get({ workspace: 'acme', project: 'billing', approval_id: 'apr_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  get(params: ApprovalGetParams, options?: CallOptions): ApiPromise<Approval>;

  /**
   * Approve a payment or a batch
   *
   * Approves the payment, or all payments of the batch that wait, with the digest of what was seen. With the last approval that the rules ask for, they go on; in a batch, a payment without money waits for it alone, as a single one would. Only people approve, and not those who had a part in the request. Who counts is decided again when the payment is approved. Use it when you have checked the payment.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `account_blocked`, `approval_own_request`, `approval_not_by_key`, `approval_not_eligible`, `approval_digest_mismatch`, `approval_already_decided`, `approval_expired`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/approvals.approve), on a server under development.
   *
   * @example
   * ```ts
   * const approval = await tenantry.approvals.approve({
   *   workspace: 'acme',
   *   project: 'billing',
   *   approval_id: 'apr_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   digest: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
   * });
   * ```
   */
  approve(params: ApprovalApproveParams, options?: IdempotentOptions): ApiPromise<Approval>;

  /**
   * Reject a payment or a batch
   *
   * Ends the approval and cancels the payments that wait for it. One person is enough. Use it when they must not be made; to take one payment out of a batch, cancel it.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `approval_not_by_key`, `approval_digest_mismatch`, `approval_already_decided`, `approval_expired`.
   *
   * [Reference](http://localhost:3000/reference/approvals.reject), on a server under development.
   *
   * @example
   * ```ts
   * const approval = await tenantry.approvals.reject({
   *   workspace: 'acme',
   *   project: 'billing',
   *   approval_id: 'apr_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   digest: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
   *   reason: 'The invoice is not ours.',
   * });
   * ```
   */
  reject(params: ApprovalRejectParams, options?: IdempotentOptions): ApiPromise<Approval>;

  /**
   * Decide about many approvals
   *
   * Decides about up to 100 approvals of the project in one transaction, which may cover 10,000 payments, each with the digest of what was seen. Each decision is answered on its own, in the order of the request, with the same rules and error codes as `approvals.approve` and `approvals.reject`. One that is refused does not keep the others from being made. Use it for the inbox of an approver.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `account_blocked`, `approval_own_request`, `approval_not_by_key`, `approval_not_eligible`, `approval_digest_mismatch`, `approval_already_decided`, `approval_expired`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/approvals.decide), on a server under development.
   *
   * @example
   * ```ts
   * const approvalDecisionResults = await tenantry.approvals.decide({
   *   workspace: 'acme',
   *   project: 'billing',
   *   decisions: [
   *     {
   *       approval_id: 'apr_01kah4x8v5ezf9w2m4n6rd2qc1',
   *       decision: 'approve',
   *       digest: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
   *     },
   *   ],
   * });
   * ```
   */
  decide(params: ApprovalDecideParams, options?: IdempotentOptions): ApiPromise<ApprovalDecisionResults>;

  /**
   * Withdraw an approval of one's own
   *
   * Takes back what the caller approved, while other approvals are still missing. Use it when you have approved by mistake.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `approval_not_by_key`, `approval_already_decided`.
   *
   * [Reference](http://localhost:3000/reference/approvals.withdraw), on a server under development.
   *
   * @example
   * ```ts
   * const approval = await tenantry.approvals.withdraw({ workspace: 'acme', project: 'billing', approval_id: 'apr_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  withdraw(params: ApprovalWithdrawParams, options?: IdempotentOptions): ApiPromise<Approval>;
}

/** Approvals of all projects that wait for the caller. */
export interface MyApprovalsResource {
  /**
   * List the approvals that wait for the caller
   *
   * Lists the approvals of all projects that the caller can give now, newest first. A page may be shorter than its limit. Use it for the inbox of an approver.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `approval_not_by_key`.
   *
   * [Reference](http://localhost:3000/reference/myApprovals.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const approval of tenantry.myApprovals.list({ workspace: 'acme' })) console.log(approval);
   * ```
   */
  list(params: MyApprovalListParams, options?: CallOptions): PagePromise<ApprovalList, Approval>;
}

/** Changes that weaken what protects payments. They wait until other people approve them. */
export interface ControlChangesResource {
  /**
   * List the changes of controls
   *
   * Lists changes that weaken approval rules, settings about approvals, limits and own accounts, changes of exchange rates, and beneficiaries that wait, newest first, each with who can act and what the caller can do. Changes of a project are listed to those who can access it. Use it to show what waits, with `waiting_for_me` what the caller can approve, and as a history of what was approved.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/controlChanges.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const controlChange of tenantry.controlChanges.list({ workspace: 'acme' })) console.log(controlChange);
   * ```
   */
  list(params: ControlChangeListParams, options?: CallOptions): PagePromise<ControlChangeList, ControlChange>;

  /**
   * Get the change of a control
   *
   * Returns a change with its digest, the control before and after it, who can act, and why the caller cannot. Use it before you approve.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/controlChanges.get), on a server under development.
   *
   * @example
   * ```ts
   * const controlChange = await tenantry.controlChanges.get({ workspace: 'acme', change_id: 'chg_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  get(params: ControlChangeGetParams, options?: CallOptions): ApiPromise<ControlChange>;

  /**
   * Approve the change of a control
   *
   * Approves the change, with the digest of what was seen. The last approval that is needed makes the change. Only people approve, and not those who had a part in the proposal. The operator may approve where too few people are left. Use it when you have seen the change and agree.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `approval_own_request`, `approval_not_by_key`, `approval_not_eligible`, `approval_digest_mismatch`, `approval_already_decided`, `approval_expired`.
   *
   * [Reference](http://localhost:3000/reference/controlChanges.approve), on a server under development.
   *
   * @example
   * ```ts
   * const controlChange = await tenantry.controlChanges.approve({
   *   workspace: 'acme',
   *   change_id: 'chg_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   digest: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
   * });
   * ```
   */
  approve(params: ControlChangeApproveParams, options?: IdempotentOptions): ApiPromise<ControlChange>;

  /**
   * Reject the change of a control
   *
   * Ends the change. The control stays as it is; a new beneficiary is archived, and one that was blocked is blocked again. The person who proposed the change withdraws it in this way. Use it when you disagree.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `approval_not_by_key`, `approval_digest_mismatch`, `approval_already_decided`, `approval_expired`.
   *
   * [Reference](http://localhost:3000/reference/controlChanges.reject), on a server under development.
   *
   * @example
   * ```ts
   * const controlChange = await tenantry.controlChanges.reject({
   *   workspace: 'acme',
   *   change_id: 'chg_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   digest: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
   *   reason: 'Ask again in March.',
   * });
   * ```
   */
  reject(params: ControlChangeRejectParams, options?: IdempotentOptions): ApiPromise<ControlChange>;
}

/** People who approve on behalf of another person for a time. */
export interface ApprovalDelegationsResource {
  /**
   * List the delegations
   *
   * Lists the delegations that have not ended, newest first. Use it when you want to know who approves for whom.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvalDelegations.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const approvalDelegation of tenantry.approvalDelegations.list({ workspace: 'acme' })) console.log(approvalDelegation);
   * ```
   */
  list(params: ApprovalDelegationListParams, options?: CallOptions): PagePromise<ApprovalDelegationList, ApprovalDelegation>;

  /**
   * Delegate approvals
   *
   * Lets another approver fill the places of the caller for a time. Never both count for one payment. In live projects it takes effect after 24 hours, as for new approvers. A person has at most 50 delegations that have not ended. Use it when you are away.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `approval_not_by_key`.
   *
   * [Reference](http://localhost:3000/reference/approvalDelegations.create), on a server under development.
   *
   * @example
   * ```ts
   * const approvalDelegation = await tenantry.approvalDelegations.create({ workspace: 'acme', to: 'usr_01kah4x8v5ezf9w2m4n6c1pb0n', until: '2099-02-01T00:00:00Z' });
   * ```
   */
  create(params: ApprovalDelegationCreateParams, options?: IdempotentOptions): ApiPromise<ApprovalDelegation>;

  /**
   * End a delegation
   *
   * Ends a delegation at once. Approvals given under it no longer count for the places of the delegator. Use it when you are back. Both people of a delegation may end it, and the callers who hold `payment_controls:manage`.
   *
   * Permission: `payments:approve`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvalDelegations.delete), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.approvalDelegations.delete({ workspace: 'acme', delegation_id: 'dlg_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  delete(params: ApprovalDelegationDeleteParams, options?: IdempotentOptions): ApiPromise<void>;
}

/** Rules that say which payments, beneficiaries and changes of controls need approvals, and whose. */
export interface ApprovalRulesResource {
  /**
   * List the approval rules
   *
   * Lists the approval rules of the workspace, newest first. Use it when you want to show which payments need approvals.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const approvalRule of tenantry.approvalRules.list({ workspace: 'acme' })) console.log(approvalRule);
   * ```
   */
  list(params: ApprovalRuleListParams, options?: CallOptions): PagePromise<ApprovalRuleList, ApprovalRule>;

  /**
   * Create an approval rule
   *
   * Creates a rule about payments, beneficiaries or changes of controls. It applies to what is requested from now on. A rule that too few people could meet is refused (409 `approval_rule_unsatisfiable`). Where `require_rule` is set, a rule about payments takes them away from the owners who decide about them. Unless an owner creates it, it is disabled until an owner has approved the `pending_change`. Use it when payments above an amount, or to new beneficiaries, need a second person.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `approval_rule_unsatisfiable`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.create), on a server under development.
   *
   * @example
   * ```ts
   * const approvalRule = await tenantry.approvalRules.create({
   *   workspace: 'acme',
   *   name: 'One admin above 10,000 TRY',
   *   when: {
   *     currencies: [
   *       'TRY',
   *     ],
   *     min_amount: 1000000,
   *   },
   *   steps: [
   *     {
   *       needed: 1,
   *       roles: [
   *         'admin',
   *         'owner',
   *       ],
   *     },
   *   ],
   * });
   * ```
   */
  create(params: ApprovalRuleCreateParams, options?: IdempotentOptions): ApiPromise<ApprovalRule>;

  /**
   * Get an approval rule
   *
   * Returns a rule, with the change that waits for approval. Use it to show a rule.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.get), on a server under development.
   *
   * @example
   * ```ts
   * const approvalRule = await tenantry.approvalRules.get({ workspace: 'acme', rule_id: 'rul_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  get(params: ApprovalRuleGetParams, options?: CallOptions): ApiPromise<ApprovalRule>;

  /**
   * Update an approval rule
   *
   * Changes the fields that are given. A change that makes the rule stricter takes effect at once. A change after which the rule matches less or asks for less waits as `pending_change`, until as many people have approved it as the rule itself asks for; see `controlChanges.approve`. Where `require_rule` is set, a change after which the rule matches other payments waits for an owner, unless an owner makes it. Any update ends a change that waits already. Use it when amounts, roles or people change.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `approval_rule_unsatisfiable`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.update), on a server under development.
   *
   * @example
   * ```ts
   * const approvalRule = await tenantry.approvalRules.update({
   *   workspace: 'acme',
   *   rule_id: 'rul_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   name: 'One admin above 10,000 lira',
   * });
   * ```
   */
  update(params: ApprovalRuleUpdateParams, options?: AnyOptions): ApiPromise<ApprovalRule>;

  /**
   * Delete an approval rule
   *
   * Deletes a rule that is disabled. The deletion of an enabled rule waits as `pending_change`, until as many people have approved it as the rule itself asks for. A rule that a payment limit names stays. Use it when a rule is no longer needed.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.delete), on a server under development.
   *
   * @example
   * ```ts
   * const approvalRule = await tenantry.approvalRules.delete({ workspace: 'acme', rule_id: 'rul_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  delete(params: ApprovalRuleDeleteParams, options?: AnyOptions): ApiPromise<ApprovalRule>;

  /**
   * Test the approval rules
   *
   * Says which rules would ask whom, for an example `payment`, or else for the payments of the last 90 days. With `rule`, one that is not saved applies as well; with `replaces`, it takes the place of a saved one. Only payments of projects that the caller can read are looked at, of these the newest 5,000 in at most 100 projects. `require_rule` is not considered. Use it before you create, change or delete a rule.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/approvalRules.test), on a server under development.
   *
   * @example
   * ```ts
   * const approvalRuleTestResult = await tenantry.approvalRules.test({
   *   workspace: 'acme',
   *   rule: {
   *     name: 'One admin above 10,000 TRY',
   *     when: {
   *       currencies: [
   *         'TRY',
   *       ],
   *       min_amount: 1000000,
   *     },
   *     steps: [
   *       {
   *         needed: 1,
   *         roles: [
   *           'admin',
   *         ],
   *       },
   *     ],
   *   },
   * });
   * ```
   */
  test(params: ApprovalRuleTestParams, options?: IdempotentOptions): ApiPromise<ApprovalRuleTestResult>;
}

/** How much may be paid at once, in a day and in a month. */
export interface PaymentLimitsResource {
  /**
   * List the payment limits
   *
   * Lists the payment limits of the workspace, newest first, with what was used of them. Use it to show what can still be paid.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentLimits.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const paymentLimit of tenantry.paymentLimits.list({ workspace: 'acme' })) console.log(paymentLimit);
   * ```
   */
  list(params: PaymentLimitListParams, options?: CallOptions): PagePromise<PaymentLimitList, PaymentLimit>;

  /**
   * Create a payment limit
   *
   * Limits payments in one currency. Days and months begin in the time zone of the workspace. A payment counts in all limits that concern it, from its creation, and no longer when it is cancelled or fails. Use it to bound what a mistake or a stolen key can cost. At most 500 limits.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/paymentLimits.create), on a server under development.
   *
   * @example
   * ```ts
   * const paymentLimit = await tenantry.paymentLimits.create({
   *   workspace: 'acme',
   *   name: 'Daily limit',
   *   scope: 'workspace',
   *   currency: 'TRY',
   *   per_day: 100000000,
   *   on_exceed: 'refuse',
   * });
   * ```
   */
  create(params: PaymentLimitCreateParams, options?: IdempotentOptions): ApiPromise<PaymentLimit>;

  /**
   * Get a payment limit
   *
   * Returns one payment limit, with what was used of it. Use it when you know its id.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentLimits.get), on a server under development.
   *
   * @example
   * ```ts
   * const paymentLimit = await tenantry.paymentLimits.get({ workspace: 'acme', payment_limit_id: 'lim_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  get(params: PaymentLimitGetParams, options?: CallOptions): ApiPromise<PaymentLimit>;

  /**
   * Update a payment limit
   *
   * Changes the given fields. What was used stays counted. While a rule about controls is enabled, a higher maximum, a weaker `on_exceed` (`refuse` is the strictest, `hold` the weakest) and another `approval_rule` wait as `pending_change`; an update of these fields ends a change that waits. Use it to raise or lower a limit.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/paymentLimits.update), on a server under development.
   *
   * @example
   * ```ts
   * const paymentLimit = await tenantry.paymentLimits.update({
   *   workspace: 'acme',
   *   payment_limit_id: 'lim_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   on_exceed: 'hold',
   * });
   * ```
   */
  update(params: PaymentLimitUpdateParams, options?: AnyOptions): ApiPromise<PaymentLimit>;

  /**
   * Delete a payment limit
   *
   * Deletes the payment limit and what was counted in it. It cannot be restored. While a rule about controls is enabled, the deletion waits as `pending_change`. Use it when the limit no longer applies.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentLimits.delete), on a server under development.
   *
   * @example
   * ```ts
   * const paymentLimit = await tenantry.paymentLimits.delete({ workspace: 'acme', payment_limit_id: 'lim_01kah4x8v5ezf9w2m4n6rd2qc1' });
   * ```
   */
  delete(params: PaymentLimitDeleteParams, options?: AnyOptions): ApiPromise<PaymentLimit>;
}

/** How payments can be executed, until when on a day, and when their money arrives. */
export interface PaymentMethodsResource {
  /**
   * List the payment methods
   *
   * Lists all payment methods. `next` says when a payment that is made now would be executed. Of several methods with the same `method` and `currency`, the first is used unless a payment names its `rail`. Use it to let people choose how to pay, and to show when the money arrives.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentMethods.list), on a server under development.
   *
   * @example
   * ```ts
   * const paymentMethodList = await tenantry.paymentMethods.list({ workspace: 'acme' });
   * ```
   */
  list(params: PaymentMethodListParams, options?: CallOptions): ApiPromise<PaymentMethodList>;

  /**
   * Update a payment method
   *
   * Changes the given fields for payments that are scheduled from now on. Use it when your bank has other cut-offs or limits, or to switch a method off. A method that is not `available` cannot be changed.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `method_unavailable`.
   *
   * [Reference](http://localhost:3000/reference/paymentMethods.update), on a server under development.
   *
   * @example
   * ```ts
   * const paymentMethod = await tenantry.paymentMethods.update({ workspace: 'acme', payment_method_id: 'eft_try', cut_off: '16:00' });
   * ```
   */
  update(params: PaymentMethodUpdateParams, options?: AnyOptions): ApiPromise<PaymentMethod>;
}

/** Business days of the payment systems, with the days that a workspace has set itself. */
export interface CalendarsResource {
  /**
   * List the calendars
   *
   * Lists the built-in calendars. Use it to find the id of a calendar.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/calendars.list), on a server under development.
   *
   * @example
   * ```ts
   * const paymentCalendarList = await tenantry.calendars.list({ workspace: 'acme' });
   * ```
   */
  list(params: CalendarListParams, options?: CallOptions): ApiPromise<PaymentCalendarList>;

  /**
   * Get the days of a calendar
   *
   * Returns each day of a period, at most 366. Saturdays and Sundays are holidays. Religious holidays in Türkiye are as announced until 2027, and `provisional` afterwards. Use it to show on which days payments are executed.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/calendars.get), on a server under development.
   *
   * @example
   * ```ts
   * const paymentCalendarWithDays = await tenantry.calendars.get({ workspace: 'acme', calendar: 'tr' });
   * ```
   */
  get(params: CalendarGetParams, options?: CallOptions): ApiPromise<PaymentCalendarWithDays>;

  /**
   * Set a day of a calendar
   *
   * Sets what the day is in this workspace. Use it when a government announces a bridge day, or when a `provisional` holiday is announced for another date. It counts for payments that are scheduled from now on.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`.
   *
   * [Reference](http://localhost:3000/reference/calendars.setDay), on a server under development.
   *
   * @example
   * ```ts
   * const calendarDay = await tenantry.calendars.setDay({
   *   workspace: 'acme',
   *   calendar: 'tr',
   *   date: '2026-10-30',
   *   kind: 'holiday',
   *   name: 'Bridge day',
   * });
   * ```
   */
  setDay(params: CalendarSetDayParams, options?: IdempotentOptions): ApiPromise<CalendarDay>;

  /**
   * Reset a day of a calendar
   *
   * Makes the day what it is in the built-in calendar. Use it to take back `calendars.setDay`.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/calendars.unsetDay), on a server under development.
   *
   * @example
   * ```ts
   * await tenantry.calendars.unsetDay({ workspace: 'acme', calendar: 'tr', date: '2026-10-30' });
   * ```
   */
  unsetDay(params: CalendarUnsetDayParams, options?: IdempotentOptions): ApiPromise<void>;
}

/** Exchange rates that a workspace sets for its rules and limits. No payment is converted with them. */
export interface ExchangeRatesResource {
  /**
   * List the exchange rates
   *
   * Lists the exchange rates that the workspace has set, in descending order of their pairs. Use it to see how old they are.
   *
   * Permission: `payment_controls:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/exchangeRates.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const exchangeRate of tenantry.exchangeRates.list({ workspace: 'acme' })) console.log(exchangeRate);
   * ```
   */
  list(params: ExchangeRateListParams, options?: CallOptions): PagePromise<ExchangeRateList, ExchangeRate>;

  /**
   * Set an exchange rate
   *
   * Sets what one unit of the first currency is worth in the second one, as a fraction: 41.25 is 4125 / 100. The rate that was set before is replaced. While a rule about controls is enabled, the new one waits as `pending_change`. Use it when rules or limits compare amounts in several currencies.
   *
   * Permission: `payment_controls:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `precondition_failed`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/exchangeRates.set), on a server under development.
   *
   * @example
   * ```ts
   * const exchangeRate = await tenantry.exchangeRates.set({
   *   workspace: 'acme',
   *   pair: 'USD-TRY',
   *   numerator: 4125,
   *   denominator: 100,
   *   date: '2026-01-15',
   * });
   * ```
   */
  set(params: ExchangeRateSetParams, options?: AnyOptions): ApiPromise<ExchangeRate>;
}

/** The accounts of a project's double-entry ledger. */
export interface LedgerAccountsResource {
  /**
   * List the ledger accounts
   *
   * Lists the accounts of the ledger with their balances, latest first. A project has one account for each of its own bank accounts, and a fixed chart of others in each of its currencies. Debits are positive, so that all balances of a currency sum to 0. Use it to see where the money of a project is, or to find the accounts for an adjustment.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerAccounts.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const ledgerAccount of tenantry.ledgerAccounts.list({ workspace: 'acme', project: 'billing' })) console.log(ledgerAccount);
   * ```
   */
  list(params: LedgerAccountListParams, options?: CallOptions): PagePromise<LedgerAccountList, LedgerAccount>;
}

/** What was posted in the ledger of a project. Nothing is ever changed or deleted. */
export interface LedgerTransactionsResource {
  /**
   * List the ledger transactions
   *
   * Lists transactions with their entries, latest first. `seq` and `hash` are the position in the verifiable chain; they are `null` for about a second until the transaction is sealed. Use it to follow what was posted, or to see the postings of one payment.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerTransactions.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const ledgerTransaction of tenantry.ledgerTransactions.list({ workspace: 'acme', project: 'billing' })) console.log(ledgerTransaction);
   * ```
   */
  list(params: LedgerTransactionListParams, options?: CallOptions): PagePromise<LedgerTransactionList, LedgerTransaction>;

  /**
   * Post an adjustment
   *
   * Posts an adjustment with a reason, for example to correct a balance. Its amounts must sum to 0. Payments post their own transactions, so the accounts for money in transit and for unidentified money take no adjustments. Use it when the ledger differs from the bank for a reason that no payment explains.
   *
   * Permission: `ledger:post`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `insufficient_funds`, `amount_out_of_range`.
   *
   * [Reference](http://localhost:3000/reference/ledgerTransactions.create), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerTransaction = await tenantry.ledgerTransactions.create({
   *   workspace: 'acme',
   *   project: 'billing',
   *   reason: 'Fee of March, booked by the bank without a statement',
   *   entries: [
   *     {
   *       ledger_account_id: 'lac_01kah4x8v5ezf9w2m4n6bank01',
   *       amount: -1250,
   *     },
   *     {
   *       ledger_account_id: 'lac_01kah4x8v5ezf9w2m4n6fees01',
   *       amount: 1250,
   *     },
   *   ],
   * });
   * ```
   */
  create(params: LedgerTransactionCreateParams, options?: IdempotentOptions): ApiPromise<LedgerTransaction>;

  /**
   * Get a ledger transaction
   *
   * Returns a transaction with its entries. Use it when another resource names the transaction.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerTransactions.get), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerTransaction = await tenantry.ledgerTransactions.get({
   *   workspace: 'acme',
   *   project: 'billing',
   *   transaction_id: 'ltx_01kah4x8v5ezf9w2m4n6adj001',
   * });
   * ```
   */
  get(params: LedgerTransactionGetParams, options?: CallOptions): ApiPromise<LedgerTransaction>;

  /**
   * Reverse an adjustment
   *
   * Posts a transaction with the opposite amounts. An adjustment is reversed once; the transactions of payments are not reversed by hand (409 `invalid_state`). Use it when an adjustment was wrong; post another one for what is right.
   *
   * Permission: `ledger:post`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `insufficient_funds`, `amount_out_of_range`.
   *
   * [Reference](http://localhost:3000/reference/ledgerTransactions.reverse), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerTransaction = await tenantry.ledgerTransactions.reverse({
   *   workspace: 'acme',
   *   project: 'billing',
   *   transaction_id: 'ltx_01kah4x8v5ezf9w2m4n6adj001',
   *   reason: 'The bank has booked the fee after all',
   * });
   * ```
   */
  reverse(params: LedgerTransactionReverseParams, options?: IdempotentOptions): ApiPromise<LedgerTransaction>;
}

/** Signed checkpoints of the hash chain of a project's ledger. */
export interface LedgerCheckpointsResource {
  /**
   * List the checkpoints of a ledger
   *
   * Lists signed checkpoints of the hash chain of the ledger, latest first, each with the balances that changed since the one before. While transactions are posted, there is one a minute, and one per 1,000 transactions. What a checkpoint covers cannot be changed without breaking it. Use it to store the checkpoints elsewhere, so that not even the operator can change the ledger unnoticed; `auditKeys.list` has the key.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerCheckpoints.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const ledgerCheckpoint of tenantry.ledgerCheckpoints.list({ workspace: 'acme', project: 'billing' })) console.log(ledgerCheckpoint);
   * ```
   */
  list(params: LedgerCheckpointListParams, options?: CallOptions): PagePromise<LedgerCheckpointList, LedgerCheckpoint>;
}

/** Signed files of the whole ledger of a project. */
export interface LedgerExportsResource {
  /**
   * Export a ledger
   *
   * Creates a signed file of the whole ledger up to now, which `verifyLedgerBundle` of the SDK checks offline. Exports of up to 10,000 transactions are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. Use it for an auditor, or for a copy of the ledger that proves itself without this server.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerExports.create), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerExport = await tenantry.ledgerExports.create({ workspace: 'acme', project: 'billing' });
   * ```
   */
  create(params: LedgerExportCreateParams, options?: IdempotentOptions): ApiPromise<LedgerExport>;

  /**
   * Get an export of a ledger
   *
   * Returns the progress of an export of the ledger. As soon as its `status` is `ready`, `ledgerExports.download` has the file. Use it to poll an export of more than 10,000 transactions every few seconds.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerExports.get), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerExport = await tenantry.ledgerExports.get({
   *   workspace: 'acme',
   *   project: 'billing',
   *   ledger_export_id: 'lex_01kah4x8v5ezf9w2m4n6g7h8j9',
   * });
   * ```
   */
  get(params: LedgerExportGetParams, options?: CallOptions): ApiPromise<LedgerExport>;

  /**
   * Download an export of a ledger
   *
   * Returns the ledger as JSON lines. A signed `header` line names the project and covers the `account` lines that follow it. Then come the transactions in the order of the chain, as `ledgerTransactions.get` returns them, with a `checkpoint` line after each that a checkpoint covers last, and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired. Use it once `ledgerExports.get` says that the file is ready.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledgerExports.download), on a server under development.
   *
   * @example
   * ```ts
   * const text = await tenantry.ledgerExports.download({
   *   workspace: 'acme',
   *   project: 'billing',
   *   ledger_export_id: 'lex_01kah4x8v5ezf9w2m4n6g7h8j9',
   * });
   * const stream = await tenantry.ledgerExports.download({
   *   workspace: 'acme',
   *   project: 'billing',
   *   ledger_export_id: 'lex_01kah4x8v5ezf9w2m4n6g7h8j9',
   * }).stream();
   * ```
   */
  download(params: LedgerExportDownloadParams, options?: CallOptions): TextPromise;
}

/** Verification of the ledger of a project. */
export interface LedgerResource {
  /**
   * Verify a ledger
   *
   * Recomputes balances from entries, reservations and transactions, and postings from the states of payments, and returns what differs. It changes nothing, and no posting waits for it. A call verifies about 200,000 entries; pass `next` as `after` to go on. Use it to check the ledger at any time; a job does so every day, and emits `ledger.difference_found`.
   *
   * Permission: `ledger:read`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/ledger.verify), on a server under development.
   *
   * @example
   * ```ts
   * const ledgerVerification = await tenantry.ledger.verify({ workspace: 'acme', project: 'billing' });
   * ```
   */
  verify(params: LedgerVerifyParams, options?: IdempotentOptions): ApiPromise<LedgerVerification>;
}

/** The clock of a simulated project, and the bank that it works with. A project is simulated unless its environment is `production`. */
export interface SandboxResource {
  /**
   * Get the clock of a simulated project
   *
   * Returns the time of the project. It is the real time until the clock is set, and stands still afterwards. Use it when a test needs to know how far the project is.
   *
   * Permission: `sandbox:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/sandbox.getClock), on a server under development.
   *
   * @example
   * ```ts
   * const sandboxClock = await tenantry.sandbox.getClock({ workspace: 'acme', project: 'billing' });
   * ```
   */
  getClock(params: SandboxGetClockParams, options?: CallOptions): ApiPromise<SandboxClock>;

  /**
   * Set the clock of a simulated project
   *
   * Sets the clock forward, to a time or by a duration. On the way it stops at each time at which something is due in the project, and everything that is due has happened when the call returns; if that takes more than 5 seconds, `target` says where the clock is still going. From then on it stands still until it is set again. Returns 409 `invalid_state` for a time before the present one of the project. The audit log keeps the real time. Use it when a test should not wait for cut-offs, value dates or expiries.
   *
   * Permission: `sandbox:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/sandbox.setClock), on a server under development.
   *
   * @example
   * ```ts
   * const sandboxClock = await tenantry.sandbox.setClock({ workspace: 'acme', project: 'billing', advance: 'P1D' });
   * ```
   */
  setClock(params: SandboxSetClockParams, options?: IdempotentOptions): ApiPromise<SandboxClock>;

  /**
   * Simulate what a bank does
   *
   * Makes the simulated bank do something now, by the clock of the project, and answers when the report has been applied as any other report of a bank. `settle` and `reject` need a payment in `processing`, `return` one in `settled`, and `duplicate_callback` repeats the last report about a payment (409 `invalid_state` where there is none). `incoming_payment` brings money that was not expected to an own account of the project, for which payments may have waited. Use it when a test needs an outcome that no amount and no IBAN asks for.
   *
   * Permission: `sandbox:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `invalid_state`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/sandbox.simulate), on a server under development.
   *
   * @example
   * ```ts
   * const sandboxEvent = await tenantry.sandbox.simulate({
   *   workspace: 'acme',
   *   project: 'billing',
   *   type: 'reject',
   *   payment_id: 'pay_01kah4x8v5ezf9w2m4n6rd2qc1',
   *   code: 'AC04',
   * });
   * ```
   */
  simulate(params: SandboxSimulateParams, options?: IdempotentOptions): ApiPromise<SandboxEvent>;

  /**
   * Set the faults of the simulated bank
   *
   * Makes the simulated bank fail in one way until the next call, or for a duration by the clock of the project. The bank gets every payment nevertheless, so that its true outcome arrives later. Payments that were sent before keep their reports. Use it when a test needs to see how an integration copes with a bank that fails.
   *
   * Permission: `sandbox:manage`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/sandbox.setFaults), on a server under development.
   *
   * @example
   * ```ts
   * const sandboxFaults = await tenantry.sandbox.setFaults({ workspace: 'acme', project: 'billing', submit: 'timeout', callbacks: null, for: 'PT1H' });
   * ```
   */
  setFaults(params: SandboxSetFaultsParams, options?: IdempotentOptions): ApiPromise<SandboxFaults>;

  /**
   * Empty a simulated project
   *
   * Deletes all payments of the project and its whole ledger, and sets the clock to the real time and the faults to none. Its accounts stay, with a balance of 0. Returns 409 `account_in_use` while payments of another project use its accounts, or its own payments use accounts of another project. Use it before each run of a test that has to begin with nothing.
   *
   * Permission: `sandbox:manage`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `mode_mismatch`, `account_in_use`.
   *
   * [Reference](http://localhost:3000/reference/sandbox.reset), on a server under development.
   *
   * @example
   * ```ts
   * const sandboxClock = await tenantry.sandbox.reset({ workspace: 'acme', project: 'billing' });
   * ```
   */
  reset(params: SandboxResetParams, options?: IdempotentOptions): ApiPromise<SandboxClock>;
}

/** Payments that are created together. Each row of a batch becomes a payment, or has a code that says why not. */
export interface PaymentBatchesResource {
  /**
   * List the batches of payments
   *
   * Lists the batches of the project, newest first. Use it to follow payment runs.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.list), on a server under development.
   *
   * @example
   * ```ts
   * for await (const paymentBatch of tenantry.paymentBatches.list({ workspace: 'acme', project: 'billing' })) console.log(paymentBatch);
   * ```
   */
  list(params: PaymentBatcheListParams, options?: CallOptions): PagePromise<PaymentBatchList, PaymentBatch>;

  /**
   * Create a batch of payments
   *
   * Creates up to 1,000 payments in one transaction, each as `payments.create` would after those before it. In the mode `partial` the others are created when some are refused; in `atomic` none is, and the batch is `refused`. Transfers between own accounts settle a moment later. With the `approval` `batch`, one approval covers all payments that are created and not held, and the rules see the largest of them and their total. Use it for a payment run, and `paymentBatches.listResults` to see what became of each row; longer runs are files for `paymentBatches.import`.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `stale_preview`, `batch_control_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.create), on a server under development.
   *
   * @example
   * ```ts
   * const paymentBatch = await tenantry.paymentBatches.create({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payments: [
   *     {
   *       amount: 125000,
   *       currency: 'TRY',
   *       method: 'eft',
   *       from_account: 'acc_01kah4x8v5ezf9w2m4n6aw3nac',
   *       to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r',
   *       reference: 'INV-2026-0042',
   *     },
   *   ],
   *   mode: 'partial',
   *   expected_count: 1,
   *   expected_total: 125000,
   * });
   * ```
   */
  create(params: PaymentBatcheCreateParams, options?: IdempotentOptions): ApiPromise<PaymentBatch>;

  /**
   * Import a batch of payments
   *
   * Accepts a CSV file in UTF-8 with up to 10,000 payments, 50,000 lines and 8 MiB, and creates the payments afterwards. The columns are fields of `payments.create`, in any order: `amount` (in minor units), `currency`, `method` and `to_account` are required, `from_account`, `reference`, `description`, `note`, `execution_date`, `strict_date`, `rail`, `charge_bearer`, `wait_for_funds` and `simulate` optional; others are ignored. Fields are separated by commas, semicolons, tabs or vertical bars. With `dry_run` nothing changes, and the answer says which rows would be refused. Use it for the payment run of another system; follow it with `paymentBatches.get` or the webhook `payment_batch.completed`.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `limit_reached`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `batch_control_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.import), on a server under development.
   *
   * @example
   * ```ts
   * const paymentBatchImport = await tenantry.paymentBatches.import({
   *   workspace: 'acme',
   *   project: 'billing',
   *   format: 'csv',
   *   csv: 'email,role\ngrace@example.com,member\n',
   * });
   * ```
   */
  import(params: PaymentBatcheImportParams, options?: IdempotentOptions): ApiPromise<PaymentBatchImport>;

  /**
   * Get a batch of payments
   *
   * Returns a batch with its payments counted by status. Use it to follow a payment run until it is completed.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.get), on a server under development.
   *
   * @example
   * ```ts
   * const paymentBatch = await tenantry.paymentBatches.get({ workspace: 'acme', project: 'billing', batch_id: 'bat_01kah4x8v5ezf9w2m4n6bat001' });
   * ```
   */
  get(params: PaymentBatcheGetParams, options?: CallOptions): ApiPromise<PaymentBatch>;

  /**
   * List the results of a batch
   *
   * Lists what became of each row, in the order of the batch. Use it to correct the rows that were refused; `payments.list` with `batch_id` has the payments themselves.
   *
   * Permission: `payments:read`.
   *
   * Errors: `invalid_request`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.listResults), on a server under development.
   *
   * @example
   * ```ts
   * for await (const paymentBatchResult of tenantry.paymentBatches.listResults({ workspace: 'acme', project: 'billing', batch_id: 'bat_01kah4x8v5ezf9w2m4n6bat001' })) console.log(paymentBatchResult);
   * ```
   */
  listResults(params: PaymentBatcheListResultsParams, options?: CallOptions): PagePromise<PaymentBatchResultList, PaymentBatchResult>;

  /**
   * Cancel a batch of payments
   *
   * Cancels the payments of the batch that have not been sent, and creates no more of it. Use it when a whole run was wrong; a single payment is cancelled with `payments.cancel`.
   *
   * Permission: `payments:cancel`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `card_data_not_allowed`, `payment_not_cancellable`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.cancel), on a server under development.
   *
   * @example
   * ```ts
   * const paymentBatch = await tenantry.paymentBatches.cancel({
   *   workspace: 'acme',
   *   project: 'billing',
   *   batch_id: 'bat_01kah4x8v5ezf9w2m4n6bat001',
   *   reason: 'The file of last month',
   * });
   * ```
   */
  cancel(params: PaymentBatcheCancelParams, options?: IdempotentOptions): ApiPromise<PaymentBatch>;

  /**
   * Preview a batch of payments
   *
   * Returns what would happen if the batch were created now, and changes nothing. Each row is decided as if those before it had been created. Create the batch with the `digest` as `preview_digest` to be sure that the same happens to every row. Use it to show a person a payment run; a file is looked at with `dry_run` of `paymentBatches.import`.
   *
   * Permission: `payments:create`.
   *
   * Errors: `invalid_request`, `malformed_json`, `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`, `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `rotation_required`, `not_found`, `payload_too_large`, `unsupported_media_type`, `idempotency_key_reused`, `rate_limited`, `internal_error`, `unavailable`, `reauthentication_required`, `member_deactivated`, `ambiguous_external_id`, `batch_control_mismatch`.
   *
   * [Reference](http://localhost:3000/reference/paymentBatches.preview), on a server under development.
   *
   * @example
   * ```ts
   * const paymentBatchPreview = await tenantry.paymentBatches.preview({
   *   workspace: 'acme',
   *   project: 'billing',
   *   payments: [
   *     {
   *       amount: 125000,
   *       currency: 'TRY',
   *       method: 'eft',
   *       from_account: 'acc_01kah4x8v5ezf9w2m4n6aw3nac',
   *       to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r',
   *       reference: 'INV-2026-0042',
   *     },
   *     {
   *       amount: 95000000,
   *       currency: 'TRY',
   *       method: 'eft',
   *       from_account: 'acc_01kah4x8v5ezf9w2m4n6aw3nac',
   *       to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r',
   *       reference: 'INV-2026-0043',
   *     },
   *   ],
   * });
   * ```
   */
  preview(params: PaymentBatchePreviewParams, options?: IdempotentOptions): ApiPromise<PaymentBatchPreview>;
}

/** The methods of the client, by resource. */
export interface Resources {
  /** Whether the server is alive and ready. */
  meta: MetaResource;
  /** The tenant. Everything else lives inside one. */
  workspaces: WorkspacesResource;
  /** Settings for the behavior and security of a workspace. */
  settings: SettingsResource;
  /** The people of a workspace and their roles. */
  members: MembersResource;
  /** The people of an organization and their roles. */
  organizationMembers: OrganizationMembersResource;
  /** Invitations into a workspace by mail, for people with and without an account. */
  invitations: InvitationsResource;
  /** Import of invitations from a spreadsheet. */
  imports: ImportsResource;
  /** Invitations into an organization by mail. */
  organizationInvitations: OrganizationInvitationsResource;
  /** Built-in roles, and custom roles made of permissions. */
  roles: RolesResource;
  /** Units of work inside a workspace. */
  projects: ProjectsResource;
  /** Members of a project, and the role that overrides their workspace role there. */
  projectMembers: ProjectMembersResource;
  /** Settings of a project, where they differ from those of its workspace. */
  projectSettings: ProjectSettingsResource;
  /** Notification preferences of a member, where they differ from the workspace defaults. */
  notificationPreferences: NotificationPreferencesResource;
  /** The plan and the billing contact of a workspace. */
  billing: BillingResource;
  /** Plans of the installation, for operators who sell them. */
  plans: PlansResource;
  /** Limits of the plan and their usage, and your application's own meters. */
  usage: UsageResource;
  /** Companies that own workspaces, or manage those of their customers. */
  organizations: OrganizationsResource;
  /** Settings and policies of an organization, also for the workspaces that it owns. */
  organizationSettings: OrganizationSettingsResource;
  /** Moving a workspace into an organization, for the organization. */
  organizationMoves: OrganizationMovesResource;
  /** Moving a workspace into an organization, for the workspace owner. */
  workspaceMoves: WorkspaceMovesResource;
  /** Grants by which organizations manage workspaces that they do not own. */
  managers: ManagersResource;
  /** Requests of organizations to manage a workspace. */
  accessRequests: AccessRequestsResource;
  /** Links with which workspace owners let an organization manage their workspace. */
  installLinks: InstallLinksResource;
  /** Configuration that an organization keeps in sync across workspaces. */
  templates: TemplatesResource;
  /** Runs that apply a template, with a report on each workspace. */
  templateRuns: TemplateRunsResource;
  /** Signing up. */
  users: UsersResource;
  /** The caller, a person or a key. */
  me: MeResource;
  /** Verification of e-mail addresses. */
  emailVerifications: EmailVerificationsResource;
  /** Password resets. */
  passwordResets: PasswordResetsResource;
  /** Signing in and out with e-mail and password. */
  sessions: SessionsResource;
  /** Credentials for programs, with scopes, limits and rotation. */
  apiKeys: ApiKeysResource;
  /** Credentials for programs that administer an organization and the workspaces that it owns. */
  organizationKeys: OrganizationKeysResource;
  /** Keys of the operator's own application. */
  applicationKeys: ApplicationKeysResource;
  /** Short-lived tokens that end with the session or key that they were made from. */
  accessTokens: AccessTokensResource;
  /** Verification of the credentials that callers of your own API present. */
  credentials: CredentialsResource;
  /** Changes of credentials, for applications that verify them in process. */
  credentialChanges: CredentialChangesResource;
  /** The permissions that roles and keys consist of. */
  permissions: PermissionsResource;
  /** What a principal may do, and why. */
  access: AccessResource;
  /** The permissions of your own application, beside Tenantry's. */
  applicationPermissions: ApplicationPermissionsResource;
  /** The keys that seal stored secrets, for operators. */
  vaultKeys: VaultKeysResource;
  /** Why a request to a workspace, or a credential in it, was refused. */
  decisions: DecisionsResource;
  /** Why a request to an organization was refused. */
  organizationDecisions: OrganizationDecisionsResource;
  /** The audit log. Entries form a hash chain, which makes changes detectable. */
  auditEvents: AuditEventsResource;
  /** The audit log as CSV, or as a bundle that can be verified offline. */
  auditExports: AuditExportsResource;
  /** Signed checkpoints of the hash chain of the audit log. */
  auditCheckpoints: AuditCheckpointsResource;
  /** The public keys that verify the audit log. */
  auditKeys: AuditKeysResource;
  /** The audit log of an organization, hash-chained like those of workspaces. */
  organizationAuditEvents: OrganizationAuditEventsResource;
  /** The audit log of an organization as CSV, or as a bundle that can be verified offline. */
  organizationAuditExports: OrganizationAuditExportsResource;
  /** Signed checkpoints of an organization's hash chain. */
  organizationAuditCheckpoints: OrganizationAuditCheckpointsResource;
  /** Webhook endpoints, each with its own signing secret. */
  webhookEndpoints: WebhookEndpointsResource;
  /** The delivery log: requests, responses and redelivery. */
  webhookDeliveries: WebhookDeliveriesResource;
  /** Events of a workspace, as webhooks deliver them. */
  events: EventsResource;
  /** Webhook endpoints for the events of an organization. */
  organizationWebhookEndpoints: OrganizationWebhookEndpointsResource;
  /** The delivery log of an organization. */
  organizationWebhookDeliveries: OrganizationWebhookDeliveriesResource;
  /** Events of an organization, as webhooks deliver them. */
  organizationEvents: OrganizationEventsResource;
  /** Bank accounts of the company and of those that it pays. */
  accounts: AccountsResource;
  /** Payments of a project. What happens to a payment is decided when it is created. Each change of its status is an event, and the database accepts only legal ones. */
  payments: PaymentsResource;
  /** Payments of all projects of a workspace. */
  workspacePayments: WorkspacePaymentsResource;
  /** Approvals for which payments, or whole batches, wait. What is asked is frozen when they are requested. */
  approvals: ApprovalsResource;
  /** Approvals of all projects that wait for the caller. */
  myApprovals: MyApprovalsResource;
  /** Changes that weaken what protects payments. They wait until other people approve them. */
  controlChanges: ControlChangesResource;
  /** People who approve on behalf of another person for a time. */
  approvalDelegations: ApprovalDelegationsResource;
  /** Rules that say which payments, beneficiaries and changes of controls need approvals, and whose. */
  approvalRules: ApprovalRulesResource;
  /** How much may be paid at once, in a day and in a month. */
  paymentLimits: PaymentLimitsResource;
  /** How payments can be executed, until when on a day, and when their money arrives. */
  paymentMethods: PaymentMethodsResource;
  /** Business days of the payment systems, with the days that a workspace has set itself. */
  calendars: CalendarsResource;
  /** Exchange rates that a workspace sets for its rules and limits. No payment is converted with them. */
  exchangeRates: ExchangeRatesResource;
  /** The accounts of a project's double-entry ledger. */
  ledgerAccounts: LedgerAccountsResource;
  /** What was posted in the ledger of a project. Nothing is ever changed or deleted. */
  ledgerTransactions: LedgerTransactionsResource;
  /** Signed checkpoints of the hash chain of a project's ledger. */
  ledgerCheckpoints: LedgerCheckpointsResource;
  /** Signed files of the whole ledger of a project. */
  ledgerExports: LedgerExportsResource;
  /** Verification of the ledger of a project. */
  ledger: LedgerResource;
  /** The clock of a simulated project, and the bank that it works with. A project is simulated unless its environment is `production`. */
  sandbox: SandboxResource;
  /** Payments that are created together. Each row of a batch becomes a payment, or has a code that says why not. */
  paymentBatches: PaymentBatchesResource;
}

/** The operations by id. */
export interface Operations {
  'meta.health': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: Health;
    errors: 'invalid_request' | 'internal_error' | 'unavailable';
  };
  'meta.ready': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: Readiness;
    errors: 'invalid_request' | 'internal_error' | 'unavailable';
  };
  'workspaces.list': {
    params: WorkspaceListParams;
    path: never;
    options: CallOptions;
    result: WorkspaceList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'workspaces.create': {
    params: WorkspaceCreateParams;
    path: never;
    options: IdempotentOptions;
    result: Workspace;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  };
  'workspaces.get': {
    params: WorkspaceGetParams;
    path: 'workspace';
    options: CallOptions;
    result: Workspace;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspaces.update': {
    params: WorkspaceUpdateParams;
    path: 'workspace';
    options: AnyOptions;
    result: Workspace;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'workspaces.delete': {
    params: WorkspaceDeleteParams;
    path: 'workspace';
    options: AnyOptions;
    result: Workspace;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'account_in_use';
  };
  'workspaces.restore': {
    params: WorkspaceRestoreParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Workspace;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspaces.transferOwnership': {
    params: WorkspaceTransferOwnershipParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Ownership;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspaces.release': {
    params: WorkspaceReleaseParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Workspace;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'settings.get': {
    params: SettingsGetParams;
    path: 'workspace';
    options: CallOptions;
    result: Settings;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'settings.update': {
    params: SettingsUpdateParams;
    path: 'workspace';
    options: AnyOptions;
    result: Settings;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'approval_rule_unsatisfiable';
  };
  'members.list': {
    params: MemberListParams;
    path: 'workspace';
    options: CallOptions;
    result: MemberList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'members.add': {
    params: MemberAddParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Member;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'members.get': {
    params: MemberGetParams;
    path: 'workspace' | 'user_id';
    options: CallOptions;
    result: Member;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'members.update': {
    params: MemberUpdateParams;
    path: 'workspace' | 'user_id';
    options: AnyOptions;
    result: Member;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'members.remove': {
    params: MemberRemoveParams;
    path: 'workspace' | 'user_id';
    options: AnyOptions;
    result: OffboardingReceipt;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'members.deactivate': {
    params: MemberDeactivateParams;
    path: 'workspace' | 'user_id';
    options: IdempotentOptions;
    result: OffboardingReceipt;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'members.reactivate': {
    params: MemberReactivateParams;
    path: 'workspace' | 'user_id';
    options: IdempotentOptions;
    result: Member;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizationMembers.list': {
    params: OrganizationMemberListParams;
    path: 'organization';
    options: CallOptions;
    result: MemberList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationMembers.add': {
    params: OrganizationMemberAddParams;
    path: 'organization';
    options: IdempotentOptions;
    result: Member;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required' | 'external_id_forbidden';
  };
  'organizationMembers.get': {
    params: OrganizationMemberGetParams;
    path: 'organization' | 'user_id';
    options: CallOptions;
    result: Member;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationMembers.update': {
    params: OrganizationMemberUpdateParams;
    path: 'organization' | 'user_id';
    options: AnyOptions;
    result: Member;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'external_id_forbidden';
  };
  'organizationMembers.remove': {
    params: OrganizationMemberRemoveParams;
    path: 'organization' | 'user_id';
    options: AnyOptions;
    result: OrganizationOffboarding;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner';
  };
  'invitations.preview': {
    params: InvitationPreviewParams;
    path: never;
    options: IdempotentOptions;
    result: InvitationPreview;
    errors: 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'invitations.accept': {
    params: InvitationAcceptParams;
    path: never;
    options: IdempotentOptions;
    result: AcceptedInvitation;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invitation_wrong_address' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'invitations.list': {
    params: InvitationListParams;
    path: 'workspace';
    options: CallOptions;
    result: InvitationList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'invitations.create': {
    params: InvitationCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: InvitationResults;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'invitations.get': {
    params: InvitationGetParams;
    path: 'workspace' | 'invitation_id';
    options: CallOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'invitations.resend': {
    params: InvitationResendParams;
    path: 'workspace' | 'invitation_id';
    options: IdempotentOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'invitations.cancel': {
    params: InvitationCancelParams;
    path: 'workspace' | 'invitation_id';
    options: IdempotentOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'invitations.import': {
    params: InvitationImportParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ImportReport;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'invitations.importTemplate': {
    params: InvitationImportTemplateParams;
    path: 'workspace';
    options: CallOptions;
    result: string;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'imports.undo': {
    params: ImportUndoParams;
    path: 'workspace' | 'import_id';
    options: IdempotentOptions;
    result: Import;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizationInvitations.list': {
    params: OrganizationInvitationListParams;
    path: 'organization';
    options: CallOptions;
    result: InvitationList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationInvitations.create': {
    params: OrganizationInvitationCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: InvitationResults;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'external_id_forbidden';
  };
  'organizationInvitations.get': {
    params: OrganizationInvitationGetParams;
    path: 'organization' | 'invitation_id';
    options: CallOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationInvitations.resend': {
    params: OrganizationInvitationResendParams;
    path: 'organization' | 'invitation_id';
    options: IdempotentOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required';
  };
  'organizationInvitations.cancel': {
    params: OrganizationInvitationCancelParams;
    path: 'organization' | 'invitation_id';
    options: IdempotentOptions;
    result: Invitation;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'roles.list': {
    params: RoleListParams;
    path: 'workspace';
    options: CallOptions;
    result: RoleList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'roles.create': {
    params: RoleCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Role;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'plan_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'roles.get': {
    params: RoleGetParams;
    path: 'workspace' | 'role_id';
    options: CallOptions;
    result: Role;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'roles.update': {
    params: RoleUpdateParams;
    path: 'workspace' | 'role_id';
    options: AnyOptions;
    result: Role;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'roles.delete': {
    params: RoleDeleteParams;
    path: 'workspace' | 'role_id';
    options: AnyOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'role_in_use' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projects.list': {
    params: ProjectListParams;
    path: 'workspace';
    options: CallOptions;
    result: ProjectList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projects.create': {
    params: ProjectCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Project;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'projects.get': {
    params: ProjectGetParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: Project;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projects.update': {
    params: ProjectUpdateParams;
    path: 'workspace' | 'project';
    options: AnyOptions;
    result: Project;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'projects.delete': {
    params: ProjectDeleteParams;
    path: 'workspace' | 'project';
    options: AnyOptions;
    result: Project;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'account_in_use';
  };
  'projects.restore': {
    params: ProjectRestoreParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: Project;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projectMembers.list': {
    params: ProjectMemberListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: ProjectMemberList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projectMembers.set': {
    params: ProjectMemberSetParams;
    path: 'workspace' | 'project' | 'user_id';
    options: AnyOptions;
    result: ProjectMember;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projectMembers.remove': {
    params: ProjectMemberRemoveParams;
    path: 'workspace' | 'project' | 'user_id';
    options: AnyOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projectSettings.get': {
    params: ProjectSettingsGetParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: ProjectSettings;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'projectSettings.update': {
    params: ProjectSettingsUpdateParams;
    path: 'workspace' | 'project';
    options: AnyOptions;
    result: ProjectSettings;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch' | 'approval_rule_unsatisfiable';
  };
  'notificationPreferences.get': {
    params: NotificationPreferencesGetParams;
    path: 'workspace';
    options: CallOptions;
    result: NotificationPreferences;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'notificationPreferences.update': {
    params: NotificationPreferencesUpdateParams;
    path: 'workspace';
    options: AnyOptions;
    result: NotificationPreferences;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'billing.get': {
    params: BillingGetParams;
    path: 'workspace';
    options: CallOptions;
    result: Billing;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'billing.update': {
    params: BillingUpdateParams;
    path: 'workspace';
    options: AnyOptions;
    result: Billing;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'plans.list': {
    params: PlanListParams;
    path: never;
    options: CallOptions;
    result: PlanList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.create': {
    params: PlanCreateParams;
    path: never;
    options: IdempotentOptions;
    result: Plan;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.get': {
    params: PlanGetParams;
    path: 'plan_id';
    options: CallOptions;
    result: Plan;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.update': {
    params: PlanUpdateParams;
    path: 'plan_id';
    options: AnyOptions;
    result: Plan;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.archive': {
    params: PlanArchiveParams;
    path: 'plan_id';
    options: IdempotentOptions;
    result: Plan;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.unarchive': {
    params: PlanUnarchiveParams;
    path: 'plan_id';
    options: IdempotentOptions;
    result: Plan;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'plans.set': {
    params: PlanSetParams;
    path: 'workspace';
    options: AnyOptions;
    result: Workspace;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'usage.get': {
    params: UsageGetParams;
    path: 'workspace';
    options: CallOptions;
    result: Usage;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'usage.record': {
    params: UsageRecordParams;
    path: 'workspace' | 'meter';
    options: IdempotentOptions;
    result: UsageEntry;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'event_id_reused' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'usage.consume': {
    params: UsageConsumeParams;
    path: 'workspace' | 'meter';
    options: IdempotentOptions;
    result: UsageEntry;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'event_id_reused' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'usage.release': {
    params: UsageReleaseParams;
    path: 'workspace' | 'meter';
    options: IdempotentOptions;
    result: UsageEntry;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizations.list': {
    params: OrganizationListParams;
    path: never;
    options: CallOptions;
    result: OrganizationList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizations.create': {
    params: OrganizationCreateParams;
    path: never;
    options: IdempotentOptions;
    result: Organization;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  };
  'organizations.get': {
    params: OrganizationGetParams;
    path: 'organization';
    options: CallOptions;
    result: Organization;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizations.update': {
    params: OrganizationUpdateParams;
    path: 'organization';
    options: AnyOptions;
    result: Organization;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  };
  'organizations.delete': {
    params: OrganizationDeleteParams;
    path: 'organization';
    options: AnyOptions;
    result: Organization;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizations.restore': {
    params: OrganizationRestoreParams;
    path: 'organization';
    options: IdempotentOptions;
    result: Organization;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizations.listWorkspaces': {
    params: OrganizationListWorkspacesParams;
    path: 'organization';
    options: CallOptions;
    result: WorkspaceList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationSettings.get': {
    params: OrganizationSettingsGetParams;
    path: 'organization';
    options: CallOptions;
    result: OrganizationSettings;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizationSettings.update': {
    params: OrganizationSettingsUpdateParams;
    path: 'organization';
    options: AnyOptions;
    result: OrganizationSettings;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizationMoves.list': {
    params: OrganizationMoveListParams;
    path: 'organization';
    options: CallOptions;
    result: WorkspaceMoveList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationMoves.accept': {
    params: OrganizationMoveAcceptParams;
    path: 'organization' | 'move_id';
    options: IdempotentOptions;
    result: WorkspaceMove;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'organization_membership_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizationMoves.decline': {
    params: OrganizationMoveDeclineParams;
    path: 'organization' | 'move_id';
    options: IdempotentOptions;
    result: WorkspaceMove;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'workspaceMoves.list': {
    params: WorkspaceMoveListParams;
    path: 'workspace';
    options: CallOptions;
    result: WorkspaceMoveList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspaceMoves.create': {
    params: WorkspaceMoveCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: WorkspaceMove;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspaceMoves.cancel': {
    params: WorkspaceMoveCancelParams;
    path: 'workspace' | 'move_id';
    options: IdempotentOptions;
    result: WorkspaceMove;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizations.listGrants': {
    params: OrganizationListGrantsParams;
    path: 'organization';
    options: CallOptions;
    result: ManagerGrantList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'managers.list': {
    params: ManagerListParams;
    path: 'workspace';
    options: CallOptions;
    result: ManagerGrantList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'managers.grant': {
    params: ManagerGrantParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ManagerGrant;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'managers.get': {
    params: ManagerGetParams;
    path: 'workspace' | 'grant_id';
    options: CallOptions;
    result: ManagerGrant;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'managers.update': {
    params: ManagerUpdateParams;
    path: 'workspace' | 'grant_id';
    options: AnyOptions;
    result: ManagerGrant;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'managers.revoke': {
    params: ManagerRevokeParams;
    path: 'workspace' | 'grant_id';
    options: AnyOptions;
    result: RevokedManagerGrant;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accessRequests.list': {
    params: AccessRequestListParams;
    path: 'workspace';
    options: CallOptions;
    result: AccessRequestList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accessRequests.approve': {
    params: AccessRequestApproveParams;
    path: 'workspace' | 'request_id';
    options: IdempotentOptions;
    result: ApprovedAccessRequest;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accessRequests.decline': {
    params: AccessRequestDeclineParams;
    path: 'workspace' | 'request_id';
    options: IdempotentOptions;
    result: AccessRequest;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accessRequests.create': {
    params: AccessRequestCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: AccessRequestReceipt;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'installLinks.list': {
    params: InstallLinkListParams;
    path: 'organization';
    options: CallOptions;
    result: InstallLinkList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'installLinks.create': {
    params: InstallLinkCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: InstallLink;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'installLinks.get': {
    params: InstallLinkGetParams;
    path: 'organization' | 'link_id';
    options: CallOptions;
    result: InstallLink;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'installLinks.update': {
    params: InstallLinkUpdateParams;
    path: 'organization' | 'link_id';
    options: AnyOptions;
    result: InstallLink;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'installLinks.archive': {
    params: InstallLinkArchiveParams;
    path: 'organization' | 'link_id';
    options: IdempotentOptions;
    result: InstallLink;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'installLinks.unarchive': {
    params: InstallLinkUnarchiveParams;
    path: 'organization' | 'link_id';
    options: IdempotentOptions;
    result: InstallLink;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'installLinks.resolve': {
    params: InstallLinkResolveParams;
    path: 'hash';
    options: CallOptions;
    result: PublicInstallLink;
    errors: 'invalid_request' | 'tls_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'installLinks.preview': {
    params: InstallLinkPreviewParams;
    path: 'hash';
    options: CallOptions;
    result: InstallLinkPreview;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'install_link_wrong_address';
  };
  'installLinks.redeem': {
    params: InstallLinkRedeemParams;
    path: 'hash';
    options: IdempotentOptions;
    result: RedeemedInstallLink;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'install_link_wrong_address' | 'install_link_archived' | 'install_link_expired' | 'install_link_redeemed';
  };
  'templates.list': {
    params: TemplateListParams;
    path: 'organization';
    options: CallOptions;
    result: TemplateList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.create': {
    params: TemplateCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: Template;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.get': {
    params: TemplateGetParams;
    path: 'organization' | 'template_id';
    options: CallOptions;
    result: Template;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.update': {
    params: TemplateUpdateParams;
    path: 'organization' | 'template_id';
    options: AnyOptions;
    result: Template;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.delete': {
    params: TemplateDeleteParams;
    path: 'organization' | 'template_id';
    options: AnyOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.plan': {
    params: TemplatePlanParams;
    path: 'organization' | 'template_id';
    options: IdempotentOptions;
    result: TemplatePlan;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templates.apply': {
    params: TemplateApplyParams;
    path: 'organization' | 'template_id';
    options: IdempotentOptions;
    result: TemplateRun;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'stale_plan';
  };
  'templateRuns.list': {
    params: TemplateRunListParams;
    path: 'organization';
    options: CallOptions;
    result: TemplateRunList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templateRuns.get': {
    params: TemplateRunGetParams;
    path: 'organization' | 'run_id';
    options: CallOptions;
    result: TemplateRun;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'templateRuns.listResults': {
    params: TemplateRunListResultsParams;
    path: 'organization' | 'run_id';
    options: CallOptions;
    result: TemplateRunResultList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'users.list': {
    params: UserListParams;
    path: never;
    options: CallOptions;
    result: UserList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'users.signUp': {
    params: UserSignUpParams;
    path: never;
    options: IdempotentOptions;
    result: SignedUpUser;
    errors: 'invalid_request' | 'malformed_json' | 'tls_required' | 'invitation_wrong_address' | 'not_found' | 'slug_taken' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden' | 'sign_up_closed';
  };
  'me.get': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: Me;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'me.update': {
    params: MeUpdateParams;
    path: never;
    options: AnyOptions;
    result: Me;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'me.listWorkspaces': {
    params: MeListWorkspacesParams;
    path: never;
    options: CallOptions;
    result: MyWorkspaceList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'emailVerifications.create': {
    params: NoParams;
    path: never;
    options: IdempotentOptions;
    result: EmailVerification;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'emailVerifications.confirm': {
    params: EmailVerificationConfirmParams;
    path: never;
    options: IdempotentOptions;
    result: User;
    errors: 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'passwordResets.create': {
    params: PasswordResetCreateParams;
    path: never;
    options: IdempotentOptions;
    result: PasswordReset;
    errors: 'invalid_request' | 'malformed_json' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'passwordResets.confirm': {
    params: PasswordResetConfirmParams;
    path: never;
    options: IdempotentOptions;
    result: User;
    errors: 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'users.get': {
    params: UserGetParams;
    path: 'user_id';
    options: CallOptions;
    result: User;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'users.update': {
    params: UserUpdateParams;
    path: 'user_id';
    options: AnyOptions;
    result: User;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  };
  'sessions.list': {
    params: SessionListParams;
    path: never;
    options: CallOptions;
    result: SessionList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'sessions.create': {
    params: SessionCreateParams;
    path: never;
    options: IdempotentOptions;
    result: SessionWithToken;
    errors: 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'sessions.revoke': {
    params: SessionRevokeParams;
    path: 'session_id';
    options: IdempotentOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'sessions.reauthenticate': {
    params: SessionReauthenticateParams;
    path: never;
    options: IdempotentOptions;
    result: Session;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'apiKeys.list': {
    params: ApiKeyListParams;
    path: 'workspace';
    options: CallOptions;
    result: ApiKeyList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'apiKeys.create': {
    params: ApiKeyCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'apiKeys.get': {
    params: ApiKeyGetParams;
    path: 'workspace' | 'key_id';
    options: CallOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'apiKeys.update': {
    params: ApiKeyUpdateParams;
    path: 'workspace' | 'key_id';
    options: AnyOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  };
  'apiKeys.revoke': {
    params: ApiKeyRevokeParams;
    path: 'workspace' | 'key_id';
    options: AnyOptions;
    result: RevokedApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'apiKeys.rotate': {
    params: ApiKeyRotateParams;
    path: 'workspace' | 'key_id';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'apiKeys.finishRotation': {
    params: ApiKeyFinishRotationParams;
    path: 'workspace' | 'key_id';
    options: IdempotentOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'apiKeys.collectSecret': {
    params: ApiKeyCollectSecretParams;
    path: 'workspace' | 'key_id';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'pending_secret_unavailable';
  };
  'organizationKeys.list': {
    params: OrganizationKeyListParams;
    path: 'organization';
    options: CallOptions;
    result: ApiKeyList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationKeys.create': {
    params: OrganizationKeyCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'external_id_forbidden';
  };
  'organizationKeys.get': {
    params: OrganizationKeyGetParams;
    path: 'organization' | 'key_id';
    options: CallOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationKeys.update': {
    params: OrganizationKeyUpdateParams;
    path: 'organization' | 'key_id';
    options: AnyOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'external_id_forbidden';
  };
  'organizationKeys.revoke': {
    params: OrganizationKeyRevokeParams;
    path: 'organization' | 'key_id';
    options: AnyOptions;
    result: RevokedApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationKeys.rotate': {
    params: OrganizationKeyRotateParams;
    path: 'organization' | 'key_id';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizationKeys.finishRotation': {
    params: OrganizationKeyFinishRotationParams;
    path: 'organization' | 'key_id';
    options: IdempotentOptions;
    result: ApiKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationKeys.collectSecret': {
    params: OrganizationKeyCollectSecretParams;
    path: 'organization' | 'key_id';
    options: IdempotentOptions;
    result: ApiKeyWithSecret;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'pending_secret_unavailable';
  };
  'applicationKeys.list': {
    params: ApplicationKeyListParams;
    path: never;
    options: CallOptions;
    result: ApplicationKeyList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.create': {
    params: ApplicationKeyCreateParams;
    path: never;
    options: IdempotentOptions;
    result: ApplicationKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.get': {
    params: ApplicationKeyGetParams;
    path: 'application_key_id';
    options: CallOptions;
    result: ApplicationKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.update': {
    params: ApplicationKeyUpdateParams;
    path: 'application_key_id';
    options: AnyOptions;
    result: ApplicationKey;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.revoke': {
    params: ApplicationKeyRevokeParams;
    path: 'application_key_id';
    options: AnyOptions;
    result: RevokedApplicationKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.rotate': {
    params: ApplicationKeyRotateParams;
    path: 'application_key_id';
    options: IdempotentOptions;
    result: ApplicationKeyWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationKeys.finishRotation': {
    params: ApplicationKeyFinishRotationParams;
    path: 'application_key_id';
    options: IdempotentOptions;
    result: ApplicationKey;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'accessTokens.create': {
    params: AccessTokenCreateParams;
    path: never;
    options: IdempotentOptions;
    result: AccessToken;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  };
  'credentials.verify': {
    params: CredentialVerifyParams;
    path: never;
    options: IdempotentOptions;
    result: CredentialVerification;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'apiKeys.verify': {
    params: ApiKeyVerifyParams;
    path: never;
    options: IdempotentOptions;
    result: KeyVerification;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'credentialChanges.stream': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: string;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'credentialChanges.renew': {
    params: CredentialChangeRenewParams;
    path: never;
    options: IdempotentOptions;
    result: void;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'permissions.list': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: PermissionList;
    errors: 'invalid_request' | 'tls_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'access.check': {
    params: AccessCheckParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: AccessCheckResults;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'applicationPermissions.list': {
    params: ApplicationPermissionListParams;
    path: never;
    options: CallOptions;
    result: ApplicationPermissionList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationPermissions.replace': {
    params: ApplicationPermissionReplaceParams;
    path: never;
    options: IdempotentOptions;
    result: ApplicationPermissionPlan;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'stale_plan' | 'reserved_name' | 'permission_in_use';
  };
  'applicationPermissions.create': {
    params: ApplicationPermissionCreateParams;
    path: never;
    options: IdempotentOptions;
    result: ApplicationPermissionChange;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reserved_name';
  };
  'applicationPermissions.get': {
    params: ApplicationPermissionGetParams;
    path: 'registered_name';
    options: CallOptions;
    result: ApplicationPermission;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationPermissions.update': {
    params: ApplicationPermissionUpdateParams;
    path: 'registered_name';
    options: AnyOptions;
    result: ApplicationPermissionChange;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'applicationPermissions.delete': {
    params: ApplicationPermissionDeleteParams;
    path: 'registered_name';
    options: AnyOptions;
    result: ApplicationPermissionDeletion;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'permission_in_use';
  };
  'vaultKeys.status': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: VaultKeys;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'vaultKeys.rotate': {
    params: NoParams;
    path: never;
    options: IdempotentOptions;
    result: VaultKeys;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'decisions.get': {
    params: DecisionGetParams;
    path: 'workspace' | 'decision_id';
    options: CallOptions;
    result: RefusedDecision;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizationDecisions.get': {
    params: OrganizationDecisionGetParams;
    path: 'organization' | 'decision_id';
    options: CallOptions;
    result: RefusedDecision;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'auditEvents.list': {
    params: AuditEventListParams;
    path: 'workspace';
    options: CallOptions;
    result: AuditEventList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditEvents.get': {
    params: AuditEventGetParams;
    path: 'workspace' | 'event_id';
    options: CallOptions;
    result: AuditEvent;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditExports.create': {
    params: AuditExportCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: AuditExport;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditExports.get': {
    params: AuditExportGetParams;
    path: 'workspace' | 'export_id';
    options: CallOptions;
    result: AuditExport;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditExports.download': {
    params: AuditExportDownloadParams;
    path: 'workspace' | 'export_id';
    options: CallOptions;
    result: string;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditCheckpoints.list': {
    params: AuditCheckpointListParams;
    path: 'workspace';
    options: CallOptions;
    result: AuditCheckpointList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'auditKeys.list': {
    params: NoParams;
    path: never;
    options: CallOptions;
    result: AuditKeyList;
    errors: 'invalid_request' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditEvents.list': {
    params: OrganizationAuditEventListParams;
    path: 'organization';
    options: CallOptions;
    result: AuditEventList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditEvents.get': {
    params: OrganizationAuditEventGetParams;
    path: 'organization' | 'event_id';
    options: CallOptions;
    result: AuditEvent;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditExports.create': {
    params: OrganizationAuditExportCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: AuditExport;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditExports.get': {
    params: OrganizationAuditExportGetParams;
    path: 'organization' | 'export_id';
    options: CallOptions;
    result: AuditExport;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditExports.download': {
    params: OrganizationAuditExportDownloadParams;
    path: 'organization' | 'export_id';
    options: CallOptions;
    result: string;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationAuditCheckpoints.list': {
    params: OrganizationAuditCheckpointListParams;
    path: 'organization';
    options: CallOptions;
    result: AuditCheckpointList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'webhookEndpoints.list': {
    params: WebhookEndpointListParams;
    path: 'workspace';
    options: CallOptions;
    result: WebhookEndpointList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookEndpoints.create': {
    params: WebhookEndpointCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: WebhookEndpointWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookEndpoints.get': {
    params: WebhookEndpointGetParams;
    path: 'workspace' | 'endpoint_id';
    options: CallOptions;
    result: WebhookEndpoint;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookEndpoints.update': {
    params: WebhookEndpointUpdateParams;
    path: 'workspace' | 'endpoint_id';
    options: AnyOptions;
    result: WebhookEndpoint;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'secret_required' | 'webhook_secret_unavailable';
  };
  'webhookEndpoints.delete': {
    params: WebhookEndpointDeleteParams;
    path: 'workspace' | 'endpoint_id';
    options: AnyOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookEndpoints.rotateSecret': {
    params: WebhookEndpointRotateSecretParams;
    path: 'workspace' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookEndpointWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  };
  'webhookEndpoints.test': {
    params: WebhookEndpointTestParams;
    path: 'workspace' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookDelivery;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  };
  'webhookEndpoints.replay': {
    params: WebhookEndpointReplayParams;
    path: 'workspace' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookReplayResult;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  };
  'webhookDeliveries.list': {
    params: WebhookDeliveryListParams;
    path: 'workspace';
    options: CallOptions;
    result: WebhookDeliveryList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookDeliveries.get': {
    params: WebhookDeliveryGetParams;
    path: 'workspace' | 'delivery_id';
    options: CallOptions;
    result: WebhookDeliveryDetails;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'webhookDeliveries.redeliver': {
    params: WebhookDeliveryRedeliverParams;
    path: 'workspace' | 'delivery_id';
    options: IdempotentOptions;
    result: WebhookDelivery;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  };
  'events.list': {
    params: EventListParams;
    path: 'workspace';
    options: CallOptions;
    result: EventList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'organizationWebhookEndpoints.list': {
    params: OrganizationWebhookEndpointListParams;
    path: 'organization';
    options: CallOptions;
    result: WebhookEndpointList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationWebhookEndpoints.create': {
    params: OrganizationWebhookEndpointCreateParams;
    path: 'organization';
    options: IdempotentOptions;
    result: WebhookEndpointWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  };
  'organizationWebhookEndpoints.get': {
    params: OrganizationWebhookEndpointGetParams;
    path: 'organization' | 'endpoint_id';
    options: CallOptions;
    result: WebhookEndpoint;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationWebhookEndpoints.update': {
    params: OrganizationWebhookEndpointUpdateParams;
    path: 'organization' | 'endpoint_id';
    options: AnyOptions;
    result: WebhookEndpoint;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'secret_required' | 'webhook_secret_unavailable';
  };
  'organizationWebhookEndpoints.delete': {
    params: OrganizationWebhookEndpointDeleteParams;
    path: 'organization' | 'endpoint_id';
    options: AnyOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationWebhookEndpoints.rotateSecret': {
    params: OrganizationWebhookEndpointRotateSecretParams;
    path: 'organization' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookEndpointWithSecret;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'webhook_secret_unavailable';
  };
  'organizationWebhookEndpoints.test': {
    params: OrganizationWebhookEndpointTestParams;
    path: 'organization' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookDelivery;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  };
  'organizationWebhookEndpoints.replay': {
    params: OrganizationWebhookEndpointReplayParams;
    path: 'organization' | 'endpoint_id';
    options: IdempotentOptions;
    result: WebhookReplayResult;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  };
  'organizationWebhookDeliveries.list': {
    params: OrganizationWebhookDeliveryListParams;
    path: 'organization';
    options: CallOptions;
    result: WebhookDeliveryList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationWebhookDeliveries.get': {
    params: OrganizationWebhookDeliveryGetParams;
    path: 'organization' | 'delivery_id';
    options: CallOptions;
    result: WebhookDeliveryDetails;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'organizationWebhookDeliveries.redeliver': {
    params: OrganizationWebhookDeliveryRedeliverParams;
    path: 'organization' | 'delivery_id';
    options: IdempotentOptions;
    result: WebhookDelivery;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  };
  'organizationEvents.list': {
    params: OrganizationEventListParams;
    path: 'organization';
    options: CallOptions;
    result: EventList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  };
  'accounts.list': {
    params: AccountListParams;
    path: 'workspace';
    options: CallOptions;
    result: AccountList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accounts.create': {
    params: AccountCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Account;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'invalid_iban' | 'card_data_not_allowed';
  };
  'accounts.connect': {
    params: AccountConnectParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: Account;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'invalid_iban' | 'card_data_not_allowed';
  };
  'accounts.get': {
    params: AccountGetParams;
    path: 'workspace' | 'account_id';
    options: CallOptions;
    result: Account;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accounts.update': {
    params: AccountUpdateParams;
    path: 'workspace' | 'account_id';
    options: AnyOptions;
    result: Account;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch' | 'card_data_not_allowed';
  };
  'accounts.archive': {
    params: AccountArchiveParams;
    path: 'workspace' | 'account_id';
    options: AnyOptions;
    result: Account;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'account_in_use';
  };
  'accounts.block': {
    params: AccountBlockParams;
    path: 'workspace' | 'account_id';
    options: IdempotentOptions;
    result: Account;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed';
  };
  'accounts.unblock': {
    params: AccountUnblockParams;
    path: 'workspace' | 'account_id';
    options: IdempotentOptions;
    result: Account;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accounts.getBalance': {
    params: AccountGetBalanceParams;
    path: 'workspace' | 'account_id';
    options: CallOptions;
    result: AccountBalanceAt;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'accounts.listEntries': {
    params: AccountListEntriesParams;
    path: 'workspace' | 'account_id';
    options: CallOptions;
    result: AccountEntryList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'payments.list': {
    params: PaymentListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: PaymentList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'payments.create': {
    params: PaymentCreateParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: Payment;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch' | 'card_data_not_allowed' | 'currency_mismatch' | 'untransliterable_name' | 'account_blocked' | 'cut_off_missed' | 'duplicate_suspected' | 'limit_exceeded' | 'stale_preview' | 'method_unavailable' | 'insufficient_funds' | 'amount_out_of_range';
  };
  'payments.preview': {
    params: PaymentPreviewParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: PaymentPreview;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'method_unavailable';
  };
  'payments.get': {
    params: PaymentGetParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: CallOptions;
    result: Payment;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'payments.update': {
    params: PaymentUpdateParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: AnyOptions;
    result: Payment;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'invalid_transition' | 'method_unavailable';
  };
  'payments.cancel': {
    params: PaymentCancelParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: IdempotentOptions;
    result: Payment;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'payment_not_cancellable';
  };
  'payments.release': {
    params: PaymentReleaseParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: IdempotentOptions;
    result: Payment;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'account_blocked' | 'invalid_transition' | 'approval_own_request' | 'approval_not_by_key' | 'approval_not_eligible' | 'method_unavailable';
  };
  'payments.resolve': {
    params: PaymentResolveParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: IdempotentOptions;
    result: Payment;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'invalid_transition' | 'approval_own_request' | 'approval_not_by_key' | 'approval_not_eligible';
  };
  'payments.listEvents': {
    params: PaymentListEventsParams;
    path: 'workspace' | 'project' | 'payment_id';
    options: CallOptions;
    result: PaymentEventList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'workspacePayments.list': {
    params: WorkspacePaymentListParams;
    path: 'workspace';
    options: CallOptions;
    result: PaymentList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvals.list': {
    params: ApprovalListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: ApprovalList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvals.get': {
    params: ApprovalGetParams;
    path: 'workspace' | 'project' | 'approval_id';
    options: CallOptions;
    result: Approval;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvals.approve': {
    params: ApprovalApproveParams;
    path: 'workspace' | 'project' | 'approval_id';
    options: IdempotentOptions;
    result: Approval;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'account_blocked' | 'approval_own_request' | 'approval_not_by_key' | 'approval_not_eligible' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired' | 'method_unavailable';
  };
  'approvals.reject': {
    params: ApprovalRejectParams;
    path: 'workspace' | 'project' | 'approval_id';
    options: IdempotentOptions;
    result: Approval;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'approval_not_by_key' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired';
  };
  'approvals.decide': {
    params: ApprovalDecideParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: ApprovalDecisionResults;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'account_blocked' | 'approval_own_request' | 'approval_not_by_key' | 'approval_not_eligible' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired' | 'method_unavailable';
  };
  'approvals.withdraw': {
    params: ApprovalWithdrawParams;
    path: 'workspace' | 'project' | 'approval_id';
    options: IdempotentOptions;
    result: Approval;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'approval_not_by_key' | 'approval_already_decided';
  };
  'myApprovals.list': {
    params: MyApprovalListParams;
    path: 'workspace';
    options: CallOptions;
    result: ApprovalList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'approval_not_by_key';
  };
  'controlChanges.list': {
    params: ControlChangeListParams;
    path: 'workspace';
    options: CallOptions;
    result: ControlChangeList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'controlChanges.get': {
    params: ControlChangeGetParams;
    path: 'workspace' | 'change_id';
    options: CallOptions;
    result: ControlChange;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'controlChanges.approve': {
    params: ControlChangeApproveParams;
    path: 'workspace' | 'change_id';
    options: IdempotentOptions;
    result: ControlChange;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'approval_own_request' | 'approval_not_by_key' | 'approval_not_eligible' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired';
  };
  'controlChanges.reject': {
    params: ControlChangeRejectParams;
    path: 'workspace' | 'change_id';
    options: IdempotentOptions;
    result: ControlChange;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'approval_not_by_key' | 'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired';
  };
  'approvalDelegations.list': {
    params: ApprovalDelegationListParams;
    path: 'workspace';
    options: CallOptions;
    result: ApprovalDelegationList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvalDelegations.create': {
    params: ApprovalDelegationCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ApprovalDelegation;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'approval_not_by_key';
  };
  'approvalDelegations.delete': {
    params: ApprovalDelegationDeleteParams;
    path: 'workspace' | 'delegation_id';
    options: IdempotentOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvalRules.list': {
    params: ApprovalRuleListParams;
    path: 'workspace';
    options: CallOptions;
    result: ApprovalRuleList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvalRules.create': {
    params: ApprovalRuleCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ApprovalRule;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'approval_rule_unsatisfiable';
  };
  'approvalRules.get': {
    params: ApprovalRuleGetParams;
    path: 'workspace' | 'rule_id';
    options: CallOptions;
    result: ApprovalRule;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvalRules.update': {
    params: ApprovalRuleUpdateParams;
    path: 'workspace' | 'rule_id';
    options: AnyOptions;
    result: ApprovalRule;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'approval_rule_unsatisfiable';
  };
  'approvalRules.delete': {
    params: ApprovalRuleDeleteParams;
    path: 'workspace' | 'rule_id';
    options: AnyOptions;
    result: ApprovalRule;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'approvalRules.test': {
    params: ApprovalRuleTestParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: ApprovalRuleTestResult;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed';
  };
  'paymentLimits.list': {
    params: PaymentLimitListParams;
    path: 'workspace';
    options: CallOptions;
    result: PaymentLimitList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentLimits.create': {
    params: PaymentLimitCreateParams;
    path: 'workspace';
    options: IdempotentOptions;
    result: PaymentLimit;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed';
  };
  'paymentLimits.get': {
    params: PaymentLimitGetParams;
    path: 'workspace' | 'payment_limit_id';
    options: CallOptions;
    result: PaymentLimit;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentLimits.update': {
    params: PaymentLimitUpdateParams;
    path: 'workspace' | 'payment_limit_id';
    options: AnyOptions;
    result: PaymentLimit;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed';
  };
  'paymentLimits.delete': {
    params: PaymentLimitDeleteParams;
    path: 'workspace' | 'payment_limit_id';
    options: AnyOptions;
    result: PaymentLimit;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentMethods.list': {
    params: PaymentMethodListParams;
    path: 'workspace';
    options: CallOptions;
    result: PaymentMethodList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentMethods.update': {
    params: PaymentMethodUpdateParams;
    path: 'workspace' | 'payment_method_id';
    options: AnyOptions;
    result: PaymentMethod;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'method_unavailable';
  };
  'calendars.list': {
    params: CalendarListParams;
    path: 'workspace';
    options: CallOptions;
    result: PaymentCalendarList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'calendars.get': {
    params: CalendarGetParams;
    path: 'workspace' | 'calendar';
    options: CallOptions;
    result: PaymentCalendarWithDays;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'calendars.setDay': {
    params: CalendarSetDayParams;
    path: 'workspace' | 'calendar' | 'date';
    options: IdempotentOptions;
    result: CalendarDay;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed';
  };
  'calendars.unsetDay': {
    params: CalendarUnsetDayParams;
    path: 'workspace' | 'calendar' | 'date';
    options: IdempotentOptions;
    result: void;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'exchangeRates.list': {
    params: ExchangeRateListParams;
    path: 'workspace';
    options: CallOptions;
    result: ExchangeRateList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'exchangeRates.set': {
    params: ExchangeRateSetParams;
    path: 'workspace' | 'pair';
    options: AnyOptions;
    result: ExchangeRate;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerAccounts.list': {
    params: LedgerAccountListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: LedgerAccountList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerTransactions.list': {
    params: LedgerTransactionListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: LedgerTransactionList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerTransactions.create': {
    params: LedgerTransactionCreateParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: LedgerTransaction;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'insufficient_funds' | 'amount_out_of_range';
  };
  'ledgerTransactions.get': {
    params: LedgerTransactionGetParams;
    path: 'workspace' | 'project' | 'transaction_id';
    options: CallOptions;
    result: LedgerTransaction;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerTransactions.reverse': {
    params: LedgerTransactionReverseParams;
    path: 'workspace' | 'project' | 'transaction_id';
    options: IdempotentOptions;
    result: LedgerTransaction;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'insufficient_funds' | 'amount_out_of_range';
  };
  'ledgerCheckpoints.list': {
    params: LedgerCheckpointListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: LedgerCheckpointList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerExports.create': {
    params: LedgerExportCreateParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: LedgerExport;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerExports.get': {
    params: LedgerExportGetParams;
    path: 'workspace' | 'project' | 'ledger_export_id';
    options: CallOptions;
    result: LedgerExport;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledgerExports.download': {
    params: LedgerExportDownloadParams;
    path: 'workspace' | 'project' | 'ledger_export_id';
    options: CallOptions;
    result: string;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'ledger.verify': {
    params: LedgerVerifyParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: LedgerVerification;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'sandbox.getClock': {
    params: SandboxGetClockParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: SandboxClock;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch';
  };
  'sandbox.setClock': {
    params: SandboxSetClockParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: SandboxClock;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch';
  };
  'sandbox.simulate': {
    params: SandboxSimulateParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: SandboxEvent;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch';
  };
  'sandbox.setFaults': {
    params: SandboxSetFaultsParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: SandboxFaults;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch';
  };
  'sandbox.reset': {
    params: SandboxResetParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: SandboxClock;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'mode_mismatch' | 'account_in_use';
  };
  'paymentBatches.list': {
    params: PaymentBatcheListParams;
    path: 'workspace' | 'project';
    options: CallOptions;
    result: PaymentBatchList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentBatches.create': {
    params: PaymentBatcheCreateParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: PaymentBatch;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'stale_preview' | 'batch_control_mismatch';
  };
  'paymentBatches.import': {
    params: PaymentBatcheImportParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: PaymentBatchImport;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'batch_control_mismatch';
  };
  'paymentBatches.get': {
    params: PaymentBatcheGetParams;
    path: 'workspace' | 'project' | 'batch_id';
    options: CallOptions;
    result: PaymentBatch;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentBatches.listResults': {
    params: PaymentBatcheListResultsParams;
    path: 'workspace' | 'project' | 'batch_id';
    options: CallOptions;
    result: PaymentBatchResultList;
    errors: 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  };
  'paymentBatches.cancel': {
    params: PaymentBatcheCancelParams;
    path: 'workspace' | 'project' | 'batch_id';
    options: IdempotentOptions;
    result: PaymentBatch;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'card_data_not_allowed' | 'payment_not_cancellable';
  };
  'paymentBatches.preview': {
    params: PaymentBatchePreviewParams;
    path: 'workspace' | 'project';
    options: IdempotentOptions;
    result: PaymentBatchPreview;
    errors: 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'batch_control_mismatch';
  };
}
