// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.

import type { Method } from '../src/types.ts';

/** The version of this package. */
export const version = '0.1.0';

/**
 * Per operation: the method, the URI template (RFC 6570), and what else there is to know. "body": it takes one; "csv": it
 * takes a file; "key": and an Idempotency-Key; "match": and If-Match; "explode": an array in the query repeats its name;
 * "text": the answer is not JSON.
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
     * Is the server alive
     *
     * Answers as long as the process runs. It touches no database; use it as a liveness probe.
     */
    health: Method<'meta.health'>;
    /**
     * Is the server ready
     *
     * Answers 200 when the database can be reached and requests are served, 503 otherwise; use it as a readiness probe.
     */
    ready: Method<'meta.ready'>;
  };
  workspaces: {
    /**
     * List workspaces
     *
     * The workspaces that the credential reaches: those that the signed-in user is a member of, the one of a key, those that an organization owns for its keys, all for the operator.
     */
    list: Method<'workspaces.list'>;
    /**
     * Create a workspace
     *
     * Creates a workspace. The signed-in user becomes its owner; the operator names one with `owner_id`, or adds one later. With `organization` it is the organization that owns it, for which `organization_workspaces:create` is needed there. Such a workspace needs no member, and an organization key creates it in its own organization.
     */
    create: Method<'workspaces.create'>;
    /**
     * Get a workspace
     *
     * A workspace, by slug or id. A deleted one is shown until it is destroyed.
     */
    get: Method<'workspaces.get'>;
    /**
     * Update a workspace
     *
     * Changes the name or the slug. The ten newest former slugs go on resolving, each for at least 30 days, and no other workspace can take them. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
     */
    update: Method<'workspaces.update'>;
    /**
     * Delete a workspace
     *
     * Archives the workspace: its keys stop working at once, an owner can restore it for 30 days, and then it is destroyed.
     */
    delete: Method<'workspaces.delete'>;
    /**
     * Restore a workspace
     *
     * Brings a deleted workspace back as it was, keys included.
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
     * Moves a workspace out of the organization that owns it. One of its active members becomes its owner; the rules of the organization no longer count there, and its owners and admins reach it no more unless they are members. Keys of the organization stop reaching it at once; service keys that go back to a person who is not a member are revoked, and pending invitations cancelled. Other owners become admins.
     */
    release: Method<'workspaces.release'>;
  };
  settings: {
    /**
     * Get the settings
     *
     * How the workspace behaves and what protects it. A person who may delete the workspace can read this from any address after they have confirmed their password.
     */
    get: Method<'settings.get'>;
    /**
     * Update the settings
     *
     * Changes what is given. `session_idle_minutes`, `require_reauthentication` and `ip_allowlist` also need `security:manage`. An allowlist that does not contain your own address is refused, so that you cannot lock yourself out. A person who may delete the workspace can change `ip_allowlist`, and nothing else, from any address after they have confirmed their password.
     */
    update: Method<'settings.update'>;
  };
  members: {
    /**
     * List the members
     *
     * The people of the workspace, those who joined last first.
     */
    list: Method<'members.list'>;
    /**
     * Add a member
     *
     * Adds a member of the organization that owns the workspace, by id or e-mail address. Their address must be confirmed. All other people join by invitation, with `invitations.create`. For them the answer is 409 `invitation_required`, the same whether or not the person has an account. The role may not hold more than you do. With the operator key any existing person can be added by id, and any person with a confirmed address by e-mail address. A person who removed themselves from the workspace comes back only by accepting an invitation; until then the answer is 409 `invitation_required`, with the operator key, too.
     */
    add: Method<'members.add'>;
    /**
     * Get a member
     *
     * A person in this workspace.
     */
    get: Method<'members.get'>;
    /**
     * Change a member's role
     *
     * Takes effect on their next request. Neither the old nor the new role may hold more than you do.
     */
    update: Method<'members.update'>;
    /**
     * Remove a member
     *
     * Takes the person out of the workspace and its projects, revokes their user keys and cancels the invitations that they have sent. The receipt lists what ended, and what they leave behind for others to look after. Every member may remove themselves, and then comes back only by accepting an invitation. With `dry_run` nothing changes.
     */
    remove: Method<'members.remove'>;
    /**
     * Deactivate a member
     *
     * Ends the access of the person at once, revokes their user keys and cancels the invitations that they have sent; their work, role and project memberships stay. The receipt lists what ended, and what they leave behind for others to look after. With `dry_run` nothing changes.
     */
    deactivate: Method<'members.deactivate'>;
    /**
     * Reactivate a member
     *
     * Gives the person their access back, with the role and the project memberships exactly as they were. Revoked keys stay revoked, cancelled invitations cancelled.
     */
    reactivate: Method<'members.reactivate'>;
  };
  organizationMembers: {
    /**
     * List the members of an organization
     *
     * The people of the organization, those who joined last first.
     */
    list: Method<'organizationMembers.list'>;
    /**
     * Add a member to an organization
     *
     * For the operator. Adds any existing person by id, or any person with a confirmed address by e-mail address, as a member unless another role is given. Everyone else adds people with `organizationInvitations.create`. For them the answer is 409 `invitation_required`, the same whether or not the person has an account. A member reaches the workspaces that the organization manages at once, and joins those that it owns with `members.add`. A person who removed themselves from the organization comes back only by accepting an invitation. Until then the operator gets 409 `invitation_required`, too.
     */
    add: Method<'organizationMembers.add'>;
    /**
     * Get a member of an organization
     *
     * A person in this organization.
     */
    get: Method<'organizationMembers.get'>;
    /**
     * Change a member's role in an organization
     *
     * Takes effect on their next request. Only owners change roles.
     */
    update: Method<'organizationMembers.update'>;
    /**
     * Remove a member from an organization
     *
     * Takes the person out of the organization and out of every workspace that it owns, where their user keys end; what the organization manages they reach no more. All of that is so with the answer. The receipt lists what ended. Only owners remove owners and admins; every member may remove themselves, and then comes back only by accepting an invitation. With `dry_run` nothing changes.
     */
    remove: Method<'organizationMembers.remove'>;
  };
  invitations: {
    /**
     * Preview an invitation
     *
     * Who invites into what, for the person who holds the token from the mail, before they sign in or up. A token that is unknown, or was replaced by sending the invitation again, is 404. The token is in the body, because URLs are logged. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    preview: Method<'invitations.preview'>;
    /**
     * Accept an invitation
     *
     * Makes the signed-in user a member of the workspace or the organization, if the invitation was sent to their address, whatever its case; that address counts as confirmed from then on. Who has not signed up gives the token to `users.signUp` instead.
     */
    accept: Method<'invitations.accept'>;
    /**
     * List the invitations
     *
     * The invitations of the workspace, newest first.
     */
    list: Method<'invitations.list'>;
    /**
     * Invite people
     *
     * Mails each address a link that is valid for 72 hours. All get the same role, which may not hold more than you do, and are added to the same projects. Each address has its own outcome, so one that cannot be invited does not stop the others. The caller's own address must be verified (403 `email_not_verified`). When budgets for invitation mails refuse every address, the answer is 429 `rate_limited` with `Retry-After`; when the plan allows no more open invitations, 409 `limit_reached`.
     */
    create: Method<'invitations.create'>;
    /**
     * Get an invitation
     *
     * An invitation and what became of it.
     */
    get: Method<'invitations.get'>;
    /**
     * Send an invitation again
     *
     * Mails a new link, valid for another 72 hours, also when the invitation has expired. The old link stops working. You become the one who invites, so the role may not hold more than you do. At most 5 mails to an address in an hour.
     */
    resend: Method<'invitations.resend'>;
    /**
     * Cancel an invitation
     *
     * Its link stops working, and a mail that has not gone out yet does not go out.
     */
    cancel: Method<'invitations.cancel'>;
    /**
     * Invite the people of a file
     *
     * Takes a CSV file in UTF-8 of up to 10,000 rows, 50,000 lines (blank ones included) and 2 MiB: `email` and `role` are required, `first_name` and `last_name` optional, in any order; other columns are ignored. Fields are separated by commas, semicolons, tabs or vertical bars, as the header or a first line such as `sep=;` shows, with or without quotes and byte order mark. Blank rows are skipped. Every row is answered with its line and outcome: good rows are invited, bad rows are skipped and say why. Uploading the same file again invites no one twice. With `dry_run` nothing changes. One webhook is sent, `import.completed`.
     */
    import: Method<'invitations.import'>;
    /**
     * Download a template for an import
     *
     * A CSV file with the columns that an import takes and a row to replace.
     */
    importTemplate: Method<'invitations.importTemplate'>;
  };
  imports: {
    /**
     * Undo an import
     *
     * Cancels the invitations of the import that are still pending; people who have accepted stay. One webhook is sent, `import.undone`.
     */
    undo: Method<'imports.undo'>;
  };
  organizationInvitations: {
    /**
     * List the invitations of an organization
     *
     * The invitations of the organization, newest first.
     */
    list: Method<'organizationInvitations.list'>;
    /**
     * Invite people into an organization
     *
     * Mails each address a link that is valid for 72 hours, for `invitations.accept`. All get the same role; only owners invite owners and admins. Each address has its own outcome, so one that cannot be invited does not stop the others. The caller's own address must be verified (403 `email_not_verified`). When budgets for invitation mails refuse every address, the answer is 429 `rate_limited` with `Retry-After`; when the plan allows no more open invitations, 409 `limit_reached`.
     */
    create: Method<'organizationInvitations.create'>;
    /**
     * Get an invitation into an organization
     *
     * An invitation and what became of it.
     */
    get: Method<'organizationInvitations.get'>;
    /**
     * Send an invitation into an organization again
     *
     * Mails a new link, valid for another 72 hours, also when the invitation has expired. The old link stops working. You become the one who invites, so for an owner or admin you have to be an owner.
     */
    resend: Method<'organizationInvitations.resend'>;
    /**
     * Cancel an invitation into an organization
     *
     * Its link stops working, and a mail that has not gone out yet does not go out. Only owners cancel those of owners and admins.
     */
    cancel: Method<'organizationInvitations.cancel'>;
  };
  roles: {
    /**
     * List the roles
     *
     * The built-in roles, most powerful first, then the custom ones, newest first.
     */
    list: Method<'roles.list'>;
    /**
     * Create a custom role
     *
     * A named set of permissions, at once usable for members of the workspace and of projects. At most 20 in a workspace. Nothing that you do not hold, and nothing of class owner.
     */
    create: Method<'roles.create'>;
    /**
     * Get a role
     *
     * A built-in role by name or a custom one by id.
     */
    get: Method<'roles.get'>;
    /**
     * Update a custom role
     *
     * Takes effect on the next request of each member who has the role. Neither the old nor the new permissions may be more than yours.
     */
    update: Method<'roles.update'>;
    /**
     * Delete a custom role
     *
     * Refused with 409 `role_in_use` and the list of users while a member has it.
     */
    delete: Method<'roles.delete'>;
  };
  projects: {
    /**
     * List the projects
     *
     * Lists the projects that the caller reaches: all of them for owners, admins and managers, and for others those that they are members of.
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
     * A project, by slug or id. A deleted one is shown until it is destroyed.
     */
    get: Method<'projects.get'>;
    /**
     * Update a project
     *
     * Changes what is given. The ten newest former slugs go on resolving in this workspace, each for at least 30 days. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
     */
    update: Method<'projects.update'>;
    /**
     * Delete a project
     *
     * Archives the project. It can be restored for 30 days, and is then destroyed.
     */
    delete: Method<'projects.delete'>;
    /**
     * Restore a project
     *
     * Brings a deleted project back as it was.
     */
    restore: Method<'projects.restore'>;
  };
  projectMembers: {
    /**
     * List the members of a project
     *
     * Those who were added to it. Owners, admins and managers of the workspace reach it without being added.
     */
    list: Method<'projectMembers.list'>;
    /**
     * Add a member to a project
     *
     * Adds a member of the workspace to the project, or changes the role there. A project role replaces the workspace role inside the project, upwards and downwards; `null` lets the workspace role count. It may not hold more than you do in this project.
     */
    set: Method<'projectMembers.set'>;
    /**
     * Remove a member from a project
     *
     * Takes the person and their project role out of the project. Owners, admins and managers of the workspace still reach it.
     */
    remove: Method<'projectMembers.remove'>;
  };
  notificationPreferences: {
    /**
     * Get my notification preferences
     *
     * The notifications that the signed-in member wants in this workspace, where they differ from the settings of the workspace.
     */
    get: Method<'notificationPreferences.get'>;
    /**
     * Update my notification preferences
     *
     * Changes what is given; `null` goes back to what the workspace says. Security notices are always sent.
     */
    update: Method<'notificationPreferences.update'>;
  };
  billing: {
    /**
     * Get the billing details
     *
     * The plan in force and who pays.
     */
    get: Method<'billing.get'>;
    /**
     * Update the billing contact
     *
     * Sets who pays, as a whole; `null` clears it.
     */
    update: Method<'billing.update'>;
  };
  usage: {
    /**
     * Get the usage
     *
     * What the plan limits, and how much of it is used.
     */
    get: Method<'usage.get'>;
  };
  plans: {
    /**
     * Set the plan
     *
     * For the operator. A lower plan deletes nothing: what is over a quota stays and can be read, and no more can be added.
     */
    set: Method<'plans.set'>;
  };
  organizations: {
    /**
     * List organizations
     *
     * The organizations that the signed-in user belongs to, the one of an organization key, all for the operator. To the key of a workspace the list is empty.
     */
    list: Method<'organizations.list'>;
    /**
     * Create an organization
     *
     * Creates an organization. The signed-in user becomes its owner; the operator names one with `owner_id`, or adds one later.
     */
    create: Method<'organizations.create'>;
    /**
     * Get an organization
     *
     * An organization, by slug or id. A deleted one is shown until it is destroyed.
     */
    get: Method<'organizations.get'>;
    /**
     * Update an organization
     *
     * Changes the name or the slug. The ten newest former slugs go on resolving, each for at least 30 days, and no other organization can take them. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
     */
    update: Method<'organizations.update'>;
    /**
     * Delete an organization
     *
     * Archives the organization: its keys and all access that it gave stop at once, an owner can restore it for 30 days, and then it is destroyed. It must not own any workspace: delete those first, or release them.
     */
    delete: Method<'organizations.delete'>;
    /**
     * Restore an organization
     *
     * Brings a deleted organization back as it was, its keys and the access that it gives included.
     */
    restore: Method<'organizations.restore'>;
    /**
     * List the workspaces of an organization
     *
     * The workspaces that it owns, or those that it manages, newest first. Being listed gives no access: in those that it owns, members of the organization have to be added like anyone.
     */
    listWorkspaces: Method<'organizations.listWorkspaces'>;
    /**
     * List the grants of an organization
     *
     * What owners of workspaces have granted to this organization, newest first, those that have ended included.
     */
    listGrants: Method<'organizations.listGrants'>;
  };
  organizationSettings: {
    /**
     * Get the settings of an organization
     *
     * What the organization rules for itself and in the workspaces that it owns. An owner can read this from any address after they have confirmed their password.
     */
    get: Method<'organizationSettings.get'>;
    /**
     * Update the settings of an organization
     *
     * Changes what the organization rules for itself and in the workspaces that it owns. It counts from the next request on. An allowlist that would lock you out is 409 `invalid_state`. An owner can change `ip_allowlist`, and nothing else, from any address after they have confirmed their password. Keys and secrets that are older than a new limit have as many days from now. A key that a limit has ended stays so under another one, and a secret that has to be replaced still has to be. Where the organization asks for the password before keys are made, it asks for it before this, too.
     */
    update: Method<'organizationSettings.update'>;
  };
  organizationMoves: {
    /**
     * List the moves into an organization
     *
     * Workspaces whose owners have proposed to move them into this organization, newest first.
     */
    list: Method<'organizationMoves.list'>;
    /**
     * Take a workspace in
     *
     * Makes the organization the owner of the workspace, as its own owner has proposed and still may. From then on the rules of the organization count there, its owners and admins are admins of it, and what only owners may is theirs. Every member of the workspace has to belong to the organization: 409 `organization_membership_required` lists in `users` who does not. A grant by which the organization managed the workspace ends.
     */
    accept: Method<'organizationMoves.accept'>;
    /**
     * Decline to take a workspace in
     *
     * The workspace stays as it is.
     */
    decline: Method<'organizationMoves.decline'>;
  };
  workspaceMoves: {
    /**
     * List the moves of a workspace
     *
     * What was proposed, and what became of it, newest first.
     */
    list: Method<'workspaceMoves.list'>;
    /**
     * Propose to move a workspace into an organization
     *
     * Asks an organization to become the owner of this workspace. Nothing changes until one of its owners or admins agrees; until then it can be cancelled. A workspace has one proposal at a time.
     */
    create: Method<'workspaceMoves.create'>;
    /**
     * Cancel a move
     *
     * Takes a proposal back that the organization has not decided on.
     */
    cancel: Method<'workspaceMoves.cancel'>;
  };
  managers: {
    /**
     * List who manages the workspace
     *
     * The grants of the workspace, those that have ended included, newest first. Every member of the workspace can see them.
     */
    list: Method<'managers.list'>;
    /**
     * Let an organization manage the workspace
     *
     * From the answer on, every member of the organization, whatever their role in it, is a managing admin of the workspace: they can do what an admin can, except for billing, deletion, ownership and grants. The audit log names the grant with everything that they do. People whom the workspace has deactivated get no access by it. A grant can end by itself, be paused, and be revoked at any moment. It counts only while the person who gave it could still give it.
     */
    grant: Method<'managers.grant'>;
    /**
     * Get a grant
     *
     * A grant of the workspace, and whether it counts.
     */
    get: Method<'managers.get'>;
    /**
     * Change a grant
     *
     * Pauses it, lets it go on, or moves its end; each counts from the next request on. You become the one who has given it, so that changing a suspended grant brings it back. One that has ended stays so.
     */
    update: Method<'managers.update'>;
    /**
     * Revoke a grant
     *
     * Ends the access of all members of the organization to the workspace, and everything that could not have been made without the grant: keys, invitations, memberships, project memberships and webhook endpoints. Settings, roles and permissions go back to what they were. It takes effect on every replica before the response is sent. The receipt lists what ended, and what stays for the workspace to decide about: keys whose secret members of the organization saw or whose scope they changed, roles, projects and endpoints. Revoking again ends nothing more and returns what is left. Owners can revoke a grant from any address.
     */
    revoke: Method<'managers.revoke'>;
  };
  accessRequests: {
    /**
     * List the requests for access
     *
     * Organizations that have asked to manage the workspace, newest first.
     */
    list: Method<'accessRequests.list'>;
    /**
     * Approve a request for access
     *
     * Grants what was asked for, as `managers.grant` would. You may give less time than was asked for. The terms of a request never change. When the organization asks again on other terms, this request becomes `replaced` and cannot be approved (409 `invalid_state`).
     */
    approve: Method<'accessRequests.approve'>;
    /**
     * Decline a request for access
     *
     * The organization gets a webhook. It may ask again.
     */
    decline: Method<'accessRequests.decline'>;
    /**
     * Ask to manage a workspace
     *
     * Asks the owners of a workspace to let this organization manage it; they are notified by mail, about five requests in an hour. The answer is the same whether there is such a workspace or not, so nothing is learned by asking; after 30 requests in an hour it is 429 `rate_limited`. A repeated request on the same terms is the same request; other terms replace the pending one by a new request with a new id.
     */
    create: Method<'accessRequests.create'>;
  };
  installLinks: {
    /**
     * List install links
     *
     * The install links of the organization, archived ones included, newest first.
     */
    list: Method<'installLinks.list'>;
    /**
     * Create an install link
     *
     * A link to give to customers: an owner of a workspace who follows it, and agrees, lets this organization manage that. It can be for certain addresses only, be used so often, and end by itself. What you note on it stays in the organization.
     */
    create: Method<'installLinks.create'>;
    /**
     * Get an install link
     *
     * An install link, how often it was used, and whether it can be.
     */
    get: Method<'installLinks.get'>;
    /**
     * Update an install link
     *
     * Changes who can use the link, how often it can be used, when it ends, or what you noted. It counts from the next request on; what came of earlier uses stays.
     */
    update: Method<'installLinks.update'>;
    /**
     * Archive an install link
     *
     * Withdraws the link: it can be used no more, until it is brought back. Grants that came of it stay.
     */
    archive: Method<'installLinks.archive'>;
    /**
     * Unarchive an install link
     *
     * Brings an archived link back. It can be used again, unless it has ended or was used up.
     */
    unarchive: Method<'installLinks.unarchive'>;
    /**
     * Resolve an install link
     *
     * Whose link it is, for a person who has it, before they sign in. A link that is archived, over or used up is 404, as one that there never was.
     */
    resolve: Method<'installLinks.resolve'>;
    /**
     * Preview what an install link grants
     *
     * What the signed-in user would let the organization do by redeeming the link. Where the link is for certain addresses, theirs has to be one of them, and confirmed. They see a link that has ended, too.
     */
    preview: Method<'installLinks.preview'>;
    /**
     * Redeem an install link
     *
     * Lets the organization manage a workspace of yours, as `managers.grant` would, or one that is created for it and that you own. The link is used once more only when the grant is made. You can revoke the grant at any moment.
     */
    redeem: Method<'installLinks.redeem'>;
  };
  templates: {
    /**
     * List the templates
     *
     * The templates of the organization, newest first, each with how much it contains.
     */
    list: Method<'templates.list'>;
    /**
     * Create a template
     *
     * Roles, settings, webhook endpoints and projects that workspaces are to have. What a template does not name is left as it is, and nothing is ever deleted by one. Creating one changes nothing in any workspace; `templates.apply` does. At most 100 in an organization.
     */
    create: Method<'templates.create'>;
    /**
     * Get a template
     *
     * The template with all that it contains.
     */
    get: Method<'templates.get'>;
    /**
     * Update a template
     *
     * Changes what is given; `content` as a whole. Workspaces follow when the template is applied again. A run under way goes on with the content that it began with.
     */
    update: Method<'templates.update'>;
    /**
     * Delete a template
     *
     * What it made in workspaces stays, and so do the reports. A run under way goes on to its end.
     */
    delete: Method<'templates.delete'>;
    /**
     * Plan a template
     *
     * Says what applying the template would change, and where: in the workspaces that are named, or in all that the organization owns or manages, up to 1,000 at once. A workspace is `blocked` when `templates.apply` would be refused there, and `problem` says why. Nothing is changed, so an `Idempotency-Key` has no effect. A workspace that has been through `templates.apply` is `unchanged` until it is changed by hand: the same plan shows the drift.
     */
    plan: Method<'templates.plan'>;
    /**
     * Apply a template
     *
     * Applies the plan whose `digest` is given, for the same `workspaces` and `relation`; 409 `stale_plan` when a fresh one differs. A job then changes one workspace after the other, each in one transaction, by the operations that people use: as the caller who applies it, with the same rules, quotas, events and entries in the audit log, whose `request_id` is the id of the run. Each workspace is looked at once more at its turn. One that has changed since the plan is `stale` and left alone; one where the credential may not do it any more, because it was revoked, a grant or a membership has ended, or a role is a lesser one by then, is `refused`. A template is applied by one run at a time.
     */
    apply: Method<'templates.apply'>;
  };
  templateRuns: {
    /**
     * List the runs of templates
     *
     * What was applied, newest first, with how far it is.
     */
    list: Method<'templateRuns.list'>;
    /**
     * Get the run of a template
     *
     * The progress of the run, and its results so far.
     */
    get: Method<'templateRuns.get'>;
    /**
     * List the results of a run
     *
     * What was changed in each workspace, or why nothing was.
     */
    listResults: Method<'templateRuns.listResults'>;
  };
  users: {
    /**
     * Sign up
     *
     * Creates a user, and their first workspace, which they own. Sign in with `sessions.create` afterwards. A mail asks them to confirm their address. An address that is taken is 409 `already_exists`. With the token of an invitation they join its workspace instead of getting one of their own, or its organization besides; and the address, to which it was sent, counts as confirmed. An installation can be closed to strangers (403 `sign_up_closed`); the operator key, which is the one credential that counts here, signs people up all the same.
     */
    signUp: Method<'users.signUp'>;
  };
  me: {
    /**
     * Who am I
     *
     * The caller: the principal, its scope, the user it acts as, the workspace it is bound to, and when it ends.
     */
    get: Method<'me.get'>;
    /**
     * Update my profile
     *
     * Changes the name, language or password of the signed-in user. A new password needs the current one and ends all other sessions.
     */
    update: Method<'me.update'>;
    /**
     * List my workspaces
     *
     * The workspaces that the signed-in user reaches, with the role and how. Those that an organization owns are there for its owners and admins; those that it manages are `shared`, apart from the caller's own.
     */
    listWorkspaces: Method<'me.listWorkspaces'>;
  };
  emailVerifications: {
    /**
     * Send the verification mail again
     *
     * Signing up sends it by itself. Mails a new link to the address of the signed-in user; it works once, for one hour. At most 5 of these mails in an hour.
     */
    create: Method<'emailVerifications.create'>;
    /**
     * Confirm an e-mail address
     *
     * Takes the token from the mail's link. Because a stranger can sign up with the address of another person, the link alone does not confirm it. Send the account's password as well, or a token of one of its sessions in `Authorization`; people who read their mail on another device use the password. The owner of an address who did not make the account takes it over with `passwordResets.create`. A token that was used, or is older than one hour, is 409 `invalid_state`; an unknown one is 404. A wrong password uses nothing up.
     */
    confirm: Method<'emailVerifications.confirm'>;
  };
  passwordResets: {
    /**
     * Ask for a password reset
     *
     * Mails a link that works once, for one hour, when there is an account with the address; at most 5 in an hour. The answer and the time it takes are the same when there is none. The answer repeats the address as it was sent, and nothing that the server knows about it.
     */
    create: Method<'passwordResets.create'>;
    /**
     * Set a new password
     *
     * Takes the token from the mail's link. All sessions of the person end, and their address counts as confirmed, for the mail has reached them. API keys stay, unless the address was unconfirmed. Then the account may have been a stranger's, and its keys, those that it made, its webhook endpoints, invitations and grants end as well. A token that was used, or is older than one hour, is 409 `invalid_state`; an unknown one is 404.
     */
    confirm: Method<'passwordResets.confirm'>;
  };
  sessions: {
    /**
     * List my sessions
     *
     * The live sessions of the signed-in user.
     */
    list: Method<'sessions.list'>;
    /**
     * Sign in
     *
     * Begins a session and answers its token. A wrong password and an unknown address give the same answer in the same time.
     */
    create: Method<'sessions.create'>;
    /**
     * End a session
     *
     * Signs out: ends a session of the caller. `current` is the session that makes the request.
     */
    revoke: Method<'sessions.revoke'>;
    /**
     * Confirm my password
     *
     * Confirms the password in the current session, for workspaces that ask for it before sensitive changes. It counts for 15 minutes.
     */
    reauthenticate: Method<'sessions.reauthenticate'>;
  };
  organizationKeys: {
    /**
     * List the keys of an organization
     *
     * The keys of the organization, newest first.
     */
    list: Method<'organizationKeys.list'>;
    /**
     * Create a key of an organization
     *
     * Creates a key that reaches the organization and every workspace that it owns, by the workspace in the URL, and answers its secret, once. It administers: it creates workspaces, people and keys, and does none of the work that operations of the data plane are. What only owners may is out of its reach. Its scope may not hold more than you do.
     */
    create: Method<'organizationKeys.create'>;
    /**
     * Get a key of an organization
     *
     * A key, without its secret, and who still uses the old one while it is being rotated.
     */
    get: Method<'organizationKeys.get'>;
    /**
     * Update a key of an organization
     *
     * Takes effect on the next request with the key. Counts as making it: neither the old nor the new scope may hold more than you do.
     */
    update: Method<'organizationKeys.update'>;
    /**
     * Revoke a key of an organization
     *
     * From the moment of the answer no replica accepts it. No other key is affected.
     */
    revoke: Method<'organizationKeys.revoke'>;
    /**
     * Rotate a key of an organization
     *
     * Gives the key a new secret, answered once. The old one works for `transition_seconds` more.
     */
    rotate: Method<'organizationKeys.rotate'>;
    /**
     * Finish the rotation of a key of an organization
     *
     * Ends the old secret now.
     */
    finishRotation: Method<'organizationKeys.finishRotation'>;
    /**
     * Collect the new secret of a key of an organization
     *
     * Answers the secret that the server made when it rotated the key by its policy, once; it was kept encrypted until now, and is forgotten with the answer. Counts as making the key. The old secret works until the transition ends, so collect before that. The audit log shows who has collected it.
     */
    collectSecret: Method<'organizationKeys.collectSecret'>;
  };
  apiKeys: {
    /**
     * List API keys
     *
     * All keys of the workspace with `api_keys:read`; otherwise the caller's own.
     */
    list: Method<'apiKeys.list'>;
    /**
     * Create an API key
     *
     * Makes a service key, or a user key for yourself, and answers its secret this once. Keys for other people and service keys need `api_keys:manage`. The key may not hold more than you do. A user key is for an active member of the workspace; a person who is there through an organization alone gets 409 `invalid_state`.
     */
    create: Method<'apiKeys.create'>;
    /**
     * Get an API key
     *
     * A key without its secret. During a rotation it shows how often and from where the old secret is still used.
     */
    get: Method<'apiKeys.get'>;
    /**
     * Update an API key
     *
     * Changes what is given; the secret stays. The key may not come to hold more than you do.
     */
    update: Method<'apiKeys.update'>;
    /**
     * Revoke an API key
     *
     * Ends the key for good, both secrets of a rotating one. From this answer on no request with it is accepted.
     */
    revoke: Method<'apiKeys.revoke'>;
    /**
     * Rotate an API key
     *
     * Makes a new secret for the same key and answers it this once. The old secret goes on working for `transition_seconds`, a day unless given; 0 ends it now.
     */
    rotate: Method<'apiKeys.rotate'>;
    /**
     * Finish a rotation early
     *
     * Ends the old secret now.
     */
    finishRotation: Method<'apiKeys.finishRotation'>;
    /**
     * Collect the new secret of a key
     *
     * Answers the secret that the server made when it rotated the key by its policy, once; it was kept encrypted until now, and is forgotten with the answer. Counts as making the key. The old secret works until the transition ends, so collect before that. The audit log shows who has collected it.
     */
    collectSecret: Method<'apiKeys.collectSecret'>;
    /**
     * Verify an API key
     *
     * For a platform whose own API is called with Tenantry keys: pass on what your caller presented, and what they want to do. Answers 200 with `valid`, for a bad key too. A workspace credential verifies the keys of its own workspaces, the operator any. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    verify: Method<'apiKeys.verify'>;
  };
  permissions: {
    /**
     * List the permissions
     *
     * The catalogue: what each permission lets one do, its class, and the built-in roles that hold it. Custom roles and custom keys are made of these.
     */
    list: Method<'permissions.list'>;
  };
  access: {
    /**
     * Check access
     *
     * Answers up to 100 questions at once: may the caller, or with `access:explain` any user or key, use a permission or an operation here. Each answer has the code that a request would get, the step that decided, the whole trace, and the smallest scope or role that would do. Nothing is changed, so an `Idempotency-Key` has no effect.
     */
    check: Method<'access.check'>;
  };
  auditEvents: {
    /**
     * List the audit log
     *
     * Who did what, when and from where, latest first. An entry is written in the transaction of what it records, and nothing changes or deletes it until the retention of the plan is over. `seq` and `hash` are its place in the verifiable chain; they are `null` in the second or so until it is sealed.
     */
    list: Method<'auditEvents.list'>;
    /**
     * Get an entry of the audit log
     *
     * One entry, by id.
     */
    get: Method<'auditEvents.get'>;
  };
  auditExports: {
    /**
     * Export the audit log
     *
     * Exports every entry up to now that matches, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Up to 10,000 entries are ready at once; more are written by a job, so read the export until its `status` is `ready`. The download expires a day later. The export itself is in the audit log.
     */
    create: Method<'auditExports.create'>;
    /**
     * Get an export
     *
     * How far an export has come.
     */
    get: Method<'auditExports.get'>;
    /**
     * Download an export
     *
     * The entries, in the format of the export. CSV has a header line, and cells that a spreadsheet would take for a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. 409 `invalid_state` while the export is not ready and after it has expired.
     */
    download: Method<'auditExports.download'>;
  };
  auditCheckpoints: {
    /**
     * List the checkpoints
     *
     * Signed statements of what the chain was, latest first: one a minute at most, and one for each 1,000 entries, as long as something is sealed. What is sealed up to a checkpoint cannot be changed without breaking it; keep them elsewhere, or take the `audit.checkpoint` events, to hold even us to them.
     */
    list: Method<'auditCheckpoints.list'>;
  };
  auditKeys: {
    /**
     * List the keys of the audit log
     *
     * The public keys that verify checkpoints and bundles. They are public; keep a copy from a source that you trust.
     */
    list: Method<'auditKeys.list'>;
  };
  organizationAuditEvents: {
    /**
     * List the audit log of an organization
     *
     * Who did what, when and from where, latest first. An entry is written in the transaction of what it records, and nothing changes or deletes it until the retention of the plan is over. `seq` and `hash` are its place in the verifiable chain; they are `null` in the second or so until it is sealed.
     */
    list: Method<'organizationAuditEvents.list'>;
    /**
     * Get an entry of the audit log of an organization
     *
     * One entry, by id.
     */
    get: Method<'organizationAuditEvents.get'>;
  };
  organizationAuditExports: {
    /**
     * Export the audit log of an organization
     *
     * Exports every entry up to now that matches, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Up to 10,000 entries are ready at once; more are written by a job, so read the export until its `status` is `ready`. The download expires a day later. The export itself is in the audit log.
     */
    create: Method<'organizationAuditExports.create'>;
    /**
     * Get an export of an organization
     *
     * How far an export has come.
     */
    get: Method<'organizationAuditExports.get'>;
    /**
     * Download an export of an organization
     *
     * The entries, in the format of the export. CSV has a header line, and cells that a spreadsheet would take for a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. 409 `invalid_state` while the export is not ready and after it has expired.
     */
    download: Method<'organizationAuditExports.download'>;
  };
  organizationAuditCheckpoints: {
    /**
     * List the checkpoints of an organization
     *
     * Signed statements of what the chain was, latest first: one a minute at most, and one for each 1,000 entries, as long as something is sealed. What is sealed up to a checkpoint cannot be changed without breaking it; keep them elsewhere, or take the `audit.checkpoint` events, to hold even us to them.
     */
    list: Method<'organizationAuditCheckpoints.list'>;
  };
  organizationWebhookEndpoints: {
    /**
     * List webhook endpoints of an organization
     *
     * The endpoints of the organization, newest first.
     */
    list: Method<'organizationWebhookEndpoints.list'>;
    /**
     * Create a webhook endpoint of an organization
     *
     * From now on the chosen events of the organization are sent there. Answers the secret this once: it verifies that a delivery comes from here. See the webhooks of this document for every event and its data.
     */
    create: Method<'organizationWebhookEndpoints.create'>;
    /**
     * Get a webhook endpoint of an organization
     *
     * An endpoint without its secret.
     */
    get: Method<'organizationWebhookEndpoints.get'>;
    /**
     * Update a webhook endpoint of an organization
     *
     * Changes what is given. Disabling ends what is still to be sent or tried again; it is kept, and so is what happens meanwhile, and `organizationWebhookEndpoints.replay` sends it once the endpoint is enabled again.
     */
    update: Method<'organizationWebhookEndpoints.update'>;
    /**
     * Delete a webhook endpoint of an organization
     *
     * Ends the endpoint and forgets its secret and its delivery log.
     */
    delete: Method<'organizationWebhookEndpoints.delete'>;
    /**
     * Rotate the secret of a webhook endpoint of an organization
     *
     * Makes a new secret and answers it this once. For `transition_seconds`, a day unless given, deliveries are signed under both, so that the receiver can change over at any moment. `webhook-signature` then holds two signatures; `X-Signature-256` can hold only one, under the new secret. 0 ends every older secret now, also during a transition: use it when one has leaked.
     */
    rotateSecret: Method<'organizationWebhookEndpoints.rotateSecret'>;
    /**
     * Send a test event of an organization
     *
     * Sends an event of the type now, once, with the example of this document as its data and the header `webhook-test`. Works while the endpoint is disabled, too. Read how it went with `organizationWebhookDeliveries.get`.
     */
    test: Method<'organizationWebhookEndpoints.test'>;
    /**
     * Replay failed and missed events of an organization
     *
     * Sends again what has failed since a time, and sends what the endpoint has chosen and never got, for example because it was disabled. At most 10,000 events in one call, the oldest first: while `has_more` is true, call again. Events are kept for 30 days.
     */
    replay: Method<'organizationWebhookEndpoints.replay'>;
  };
  organizationWebhookDeliveries: {
    /**
     * List webhook deliveries of an organization
     *
     * The delivery log, by the time of the event, newest first. It goes back 30 days.
     */
    list: Method<'organizationWebhookDeliveries.list'>;
    /**
     * Get a webhook delivery of an organization
     *
     * A delivery with its event and its latest attempts: what was sent and what came back.
     */
    get: Method<'organizationWebhookDeliveries.get'>;
    /**
     * Deliver an event of an organization again
     *
     * Sends the event to the endpoint once more now, under the same id, whatever became of it before. Retries that are still to come stay as they are. Works while the endpoint is disabled, too.
     */
    redeliver: Method<'organizationWebhookDeliveries.redeliver'>;
  };
  organizationEvents: {
    /**
     * List events of an organization
     *
     * What happened in the organization in the last 30 days, as webhooks deliver it, newest first. Not for keys that are limited to projects, because an event may be about any of them.
     */
    list: Method<'organizationEvents.list'>;
  };
  webhookEndpoints: {
    /**
     * List webhook endpoints
     *
     * The endpoints of the workspace, newest first.
     */
    list: Method<'webhookEndpoints.list'>;
    /**
     * Create a webhook endpoint
     *
     * From now on the chosen events of the workspace are sent there. Answers the secret this once: it verifies that a delivery comes from here. See the webhooks of this document for every event and its data.
     */
    create: Method<'webhookEndpoints.create'>;
    /**
     * Get a webhook endpoint
     *
     * An endpoint without its secret.
     */
    get: Method<'webhookEndpoints.get'>;
    /**
     * Update a webhook endpoint
     *
     * Changes what is given. Disabling ends what is still to be sent or tried again; it is kept, and so is what happens meanwhile, and `webhookEndpoints.replay` sends it once the endpoint is enabled again.
     */
    update: Method<'webhookEndpoints.update'>;
    /**
     * Delete a webhook endpoint
     *
     * Ends the endpoint and forgets its secret and its delivery log.
     */
    delete: Method<'webhookEndpoints.delete'>;
    /**
     * Rotate the secret of a webhook endpoint
     *
     * Makes a new secret and answers it this once. For `transition_seconds`, a day unless given, deliveries are signed under both, so that the receiver can change over at any moment. `webhook-signature` then holds two signatures; `X-Signature-256` can hold only one, under the new secret. 0 ends every older secret now, also during a transition: use it when one has leaked.
     */
    rotateSecret: Method<'webhookEndpoints.rotateSecret'>;
    /**
     * Send a test event
     *
     * Sends an event of the type now, once, with the example of this document as its data and the header `webhook-test`. Works while the endpoint is disabled, too. Read how it went with `webhookDeliveries.get`.
     */
    test: Method<'webhookEndpoints.test'>;
    /**
     * Replay failed and missed events
     *
     * Sends again what has failed since a time, and sends what the endpoint has chosen and never got, for example because it was disabled. At most 10,000 events in one call, the oldest first: while `has_more` is true, call again. Events are kept for 30 days.
     */
    replay: Method<'webhookEndpoints.replay'>;
  };
  webhookDeliveries: {
    /**
     * List webhook deliveries
     *
     * The delivery log, by the time of the event, newest first. It goes back 30 days.
     */
    list: Method<'webhookDeliveries.list'>;
    /**
     * Get a webhook delivery
     *
     * A delivery with its event and its latest attempts: what was sent and what came back.
     */
    get: Method<'webhookDeliveries.get'>;
    /**
     * Deliver again
     *
     * Sends the event to the endpoint once more now, under the same id, whatever became of it before. Retries that are still to come stay as they are. Works while the endpoint is disabled, too.
     */
    redeliver: Method<'webhookDeliveries.redeliver'>;
  };
  events: {
    /**
     * List events
     *
     * What happened in the workspace in the last 30 days, as webhooks deliver it, newest first. Not for keys that are limited to projects, because an event may be about any of them.
     */
    list: Method<'events.list'>;
  };
}
