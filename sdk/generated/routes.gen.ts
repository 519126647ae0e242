// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.

import type { Method } from '../src/types.ts';

/** The version of this package. */
export const version = '0.1.0';

/**
 * Per operation: the method, the URI template (RFC 6570), and flags. "body": it takes a body; "csv": it takes a file;
 * "key": it takes an Idempotency-Key; "match": it takes If-Match; "explode": an array in the query repeats its name;
 * "text": the response is not JSON.
 */
export const routes = {
  meta: {
    health: 'GET /v1/health',
    ready: 'GET /v1/ready',
  },
  workspaces: {
    list: 'GET /v1/workspaces{?archived,limit,cursor}',
    create: 'POST /v1/workspaces body key',
    get: 'GET /v1/workspaces/{workspace}',
    update: 'PATCH /v1/workspaces/{workspace} body match',
    delete: 'DELETE /v1/workspaces/{workspace}{?confirm} match',
    restore: 'POST /v1/workspaces/{workspace}/restore key',
    transferOwnership: 'POST /v1/workspaces/{workspace}/ownership body key',
    release: 'POST /v1/workspaces/{workspace}/release body key',
  },
  settings: {
    get: 'GET /v1/workspaces/{workspace}/settings',
    update: 'PATCH /v1/workspaces/{workspace}/settings body match',
  },
  members: {
    list: 'GET /v1/workspaces/{workspace}/members{?status,role,limit,cursor}',
    add: 'POST /v1/workspaces/{workspace}/members body key',
    get: 'GET /v1/workspaces/{workspace}/members/{user_id}',
    update: 'PATCH /v1/workspaces/{workspace}/members/{user_id} body match',
    remove: 'DELETE /v1/workspaces/{workspace}/members/{user_id}{?dry_run} match',
    deactivate: 'POST /v1/workspaces/{workspace}/members/{user_id}/deactivate{?dry_run} key',
    reactivate: 'POST /v1/workspaces/{workspace}/members/{user_id}/reactivate key',
  },
  organizationMembers: {
    list: 'GET /v1/organizations/{organization}/members{?role,limit,cursor}',
    add: 'POST /v1/organizations/{organization}/members body key',
    get: 'GET /v1/organizations/{organization}/members/{user_id}',
    update: 'PATCH /v1/organizations/{organization}/members/{user_id} body match',
    remove: 'DELETE /v1/organizations/{organization}/members/{user_id}{?dry_run} match',
  },
  invitations: {
    preview: 'POST /v1/invitations/preview body key',
    accept: 'POST /v1/invitations/accept body key',
    list: 'GET /v1/workspaces/{workspace}/invitations{?status,import_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/invitations body key',
    get: 'GET /v1/workspaces/{workspace}/invitations/{invitation_id}',
    resend: 'POST /v1/workspaces/{workspace}/invitations/{invitation_id}/resend key',
    cancel: 'POST /v1/workspaces/{workspace}/invitations/{invitation_id}/cancel key',
    import: 'POST /v1/workspaces/{workspace}/invitations/import{?dry_run} csv key',
    importTemplate: 'GET /v1/workspaces/{workspace}/invitations/import/template text',
  },
  imports: {
    undo: 'POST /v1/workspaces/{workspace}/imports/{import_id}/undo key',
  },
  organizationInvitations: {
    list: 'GET /v1/organizations/{organization}/invitations{?status,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/invitations body key',
    get: 'GET /v1/organizations/{organization}/invitations/{invitation_id}',
    resend: 'POST /v1/organizations/{organization}/invitations/{invitation_id}/resend key',
    cancel: 'POST /v1/organizations/{organization}/invitations/{invitation_id}/cancel key',
  },
  roles: {
    list: 'GET /v1/workspaces/{workspace}/roles{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/roles body key',
    get: 'GET /v1/workspaces/{workspace}/roles/{role_id}',
    update: 'PATCH /v1/workspaces/{workspace}/roles/{role_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/roles/{role_id} match',
  },
  projects: {
    list: 'GET /v1/workspaces/{workspace}/projects{?environment,archived,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/projects body key',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}',
    update: 'PATCH /v1/workspaces/{workspace}/projects/{project} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/projects/{project} match',
    restore: 'POST /v1/workspaces/{workspace}/projects/{project}/restore key',
  },
  projectMembers: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/members{?limit,cursor}',
    set: 'PUT /v1/workspaces/{workspace}/projects/{project}/members/{user_id} body match',
    remove: 'DELETE /v1/workspaces/{workspace}/projects/{project}/members/{user_id} match',
  },
  notificationPreferences: {
    get: 'GET /v1/workspaces/{workspace}/notification-preferences',
    update: 'PATCH /v1/workspaces/{workspace}/notification-preferences body match',
  },
  billing: {
    get: 'GET /v1/workspaces/{workspace}/billing',
    update: 'PATCH /v1/workspaces/{workspace}/billing body match',
  },
  usage: {
    get: 'GET /v1/workspaces/{workspace}/usage',
  },
  plans: {
    set: 'PUT /v1/workspaces/{workspace}/plan body match',
  },
  organizations: {
    list: 'GET /v1/organizations{?archived,limit,cursor}',
    create: 'POST /v1/organizations body key',
    get: 'GET /v1/organizations/{organization}',
    update: 'PATCH /v1/organizations/{organization} body match',
    delete: 'DELETE /v1/organizations/{organization}{?confirm} match',
    restore: 'POST /v1/organizations/{organization}/restore key',
    listWorkspaces: 'GET /v1/organizations/{organization}/workspaces{?relation,limit,cursor}',
    listGrants: 'GET /v1/organizations/{organization}/grants{?status,limit,cursor}',
  },
  organizationSettings: {
    get: 'GET /v1/organizations/{organization}/settings',
    update: 'PATCH /v1/organizations/{organization}/settings body match',
  },
  organizationMoves: {
    list: 'GET /v1/organizations/{organization}/moves{?status,limit,cursor}',
    accept: 'POST /v1/organizations/{organization}/moves/{move_id}/accept key',
    decline: 'POST /v1/organizations/{organization}/moves/{move_id}/decline key',
  },
  workspaceMoves: {
    list: 'GET /v1/workspaces/{workspace}/moves{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/moves body key',
    cancel: 'POST /v1/workspaces/{workspace}/moves/{move_id}/cancel key',
  },
  managers: {
    list: 'GET /v1/workspaces/{workspace}/managers{?status,limit,cursor}',
    grant: 'POST /v1/workspaces/{workspace}/managers body key',
    get: 'GET /v1/workspaces/{workspace}/managers/{grant_id}',
    update: 'PATCH /v1/workspaces/{workspace}/managers/{grant_id} body match',
    revoke: 'DELETE /v1/workspaces/{workspace}/managers/{grant_id} match',
  },
  accessRequests: {
    list: 'GET /v1/workspaces/{workspace}/access-requests{?status,limit,cursor}',
    approve: 'POST /v1/workspaces/{workspace}/access-requests/{request_id}/approve body key',
    decline: 'POST /v1/workspaces/{workspace}/access-requests/{request_id}/decline key',
    create: 'POST /v1/organizations/{organization}/access-requests body key',
  },
  installLinks: {
    list: 'GET /v1/organizations/{organization}/install-links{?status,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/install-links body key',
    get: 'GET /v1/organizations/{organization}/install-links/{link_id}',
    update: 'PATCH /v1/organizations/{organization}/install-links/{link_id} body match',
    archive: 'POST /v1/organizations/{organization}/install-links/{link_id}/archive key',
    unarchive: 'POST /v1/organizations/{organization}/install-links/{link_id}/unarchive key',
    resolve: 'GET /v1/install-links/{hash}',
    preview: 'GET /v1/install-links/{hash}/preview',
    redeem: 'POST /v1/install-links/{hash}/redeem body key',
  },
  templates: {
    list: 'GET /v1/organizations/{organization}/templates{?limit,cursor}',
    create: 'POST /v1/organizations/{organization}/templates body key',
    get: 'GET /v1/organizations/{organization}/templates/{template_id}',
    update: 'PATCH /v1/organizations/{organization}/templates/{template_id} body match',
    delete: 'DELETE /v1/organizations/{organization}/templates/{template_id} match',
    plan: 'POST /v1/organizations/{organization}/templates/{template_id}/plan body key',
    apply: 'POST /v1/organizations/{organization}/templates/{template_id}/apply body key',
  },
  templateRuns: {
    list: 'GET /v1/organizations/{organization}/template-runs{?template_id,status,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/template-runs/{run_id}',
    listResults: 'GET /v1/organizations/{organization}/template-runs/{run_id}/results{?status,limit,cursor}',
  },
  users: {
    signUp: 'POST /v1/users body key',
  },
  me: {
    get: 'GET /v1/me',
    update: 'PATCH /v1/me body match',
    listWorkspaces: 'GET /v1/me/workspaces{?relation,limit,cursor}',
  },
  emailVerifications: {
    create: 'POST /v1/email-verifications key',
    confirm: 'POST /v1/email-verifications/confirm body key',
  },
  passwordResets: {
    create: 'POST /v1/password-resets body key',
    confirm: 'POST /v1/password-resets/confirm body key',
  },
  sessions: {
    list: 'GET /v1/sessions{?limit,cursor}',
    create: 'POST /v1/sessions body key',
    revoke: 'DELETE /v1/sessions/{session_id}',
    reauthenticate: 'POST /v1/sessions/current/reauthentication body key',
  },
  organizationKeys: {
    list: 'GET /v1/organizations/{organization}/api-keys{?status,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/api-keys body key',
    get: 'GET /v1/organizations/{organization}/api-keys/{key_id}',
    update: 'PATCH /v1/organizations/{organization}/api-keys/{key_id} body match',
    revoke: 'DELETE /v1/organizations/{organization}/api-keys/{key_id} match',
    rotate: 'POST /v1/organizations/{organization}/api-keys/{key_id}/rotate body key',
    finishRotation: 'POST /v1/organizations/{organization}/api-keys/{key_id}/rotation/finish key',
    collectSecret: 'POST /v1/organizations/{organization}/api-keys/{key_id}/secret/collect key',
  },
  apiKeys: {
    list: 'GET /v1/workspaces/{workspace}/api-keys{?kind,status,user_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/api-keys body key',
    get: 'GET /v1/workspaces/{workspace}/api-keys/{key_id}',
    update: 'PATCH /v1/workspaces/{workspace}/api-keys/{key_id} body match',
    revoke: 'DELETE /v1/workspaces/{workspace}/api-keys/{key_id} match',
    rotate: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/rotate body key',
    finishRotation: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/rotation/finish key',
    collectSecret: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/secret/collect key',
    verify: 'POST /v1/api-keys/verify body key',
  },
  applicationKeys: {
    list: 'GET /v1/application-keys{?status,limit,cursor}',
    create: 'POST /v1/application-keys body key',
    get: 'GET /v1/application-keys/{application_key_id}',
    update: 'PATCH /v1/application-keys/{application_key_id} body match',
    revoke: 'DELETE /v1/application-keys/{application_key_id} match',
    rotate: 'POST /v1/application-keys/{application_key_id}/rotate body key',
    finishRotation: 'POST /v1/application-keys/{application_key_id}/rotation/finish key',
  },
  permissions: {
    list: 'GET /v1/permissions',
  },
  access: {
    check: 'POST /v1/workspaces/{workspace}/access/check body key',
  },
  auditEvents: {
    list: 'GET /v1/workspaces/{workspace}/audit-events{?actor,action,target,project,since,until,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/audit-events/{event_id}',
  },
  auditExports: {
    create: 'POST /v1/workspaces/{workspace}/audit-exports body key',
    get: 'GET /v1/workspaces/{workspace}/audit-exports/{export_id}',
    download: 'GET /v1/workspaces/{workspace}/audit-exports/{export_id}/download text',
  },
  auditCheckpoints: {
    list: 'GET /v1/workspaces/{workspace}/audit-checkpoints{?limit,cursor}',
  },
  auditKeys: {
    list: 'GET /v1/audit-keys',
  },
  organizationAuditEvents: {
    list: 'GET /v1/organizations/{organization}/audit-events{?actor,action,target,since,until,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/audit-events/{event_id}',
  },
  organizationAuditExports: {
    create: 'POST /v1/organizations/{organization}/audit-exports body key',
    get: 'GET /v1/organizations/{organization}/audit-exports/{export_id}',
    download: 'GET /v1/organizations/{organization}/audit-exports/{export_id}/download text',
  },
  organizationAuditCheckpoints: {
    list: 'GET /v1/organizations/{organization}/audit-checkpoints{?limit,cursor}',
  },
  organizationWebhookEndpoints: {
    list: 'GET /v1/organizations/{organization}/webhook-endpoints{?limit,cursor}',
    create: 'POST /v1/organizations/{organization}/webhook-endpoints body key',
    get: 'GET /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}',
    update: 'PATCH /v1/organizations/{organization}/webhook-endpoints/{endpoint_id} body match',
    delete: 'DELETE /v1/organizations/{organization}/webhook-endpoints/{endpoint_id} match',
    rotateSecret: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/rotate-secret body key',
    test: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/test body key',
    replay: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/replay body key',
  },
  organizationWebhookDeliveries: {
    list: 'GET /v1/organizations/{organization}/webhook-deliveries{?endpoint_id,status,event_type,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/webhook-deliveries/{delivery_id}',
    redeliver: 'POST /v1/organizations/{organization}/webhook-deliveries/{delivery_id}/redeliver key',
  },
  organizationEvents: {
    list: 'GET /v1/organizations/{organization}/events{?type,limit,cursor}',
  },
  webhookEndpoints: {
    list: 'GET /v1/workspaces/{workspace}/webhook-endpoints{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/webhook-endpoints body key',
    get: 'GET /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}',
    update: 'PATCH /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id} match',
    rotateSecret: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/rotate-secret body key',
    test: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/test body key',
    replay: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/replay body key',
  },
  webhookDeliveries: {
    list: 'GET /v1/workspaces/{workspace}/webhook-deliveries{?endpoint_id,status,event_type,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}',
    redeliver: 'POST /v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}/redeliver key',
  },
  events: {
    list: 'GET /v1/workspaces/{workspace}/events{?type,limit,cursor}',
  },
} as const;

