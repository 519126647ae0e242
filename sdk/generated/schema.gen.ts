// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.

export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check liveness
         * @description Returns 200 while the process runs. It does not use the database; use it as a liveness probe.
         */
        get: operations["meta.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check readiness
         * @description Returns 200 when the database is reachable and requests are served, and 503 otherwise. Use it as a readiness probe.
         */
        get: operations["meta.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workspaces
         * @description Lists the workspaces that the credential can access: for a signed-in user, those with a membership; for a workspace key, its own; for an organization key, those that the organization owns; for the operator, all.
         */
        get: operations["workspaces.list"];
        put?: never;
        /**
         * Create a workspace
         * @description Creates a workspace. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later. With `organization`, the organization owns the workspace, which requires `organization_workspaces:create` there. Such a workspace needs no member, and organization keys can create it in their own organization.
         */
        post: operations["workspaces.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a workspace
         * @description Returns a workspace, by slug or id. A deleted one is shown until it is purged.
         */
        get: operations["workspaces.get"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description Archives the workspace. Its keys stop working immediately. An owner can restore it for 30 days; then it is purged.
         */
        delete: operations["workspaces.delete"];
        options?: never;
        head?: never;
        /**
         * Update a workspace
         * @description Changes the given fields; an application key changes only `external_id` and `metadata`. The ten most recent former slugs keep resolving, each for at least 30 days, and no other workspace can take them. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
         */
        patch: operations["workspaces.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a workspace
         * @description Restores a deleted workspace, including its keys.
         */
        post: operations["workspaces.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer ownership
         * @description Makes another active member an owner, and you an admin, in one step.
         */
        post: operations["workspaces.transferOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a workspace
         * @description Moves a workspace out of the organization that owns it. One of its active members becomes its owner. The policies of the organization no longer apply there, and its owners and admins lose access unless they are members. Organization keys lose access immediately, service keys created by non-members are revoked, and pending invitations are cancelled. Other owners become admins.
         */
        post: operations["workspaces.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings
         * @description Returns the settings of the workspace. A user who may delete the workspace, and has just confirmed their password, can read them from any address.
         */
        get: operations["settings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the settings
         * @description Updates the given fields. `session_idle_minutes`, `require_reauthentication` and `ip_allowlist` also require `security:manage`. An allowlist that does not contain your own address is refused, so that you cannot lock yourself out. A user who may delete the workspace, and has just confirmed their password, can change `ip_allowlist`, and nothing else, from any address.
         */
        patch: operations["settings.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members
         * @description Lists the members of the workspace, newest first.
         */
        get: operations["members.list"];
        put?: never;
        /**
         * Add a member
         * @description Adds a member of the organization that owns the workspace, by id or e-mail address, if their address is confirmed. All other people join by invitation, with `invitations.create`. For them the response is 409 `invitation_required`, whether or not they have an account. You cannot assign a role that exceeds your permissions. The operator key can add any existing user by id, and any user with a confirmed address by e-mail address. A user who left the workspace voluntarily can only return by accepting an invitation; until then the response is 409 `invitation_required`, also with the operator key.
         */
        post: operations["members.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member
         * @description Returns a member of this workspace.
         */
        get: operations["members.get"];
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Removes the member from the workspace and its projects, revokes their user keys and cancels the invitations that they sent. The receipt lists what ended, and what remains for others to review. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes.
         */
        delete: operations["members.remove"];
        options?: never;
        head?: never;
        /**
         * Update a member
         * @description Changes the role, the `external_id` and the `metadata`, as far as they are given. A role takes effect on the member's next request. Neither the old nor the new role may exceed your permissions.
         */
        patch: operations["members.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{user_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate a member
         * @description Ends the access of the member immediately, revokes their user keys and cancels the invitations that they sent. Their work, role and project memberships stay. The receipt lists what ended, and what remains for others to review. With `dry_run` nothing changes.
         */
        post: operations["members.deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{user_id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivate a member
         * @description Restores the access of the member, with the same role and project memberships as before. Revoked keys and cancelled invitations stay so.
         */
        post: operations["members.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of an organization
         * @description Lists the members of the organization, newest first.
         */
        get: operations["organizationMembers.list"];
        put?: never;
        /**
         * Add a member to an organization
         * @description For the operator. Adds any existing user by id, or any user with a confirmed address by e-mail address, as a member unless another role is given. All other callers add people with `organizationInvitations.create`; they get 409 `invitation_required`, whether or not the person has an account. A member can access the workspaces that the organization manages immediately, and joins those that it owns with `members.add`. A user who left the organization voluntarily can only return by accepting an invitation; until then the operator gets 409 `invitation_required` as well.
         */
        post: operations["organizationMembers.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member of an organization
         * @description Returns a member of this organization.
         */
        get: operations["organizationMembers.get"];
        put?: never;
        post?: never;
        /**
         * Remove a member from an organization
         * @description Removes the member from the organization and from every workspace that it owns, where their user keys end. They also lose access to managed workspaces. Effective when the response is sent. The receipt lists what ended. Only owners can remove owners and admins. Every member can remove themselves, and can then only return by accepting an invitation. With `dry_run` nothing changes.
         */
        delete: operations["organizationMembers.remove"];
        options?: never;
        head?: never;
        /**
         * Update a member of an organization
         * @description Changes the role, the `external_id` and the `metadata`, as far as they are given. A role takes effect on the member's next request. Only owners can change it.
         */
        patch: operations["organizationMembers.update"];
        trace?: never;
    };
    "/v1/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview an invitation
         * @description Shows who sent the invitation and to what, before the recipient signs in. A token that is unknown, or was replaced by resending the invitation, returns 404. The token is in the body, because URLs are logged. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["invitations.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Makes the signed-in user a member of the workspace or the organization, if the invitation was sent to their address, regardless of case. The address is then confirmed. Users without an account pass the token to `users.signUp` instead.
         */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invitations
         * @description Lists the invitations of the workspace, newest first.
         */
        get: operations["invitations.list"];
        put?: never;
        /**
         * Invite people
         * @description Mails a link to each address, valid for 72 hours. All invitees get the same role, which cannot exceed your permissions, and are added to the same projects. Each address has its own outcome, so a failure does not stop the others. Your own address must be verified (403 `email_not_verified`). If budgets for invitation mails refuse every address, the response is 429 `rate_limited` with `Retry-After`; if the plan allows no more pending invitations, 409 `limit_reached`. An application key invites only the first owner (409 `invalid_state` when there is one, or one is invited).
         */
        post: operations["invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invitation
         * @description Returns an invitation with its status.
         */
        get: operations["invitations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/{invitation_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend an invitation
         * @description Mails a new link, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so the role cannot exceed your permissions. At most 5 mails an hour to an address.
         */
        post: operations["invitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/{invitation_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an invitation
         * @description The link stops working, and a pending mail is not sent.
         */
        post: operations["invitations.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import invitations
         * @description Takes a CSV file in UTF-8 with up to 10,000 rows, 50,000 lines (including blank ones) and 2 MiB. The columns `email` and `role` are required, `first_name` and `last_name` optional, in any order; other columns are ignored. Fields are separated by commas, semicolons, tabs or vertical bars, detected from the header or a first line such as `sep=;`, with or without quotes and byte order mark. Blank rows are skipped. The response contains the line and outcome of every row: valid rows are invited, invalid ones are skipped with a reason. Uploading the same file again is safe. With `dry_run` nothing changes. One `import.completed` webhook is sent.
         */
        post: operations["invitations.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/import/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a template for an import
         * @description Returns a CSV file with the columns of an import and a sample row.
         */
        get: operations["invitations.importTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import
         * @description Cancels the pending invitations of the import; members who have accepted stay. One `import.undone` webhook is sent.
         */
        post: operations["imports.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organization invitations
         * @description Lists the invitations of the organization, newest first.
         */
        get: operations["organizationInvitations.list"];
        put?: never;
        /**
         * Invite people into an organization
         * @description Mails a link to each address, valid for 72 hours, for `invitations.accept`. All invitees get the same role; only owners can invite owners and admins. Each address has its own outcome, so a failure does not stop the others. Your own address must be verified (403 `email_not_verified`). If budgets for invitation mails refuse every address, the response is 429 `rate_limited` with `Retry-After`; if the plan allows no more pending invitations, 409 `limit_reached`. An application key invites only the first owner (409 `invalid_state` when there is one, or one is invited).
         */
        post: operations["organizationInvitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization invitation
         * @description Returns an invitation with its status.
         */
        get: operations["organizationInvitations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations/{invitation_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend an organization invitation
         * @description Mails a new link, valid for another 72 hours, also for an expired invitation. The previous link stops working. You become the inviter, so only owners can resend invitations of owners and admins.
         */
        post: operations["organizationInvitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations/{invitation_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an organization invitation
         * @description The link stops working, and a pending mail is not sent. Only owners can cancel invitations of owners and admins.
         */
        post: operations["organizationInvitations.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles
         * @description Lists the built-in roles, most powerful first, then the custom ones, newest first.
         */
        get: operations["roles.list"];
        put?: never;
        /**
         * Create a custom role
         * @description Creates a named set of permissions, which is immediately available for members of the workspace and of projects. At most 20 per workspace. You cannot include permissions that you do not have, or permissions of class owner.
         */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a role
         * @description Returns a built-in role by name, or a custom one by id.
         */
        get: operations["roles.get"];
        put?: never;
        post?: never;
        /**
         * Delete a custom role
         * @description Refused with 409 `role_in_use` and the list of users while it is assigned to a member.
         */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        /**
         * Update a custom role
         * @description Takes effect on the next request of each member with the role. Neither the old nor the new permissions may exceed yours.
         */
        patch: operations["roles.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects/{project}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings of a project
         * @description Returns the settings of the project, where they differ from those of the workspace, and the values that apply.
         */
        get: operations["projectSettings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the settings of a project
         * @description Updates the given fields; `null` resets one to the value of the workspace.
         */
        patch: operations["projectSettings.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projects
         * @description Lists the projects that the caller has access to: all of them for owners, admins and managers, and for others the projects of which they are members.
         */
        get: operations["projects.list"];
        put?: never;
        /**
         * Create a project
         * @description Creates a project. The creator becomes a member of it.
         */
        post: operations["projects.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a project
         * @description Returns a project, by slug or id. A deleted one is shown until it is purged.
         */
        get: operations["projects.get"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description Archives the project. It can be restored for 30 days; then it is purged.
         */
        delete: operations["projects.delete"];
        options?: never;
        head?: never;
        /**
         * Update a project
         * @description Updates the given fields. The ten most recent former slugs keep resolving in this workspace, each for at least 30 days. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
         */
        patch: operations["projects.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects/{project}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a project
         * @description Restores a deleted project.
         */
        post: operations["projects.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects/{project}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a project
         * @description Lists the users who were added to the project. Owners, admins and managers of the workspace have access without being added.
         */
        get: operations["projectMembers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/projects/{project}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a member to a project
         * @description Adds a member of the workspace to the project, or changes their role there. A project role overrides the workspace role inside the project, whether higher or lower; with `null` the workspace role applies. It cannot exceed your permissions in this project.
         */
        put: operations["projectMembers.set"];
        post?: never;
        /**
         * Remove a member from a project
         * @description Removes the member and their project role from the project. Owners, admins and managers of the workspace still have access to it.
         */
        delete: operations["projectMembers.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get my notification preferences
         * @description Returns the notification preferences of the signed-in member, where they differ from the workspace defaults.
         */
        get: operations["notificationPreferences.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update my notification preferences
         * @description Updates the given fields; `null` resets one to the workspace default. Security notices are always sent.
         */
        patch: operations["notificationPreferences.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the billing details
         * @description Returns the plan and the billing contact.
         */
        get: operations["billing.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the billing contact
         * @description Replaces the billing contact; `null` clears it.
         */
        patch: operations["billing.update"];
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the plans
         * @description Lists all plans, including archived ones, newest first.
         */
        get: operations["plans.list"];
        put?: never;
        /**
         * Create a plan
         * @description Creates a plan, which workspaces can then have. The limits that it does not set are those of `enterprise`, which are the largest. `features` and `application_limits` are your own; verification returns them, and `usage.consume` counts against the limits. At most 1000 plans.
         */
        post: operations["plans.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a plan
         * @description Returns a plan by its id or name.
         */
        get: operations["plans.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a plan
         * @description Changes a plan for all workspaces that have it, at once. `limits` changes those that it names; the other fields are replaced. A lower limit deletes nothing; existing items above it stay, and new ones are refused.
         */
        patch: operations["plans.update"];
        trace?: never;
    };
    "/v1/plans/{plan_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a plan
         * @description No workspace gets the plan any more; those that have it keep it. Returns 409 `invalid_state` for the plan that new workspaces get (`DEFAULT_PLAN`).
         */
        post: operations["plans.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unarchive a plan
         * @description Workspaces can get the plan again.
         */
        post: operations["plans.unarchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the plan of a workspace
         * @description For the operator. A lower plan deletes nothing: existing items above the quota stay, and new ones are refused.
         */
        put: operations["plans.set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage
         * @description Returns the limits of the plan with their current usage, and the meters of your application.
         */
        get: operations["usage.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/usage/{meter}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record usage
         * @description Adds to a meter, whether or not the plan includes as much, for what has happened already. The meter is named in `application_limits` of some plan. With the same `event_id` it counts once, for the period and 35 days.
         */
        post: operations["usage.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/usage/{meter}/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consume usage
         * @description Adds to a meter if the plan includes as much; otherwise it returns 409 `limit_reached` and adds nothing. It is exact, also for concurrent requests. With the same `event_id` it counts once, for the period and 35 days.
         */
        post: operations["usage.consume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/usage/{meter}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release usage
         * @description Gives a consumption back to the period that it counts in, for example for a seat that is free again. Repeating it changes nothing. Its `event_id` stays used.
         */
        post: operations["usage.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organizations
         * @description Lists the organizations of the signed-in user; for an organization key, its own; for the operator, all. The list is empty for workspace keys.
         */
        get: operations["organizations.list"];
        put?: never;
        /**
         * Create an organization
         * @description Creates an organization. The signed-in user becomes its owner. The operator names one with `owner_id`, or adds one later.
         */
        post: operations["organizations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization
         * @description Returns an organization, by slug or id. A deleted one is shown until it is purged.
         */
        get: operations["organizations.get"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Archives the organization. Its keys and all access that it gave end immediately. An owner can restore it for 30 days; then it is purged. It must not own any workspace: delete or release those first.
         */
        delete: operations["organizations.delete"];
        options?: never;
        head?: never;
        /**
         * Update an organization
         * @description Changes the given fields; an application key changes only `external_id` and `metadata`. The ten most recent former slugs keep resolving, each for at least 30 days, and no other organization can take them. If all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases stops resolving on all replicas before the response is sent.
         */
        patch: operations["organizations.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore an organization
         * @description Restores a deleted organization, including its keys and the access that it gives.
         */
        post: operations["organizations.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the workspaces of an organization
         * @description Lists the workspaces that it owns, or those that it manages, newest first. The list gives no access: members of the organization have to be added to its workspaces.
         */
        get: operations["organizations.listWorkspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings of an organization
         * @description Returns the settings and policies of the organization. An owner who has just confirmed their password can read them from any address.
         */
        get: operations["organizationSettings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the settings of an organization
         * @description Updates the settings and policies, which take effect on the next request. An allowlist that would lock you out is refused with 409 `invalid_state`. An owner who has just confirmed their password can change `ip_allowlist`, and nothing else, from any address. Keys and secrets older than a new limit get a grace period of that many days. Keys that a limit has ended, and secrets that have to be rotated, stay so under a later limit. If the organization requires the password before keys are created, it requires it before this change as well.
         */
        patch: operations["organizationSettings.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the moves into an organization
         * @description Lists the workspaces whose owners have proposed to move them into this organization, newest first.
         */
        get: operations["organizationMoves.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/moves/{move_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a move into an organization
         * @description Makes the organization the owner of the workspace, as the workspace owner has proposed and is still allowed to. The policies of the organization then apply to the workspace, its owners and admins become admins there, and owner-only actions pass to the organization. Every member of the workspace must belong to the organization: 409 `organization_membership_required` lists the others in `users`. A grant by which the organization managed the workspace ends.
         */
        post: operations["organizationMoves.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/moves/{move_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a move into an organization
         * @description The workspace stays as it is.
         */
        post: operations["organizationMoves.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the moves of a workspace
         * @description Lists the proposals with their status, newest first.
         */
        get: operations["workspaceMoves.list"];
        put?: never;
        /**
         * Propose to move a workspace into an organization
         * @description Proposes that an organization becomes the owner of this workspace. Nothing changes until one of the organization's owners or admins accepts; until then it can be cancelled. A workspace has one pending proposal at a time.
         */
        post: operations["workspaceMoves.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/moves/{move_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a move
         * @description Cancels a pending proposal.
         */
        post: operations["workspaceMoves.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the grants of an organization
         * @description Lists the grants that workspace owners have given to this organization, including ended ones, newest first.
         */
        get: operations["organizations.listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the managers of a workspace
         * @description Lists the grants of the workspace, including ended ones, newest first. Every member of the workspace can see them.
         */
        get: operations["managers.list"];
        put?: never;
        /**
         * Let an organization manage the workspace
         * @description Every member of the organization, whatever their role, becomes a managing admin of the workspace: they can do what an admin can, except for billing, deletion, ownership and grants. Effective when the response is sent. The audit log records the grant with everything that they do. Deactivated members of the workspace stay locked out. A grant can expire, be paused, and be revoked at any time. It is active only while its grantor still has the right to grant.
         */
        post: operations["managers.grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/managers/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a grant
         * @description Returns a grant of the workspace with its status.
         */
        get: operations["managers.get"];
        put?: never;
        post?: never;
        /**
         * Revoke a grant
         * @description Ends the access of all members of the organization, and everything that could not have been created without the grant: keys, invitations, memberships, project memberships and webhook endpoints. Settings, roles and permissions are restored. Takes effect on all replicas before the response is sent. The receipt lists what ended, and what remains for the workspace to review: keys whose secret members of the organization saw or whose scope they changed, roles, projects and endpoints. Revoking again ends nothing more and returns what remains. Owners can revoke a grant from any address.
         */
        delete: operations["managers.revoke"];
        options?: never;
        head?: never;
        /**
         * Update a grant
         * @description Pauses or resumes the grant, or changes its expiry. It takes effect on the next request. You become the grantor, so updating a suspended grant reactivates it. A grant that has ended cannot be reactivated.
         */
        patch: operations["managers.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List access requests
         * @description Lists the organizations that have requested to manage the workspace, newest first.
         */
        get: operations["accessRequests.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/access-requests/{request_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an access request
         * @description Creates the requested grant, as `managers.grant` would, for the requested time or less. The terms of a request never change. If the organization requests access again on other terms, this request becomes `replaced` and cannot be approved (409 `invalid_state`).
         */
        post: operations["accessRequests.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/access-requests/{request_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an access request
         * @description The organization receives a webhook. It may request access again.
         */
        post: operations["accessRequests.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request access to a workspace
         * @description Asks the owners of a workspace to let this organization manage it. They are notified by mail, of about five requests an hour. The response does not reveal whether the workspace exists; after 30 requests an hour it is 429 `rate_limited`. Repeating a request with the same terms returns the same request; other terms replace the pending one by a new request with a new id.
         */
        post: operations["accessRequests.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/install-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List install links
         * @description Lists the install links of the organization, including archived ones, newest first.
         */
        get: operations["installLinks.list"];
        put?: never;
        /**
         * Create an install link
         * @description Creates a link for customers: a workspace owner who opens it and agrees lets this organization manage the workspace. The link can be limited to certain addresses, a number of uses and an expiry date. Only the organization sees your notes.
         */
        post: operations["installLinks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/install-links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an install link
         * @description Returns an install link with its status and usage.
         */
        get: operations["installLinks.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update an install link
         * @description Changes the allowed addresses, the number of uses, the expiry or the notes. It takes effect on the next request; grants from earlier uses stay.
         */
        patch: operations["installLinks.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/install-links/{link_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive an install link
         * @description Withdraws the link, so that it cannot be used until it is unarchived. Existing grants stay.
         */
        post: operations["installLinks.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/install-links/{link_id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unarchive an install link
         * @description Makes an archived link usable again, unless it has expired or reached its maximum number of uses.
         */
        post: operations["installLinks.unarchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/install-links/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resolve an install link
         * @description Shows the organization of a link before the recipient signs in. A link that is archived, expired or used up returns 404, as if it did not exist.
         */
        get: operations["installLinks.resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/install-links/{hash}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview what an install link grants
         * @description Shows what redeeming the link would let the organization do. If the link is limited to certain addresses, the signed-in user's must be one of them, and confirmed. They also see a link that has ended.
         */
        get: operations["installLinks.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/install-links/{hash}/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem an install link
         * @description Lets the organization manage one of your workspaces, like `managers.grant`, or a new one that you will own. The use counts only when the grant is created. You can revoke the grant at any time.
         */
        post: operations["installLinks.redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the templates
         * @description Lists the templates of the organization with the size of their content, newest first.
         */
        get: operations["templates.list"];
        put?: never;
        /**
         * Create a template
         * @description Creates a template of roles, settings, webhook endpoints and projects for workspaces. Anything that a template does not name stays as it is, and a template never deletes anything. Creating it changes no workspace; `templates.apply` does. At most 100 per organization.
         */
        post: operations["templates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a template
         * @description Returns the template with its content.
         */
        get: operations["templates.get"];
        put?: never;
        post?: never;
        /**
         * Delete a template
         * @description Resources that it created in workspaces stay, and so do the reports. A run in progress continues.
         */
        delete: operations["templates.delete"];
        options?: never;
        head?: never;
        /**
         * Update a template
         * @description Updates the given fields; `content` is replaced as a whole. Workspaces change when the template is applied again. A run in progress keeps the content that it started with.
         */
        patch: operations["templates.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/templates/{template_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan a template
         * @description Returns what applying the template would change in the given workspaces, or in all that the organization owns or manages, up to 1,000. A workspace is `blocked` if `templates.apply` would be refused there; `problem` has the reason. Nothing is changed, so an `Idempotency-Key` has no effect. After `templates.apply` a workspace is `unchanged` until it is changed manually: the same plan shows the drift.
         */
        post: operations["templates.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/templates/{template_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a template
         * @description Applies the plan with the given `digest`, for the same `workspaces` and `relation`; returns 409 `stale_plan` if a new plan would differ. A job then changes the workspaces one by one, each in one transaction, with ordinary operations: as the caller, with the same rules, quotas, events and audit entries, whose `request_id` is the id of the run. Each workspace is checked again before it is changed. If it has changed since the plan, it is `stale` and left as it is. If the caller has lost the permission, because the credential was revoked, a grant or membership has ended, or a role was lowered, it is `refused`. Only one run at a time can apply a template.
         */
        post: operations["templates.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/template-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List template runs
         * @description Lists the runs with their progress, newest first.
         */
        get: operations["templateRuns.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/template-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a template run
         * @description Returns the progress of the run, and its results so far.
         */
        get: operations["templateRuns.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/template-runs/{run_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the results of a run
         * @description Lists what was changed in each workspace, or why nothing was.
         */
        get: operations["templateRuns.listResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description For the operator and for application keys with `directory:read`. A key that is limited to tenants sees their members.
         */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Sets the `external_id` and the `metadata` of a user. For the operator and for application keys with `workspaces:provision` that are not limited to tenants.
         */
        patch: operations["users.update"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Lists the users of the installation. For the operator and for application keys with `directory:read`. A key that is limited to tenants sees their members, and those of the workspaces that a listed organization owns.
         */
        get: operations["users.list"];
        put?: never;
        /**
         * Sign up
         * @description Creates a user, and their first workspace, which they own. Sign in with `sessions.create` afterwards. A mail asks the user to confirm their address. An address that is already registered returns 409 `already_exists`. With `invitation_token` the user joins that workspace instead of getting one of their own, or joins that organization in addition, and their address is confirmed. Sign-up can be restricted (403 `sign_up_closed`); the operator key can always create users, and is the only credential that has an effect here.
         */
        post: operations["users.signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the caller
         * @description Returns the principal, its scope, the user it acts as, the workspace it is bound to, and when the credential expires.
         */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update my profile
         * @description Changes the name, language, metadata or password of the signed-in user. A new password requires the current one and ends all other sessions.
         */
        patch: operations["me.update"];
        trace?: never;
    };
    "/v1/me/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my workspaces
         * @description Lists the workspaces that the signed-in user has access to, with the role and the kind of access. Owners and admins of an organization also see the workspaces that it owns. Managed workspaces have the relation `shared`.
         */
        get: operations["me.listWorkspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend the verification mail
         * @description Mails a new link to the address of the signed-in user; sign-up already sends the first one. The link works once, for one hour. At most 5 mails an hour.
         */
        post: operations["emailVerifications.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-verifications/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an e-mail address
         * @description Takes the token from the link in the mail. Because a stranger can sign up with another person's address, the link alone does not confirm it: send the password of the account as well, or the token of one of its sessions in `Authorization`. Users who read their mail on another device use the password. The owner of an address who did not create the account takes it over with `passwordResets.create`. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404. A wrong password does not use up the token.
         */
        post: operations["emailVerifications.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a password reset
         * @description Mails a link that works once, for one hour, if an account with the address exists; at most 5 an hour. Response and timing do not reveal whether the account exists. The response repeats the address as sent.
         */
        post: operations["passwordResets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password
         * @description Takes the token from the link in the mail. All sessions of the user end, and their address is confirmed, because the mail has reached them. API keys stay valid, unless the address was unconfirmed: the account may then have belonged to a stranger, so its keys, the keys that it created, and its webhook endpoints, invitations and grants end as well. A token that was used, or is older than one hour, returns 409 `invalid_state`; an unknown one returns 404.
         */
        post: operations["passwordResets.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my sessions
         * @description Lists the active sessions of the signed-in user.
         */
        get: operations["sessions.list"];
        put?: never;
        /**
         * Sign in
         * @description Creates a session and returns its token. The response and its timing are the same for a wrong password and an unknown address.
         */
        post: operations["sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Ends one of your sessions. Use `current` for the session of the request.
         */
        delete: operations["sessions.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/reauthentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm my password
         * @description Confirms the password in the current session, for workspaces that require it before sensitive changes. It is valid for 15 minutes.
         */
        post: operations["sessions.reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organization keys
         * @description Lists the keys of the organization, newest first.
         */
        get: operations["organizationKeys.list"];
        put?: never;
        /**
         * Create an organization key
         * @description Creates a key with access to the organization and every workspace that it owns, and returns its secret once. The key is for administration: it can create workspaces, users and keys, but cannot call operations of the data plane or use owner-only permissions. Its scope cannot exceed your permissions.
         */
        post: operations["organizationKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization key
         * @description Returns a key without its secret. During a rotation it shows which addresses still use the previous secret.
         */
        get: operations["organizationKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke an organization key
         * @description Takes effect on all replicas before the response is sent. No other key is affected.
         */
        delete: operations["organizationKeys.revoke"];
        options?: never;
        head?: never;
        /**
         * Update an organization key
         * @description Takes effect on the next request with the key. Neither the old nor the new scope may exceed your permissions.
         */
        patch: operations["organizationKeys.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an organization key
         * @description Creates a new secret and returns it once. The previous secret works for another `transition_seconds`.
         */
        post: operations["organizationKeys.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys/{key_id}/rotation/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish the rotation of an organization key
         * @description Ends the previous secret immediately.
         */
        post: operations["organizationKeys.finishRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys/{key_id}/secret/collect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect the new secret of an organization key
         * @description Returns, once, the secret from an automatic rotation, which was stored sealed until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it.
         */
        post: operations["organizationKeys.collectSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Lists all keys of the workspace with `api_keys:read`, and otherwise only your own.
         */
        get: operations["apiKeys.list"];
        put?: never;
        /**
         * Create an API key
         * @description Creates a service key, or a user key for yourself, and returns its secret once. Creating service keys and keys for other users requires `api_keys:manage`. The key cannot exceed your permissions. A user key requires an active membership of the workspace; a user who only has access through an organization gets 409 `invalid_state`.
         */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description Returns a key without its secret. During a rotation it shows how often and from which addresses the previous secret is still used.
         */
        get: operations["apiKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent.
         */
        delete: operations["apiKeys.revoke"];
        options?: never;
        head?: never;
        /**
         * Update an API key
         * @description Updates the given fields; the secret stays the same. You cannot raise the key above your own permissions.
         */
        patch: operations["apiKeys.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately.
         */
        post: operations["apiKeys.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys/{key_id}/rotation/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a rotation early
         * @description Ends the previous secret immediately.
         */
        post: operations["apiKeys.finishRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys/{key_id}/secret/collect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect the new secret of a key
         * @description Returns, once, the secret from an automatic rotation, which was stored sealed until now. Requires the same permissions as creating the key. The previous secret works until the transition ends, so collect the new one before that. The audit log records who collected it.
         */
        post: operations["apiKeys.collectSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List application keys
         * @description Lists the application keys of the installation.
         */
        get: operations["applicationKeys.list"];
        put?: never;
        /**
         * Create an application key
         * @description Creates a key for your application and returns its secret once, so that no running application needs the operator key. The key may do exactly what its `permissions` say, in all tenants or in the listed ones. It has no role and cannot create credentials.
         */
        post: operations["applicationKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-keys/{application_key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an application key
         * @description Returns a key without its secret. During a rotation it shows how often and from which addresses the previous secret is still used.
         */
        get: operations["applicationKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke an application key
         * @description Revokes the key permanently, including both secrets during a rotation. Takes effect on all replicas before the response is sent.
         */
        delete: operations["applicationKeys.revoke"];
        options?: never;
        head?: never;
        /**
         * Update an application key
         * @description Updates the given fields; the secret stays the same.
         */
        patch: operations["applicationKeys.update"];
        trace?: never;
    };
    "/v1/application-keys/{application_key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an application key
         * @description Creates a new secret for the same key and returns it once. The previous secret keeps working for `transition_seconds`, by default one day; 0 ends it immediately.
         */
        post: operations["applicationKeys.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-keys/{application_key_id}/rotation/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish the rotation of an application key
         * @description Ends the previous secret immediately.
         */
        post: operations["applicationKeys.finishRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an access token
         * @description Makes a short-lived token that ends at once with what it was made from. From a session: for one `workspace` and one `audience`, your own API, which passes it to `credentials.verify`; it lives for 15 minutes, and can do nothing here but `me.get`. From a user key or service key: for at most one hour, with a scope within that of the key, and its projects, allowlists and rate limit. No access token creates keys, tokens or rotations.
         */
        post: operations["accessTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credential-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream changes of credentials
         * @description For the guards of the SDK in local mode, as server-sent events. `hello` names the stream. `changed` has the `tags` of verifications that have to be repeated, or `null` for all, and a number `seq`. `lease` says for how many milliseconds, counted from when you sent that `renewal`, verifications may be answered from memory. A verification made with `stream_id` has the tags that it depends on; they say nothing about other credentials. The response to a revocation waits until every stream with a lease has confirmed it. A stream ends when it is not renewed for two seconds, falls behind, or the calling key changes.
         */
        get: operations["credentialChanges.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credential-changes/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a lease
         * @description Confirms the changes up to `seen`, and asks for a new lease, which comes over the stream. Send it several times in each half second, and after each change. Any replica takes it. For a stream that has ended, or that is not yours, nothing happens. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["credentialChanges.renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a credential
         * @description Lets your own API accept Tenantry credentials: pass the key, session or access token that your caller presented, and what they want to do. Any string returns 200 with `valid`. The answer says who the caller is and, with `include`, what else your application needs. The operator key verifies any credential, an application key with `credentials:verify` those of its tenants, an organization key those of its organization and of the workspaces that it owns, and a workspace credential those of its workspaces in which it has `credentials:verify`. A credential outside of that is answered like an unknown one. A session needs `workspace`, and an access token made from one its `audience`. Operator keys, application keys and tokens of mails are `unsupported_credential`. A verification counts as a use of the credential. Names, slugs and external ids may be half a minute old. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["credentials.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an API key
         * @description `credentials.verify` for keys only: pass the key that your caller presented, and what they want to do. Any string returns 200 with `valid`. The same callers may verify the same keys. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["apiKeys.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List permissions
         * @description Lists all permissions with what they allow, their class, and the built-in roles that include them; first Tenantry's own, then those of the application. Custom roles and custom keys consist of these.
         */
        get: operations["permissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/access/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check access
         * @description Checks up to 100 times whether the caller, or with `access:explain` any user or key, may use a permission or an operation. Each result has the code that a request would get, the deciding step, the whole trace, and the smallest sufficient scope or role. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["access.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List application permissions
         * @description Lists the permissions that the application has registered, in descending order of their names.
         */
        get: operations["applicationPermissions.list"];
        /**
         * Replace all application permissions
         * @description Makes the catalogue equal to the given list, for a file in your own repository. First call it with `dry_run`, which returns what would change, with a `digest`; then without, with that digest. It returns 409 `stale_plan` if the catalogue, or the custom roles and keys that list a removed permission, have changed since the plan. Permissions that are in use are only removed with `force`. If the catalogue is already as given, nothing changes.
         */
        put: operations["applicationPermissions.replace"];
        /**
         * Register an application permission
         * @description Registers a permission of your application, which then counts like Tenantry's own; in built-in roles as declared, in the scopes of keys by its class, in custom roles and custom keys that list it, and in every check. At most 500. The answer lists which roles and keys gain it. With `dry_run` nothing changes.
         */
        post: operations["applicationPermissions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-permissions/{registered_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an application permission
         * @description Returns a permission by the name that it was registered with.
         */
        get: operations["applicationPermissions.get"];
        put?: never;
        post?: never;
        /**
         * Delete an application permission
         * @description Deletes the permission. Returns 409 `permission_in_use` while custom roles or custom keys list it, unless `force` is `true`, which takes it out of them. With `dry_run` nothing changes.
         */
        delete: operations["applicationPermissions.delete"];
        options?: never;
        head?: never;
        /**
         * Update an application permission
         * @description Changes what the permission is declared with, but not its name. The answer lists which roles and keys gain or lose it. With `dry_run` nothing changes.
         */
        patch: operations["applicationPermissions.update"];
        trace?: never;
    };
    "/v1/vault-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the status of the vault keys
         * @description For the operator. Returns the vault keys of this server and those that sealed secrets name, with the number of secrets under each, and the last rotation. A key without secrets can be removed from `TENANTRY_VAULT_KEYS`.
         */
        get: operations["vaultKeys.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vault-keys/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate to the sealing vault key
         * @description For the operator. Starts a job that wraps the data keys of all secrets again, under the vault key that seals. No secret is decrypted. The job continues after a restart; `vaultKeys.status` shows its progress. While a rotation to the same key is running, nothing changes.
         */
        post: operations["vaultKeys.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log
         * @description Lists actions with their actor, time and address, latest first. An entry is written in the same transaction as the change that it records, and is kept unchanged for the retention period of the plan. `seq` and `hash` are its position in the verifiable chain; they are `null` for about a second until it is sealed.
         */
        get: operations["auditEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an audit log entry
         * @description Returns an entry by id.
         */
        get: operations["auditEvents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the audit log
         * @description Exports all matching entries up to now, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Exports of up to 10,000 entries are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. The export itself is recorded in the audit log.
         */
        post: operations["auditExports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export
         * @description Returns the progress of an export.
         */
        get: operations["auditExports.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-exports/{export_id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an export
         * @description Returns the entries in the format of the export. CSV has a header line, and cells that a spreadsheet would interpret as a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired.
         */
        get: operations["auditExports.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the checkpoints
         * @description Lists signed checkpoints of the hash chain, latest first. While entries are sealed, there is at most one a minute, and one per 1,000 entries. Entries up to a checkpoint cannot be changed without breaking it. Store the checkpoints elsewhere, or subscribe to `audit.checkpoint` events, so that not even the operator can change the log unnoticed.
         */
        get: operations["auditCheckpoints.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of the audit log
         * @description Lists the public keys that verify checkpoints and bundles. Keep a copy from a source that you trust.
         */
        get: operations["auditKeys.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log of an organization
         * @description Lists actions with their actor, time and address, latest first. An entry is written in the same transaction as the change that it records, and is kept unchanged for the retention period of the plan. `seq` and `hash` are its position in the verifiable chain; they are `null` for about a second until it is sealed.
         */
        get: operations["organizationAuditEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an audit log entry of an organization
         * @description Returns an entry by id.
         */
        get: operations["organizationAuditEvents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the audit log of an organization
         * @description Exports all matching entries up to now, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Exports of up to 10,000 entries are ready immediately. A job writes larger ones, so poll the export until its `status` is `ready`. The download expires after a day. The export itself is recorded in the audit log.
         */
        post: operations["organizationAuditExports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export of an organization
         * @description Returns the progress of an export.
         */
        get: operations["organizationAuditExports.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-exports/{export_id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an export of an organization
         * @description Returns the entries in the format of the export. CSV has a header line, and cells that a spreadsheet would interpret as a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. Returns 409 `invalid_state` while the export is not ready, and after it has expired.
         */
        get: operations["organizationAuditExports.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the checkpoints of an organization
         * @description Lists signed checkpoints of the hash chain, latest first. While entries are sealed, there is at most one a minute, and one per 1,000 entries. Entries up to a checkpoint cannot be changed without breaking it. Store the checkpoints elsewhere, or subscribe to `audit.checkpoint` events, so that not even the operator can change the log unnoticed.
         */
        get: operations["organizationAuditCheckpoints.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organization webhook endpoints
         * @description Lists the endpoints of the organization, newest first.
         */
        get: operations["organizationWebhookEndpoints.list"];
        put?: never;
        /**
         * Create an organization webhook endpoint
         * @description Sends the selected events of the organization to this URL. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data.
         */
        post: operations["organizationWebhookEndpoints.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-endpoints/{endpoint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization webhook endpoint
         * @description Returns an endpoint without its secret.
         */
        get: operations["organizationWebhookEndpoints.get"];
        put?: never;
        post?: never;
        /**
         * Delete an organization webhook endpoint
         * @description Deletes the endpoint with its secret and its delivery log.
         */
        delete: operations["organizationWebhookEndpoints.delete"];
        options?: never;
        head?: never;
        /**
         * Update an organization webhook endpoint
         * @description Updates the given fields. Disabling stops pending deliveries and retries. They and later events are kept, and `organizationWebhookEndpoints.replay` sends them once the endpoint is enabled again. If a caller gave the secret (`secret_given`), a new `url` needs the current secret in the same request. A new `url` ends the rotation of the secret.
         */
        patch: operations["organizationWebhookEndpoints.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of an organization webhook endpoint
         * @description Creates a new secret, or takes yours, and returns it once. For `transition_seconds`, by default one day, deliveries are signed with both secrets, so that the receiver can switch at any time. `webhook-signature` then contains two signatures; `X-Signature-256` can contain only one, with the new secret. 0 ends all older secrets immediately, also during a transition: use it after a leak.
         */
        post: operations["organizationWebhookEndpoints.rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an organization test event
         * @description Sends one event of the type immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `organizationWebhookDeliveries.get`.
         */
        post: operations["organizationWebhookEndpoints.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay failed and missed events of an organization
         * @description Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days.
         */
        post: operations["organizationWebhookEndpoints.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organization webhook deliveries
         * @description Lists the delivery log of the last 30 days, by the time of the event, newest first.
         */
        get: operations["organizationWebhookDeliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization webhook delivery
         * @description Returns a delivery with its event and its latest attempts, including requests and responses.
         */
        get: operations["organizationWebhookDeliveries.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/webhook-deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver an organization event
         * @description Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled.
         */
        post: operations["organizationWebhookDeliveries.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organization events
         * @description Lists the events of the organization in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project.
         */
        get: operations["organizationEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Lists the endpoints of the workspace, newest first.
         */
        get: operations["webhookEndpoints.list"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Sends the selected events of the workspace to this URL. Returns the signing secret once, which proves the origin of a delivery. See the webhooks of this document for every event and its data.
         */
        post: operations["webhookEndpoints.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description Returns an endpoint without its secret.
         */
        get: operations["webhookEndpoints.get"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deletes the endpoint with its secret and its delivery log.
         */
        delete: operations["webhookEndpoints.delete"];
        options?: never;
        head?: never;
        /**
         * Update a webhook endpoint
         * @description Updates the given fields. Disabling stops pending deliveries and retries. They and later events are kept, and `webhookEndpoints.replay` sends them once the endpoint is enabled again. If a caller gave the secret (`secret_given`), a new `url` needs the current secret in the same request. A new `url` ends the rotation of the secret.
         */
        patch: operations["webhookEndpoints.update"];
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         * @description Creates a new secret, or takes yours, and returns it once. For `transition_seconds`, by default one day, deliveries are signed with both secrets, so that the receiver can switch at any time. `webhook-signature` then contains two signatures; `X-Signature-256` can contain only one, with the new secret. 0 ends all older secrets immediately, also during a transition: use it after a leak.
         */
        post: operations["webhookEndpoints.rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends one event of the type immediately, with the example of this document as its data and the header `webhook-test`. This also works while the endpoint is disabled. Read the result with `webhookDeliveries.get`.
         */
        post: operations["webhookEndpoints.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay failed and missed events
         * @description Resends the deliveries that failed since a given time, and sends selected events that were never sent, for example because the endpoint was disabled. One call queues at most 10,000 events, oldest first: call again while `has_more` is true. Events are kept for 30 days.
         */
        post: operations["webhookEndpoints.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         * @description Lists the delivery log of the last 30 days, by the time of the event, newest first.
         */
        get: operations["webhookDeliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook delivery
         * @description Returns a delivery with its event and its latest attempts, including requests and responses.
         */
        get: operations["webhookDeliveries.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver an event
         * @description Sends the event to the endpoint once more now, with the same id and regardless of the previous status. Scheduled retries are not affected. This also works while the endpoint is disabled.
         */
        post: operations["webhookDeliveries.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Lists the events of the workspace in the last 30 days, as webhooks deliver them, newest first. Not available to keys that are limited to projects, because an event may concern any project.
         */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "workspace.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A workspace was created.
         * @description Sent to the webhook endpoints that selected this event. A workspace was created.
         */
        post: operations["webhooks.workspace.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The name or slug of a workspace was changed.
         * @description Sent to the webhook endpoints that selected this event. The name or slug of a workspace was changed.
         */
        post: operations["webhooks.workspace.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A workspace was deleted. It can be restored until `purge_at`.
         * @description Sent to the webhook endpoints that selected this event. A workspace was deleted. It can be restored until `purge_at`.
         */
        post: operations["webhooks.workspace.deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A deleted workspace was restored.
         * @description Sent to the webhook endpoints that selected this event. A deleted workspace was restored.
         */
        post: operations["webhooks.workspace.restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.ownership_transferred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The ownership of a workspace was transferred.
         * @description Sent to the webhook endpoints that selected this event. The ownership of a workspace was transferred.
         */
        post: operations["webhooks.workspace.ownership_transferred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The settings of a workspace were changed.
         * @description Sent to the webhook endpoints that selected this event. The settings of a workspace were changed.
         */
        post: operations["webhooks.workspace.settings_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.plan_set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The plan of a workspace was set.
         * @description Sent to the webhook endpoints that selected this event. The operator has set the plan of a workspace.
         */
        post: operations["webhooks.workspace.plan_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.move_proposed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A move of a workspace into an organization was proposed; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. A move of a workspace into an organization was proposed; both receive the event.
         */
        post: operations["webhooks.workspace.move_proposed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.move_declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization declined the move of a workspace; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. An organization declined the move of a workspace; both receive the event.
         */
        post: operations["webhooks.workspace.move_declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.move_cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The proposed move of a workspace was cancelled; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. The proposed move of a workspace was cancelled; both receive the event.
         */
        post: operations["webhooks.workspace.move_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.joined_organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A workspace was moved into an organization; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. A workspace was moved into an organization; both receive the event.
         */
        post: operations["webhooks.workspace.joined_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workspace.left_organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization has released a workspace; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. An organization has released a workspace; both receive the event.
         */
        post: operations["webhooks.workspace.left_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person became a member of the workspace.
         * @description Sent to the webhook endpoints that selected this event. A person became a member of the workspace.
         */
        post: operations["webhooks.member.added"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member's role, external id or metadata was changed.
         * @description Sent to the webhook endpoints that selected this event. A member's role, external id or metadata was changed.
         */
        post: operations["webhooks.member.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member left the workspace or was removed. `data` has the previous state.
         * @description Sent to the webhook endpoints that selected this event. A member left the workspace or was removed. `data` has the previous state.
         */
        post: operations["webhooks.member.removed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member was deactivated.
         * @description Sent to the webhook endpoints that selected this event. A member was deactivated.
         */
        post: operations["webhooks.member.deactivated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.reactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member was reactivated.
         * @description Sent to the webhook endpoints that selected this event. A member was reactivated.
         */
        post: operations["webhooks.member.reactivated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "invitation.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person was invited to the workspace.
         * @description Sent to the webhook endpoints that selected this event. A person was invited to the workspace.
         */
        post: operations["webhooks.invitation.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "invitation.resent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An invitation was resent with a new link.
         * @description Sent to the webhook endpoints that selected this event. An invitation was resent with a new link.
         */
        post: operations["webhooks.invitation.resent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "invitation.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An invitation was accepted.
         * @description Sent to the webhook endpoints that selected this event. An invitation was accepted.
         */
        post: operations["webhooks.invitation.accepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "invitation.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An invitation was cancelled.
         * @description Sent to the webhook endpoints that selected this event. An invitation was cancelled.
         */
        post: operations["webhooks.invitation.cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An import of invitations was completed.
         * @description Sent to the webhook endpoints that selected this event. An import of invitations was completed.
         */
        post: operations["webhooks.import.completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.undone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An import was undone.
         * @description Sent to the webhook endpoints that selected this event. An import was undone.
         */
        post: operations["webhooks.import.undone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A custom role was created.
         * @description Sent to the webhook endpoints that selected this event. A custom role was created.
         */
        post: operations["webhooks.role.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A custom role was changed.
         * @description Sent to the webhook endpoints that selected this event. A custom role was changed.
         */
        post: operations["webhooks.role.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A custom role was deleted. `data` has the previous state.
         * @description Sent to the webhook endpoints that selected this event. A custom role was deleted. `data` has the previous state.
         */
        post: operations["webhooks.role.deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The settings of a project were changed.
         * @description Sent to the webhook endpoints that selected this event. The settings of a project were changed.
         */
        post: operations["webhooks.project.settings_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A project was created.
         * @description Sent to the webhook endpoints that selected this event. A project was created.
         */
        post: operations["webhooks.project.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A project was changed.
         * @description Sent to the webhook endpoints that selected this event. A project was changed.
         */
        post: operations["webhooks.project.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A project was deleted. It can be restored until `purge_at`.
         * @description Sent to the webhook endpoints that selected this event. A project was deleted. It can be restored until `purge_at`.
         */
        post: operations["webhooks.project.deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A deleted project was restored.
         * @description Sent to the webhook endpoints that selected this event. A deleted project was restored.
         */
        post: operations["webhooks.project.restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.member_set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member was added to a project, or their role in it was changed.
         * @description Sent to the webhook endpoints that selected this event. A member was added to a project, or their role in it was changed.
         */
        post: operations["webhooks.project.member_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.member_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member was removed from a project. `data` has the previous state.
         * @description Sent to the webhook endpoints that selected this event. A member was removed from a project. `data` has the previous state.
         */
        post: operations["webhooks.project.member_removed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "organization.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization was created.
         * @description Sent to the webhook endpoints that selected this event. An organization was created.
         */
        post: operations["webhooks.organization.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "organization.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The name or slug of an organization was changed.
         * @description Sent to the webhook endpoints that selected this event. The name or slug of an organization was changed.
         */
        post: operations["webhooks.organization.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "organization.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization was deleted. It can be restored until `purge_at`.
         * @description Sent to the webhook endpoints that selected this event. An organization was deleted. It can be restored until `purge_at`.
         */
        post: operations["webhooks.organization.deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "organization.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A deleted organization was restored.
         * @description Sent to the webhook endpoints that selected this event. A deleted organization was restored.
         */
        post: operations["webhooks.organization.restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "organization.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The settings of an organization were changed.
         * @description Sent to the webhook endpoints that selected this event. The settings of an organization were changed.
         */
        post: operations["webhooks.organization.settings_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "manager.granted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization got access to a workspace; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. An organization got access to a workspace; both receive the event.
         */
        post: operations["webhooks.manager.granted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "manager.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A grant was paused, resumed, or got another expiry; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. A grant was paused, resumed, or got another expiry; both receive the event.
         */
        post: operations["webhooks.manager.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "manager.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A grant was revoked; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. A grant was revoked; both receive the event.
         */
        post: operations["webhooks.manager.revoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_request.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The organization requested access to a workspace.
         * @description Sent to the webhook endpoints that selected this event. The organization requested access to a workspace.
         */
        post: operations["webhooks.access_request.sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_request.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organization requests access to the workspace.
         * @description Sent to the webhook endpoints that selected this event. An organization requests access to the workspace.
         */
        post: operations["webhooks.access_request.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_request.approved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An access request was approved; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. An access request was approved; both receive the event.
         */
        post: operations["webhooks.access_request.approved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "access_request.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An access request was declined; both receive the event.
         * @description Sent to the webhook endpoints that selected this event. An access request was declined; both receive the event.
         */
        post: operations["webhooks.access_request.declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "install_link.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An install link was created.
         * @description Sent to the webhook endpoints that selected this event. An install link was created.
         */
        post: operations["webhooks.install_link.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "install_link.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An install link was changed.
         * @description Sent to the webhook endpoints that selected this event. An install link was changed.
         */
        post: operations["webhooks.install_link.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "install_link.archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An install link was archived.
         * @description Sent to the webhook endpoints that selected this event. An install link was archived.
         */
        post: operations["webhooks.install_link.archived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "install_link.unarchived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An install link was unarchived.
         * @description Sent to the webhook endpoints that selected this event. An install link was unarchived.
         */
        post: operations["webhooks.install_link.unarchived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "install_link.redeemed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An owner let the organization manage a workspace through an install link.
         * @description Sent to the webhook endpoints that selected this event. An owner let the organization manage a workspace through an install link.
         */
        post: operations["webhooks.install_link.redeemed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "template_run.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A template run has started.
         * @description Sent to the webhook endpoints that selected this event. A template run has started.
         */
        post: operations["webhooks.template_run.started"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "template_run.finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A template run has finished.
         * @description Sent to the webhook endpoints that selected this event. A template run has finished.
         */
        post: operations["webhooks.template_run.finished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key was created.
         * @description Sent to the webhook endpoints that selected this event. An API key was created.
         */
        post: operations["webhooks.api_key.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key was changed.
         * @description Sent to the webhook endpoints that selected this event. An API key was changed.
         */
        post: operations["webhooks.api_key.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key has a new secret.
         * @description Sent to the webhook endpoints that selected this event. An API key has a new secret.
         */
        post: operations["webhooks.api_key.rotated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.rotation_upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The server will rotate the secret of a key at `next_rotation_at`.
         * @description Sent to the webhook endpoints that selected this event. The server will rotate the secret of a key at `next_rotation_at`.
         */
        post: operations["webhooks.api_key.rotation_upcoming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.secret_collected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A caller collected the pending secret of a key.
         * @description Sent to the webhook endpoints that selected this event. A caller collected the pending secret of a key.
         */
        post: operations["webhooks.api_key.secret_collected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.rotation_finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The previous secret of a rotating API key was ended early.
         * @description Sent to the webhook endpoints that selected this event. The previous secret of a rotating API key was ended early.
         */
        post: operations["webhooks.api_key.rotation_finished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key expires within 7 days.
         * @description Sent to the webhook endpoints that selected this event. An API key expires within 7 days.
         */
        post: operations["webhooks.api_key.expiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key has expired.
         * @description Sent to the webhook endpoints that selected this event. An API key has expired.
         */
        post: operations["webhooks.api_key.expired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "api_key.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An API key was revoked.
         * @description Sent to the webhook endpoints that selected this event. An API key was revoked.
         */
        post: operations["webhooks.api_key.revoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "audit.checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The chain of the audit log was signed.
         * @description Sent to the webhook endpoints that selected this event. The chain of the audit log was signed.
         */
        post: operations["webhooks.audit.checkpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A webhook endpoint was disabled, because its deliveries failed or it responded with 410.
         * @description Sent to the other webhook endpoints that selected this event. A webhook endpoint was disabled, because its deliveries failed or it responded with 410.
         */
        post: operations["webhooks.webhook_endpoint.disabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Name of one of Tenantry's own permissions.
         * @enum {string}
         */
        Permission: "workspace:read" | "workspace:update" | "workspace:delete" | "workspace:transfer" | "security:manage" | "members:read" | "members:invite" | "members:manage" | "organization_members:read" | "organization_members:invite" | "organization_members:manage" | "organization_roles:manage" | "roles:read" | "roles:manage" | "projects:read" | "projects:create" | "projects:update" | "projects:delete" | "project_members:read" | "project_members:manage" | "billing:read" | "billing:manage" | "organization:read" | "organization:update" | "organization:delete" | "organization_workspaces:read" | "organization_workspaces:create" | "managers:manage" | "organization_access:request" | "organization_links:read" | "organization_links:manage" | "organization_templates:read" | "organization_templates:manage" | "own_keys:manage" | "api_keys:read" | "api_keys:manage" | "organization_keys:read" | "organization_keys:manage" | "credentials:verify" | "access:explain" | "audit:read" | "audit:export" | "organization_audit:read" | "organization_audit:export" | "webhooks:read" | "webhooks:manage" | "organization_webhooks:read" | "organization_webhooks:manage";
        /**
         * @description The error code. Each has a page under `/errors/{code}`.
         * @enum {string}
         */
        ErrorCode: "invalid_request" | "malformed_json" | "missing_credentials" | "invalid_credentials" | "credential_expired" | "credential_revoked" | "tls_required" | "insufficient_scope" | "insufficient_role" | "ip_not_allowed" | "rotation_required" | "organization_policy" | "plan_required" | "privilege_escalation" | "invitation_wrong_address" | "not_found" | "method_not_allowed" | "slug_taken" | "renamed_too_often" | "already_exists" | "organization_membership_required" | "unconfirmed_address" | "rotation_in_progress" | "invalid_state" | "limit_reached" | "invitation_already_accepted" | "invitation_cancelled" | "invitation_expired" | "precondition_failed" | "request_timeout" | "payload_too_large" | "expectation_failed" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "unavailable" | "last_owner" | "invitation_required" | "email_not_verified" | "role_in_use" | "event_id_reused" | "reauthentication_required" | "member_deactivated" | "install_link_wrong_address" | "install_link_archived" | "install_link_expired" | "install_link_redeemed" | "stale_plan" | "external_id_forbidden" | "ambiguous_external_id" | "sign_up_closed" | "pending_secret_unavailable" | "reserved_name" | "permission_in_use" | "project_required" | "secret_required" | "webhook_secret_unavailable";
        /** @description An error in the format of RFC 9457. */
        Problem: {
            /**
             * Format: uri
             * @description URL of a page that explains the code.
             */
            type: string;
            /** @description The kind of problem. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What happened this time and what to change. */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path of the request.
             */
            instance: string;
            code: components["schemas"]["ErrorCode"];
            /** @description Quote it when you ask for help. It is also in the `X-Request-Id` header. */
            request_id: string;
            /** @description All violations, if the request does not match the operation. */
            errors?: {
                /**
                 * @description Part of the request.
                 * @enum {string}
                 */
                location: "body" | "query" | "path" | "header";
                /** @description Location in that part, such as `ip_allowlist/0`; empty for the whole. */
                path: string;
                /** @description Kind of violation. */
                code: string;
                /** @description What to change. */
                message: string;
            }[];
            required_permission?: components["schemas"]["PermissionName"];
            /** @description The affected users, if a role is still in use. */
            users?: string[];
            /** @description How many custom roles and custom keys list a permission that is still in use. */
            holders?: {
                /** @description Number of custom roles. */
                roles: number;
                /** @description Number of live keys. */
                keys: number;
            };
        };
        Health: {
            /**
             * @description Always `ok`.
             * @constant
             */
            status: "ok";
            /** @description Version of the server. */
            version: string;
        };
        Readiness: {
            /**
             * @description Always `ready`; otherwise the response is a 503.
             * @constant
             */
            status: "ready";
            /**
             * @description The database engine.
             * @enum {string}
             */
            database: "embedded" | "postgres";
        };
        Event: {
            /** @description Id of the event, the same in all of its deliveries. */
            id: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            created_at: string;
            /** @description The workspace of the event; `null` for an event of an organization. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /** @description The data of the event, as the webhook of its type describes it. */
            data: unknown;
        };
        WebhookAttempt: {
            /**
             * Format: date-time
             * @description When it was sent.
             */
            attempted_at: string;
            /** @description How long it took. */
            duration_ms: number;
            /** @description The request headers. */
            request_headers: {
                /** @description Name of a header. */
                name: string;
                /** @description Its value. */
                value: string;
            }[];
            /** @description Status of the response; `null` if there was none. */
            response_status: number | null;
            /** @description The first 1,024 bytes of the response body; `null` if there was no response. */
            response_body: string | null;
            /** @description Why it failed; `null` if the endpoint accepted it. */
            error: string | null;
        };
        /**
         * @description Slugs that are not available to workspaces and organizations, because they suggest an address of the platform or its operator. A slug derived from such a name gets a random suffix. Projects may use them.
         * @enum {string}
         */
        ReservedSlug: "abuse" | "account" | "accounts" | "admin" | "administrator" | "api" | "app" | "apps" | "assets" | "auth" | "billing" | "blog" | "careers" | "cdn" | "contact" | "dashboard" | "developer" | "developers" | "docs" | "download" | "downloads" | "email" | "errors" | "favicon" | "ftp" | "health" | "help" | "hostmaster" | "imap" | "info" | "invitations" | "legal" | "localhost" | "login" | "logout" | "mail" | "metrics" | "new" | "no-reply" | "noreply" | "null" | "oauth" | "openapi" | "operator" | "organizations" | "owner" | "pages" | "password" | "payments" | "pop3" | "postmaster" | "press" | "pricing" | "privacy" | "projects" | "public" | "register" | "robots" | "root" | "security" | "settings" | "sign-in" | "sign-out" | "sign-up" | "signin" | "signout" | "signup" | "smtp" | "sso" | "static" | "status" | "support" | "sysadmin" | "system" | "templates" | "tenantry" | "terms" | "undefined" | "users" | "webhooks" | "webmaster" | "workspaces" | "www";
        Workspace: {
            /** @description Id of the workspace. */
            id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
            slug: string;
            /** @description Display name. */
            name: string;
            /** @description Name of the current plan. */
            plan: string;
            /** @description The organization that owns it; `null` for an independent workspace. */
            organization_id: string | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was deleted; its keys stopped working then.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When a deleted workspace is purged; until then an owner can restore it.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        WorkspaceList: {
            data: components["schemas"]["Workspace"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        WorkspaceCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
            slug?: string;
            /** @description The owner of the workspace. Only the operator may set it; any other caller becomes the owner. */
            owner_id?: string;
            /** @description Slug or id of the organization that owns the new workspace; not together with `owner_id`. */
            organization?: string;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        WorkspaceUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten most recent former ones keep working. */
            slug?: string;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        OwnershipTransfer: {
            /** @description An active member, who becomes an owner. You become an admin. */
            user_id: string;
        };
        Ownership: {
            owner: components["schemas"]["Member"];
            /** @description You, now an admin; `null` if you are not a member, like the operator or an owner of the organization. */
            previous_owner: components["schemas"]["Member"] | null;
        };
        WorkspaceRelease: {
            /** @description An active member, who becomes the owner. */
            owner_id: string;
        };
        Settings: {
            /** @description IANA time zone name, such as `Europe/Istanbul`. */
            timezone: string;
            /**
             * @description Language of mails, unless a member prefers another.
             * @enum {string}
             */
            language: "en" | "tr";
            /** @description Idle minutes after which a session loses access to this workspace until the user confirms their password with `sessions.reauthenticate`. The session stays valid elsewhere. */
            session_idle_minutes: number;
            /** @description Whether deletion, transfer, and changes to settings, members, invitations, roles, keys and webhook URLs require the password again. */
            require_reauthentication: boolean;
            /** @description Addresses from which the workspace can be used; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist: string[];
            notifications: components["schemas"]["NotificationSettings"];
            /**
             * Format: date-time
             * @description When the settings were last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        SettingsUpdate: {
            /** @description IANA time zone name. */
            timezone?: string;
            /**
             * @description Language of mails.
             * @enum {string}
             */
            language?: "en" | "tr";
            /** @description Idle minutes after which a session loses access to this workspace until the user confirms their password with `sessions.reauthenticate`. The session stays valid elsewhere. */
            session_idle_minutes?: number;
            /** @description Whether deletion, transfer, and changes to settings, members, invitations, roles, keys and webhook URLs require the password again. */
            require_reauthentication?: boolean;
            /** @description Addresses from which the workspace can be used; empty for any. It must contain yours. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            notifications?: components["schemas"]["NotificationSettingsUpdate"];
        };
        Member: {
            /** @description The user. */
            user_id: string;
            /** @description Their e-mail address. */
            email: string;
            /**
             * Format: date-time
             * @description When the address was confirmed; `null` if it was not.
             */
            email_verified_at: string | null;
            /** @description Their name. */
            name: string;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
            /**
             * @description A deactivated member has no access, but keeps everything.
             * @enum {string}
             */
            status: "active" | "deactivated";
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When they joined.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the membership was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When they were deactivated.
             */
            deactivated_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        MemberList: {
            data: components["schemas"]["Member"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        /** @description Exactly one of `user_id` and `email`. */
        MemberAdd: {
            /** @description The user, by id. */
            user_id?: string;
            /**
             * Format: email
             * @description The user, by e-mail address.
             */
            email?: string;
            role: components["schemas"]["RoleReference"];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        MemberUpdate: {
            role?: components["schemas"]["RoleReference"];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        /** @description What deactivating or removing a member ended, or would end. */
        OffboardingReceipt: {
            /** @description Whether nothing was changed, and this is what would happen. */
            dry_run: boolean;
            member: components["schemas"]["Member"];
            /** @description Everything that ends. */
            ends: {
                /** @description User keys that are revoked. */
                api_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description Its masked form. */
                    masked: string;
                }[];
                /** @description Active sessions of the member that lose access to this workspace. */
                sessions: number;
                /** @description Projects that the member loses access to. A reactivation restores them. */
                project_memberships: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description The project role, if there was one. */
                    role: string | null;
                }[];
                /** @description Pending invitations that the member sent, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description The address that it invited. */
                    email: string;
                }[];
            };
            /** @description Resources that remain and need another member to look after them. */
            leaves: {
                created: components["schemas"]["CreatedThings"];
                /** @description Active service keys that the member created. They may know the secrets, so rotate or revoke these keys. */
                service_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description Its masked form. */
                    masked: string;
                }[];
                /** @description Projects without another active owner or admin. Owners and admins of the workspace still have access. */
                projects: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description Its name. */
                    name: string;
                }[];
            };
        };
        /**
         * @description `owner` can do everything. `admin` can do everything except deleting the organization and changing roles. `member` can view it.
         * @enum {string}
         */
        OrganizationRole: "owner" | "admin" | "member";
        /** @description Exactly one of `user_id` and `email`. The role defaults to `member`. */
        OrganizationMemberAdd: {
            /** @description The user, by id. */
            user_id?: string;
            /**
             * Format: email
             * @description The user, by e-mail address.
             */
            email?: string;
            role?: components["schemas"]["OrganizationRole"];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        OrganizationMemberUpdate: {
            role?: components["schemas"]["OrganizationRole"];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        /** @description What removing a member from an organization ended, or would end. */
        OrganizationOffboarding: {
            /** @description Whether nothing was changed. */
            dry_run: boolean;
            member: components["schemas"]["Member"];
            /** @description What ended, or would end. */
            ends: {
                /** @description Memberships in workspaces that the organization owns. */
                workspaces: {
                    /** @description A workspace that the organization owns. */
                    workspace_id: string;
                    /** @description Their role there. */
                    role: string;
                }[];
                /** @description User keys in those workspaces. */
                api_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Pending invitations into the organization that the member sent. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description Where it went. */
                    email: string;
                }[];
            };
            /** @description Resources that remain for others to review. */
            leaves: {
                created: components["schemas"]["CreatedThings"];
                /** @description Organization keys that the member created, which keep working. */
                organization_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Service keys that the member created in workspaces that the organization owns or manages, which keep working. */
                service_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
            };
        };
        Invitation: {
            /** @description Id of the invitation. */
            id: string;
            /** @description The workspace of the invitation; `null` for an organization's. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /** @description Where the mail goes. */
            email: string;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
            /** @description Projects that the invitee joins on acceptance. */
            project_ids: string[];
            /** @description First name from the import, if given. */
            first_name: string | null;
            /** @description Last name from the import, if given. */
            last_name: string | null;
            /**
             * @description Status of the move.
             * @enum {string}
             */
            status: "pending" | "accepted" | "expired" | "cancelled";
            /** @description Id of the user or key that last sent it; `null` for the operator. */
            invited_by: string | null;
            /** @description The import that sent it, if any. */
            import_id: string | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was first sent.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last sent, accepted or cancelled.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When the link expires.
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            accepted_at: string | null;
            /** @description Id of the user who accepted it. */
            accepted_by: string | null;
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelled_at: string | null;
            /** @description Version of this representation. */
            etag: string;
        };
        InvitationList: {
            data: components["schemas"]["Invitation"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        InvitationCreate: {
            /** @description E-mail addresses. Invalid addresses get the outcome `invalid`. */
            emails: string[];
            role: components["schemas"]["RoleReference"];
            /** @description Slugs or ids of projects to add the invitees to, with this role. Requires `project_members:manage` in each. */
            projects?: string[];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        InvitationResults: {
            data: components["schemas"]["InvitationResult"][];
        };
        InvitationResult: {
            /** @description The address, as it was given. */
            email: string;
            /**
             * @description `already_member`: also for a deactivated membership. `already_invited`: an invitation is pending and can be resent. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; retry after `retry_after` seconds. `limit_reached`: the plan allows no more pending invitations.
             * @enum {string}
             */
            outcome: "invited" | "already_member" | "already_invited" | "rate_limited" | "limit_reached" | "invalid";
            /** @description Seconds after which the address can be invited again, for the outcome `rate_limited`; otherwise `null`. */
            retry_after: number | null;
            /** @description The new invitation; `null` if none was created. */
            invitation: components["schemas"]["Invitation"] | null;
        };
        InvitationPreview: {
            /** @description The address that the invitation was sent to. */
            email: string;
            /** @description The workspace of the invitation; `null` for an organization's. */
            workspace: {
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The organization of the invitation, for an organization's. */
            organization: {
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The inviting user; `null` for a key or the operator. */
            invited_by: {
                /** @description Their name. */
                name: string;
            } | null;
        };
        InvitationToken: {
            /** @description The token from the mail. */
            token: string;
        };
        /** @description The result of an accepted invitation. Either `workspace` or `organization` is present, depending on the invitation. */
        AcceptedInvitation: {
            invitation: components["schemas"]["Invitation"];
            /** @description The workspace that the user has joined. */
            workspace: components["schemas"]["Workspace"] | null;
            /** @description The organization that the user has joined. */
            organization: components["schemas"]["Organization"] | null;
            member: components["schemas"]["Member"];
        };
        Import: {
            /** @description Id of the import. */
            id: string;
            /** @description The workspace that it invited into. */
            workspace_id: string;
            /** @description Rows of the file, without the header. */
            rows: number;
            counts: components["schemas"]["ImportCounts"];
            /** @description Id of the user or key that imported; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was imported.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was undone.
             */
            undone_at: string | null;
            /** @description Number of invitations cancelled by undoing it; `null` if it was not undone. */
            cancelled: number | null;
        };
        /** @description Number of rows per outcome. */
        ImportCounts: {
            /** @description Invited by this import. */
            invited: number;
            /** @description Already members of the workspace. */
            already_member: number;
            /** @description With a pending invitation. */
            already_invited: number;
            /** @description Repeated addresses from an earlier row. */
            duplicate_in_file: number;
            /** @description Rows whose address, sender or tenant has used up a budget for invitation mails. */
            rate_limited: number;
            /** @description Rows beyond the plan's limit on pending invitations. */
            limit_reached: number;
            /** @description Skipped, for the reason in the row. */
            invalid: number;
        };
        ImportReport: {
            /** @description Whether nothing was changed, and this is what would happen. */
            dry_run: boolean;
            /** @description The import, which can be undone; `null` for a dry run. */
            import: components["schemas"]["Import"] | null;
            /** @description Rows of the file, without the header. */
            rows: number;
            counts: components["schemas"]["ImportCounts"];
            /** @description Unknown columns of the file, which were ignored. */
            ignored_columns: string[];
            /** @description One result per row, in the order of the file. */
            results: components["schemas"]["ImportResult"][];
        };
        ImportResult: {
            /** @description Line of the file on which the row begins; the header is on line 1. */
            line: number;
            /** @description The address as in the file; empty if the row could not be read. */
            email: string;
            /**
             * @description Outcome of the row. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; import the row again later. `limit_reached`: the plan allows no more pending invitations.
             * @enum {string}
             */
            outcome: "invited" | "already_member" | "already_invited" | "duplicate_in_file" | "rate_limited" | "limit_reached" | "invalid";
            /**
             * @description Why the row is invalid.
             * @enum {string|null}
             */
            reason: "malformed_row" | "missing_email" | "invalid_email" | "missing_role" | "unknown_role" | "role_above_yours" | "name_too_long" | null;
            /** @description The same in a sentence. */
            message: string | null;
        };
        OrganizationInvitationCreate: {
            /** @description E-mail addresses. Invalid addresses get the outcome `invalid`. */
            emails: string[];
            role?: components["schemas"]["OrganizationRole"];
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`), or the id or the name of a custom one. */
        RoleReference: string;
        Role: {
            /** @description Name of a built-in role, or id of a custom one. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description What the role is for. */
            description: string | null;
            /** @description Built-in roles cannot be changed. */
            builtin: boolean;
            /** @description Whether the role covers every project without a project membership. */
            all_projects: boolean;
            /** @description Permissions of the role. */
            permissions: components["schemas"]["PermissionName"][];
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created; `null` for a built-in role.
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description When it was last changed; `null` for a built-in role.
             */
            updated_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        RoleList: {
            data: components["schemas"]["Role"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        RoleCreate: {
            /** @description Unique in the workspace, regardless of case, and on one line. */
            name: string;
            /** @description Purpose of the role; `null` if not set. */
            description?: string | null;
            /** @description Permissions of the role, all of which you must have yourself. */
            permissions: components["schemas"]["PermissionName"][];
            /** @description Whether the role covers every project without a project membership. The audit log, webhooks and events cover every project, so a role that reads them needs this. Requires a role of yours that covers every project; `false` by default. */
            all_projects?: boolean;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        RoleUpdate: {
            /** @description Unique in the workspace, regardless of case, and on one line. */
            name?: string;
            /** @description Purpose of the role; `null` if not set. */
            description?: string | null;
            /** @description Permissions of the role from the next request on. */
            permissions?: components["schemas"]["PermissionName"][];
            /** @description Whether the role covers every project without a project membership, from the next request on. The role may not cover more projects than yours, neither before nor after. */
            all_projects?: boolean;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        ProjectSettings: {
            /** @description The project. */
            project_id: string;
            /** @description IANA time zone name; `null` for that of the workspace. */
            timezone: string | null;
            /**
             * @description Language of mails; `null` for that of the workspace.
             * @enum {string|null}
             */
            language: "en" | "tr" | null;
            /** @description What is mailed; `null` for what the workspace says. */
            notifications: components["schemas"]["ProjectNotificationSettings"] | null;
            effective: components["schemas"]["EffectiveProjectSettings"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description The values that apply in the project. */
        EffectiveProjectSettings: {
            /** @description IANA time zone name. */
            timezone: string;
            /**
             * @description Language of mails.
             * @enum {string}
             */
            language: "en" | "tr";
            notifications: components["schemas"]["NotificationSettings"];
        };
        ProjectNotificationSettings: {
            /**
             * @description How often a digest is sent; `null` for the workspace default.
             * @enum {string|null}
             */
            digest: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed; `null` for the workspace default. */
            mentions: boolean | null;
            /** @description Whether changes of the project are mailed; `null` for the workspace default. */
            project_updates: boolean | null;
        };
        ProjectSettingsUpdate: {
            /** @description IANA time zone name; `null` for that of the workspace. */
            timezone?: string | null;
            /**
             * @description Language of mails; `null` for that of the workspace.
             * @enum {string|null}
             */
            language?: "en" | "tr" | null;
            /** @description What is mailed; `null` for what the workspace says. */
            notifications?: components["schemas"]["ProjectNotificationSettingsUpdate"] | null;
        };
        ProjectNotificationSettingsUpdate: {
            /**
             * @description How often a digest is sent; `null` for the workspace default.
             * @enum {string|null}
             */
            digest?: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed; `null` for the workspace default. */
            mentions?: boolean | null;
            /** @description Whether changes of the project are mailed; `null` for the workspace default. */
            project_updates?: boolean | null;
        };
        Project: {
            /** @description Id of the project. */
            id: string;
            /** @description The workspace of the project. */
            workspace_id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
            slug: string;
            /** @description Display name. */
            name: string;
            /**
             * @description What the project is used for.
             * @enum {string}
             */
            environment: "production" | "staging" | "development" | "sandbox";
            /** @description What the project is for. */
            description: string | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was deleted.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When a deleted project is purged; until then it can be restored.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ProjectList: {
            data: components["schemas"]["Project"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ProjectCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
            slug: string;
            /**
             * @description What the project is used for.
             * @enum {string}
             */
            environment: "production" | "staging" | "development" | "sandbox";
            /** @description Purpose of the project; `null` if not set. */
            description?: string | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        ProjectUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten most recent former ones keep working. */
            slug?: string;
            /**
             * @description What the project is used for.
             * @enum {string}
             */
            environment?: "production" | "staging" | "development" | "sandbox";
            /** @description Purpose of the project; `null` if not set. */
            description?: string | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        ProjectMember: {
            /** @description The user. */
            user_id: string;
            /** @description Their e-mail address. */
            email: string;
            /** @description Their name. */
            name: string;
            /** @description The role that overrides the workspace role in this project; `null` if the workspace role applies. */
            role: string | null;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            workspace_role: string;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            effective_role: string;
            /**
             * Format: date-time
             * @description When they were added to the project.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the role was last set.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ProjectMembership: {
            /** @description The project. */
            project_id: string;
            member: components["schemas"]["ProjectMember"];
        };
        ProjectMemberList: {
            data: components["schemas"]["ProjectMember"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ProjectMemberSet: {
            /** @description The role that overrides the workspace role in this project; `null` if the workspace role should apply. */
            role?: components["schemas"]["RoleReference"] | null;
        };
        NotificationSettings: {
            /**
             * @description How often a digest is sent.
             * @enum {string}
             */
            digest: "daily" | "weekly" | "off";
            /** @description Whether mentions are mailed. */
            mentions: boolean;
            /** @description Whether changes of projects are sent by mail. */
            project_updates: boolean;
        };
        NotificationSettingsUpdate: {
            /**
             * @description How often a digest is sent.
             * @enum {string}
             */
            digest?: "daily" | "weekly" | "off";
            /** @description Whether mentions are mailed. */
            mentions?: boolean;
            /** @description Whether changes of projects are sent by mail. */
            project_updates?: boolean;
        };
        NotificationPreferences: {
            /**
             * @description How often you receive a digest; `null` for the workspace default.
             * @enum {string|null}
             */
            digest: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed to you; `null` for the workspace default. */
            mentions: boolean | null;
            /** @description Whether changes of projects are mailed to you; `null` for the workspace default. */
            project_updates: boolean | null;
            effective: components["schemas"]["NotificationSettings"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        NotificationPreferencesUpdate: {
            /**
             * @description How often you receive a digest; `null` for the workspace default.
             * @enum {string|null}
             */
            digest?: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed to you; `null` for the workspace default. */
            mentions?: boolean | null;
            /** @description Whether changes of projects are mailed to you; `null` for the workspace default. */
            project_updates?: boolean | null;
        };
        Billing: {
            /** @description Name of the current plan. */
            plan: string;
            /** @description Billing contact; `null` if none is set. */
            contact: components["schemas"]["BillingContact"] | null;
            /**
             * Format: date-time
             * @description When the contact was last changed.
             */
            updated_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        BillingContact: {
            /** @description Display name, on one line. */
            name: string;
            /**
             * Format: email
             * @description Address for invoices.
             */
            email: string;
            /** @description Legal name. */
            company: string | null;
            /** @description Postal address. */
            address: string | null;
            /** @description Tax or VAT number. */
            tax_id: string | null;
        };
        BillingUpdate: {
            /** @description Billing contact; `null` clears it. */
            contact: components["schemas"]["BillingContactUpdate"] | null;
        };
        BillingContactUpdate: {
            /** @description Display name, on one line. */
            name: string;
            /**
             * Format: email
             * @description Address for invoices.
             */
            email: string;
            /** @description Legal name. */
            company?: string | null;
            /** @description Postal address. */
            address?: string | null;
            /** @description Tax or VAT number. */
            tax_id?: string | null;
        };
        /** @description Name of the plan, in lower-case letters, digits and inner hyphens. It never changes. */
        PlanName: string;
        /** @description Name of the plan for people. */
        PlanTitle: string;
        /** @description What your application offers with this plan, in your own words. */
        PlanFeatures: string[];
        /** @description How much of each of your own meters the plan includes; `null` for no limit. A meter that is not listed is not included. */
        ApplicationLimits: {
            [key: string]: number | null;
        };
        /** @description The periods of the meters. A meter that is not listed counts by `month`. */
        ApplicationPeriods: {
            [key: string]: components["schemas"]["UsagePeriod"];
        };
        Plan: {
            /** @description Id of the plan. */
            id: string;
            name: components["schemas"]["PlanName"];
            title: components["schemas"]["PlanTitle"];
            limits: components["schemas"]["PlanLimits"];
            features: components["schemas"]["PlanFeatures"];
            application_limits: components["schemas"]["ApplicationLimits"];
            application_periods: components["schemas"]["ApplicationPeriods"];
            /**
             * Format: date-time
             * @description Since when no workspace gets it.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        PlanList: {
            /** @description The plans. */
            data: components["schemas"]["Plan"][];
            /** @description Whether more follow. */
            has_more: boolean;
            /** @description Pass it as `cursor` to get the next page. */
            next_cursor: string | null;
        };
        PlanCreate: {
            name: components["schemas"]["PlanName"];
            title: components["schemas"]["PlanTitle"];
            limits?: components["schemas"]["PlanLimitsUpdate"];
            features?: components["schemas"]["PlanFeatures"];
            application_limits?: components["schemas"]["ApplicationLimits"];
            application_periods?: components["schemas"]["ApplicationPeriods"];
        };
        PlanUpdate: {
            title?: components["schemas"]["PlanTitle"];
            limits?: components["schemas"]["PlanLimitsUpdate"];
            features?: components["schemas"]["PlanFeatures"];
            application_limits?: components["schemas"]["ApplicationLimits"];
            application_periods?: components["schemas"]["ApplicationPeriods"];
        };
        PlanSet: {
            plan: components["schemas"]["PlanName"];
        };
        /**
         * @description A limited resource.
         * @enum {string}
         */
        QuotaResource: "members" | "open_invitations" | "custom_roles" | "projects" | "requests_per_minute" | "api_keys" | "webhook_endpoints";
        Usage: {
            /** @description Name of the current plan. */
            plan: string;
            /** @description One quota for each limited resource. */
            quotas: {
                resource: components["schemas"]["QuotaResource"];
                /** @description Current number; for requests, in this minute. `null` for resources without a limit, which are not counted. */
                used: number | null;
                /** @description Maximum number; `null` for unlimited. */
                limit: number | null;
            }[];
            /** @description Days for which the audit log is kept. */
            audit_retention_days: number;
            /** @description The meters of the plan, and others that have counted something in the current month. */
            meters: components["schemas"]["MeterUsage"][];
        };
        /**
         * @description Period in which a meter counts, in UTC. With `none` it counts without end.
         * @enum {string}
         */
        UsagePeriod: "day" | "month" | "none";
        /** @description Name of a meter of your application. */
        MeterName: string;
        MeterUsage: {
            meter: components["schemas"]["MeterName"];
            period: components["schemas"]["UsagePeriod"];
            /**
             * Format: date-time
             * @description When the period began; `null` for `none`.
             */
            period_start: string | null;
            /** @description How much was counted in the period. */
            used: number;
            /** @description How much the plan includes; `null` for unlimited. */
            limit: number | null;
        };
        UsageEntry: {
            /** @description Id of the entry. */
            id: string;
            meter: components["schemas"]["MeterName"];
            /**
             * @description Whether it was recorded or consumed.
             * @enum {string}
             */
            kind: "record" | "consume";
            /** @description Your id of the event. */
            event_id: string;
            /** @description How much it counts. */
            quantity: number;
            /**
             * Format: date-time
             * @description When it happened, which determines the period.
             */
            at: string;
            /**
             * Format: date-time
             * @description When it was counted.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was given back.
             */
            released_at: string | null;
            usage: components["schemas"]["MeterUsage"];
        };
        UsageRecord: {
            /** @description How much to add. */
            quantity: number;
            /** @description Your id of the event, so that it counts once. */
            event_id: string;
            /**
             * Format: date-time
             * @description When it happened, at most 35 days ago; now by default.
             */
            at?: string;
        };
        UsageConsume: {
            /** @description How much to add. */
            quantity: number;
            /** @description Your id of the event, so that it counts once. */
            event_id: string;
        };
        UsageRelease: {
            /** @description Id of the entry that `usage.consume` returned. */
            usage_id: string;
        };
        Organization: {
            /** @description Id of the organization. */
            id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
            slug: string;
            /** @description Display name. */
            name: string;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was deleted; its keys and all access that it gave ended then.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When a deleted organization is purged; until then an owner can restore it.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        OrganizationList: {
            data: components["schemas"]["Organization"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        OrganizationCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
            slug?: string;
            /** @description The owner of the organization. Only the operator may set it; any other caller becomes the owner. */
            owner_id?: string;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        OrganizationUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten most recent former ones keep working. */
            slug?: string;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        OrganizationSettings: {
            keys: components["schemas"]["OrganizationKeySwitches"];
            /** @description Whether users must confirm their password before they create, change or rotate keys, and before they change these settings. */
            require_reauthentication_for_keys: boolean;
            /** @description Maximum lifetime of a key in days, regardless of its own expiry; `null` for no limit. */
            max_key_lifetime_days: number | null;
            /** @description Maximum age of a secret in days. An older key is refused with 403 `rotation_required` until it is rotated. `null` for no limit. */
            key_rotation_days: number | null;
            /** @description IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, in addition to the allowlist of each workspace; empty for any. */
            ip_allowlist: string[];
            /**
             * Format: date-time
             * @description When they were last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description Key permissions of roles in the workspaces that the organization owns. A disabled switch removes the permission from the role. */
        OrganizationKeySwitches: {
            /** @description Whether managers can view the keys of the workspace. Also applies to custom roles. */
            managers_see: boolean;
            /** @description Whether managers can create, change, rotate and revoke the keys of the workspace. */
            managers_manage: boolean;
            /** @description Whether managers can manage their own user keys. */
            managers_own: boolean;
            /** @description Whether members can manage their own user keys. */
            members_own: boolean;
        };
        OrganizationSettingsUpdate: {
            keys?: components["schemas"]["OrganizationKeySwitchesUpdate"];
            /** @description Whether users must confirm their password before they create, change or rotate keys, and before they change these settings. */
            require_reauthentication_for_keys?: boolean;
            /** @description Maximum lifetime of a key in days, regardless of its own expiry; `null` for no limit. */
            max_key_lifetime_days?: number | null;
            /** @description Maximum age of a secret in days. An older key is refused with 403 `rotation_required` until it is rotated. `null` for no limit. */
            key_rotation_days?: number | null;
            /** @description IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, in addition to the allowlist of each workspace; empty for any. */
            ip_allowlist?: string[];
        };
        OrganizationKeySwitchesUpdate: {
            /** @description Whether managers can view the keys of the workspace. Also applies to custom roles. */
            managers_see?: boolean;
            /** @description Whether managers can create, change, rotate and revoke the keys of the workspace. */
            managers_manage?: boolean;
            /** @description Whether managers can manage their own user keys. */
            managers_own?: boolean;
            /** @description Whether members can manage their own user keys. */
            members_own?: boolean;
        };
        WorkspaceMove: {
            /** @description Id of the move. */
            id: string;
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /** @description The organization. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /**
             * @description Status of the move.
             * @enum {string}
             */
            status: "pending" | "accepted" | "declined" | "cancelled";
            /** @description Id of the user who proposed it; `null` for the operator. */
            proposed_by: string | null;
            /** @description Id of the user or key that accepted, declined or cancelled it. */
            decided_by: string | null;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decided_at: string | null;
            /**
             * Format: date-time
             * @description When it was proposed.
             */
            created_at: string;
        };
        WorkspaceMoveList: {
            data: components["schemas"]["WorkspaceMove"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        WorkspaceMoveCreate: {
            /** @description Slug or id of the organization. */
            organization: string;
        };
        /** @description Resources that the user created, that were created with the key, or under the grant, and that remain, by kind. Kinds without any are omitted. */
        CreatedThings: {
            /**
             * @description The kind of resource.
             * @enum {string}
             */
            resource: "api_key" | "invitation" | "member" | "project_member" | "role" | "project" | "webhook_endpoint" | "install_link" | "template";
            /** @description How many there are. */
            count: number;
            /** @description The newest of them, up to 100. */
            items: {
                /** @description Id of the resource; the id of the user for a membership. */
                id: string;
                /** @description Name, URL or address; `null` for a project that the caller has no access to. */
                name: string | null;
                /** @description The workspace of the resource; `null` for an organization's. */
                workspace_id: string | null;
            }[];
        }[];
        /**
         * @description `suspended`: the grantor is no longer an owner; another owner can reactivate it with `managers.update`.
         * @enum {string}
         */
        ManagerGrantStatus: "active" | "paused" | "suspended" | "expired" | "revoked";
        ManagerGrant: {
            /** @description Id of the grant. */
            id: string;
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /** @description The organization. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["ManagerGrantStatus"];
            /** @description Id of the owner who created or last changed it; `null` for the operator. */
            granted_by: string | null;
            /**
             * Format: date-time
             * @description When it expires; `null` for never.
             */
            expires_at: string | null;
            /** @description Whether it is paused. */
            paused: boolean;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /** @description Id of the user who revoked it; `null` for the operator. */
            revoked_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ManagerGrantList: {
            data: components["schemas"]["ManagerGrant"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ManagerGrantCreate: {
            /** @description Slug or id of the organization. */
            organization: string;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expires_at?: string;
            /**
             * @description Whether to create it paused.
             * @default false
             */
            paused?: boolean;
        };
        ManagerGrantUpdate: {
            /**
             * Format: date-time
             * @description When it expires; `null` for never.
             */
            expires_at?: string | null;
            /** @description Whether it is to be paused. */
            paused?: boolean;
        };
        RevokedManagerGrant: {
            /** @description Id of the grant. */
            id: string;
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /** @description The organization. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["ManagerGrantStatus"];
            /** @description Id of the owner who created or last changed it; `null` for the operator. */
            granted_by: string | null;
            /**
             * Format: date-time
             * @description When it expires; `null` for never.
             */
            expires_at: string | null;
            /** @description Whether it is paused. */
            paused: boolean;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /** @description Id of the user who revoked it; `null` for the operator. */
            revoked_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Everything that ended. */
            ends: {
                /** @description Members who joined the workspace under the grant, whose membership ends. */
                members: {
                    /** @description Id of the person. */
                    user_id: string;
                    /** @description The role that they had. */
                    role: string;
                }[];
                /** @description Members who were added to projects under the grant, and are removed from them. */
                project_members: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description Id of the person. */
                    user_id: string;
                }[];
                /** @description Webhook endpoints that were created, or got another URL, under the grant, and are disabled. */
                webhook_endpoints: {
                    /** @description Id of the endpoint. */
                    id: string;
                    /**
                     * Format: uri
                     * @description Where it sends to.
                     */
                    url: string;
                }[];
                /** @description Settings, roles of members and permissions of custom roles that were changed under the grant, and are restored. Later changes without the grant stay. */
                changes: {
                    /**
                     * @description The resource of the value.
                     * @enum {string}
                     */
                    resource: "settings" | "member" | "project_member" | "role";
                    /** @description Id of the workspace, user or role; for a project membership the ids of the project and the user, separated by a slash. */
                    id: string;
                    /** @description The field. */
                    field: string;
                }[];
                /** @description Number of people who had access to the workspace through the grant. */
                people: number;
                /** @description Keys of the workspace that they created, which are revoked. */
                api_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Pending invitations that they sent, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description Where it went. */
                    email: string;
                }[];
            };
            leaves: components["schemas"]["CreatedThings"];
            /** @description Remaining webhook endpoints of the workspace whose signing secret they got. Rotate it with a `transition_seconds` of 0. */
            exposed_endpoints: {
                /** @description Id of the endpoint. */
                id: string;
                /**
                 * Format: uri
                 * @description Where it sends to.
                 */
                url: string;
            }[];
            /** @description Remaining keys of the workspace of which they got a secret, by rotating or collecting it, or whose permissions they changed. Rotate them with a `transition_seconds` of 0, or revoke them. */
            exposed_keys: {
                /** @description Id of the key. */
                id: string;
                /** @description Its name. */
                name: string;
                /** @description A form of it that people recognise. */
                masked: string;
            }[];
        };
        AccessRequest: {
            /** @description Id of the request. */
            id: string;
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /** @description The organization. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /**
             * @description Status of the request. `replaced`: the organization requested access again on other terms, in a request with its own id.
             * @enum {string}
             */
            status: "pending" | "approved" | "declined" | "replaced";
            /** @description The reason given by the organization. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Requested expiry; `null` for none.
             */
            expires_at: string | null;
            /** @description Id of the user or key that made the request. */
            requested_by: string | null;
            /** @description Id of the user who approved or declined it. */
            decided_by: string | null;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decided_at: string | null;
            /** @description The grant that came of it. */
            grant_id: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
        };
        AccessRequestList: {
            data: components["schemas"]["AccessRequest"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        AccessRequestCreate: {
            /** @description Slug or id of the workspace. */
            workspace: string;
            /** @description The reason, which the owners of the workspace read. */
            reason?: string;
            /**
             * Format: date-time
             * @description Requested expiry; none by default.
             */
            expires_at?: string;
        };
        /** @description Confirms the request, whether the workspace exists or not. */
        AccessRequestReceipt: {
            /** @description The workspace, as you named it. */
            workspace: string;
            /** @description The requesting organization. */
            organization_id: string;
            /** @description Why. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Requested expiry.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When you made the request.
             */
            created_at: string;
        };
        AccessRequestApprove: {
            /**
             * Format: date-time
             * @description When the grant expires: the requested time by default, and not later.
             */
            expires_at?: string;
        };
        ApprovedAccessRequest: {
            request: components["schemas"]["AccessRequest"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /**
         * @description `redeemed`: it has reached its maximum number of uses.
         * @enum {string}
         */
        InstallLinkStatus: "active" | "archived" | "expired" | "redeemed";
        /** @description A link, as the organization sees it. */
        InstallLink: {
            /** @description Id of the link. */
            id: string;
            /** @description The organization. */
            organization_id: string;
            /** @description The part of the URL that you give to customers. It is random and never changes. */
            hash: string;
            status: components["schemas"]["InstallLinkStatus"];
            /** @description The addresses that may use it, in lower case; empty for every signed-in user. */
            allowed_emails: string[];
            /** @description Notes that only the organization sees. */
            notes: string | null;
            /** @description Maximum number of uses; `null` for unlimited. */
            max_uses: number | null;
            /** @description How often it was. */
            used_count: number;
            /**
             * Format: date-time
             * @description When it expires; `null` for never.
             */
            expires_at: string | null;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was archived, if it was.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed or used.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        InstallLinkList: {
            data: components["schemas"]["InstallLink"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        InstallLinkCreate: {
            /** @description The confirmed e-mail addresses that may use it, regardless of case. Empty or absent, it is open to every signed-in user. */
            allowed_emails?: string[];
            /** @description Maximum number of uses, unlimited by default. */
            max_uses?: number;
            /**
             * Format: date-time
             * @description When it expires.
             */
            expires_at?: string;
            /** @description Notes that only the organization sees. */
            notes?: string;
        };
        InstallLinkUpdate: {
            /** @description The confirmed e-mail addresses that may use it, regardless of case. If empty, it is open to every signed-in user. */
            allowed_emails?: string[];
            /** @description Maximum number of uses; `null` for unlimited. */
            max_uses?: number | null;
            /**
             * Format: date-time
             * @description When it expires; `null` for never.
             */
            expires_at?: string | null;
            /** @description Notes that only the organization sees; `null` for none. */
            notes?: string | null;
        };
        /** @description The public part of a link. */
        PublicInstallLink: {
            /** @description The hash of the link. */
            hash: string;
            /** @description The organization that would get access. */
            organization: {
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["InstallLinkStatus"];
        };
        InstallLinkPreview: {
            /** @description The hash of the link. */
            hash: string;
            /** @description The organization that would get access. */
            organization: {
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["InstallLinkStatus"];
            /**
             * Format: date-time
             * @description When the link expires; `null` for never.
             */
            expires_at: string | null;
            /** @description What every member of the organization could do in the workspace until you revoke the grant. */
            permissions: components["schemas"]["PermissionName"][];
        };
        /** @description Exactly one of `workspace` and `new_workspace`. */
        InstallLinkRedeem: {
            /** @description Slug or id of a workspace that you own. */
            workspace?: string;
            /** @description A new workspace that you will own. */
            new_workspace?: {
                /** @description Display name, on one line. */
                name: string;
                /** @description Derived from the name by default. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
                slug?: string;
            };
        };
        RedeemedInstallLink: {
            workspace: components["schemas"]["Workspace"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /** @description A link after its use, and the resulting grant. */
        InstallLinkUse: {
            install_link: components["schemas"]["InstallLink"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /** @description The desired content of workspaces. Anything that is not named stays as it is. */
        TemplateContent: {
            /** @description Custom roles, matched by name. They cannot include permissions of class owner. */
            roles?: components["schemas"]["RoleCreate"][];
            settings?: components["schemas"]["SettingsUpdate"];
            /** @description Webhook endpoints, matched by URL. Each workspace has its own secret, which is never shown; `webhookEndpoints.rotateSecret` returns one for verification. */
            webhook_endpoints?: components["schemas"]["TemplateWebhookEndpoint"][];
            /** @description Projects, matched by a current or former slug. */
            projects?: components["schemas"]["ProjectCreate"][];
        };
        TemplateWebhookEndpoint: {
            /**
             * Format: uri
             * @description As for `webhookEndpoints.create`.
             */
            url: string;
            /** @description Purpose of it. */
            description?: string | null;
            /** @description The events to send; `*` for all. */
            events: components["schemas"]["EventChoice"][];
        };
        Template: {
            /** @description Id of the template. */
            id: string;
            /** @description The organization that owns it. */
            organization_id: string;
            /** @description Its name. */
            name: string;
            /** @description Purpose of it; `null` if not set. */
            description: string | null;
            content: components["schemas"]["TemplateContent"];
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description A template without its content. */
        TemplateSummary: {
            /** @description Id of the template. */
            id: string;
            /** @description The organization that owns it. */
            organization_id: string;
            /** @description Its name. */
            name: string;
            /** @description Purpose of it; `null` if not set. */
            description: string | null;
            /** @description Size of its content. */
            contains: {
                /** @description How many roles. */
                roles: number;
                /** @description How many settings. */
                settings: number;
                /** @description How many webhook endpoints. */
                webhook_endpoints: number;
                /** @description How many projects. */
                projects: number;
            };
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        TemplateList: {
            data: components["schemas"]["TemplateSummary"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        TemplateCreate: {
            /** @description Unique in the organization, regardless of case. */
            name: string;
            /** @description Purpose of it; `null` if not set. */
            description?: string | null;
            content: components["schemas"]["TemplateContent"];
        };
        TemplateUpdate: {
            /** @description Unique in the organization, regardless of case. */
            name?: string;
            /** @description Purpose of it; `null` if not set. */
            description?: string | null;
            content?: components["schemas"]["TemplateContent"];
        };
        TemplatePlanCreate: {
            /** @description Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
            workspaces?: string[];
            /**
             * @description Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former.
             * @enum {string}
             */
            relation?: "owned" | "managed";
        };
        TemplateApply: {
            /** @description Digest of the plan to apply. */
            digest: string;
            /** @description Slugs or ids of workspaces that the organization owns or manages. All by default; deleted ones only if they are named. */
            workspaces?: string[];
            /**
             * @description Only workspaces that the organization owns, or only those that it manages. Organization keys have access only to the former.
             * @enum {string}
             */
            relation?: "owned" | "managed";
        };
        /** @description Why nothing is done in a workspace, as the problem that a request would get. */
        TemplateProblem: {
            code: components["schemas"]["ErrorCode"];
            /** @description The same in words. */
            detail: string;
            /** @description The missing permission, if one is missing. */
            required_permission: components["schemas"]["PermissionName"] | null;
        };
        /** @description A role that is created or changed. */
        TemplateRoleChange: {
            /**
             * @description Whether it is created, or an existing one is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the existing one. */
            id: string | null;
            /** @description The previous state; `null` if it is created. */
            before: components["schemas"]["RoleCreate"] | null;
            after: components["schemas"]["RoleCreate"];
        };
        /** @description The changed settings. */
        TemplateSettingsChange: {
            before: components["schemas"]["SettingsUpdate"];
            after: components["schemas"]["SettingsUpdate"];
        };
        /** @description A webhook endpoint that is created or changed. */
        TemplateWebhookEndpointChange: {
            /**
             * @description Whether it is created, or an existing one is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the existing one. */
            id: string | null;
            /** @description The previous state; `null` if it is created. */
            before: components["schemas"]["TemplateWebhookEndpoint"] | null;
            after: components["schemas"]["TemplateWebhookEndpoint"];
        };
        /** @description A project that is created or changed. */
        TemplateProjectChange: {
            /**
             * @description Whether it is created, or an existing one is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the existing one. */
            id: string | null;
            /** @description The previous state; `null` if it is created. */
            before: components["schemas"]["ProjectCreate"] | null;
            after: components["schemas"]["ProjectCreate"];
        };
        /** @description What is created and changed in a workspace. */
        TemplateChanges: {
            /** @description Changes to roles. */
            roles: components["schemas"]["TemplateRoleChange"][];
            /** @description Changes to settings; `null` if they stay as they are. */
            settings: components["schemas"]["TemplateSettingsChange"] | null;
            /** @description Changes to webhook endpoints. */
            webhook_endpoints: components["schemas"]["TemplateWebhookEndpointChange"][];
            /** @description Changes to projects. */
            projects: components["schemas"]["TemplateProjectChange"][];
        };
        TemplatePlan: {
            /** @description The template in the planned or applied version. */
            template: {
                /** @description Id of the template. */
                id: string;
                /** @description Its name then. */
                name: string;
                /** @description Its version. */
                etag: string;
            };
            /** @description Digest of the template's version and of everything below. Pass it to `templates.apply`. */
            digest: string;
            /** @description Number of workspaces per outcome. */
            counts: {
                /** @description Would be changed. */
                change: number;
                /** @description Are as the template has it. */
                unchanged: number;
                /** @description Cannot be changed. */
                blocked: number;
            };
            /** @description The workspaces, ordered by id. */
            workspaces: components["schemas"]["PlannedWorkspace"][];
        };
        PlannedWorkspace: {
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            /**
             * @description Whether the organization owns or manages it.
             * @enum {string}
             */
            relation: "owned" | "managed";
            /**
             * @description What applying the template would do there; `blocked`: nothing, because of `problem`.
             * @enum {string}
             */
            outcome: "change" | "unchanged" | "blocked";
            /** @description Why nothing can be done there; `null` if it can be applied. */
            problem: components["schemas"]["TemplateProblem"] | null;
            changes: components["schemas"]["TemplateChanges"];
        };
        TemplateRun: {
            /** @description Id of the run. */
            id: string;
            /** @description The organization of the template. */
            organization_id: string;
            /** @description The template in the planned or applied version. */
            template: {
                /** @description Id of the template. */
                id: string;
                /** @description Its name then. */
                name: string;
                /** @description Its version. */
                etag: string;
            };
            /**
             * @description Whether workspaces are still pending.
             * @enum {string}
             */
            status: "running" | "finished";
            /** @description The results so far. */
            counts: {
                /** @description All of them. */
                workspaces: number;
                /** @description Have not had their turn. */
                pending: number;
                /** @description Are changed as planned. */
                applied: number;
                /** @description Were as the template has it. */
                unchanged: number;
                /** @description Workspaces that had changed since the plan and stay as they are. */
                stale: number;
                /** @description Workspaces that stay as they are because the caller lost the permission. */
                refused: number;
                /** @description Workspaces that stay as they are because of an error. */
                failed: number;
            };
            /** @description Id of the user or key that applied it; `null` for the operator. */
            started_by: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the last workspace was processed.
             */
            finished_at: string | null;
        };
        TemplateRunList: {
            data: components["schemas"]["TemplateRun"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        /**
         * @description The result in a workspace. `stale`: it had changed since the plan. `refused`: the caller who applied the template may not make the changes there. `failed`: an error occurred. In all three cases it stays as it is.
         * @enum {string}
         */
        TemplateOutcome: "pending" | "applied" | "unchanged" | "stale" | "refused" | "failed";
        TemplateRunResult: {
            /** @description The workspace. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["TemplateOutcome"];
            /** @description Why nothing can be done there; `null` if it can be applied. */
            problem: components["schemas"]["TemplateProblem"] | null;
            /** @description The changes; `null` if nothing was changed. */
            changes: components["schemas"]["TemplateChanges"] | null;
            /**
             * Format: date-time
             * @description When it was processed.
             */
            finished_at: string | null;
        };
        TemplateRunResultList: {
            data: components["schemas"]["TemplateRunResult"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        /** @description Id in another system, such as your CRM; `null` for none. It is unique per kind of resource for the party that set it. Lists filter by it, and in a path `ext:` and this id name a workspace or a project. */
        ExternalId: string | null;
        /** @description Texts of your own, at most 20 names and 8 kB in all. The tenant can change them, so do not authorize by them. */
        Metadata: {
            [key: string]: string;
        };
        /** @description The names to change. `null` removes one, and names that are absent stay. At most 20 names and 8 kB may remain. */
        MetadataChanges: {
            [key: string]: string | null;
        };
        UserUpdate: {
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        UserList: {
            data: components["schemas"]["User"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        SignUp: {
            /**
             * Format: email
             * @description E-mail address. It identifies the user, regardless of case.
             */
            email: string;
            /**
             * Format: password
             * @description At least 8 characters. The 10,000 most common passwords, the address or name itself, and repeated characters are refused, with the code `common_password`, `personal_password` or `repetitive_password` in `errors`.
             */
            password: string;
            /** @description Display name, on one line. Optional only with an invitation that contains a name. */
            name?: string;
            /** @description The token from the mail of an invitation to this address. Omit `workspace` in that case. */
            invitation_token?: string;
            /** @description The first workspace. By default it is named after the user. */
            workspace?: {
                /** @description Display name, on one line. */
                name: string;
                /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. Used in URLs. */
                slug?: string;
            };
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        User: {
            /** @description Id of the user. */
            id: string;
            /** @description E-mail address, as it was given. */
            email: string;
            /**
             * Format: date-time
             * @description When the address was confirmed; `null` until then.
             */
            email_verified_at: string | null;
            /** @description Display name. */
            name: string;
            /**
             * @description Preferred language; `null` for the workspace's default.
             * @enum {string|null}
             */
            language: "en" | "tr" | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When they signed up.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When their profile was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description The new user, with their first workspace or the one they were invited to. */
        SignedUpUser: {
            /** @description Id of the user. */
            id: string;
            /** @description E-mail address, as it was given. */
            email: string;
            /**
             * Format: date-time
             * @description When the address was confirmed; `null` until then.
             */
            email_verified_at: string | null;
            /** @description Display name. */
            name: string;
            /**
             * @description Preferred language; `null` for the workspace's default.
             * @enum {string|null}
             */
            language: "en" | "tr" | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description When they signed up.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When their profile was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            workspace: components["schemas"]["Workspace"];
        };
        Me: {
            /** @description The credential of the request. */
            principal: {
                /**
                 * @description Kind of credential.
                 * @enum {string}
                 */
                type: "operator" | "session" | "user_key" | "service_key" | "organization_key" | "application_key";
                /** @description Id of the session or key; `operator` for the operator. */
                id: string;
            };
            /**
             * @description Scope of a key; `null` for a session or the operator.
             * @enum {string|null}
             */
            scope: "read-only" | "read-write" | "admin" | "custom" | null;
            /** @description The user that the credential acts as; `null` for a service key or the operator. */
            user: components["schemas"]["User"] | null;
            /** @description The workspace that a key belongs to; `null` for any other credential. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The organization of an organization key; `null` for any other credential. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description When the credential expires; `null` for never.
             */
            expires_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        MeUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /**
             * @description Preferred language; `null` for the workspace's default.
             * @enum {string|null}
             */
            language?: "en" | "tr" | null;
            /**
             * Format: password
             * @description At least 8 characters, with the same requirements as at sign-up. All other sessions end.
             */
            new_password?: string;
            /**
             * Format: password
             * @description Required with `new_password`.
             */
            current_password?: string;
            metadata?: components["schemas"]["MetadataChanges"];
        };
        MyWorkspace: {
            workspace: components["schemas"]["Workspace"];
            /**
             * @description Kind of access. A workspace with two kinds of access is listed twice.
             * @enum {string}
             */
            relation: "member" | "organization" | "shared";
            /** @description The organization through which you have access; `null` if you are a member yourself. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            } | null;
            /** @description As a member: a built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. Through an organization: your role in the organization. */
            role: string;
            /**
             * @description A deactivated member sees the workspace in this list, but has no access to its content.
             * @enum {string}
             */
            status: "active" | "deactivated";
        };
        MyWorkspaceList: {
            data: components["schemas"]["MyWorkspace"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        EmailVerification: {
            /** @description Whose address is to be confirmed. */
            user_id: string;
            /** @description Where the mail goes. */
            email: string;
            /**
             * Format: date-time
             * @description When the link expires.
             */
            expires_at: string;
        };
        EmailVerificationConfirm: {
            /** @description The token from the mail. */
            token: string;
            /**
             * Format: password
             * @description The password of the account. Required unless the request has a session of the account.
             */
            password?: string;
        };
        PasswordResetCreate: {
            /**
             * Format: email
             * @description The address that the person signed up with.
             */
            email: string;
        };
        PasswordReset: {
            /** @description The address as sent. It does not indicate whether an account with it exists. */
            email: string;
        };
        PasswordResetConfirm: {
            /** @description The token from the mail. */
            token: string;
            /**
             * Format: password
             * @description The new password, at least 8 characters, with the same requirements as at sign-up.
             */
            password: string;
        };
        SessionCreate: {
            /** @description E-mail address. */
            email: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
        };
        Session: {
            /** @description Id of the session. */
            id: string;
            /** @description The user of the session. */
            user_id: string;
            /** @description Whether it is the session of the request. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a minute.
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it expires if it is not used: seven days after its last use, and at most 30 days after its start. A workspace may require the password earlier (`session_idle_minutes`).
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When the password was last confirmed in the session.
             */
            reauthenticated_at: string | null;
            /** @description Address of the sign-in. */
            ip_address: string | null;
            /** @description `User-Agent` of the sign-in. */
            user_agent: string | null;
        };
        SessionWithToken: {
            /** @description Id of the session. */
            id: string;
            /** @description The user of the session. */
            user_id: string;
            /** @description Whether it is the session of the request. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a minute.
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it expires if it is not used: seven days after its last use, and at most 30 days after its start. A workspace may require the password earlier (`session_idle_minutes`).
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When the password was last confirmed in the session.
             */
            reauthenticated_at: string | null;
            /** @description Address of the sign-in. */
            ip_address: string | null;
            /** @description `User-Agent` of the sign-in. */
            user_agent: string | null;
            /** @description The bearer token. It is shown only once. */
            token: string;
        };
        SessionList: {
            data: components["schemas"]["Session"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        Reauthentication: {
            /**
             * Format: password
             * @description The password of the signed-in user.
             */
            password: string;
        };
        OrganizationKeyCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Purpose of the key. */
            description?: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required for the scope `custom`, and only allowed with it. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * Format: date-time
             * @description When it stops working. Never by default.
             */
            expires_at?: string;
            /** @description Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            };
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
        };
        OrganizationKeyUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description Purpose of the key; `null` if not set. */
            description?: string | null;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope?: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required when `scope` becomes `custom`. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
        };
        /** @description When the server rotates the secret of a key automatically. A mail and a webhook announce it 7 days before, 24 hours before, and at the rotation. The new secret is then kept until it is collected. */
        RotationPolicy: {
            /**
             * @description `every_days` counts from the previous rotation; `weekly` is Monday and `monthly` the first of the month, 00:00 UTC.
             * @enum {string}
             */
            schedule: "every_days" | "weekly" | "monthly";
            /** @description Number of days; only with the schedule `every_days`, which requires it. */
            every_days?: number | null;
            /**
             * @description Seconds for which the previous secret keeps working; less than the time between two rotations.
             * @default 86400
             */
            transition_seconds?: number;
        };
        ApiKey: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description The workspace of the key; `null` for an organization key. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The permissions of a `custom` key; `null` for other scopes. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /** @description What the key is for. */
            description: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When the next rotation is due.
             */
            next_rotation_at: string | null;
            /**
             * @description `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another.
             * @enum {string}
             */
            new_secret_status: "none" | "waiting" | "unreadable";
            /** @description The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
            grant_id: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description The rotation in progress; `null` when only one secret is valid. */
        KeyRotation: {
            /** @description Masked form of the previous secret. */
            previous_masked: string;
            /**
             * Format: date-time
             * @description When the key was rotated.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When the previous secret expires.
             */
            ends_at: string;
            /** @description Number of requests with the previous secret since the rotation. */
            previous_uses: number;
            /**
             * Format: date-time
             * @description When the previous secret was last used.
             */
            previous_last_used_at: string | null;
            /** @description The addresses that still use the previous secret, latest first, at most 10. */
            previous_sources: {
                /** @description Where from. */
                ip_address: string;
                /** @description How often. */
                uses: number;
                /**
                 * Format: date-time
                 * @description When last.
                 */
                last_used_at: string;
            }[];
        } | null;
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ApiKeyWithSecret: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description The workspace of the key; `null` for an organization key. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The permissions of a `custom` key; `null` for other scopes. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /** @description What the key is for. */
            description: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When the next rotation is due.
             */
            next_rotation_at: string | null;
            /**
             * @description `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another.
             * @enum {string}
             */
            new_secret_status: "none" | "waiting" | "unreadable";
            /** @description The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
            grant_id: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description The bearer token. It is shown only once. */
            secret: string;
        };
        RevokedApiKey: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description The workspace of the key; `null` for an organization key. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The permissions of a `custom` key; `null` for other scopes. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /** @description What the key is for. */
            description: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            external_id: components["schemas"]["ExternalId"];
            metadata: components["schemas"]["Metadata"];
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When the next rotation is due.
             */
            next_rotation_at: string | null;
            /**
             * @description `waiting`: a secret from an automatic rotation is pending; retrieve it, once, with `collectSecret`. `unreadable`: it cannot be read until the operator restores its vault key; rotate the key to get another.
             * @enum {string}
             */
            new_secret_status: "none" | "waiting" | "unreadable";
            /** @description The grant under which a member of a managing organization created the key. The key is revoked with the grant. */
            grant_id: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Receipt of the revocation. */
            revocation: {
                /** @description Pending invitations sent with the key, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description The address that it invited. */
                    email: string;
                }[];
                leaves: components["schemas"]["CreatedThings"];
                /** @description Milliseconds until every replica had confirmed the revocation. No replica accepts the secrets after this response. */
                acknowledged_ms: number;
                /**
                 * Format: date-time
                 * @description Time from which no request with the key is accepted.
                 */
                revoked_at: string;
                /** @description Number of valid secrets that the key had. */
                secrets_ended: number;
            };
        };
        ApiKeyCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Purpose of the key. */
            description?: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required for the scope `custom`, and only allowed with it. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * Format: date-time
             * @description When it stops working. Never by default.
             */
            expires_at?: string;
            /** @description Addresses that may use the key; any by default. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            };
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description `service` acts as itself; `user` acts as a user.
             * @enum {string}
             */
            kind: "service" | "user";
            /** @description The user that a user key acts as; the caller by default. */
            user_id?: string;
            /** @description Limits the key to these projects, by slug or id. All projects by default. */
            project_ids?: string[];
        };
        ApiKeyUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description Purpose of the key; `null` if not set. */
            description?: string | null;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope?: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required when `scope` becomes `custom`. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description When the server rotates the secret automatically; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            external_id?: components["schemas"]["ExternalId"];
            metadata?: components["schemas"]["MetadataChanges"];
            /** @description Limits the key to these projects, by slug or id; `null` for all. */
            project_ids?: string[] | null;
        };
        ApiKeyRotate: {
            /**
             * @description Seconds for which the previous secret keeps working: 0 to 7 days.
             * @default 86400
             */
            transition_seconds?: number;
        };
        VerifiedKey: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description The workspace of the key; `null` for an organization key. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, with at most that user's permissions.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. No key has permissions of class owner.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The permissions of a `custom` key; `null` for other scopes. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The projects that the key is limited to; `null` for all. Elsewhere such a key can only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
        };
        /**
         * @description `credentials:verify`: verify the credentials of callers. `usage:record`: count usage against the plan of a workspace. `workspaces:provision`: create organizations and workspaces, invite their first owner, and set the plan of a workspace. `directory:read`: read organizations, workspaces and their members. `permissions:manage`: change the application's permissions; only for a key of all tenants.
         * @enum {string}
         */
        ApplicationKeyPermission: "credentials:verify" | "usage:record" | "workspaces:provision" | "directory:read" | "permissions:manage";
        ApplicationKey: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description What the key may do. */
            permissions: components["schemas"]["ApplicationKeyPermission"][];
            /** @description Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
            tenants: string[] | null;
            /** @description Addresses that may use the key; empty for any. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ApplicationKeyList: {
            data: components["schemas"]["ApplicationKey"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ApplicationKeyWithSecret: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description What the key may do. */
            permissions: components["schemas"]["ApplicationKeyPermission"][];
            /** @description Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
            tenants: string[] | null;
            /** @description Addresses that may use the key; empty for any. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description The bearer token. It is shown only once. */
            secret: string;
        };
        RevokedApplicationKey: {
            /** @description Id of the key, which does not change on rotation. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description What the key may do. */
            permissions: components["schemas"]["ApplicationKeyPermission"][];
            /** @description Ids of the organizations and workspaces that the key is for; `null` for all. An organization stands for the workspaces that it owns, too. */
            tenants: string[] | null;
            /** @description Addresses that may use the key; empty for any. */
            ip_allowlist: string[];
            /** @description A rate limit for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /**
             * @description `rotating` while the previous secret still works.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, accurate to a few seconds.
             */
            last_used_at: string | null;
            rotation: components["schemas"]["KeyRotation"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Receipt of the revocation. */
            revocation: {
                /**
                 * Format: date-time
                 * @description Time from which no request with the key is accepted.
                 */
                revoked_at: string;
                /** @description Number of valid secrets that the key had. */
                secrets_ended: number;
                /** @description Milliseconds until every replica had confirmed the revocation. No replica accepts the secrets after this response. */
                acknowledged_ms: number;
            };
        };
        ApplicationKeyUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description What the key may do. */
            permissions?: components["schemas"]["ApplicationKeyPermission"][];
            /** @description Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
            tenants?: string[] | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key; `null` for the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
        };
        ApplicationKeyCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description What the key may do. */
            permissions: components["schemas"]["ApplicationKeyPermission"][];
            /** @description Limits the key to these organizations and workspaces; `null` for all. An organization stands for the workspaces that it owns, too. */
            tenants?: string[] | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A rate limit for this key; `null` for the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
        };
        AccessTokenCreate: {
            /** @description Id or slug of the workspace. Required with a session; a key has only its own. */
            workspace?: string;
            /** @description The API that the token is for, such as its URL. Required with a session. */
            audience?: string;
            /**
             * @description Scope of the token, within that of the key, which is the default. Not allowed with a session.
             * @enum {string}
             */
            scope?: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required for the scope `custom`, and only allowed with it. */
            permissions?: components["schemas"]["PermissionName"][];
            /** @description Lifetime of a token that is made from a key, by default one hour. Not allowed with a session. */
            expires_in_seconds?: number;
        };
        AccessToken: {
            /** @description Id of the token. */
            id: string;
            /** @description The workspace that the token is for. */
            workspace_id: string;
            /** @description The API that the token is for. */
            audience: string | null;
            /**
             * @description Scope of the token of a key.
             * @enum {string|null}
             */
            scope: "read-only" | "read-write" | "admin" | "custom" | null;
            /** @description The permissions of a `custom` token; `null` for other scopes. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /**
             * Format: date-time
             * @description When it stops working.
             */
            expires_at: string;
            /** @description The bearer token. It is shown only once. */
            token: string;
        };
        CredentialLeaseRenew: {
            stream_id: components["schemas"]["CredentialStreamId"];
            /** @description Your number for this renewal, which the lease names. */
            renewal: number;
            /** @description The `seq` of the last change that you have applied; 0 for none. */
            seen: number;
        };
        /** @description Id of a stream of yours, from its event `hello`. */
        CredentialStreamId: string;
        /** @description With `stream_id`, how the answer may be kept in memory; absent when it may not, and for a key with a rate limit of its own. */
        CredentialCaching: {
            /** @description What the answer depends on. A change with one of these tags ends it. */
            tags: string[];
            /** @description For how long the answer stays true unless something changes. */
            seconds: number;
        };
        /**
         * @description Why a credential is not valid for this: `invalid_credentials` for an unknown one and for one that you may not verify; `unsupported_credential` for a kind that is not verified; `too_many_attempts` after too many unknown credentials from `ip_address`; `workspace_required` for a session without `workspace`; `wrong_audience` for an access token that was made for another API; otherwise the `code` that a request would get.
         * @enum {string}
         */
        VerificationCode: "invalid_credentials" | "unsupported_credential" | "too_many_attempts" | "workspace_required" | "wrong_audience" | "credential_expired" | "credential_revoked" | "rotation_required" | "ip_not_allowed" | "not_found" | "insufficient_scope" | "insufficient_role" | "member_deactivated" | "reauthentication_required" | "plan_required" | "project_required" | "rate_limited" | "internal_error";
        /** @description What the answer should contain besides: `permissions`, all that the caller may do there, `plan`, the plan of the workspace, and `metadata`, that of the principal, by which you should not authorize: the tenant writes it. */
        VerificationInclude: ("permissions" | "plan" | "metadata")[];
        CredentialVerify: {
            /**
             * Format: password
             * @description The bearer token that your caller presented.
             */
            credential: string;
            /** @description Your API, as `accessTokens.create` names it. Required for an access token that was made for one. */
            audience?: string;
            /** @description What your caller wants to do. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * @description Whether your caller needs all of `permissions`, or any one of them.
             * @default all
             * @enum {string}
             */
            match?: "all" | "any";
            /** @description Id or slug of the workspace that the credential must have access to. The key's own by default. */
            workspace?: string;
            /** @description Id or slug of the project that the credential must have access to, in that workspace. */
            project?: string;
            /** @description The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
            ip_address?: string;
            include?: components["schemas"]["VerificationInclude"];
            stream_id?: components["schemas"]["CredentialStreamId"];
        };
        ApiKeyVerify: {
            /**
             * Format: password
             * @description The secret that your caller presented.
             */
            key: string;
            permission?: components["schemas"]["PermissionName"];
            /** @description What your caller wants to do. */
            permissions?: components["schemas"]["PermissionName"][];
            /**
             * @description Whether your caller needs all of `permissions`, or any one of them.
             * @default all
             * @enum {string}
             */
            match?: "all" | "any";
            /** @description Id or slug of the workspace that the credential must have access to. The key's own by default. */
            workspace?: string;
            /** @description Id or slug of the project that the credential must have access to, in that workspace. */
            project?: string;
            /** @description The address of your caller, for the allowlists. Without it, a key or workspace with an allowlist is refused. */
            ip_address?: string;
            include?: components["schemas"]["VerificationInclude"];
        };
        VerifiedPlan: {
            name: components["schemas"]["PlanName"];
            title: components["schemas"]["PlanTitle"];
            limits: components["schemas"]["PlanLimits"];
            features: components["schemas"]["PlanFeatures"];
            application_limits: components["schemas"]["ApplicationLimits"];
            application_periods: components["schemas"]["ApplicationPeriods"];
        };
        CredentialVerification: {
            /** @description Whether to serve your caller. */
            valid: boolean;
            caching?: components["schemas"]["CredentialCaching"];
            /** @description Why not; `null` when valid. */
            code: components["schemas"]["VerificationCode"] | null;
            /** @description The plan of the workspace, with `include`. */
            plan: components["schemas"]["VerifiedPlan"] | null;
            /** @description All permissions of the credential in the workspace or project, with `include`. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The decision; `null` for an unknown credential. With several permissions, the one that decided. */
            decision: components["schemas"]["Decision"] | null;
            /** @description What remains of the key's own rate limit after this verification; `null` without one. */
            rate_limit: {
                /** @description Requests per window. */
                limit: number;
                /** @description Requests that are left in this window. */
                remaining: number;
                /** @description Seconds until the window ends. */
                reset_seconds: number;
            } | null;
            /** @description The caller; `null` for an unknown credential. */
            principal: {
                /**
                 * @description Kind of credential.
                 * @enum {string}
                 */
                type: "session" | "user_key" | "service_key" | "organization_key";
                /** @description Id of the session or key. */
                id: string;
                /** @description The user; `null` for a key that acts as itself. */
                user_id: string | null;
                /** @description Name of the user, or of a key that acts as itself. */
                name: string;
                /** @description E-mail address of the user. */
                email: string | null;
                /** @description Its id in another system: for the operator and application keys what they have set on the user or the key, for a tenant what it has set on its member or key. */
                external_id: string | null;
                /** @description The same for the metadata, with `include`. */
                metadata: components["schemas"]["Metadata"] | null;
            } | null;
            /** @description The workspace, if the credential has access to it. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its id in another system. The operator and application keys see only what they have set. */
                external_id: string | null;
            } | null;
            /** @description The project, if one was named and the credential has access to it. */
            project: {
                /** @description Id of the project. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its id in another system. The operator and application keys see only what they have set. */
                external_id: string | null;
            } | null;
            /** @description The role of the user there; `null` for a key that acts as itself. */
            role: string | null;
            /**
             * Format: date-time
             * @description When the credential expires; `null` for never, and for an unknown one.
             */
            expires_at: string | null;
        };
        KeyVerification: {
            /** @description Whether to serve your caller. */
            valid: boolean;
            caching?: components["schemas"]["CredentialCaching"];
            /** @description Why not; `null` when valid. */
            code: components["schemas"]["VerificationCode"] | null;
            /** @description The plan of the workspace, with `include`. */
            plan: components["schemas"]["VerifiedPlan"] | null;
            /** @description All permissions of the credential in the workspace or project, with `include`. */
            permissions: components["schemas"]["PermissionName"][] | null;
            /** @description The decision; `null` for an unknown credential. With several permissions, the one that decided. */
            decision: components["schemas"]["Decision"] | null;
            /** @description What remains of the key's own rate limit after this verification; `null` without one. */
            rate_limit: {
                /** @description Requests per window. */
                limit: number;
                /** @description Requests that are left in this window. */
                remaining: number;
                /** @description Seconds until the window ends. */
                reset_seconds: number;
            } | null;
            /** @description The caller; `null` for an unknown credential. */
            principal: {
                /**
                 * @description Kind of credential.
                 * @enum {string}
                 */
                type: "session" | "user_key" | "service_key" | "organization_key";
                /** @description Id of the session or key. */
                id: string;
                /** @description The user; `null` for a key that acts as itself. */
                user_id: string | null;
                /** @description Name of the user, or of a key that acts as itself. */
                name: string;
                /** @description E-mail address of the user. */
                email: string | null;
                /** @description Its id in another system: for the operator and application keys what they have set on the user or the key, for a tenant what it has set on its member or key. */
                external_id: string | null;
                /** @description The same for the metadata, with `include`. */
                metadata: components["schemas"]["Metadata"] | null;
            } | null;
            /** @description The workspace, if the credential has access to it. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its id in another system. The operator and application keys see only what they have set. */
                external_id: string | null;
            } | null;
            /** @description The project, if one was named and the credential has access to it. */
            project: {
                /** @description Id of the project. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its id in another system. The operator and application keys see only what they have set. */
                external_id: string | null;
            } | null;
            /** @description The role of the user there; `null` for a key that acts as itself. */
            role: string | null;
            /**
             * Format: date-time
             * @description When the credential expires; `null` for never, and for an unknown one.
             */
            expires_at: string | null;
            /** @description The public part of the key; `null` for an unknown one. */
            key: components["schemas"]["VerifiedKey"] | null;
        };
        PermissionDefinition: {
            /** @description Name of the permission, one of Tenantry's own or of the application. */
            name: components["schemas"]["Permission"] | components["schemas"]["PermissionName"];
            /** @description Group of the permission. */
            category: string;
            /**
             * @description The class, which determines the key scopes that include it. Class owner is for users only.
             * @enum {string}
             */
            class: "read" | "write" | "admin" | "owner";
            /** @description What it lets one do. */
            description: string;
            /** @description The built-in workspace roles that include it. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description The organization roles that include it, in the organization and in the workspaces that it owns. In those workspaces, permissions of class owner belong to these roles only. */
            organization_roles: ("owner" | "admin" | "member")[];
            /** @description Whether members of a managing organization have it in the workspace. */
            managing: boolean;
            /** @description Whether the application has registered it. Otherwise it is one of Tenantry's own. */
            application: boolean;
            /** @description Whether a permission of the application is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
            project_scoped: boolean;
        };
        PermissionList: {
            data: components["schemas"]["PermissionDefinition"][];
        };
        /**
         * @description The steps of a decision, in this order.
         * @enum {string}
         */
        DecisionStep: "credential" | "network" | "reach" | "scope" | "membership" | "role" | "reauthentication" | "plan" | "rate_limit";
        Decision: {
            /** @description Whether the request would be served. */
            allowed: boolean;
            /** @description The `code` that a request would get; `null` when allowed. */
            code: components["schemas"]["ErrorCode"] | null;
            decided_by: components["schemas"]["DecisionStep"];
            /** @description The executed steps, in order. */
            trace: {
                step: components["schemas"]["DecisionStep"];
                /**
                 * @description Whether the step passed, failed, or did not apply.
                 * @enum {string}
                 */
                outcome: "pass" | "fail" | "skip";
                /** @description Why, in a sentence. */
                detail: string;
            }[];
            /** @description A sufficient scope and role; `null` if the request is allowed, or if neither a role nor a scope would help. */
            would_suffice: {
                /**
                 * @description The smallest sufficient key scope.
                 * @enum {string|null}
                 */
                scope: "read-only" | "read-write" | "admin" | null;
                /**
                 * @description The smallest sufficient built-in role.
                 * @enum {string|null}
                 */
                role: "owner" | "admin" | "manager" | "member" | "viewer" | null;
            } | null;
        };
        AccessCheck: {
            /** @description Up to 100 checks. */
            checks: {
                permission?: components["schemas"]["PermissionName"];
                /** @description An operationId of this document, such as `projects.create`. */
                operation?: string;
                /** @description Id or slug of a project. Required for an operation on a project, and not allowed for others. With a permission it is optional; the workspace as a whole is checked by default. */
                project?: string;
                /** @description Id of a user or key; yourself by default. Others require `access:explain`. */
                principal?: string;
            }[];
        };
        AccessCheckResults: {
            /** @description One result per check, in order. */
            results: components["schemas"]["Decision"][];
        };
        /** @description Name of a permission, as `resource:verb`. It is one of Tenantry's own (`Permission`) or one that the application has registered. */
        PermissionName: string;
        /** @description Name of the permission, as `resource:verb`. The resource is not reserved for Tenantry, and does not begin with `app.`. */
        ApplicationPermissionName: string;
        ApplicationPermission: {
            /** @description The name that it was registered with. */
            name: string;
            /** @description The name that roles, keys and checks use. It differs from `name` only if a later version of Tenantry has a permission of that name; it is then `app.<name>`. */
            permission: string;
            /** @description What it lets one do. */
            description: string;
            /** @description Group of the permission in lists and in the role editor. */
            category: string;
            /**
             * @description The class, which determines the key scopes that include it.
             * @enum {string}
             */
            class: "read" | "write" | "admin";
            /** @description The built-in roles of workspaces that include it. Owners and admins of the organization that owns a workspace have what these roles have there. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description Whether it is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
            project_scoped: boolean;
            /** @description Whether members of a managing organization have it in the workspace. */
            managing: boolean;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ApplicationPermissionList: {
            data: components["schemas"]["ApplicationPermission"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        ApplicationPermissionCreate: {
            name: components["schemas"]["ApplicationPermissionName"];
            /** @description What it lets one do. */
            description: string;
            /**
             * @description Group of the permission in lists and in the role editor.
             * @default application
             */
            category?: string;
            /**
             * @description The class, which determines the key scopes that include it.
             * @enum {string}
             */
            class: "read" | "write" | "admin";
            /** @description The built-in roles that include it. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /**
             * @description Whether it is decided in a project.
             * @default true
             */
            project_scoped?: boolean;
            /**
             * @description Whether members of a managing organization have it in the workspace.
             * @default true
             */
            managing?: boolean;
        };
        ApplicationPermissionUpdate: {
            /** @description What it lets one do. */
            description?: string;
            /** @description Group of the permission in lists and in the role editor. */
            category?: string;
            /**
             * @description The class, which determines the key scopes that include it.
             * @enum {string}
             */
            class?: "read" | "write" | "admin";
            /** @description The built-in roles that include it. */
            roles?: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description Whether it is decided in a project. */
            project_scoped?: boolean;
            /** @description Whether members of a managing organization have it in the workspace. */
            managing?: boolean;
        };
        ApplicationPermissionReplace: {
            /** @description The whole catalogue. Permissions that are not in it are deleted. */
            permissions: components["schemas"]["ApplicationPermissionCreate"][];
            /** @description Digest of the plan to apply; required unless `dry_run` is `true` or nothing changes. */
            digest?: string;
        };
        /** @description Roles and keys. */
        PermissionHolders: {
            /** @description Built-in roles. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description Whether members of managing organizations are among them. */
            managing_organizations: boolean;
            /** @description Preset scopes of keys. */
            scopes: ("read-only" | "read-write" | "admin")[];
            /** @description Number of live keys, with these scopes or that list the permission. */
            keys: number;
            /** @description Number of custom roles that list the permission. */
            custom_roles: number;
            /** @description The custom roles and custom keys that list it, 100 at most. */
            listed: components["schemas"]["PermissionHolder"][];
        };
        PermissionHolder: {
            /**
             * @description What lists the permission.
             * @enum {string}
             */
            type: "role" | "key";
            /** @description Id of the role or key. */
            id: string;
            /** @description Id of its workspace or organization. */
            tenant_id: string;
            /** @description Display name. */
            name: string;
        };
        /** @description Which roles and keys gain or lose a permission. */
        PermissionEffect: {
            /** @description The name that the permission was registered with. */
            permission: string;
            /**
             * @description What happens to it.
             * @enum {string}
             */
            action: "create" | "update" | "delete";
            gains: components["schemas"]["PermissionHolders"];
            loses: components["schemas"]["PermissionHolders"];
        };
        ApplicationPermissionChange: {
            /** @description The name that it was registered with. */
            name: string;
            /** @description The name that roles, keys and checks use. It differs from `name` only if a later version of Tenantry has a permission of that name; it is then `app.<name>`. */
            permission: string;
            /** @description What it lets one do. */
            description: string;
            /** @description Group of the permission in lists and in the role editor. */
            category: string;
            /**
             * @description The class, which determines the key scopes that include it.
             * @enum {string}
             */
            class: "read" | "write" | "admin";
            /** @description The built-in roles of workspaces that include it. Owners and admins of the organization that owns a workspace have what these roles have there. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description Whether it is decided in a project. Asked without a project, it is then allowed only to a principal that has it in all projects. */
            project_scoped: boolean;
            /** @description Whether members of a managing organization have it in the workspace. */
            managing: boolean;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Whether nothing was changed, and this is what would happen. */
            dry_run: boolean;
            effect: components["schemas"]["PermissionEffect"];
        };
        ApplicationPermissionDeletion: {
            /** @description Whether nothing was changed, and this is what would happen. */
            dry_run: boolean;
            effect: components["schemas"]["PermissionEffect"];
        };
        ApplicationPermissionPlan: {
            /** @description Whether nothing was changed, and this is what would happen. */
            dry_run: boolean;
            /** @description Digest of the plan. */
            digest: string;
            /** @description Number of permissions by what happens to them. */
            counts: {
                /** @description Registered. */
                created: number;
                /** @description Changed. */
                updated: number;
                /** @description Deleted. */
                deleted: number;
                /** @description Already as given. */
                unchanged: number;
            };
            /** @description What happens to each permission that changes. */
            changes: components["schemas"]["PermissionEffect"][];
        };
        VaultKeys: {
            /** @description Id of the key that seals new secrets. */
            sealing_key_id: string;
            /** @description The keys of this server, the one that seals first, and missing ones that sealed secrets name. */
            keys: components["schemas"]["VaultKey"][];
            /** @description The last rotation; `null` if there was none. */
            rotation: components["schemas"]["VaultKeyRotation"] | null;
        };
        VaultKey: {
            /** @description Id of the key; `pepper-` and eight digits for the one that derives from the pepper. */
            id: string;
            /**
             * @description `sealing`: seals new secrets. `opening`: opens the secrets that it sealed. `missing`: this server does not have it, so its secrets are unreadable.
             * @enum {string}
             */
            status: "sealing" | "opening" | "missing";
            /** @description Number of webhook signing secrets under it, including previous ones that still sign. */
            webhook_secrets: number;
            /** @description Number of API keys under it whose new secret waits to be collected. */
            pending_key_secrets: number;
            /** @description Number of queued mails under it. */
            mails: number;
            /**
             * Format: date-time
             * @description When a server first had it.
             */
            first_used_at: string;
        };
        VaultKeyRotation: {
            /** @description The key that the data keys are wrapped under. */
            key_id: string;
            /**
             * @description Whether the job is still at work.
             * @enum {string}
             */
            status: "running" | "finished";
            /** @description Number of data keys that were wrapped again. */
            rewrapped: number;
            /** @description Number of data keys under the other keys of this server. */
            remaining: number;
            /**
             * Format: date-time
             * @description When it was started.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When it was finished.
             */
            finished_at: string | null;
        };
        /** @description Id of a user or key, or `operator` or `system`. */
        AuditActorFilter: string;
        /** @description An action such as `member.removed`, or all of a kind, such as `member.*`. */
        AuditActionFilter: string;
        /** @description Id of the target of an entry. */
        AuditIdFilter: string;
        /** @description An entry of the audit log. */
        AuditEvent: {
            /** @description Id of the entry. */
            id: string;
            /** @description The workspace or organization of the log. */
            workspace_id: string;
            /** @description Position in the chain, without gaps; `null` until it is sealed, about a second. */
            seq: number | null;
            /** @description SHA-256 over the hash of the previous entry (32 zero bytes before the first) and the canonical JSON (RFC 8785) of this one without `hash`; `null` until it is sealed. */
            hash: string | null;
            /** @description The action, such as `member.removed`. */
            action: string;
            /** @description The actor. */
            actor: {
                /**
                 * @description `system` is a job of the server; `anonymous` is a caller without a credential, for example after a wrong password.
                 * @enum {string}
                 */
                type: "operator" | "user" | "api_key" | "application_key" | "system" | "anonymous";
                /** @description Id of the user or key. */
                id: string | null;
                /** @description Name of the user or key at the time. Absent if it was not known. */
                name?: string;
                /** @description Address of the user at the time. */
                email?: string;
            };
            /** @description The target of the action. */
            target: {
                /** @description Type of the target, such as `project`. */
                type: string | null;
                /** @description Its id. */
                id: string | null;
            };
            /** @description The project of the action; `null` for an action on the workspace as a whole. */
            project_id: string | null;
            /** @description Names of the fields in the request. */
            changes: string[];
            /** @description Old and new values of the changed fields, by name; absent if there are none. Secrets are left out, account numbers are masked, and long values end in `…`. */
            values?: {
                [key: string]: {
                    /** @description The value before. */
                    old: unknown;
                    /** @description The value after. */
                    new: unknown;
                };
            };
            /** @description Parameters of the request, and fields of its body unless they are in `changes`, written as in `values`; absent if there are none. */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description Address of the caller. */
            ip_address: string | null;
            /** @description `User-Agent` of the caller. */
            user_agent: string | null;
            /** @description Id of the request, as in the server's log. */
            request_id: string | null;
            /** @description The grant under which a member of a managing organization acted; absent when they acted as a member of the workspace. */
            grant?: {
                /** @description Id of the grant. */
                id: string;
                /** @description The organization. */
                organization_id: string;
            };
            /**
             * Format: date-time
             * @description When it happened.
             */
            created_at: string;
        };
        AuditEventList: {
            data: components["schemas"]["AuditEvent"][];
            /** @description Whether there is another page. */
            has_more: boolean;
            /** @description Pass it as `cursor`. */
            next_cursor: string | null;
        };
        AuditExportCreate: {
            /**
             * @description `csv` for spreadsheets, `jsonl` for programs and for verification.
             * @enum {string}
             */
            format: "csv" | "jsonl";
            actor?: components["schemas"]["AuditActorFilter"];
            action?: components["schemas"]["AuditActionFilter"];
            target?: components["schemas"]["AuditIdFilter"];
            project?: components["schemas"]["AuditIdFilter"];
            /**
             * Format: date-time
             * @description Only from this time on.
             */
            since?: string;
            /**
             * Format: date-time
             * @description Only before this time.
             */
            until?: string;
        };
        AuditExport: {
            /** @description Id of the export. */
            id: string;
            /** @description The workspace of the log; `null` for an organization's. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * @description Format of the download.
             * @enum {string}
             */
            format: "csv" | "jsonl";
            /** @description The filters of the export; `null` for none. */
            filters: {
                /** @description Who did it. */
                actor: string | null;
                /** @description What was done. */
                action: string | null;
                /** @description What it was done to. */
                target: string | null;
                /** @description Only actions inside this project. */
                project_id: string | null;
                /**
                 * Format: date-time
                 * @description Only from this time on.
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Only before this time.
                 */
                until: string | null;
            };
            /**
             * @description `running` while a job writes it; only a `ready` export can be downloaded.
             * @enum {string}
             */
            status: "running" | "ready" | "failed" | "expired";
            /** @description Whether the download is a bundle that `verifyAuditBundle` checks. This is so for JSON lines without a filter. */
            verifiable: boolean;
            /** @description Position of the last entry in the export, which contains no later entries. */
            last_seq: number;
            /** @description Number of entries. */
            rows: number;
            /** @description Number of entries written so far. */
            rows_done: number;
            /** @description Id of the user or key that requested it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was requested.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was ready, or failed.
             */
            finished_at: string | null;
            /**
             * Format: date-time
             * @description When the download expires; `null` while it is running.
             */
            expires_at: string | null;
        };
        /** @description A signed checkpoint of the hash chain. */
        AuditCheckpoint: {
            /** @description The workspace or organization of the log. */
            workspace_id: string;
            /** @description Position of the last entry that it covers. */
            seq: number;
            /** @description Hash of that entry, and thereby of all before it. */
            hash: string;
            /**
             * Format: date-time
             * @description When it was signed.
             */
            created_at: string;
            /** @description The key that it is signed with. */
            key_id: string;
            /** @description Ed25519, in base64url, over the line `tenantry-audit-checkpoint`, a line feed, and the canonical JSON (RFC 8785) of the other fields. */
            signature: string;
        };
        AuditCheckpointList: {
            data: components["schemas"]["AuditCheckpoint"][];
            /** @description Whether there is another page. */
            has_more: boolean;
            /** @description Pass it as `cursor`. */
            next_cursor: string | null;
        };
        AuditKey: {
            /** @description The `key_id` in checkpoints. */
            id: string;
            /**
             * @description Always `Ed25519`.
             * @constant
             */
            algorithm: "Ed25519";
            /** @description The 32 bytes of the key, in base64url. Pass it to `verifyAuditBundle`. */
            public_key: string;
        };
        AuditKeyList: {
            data: components["schemas"]["AuditKey"][];
        };
        /**
         * @description Name of an event. The webhooks of this document describe each one.
         * @enum {string}
         */
        EventType: "workspace.created" | "workspace.updated" | "workspace.deleted" | "workspace.restored" | "workspace.ownership_transferred" | "workspace.settings_updated" | "workspace.plan_set" | "workspace.move_proposed" | "workspace.move_declined" | "workspace.move_cancelled" | "workspace.joined_organization" | "workspace.left_organization" | "member.added" | "member.updated" | "member.removed" | "member.deactivated" | "member.reactivated" | "invitation.created" | "invitation.resent" | "invitation.accepted" | "invitation.cancelled" | "import.completed" | "import.undone" | "role.created" | "role.updated" | "role.deleted" | "project.settings_updated" | "project.created" | "project.updated" | "project.deleted" | "project.restored" | "project.member_set" | "project.member_removed" | "organization.created" | "organization.updated" | "organization.deleted" | "organization.restored" | "organization.settings_updated" | "manager.granted" | "manager.updated" | "manager.revoked" | "access_request.sent" | "access_request.created" | "access_request.approved" | "access_request.declined" | "install_link.created" | "install_link.updated" | "install_link.archived" | "install_link.unarchived" | "install_link.redeemed" | "template_run.started" | "template_run.finished" | "api_key.created" | "api_key.updated" | "api_key.rotated" | "api_key.rotation_upcoming" | "api_key.secret_collected" | "api_key.rotation_finished" | "api_key.expiring" | "api_key.expired" | "api_key.revoked" | "audit.checkpoint" | "webhook_endpoint.disabled";
        /** @description Name of an event, or `*` for all. */
        EventChoice: "*" | components["schemas"]["EventType"];
        EventList: {
            data: components["schemas"]["Event"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        WebhookEndpoint: {
            /** @description Id of the endpoint. */
            id: string;
            /** @description The workspace of the resource; `null` for an organization's. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * Format: uri
             * @description URL that events are sent to.
             */
            url: string;
            /** @description Purpose of it; `null` if not set. */
            description: string | null;
            /** @description The selected events; `*` selects all, including future ones. */
            events: components["schemas"]["EventChoice"][];
            /** @description Whether events are sent. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description When it was disabled.
             */
            disabled_at: string | null;
            /**
             * @description `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it responded with 410. `grant_ended`: it was created under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that created it.
             * @enum {string|null}
             */
            disabled_reason: "manual" | "failures" | "gone" | "grant_ended" | "account_recovered" | null;
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /**
             * @description `unreadable`: the vault key of a secret that signs is missing. Deliveries wait until the operator restores the key, or until you rotate the secret.
             * @enum {string}
             */
            secret_status: "readable" | "unreadable";
            /** @description Whether a caller gave the secret. A new `url` then needs it. */
            secret_given: boolean;
            /** @description The rotation in progress; `null` when only one secret signs. */
            rotation: {
                /** @description Masked form of the previous secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the secret was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description When the previous secret stops signing.
                 */
                ends_at: string;
            } | null;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        WebhookEndpointList: {
            data: components["schemas"]["WebhookEndpoint"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        WebhookEndpointWithSecret: {
            /** @description Id of the endpoint. */
            id: string;
            /** @description The workspace of the resource; `null` for an organization's. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /**
             * Format: uri
             * @description URL that events are sent to.
             */
            url: string;
            /** @description Purpose of it; `null` if not set. */
            description: string | null;
            /** @description The selected events; `*` selects all, including future ones. */
            events: components["schemas"]["EventChoice"][];
            /** @description Whether events are sent. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description When it was disabled.
             */
            disabled_at: string | null;
            /**
             * @description `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it responded with 410. `grant_ended`: it was created under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that created it.
             * @enum {string|null}
             */
            disabled_reason: "manual" | "failures" | "gone" | "grant_ended" | "account_recovered" | null;
            /** @description Masked form of the current secret: its prefix and last four characters. */
            masked: string;
            /**
             * @description `unreadable`: the vault key of a secret that signs is missing. Deliveries wait until the operator restores the key, or until you rotate the secret.
             * @enum {string}
             */
            secret_status: "readable" | "unreadable";
            /** @description Whether a caller gave the secret. A new `url` then needs it. */
            secret_given: boolean;
            /** @description The rotation in progress; `null` when only one secret signs. */
            rotation: {
                /** @description Masked form of the previous secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the secret was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description When the previous secret stops signing.
                 */
                ends_at: string;
            } | null;
            /** @description Id of the user or key that created it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Signing secret of the deliveries. Store it for the receiver; it is not shown again. */
            secret: string;
        };
        WebhookEndpointCreate: {
            /**
             * Format: uri
             * @description An HTTPS URL without credentials, on port 443 or above 1023, on a host that has public addresses only. The operator can allow private receivers as well, over HTTP, too (`WEBHOOK_ALLOW_PRIVATE`).
             */
            url: string;
            /** @description Purpose of it. */
            description?: string | null;
            /**
             * @description The events to send. All (`*`) by default.
             * @default [
             *       "*"
             *     ]
             */
            events?: components["schemas"]["EventChoice"][];
            /**
             * @description Whether to send events from now on.
             * @default true
             */
            enabled?: boolean;
            secret?: components["schemas"]["WebhookSecret"];
        };
        WebhookEndpointUpdate: {
            /**
             * Format: uri
             * @description As for `webhookEndpoints.create`. Pending deliveries go to the new URL as well.
             */
            url?: string;
            /** @description Purpose of it. */
            description?: string | null;
            /** @description The events to send from now on. */
            events?: components["schemas"]["EventChoice"][];
            /** @description Whether to send events. */
            enabled?: boolean;
            secret?: components["schemas"]["WebhookSecret"];
        };
        /** @description A signing secret of your own, in the format of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. `update` takes only the current one, with a new `url`. By default the server creates the secret. */
        WebhookSecret: string;
        WebhookSecretRotate: {
            /**
             * @description Seconds for which the previous secret keeps signing: 0 to 7 days.
             * @default 86400
             */
            transition_seconds?: number;
            secret?: components["schemas"]["WebhookSecret"];
        };
        WebhookTest: {
            type?: components["schemas"]["EventType"];
        };
        WebhookReplay: {
            /**
             * Format: date-time
             * @description Start of the range, by the time of the event.
             */
            since: string;
        };
        WebhookReplayResult: {
            /** @description Number of failed deliveries that are sent again. */
            queued_again: number;
            /** @description Number of events that are sent for the first time. */
            queued: number;
            /** @description Whether there are more than one call queues: call again. */
            has_more: boolean;
        };
        WebhookDelivery: {
            /** @description Id of the delivery, the same for every attempt. */
            id: string;
            /** @description The workspace of the event; `null` for an event of an organization. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /** @description The endpoint that it is sent to. */
            endpoint_id: string;
            /** @description The event. Receivers get its id in the header `webhook-id`. */
            event_id: string;
            event_type: components["schemas"]["EventType"];
            /** @description Whether it is a test event, which did not actually happen. */
            test: boolean;
            /**
             * @description `pending`: waiting for its first attempt or a retry. `delivered`: the endpoint responded with a 2xx. `failed`: no more retries; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description Number of attempts. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            last_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the next attempt is due; `null` if none is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the endpoint accepted it.
             */
            delivered_at: string | null;
            /** @description Status of the last response; `null` if there was none. */
            response_status: number | null;
            /** @description Why the last attempt, or the whole delivery, failed. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it was first queued.
             */
            created_at: string;
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        WebhookDeliveryDetails: {
            /** @description Id of the delivery, the same for every attempt. */
            id: string;
            /** @description The workspace of the event; `null` for an event of an organization. */
            workspace_id: string | null;
            /** @description The organization, for resources of an organization. */
            organization_id: string | null;
            /** @description The endpoint that it is sent to. */
            endpoint_id: string;
            /** @description The event. Receivers get its id in the header `webhook-id`. */
            event_id: string;
            event_type: components["schemas"]["EventType"];
            /** @description Whether it is a test event, which did not actually happen. */
            test: boolean;
            /**
             * @description `pending`: waiting for its first attempt or a retry. `delivered`: the endpoint responded with a 2xx. `failed`: no more retries; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description Number of attempts. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            last_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the next attempt is due; `null` if none is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the endpoint accepted it.
             */
            delivered_at: string | null;
            /** @description Status of the last response; `null` if there was none. */
            response_status: number | null;
            /** @description Why the last attempt, or the whole delivery, failed. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it was first queued.
             */
            created_at: string;
            event: components["schemas"]["Event"];
            /** @description The latest 20 attempts, oldest first. */
            attempt_log: components["schemas"]["WebhookAttempt"][];
        };
        /** @description The limits of the plan; `null` for none. */
        PlanLimits: {
            /** @description Members. */
            members: number | null;
            /** @description Pending invitations. */
            open_invitations: number | null;
            /** @description Custom roles. */
            custom_roles: number;
            /** @description Projects. */
            projects: number | null;
            /** @description Requests per minute to the workspace. */
            requests_per_minute: number | null;
            /** @description API keys. */
            api_keys: number | null;
            /** @description Days for which the audit log is kept. */
            audit_retention_days: number;
            /** @description Webhook endpoints. */
            webhook_endpoints: number;
        };
        /** @description Limits to set; `null` for none. The others stay as they are. */
        PlanLimitsUpdate: {
            /** @description Members. */
            members?: number | null;
            /** @description Pending invitations. */
            open_invitations?: number | null;
            /** @description Custom roles. */
            custom_roles?: number;
            /** @description Projects. */
            projects?: number | null;
            /** @description Requests per minute to the workspace. */
            requests_per_minute?: number | null;
            /** @description API keys. */
            api_keys?: number | null;
            /** @description Days for which the audit log is kept. */
            audit_retention_days?: number;
            /** @description Webhook endpoints. */
            webhook_endpoints?: number;
        };
    };
    responses: {
        /** @description The request does not match the operation (`invalid_request`), its body is not JSON (`malformed_json`), a secret has to be sent again (`secret_required`), or it names a reserved resource (`reserved_name`). */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credential is missing or invalid: `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not do this: `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `reauthentication_required`, `rotation_required`, `organization_policy`, `plan_required`, `project_required`, `external_id_forbidden`, `privilege_escalation`, `member_deactivated`, `sign_up_closed`, `email_not_verified`, `invitation_wrong_address`, `install_link_wrong_address`. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource does not exist, or the credential has no access to it (`not_found`). */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request does not fit the present state: `slug_taken`, `renamed_too_often`, `already_exists`, `ambiguous_external_id`, `last_owner`, `organization_membership_required`, `invitation_required`, `unconfirmed_address`, `rotation_in_progress`, `pending_secret_unavailable`, `webhook_secret_unavailable`, `invalid_state`, `limit_reached`, `event_id_reused`, `role_in_use`, `permission_in_use`, `stale_plan`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `install_link_archived`, `install_link_expired`, `install_link_redeemed`. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource has changed since `If-Match` was read (`precondition_failed`). */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body exceeds the limit of the operation (`payload_too_large`). */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The media type of the body does not match the operation (`unsupported_media_type`). */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request (`idempotency_key_reused`). */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The rate limit is exhausted (`rate_limited`). Retry after the seconds in `Retry-After`. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server failed and logged why (`internal_error`). */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is unreachable or the server is stopping (`unavailable`). */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
        workspace_reference: string;
        /** @description Id of the user. */
        user_id: string;
        /** @description Id of the key. */
        key_id: string;
        /** @description Maximum number of items to return. */
        limit: number;
        /** @description `next_cursor` of the previous page. */
        cursor: string;
        /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
        IdempotencyKey: string;
        /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
        IfMatch: string;
        /** @description Id of the webhook endpoint. */
        endpoint_id: string;
        /** @description Id of the delivery. */
        delivery_id: string;
        /** @description Slug or id of the organization. */
        organization_reference: string;
        /** @description Changes nothing and returns what would end. */
        dry_run: boolean;
        /** @description Id of the invitation. */
        invitation_id: string;
        /** @description Id of the import. */
        import_id: string;
        /** @description Name of a built-in role or id of a custom one. */
        role_id: string;
        /** @description Slug or id of the project, or `ext:` and its `external_id`. */
        project_reference: string;
        /** @description Id or name of the plan. */
        plan_id: string;
        /** @description Name of a meter of your application, as `application_limits` of a plan names it. */
        meter: string;
        /** @description Id of the move. */
        move_id: string;
        /** @description Id of the grant. */
        grant_id: string;
        /** @description Id of the request. */
        request_id: string;
        /** @description Id of the install link. */
        install_link_id: string;
        /** @description The public hash of the link, used in its URL. */
        install_link_hash: string;
        /** @description Id of the template. */
        template_id: string;
        /** @description Id of the run. */
        run_id: string;
        /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
        external_id_filter: string;
        /** @description Id of the session, or `current`. */
        session_id: string;
        /** @description Id of the application key. */
        application_key_id: string;
        /** @description Name that the permission was registered with. */
        registered_name: string;
        /** @description Whether to take a removed permission out of the custom roles and keys that list it. */
        force_permissions: boolean;
        /** @description Id of the entry. */
        audit_event_id: string;
        /** @description Id of the export. */
        audit_export_id: string;
        /** @description Only actions of this actor: id of a user or key, or `operator` or `system`. */
        audit_actor: components["schemas"]["AuditActorFilter"];
        /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
        audit_action: components["schemas"]["AuditActionFilter"];
        /** @description Only actions on this target, by id. */
        audit_target: components["schemas"]["AuditIdFilter"];
        /** @description Only actions inside this project, by slug or id. */
        audit_project: components["schemas"]["AuditIdFilter"];
        /** @description Only from this time on. */
        audit_since: string;
        /** @description Only before this time. */
        audit_until: string;
    };
    requestBodies: never;
    headers: {
        /** @description Id of the request in the log of the server: the `X-Request-Id` of the caller, if it sent one. */
        XRequestId: string;
        /** @description The rate limit that the request counts against: its name, its number of requests `q` and its window `w` in seconds. */
        RateLimitPolicy: string;
        /** @description The remainder of that limit: `r` requests, and `t` seconds until the window ends. */
        RateLimit: string;
        /** @description The `etag` of the resource in quotes, for `If-Match`. */
        ETag: string;
        /** @description Present when this repeats the first response to the same `Idempotency-Key`. */
        IdempotencyReplayed: string;
        /** @description `acknowledged;dur=…`: the milliseconds that the response waited for the other replicas. */
        ServerTiming: string;
        /** @description Seconds to wait before the next attempt. */
        RetryAfter: number;
        /** @description The authentication scheme, as in RFC 6750. */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export interface operations {
    "meta.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server is alive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "meta.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server is ready. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.list": {
        parameters: {
            query?: {
                /** @description Lists deleted ones that can still be restored. */
                archived?: boolean;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceCreate"];
            };
        };
        responses: {
            /** @description The workspace */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.delete": {
        parameters: {
            query: {
                /** @description The current slug of the workspace, as a confirmation. */
                confirm: string;
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archived workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceUpdate"];
            };
        };
        responses: {
            /** @description The updated workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.transferOwnership": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnershipTransfer"];
            };
        };
        responses: {
            /** @description Both members, updated */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ownership"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.release": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceRelease"];
            };
        };
        responses: {
            /** @description The workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "settings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "settings.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsUpdate"];
            };
        };
        responses: {
            /** @description The updated settings */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "active" | "deactivated";
                /** @description Returns only members with this role, by name or id. */
                role?: string;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberAdd"];
            };
        };
        responses: {
            /** @description The member */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.remove": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What ended */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffboardingReceipt"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberUpdate"];
            };
        };
        responses: {
            /** @description The updated member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.deactivate": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What ended */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffboardingReceipt"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.reactivate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.list": {
        parameters: {
            query?: {
                /** @description Returns only members with this role. */
                role?: components["schemas"]["OrganizationRole"];
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationMemberAdd"];
            };
        };
        responses: {
            /** @description The member */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.remove": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What ended */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationOffboarding"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationMemberUpdate"];
            };
        };
        responses: {
            /** @description The updated member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description The sender, and the workspace or organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPreview"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description The invitation, and the workspace or organization joined */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "pending" | "accepted" | "expired" | "cancelled";
                /** @description Returns only invitations of this import. */
                import_id?: string;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreate"];
            };
        };
        responses: {
            /** @description The outcome of each address, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.import": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would happen. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The outcome of each row */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.importTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "imports.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the import. */
                import_id: components["parameters"]["import_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationInvitations.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "pending" | "accepted" | "expired" | "cancelled";
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationInvitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationInvitationCreate"];
            };
        };
        responses: {
            /** @description The outcome of each address, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationInvitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationInvitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationInvitations.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the invitation. */
                invitation_id: components["parameters"]["invitation_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of roles */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleCreate"];
            };
        };
        responses: {
            /** @description The role */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a built-in role or id of a custom one. */
                role_id: components["parameters"]["role_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a built-in role or id of a custom one. */
                role_id: components["parameters"]["role_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role is gone */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a built-in role or id of a custom one. */
                role_id: components["parameters"]["role_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleUpdate"];
            };
        };
        responses: {
            /** @description The updated role */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectSettings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectSettings.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectSettingsUpdate"];
            };
        };
        responses: {
            /** @description The settings, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                environment?: "production" | "staging" | "development" | "sandbox";
                /** @description Lists deleted ones that can still be restored. */
                archived?: boolean;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description The project */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archived project */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectUpdate"];
            };
        };
        responses: {
            /** @description The updated project */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectMembers.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of project members */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMemberList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectMembers.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectMemberSet"];
            };
        };
        responses: {
            /** @description The project member */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMember"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectMembers.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project, or `ext:` and its `external_id`. */
                project: components["parameters"]["project_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member was removed */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notificationPreferences.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preferences */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notificationPreferences.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferencesUpdate"];
            };
        };
        responses: {
            /** @description The preferences, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "billing.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The billing details */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Billing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "billing.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingUpdate"];
            };
        };
        responses: {
            /** @description The billing details, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Billing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of plans */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanCreate"];
            };
        };
        responses: {
            /** @description The plan */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name of the plan. */
                plan_id: components["parameters"]["plan_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Id or name of the plan. */
                plan_id: components["parameters"]["plan_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanUpdate"];
            };
        };
        responses: {
            /** @description The updated plan */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.archive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id or name of the plan. */
                plan_id: components["parameters"]["plan_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archived plan */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.unarchive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id or name of the plan. */
                plan_id: components["parameters"]["plan_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanSet"];
            };
        };
        responses: {
            /** @description The updated workspace */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "usage.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "usage.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a meter of your application, as `application_limits` of a plan names it. */
                meter: components["parameters"]["meter"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageRecord"];
            };
        };
        responses: {
            /** @description The entry, and the count of its period */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "usage.consume": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a meter of your application, as `application_limits` of a plan names it. */
                meter: components["parameters"]["meter"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageConsume"];
            };
        };
        responses: {
            /** @description The entry, and the count of its period */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "usage.release": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Name of a meter of your application, as `application_limits` of a plan names it. */
                meter: components["parameters"]["meter"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageRelease"];
            };
        };
        responses: {
            /** @description The released entry, and the count of its period */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.list": {
        parameters: {
            query?: {
                /** @description Lists deleted ones that can still be restored. */
                archived?: boolean;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationCreate"];
            };
        };
        responses: {
            /** @description The organization */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.delete": {
        parameters: {
            query: {
                /** @description The current slug of the organization, as a confirmation. */
                confirm: string;
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archived organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        responses: {
            /** @description The updated organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.listWorkspaces": {
        parameters: {
            query?: {
                /** @description The workspaces that it owns, or those of others that it manages. */
                relation?: "owned" | "managed";
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationSettings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationSettings.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationSettingsUpdate"];
            };
        };
        responses: {
            /** @description The updated settings */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMoves.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "pending" | "accepted" | "declined" | "cancelled";
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of moves */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMoveList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMoves.accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the move. */
                move_id: components["parameters"]["move_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMove"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMoves.decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the move. */
                move_id: components["parameters"]["move_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMove"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaceMoves.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of moves */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMoveList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaceMoves.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceMoveCreate"];
            };
        };
        responses: {
            /** @description The move */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMove"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaceMoves.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the move. */
                move_id: components["parameters"]["move_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceMove"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.listGrants": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: components["schemas"]["ManagerGrantStatus"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of grants */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerGrantList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: components["schemas"]["ManagerGrantStatus"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of grants */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerGrantList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.grant": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManagerGrantCreate"];
            };
        };
        responses: {
            /** @description The grant */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerGrant"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the grant. */
                grant_id: components["parameters"]["grant_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerGrant"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the grant. */
                grant_id: components["parameters"]["grant_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant and the receipt */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedManagerGrant"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the grant. */
                grant_id: components["parameters"]["grant_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManagerGrantUpdate"];
            };
        };
        responses: {
            /** @description The grant, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerGrant"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "pending" | "approved" | "declined" | "replaced";
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the request. */
                request_id: components["parameters"]["request_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRequestApprove"];
            };
        };
        responses: {
            /** @description The request and the grant */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedAccessRequest"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the request. */
                request_id: components["parameters"]["request_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRequestCreate"];
            };
        };
        responses: {
            /** @description The request */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestReceipt"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: components["schemas"]["InstallLinkStatus"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLinkList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallLinkCreate"];
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the install link. */
                link_id: components["parameters"]["install_link_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the install link. */
                link_id: components["parameters"]["install_link_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallLinkUpdate"];
            };
        };
        responses: {
            /** @description The link, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.archive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the install link. */
                link_id: components["parameters"]["install_link_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.unarchive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the install link. */
                link_id: components["parameters"]["install_link_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.resolve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The public hash of the link, used in its URL. */
                hash: components["parameters"]["install_link_hash"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public part of the link */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicInstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The public hash of the link, used in its URL. */
                hash: components["parameters"]["install_link_hash"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permissions that would be granted */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallLinkPreview"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.redeem": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The public hash of the link, used in its URL. */
                hash: components["parameters"]["install_link_hash"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallLinkRedeem"];
            };
        };
        responses: {
            /** @description The workspace and the grant */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeemedInstallLink"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of templates */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateCreate"];
            };
        };
        responses: {
            /** @description The template */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the template. */
                template_id: components["parameters"]["template_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the template. */
                template_id: components["parameters"]["template_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template is gone */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the template. */
                template_id: components["parameters"]["template_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateUpdate"];
            };
        };
        responses: {
            /** @description The updated template */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.plan": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the template. */
                template_id: components["parameters"]["template_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePlanCreate"];
            };
        };
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePlan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.apply": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the template. */
                template_id: components["parameters"]["template_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateApply"];
            };
        };
        responses: {
            /** @description The run */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateRun"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templateRuns.list": {
        parameters: {
            query?: {
                /** @description Returns only runs of this template. */
                template_id?: string;
                /** @description Returns only items with this value. */
                status?: "running" | "finished";
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateRunList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templateRuns.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the run. */
                run_id: components["parameters"]["run_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateRun"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templateRuns.listResults": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: components["schemas"]["TemplateOutcome"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the run. */
                run_id: components["parameters"]["run_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of results */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateRunResultList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The updated user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.signUp": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The user and their workspace */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUpUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description The caller, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.listWorkspaces": {
        parameters: {
            query?: {
                /** @description Returns only workspaces with this kind of access: as a member, through an organization that owns them, or shared with a managing organization. */
                relation?: "member" | "organization" | "shared";
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWorkspaceList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "emailVerifications.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail was queued */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailVerification"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "emailVerifications.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailVerificationConfirm"];
            };
        };
        responses: {
            /** @description The user with the confirmed address */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "passwordResets.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetCreate"];
            };
        };
        responses: {
            /** @description A mail was queued if an account with this address exists */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordReset"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "passwordResets.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetConfirm"];
            };
        };
        responses: {
            /** @description The user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCreate"];
            };
        };
        responses: {
            /** @description The session and its token */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionWithToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of the session, or `current`. */
                session_id: components["parameters"]["session_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.reauthenticate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "active" | "rotating" | "expired" | "revoked";
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationKeyCreate"];
            };
        };
        responses: {
            /** @description The key and its secret */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and its revocation receipt */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationKeyUpdate"];
            };
        };
        responses: {
            /** @description The updated key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotate"];
            };
        };
        responses: {
            /** @description The key and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.finishRotation": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.collectSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                kind?: "service" | "user";
                /** @description Returns only items with this value. */
                status?: "active" | "rotating" | "revoked" | "expired";
                /** @description Returns only the user keys of this user. */
                user_id?: string;
                /** @description Returns only items with this `external_id`. For the operator and application keys, only those that they have set it on. */
                external_id?: components["parameters"]["external_id_filter"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The key and its secret */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and the receipt */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyUpdate"];
            };
        };
        responses: {
            /** @description The updated key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotate"];
            };
        };
        responses: {
            /** @description The key and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.finishRotation": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.collectSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the key. */
                key_id: components["parameters"]["key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                status?: "active" | "rotating" | "revoked" | "expired";
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKeyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationKeyCreate"];
            };
        };
        responses: {
            /** @description The key and its secret */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application key. */
                application_key_id: components["parameters"]["application_key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Id of the application key. */
                application_key_id: components["parameters"]["application_key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and the receipt */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedApplicationKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Id of the application key. */
                application_key_id: components["parameters"]["application_key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationKeyUpdate"];
            };
        };
        responses: {
            /** @description The updated key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of the application key. */
                application_key_id: components["parameters"]["application_key_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotate"];
            };
        };
        responses: {
            /** @description The key and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationKeys.finishRotation": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id of the application key. */
                application_key_id: components["parameters"]["application_key_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessTokenCreate"];
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "credentialChanges.stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events, until the stream ends */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "credentialChanges.renew": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialLeaseRenew"];
            };
        };
        responses: {
            /** @description The renewal was received */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "credentials.verify": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialVerify"];
            };
        };
        responses: {
            /** @description The result */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialVerification"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.verify": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyVerify"];
            };
        };
        responses: {
            /** @description The result */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyVerification"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All permissions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "access.check": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessCheck"];
            };
        };
        responses: {
            /** @description The results, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessCheckResults"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of permissions */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermissionList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.replace": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
                /** @description Whether to take a removed permission out of the custom roles and keys that list it. */
                force?: components["parameters"]["force_permissions"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPermissionReplace"];
            };
        };
        responses: {
            /** @description What changes */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermissionPlan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.create": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPermissionCreate"];
            };
        };
        responses: {
            /** @description The permission, and what gains it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermissionChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name that the permission was registered with. */
                registered_name: components["parameters"]["registered_name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permission */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermission"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.delete": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
                /** @description Whether to take a removed permission out of the custom roles and keys that list it. */
                force?: components["parameters"]["force_permissions"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Name that the permission was registered with. */
                registered_name: components["parameters"]["registered_name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What loses the permission */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermissionDeletion"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "applicationPermissions.update": {
        parameters: {
            query?: {
                /** @description Changes nothing and returns what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Name that the permission was registered with. */
                registered_name: components["parameters"]["registered_name"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPermissionUpdate"];
            };
        };
        responses: {
            /** @description The permission, and what gains or loses it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPermissionChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "vaultKeys.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vault keys and the last rotation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VaultKeys"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "vaultKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vault keys and the rotation */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VaultKeys"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditEvents.list": {
        parameters: {
            query?: {
                /** @description Only actions of this actor: id of a user or key, or `operator` or `system`. */
                actor?: components["parameters"]["audit_actor"];
                /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
                action?: components["parameters"]["audit_action"];
                /** @description Only actions on this target, by id. */
                target?: components["parameters"]["audit_target"];
                /** @description Only actions inside this project, by slug or id. */
                project?: components["parameters"]["audit_project"];
                /** @description Only from this time on. */
                since?: components["parameters"]["audit_since"];
                /** @description Only before this time. */
                until?: components["parameters"]["audit_until"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditEvents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the entry. */
                event_id: components["parameters"]["audit_event_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvent"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditExports.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportCreate"];
            };
        };
        responses: {
            /** @description The export */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditExports.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the export. */
                export_id: components["parameters"]["audit_export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditExports.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the export. */
                export_id: components["parameters"]["audit_export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditCheckpoints.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checkpoints */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditKeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, the current one first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditKeyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditEvents.list": {
        parameters: {
            query?: {
                /** @description Only actions of this actor: id of a user or key, or `operator` or `system`. */
                actor?: components["parameters"]["audit_actor"];
                /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
                action?: components["parameters"]["audit_action"];
                /** @description Only actions on this target, by id. */
                target?: components["parameters"]["audit_target"];
                /** @description Only from this time on. */
                since?: components["parameters"]["audit_since"];
                /** @description Only before this time. */
                until?: components["parameters"]["audit_until"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditEvents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the entry. */
                event_id: components["parameters"]["audit_event_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvent"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditExports.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportCreate"];
            };
        };
        responses: {
            /** @description The export */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditExports.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the export. */
                export_id: components["parameters"]["audit_export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditExports.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the export. */
                export_id: components["parameters"]["audit_export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationAuditCheckpoints.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checkpoints */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointCreate"];
            };
        };
        responses: {
            /** @description The endpoint and its secret */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointUpdate"];
            };
        };
        responses: {
            /** @description The updated endpoint */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotate"];
            };
        };
        responses: {
            /** @description The endpoint and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTest"];
            };
        };
        responses: {
            /** @description The queued delivery */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description The number of queued deliveries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookDeliveries.list": {
        parameters: {
            query?: {
                /** @description Returns only deliveries to this endpoint. */
                endpoint_id?: string;
                /** @description Returns only items with this value. */
                status?: "pending" | "delivered" | "failed";
                /** @description Returns only deliveries of this event. */
                event_type?: components["schemas"]["EventType"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookDeliveries.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the delivery. */
                delivery_id: components["parameters"]["delivery_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetails"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookDeliveries.redeliver": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
                /** @description Id of the delivery. */
                delivery_id: components["parameters"]["delivery_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queued delivery */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationEvents.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                type?: components["schemas"]["EventType"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the organization. */
                organization: components["parameters"]["organization_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.list": {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointCreate"];
            };
        };
        responses: {
            /** @description The endpoint and its secret */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `etag` that you read, in quotes. The change is refused if it is no longer the current one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointUpdate"];
            };
        };
        responses: {
            /** @description The updated endpoint */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotate"];
            };
        };
        responses: {
            /** @description The endpoint and its new secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTest"];
            };
        };
        responses: {
            /** @description The queued delivery */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the webhook endpoint. */
                endpoint_id: components["parameters"]["endpoint_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description The number of queued deliveries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookDeliveries.list": {
        parameters: {
            query?: {
                /** @description Returns only deliveries to this endpoint. */
                endpoint_id?: string;
                /** @description Returns only items with this value. */
                status?: "pending" | "delivered" | "failed";
                /** @description Returns only deliveries of this event. */
                event_type?: components["schemas"]["EventType"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookDeliveries.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the delivery. */
                delivery_id: components["parameters"]["delivery_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetails"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookDeliveries.redeliver": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to retry: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the delivery. */
                delivery_id: components["parameters"]["delivery_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queued delivery */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description Returns only items with this value. */
                type?: components["schemas"]["EventType"];
                /** @description Maximum number of items to return. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the previous page. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace, or `ext:` and its `external_id`. */
                workspace: components["parameters"]["workspace_reference"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhooks.workspace.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.deleted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.restored";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.ownership_transferred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.ownership_transferred";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Ownership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.settings_updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Settings"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.plan_set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.plan_set";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.move_proposed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.move_proposed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.move_declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.move_declined";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.move_cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.move_cancelled";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.joined_organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.joined_organization";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.workspace.left_organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "workspace.left_organization";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.member.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.added";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.member.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.member.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.removed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.member.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.deactivated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.member.reactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.reactivated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.invitation.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "invitation.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.invitation.resent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "invitation.resent";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.invitation.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "invitation.accepted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.invitation.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "invitation.cancelled";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.import.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "import.completed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Import"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.import.undone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "import.undone";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Import"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.role.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "role.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.role.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "role.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.role.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "role.deleted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.settings_updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ProjectSettings"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.deleted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.restored";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.member_set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.member_set";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ProjectMembership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.project.member_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "project.member_removed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ProjectMembership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.organization.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "organization.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.organization.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "organization.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.organization.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "organization.deleted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.organization.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "organization.restored";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.organization.settings_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "organization.settings_updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["OrganizationSettings"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.manager.granted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "manager.granted";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.manager.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "manager.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.manager.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "manager.revoked";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.access_request.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "access_request.sent";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequestReceipt"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.access_request.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "access_request.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.access_request.approved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "access_request.approved";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.access_request.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "access_request.declined";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.install_link.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "install_link.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.install_link.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "install_link.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.install_link.archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "install_link.archived";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.install_link.unarchived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "install_link.unarchived";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.install_link.redeemed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "install_link.redeemed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLinkUse"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.template_run.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "template_run.started";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["TemplateRun"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.template_run.finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "template_run.finished";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["TemplateRun"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.created";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.updated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.rotated";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.rotation_upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.rotation_upcoming";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.secret_collected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.secret_collected";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.rotation_finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.rotation_finished";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.expiring";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.expired";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.api_key.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "api_key.revoked";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.audit.checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "audit.checkpoint";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["AuditCheckpoint"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhooks.webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event, the same in all of its deliveries. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "webhook_endpoint.disabled";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace of the event; `null` for an event of an organization. */
                    workspace_id: string | null;
                    /** @description The organization of the event, for an event of an organization. */
                    organization_id: string | null;
                    data: components["schemas"]["WebhookEndpoint"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again later; 410 ends the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

/** The error codes that each operation can answer. */
export interface OperationErrors {
  'meta.health': 'invalid_request' | 'internal_error' | 'unavailable';
  'meta.ready': 'invalid_request' | 'internal_error' | 'unavailable';
  'workspaces.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'workspaces.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  'workspaces.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaces.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'workspaces.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaces.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaces.transferOwnership': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaces.release': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'settings.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'settings.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'members.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'members.add': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'members.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'members.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'members.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'members.deactivate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'members.reactivate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'organizationMembers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMembers.add': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required' | 'external_id_forbidden';
  'organizationMembers.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMembers.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'external_id_forbidden';
  'organizationMembers.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner';
  'invitations.preview': 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'invitations.accept': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invitation_wrong_address' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'invitations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'invitations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'invitations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'invitations.resend': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'invitations.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'invitations.import': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'invitations.importTemplate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'imports.undo': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'organizationInvitations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationInvitations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'external_id_forbidden';
  'organizationInvitations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationInvitations.resend': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required';
  'organizationInvitations.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'roles.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'roles.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'plan_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'roles.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'roles.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'roles.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'role_in_use' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projectSettings.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projectSettings.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projects.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projects.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'projects.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projects.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'projects.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projects.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projectMembers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projectMembers.set': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'projectMembers.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'notificationPreferences.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'notificationPreferences.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'billing.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'billing.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'plans.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.archive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.unarchive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'plans.set': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'usage.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'usage.record': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'event_id_reused' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'usage.consume': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'event_id_reused' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'usage.release': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'organizations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  'organizations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  'organizations.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizations.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizations.listWorkspaces': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationSettings.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationSettings.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationMoves.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMoves.accept': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'organization_membership_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationMoves.decline': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'workspaceMoves.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaceMoves.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'workspaceMoves.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'organizations.listGrants': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'managers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'managers.grant': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'managers.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'managers.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'managers.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'accessRequests.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'accessRequests.approve': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'accessRequests.decline': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'accessRequests.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.archive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.unarchive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.resolve': 'invalid_request' | 'tls_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.preview': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'install_link_wrong_address';
  'installLinks.redeem': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'install_link_wrong_address' | 'install_link_archived' | 'install_link_expired' | 'install_link_redeemed';
  'templates.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.plan': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.apply': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'stale_plan';
  'templateRuns.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templateRuns.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templateRuns.listResults': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'users.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'users.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden';
  'users.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'users.signUp': 'invalid_request' | 'malformed_json' | 'tls_required' | 'invitation_wrong_address' | 'not_found' | 'slug_taken' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'external_id_forbidden' | 'sign_up_closed';
  'me.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'me.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'me.listWorkspaces': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'emailVerifications.create': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'emailVerifications.confirm': 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'passwordResets.create': 'invalid_request' | 'malformed_json' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'passwordResets.confirm': 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.create': 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.reauthenticate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'external_id_forbidden';
  'organizationKeys.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'external_id_forbidden';
  'organizationKeys.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.rotate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationKeys.finishRotation': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.collectSecret': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'pending_secret_unavailable';
  'apiKeys.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'apiKeys.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'apiKeys.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'apiKeys.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'external_id_forbidden' | 'ambiguous_external_id';
  'apiKeys.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'apiKeys.rotate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'apiKeys.finishRotation': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'apiKeys.collectSecret': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'pending_secret_unavailable';
  'applicationKeys.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.rotate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationKeys.finishRotation': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'accessTokens.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'credentialChanges.stream': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'credentialChanges.renew': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'credentials.verify': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'apiKeys.verify': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'permissions.list': 'invalid_request' | 'tls_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'access.check': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'applicationPermissions.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationPermissions.replace': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'stale_plan' | 'reserved_name' | 'permission_in_use';
  'applicationPermissions.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reserved_name';
  'applicationPermissions.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationPermissions.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'applicationPermissions.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'permission_in_use';
  'vaultKeys.status': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'vaultKeys.rotate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'auditEvents.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditEvents.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditExports.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditExports.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditExports.download': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditCheckpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'auditKeys.list': 'invalid_request' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditEvents.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditEvents.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditExports.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditExports.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditExports.download': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationAuditCheckpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationWebhookEndpoints.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'secret_required' | 'webhook_secret_unavailable';
  'organizationWebhookEndpoints.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.rotateSecret': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'webhook_secret_unavailable';
  'organizationWebhookEndpoints.test': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  'organizationWebhookEndpoints.replay': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  'organizationWebhookDeliveries.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookDeliveries.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookDeliveries.redeliver': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'webhook_secret_unavailable';
  'organizationEvents.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'webhookEndpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookEndpoints.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookEndpoints.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookEndpoints.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'secret_required' | 'webhook_secret_unavailable';
  'webhookEndpoints.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookEndpoints.rotateSecret': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  'webhookEndpoints.test': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  'webhookEndpoints.replay': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  'webhookDeliveries.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookDeliveries.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
  'webhookDeliveries.redeliver': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id' | 'webhook_secret_unavailable';
  'events.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'ambiguous_external_id';
}