/** The methods of the client, by resource. */
export interface Resources {
  meta: {
    /**
     * Check liveness
     *
     * Returns 200 while the process runs. It does not use the database; use it as a liveness probe.
     */
    health: Method<'meta.health'>;
    /**
     * Check readiness
     *
     * Returns 200 when the database is reachable and requests are served, and 503 otherwise. Use it as a readiness probe.
     */
    ready: Method<'meta.ready'>;
  };
  workspaces: {
    /**
     * List workspaces
     *
     * Lists the workspaces that the credential can access: for a signed-in user, those with a membership; for a workspace key, its own; for an organization key, those that the organization owns; for the operator, all.
     */
    list: Method<'workspaces.list'>;
    /**
     * Create a workspace
     *
     * Creates a workspace. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later. With `organization`, the organization owns the workspace, which requires `organization_workspaces:create` there. Such a workspace needs no member, and organization keys can create it in their own organization.
     */
    create: Method<'workspaces.create'>;
    /**
     * Get a workspace
     *
     * Returns a workspace, by slug or id. A deleted one is shown until it is purged.
     */
    get: Method<'workspaces.get'>;
    /**
     * Update a workspace
     *
     * Changes the name or the slug. The ten most recent former slugs keep resolving, each for at least 30 days, and no other workspace can take them. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
     */
    update: Method<'workspaces.update'>;
    /**
     * Delete a workspace
     *
     * Archives the workspace. Its keys stop working immediately. An owner can restore it for 30 days; then it is purged.
     */
    delete: Method<'workspaces.delete'>;
    /**
     * Restore a workspace
     *
     * Restores a deleted workspace, including its keys.
     */
    restore: Method<'workspaces.restore'>;
    /**
     * Transfer ownership
     *
     * Makes another active member an owner, and you an admin, in one step.
     */
    transferOwnership: Method<'workspaces.transferOwnership'>;
    /**
     * Release a workspace
     *
     * Moves a workspace out of the organization that owns it. One of its active members becomes its owner. The policies of the organization no longer apply there, and its owners and admins lose access unless they are members. Organization keys lose access immediately, service keys created by non-members are revoked, and pending invitations are cancelled. Other owners become admins.
     */
    release: Method<'workspaces.release'>;
  };
  settings: {
    /**
     * Get the settings
     *
     * Returns the settings of the workspace. A user who may delete the workspace, and has just confirmed their password, can read them from any address.
     */
    get: Method<'settings.get'>;
    /**
     * Update the settings
     *
     * Updates the given fields. `session_idle_minutes`, `require_reauthentication` and `ip_allowlist` also require `security:manage`. An allowlist that does not contain your own address is refused, so that you cannot lock yourself out. A user who may delete the workspace, and has just confirmed their password, can change `ip_allowlist`, and nothing else, from any address.
     */
    update: Method<'settings.update'>;
  };
  members: {
    /**
     * List the members
     *
     * Lists the members of the workspace, newest first.
     */
    list: Method<'members.list'>;
    /**
     * Add a member
     *
     * Adds a member of the organization that owns the workspace, by id or e-mail address, if their address is confirmed. All other people join by invitation, with `invitations.create`. For them the response is 409 `invitation_required`, whether or not they have an account. You cannot assign a role that exceeds your permissions. The operator key can add any existing user by id, and any user with a confirmed address by e-mail address. A user who left the workspace voluntarily can only return by accepting an invitation; until then the response is 409 `invitation_required`, also with the operator key.
     */
    add: Method<'members.add'>;
    /**
     * Get a member
     *
     * Returns a member of this workspace.
     */
    get: Method<'members.get'>;
    /**
     * Change a member's role
     *
     * Takes effect on the member's next request. Neither the old nor the new role may exceed your permissions.
     */
    update: Method<'members.update'>;
    /**
     * Remove a member
     *
     * Removes the member from the workspace and its projects, revokes their user keys and cancels the invitations that they sent. The receipt lists what ended, and what remains for others to review. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes.
     */
    remove: Method<'members.remove'>;
    /**
     * Deactivate a member
     *
     * Ends the access of the member immediately, revokes their user keys and cancels the invitations that they sent. Their work, role and project memberships stay. The receipt lists what ended, and what remains for others to review. With `dry_run` nothing changes.
     */
    deactivate: Method<'members.deactivate'>;
    /**
     * Reactivate a member
     *
     * Restores the access of the member, with the same role and project memberships as before. Revoked keys and cancelled invitations stay so.
     */
    reactivate: Method<'members.reactivate'>;
  };
  organizationMembers: {
    /**
     * List the members of an organization
     *
     * Lists the members of the organization, newest first.
     */
    list: Method<'organizationMembers.list'>;
    /**
     * Add a member to an organization
     *
     * For the operator. Adds any existing user by id, or any user with a confirmed address by e-mail address, as a member unless another role is given. All other callers add people with `organizationInvitations.create`; they get 409 `invitation_required`, whether or not the person has an account. A member can access the workspaces that the organization manages immediately, and joins those that it owns with `members.add`. A user who left the organization voluntarily can only return by accepting an invitation; until then the operator gets 409 `invitation_required` as well.
     */
    add: Method<'organizationMembers.add'>;
    /**
     * Get a member of an organization
     *
     * Returns a member of this organization.
     */
    get: Method<'organizationMembers.get'>;
    /**
     * Change a member's role in an organization
     *
     * Takes effect on the member's next request. Only owners can change roles.
     */
    update: Method<'organizationMembers.update'>;
    /**
     * Remove a member from an organization
     *
     * Removes the member from the organization and from every workspace that it owns, where their user keys end. They also lose access to managed workspaces. Effective when the response is sent. The receipt lists what ended. Only owners can remove owners and admins. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes.
     */
    remove: Method<'organizationMembers.remove'>;
  };
  invitations: {
    /**
     * Preview an invitation
     *
     * Shows who sent the invitation and to what, before the recipient signs in. A token that is unknown, or was replaced by resending the invitation, returns 404. The token is in the body, because URLs are logged. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    preview: Method<'invitations.preview'>;
    /**
     * Accept an invitation
     *
     * Makes the signed-in user a member of the workspace or the organization, if the invitation was sent to their address, regardless of case. The address is then confirmed. Users without an account pass the token to `users.signUp` instead.
     */
    accept: Method<'invitations.accept'>;
    /**
     * List the invitations
     *
     * Lists the invitations of the workspace, newest first.
     */
    list: Method<'invitations.list'>;
    /**
     * Invite people
     *
     * Mails a link to each address, valid for 72 hours. All invitees get the same role, which cannot exceed your permissions, and are added to the same projects. Each address has its own outcome, so a failure does not stop the others. Your own address must be verified (403 `email_not_verified`). If budgets for invitation mails refuse every address, the response is 429 `rate_limited` with `Retry-After`; if the plan allows no more pending invitations, 409 `limit_reached`. An application key invites only the first owner (409 `invalid_state` when there is one, or one is invited).
     */
    create: Method<'invitations.create'>;
    /**
     * Get an invitation
     *
     * Returns an invitation with its status.
     */
    get: Method<'invitations.get'>;
    /**
     * Resend an invitation
     *
     * Mails a new link, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so the role cannot exceed your permissions. At most 5 mails an hour to an address.
     */
    resend: Method<'invitations.resend'>;
    /**
     * Cancel an invitation
     *
     * The link stops working, and a pending mail is not sent.
     */
    cancel: Method<'invitations.cancel'>;
    /**
     * Import invitations
     *
     * Takes a CSV file in UTF-8 with up to 10,000 rows, 50,000 lines (including blank ones) and 2 MiB. The columns `email` and `role` are required, `first_name` and `last_name` optional, in any order; other columns are ignored. Fields are separated by commas, semicolons, tabs or vertical bars, detected from the header or a first line such as `sep=;`, with or without quotes and byte order mark. Blank rows are skipped. The response contains the line and outcome of every row: valid rows are invited, invalid ones are skipped with a reason. Uploading the same file again is safe. With `dry_run` nothing changes. One `import.completed` webhook is sent.
     */
    import: Method<'invitations.import'>;
    /**
     * Download a template for an import
     *
     * Returns a CSV file with the columns of an import and a sample row.
     */
    importTemplate: Method<'invitations.importTemplate'>;
  };
  imports: {
    /**
     * Undo an import
     *
     * Cancels the pending invitations of the import; members who have accepted stay. One `import.undone` webhook is sent.
     */
    undo: Method<'imports.undo'>;
  };
  organizationInvitations: {
    /**
     * List organization invitations
     *
     * Lists the invitations of the organization, newest first.
     */
    list: Method<'organizationInvitations.list'>;
    /**
     * Invite people into an organization
     *
     * Mails a link to each address, valid for 72 hours, for `invitations.accept`. All invitees get the same role; only owners can invite owners and admins. Each address has its own outcome, so a failure does not stop the others. Your own address must be verified (403 `email_not_verified`). If budgets for invitation mails refuse every address, the response is 429 `rate_limited` with `Retry-After`; if the plan allows no more pending invitations, 409 `limit_reached`. An application key invites only the first owner (409 `invalid_state` when there is one, or one is invited).
     */
    create: Method<'organizationInvitations.create'>;
    /**
     * Get an organization invitation
     *
     * Returns an invitation with its status.
     */
    get: Method<'organizationInvitations.get'>;
    /**
     * Resend an organization invitation
     *
     * Mails a new link, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so only owners can resend invitations of owners and admins.
     */
    resend: Method<'organizationInvitations.resend'>;
    /**
     * Cancel an organization invitation
     *
     * The link stops working, and a pending mail is not sent. Only owners can cancel invitations of owners and admins.
     */
    cancel: Method<'organizationInvitations.cancel'>;
  };
  roles: {
    /**
     * List the roles
     *
     * Lists the built-in roles, most powerful first, then the custom ones, newest first.
     */
    list: Method<'roles.list'>;
    /**
     * Create a custom role
     *
     * Creates a named set of permissions, which is immediately available for members of the workspace and of projects. At most 20 per workspace. You cannot include permissions that you do not have, or permissions of class owner.
     */
    create: Method<'roles.create'>;
    /**
     * Get a role
     *
     * Returns a built-in role by name, or a custom one by id.
     */
    get: Method<'roles.get'>;
    /**
     * Update a custom role
     *
     * Takes effect on the next request of each member with the role. Neither the old nor the new permissions may exceed yours.
     */
    update: Method<'roles.update'>;
    /**
     * Delete a custom role
     *
     * Refused with 409 `role_in_use` and the list of users while it is assigned to a member.
     */
    delete: Method<'roles.delete'>;
  };
  projects: {
    /**
     * List the projects
     *
     * Lists the projects that the caller has access to: all of them for owners, admins and managers, and for others the projects of which they are members.
     */
    list: Method<'projects.list'>;
    /**
     * Create a project
     *
     * Creates a project. The creator becomes a member of it.
     */
    create: Method<'projects.create'>;
    /**
     * Get a project
     *
     * Returns a project, by slug or id. A deleted one is shown until it is purged.
     */
    get: Method<'projects.get'>;
    /**
     * Update a project
     *
     * Updates the given fields. The ten most recent former slugs keep resolving in this workspace, each for at least 30 days. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
     */
    update: Method<'projects.update'>;
    /**
     * Delete a project
     *
     * Archives the project. It can be restored for 30 days; then it is purged.
     */
    delete: Method<'projects.delete'>;
    /**
     * Restore a project
     *
     * Restores a deleted project.
     */
    restore: Method<'projects.restore'>;
  };
  projectMembers: {
    /**
     * List the members of a project
     *
     * Lists the users who were added to the project. Owners, admins and managers of the workspace have access without being added.
     */
    list: Method<'projectMembers.list'>;
    /**
     * Add a member to a project
     *
     * Adds a member of the workspace to the project, or changes their role there. A project role overrides the workspace role inside the project, whether higher or lower; with `null` the workspace role applies. It cannot exceed your permissions in this project.
     */
    set: Method<'projectMembers.set'>;
    /**
     * Remove a member from a project
     *
     * Removes the member and their project role from the project. Owners, admins and managers of the workspace still have access to it.
     */
    remove: Method<'projectMembers.remove'>;
  };
  notificationPreferences: {
    /**
     * Get my notification preferences
     *
     * Returns the notification preferences of the signed-in member, where they differ from the workspace defaults.
     */
    get: Method<'notificationPreferences.get'>;
    /**
     * Update my notification preferences
     *
     * Updates the given fields; `null` resets one to the workspace default. Security notices are always sent.
     */
    update: Method<'notificationPreferences.update'>;
  };
  billing: {
    /**
     * Get the billing details
     *
     * Returns the plan and the billing contact.
     */
    get: Method<'billing.get'>;
    /**
     * Update the billing contact
     *
     * Replaces the billing contact; `null` clears it.
     */
    update: Method<'billing.update'>;
  };
  usage: {
    /**
     * Get the usage
     *
     * Returns the limits of the plan with their current usage.
     */
    get: Method<'usage.get'>;
  };
  plans: {
    /**
     * Set the plan
     *
     * For the operator. A lower plan deletes nothing: existing items above the quota stay, and new ones are refused.
     */
    set: Method<'plans.set'>;
  };
  organizations: {
    /**
     * List organizations
     *
     * Lists the organizations of the signed-in user; for an organization key, its own; for the operator, all. The list is empty for workspace keys.
     */
    list: Method<'organizations.list'>;
    /**
     * Create an organization
     *
     * Creates an organization. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later.
     */
    create: Method<'organizations.create'>;
    /**
     * Get an organization
     *
     * Returns an organization, by slug or id. A deleted one is shown until it is purged.
     */
    get: Method<'organizations.get'>;
    /**
     * Update an organization
     *
     * Changes the name or the slug. The ten most recent former slugs keep resolving, each for at least 30 days, and no other organization can take them. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
     */
    update: Method<'organizations.update'>;
    /**
     * Delete an organization
     *
     * Archives the organization. Its keys and all access that it gave end immediately. An owner can restore it for 30 days; then it is purged. It must not own any workspace: delete or release those first.
     */
    delete: Method<'organizations.delete'>;
    /**
     * Restore an organization
     *
     * Restores a deleted organization, including its keys and the access that it gives.
     */
    restore: Method<'organizations.restore'>;
    /**
     * List the workspaces of an organization
     *
     * Lists the workspaces that it owns, or those that it manages, newest first. The list gives no access: members of the organization have to be added to its workspaces.
     */
    listWorkspaces: Method<'organizations.listWorkspaces'>;
    /**
     * List the grants of an organization
     *
     * Lists the grants that workspace owners have given to this organization, including ended ones, newest first.
     */
    listGrants: Method<'organizations.listGrants'>;
  };
  organizationSettings: {
    /**
     * Get the settings of an organization
     *
     * Returns the settings and policies of the organization. An owner who has just confirmed their password can read them from any address.
     */
    get: Method<'organizationSettings.get'>;
    /**
     * Update the settings of an organization
     *
     * Updates the settings and policies, which take effect on the next request. An allowlist that would lock you out is refused with 409 `invalid_state`. An owner who has just confirmed their password can change `ip_allowlist`, and nothing else, from any address. Keys and secrets older than a new limit get a grace period of that many days. Keys that a limit has ended, and secrets that have to be rotated, stay so under a later limit. If the organization requires the password before keys are created, it requires it before this change as well.
     */
    update: Method<'organizationSettings.update'>;
  };
  organizationMoves: {
    /**
     * List the moves into an organization
     *
     * Lists the workspaces whose owners have proposed to move them into this organization, newest first.
     */
    list: Method<'organizationMoves.list'>;
    /**
     * Accept a move into an organization
     *
     * Makes the organization the owner of the workspace, as the workspace owner has proposed and is still allowed to. The policies of the organization then apply to the workspace, its owners and admins become admins there, and owner-only actions pass to the organization. Every member of the workspace must belong to the organization: 409 `organization_membership_required` lists the others in `users`. A grant by which the organization managed the workspace ends.
     */
    accept: Method<'organizationMoves.accept'>;
    /**
     * Decline a move into an organization
     *
     * The workspace stays as it is.
     */
    decline: Method<'organizationMoves.decline'>;
  };
  workspaceMoves: {
    /**
     * List the moves of a workspace
     *
     * Lists the proposals with their status, newest first.
     */
    list: Method<'workspaceMoves.list'>;
    /**
     * Propose to move a workspace into an organization
     *
     * Proposes that an organization becomes the owner of this workspace. Nothing changes until one of the organization's owners or admins accepts; until then it can be cancelled. A workspace has one pending proposal at a time.
     */
    create: Method<'workspaceMoves.create'>;
    /**
     * Cancel a move
     *
     * Cancels a pending proposal.
     */
    cancel: Method<'workspaceMoves.cancel'>;
  };
  managers: {
    /**
     * List the managers of a workspace
     *
     * Lists the grants of the workspace, including ended ones, newest first. Every member of the workspace can see them.
     */
    list: Method<'managers.list'>;
    /**
     * Let an organization manage the workspace
     *
     * Every member of the organization, whatever their role, becomes a managing admin of the workspace: they can do what an admin can, except for billing, deletion, ownership and grants. Effective when the response is sent. The audit log records the grant with everything that they do. Deactivated members of the workspace stay locked out. A grant can expire, be paused, and be revoked at any time. It is active only while its grantor still has the right to grant.
     */
    grant: Method<'managers.grant'>;
    /**
     * Get a grant
     *
     * Returns a grant of the workspace with its status.
     */
    get: Method<'managers.get'>;
    /**
     * Update a grant
     *
     * Pauses or resumes the grant, or changes its expiry. It takes effect on the next request. You become the grantor, so updating a suspended grant reactivates it. A grant that has ended cannot be reactivated.
     */
    update: Method<'managers.update'>;
    /**
     * Revoke a grant
     *
     * Ends the access of all members of the organization, and everything that could not have been created without the grant: keys, invitations, memberships, project memberships and webhook endpoints. Settings, roles and permissions are restored. Takes effect on all replicas before the response is sent. The receipt lists what ended, and what remains for the workspace to review: keys whose secret members of the organization saw or whose scope they changed, roles, projects and endpoints. Revoking again ends nothing more and returns what remains. Owners can revoke a grant from any address.
     */
    revoke: Method<'managers.revoke'>;
  };
  accessRequests: {
    /**
     * List access requests
     *
     * Lists the organizations that have requested to manage the workspace, newest first.
     */
    list: Method<'accessRequests.list'>;
    /**
     * Approve an access request
     *
     * Creates the requested grant, as `managers.grant` would, for the requested time or less. The terms of a request never change. If the organization requests access again on other terms, this request becomes `replaced` and cannot be approved (409 `invalid_state`).
     */
    approve: Method<'accessRequests.approve'>;
    /**
     * Decline an access request
     *
     * The organization receives a webhook. It may request access again.
     */
    decline: Method<'accessRequests.decline'>;
    /**
     * Request access to a workspace
     *
     * Asks the owners of a workspace to let this organization manage it. They are notified by mail, of about five requests an hour. The response does not reveal whether the workspace exists; after 30 requests an hour it is 429 `rate_limited`. Repeating a request with the same terms returns the same request; other terms replace the pending one by a new request with a new id.
     */
    create: Method<'accessRequests.create'>;
  };
  installLinks: {
    /**
     * List install links
     *
     * Lists the install links of the organization, including archived ones, newest first.
     */
    list: Method<'installLinks.list'>;
    /**
     * Create an install link
     *
     * Creates a link for customers: a workspace owner who opens it and agrees lets this organization manage the workspace. The link can be limited to certain addresses, a number of uses and an expiry date. Only the organization sees your notes.
     */
    create: Method<'installLinks.create'>;
    /**
     * Get an install link
     *
     * Returns an install link with its status and usage.
     */
    get: Method<'installLinks.get'>;
    /**
     * Update an install link
     *
     * Changes the allowed addresses, the number of uses, the expiry or the notes. It takes effect on the next request; grants from earlier uses stay.
     */
    update: Method<'installLinks.update'>;
    /**
     * Archive an install link
     *
     * Withdraws the link, so that it cannot be used until it is unarchived. Existing grants stay.
     */
    archive: Method<'installLinks.archive'>;
    /**
     * Unarchive an install link
     *
     * Makes an archived link usable again, unless it has expired or reached its maximum number of uses.
     */
    unarchive: Method<'installLinks.unarchive'>;
    /**
     * Resolve an install link
     *
     * Shows the organization of a link before the recipient signs in. A link that is archived, expired or used up returns 404, as if it did not exist.
     */
    resolve: Method<'installLinks.resolve'>;
    /**
     * Preview what an install link grants
     *
     * Shows what redeeming the link would let the organization do. If the link is limited to certain addresses, the signed-in user's must be one of them, and confirmed. They also see a link that has ended.
     */
    preview: Method<'installLinks.preview'>;
    /**
     * Redeem an install link
     *
     * Lets the organization manage one of your workspaces, like `managers.grant`, or a new one that you will own. The use counts only when the grant is created. You can revoke the grant at any time.
     */
    redeem: Method<'installLinks.redeem'>;
  };
  templates: {
    /**
     * List the templates
     *
     * Lists the templates of the organization with the size of their content, newest first.
     */
    list: Method<'templates.list'>;
    /**
     * Create a template
     *
     * Creates a template of roles, settings, webhook endpoints and projects for workspaces. Anything that a template does not name stays as it is, and a template never deletes anything. Creating it changes no workspace; `templates.apply` does. At most 100 per organization.
     */
    create: Method<'templates.create'>;
    /**
     * Get a template
     *
     * Returns the template with its content.
     */
    get: Method<'templates.get'>;
    /**
     * Update a template
     *
     * Updates the given fields; `content` is replaced as a whole. Workspaces change when the template is applied again. A run in progress keeps the content that it started with.
     */
    update: Method<'templates.update'>;
    /**
     * Delete a template
     *
     * Resources that it created in workspaces stay, and so do the reports. A run in progress continues.
     */
    delete: Method<'templates.delete'>;
    /**
     * Plan a template
     *
     * Returns what applying the template would change in the given workspaces, or in all that the organization owns or manages, up to 1,000. A workspace is `blocked` if `templates.apply` would be refused there; `problem` has the reason. Nothing is changed, so an `Idempotency-Key` has no effect. After `templates.apply` a workspace is `unchanged` until it is changed manually: the same plan shows the drift.
     */
    plan: Method<'templates.plan'>;
    /**
     * Apply a template
     *
     * Applies the plan with the given `digest`, for the same `workspaces` and `relation`; returns 409 `stale_plan` if a new plan would differ. A job then changes the workspaces one by one, each in one transaction, with ordinary operations: as the caller, with the same rules, quotas, events and audit entries, whose `request_id` is the id of the run. Each workspace is checked again before it is changed. If it has changed since the plan, it is `stale` and left as it is. If the caller has lost the permission, because the credential was revoked, a grant or membership has ended, or a role was lowered, it is `refused`. Only one run at a time can apply a template.
     */
    apply: Method<'templates.apply'>;
  };
  templateRuns: {
    /**
     * List template runs
     *
     * Lists the runs with their progress, newest first.
     */
    list: Method<'templateRuns.list'>;
    /**
     * Get a template run
     *
     * Returns the progress of the run, and its results so far.
     */
    get: Method<'templateRuns.get'>;
    /**
     * List the results of a run
     *
     * Lists what was changed in each workspace, or why nothing was.
     */
    listResults: Method<'templateRuns.listResults'>;
  };
  users: {
    /**
     * Sign up
     *
     * Creates a user, and their first workspace, which they own. Sign in with `sessions.create` afterwards. A mail asks the user to confirm their address. An address that is already registered returns 409 `already_exists`. With `invitation_token` the user joins that workspace instead of getting one of their own, or joins that organization in addition, and their address is confirmed. Sign-up can be restricted (403 `sign_up_closed`); the operator key can always create users, and is the only credential that has an effect here.
     */
    signUp: Method<'users.signUp'>;
  };
  me: {
    /**
     * Get the caller
     *
     * Returns the principal, its scope, the user it acts as, the workspace it is bound to, and when the credential expires.
     */
    get: Method<'me.get'>;
    /**
     * Update my profile
     *
     * Changes the name, language or password of the signed-in user. A new password requires the current one and ends all other sessions.
     */
    update: Method<'me.update'>;
    /**
     * List my workspaces
     *
     * Lists the workspaces that the signed-in user has access to, with the role and the kind of access. Owners and admins of an organization also see the workspaces that it owns. Managed workspaces have the relation `shared`.
     */
    listWorkspaces: Method<'me.listWorkspaces'>;
  };
  emailVerifications: {
    /**
     * Resend the verification mail
     *
     * Mails a new link to the address of the signed-in user; sign-up already sends the first one. The link works once, for one hour. At most 5 mails an hour.
     */
    create: Method<'emailVerifications.create'>;
    /**
     * Confirm an e-mail address
     *
     * Takes the token from the link in the mail. Because a stranger can sign up with another person's address, the link alone does not confirm it: send the password of the account as well, or the token of one of its sessions in `Authorization`. Users who read their mail on another device use the password. The owner of an address who did not create the account takes it over with `passwordResets.create`. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404. A wrong password does not use up the token.
     */
    confirm: Method<'emailVerifications.confirm'>;
  };
  passwordResets: {
    /**
     * Request a password reset
     *
     * Mails a link that works once, for one hour, if an account with the address exists; at most 5 an hour. Response and timing do not reveal whether the account exists. The response repeats the address as sent.
     */
    create: Method<'passwordResets.create'>;
    /**
     * Set a new password
     *
     * Takes the token from the link in the mail. All sessions of the user end, and their address is confirmed, because the mail has reached them. API keys stay valid, unless the address was unconfirmed: the account may then have belonged to a stranger, so its keys, the keys that it created, and its webhook endpoints, invitations and grants end as well. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404.
     */
    confirm: Method<'passwordResets.confirm'>;
  };
  sessions: {
    /**
     * List my sessions
     *
     * Lists the active sessions of the signed-in user.
     */
    list: Method<'sessions.list'>;
    /**
     * Sign in
     *
     * Creates a session and returns its token. The response and its timing are the same for a wrong password and an unknown address.
     */
    create: Method<'sessions.create'>;
    /**
     * End a session
     *
     * Ends one of your sessions. Use `current` for the session of the request.
     */
    revoke: Method<'sessions.revoke'>;
    /**
     * Confirm my password
     *
     * Confirms the password in the current session, for workspaces that require it before sensitive changes. It is valid for 15 minutes.
     */
    reauthenticate: Method<'sessions.reauthenticate'>;
  };
  organizationKeys: {
    /**
     * List organization keys
     *
     * Lists the keys of the organization, newest first.
     */
    list: Method<'organizationKeys.list'>;
    /**
     * Create an organization key
     *
     * Creates a key with access to the organization and every workspace that it owns, and returns its secret once. The key is for administration: it can create workspaces, users and keys, but cannot call operations of the data plane or use owner-only permissions. Its scope cannot exceed your permissions.
     */
    create: Method<'organizationKeys.create'>;
    /**
     * Get an organization key
     *
     * Returns a key without its secret. During a rotation it shows which addresses still use the previous secret.
     */
    get: Method<'organizationKeys.get'>;
    /**
     * Update an organization key
     *
     * Takes effect on the next request with the key. Neither the old nor the new scope may exceed your permissions.
     */
    update: Method<'organizationKeys.update'>;
    /**
     * Revoke an organization key
     *
     * Takes effect on all replicas before the response is sent. No other key is affected.
     */
    revoke: Method<'organizationKeys.revoke'>;
    /**
     * Rotate an organization key
     *
     * Creates a new secret and returns it once. The previous secret works for another `transition_seconds`.
     */
    rotate: Method<'organizationKeys.rotate'>;
    /**
     * Finish the rotation of an organization key
     *
     * Ends the previous secret immediately.
     */
    finishRotation: Method<'organizationKeys.finishRotation'>;
    /**
     * Collect the new secret of an organization key
     *
     * Returns, once, the secret from an automatic rotation, which was stored encrypted until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it.
     */
    collectSecret: Method<'organizationKeys.collectSecret'>;
  };
  apiKeys: {
    /**
     * List API keys
     *
     * Lists all keys of the workspace with `api_keys:read`, and otherwise only your own.
     */
    list: Method<'apiKeys.list'>;
    /**
     * Create an API key
     *
     * Creates a service key, or a user key for yourself, and returns its secret once. Creating service keys and keys for other users requires `api_keys:manage`. The key cannot exceed your permissions. A user key requires an active membership of the workspace; a user who only has access through an organization gets 409 `invalid_state`.
     */
    create: Method<'apiKeys.create'>;
    /**
     * Get an API key
     *
     * Returns a key without its secret. During a rotation it shows how often and from which addresses the previous secret is still used.
     */
    get: Method<'apiKeys.get'>;
    /**
     * Update an API key
     *
     * Updates the given fields; the secret stays the same. You cannot raise the key above your own permissions.
     */
    update: Method<'apiKeys.update'>;
    /**
     * Revoke an API key
     *
     * Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent.
     */
    revoke: Method<'apiKeys.revoke'>;
    /**
     * Rotate an API key
     *
     * Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately.
     */
    rotate: Method<'apiKeys.rotate'>;
    /**
     * Finish a rotation early
     *
     * Ends the previous secret immediately.
     */
    finishRotation: Method<'apiKeys.finishRotation'>;
    /**
     * Collect the new secret of a key
     *
     * Returns, once, the secret from an automatic rotation, which was stored encrypted until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it.
     */
    collectSecret: Method<'apiKeys.collectSecret'>;
    /**
     * Verify an API key
     *
     * Lets your own API accept Tenantry keys: pass the key that your caller presented, and what they want to do. Returns 200 with `valid`, also for an invalid key. A workspace credential verifies the keys of its own workspaces; the operator key verifies any key. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    verify: Method<'apiKeys.verify'>;
  };
  applicationKeys: {
    /**
     * List application keys
     *
     * Lists the application keys of the installation.
     */
    list: Method<'applicationKeys.list'>;
    /**
     * Create an application key
     *
     * Creates a key for your application and returns its secret once, so that no running application needs the operator key. The key may do exactly what its `permissions` say, in all tenants or in the listed ones. It has no role and cannot create credentials.
     */
    create: Method<'applicationKeys.create'>;
    /**
     * Get an application key
     *
     * Returns a key without its secret. During a rotation it shows how often and from which addresses the previous secret is still used.
     */
    get: Method<'applicationKeys.get'>;
    /**
     * Update an application key
     *
     * Updates the given fields; the secret stays the same.
     */
    update: Method<'applicationKeys.update'>;
    /**
     * Revoke an application key
     *
     * Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent.
     */
    revoke: Method<'applicationKeys.revoke'>;
    /**
     * Rotate an application key
     *
     * Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately.
     */
    rotate: Method<'applicationKeys.rotate'>;
    /**
     * Finish the rotation of an application key
     *
     * Ends the previous secret immediately.
     */
    finishRotation: Method<'applicationKeys.finishRotation'>;
  };
  permissions: {
    /**
     * List permissions
     *
     * Lists all permissions with what they allow, their class, and the built-in roles that include them. Custom roles and custom keys consist of these.
     */
    list: Method<'permissions.list'>;
  };
  access: {
    /**
     * Check access
     *
     * Checks up to 100 times whether the caller, or with `access:explain` any user or key, may use a permission or an operation. Each result has the code that a request would get, the deciding step, the whole trace, and the smallest sufficient scope or role. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    check: Method<'access.check'>;
  };
  auditEvents: {
    /**
     * List the audit log
     *
     * Lists actions with their actor, time and address, latest first. An entry is written in the same transaction as the change that it records, and is kept unchanged for the retention period of the plan. `seq` and `hash` are its position in the verifiable chain; they are `null` for about a second until it is sealed.
     */
    list: Method<'auditEvents.list'>;
    /**
     * Get an audit log entry
     *
     * Returns an entry by id.
     */
    get: Method<'auditEvents.get'>;
  };
  auditExports: {
    /**
     * Export the audit log
     *
     * Exports all matching entries up to now, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Exports of up to 10,000 entries are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. The export itself is recorded in the audit log.
     */
    create: Method<'auditExports.create'>;
    /**
     * Get an export
     *
     * Returns the progress of an export.
     */
    get: Method<'auditExports.get'>;
    /**
     * Download an export
     *
     * Returns the entries in the format of the export. CSV has a header line, and cells that a spreadsheet would interpret as a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired.
     */
    download: Method<'auditExports.download'>;
  };
  auditCheckpoints: {
    /**
     * List the checkpoints
     *
     * Lists signed checkpoints of the hash chain, latest first. While entries are sealed, there is at most one a minute, and one per 1,000 entries. Entries up to a checkpoint cannot be changed without breaking it. Store the checkpoints elsewhere, or subscribe to `audit.checkpoint` events, so that not even the operator can change the log unnoticed.
     */
    list: Method<'auditCheckpoints.list'>;
  };
  auditKeys: {
    /**
     * List the keys of the audit log
     *
     * Lists the public keys that verify checkpoints and bundles. Keep a copy from a source that you trust.
     */
    list: Method<'auditKeys.list'>;
  };
  organizationAuditEvents: {
    /**
     * List the audit log of an organization
     *
     * Lists actions with their actor, time and address, latest first. An entry is written in the same transaction as the change that it records, and is kept unchanged for the retention period of the plan. `seq` and `hash` are its position in the verifiable chain; they are `null` for about a second until it is sealed.
     */
    list: Method<'organizationAuditEvents.list'>;
    /**
     * Get an audit log entry of an organization
     *
     * Returns an entry by id.
     */
    get: Method<'organizationAuditEvents.get'>;
  };
  organizationAuditExports: {
    /**
     * Export the audit log of an organization
     *
     * Exports all matching entries up to now, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Exports of up to 10,000 entries are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. The export itself is recorded in the audit log.
     */
    create: Method<'organizationAuditExports.create'>;
    /**
     * Get an export of an organization
     *
     * Returns the progress of an export.
     */
    get: Method<'organizationAuditExports.get'>;
    /**
     * Download an export of an organization
     *
     * Returns the entries in the format of the export. CSV has a header line, and cells that a spreadsheet would interpret as a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired.
     */
    download: Method<'organizationAuditExports.download'>;
  };
  organizationAuditCheckpoints: {
    /**
     * List the checkpoints of an organization
     *
     * Lists signed checkpoints of the hash chain, latest first. While entries are sealed, there is at most one a minute, and one per 1,000 entries. Entries up to a checkpoint cannot be changed without breaking it. Store the checkpoints elsewhere, or subscribe to `audit.checkpoint` events, so that not even the operator can change the log unnoticed.
     */
    list: Method<'organizationAuditCheckpoints.list'>;
  };
  organizationWebhookEndpoints: {
    /**
     * List organization webhook endpoints
     *
     * Lists the endpoints of the organization, newest first.
     */
    list: Method<'organizationWebhookEndpoints.list'>;
    /**
     * Create an organization webhook endpoint
     *
     * Sends the selected events of the organization to this URL. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data.
     */
    create: Method<'organizationWebhookEndpoints.create'>;
    /**
     * Get an organization webhook endpoint
     *
     * Returns an endpoint without its secret.
     */
    get: Method<'organizationWebhookEndpoints.get'>;
    /**
     * Update an organization webhook endpoint
     *
     * Updates the given fields. Disabling stops pending deliveries and retries. They and later events are kept, and `organizationWebhookEndpoints.replay` sends them once the endpoint is enabled again.
     */
    update: Method<'organizationWebhookEndpoints.update'>;
    /**
     * Delete an organization webhook endpoint
     *
     * Deletes the endpoint with its secret and its delivery log.
     */
    delete: Method<'organizationWebhookEndpoints.delete'>;
    /**
     * Rotate the secret of an organization webhook endpoint
     *
     * Creates a new secret and returns it once. For `transition_seconds`, by default one day, deliveries are signed with both secrets, so that the receiver can switch at any time. `webhook-signature` then contains two signatures; `X-Signature-256` can contain only one, with the new secret. 0 ends all older secrets immediately, also during a transition: use it after a leak.
     */
    rotateSecret: Method<'organizationWebhookEndpoints.rotateSecret'>;
    /**
     * Send an organization test event
     *
     * Sends one event of the type immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `organizationWebhookDeliveries.get`.
     */
    test: Method<'organizationWebhookEndpoints.test'>;
    /**
     * Replay failed and missed events of an organization
     *
     * Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days.
     */
    replay: Method<'organizationWebhookEndpoints.replay'>;
  };
  organizationWebhookDeliveries: {
    /**
     * List organization webhook deliveries
     *
     * Lists the delivery log of the last 30 days, by the time of the event, newest first.
     */
    list: Method<'organizationWebhookDeliveries.list'>;
    /**
     * Get an organization webhook delivery
     *
     * Returns a delivery with its event and its latest attempts, including requests and responses.
     */
    get: Method<'organizationWebhookDeliveries.get'>;
    /**
     * Redeliver an organization event
     *
     * Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled.
     */
    redeliver: Method<'organizationWebhookDeliveries.redeliver'>;
  };
  organizationEvents: {
    /**
     * List organization events
     *
     * Lists the events of the organization in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project.
     */
    list: Method<'organizationEvents.list'>;
  };
  webhookEndpoints: {
    /**
     * List webhook endpoints
     *
     * Lists the endpoints of the workspace, newest first.
     */
    list: Method<'webhookEndpoints.list'>;
    /**
     * Create a webhook endpoint
     *
     * Sends the selected events of the workspace to this URL. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data.
     */
    create: Method<'webhookEndpoints.create'>;
    /**
     * Get a webhook endpoint
     *
     * Returns an endpoint without its secret.
     */
    get: Method<'webhookEndpoints.get'>;
    /**
     * Update a webhook endpoint
     *
     * Updates the given fields. Disabling stops pending deliveries and retries. They and later events are kept, and `webhookEndpoints.replay` sends them once the endpoint is enabled again.
     */
    update: Method<'webhookEndpoints.update'>;
    /**
     * Delete a webhook endpoint
     *
     * Deletes the endpoint with its secret and its delivery log.
     */
    delete: Method<'webhookEndpoints.delete'>;
    /**
     * Rotate the secret of a webhook endpoint
     *
     * Creates a new secret and returns it once. For `transition_seconds`, by default one day, deliveries are signed with both secrets, so that the receiver can switch at any time. `webhook-signature` then contains two signatures; `X-Signature-256` can contain only one, with the new secret. 0 ends all older secrets immediately, also during a transition: use it after a leak.
     */
    rotateSecret: Method<'webhookEndpoints.rotateSecret'>;
    /**
     * Send a test event
     *
     * Sends one event of the type immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `webhookDeliveries.get`.
     */
    test: Method<'webhookEndpoints.test'>;
    /**
     * Replay failed and missed events
     *
     * Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days.
     */
    replay: Method<'webhookEndpoints.replay'>;
  };
  webhookDeliveries: {
    /**
     * List webhook deliveries
     *
     * Lists the delivery log of the last 30 days, by the time of the event, newest first.
     */
    list: Method<'webhookDeliveries.list'>;
    /**
     * Get a webhook delivery
     *
     * Returns a delivery with its event and its latest attempts, including requests and responses.
     */
    get: Method<'webhookDeliveries.get'>;
    /**
     * Redeliver an event
     *
     * Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled.
     */
    redeliver: Method<'webhookDeliveries.redeliver'>;
  };
  events: {
    /**
     * List events
     *
     * Lists the events of the workspace in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project.
     */
    list: Method<'events.list'>;
  };
}
