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
         * Is the server alive
         * @description Answers as long as the process runs. It touches no database; use it as a liveness probe.
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
         * Is the server ready
         * @description Answers 200 when the database can be reached and requests are served, 503 otherwise; use it as a readiness probe.
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
         * @description The workspaces that the credential reaches: those that the signed-in user is a member of, the one of a key, those that an organization owns for its keys, all for the operator.
         */
        get: operations["workspaces.list"];
        put?: never;
        /**
         * Create a workspace
         * @description Creates a workspace. The signed-in user becomes its owner; the operator names one with `owner_id`, or adds one later. With `organization` it is the organization that owns it, for which `organization_workspaces:create` is needed there. Such a workspace needs no member, and an organization key creates it in its own organization.
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
         * @description A workspace, by slug or id. A deleted one is shown until it is destroyed.
         */
        get: operations["workspaces.get"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description Archives the workspace: its keys stop working at once, an owner can restore it for 30 days, and then it is destroyed.
         */
        delete: operations["workspaces.delete"];
        options?: never;
        head?: never;
        /**
         * Update a workspace
         * @description Changes the name or the slug. The ten newest former slugs go on resolving, each for at least 30 days, and no other workspace can take them. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
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
         * @description Brings a deleted workspace back as it was, keys included.
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
         * @description Moves a workspace out of the organization that owns it. One of its active members becomes its owner; the rules of the organization no longer count there, and its owners and admins reach it no more unless they are members. Keys of the organization stop reaching it at once; service keys that go back to a person who is not a member are revoked, and pending invitations cancelled. Other owners become admins.
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
         * @description How the workspace behaves and what protects it. A person who may delete the workspace can read this from any address after they have confirmed their password.
         */
        get: operations["settings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the settings
         * @description Changes what is given. `session_idle_minutes`, `require_reauthentication` and `ip_allowlist` also need `security:manage`. An allowlist that does not contain your own address is refused, so that you cannot lock yourself out. A person who may delete the workspace can change `ip_allowlist`, and nothing else, from any address after they have confirmed their password.
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
         * @description The people of the workspace, those who joined last first.
         */
        get: operations["members.list"];
        put?: never;
        /**
         * Add a member
         * @description Adds a member of the organization that owns the workspace, by id or e-mail address. Their address must be confirmed. All other people join by invitation, with `invitations.create`. For them the answer is 409 `invitation_required`, the same whether or not the person has an account. The role may not hold more than you do. With the operator key any existing person can be added by id, and any person with a confirmed address by e-mail address. A person who removed themselves from the workspace comes back only by accepting an invitation; until then the answer is 409 `invitation_required`, with the operator key, too.
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
         * @description A person in this workspace.
         */
        get: operations["members.get"];
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Takes the person out of the workspace and its projects, revokes their user keys and cancels the invitations that they have sent. The receipt lists what ended, and what they leave behind for others to look after. Every member may remove themselves, and then comes back only by accepting an invitation. With `dry_run` nothing changes.
         */
        delete: operations["members.remove"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Takes effect on their next request. Neither the old nor the new role may hold more than you do.
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
         * @description Ends the access of the person at once, revokes their user keys and cancels the invitations that they have sent; their work, role and project memberships stay. The receipt lists what ended, and what they leave behind for others to look after. With `dry_run` nothing changes.
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
         * @description Gives the person their access back, with the role and the project memberships exactly as they were. Revoked keys stay revoked, cancelled invitations cancelled.
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
         * @description The people of the organization, those who joined last first.
         */
        get: operations["organizationMembers.list"];
        put?: never;
        /**
         * Add a member to an organization
         * @description For the operator. Adds any existing person by id, or any person with a confirmed address by e-mail address, as a member unless another role is given. Everyone else adds people with `organizationInvitations.create`. For them the answer is 409 `invitation_required`, the same whether or not the person has an account. A member reaches the workspaces that the organization manages at once, and joins those that it owns with `members.add`. A person who removed themselves from the organization comes back only by accepting an invitation. Until then the operator gets 409 `invitation_required`, too.
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
         * @description A person in this organization.
         */
        get: operations["organizationMembers.get"];
        put?: never;
        post?: never;
        /**
         * Remove a member from an organization
         * @description Takes the person out of the organization and out of every workspace that it owns, where their user keys end; what the organization manages they reach no more. All of that is so with the answer. The receipt lists what ended. Only owners remove owners and admins; every member may remove themselves, and then comes back only by accepting an invitation. With `dry_run` nothing changes.
         */
        delete: operations["organizationMembers.remove"];
        options?: never;
        head?: never;
        /**
         * Change a member's role in an organization
         * @description Takes effect on their next request. Only owners change roles.
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
         * @description Who invites into what, for the person who holds the token from the mail, before they sign in or up. A token that is unknown, or was replaced by sending the invitation again, is 404. The token is in the body, because URLs are logged. Nothing is changed, so an `Idempotency-Key` has no effect.
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
         * @description Makes the signed-in user a member of the workspace or the organization, if the invitation was sent to their address, whatever its case; that address counts as confirmed from then on. Who has not signed up gives the token to `users.signUp` instead.
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
         * @description The invitations of the workspace, newest first.
         */
        get: operations["invitations.list"];
        put?: never;
        /**
         * Invite people
         * @description Mails each address a link that is valid for 72 hours. All get the same role, which may not hold more than you do, and are added to the same projects. Each address has its own outcome, so one that cannot be invited does not stop the others. The caller's own address must be verified (403 `email_not_verified`). When budgets for invitation mails refuse every address, the answer is 429 `rate_limited` with `Retry-After`; when the plan allows no more open invitations, 409 `limit_reached`.
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
         * @description An invitation and what became of it.
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
         * Send an invitation again
         * @description Mails a new link, valid for another 72 hours, also when the invitation has expired. The old link stops working. You become the one who invites, so the role may not hold more than you do. At most 5 mails to an address in an hour.
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
         * @description Its link stops working, and a mail that has not gone out yet does not go out.
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
         * Invite the people of a file
         * @description Takes a CSV file in UTF-8 of up to 10,000 rows, 50,000 lines (blank ones included) and 2 MiB: `email` and `role` are required, `first_name` and `last_name` optional, in any order; other columns are ignored. Fields are separated by commas, semicolons, tabs or vertical bars, as the header or a first line such as `sep=;` shows, with or without quotes and byte order mark. Blank rows are skipped. Every row is answered with its line and outcome: good rows are invited, bad rows are skipped and say why. Uploading the same file again invites no one twice. With `dry_run` nothing changes. One webhook is sent, `import.completed`.
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
         * @description A CSV file with the columns that an import takes and a row to replace.
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
         * @description Cancels the invitations of the import that are still pending; people who have accepted stay. One webhook is sent, `import.undone`.
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
         * List the invitations of an organization
         * @description The invitations of the organization, newest first.
         */
        get: operations["organizationInvitations.list"];
        put?: never;
        /**
         * Invite people into an organization
         * @description Mails each address a link that is valid for 72 hours, for `invitations.accept`. All get the same role; only owners invite owners and admins. Each address has its own outcome, so one that cannot be invited does not stop the others. The caller's own address must be verified (403 `email_not_verified`). When budgets for invitation mails refuse every address, the answer is 429 `rate_limited` with `Retry-After`; when the plan allows no more open invitations, 409 `limit_reached`.
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
         * Get an invitation into an organization
         * @description An invitation and what became of it.
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
         * Send an invitation into an organization again
         * @description Mails a new link, valid for another 72 hours, also when the invitation has expired. The old link stops working. You become the one who invites, so for an owner or admin you have to be an owner.
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
         * Cancel an invitation into an organization
         * @description Its link stops working, and a mail that has not gone out yet does not go out. Only owners cancel those of owners and admins.
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
         * @description The built-in roles, most powerful first, then the custom ones, newest first.
         */
        get: operations["roles.list"];
        put?: never;
        /**
         * Create a custom role
         * @description A named set of permissions, at once usable for members of the workspace and of projects. At most 20 in a workspace. Nothing that you do not hold, and nothing of class owner.
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
         * @description A built-in role by name or a custom one by id.
         */
        get: operations["roles.get"];
        put?: never;
        post?: never;
        /**
         * Delete a custom role
         * @description Refused with 409 `role_in_use` and the list of users while a member has it.
         */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        /**
         * Update a custom role
         * @description Takes effect on the next request of each member who has the role. Neither the old nor the new permissions may be more than yours.
         */
        patch: operations["roles.update"];
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
         * @description Lists the projects that the caller reaches: all of them for owners, admins and managers, and for others those that they are members of.
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
         * @description A project, by slug or id. A deleted one is shown until it is destroyed.
         */
        get: operations["projects.get"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description Archives the project. It can be restored for 30 days, and is then destroyed.
         */
        delete: operations["projects.delete"];
        options?: never;
        head?: never;
        /**
         * Update a project
         * @description Changes what is given. The ten newest former slugs go on resolving in this workspace, each for at least 30 days. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
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
         * @description Brings a deleted project back as it was.
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
         * @description Those who were added to it. Owners, admins and managers of the workspace reach it without being added.
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
         * @description Adds a member of the workspace to the project, or changes the role there. A project role replaces the workspace role inside the project, upwards and downwards; `null` lets the workspace role count. It may not hold more than you do in this project.
         */
        put: operations["projectMembers.set"];
        post?: never;
        /**
         * Remove a member from a project
         * @description Takes the person and their project role out of the project. Owners, admins and managers of the workspace still reach it.
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
         * @description The notifications that the signed-in member wants in this workspace, where they differ from the settings of the workspace.
         */
        get: operations["notificationPreferences.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update my notification preferences
         * @description Changes what is given; `null` goes back to what the workspace says. Security notices are always sent.
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
         * @description The plan in force and who pays.
         */
        get: operations["billing.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the billing contact
         * @description Sets who pays, as a whole; `null` clears it.
         */
        patch: operations["billing.update"];
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
         * @description What the plan limits, and how much of it is used.
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
    "/v1/workspaces/{workspace}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the plan
         * @description For the operator. A lower plan deletes nothing: what is over a quota stays and can be read, and no more can be added.
         */
        put: operations["plans.set"];
        post?: never;
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
         * @description The organizations that the signed-in user belongs to, the one of an organization key, all for the operator. To the key of a workspace the list is empty.
         */
        get: operations["organizations.list"];
        put?: never;
        /**
         * Create an organization
         * @description Creates an organization. The signed-in user becomes its owner; the operator names one with `owner_id`, or adds one later.
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
         * @description An organization, by slug or id. A deleted one is shown until it is destroyed.
         */
        get: operations["organizations.get"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Archives the organization: its keys and all access that it gave stop at once, an owner can restore it for 30 days, and then it is destroyed. It must not own any workspace: delete those first, or release them.
         */
        delete: operations["organizations.delete"];
        options?: never;
        head?: never;
        /**
         * Update an organization
         * @description Changes the name or the slug. The ten newest former slugs go on resolving, each for at least 30 days, and no other organization can take them. When all ten are younger, a new slug is refused (409 `renamed_too_often`). A slug that this releases leads nowhere on any replica once this is answered.
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
         * @description Brings a deleted organization back as it was, its keys and the access that it gives included.
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
         * @description The workspaces that it owns, or those that it manages, newest first. Being listed gives no access: in those that it owns, members of the organization have to be added like anyone.
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
         * @description What the organization rules for itself and in the workspaces that it owns. An owner can read this from any address after they have confirmed their password.
         */
        get: operations["organizationSettings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the settings of an organization
         * @description Changes what the organization rules for itself and in the workspaces that it owns. It counts from the next request on. An allowlist that would lock you out is 409 `invalid_state`. An owner can change `ip_allowlist`, and nothing else, from any address after they have confirmed their password. Keys and secrets that are older than a new limit have as many days from now. A key that a limit has ended stays so under another one, and a secret that has to be replaced still has to be. Where the organization asks for the password before keys are made, it asks for it before this, too.
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
         * @description Workspaces whose owners have proposed to move them into this organization, newest first.
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
         * Take a workspace in
         * @description Makes the organization the owner of the workspace, as its own owner has proposed and still may. From then on the rules of the organization count there, its owners and admins are admins of it, and what only owners may is theirs. Every member of the workspace has to belong to the organization: 409 `organization_membership_required` lists in `users` who does not. A grant by which the organization managed the workspace ends.
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
         * Decline to take a workspace in
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
         * @description What was proposed, and what became of it, newest first.
         */
        get: operations["workspaceMoves.list"];
        put?: never;
        /**
         * Propose to move a workspace into an organization
         * @description Asks an organization to become the owner of this workspace. Nothing changes until one of its owners or admins agrees; until then it can be cancelled. A workspace has one proposal at a time.
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
         * @description Takes a proposal back that the organization has not decided on.
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
         * @description What owners of workspaces have granted to this organization, newest first, those that have ended included.
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
         * List who manages the workspace
         * @description The grants of the workspace, those that have ended included, newest first. Every member of the workspace can see them.
         */
        get: operations["managers.list"];
        put?: never;
        /**
         * Let an organization manage the workspace
         * @description From the answer on, every member of the organization, whatever their role in it, is a managing admin of the workspace: they can do what an admin can, except for billing, deletion, ownership and grants. The audit log names the grant with everything that they do. People whom the workspace has deactivated get no access by it. A grant can end by itself, be paused, and be revoked at any moment. It counts only while the person who gave it could still give it.
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
         * @description A grant of the workspace, and whether it counts.
         */
        get: operations["managers.get"];
        put?: never;
        post?: never;
        /**
         * Revoke a grant
         * @description Ends the access of all members of the organization to the workspace, and everything that could not have been made without the grant: keys, invitations, memberships, project memberships and webhook endpoints. Settings, roles and permissions go back to what they were. It takes effect on every replica before the response is sent. The receipt lists what ended, and what stays for the workspace to decide about: keys whose secret members of the organization saw or whose scope they changed, roles, projects and endpoints. Revoking again ends nothing more and returns what is left. Owners can revoke a grant from any address.
         */
        delete: operations["managers.revoke"];
        options?: never;
        head?: never;
        /**
         * Change a grant
         * @description Pauses it, lets it go on, or moves its end; each counts from the next request on. You become the one who has given it, so that changing a suspended grant brings it back. One that has ended stays so.
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
         * List the requests for access
         * @description Organizations that have asked to manage the workspace, newest first.
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
         * Approve a request for access
         * @description Grants what was asked for, as `managers.grant` would. You may give less time than was asked for. The terms of a request never change. When the organization asks again on other terms, this request becomes `replaced` and cannot be approved (409 `invalid_state`).
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
         * Decline a request for access
         * @description The organization gets a webhook. It may ask again.
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
         * Ask to manage a workspace
         * @description Asks the owners of a workspace to let this organization manage it; they are notified by mail, about five requests in an hour. The answer is the same whether there is such a workspace or not, so nothing is learned by asking; after 30 requests in an hour it is 429 `rate_limited`. A repeated request on the same terms is the same request; other terms replace the pending one by a new request with a new id.
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
         * @description The install links of the organization, archived ones included, newest first.
         */
        get: operations["installLinks.list"];
        put?: never;
        /**
         * Create an install link
         * @description A link to give to customers: an owner of a workspace who follows it, and agrees, lets this organization manage that. It can be for certain addresses only, be used so often, and end by itself. What you note on it stays in the organization.
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
         * @description An install link, how often it was used, and whether it can be.
         */
        get: operations["installLinks.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update an install link
         * @description Changes who can use the link, how often it can be used, when it ends, or what you noted. It counts from the next request on; what came of earlier uses stays.
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
         * @description Withdraws the link: it can be used no more, until it is brought back. Grants that came of it stay.
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
         * @description Brings an archived link back. It can be used again, unless it has ended or was used up.
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
         * @description Whose link it is, for a person who has it, before they sign in. A link that is archived, over or used up is 404, as one that there never was.
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
         * @description What the signed-in user would let the organization do by redeeming the link. Where the link is for certain addresses, theirs has to be one of them, and confirmed. They see a link that has ended, too.
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
         * @description Lets the organization manage a workspace of yours, as `managers.grant` would, or one that is created for it and that you own. The link is used once more only when the grant is made. You can revoke the grant at any moment.
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
         * @description The templates of the organization, newest first, each with how much it contains.
         */
        get: operations["templates.list"];
        put?: never;
        /**
         * Create a template
         * @description Roles, settings, webhook endpoints and projects that workspaces are to have. What a template does not name is left as it is, and nothing is ever deleted by one. Creating one changes nothing in any workspace; `templates.apply` does. At most 100 in an organization.
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
         * @description The template with all that it contains.
         */
        get: operations["templates.get"];
        put?: never;
        post?: never;
        /**
         * Delete a template
         * @description What it made in workspaces stays, and so do the reports. A run under way goes on to its end.
         */
        delete: operations["templates.delete"];
        options?: never;
        head?: never;
        /**
         * Update a template
         * @description Changes what is given; `content` as a whole. Workspaces follow when the template is applied again. A run under way goes on with the content that it began with.
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
         * @description Says what applying the template would change, and where: in the workspaces that are named, or in all that the organization owns or manages, up to 1,000 at once. A workspace is `blocked` when `templates.apply` would be refused there, and `problem` says why. Nothing is changed, so an `Idempotency-Key` has no effect. A workspace that has been through `templates.apply` is `unchanged` until it is changed by hand: the same plan shows the drift.
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
         * @description Applies the plan whose `digest` is given, for the same `workspaces` and `relation`; 409 `stale_plan` when a fresh one differs. A job then changes one workspace after the other, each in one transaction, by the operations that people use: as the caller who applies it, with the same rules, quotas, events and entries in the audit log, whose `request_id` is the id of the run. Each workspace is looked at once more at its turn. One that has changed since the plan is `stale` and left alone; one where the credential may not do it any more, because it was revoked, a grant or a membership has ended, or a role is a lesser one by then, is `refused`. A template is applied by one run at a time.
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
         * List the runs of templates
         * @description What was applied, newest first, with how far it is.
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
         * Get the run of a template
         * @description The progress of the run, and its results so far.
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
         * @description What was changed in each workspace, or why nothing was.
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
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up
         * @description Creates a user, and their first workspace, which they own. Sign in with `sessions.create` afterwards. A mail asks them to confirm their address. An address that is taken is 409 `already_exists`. With the token of an invitation they join its workspace instead of getting one of their own, or its organization besides; and the address, to which it was sent, counts as confirmed. An installation can be closed to strangers (403 `sign_up_closed`); the operator key, which is the one credential that counts here, signs people up all the same.
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
         * Who am I
         * @description The caller: the principal, its scope, the user it acts as, the workspace it is bound to, and when it ends.
         */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update my profile
         * @description Changes the name, language or password of the signed-in user. A new password needs the current one and ends all other sessions.
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
         * @description The workspaces that the signed-in user reaches, with the role and how. Those that an organization owns are there for its owners and admins; those that it manages are `shared`, apart from the caller's own.
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
         * Send the verification mail again
         * @description Signing up sends it by itself. Mails a new link to the address of the signed-in user; it works once, for one hour. At most 5 of these mails in an hour.
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
         * @description Takes the token from the mail's link. Because a stranger can sign up with the address of another person, the link alone does not confirm it. Send the account's password as well, or a token of one of its sessions in `Authorization`; people who read their mail on another device use the password. The owner of an address who did not make the account takes it over with `passwordResets.create`. A token that was used, or is older than one hour, is 409 `invalid_state`; an unknown one is 404. A wrong password uses nothing up.
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
         * Ask for a password reset
         * @description Mails a link that works once, for one hour, when there is an account with the address; at most 5 in an hour. The answer and the time it takes are the same when there is none. The answer repeats the address as it was sent, and nothing that the server knows about it.
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
         * @description Takes the token from the mail's link. All sessions of the person end, and their address counts as confirmed, for the mail has reached them. API keys stay, unless the address was unconfirmed. Then the account may have been a stranger's, and its keys, those that it made, its webhook endpoints, invitations and grants end as well. A token that was used, or is older than one hour, is 409 `invalid_state`; an unknown one is 404.
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
         * @description The live sessions of the signed-in user.
         */
        get: operations["sessions.list"];
        put?: never;
        /**
         * Sign in
         * @description Begins a session and answers its token. A wrong password and an unknown address give the same answer in the same time.
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
         * @description Signs out: ends a session of the caller. `current` is the session that makes the request.
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
         * @description Confirms the password in the current session, for workspaces that ask for it before sensitive changes. It counts for 15 minutes.
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
         * List the keys of an organization
         * @description The keys of the organization, newest first.
         */
        get: operations["organizationKeys.list"];
        put?: never;
        /**
         * Create a key of an organization
         * @description Creates a key that reaches the organization and every workspace that it owns, by the workspace in the URL, and answers its secret, once. It administers: it creates workspaces, people and keys, and does none of the work that operations of the data plane are. What only owners may is out of its reach. Its scope may not hold more than you do.
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
         * Get a key of an organization
         * @description A key, without its secret, and who still uses the old one while it is being rotated.
         */
        get: operations["organizationKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke a key of an organization
         * @description From the moment of the answer no replica accepts it. No other key is affected.
         */
        delete: operations["organizationKeys.revoke"];
        options?: never;
        head?: never;
        /**
         * Update a key of an organization
         * @description Takes effect on the next request with the key. Counts as making it: neither the old nor the new scope may hold more than you do.
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
         * Rotate a key of an organization
         * @description Gives the key a new secret, answered once. The old one works for `transition_seconds` more.
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
         * Finish the rotation of a key of an organization
         * @description Ends the old secret now.
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
         * Collect the new secret of a key of an organization
         * @description Answers the secret that the server made when it rotated the key by its policy, once; it was kept encrypted until now, and is forgotten with the answer. Counts as making the key. The old secret works until the transition ends, so collect before that. The audit log shows who has collected it.
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
         * @description All keys of the workspace with `api_keys:read`; otherwise the caller's own.
         */
        get: operations["apiKeys.list"];
        put?: never;
        /**
         * Create an API key
         * @description Makes a service key, or a user key for yourself, and answers its secret this once. Keys for other people and service keys need `api_keys:manage`. The key may not hold more than you do. A user key is for an active member of the workspace; a person who is there through an organization alone gets 409 `invalid_state`.
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
         * @description A key without its secret. During a rotation it shows how often and from where the old secret is still used.
         */
        get: operations["apiKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Ends the key for good, both secrets of a rotating one. From this answer on no request with it is accepted.
         */
        delete: operations["apiKeys.revoke"];
        options?: never;
        head?: never;
        /**
         * Update an API key
         * @description Changes what is given; the secret stays. The key may not come to hold more than you do.
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
         * @description Makes a new secret for the same key and answers it this once. The old secret goes on working for `transition_seconds`, a day unless given; 0 ends it now.
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
         * @description Ends the old secret now.
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
         * @description Answers the secret that the server made when it rotated the key by its policy, once; it was kept encrypted until now, and is forgotten with the answer. Counts as making the key. The old secret works until the transition ends, so collect before that. The audit log shows who has collected it.
         */
        post: operations["apiKeys.collectSecret"];
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
         * @description For a platform whose own API is called with Tenantry keys: pass on what your caller presented, and what they want to do. Answers 200 with `valid`, for a bad key too. A workspace credential verifies the keys of its own workspaces, the operator any. Nothing is changed, so an `Idempotency-Key` has no effect.
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
         * List the permissions
         * @description The catalogue: what each permission lets one do, its class, and the built-in roles that hold it. Custom roles and custom keys are made of these.
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
         * @description Answers up to 100 questions at once: may the caller, or with `access:explain` any user or key, use a permission or an operation here. Each answer has the code that a request would get, the step that decided, the whole trace, and the smallest scope or role that would do. Nothing is changed, so an `Idempotency-Key` has no effect.
         */
        post: operations["access.check"];
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
         * @description Who did what, when and from where, latest first. An entry is written in the transaction of what it records, and nothing changes or deletes it until the retention of the plan is over. `seq` and `hash` are its place in the verifiable chain; they are `null` in the second or so until it is sealed.
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
         * Get an entry of the audit log
         * @description One entry, by id.
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
         * @description Exports every entry up to now that matches, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Up to 10,000 entries are ready at once; more are written by a job, so read the export until its `status` is `ready`. The download expires a day later. The export itself is in the audit log.
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
         * @description How far an export has come.
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
         * @description The entries, in the format of the export. CSV has a header line, and cells that a spreadsheet would take for a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. 409 `invalid_state` while the export is not ready and after it has expired.
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
         * @description Signed statements of what the chain was, latest first: one a minute at most, and one for each 1,000 entries, as long as something is sealed. What is sealed up to a checkpoint cannot be changed without breaking it; keep them elsewhere, or take the `audit.checkpoint` events, to hold even us to them.
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
         * @description The public keys that verify checkpoints and bundles. They are public; keep a copy from a source that you trust.
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
         * @description Who did what, when and from where, latest first. An entry is written in the transaction of what it records, and nothing changes or deletes it until the retention of the plan is over. `seq` and `hash` are its place in the verifiable chain; they are `null` in the second or so until it is sealed.
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
         * Get an entry of the audit log of an organization
         * @description One entry, by id.
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
         * @description Exports every entry up to now that matches, oldest first: as CSV, or as JSON lines. JSON lines without a filter are a verifiable bundle, which `verifyAuditBundle` of the SDK checks offline. Up to 10,000 entries are ready at once; more are written by a job, so read the export until its `status` is `ready`. The download expires a day later. The export itself is in the audit log.
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
         * @description How far an export has come.
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
         * @description The entries, in the format of the export. CSV has a header line, and cells that a spreadsheet would take for a formula begin with an apostrophe. Each JSON line is an entry; a verifiable bundle begins with a `header` line and ends with `checkpoint` lines and a signed `end` line. 409 `invalid_state` while the export is not ready and after it has expired.
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
         * @description Signed statements of what the chain was, latest first: one a minute at most, and one for each 1,000 entries, as long as something is sealed. What is sealed up to a checkpoint cannot be changed without breaking it; keep them elsewhere, or take the `audit.checkpoint` events, to hold even us to them.
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
         * List webhook endpoints of an organization
         * @description The endpoints of the organization, newest first.
         */
        get: operations["organizationWebhookEndpoints.list"];
        put?: never;
        /**
         * Create a webhook endpoint of an organization
         * @description From now on the chosen events of the organization are sent there. Answers the secret this once: it verifies that a delivery comes from here. See the webhooks of this document for every event and its data.
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
         * Get a webhook endpoint of an organization
         * @description An endpoint without its secret.
         */
        get: operations["organizationWebhookEndpoints.get"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint of an organization
         * @description Ends the endpoint and forgets its secret and its delivery log.
         */
        delete: operations["organizationWebhookEndpoints.delete"];
        options?: never;
        head?: never;
        /**
         * Update a webhook endpoint of an organization
         * @description Changes what is given. Disabling ends what is still to be sent or tried again; it is kept, and so is what happens meanwhile, and `organizationWebhookEndpoints.replay` sends it once the endpoint is enabled again.
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
         * Rotate the secret of a webhook endpoint of an organization
         * @description Makes a new secret and answers it this once. For `transition_seconds`, a day unless given, deliveries are signed under both, so that the receiver can change over at any moment. `webhook-signature` then holds two signatures; `X-Signature-256` can hold only one, under the new secret. 0 ends every older secret now, also during a transition: use it when one has leaked.
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
         * Send a test event of an organization
         * @description Sends an event of the type now, once, with the example of this document as its data and the header `webhook-test`. Works while the endpoint is disabled, too. Read how it went with `organizationWebhookDeliveries.get`.
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
         * @description Sends again what has failed since a time, and sends what the endpoint has chosen and never got, for example because it was disabled. At most 10,000 events in one call, the oldest first: while `has_more` is true, call again. Events are kept for 30 days.
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
         * List webhook deliveries of an organization
         * @description The delivery log, by the time of the event, newest first. It goes back 30 days.
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
         * Get a webhook delivery of an organization
         * @description A delivery with its event and its latest attempts: what was sent and what came back.
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
         * Deliver an event of an organization again
         * @description Sends the event to the endpoint once more now, under the same id, whatever became of it before. Retries that are still to come stay as they are. Works while the endpoint is disabled, too.
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
         * List events of an organization
         * @description What happened in the organization in the last 30 days, as webhooks deliver it, newest first. Not for keys that are limited to projects, because an event may be about any of them.
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
         * @description The endpoints of the workspace, newest first.
         */
        get: operations["webhookEndpoints.list"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description From now on the chosen events of the workspace are sent there. Answers the secret this once: it verifies that a delivery comes from here. See the webhooks of this document for every event and its data.
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
         * @description An endpoint without its secret.
         */
        get: operations["webhookEndpoints.get"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Ends the endpoint and forgets its secret and its delivery log.
         */
        delete: operations["webhookEndpoints.delete"];
        options?: never;
        head?: never;
        /**
         * Update a webhook endpoint
         * @description Changes what is given. Disabling ends what is still to be sent or tried again; it is kept, and so is what happens meanwhile, and `webhookEndpoints.replay` sends it once the endpoint is enabled again.
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
         * @description Makes a new secret and answers it this once. For `transition_seconds`, a day unless given, deliveries are signed under both, so that the receiver can change over at any moment. `webhook-signature` then holds two signatures; `X-Signature-256` can hold only one, under the new secret. 0 ends every older secret now, also during a transition: use it when one has leaked.
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
         * @description Sends an event of the type now, once, with the example of this document as its data and the header `webhook-test`. Works while the endpoint is disabled, too. Read how it went with `webhookDeliveries.get`.
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
         * @description Sends again what has failed since a time, and sends what the endpoint has chosen and never got, for example because it was disabled. At most 10,000 events in one call, the oldest first: while `has_more` is true, call again. Events are kept for 30 days.
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
         * @description The delivery log, by the time of the event, newest first. It goes back 30 days.
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
         * @description A delivery with its event and its latest attempts: what was sent and what came back.
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
         * Deliver again
         * @description Sends the event to the endpoint once more now, under the same id, whatever became of it before. Retries that are still to come stay as they are. Works while the endpoint is disabled, too.
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
         * @description What happened in the workspace in the last 30 days, as webhooks deliver it, newest first. Not for keys that are limited to projects, because an event may be about any of them.
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
         * @description Sent to the webhook endpoints that chose this event. A workspace was created.
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
         * @description Sent to the webhook endpoints that chose this event. The name or slug of a workspace was changed.
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
         * @description Sent to the webhook endpoints that chose this event. A workspace was deleted. It can be restored until `purge_at`.
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
         * @description Sent to the webhook endpoints that chose this event. A deleted workspace was restored.
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
         * The ownership of a workspace was handed over.
         * @description Sent to the webhook endpoints that chose this event. The ownership of a workspace was handed over.
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
         * @description Sent to the webhook endpoints that chose this event. The settings of a workspace were changed.
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
         * @description Sent to the webhook endpoints that chose this event. The operator has set the plan of a workspace.
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
         * It was proposed to move a workspace into an organization; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. It was proposed to move a workspace into an organization; both receive the event.
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
         * An organization declined to take a workspace in; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. An organization declined to take a workspace in; both receive the event.
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
         * The proposal to move a workspace was taken back; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. The proposal to move a workspace was taken back; both receive the event.
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
         * A workspace belongs to an organization from now on; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. A workspace belongs to an organization from now on; both receive the event.
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
         * @description Sent to the webhook endpoints that chose this event. An organization has released a workspace; both receive the event.
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
         * @description Sent to the webhook endpoints that chose this event. A person became a member of the workspace.
         */
        post: operations["webhooks.member.added"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.role_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The role of a member was changed.
         * @description Sent to the webhook endpoints that chose this event. The role of a member was changed.
         */
        post: operations["webhooks.member.role_changed"];
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
         * A member left the workspace or was removed. `data` is as it was before.
         * @description Sent to the webhook endpoints that chose this event. A member left the workspace or was removed. `data` is as it was before.
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
         * @description Sent to the webhook endpoints that chose this event. A member was deactivated.
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
         * @description Sent to the webhook endpoints that chose this event. A member was reactivated.
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
         * @description Sent to the webhook endpoints that chose this event. A person was invited to the workspace.
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
         * An invitation was sent again, with a new link.
         * @description Sent to the webhook endpoints that chose this event. An invitation was sent again, with a new link.
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
         * @description Sent to the webhook endpoints that chose this event. An invitation was accepted.
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
         * An invitation was taken back.
         * @description Sent to the webhook endpoints that chose this event. An invitation was taken back.
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
         * The people of a file were invited.
         * @description Sent to the webhook endpoints that chose this event. The people of a file were invited.
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
         * @description Sent to the webhook endpoints that chose this event. An import was undone.
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
         * @description Sent to the webhook endpoints that chose this event. A custom role was created.
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
         * @description Sent to the webhook endpoints that chose this event. A custom role was changed.
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
         * A custom role was deleted. `data` is as it was before.
         * @description Sent to the webhook endpoints that chose this event. A custom role was deleted. `data` is as it was before.
         */
        post: operations["webhooks.role.deleted"];
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
         * @description Sent to the webhook endpoints that chose this event. A project was created.
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
         * @description Sent to the webhook endpoints that chose this event. A project was changed.
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
         * @description Sent to the webhook endpoints that chose this event. A project was deleted. It can be restored until `purge_at`.
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
         * @description Sent to the webhook endpoints that chose this event. A deleted project was restored.
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
         * @description Sent to the webhook endpoints that chose this event. A member was added to a project, or their role in it was changed.
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
         * A member was removed from a project. `data` is as it was before.
         * @description Sent to the webhook endpoints that chose this event. A member was removed from a project. `data` is as it was before.
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
         * @description Sent to the webhook endpoints that chose this event. An organization was created.
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
         * @description Sent to the webhook endpoints that chose this event. The name or slug of an organization was changed.
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
         * @description Sent to the webhook endpoints that chose this event. An organization was deleted. It can be restored until `purge_at`.
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
         * @description Sent to the webhook endpoints that chose this event. A deleted organization was restored.
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
         * @description Sent to the webhook endpoints that chose this event. The settings of an organization were changed.
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
         * An organization manages a workspace from now on; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. An organization manages a workspace from now on; both receive the event.
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
         * A grant was paused, goes on, or ends at another time; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. A grant was paused, goes on, or ends at another time; both receive the event.
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
         * @description Sent to the webhook endpoints that chose this event. A grant was revoked; both receive the event.
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
         * The organization has asked to manage a workspace.
         * @description Sent to the webhook endpoints that chose this event. The organization has asked to manage a workspace.
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
         * An organization asks to manage the workspace.
         * @description Sent to the webhook endpoints that chose this event. An organization asks to manage the workspace.
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
         * A request for access was approved; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. A request for access was approved; both receive the event.
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
         * A request for access was declined; both receive the event.
         * @description Sent to the webhook endpoints that chose this event. A request for access was declined; both receive the event.
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
         * An install link was made.
         * @description Sent to the webhook endpoints that chose this event. An install link was made.
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
         * @description Sent to the webhook endpoints that chose this event. An install link was changed.
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
         * An install link was withdrawn.
         * @description Sent to the webhook endpoints that chose this event. An install link was withdrawn.
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
         * An install link was brought back.
         * @description Sent to the webhook endpoints that chose this event. An install link was brought back.
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
         * An owner let the organization manage a workspace, by an install link.
         * @description Sent to the webhook endpoints that chose this event. An owner let the organization manage a workspace, by an install link.
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
         * Applying a template to workspaces has begun.
         * @description Sent to the webhook endpoints that chose this event. Applying a template to workspaces has begun.
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
         * A template has been applied to the last workspace of a run.
         * @description Sent to the webhook endpoints that chose this event. A template has been applied to the last workspace of a run.
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
         * @description Sent to the webhook endpoints that chose this event. An API key was created.
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
         * @description Sent to the webhook endpoints that chose this event. An API key was changed.
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
         * @description Sent to the webhook endpoints that chose this event. An API key has a new secret.
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
         * The server will replace the secret of a key at `next_rotation_at`.
         * @description Sent to the webhook endpoints that chose this event. The server will replace the secret of a key at `next_rotation_at`.
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
         * A caller has collected the secret that the server made for a key.
         * @description Sent to the webhook endpoints that chose this event. A caller has collected the secret that the server made for a key.
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
         * The old secret of a rotating API key was ended early.
         * @description Sent to the webhook endpoints that chose this event. The old secret of a rotating API key was ended early.
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
         * @description Sent to the webhook endpoints that chose this event. An API key expires within 7 days.
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
         * @description Sent to the webhook endpoints that chose this event. An API key has expired.
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
         * @description Sent to the webhook endpoints that chose this event. An API key was revoked.
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
         * @description Sent to the webhook endpoints that chose this event. The chain of the audit log was signed.
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
         * A webhook endpoint was disabled, because its deliveries failed or it answered 410.
         * @description Sent to the other webhook endpoints that chose this event. A webhook endpoint was disabled, because its deliveries failed or it answered 410.
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
         * @description Name of a permission.
         * @enum {string}
         */
        Permission: "workspace:read" | "workspace:update" | "workspace:delete" | "workspace:transfer" | "security:manage" | "members:read" | "members:invite" | "members:manage" | "organization_members:read" | "organization_members:invite" | "organization_members:manage" | "organization_roles:manage" | "roles:read" | "roles:manage" | "projects:read" | "projects:create" | "projects:update" | "projects:delete" | "project_members:read" | "project_members:manage" | "billing:read" | "billing:manage" | "organization:read" | "organization:update" | "organization:delete" | "organization_workspaces:read" | "organization_workspaces:create" | "managers:manage" | "organization_access:request" | "organization_links:read" | "organization_links:manage" | "organization_templates:read" | "organization_templates:manage" | "own_keys:manage" | "api_keys:read" | "api_keys:manage" | "organization_keys:read" | "organization_keys:manage" | "access:explain" | "audit:read" | "audit:export" | "organization_audit:read" | "organization_audit:export" | "webhooks:read" | "webhooks:manage" | "organization_webhooks:read" | "organization_webhooks:manage";
        /**
         * @description What went wrong. Each has a page under `/errors/{code}`.
         * @enum {string}
         */
        ErrorCode: "invalid_request" | "malformed_json" | "missing_credentials" | "invalid_credentials" | "credential_expired" | "credential_revoked" | "tls_required" | "insufficient_scope" | "insufficient_role" | "ip_not_allowed" | "rotation_required" | "organization_policy" | "plan_required" | "privilege_escalation" | "invitation_wrong_address" | "not_found" | "method_not_allowed" | "slug_taken" | "renamed_too_often" | "already_exists" | "organization_membership_required" | "unconfirmed_address" | "rotation_in_progress" | "invalid_state" | "limit_reached" | "invitation_already_accepted" | "invitation_cancelled" | "invitation_expired" | "precondition_failed" | "request_timeout" | "payload_too_large" | "expectation_failed" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "unavailable" | "last_owner" | "invitation_required" | "email_not_verified" | "role_in_use" | "reauthentication_required" | "member_deactivated" | "install_link_wrong_address" | "install_link_archived" | "install_link_expired" | "install_link_redeemed" | "stale_plan" | "sign_up_closed";
        /** @description An error, as RFC 9457 has it. */
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
            /** @description Quote it when you ask for help; it is in the `X-Request-Id` header, too. */
            request_id: string;
            /** @description Every violation, when the request does not match the operation. */
            errors?: {
                /**
                 * @description Part of the request.
                 * @enum {string}
                 */
                location: "body" | "query" | "path" | "header";
                /** @description Where in it, such as `ip_allowlist/0`; empty for the whole. */
                path: string;
                /** @description Kind of violation. */
                code: string;
                /** @description What to change. */
                message: string;
            }[];
            required_permission?: components["schemas"]["Permission"];
            /** @description The people concerned, when a role is still in use. */
            users?: string[];
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
             * @description Always `ready`; when it is not, the answer is a 503.
             * @constant
             */
            status: "ready";
            /**
             * @description The database engine.
             * @enum {string}
             */
            database: "embedded" | "postgres";
        };
        /** @description When the server replaces the secret of a key by itself. Mail and a webhook announce it 7 days and 24 hours before, and at the time; the new secret waits to be collected. */
        RotationPolicy: {
            /**
             * @description `every_days` counts from the rotation before; `weekly` is Monday and `monthly` the first of the month, 00:00 UTC.
             * @enum {string}
             */
            schedule: "every_days" | "weekly" | "monthly";
            /** @description How many days, with `every_days` and only then. */
            every_days?: number | null;
            /**
             * @description For how long the old secret works afterwards; less than the time between two rotations.
             * @default 86400
             */
            transition_seconds?: number;
        };
        Event: {
            /** @description Id of the event; the same in every delivery of it. */
            id: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            created_at: string;
            /** @description Where it happened; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
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
            /** @description The headers that were sent. */
            request_headers: {
                /** @description Name of a header. */
                name: string;
                /** @description Its value. */
                value: string;
            }[];
            /** @description Status of the answer; `null` when there was none. */
            response_status: number | null;
            /** @description The first 1,024 bytes of the answer's body; `null` when there was no answer. */
            response_body: string | null;
            /** @description Why it failed; `null` when the endpoint took it. */
            error: string | null;
        };
        /**
         * @description A slug that workspaces and organizations do not take, since people would read it as the address of the platform or of those who run it. One made from a name gets a random ending instead. Projects may have it.
         * @enum {string}
         */
        ReservedSlug: "abuse" | "account" | "accounts" | "admin" | "administrator" | "api" | "app" | "apps" | "assets" | "auth" | "billing" | "blog" | "careers" | "cdn" | "contact" | "dashboard" | "developer" | "developers" | "docs" | "download" | "downloads" | "email" | "errors" | "favicon" | "ftp" | "health" | "help" | "hostmaster" | "imap" | "info" | "invitations" | "legal" | "localhost" | "login" | "logout" | "mail" | "metrics" | "new" | "no-reply" | "noreply" | "null" | "oauth" | "openapi" | "operator" | "organizations" | "owner" | "pages" | "password" | "payments" | "pop3" | "postmaster" | "press" | "pricing" | "privacy" | "projects" | "public" | "register" | "robots" | "root" | "security" | "settings" | "sign-in" | "sign-out" | "sign-up" | "signin" | "signout" | "signup" | "smtp" | "sso" | "static" | "status" | "support" | "sysadmin" | "system" | "templates" | "tenantry" | "terms" | "undefined" | "users" | "webhooks" | "webmaster" | "workspaces" | "www";
        Workspace: {
            /** @description Id of the workspace. */
            id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. It stands in URLs. */
            slug: string;
            /** @description Display name. */
            name: string;
            /**
             * @description The plan in force.
             * @enum {string}
             */
            plan: "free" | "pro" | "business" | "enterprise";
            /** @description The organization that owns it; `null` for one that stands alone. */
            organization_id: string | null;
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
             * @description When a deleted workspace is destroyed; until then an owner can restore it.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        WorkspaceList: {
            data: components["schemas"]["Workspace"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        WorkspaceCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Made from the name unless given. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
            slug?: string;
            /** @description Who owns the workspace. Only the operator may say; anyone else becomes the owner. */
            owner_id?: string;
            /** @description Slug or id of the organization that is to own it; not together with `owner_id`. */
            organization?: string;
        };
        WorkspaceUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten newest former ones go on working. */
            slug?: string;
        };
        OwnershipTransfer: {
            /** @description An active member, who becomes an owner. You become an admin. */
            user_id: string;
        };
        Ownership: {
            owner: components["schemas"]["Member"];
            /** @description You, now an admin; `null` when you are no member, as the operator and owners of the organization. */
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
            /** @description Minutes without use after which a session reaches nothing in this workspace until the person confirms their password with `sessions.reauthenticate`. The session lives on elsewhere. */
            session_idle_minutes: number;
            /** @description Whether deletion and transfer ask for the password again, and changes of settings, members, invitations, roles, keys and where webhooks go. */
            require_reauthentication: boolean;
            /** @description Addresses from which the workspace may be used; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
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
            /** @description Minutes without use after which a session reaches nothing in this workspace until the person confirms their password with `sessions.reauthenticate`. The session lives on elsewhere. */
            session_idle_minutes?: number;
            /** @description Whether deletion and transfer ask for the password again, and changes of settings, members, invitations, roles, keys and where webhooks go. */
            require_reauthentication?: boolean;
            /** @description Addresses from which the workspace may be used; empty for any. It must contain yours. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            notifications?: components["schemas"]["NotificationSettingsUpdate"];
        };
        Member: {
            /** @description The person. */
            user_id: string;
            /** @description Their e-mail address. */
            email: string;
            /**
             * Format: date-time
             * @description When they confirmed that the address is theirs; `null` when they have not.
             */
            email_verified_at: string | null;
            /** @description Their name. */
            name: string;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
            /**
             * @description A deactivated member reaches nothing and keeps everything.
             * @enum {string}
             */
            status: "active" | "deactivated";
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
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
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
        };
        MemberUpdate: {
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
        };
        /** @description What deactivating or removing a member ended, or would end. */
        OffboardingReceipt: {
            /** @description Whether nothing was changed and this is what would happen. */
            dry_run: boolean;
            member: components["schemas"]["Member"];
            /** @description What ends with it. */
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
                /** @description Live sessions of the person that lose this workspace. */
                sessions: number;
                /** @description Projects that the person no longer reaches. A reactivation brings them back. */
                project_memberships: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description The role in it, if it had one of its own. */
                    role: string | null;
                }[];
                /** @description Pending invitations that the person has sent, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description The address that it invited. */
                    email: string;
                }[];
            };
            /** @description What goes on without them, and needs another person to look after it. */
            leaves: {
                created: components["schemas"]["CreatedThings"];
                /** @description Live service keys that the person has created. They may know the secrets, so rotate or revoke them. */
                service_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description Its masked form. */
                    masked: string;
                }[];
                /** @description Projects in which no other active member is an owner or admin. Owners and admins of the workspace still reach them. */
                projects: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description Its name. */
                    name: string;
                }[];
            };
        };
        /**
         * @description `owner` may everything, `admin` all but deleting the organization and changing roles, `member` sees who and what is in it.
         * @enum {string}
         */
        OrganizationRole: "owner" | "admin" | "member";
        /** @description Exactly one of `user_id` and `email`. Without `role` they become a member. */
        OrganizationMemberAdd: {
            /** @description The user, by id. */
            user_id?: string;
            /**
             * Format: email
             * @description The user, by e-mail address.
             */
            email?: string;
            role?: components["schemas"]["OrganizationRole"];
        };
        OrganizationMemberUpdate: {
            role: components["schemas"]["OrganizationRole"];
        };
        /** @description What removing a member from an organization ended, or would end. */
        OrganizationOffboarding: {
            /** @description Whether nothing was changed. */
            dry_run: boolean;
            member: components["schemas"]["Member"];
            /** @description What ended, or would end. */
            ends: {
                /** @description Their memberships of workspaces that the organization owns. */
                workspaces: {
                    /** @description A workspace that the organization owns. */
                    workspace_id: string;
                    /** @description Their role there. */
                    role: string;
                }[];
                /** @description Their user keys in those workspaces. */
                api_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Pending invitations into the organization that they have sent. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description Where it went. */
                    email: string;
                }[];
            };
            /** @description What they leave behind, for others to look after. */
            leaves: {
                created: components["schemas"]["CreatedThings"];
                /** @description Keys of the organization that they have made, which go on working. */
                organization_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Service keys that they have made in workspaces that the organization owns or manages, which go on working. */
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
            /** @description The workspace that it invites into; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /** @description Where the mail goes. */
            email: string;
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
            /** @description Projects that the person is added to when they accept. */
            project_ids: string[];
            /** @description Their first name, where an import gave it. */
            first_name: string | null;
            /** @description Their last name, where an import gave it. */
            last_name: string | null;
            /**
             * @description What has become of it.
             * @enum {string}
             */
            status: "pending" | "accepted" | "expired" | "cancelled";
            /** @description Id of the user or the key that sent it last; `null` for the operator. */
            invited_by: string | null;
            /** @description The import that sent it, if one did. */
            import_id: string | null;
            /**
             * Format: date-time
             * @description When it was sent first.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last sent, accepted or cancelled.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description Until when the link works.
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        InvitationCreate: {
            /** @description E-mail addresses. One that is none has the outcome `invalid`. */
            emails: string[];
            /** @description A built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. */
            role: string;
            /** @description Slugs or ids of projects to add them to, with this role. You need `project_members:manage` in each. */
            projects?: string[];
        };
        InvitationResults: {
            data: components["schemas"]["InvitationResult"][];
        };
        InvitationResult: {
            /** @description The address, as it was given. */
            email: string;
            /**
             * @description `already_member`: also when the membership is deactivated. `already_invited`: an invitation is pending; it can be sent again. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; try again after `retry_after` seconds. `limit_reached`: the plan allows no more open invitations.
             * @enum {string}
             */
            outcome: "invited" | "already_member" | "already_invited" | "rate_limited" | "limit_reached" | "invalid";
            /** @description Seconds after which the address can be invited again, when the outcome is `rate_limited`; `null` otherwise. */
            retry_after: number | null;
            /** @description The new invitation; `null` when there is none. */
            invitation: components["schemas"]["Invitation"] | null;
        };
        InvitationPreview: {
            /** @description The address to which the invitation was sent. */
            email: string;
            /** @description The workspace that it invites into; `null` when that is an organization. */
            workspace: {
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The organization that it invites into, when it is one. */
            organization: {
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The person who invites; `null` when a program or the operator does. */
            invited_by: {
                /** @description Their name. */
                name: string;
            } | null;
        };
        InvitationToken: {
            /** @description The token from the mail. */
            token: string;
        };
        /** @description What an invitation has opened. Either `workspace` or `organization` is there, as `invitation` says. */
        AcceptedInvitation: {
            invitation: components["schemas"]["Invitation"];
            /** @description The workspace that they are a member of now. */
            workspace: components["schemas"]["Workspace"] | null;
            /** @description The organization that they are a member of now. */
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
            /** @description Id of the user or the key that imported; `null` for the operator. */
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
            /** @description How many invitations undoing it cancelled; `null` while it is not undone. */
            cancelled: number | null;
        };
        /** @description How many rows had which outcome. */
        ImportCounts: {
            /** @description Invited by this import. */
            invited: number;
            /** @description In the workspace already. */
            already_member: number;
            /** @description With an invitation that is pending. */
            already_invited: number;
            /** @description In an earlier row, which counted. */
            duplicate_in_file: number;
            /** @description Rows whose address, sender or tenant has used up a budget for invitation mails. */
            rate_limited: number;
            /** @description Rows over the number of open invitations that the plan allows. */
            limit_reached: number;
            /** @description Skipped, for the reason that stands with the row. */
            invalid: number;
        };
        ImportReport: {
            /** @description Whether nothing was changed and this is what would happen. */
            dry_run: boolean;
            /** @description The import, which can be undone; `null` after a dry run. */
            import: components["schemas"]["Import"] | null;
            /** @description Rows of the file, without the header. */
            rows: number;
            counts: components["schemas"]["ImportCounts"];
            /** @description Columns of the file that an import does not know. */
            ignored_columns: string[];
            /** @description One for each row, in the order of the file. */
            results: components["schemas"]["ImportResult"][];
        };
        ImportResult: {
            /** @description Line of the file on which the row begins; the header is on the first. */
            line: number;
            /** @description The address, as it stands in the file; empty when the row could not be read. */
            email: string;
            /**
             * @description What became of the row. `rate_limited`: the address, the sender or the tenant has used up a budget for invitation mails; import the row again later. `limit_reached`: the plan allows no more open invitations.
             * @enum {string}
             */
            outcome: "invited" | "already_member" | "already_invited" | "duplicate_in_file" | "rate_limited" | "limit_reached" | "invalid";
            /**
             * @description Why it is invalid.
             * @enum {string|null}
             */
            reason: "malformed_row" | "missing_email" | "invalid_email" | "missing_role" | "unknown_role" | "role_above_yours" | "name_too_long" | null;
            /** @description The same in a sentence. */
            message: string | null;
        };
        OrganizationInvitationCreate: {
            /** @description E-mail addresses. One that is none has the outcome `invalid`. */
            emails: string[];
            role?: components["schemas"]["OrganizationRole"];
        };
        Role: {
            /** @description Name of a built-in role, or id of a custom one. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description What the role is for. */
            description: string | null;
            /** @description Built-in roles cannot be changed. */
            builtin: boolean;
            /** @description Whether holders reach every project without being added. */
            all_projects: boolean;
            /** @description What holders may do. */
            permissions: components["schemas"]["Permission"][];
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        RoleCreate: {
            /** @description Unique in the workspace, whatever its case, and on one line. */
            name: string;
            /** @description What the role is for. `null` when there is nothing to say. */
            description?: string | null;
            /** @description What holders may do; at most what you may do yourself. */
            permissions: components["schemas"]["Permission"][];
            /** @description Whether holders reach every project without being added. The audit log, webhooks and events cover every project, so a role that reads them needs this. Only for a role of yours that reaches every project itself; `false` when left out. */
            all_projects?: boolean;
        };
        RoleUpdate: {
            /** @description Unique in the workspace, whatever its case, and on one line. */
            name?: string;
            /** @description What the role is for. `null` when there is nothing to say. */
            description?: string | null;
            /** @description What holders may do from the next request on. */
            permissions?: components["schemas"]["Permission"][];
            /** @description Whether holders reach every project without being added, from the next request on. Neither before nor after may the role reach more projects than yours. */
            all_projects?: boolean;
        };
        Project: {
            /** @description Id of the project. */
            id: string;
            /** @description The workspace it belongs to. */
            workspace_id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. It stands in URLs. */
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
             * @description When a deleted project is destroyed; until then it can be restored.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ProjectList: {
            data: components["schemas"]["Project"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        ProjectCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. It stands in URLs. */
            slug: string;
            /**
             * @description What the project is used for.
             * @enum {string}
             */
            environment: "production" | "staging" | "development" | "sandbox";
            /** @description What the project is for. `null` when there is nothing to say. */
            description?: string | null;
        };
        ProjectUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten newest former ones go on working. */
            slug?: string;
            /**
             * @description What the project is used for.
             * @enum {string}
             */
            environment?: "production" | "staging" | "development" | "sandbox";
            /** @description What the project is for. `null` when there is nothing to say. */
            description?: string | null;
        };
        ProjectMember: {
            /** @description The person. */
            user_id: string;
            /** @description Their e-mail address. */
            email: string;
            /** @description Their name. */
            name: string;
            /** @description The role that replaces their workspace role in this project; `null` when the workspace role counts. */
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        ProjectMemberSet: {
            /** @description The role that replaces their workspace role in this project; `null` to let the workspace role count. */
            role?: string | null;
        };
        NotificationSettings: {
            /**
             * @description How often a digest is sent.
             * @enum {string}
             */
            digest: "daily" | "weekly" | "off";
            /** @description Whether mentions are mailed. */
            mentions: boolean;
            /** @description Whether changes of projects are mailed. */
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
            /** @description Whether changes of projects are mailed. */
            project_updates?: boolean;
        };
        NotificationPreferences: {
            /**
             * @description How often a digest is sent to you; `null` for as often as the workspace says.
             * @enum {string|null}
             */
            digest: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed to you; `null` for as the workspace says. */
            mentions: boolean | null;
            /** @description Whether changes of projects are mailed to you; `null` for as the workspace says. */
            project_updates: boolean | null;
            effective: components["schemas"]["NotificationSettings"];
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        NotificationPreferencesUpdate: {
            /**
             * @description How often a digest is sent to you; `null` for as often as the workspace says.
             * @enum {string|null}
             */
            digest?: "daily" | "weekly" | "off" | null;
            /** @description Whether mentions are mailed to you; `null` for as the workspace says. */
            mentions?: boolean | null;
            /** @description Whether changes of projects are mailed to you; `null` for as the workspace says. */
            project_updates?: boolean | null;
        };
        Billing: {
            /**
             * @description The plan in force.
             * @enum {string}
             */
            plan: "free" | "pro" | "business" | "enterprise";
            /** @description Who pays; `null` until it is set. */
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
             * @description Where invoices go.
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
            /** @description Who pays; `null` clears it. */
            contact: components["schemas"]["BillingContactUpdate"] | null;
        };
        BillingContactUpdate: {
            /** @description Display name, on one line. */
            name: string;
            /**
             * Format: email
             * @description Where invoices go.
             */
            email: string;
            /** @description Legal name. */
            company?: string | null;
            /** @description Postal address. */
            address?: string | null;
            /** @description Tax or VAT number. */
            tax_id?: string | null;
        };
        Usage: {
            /**
             * @description The plan in force.
             * @enum {string}
             */
            plan: "free" | "pro" | "business" | "enterprise";
            /** @description One for each thing that the plan limits. */
            quotas: {
                /**
                 * @description What is counted.
                 * @enum {string}
                 */
                resource: "members" | "projects" | "api_keys" | "webhook_endpoints" | "open_invitations" | "requests_per_minute";
                /** @description How many there are; for requests, in this minute. `null` when they are not counted, as nothing limits them. */
                used: number | null;
                /** @description How many there may be; `null` for any number. */
                limit: number | null;
            }[];
            /** @description How long the audit log is kept. */
            audit_retention_days: number;
        };
        PlanSet: {
            /**
             * @description The plan from now on.
             * @enum {string}
             */
            plan: "free" | "pro" | "business" | "enterprise";
        };
        Organization: {
            /** @description Id of the organization. */
            id: string;
            /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. It stands in URLs. */
            slug: string;
            /** @description Display name. */
            name: string;
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
             * @description When it was deleted; its keys and all access that it gave stopped then.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When a deleted organization is destroyed; until then an owner can restore it.
             */
            purge_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        OrganizationList: {
            data: components["schemas"]["Organization"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        OrganizationCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description Made from the name unless given. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
            slug?: string;
            /** @description Who owns the organization. Only the operator may say; anyone else becomes the owner. */
            owner_id?: string;
        };
        OrganizationUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description The new slug. URLs with the ten newest former ones go on working. */
            slug?: string;
        };
        OrganizationSettings: {
            keys: components["schemas"]["OrganizationKeySwitches"];
            /** @description Whether people confirm their password before they create, change or rotate keys, and before they change these settings. */
            require_reauthentication_for_keys: boolean;
            /** @description After how many days a key ends, whatever its own expiry; `null` for no limit. */
            max_key_lifetime_days: number | null;
            /** @description After how many days the secret of a key has to be replaced; until it is, the key is refused with 403 `rotation_required`. `null` for never. */
            key_rotation_days: number | null;
            /** @description IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, besides what each workspace itself allows; empty for all. */
            ip_allowlist: string[];
            /**
             * Format: date-time
             * @description When they were last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        /** @description Who may do what with keys in the workspaces that the organization owns. What is switched off there the role does not permit. */
        OrganizationKeySwitches: {
            /** @description Whether managers see the keys of the workspace. Custom roles are treated as that of managers. */
            managers_see: boolean;
            /** @description Whether managers create, change, rotate and revoke the keys of the workspace. */
            managers_manage: boolean;
            /** @description Whether managers manage their own user keys. */
            managers_own: boolean;
            /** @description Whether members manage their own user keys. */
            members_own: boolean;
        };
        OrganizationSettingsUpdate: {
            keys?: components["schemas"]["OrganizationKeySwitchesUpdate"];
            /** @description Whether people confirm their password before they create, change or rotate keys, and before they change these settings. */
            require_reauthentication_for_keys?: boolean;
            /** @description After how many days a key ends, whatever its own expiry; `null` for no limit. */
            max_key_lifetime_days?: number | null;
            /** @description After how many days the secret of a key has to be replaced; until it is, the key is refused with 403 `rotation_required`. `null` for never. */
            key_rotation_days?: number | null;
            /** @description IPv4 and IPv6 addresses and CIDR ranges from which the organization and its workspaces can be used, besides what each workspace itself allows; empty for all. */
            ip_allowlist?: string[];
        };
        OrganizationKeySwitchesUpdate: {
            /** @description Whether managers see the keys of the workspace. Custom roles are treated as that of managers. */
            managers_see?: boolean;
            /** @description Whether managers create, change, rotate and revoke the keys of the workspace. */
            managers_manage?: boolean;
            /** @description Whether managers manage their own user keys. */
            managers_own?: boolean;
            /** @description Whether members manage their own user keys. */
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
             * @description What has become of it.
             * @enum {string}
             */
            status: "pending" | "accepted" | "declined" | "cancelled";
            /** @description Id of the user who proposed it; `null` for the operator. */
            proposed_by: string | null;
            /** @description Id of the user or key that accepted, declined or cancelled it. */
            decided_by: string | null;
            /**
             * Format: date-time
             * @description When that was.
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        WorkspaceMoveCreate: {
            /** @description Slug or id of the organization. */
            organization: string;
        };
        /** @description What was made by the person, with the key or under the grant and goes on without it, by kind. Kinds of which there is nothing are left out. */
        CreatedThings: {
            /**
             * @description The kind of thing.
             * @enum {string}
             */
            resource: "api_key" | "invitation" | "member" | "project_member" | "role" | "project" | "webhook_endpoint" | "install_link" | "template";
            /** @description How many there are. */
            count: number;
            /** @description The newest of them, up to 100. */
            items: {
                /** @description Its id; that of the person for a membership. */
                id: string;
                /** @description Its name, URL or address; `null` for a project that the caller does not reach. */
                name: string | null;
                /** @description The workspace that it belongs to; `null` where that is an organization. */
                workspace_id: string | null;
            }[];
        }[];
        /**
         * @description `suspended`: who gave it is no longer an owner; another owner brings it back with `managers.update`.
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
            /** @description Id of the owner who gave it, or changed it last; `null` for the operator. */
            granted_by: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; `null` for never.
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
             * @description When it was given.
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        ManagerGrantCreate: {
            /** @description Slug or id of the organization. */
            organization: string;
            /**
             * Format: date-time
             * @description When it is to end by itself.
             */
            expires_at?: string;
            /**
             * @description Whether to give it paused.
             * @default false
             */
            paused?: boolean;
        };
        ManagerGrantUpdate: {
            /**
             * Format: date-time
             * @description When it is to end by itself; `null` for never.
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
            /** @description Id of the owner who gave it, or changed it last; `null` for the operator. */
            granted_by: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; `null` for never.
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
             * @description When it was given.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description What ended. */
            ends: {
                /** @description People who joined the workspace under the grant, whose membership ends. */
                members: {
                    /** @description Id of the person. */
                    user_id: string;
                    /** @description The role that they had. */
                    role: string;
                }[];
                /** @description People who were added to projects under the grant, who are taken out of them. */
                project_members: {
                    /** @description Id of the project. */
                    project_id: string;
                    /** @description Id of the person. */
                    user_id: string;
                }[];
                /** @description Webhook endpoints that were made, or sent elsewhere, under the grant, which are disabled. */
                webhook_endpoints: {
                    /** @description Id of the endpoint. */
                    id: string;
                    /**
                     * Format: uri
                     * @description Where it sends to.
                     */
                    url: string;
                }[];
                /** @description Settings, roles of members and permissions of custom roles that were changed under the grant, which are as they were before again. What was changed once more without the grant stays. */
                changes: {
                    /**
                     * @description What the value belongs to.
                     * @enum {string}
                     */
                    resource: "settings" | "member" | "project_member" | "role";
                    /** @description Id of the workspace, person or role; for a project membership that of the project and that of the person, separated by a slash. */
                    id: string;
                    /** @description The field. */
                    field: string;
                }[];
                /** @description How many people reached the workspace through it. */
                people: number;
                /** @description Keys of the workspace that they have made, which are revoked. */
                api_keys: {
                    /** @description Id of the key. */
                    id: string;
                    /** @description Its name. */
                    name: string;
                    /** @description A form of it that people recognise. */
                    masked: string;
                }[];
                /** @description Pending invitations that they have sent, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description Where it went. */
                    email: string;
                }[];
            };
            leaves: components["schemas"]["CreatedThings"];
            /** @description Webhook endpoints of the workspace's own that go on, although they got the signing secret. Rotate it with a `transition_seconds` of 0. */
            exposed_endpoints: {
                /** @description Id of the endpoint. */
                id: string;
                /**
                 * Format: uri
                 * @description Where it sends to.
                 */
                url: string;
            }[];
            /** @description Keys of the workspace's own that go on working, although they got a secret of them by rotating or collecting it, or changed what they are good for. Rotate them with a `transition_seconds` of 0, or revoke them. */
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
             * @description What became of it. `replaced` means that the organization asked again on other terms, in a request with an id of its own.
             * @enum {string}
             */
            status: "pending" | "approved" | "declined" | "replaced";
            /** @description Why they ask, in their words. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Until when they ask for access; `null` for no end.
             */
            expires_at: string | null;
            /** @description Id of the user or key that asked. */
            requested_by: string | null;
            /** @description Id of the user who approved or declined it. */
            decided_by: string | null;
            /**
             * Format: date-time
             * @description When that was.
             */
            decided_at: string | null;
            /** @description The grant that came of it. */
            grant_id: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
        };
        AccessRequestList: {
            data: components["schemas"]["AccessRequest"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        AccessRequestCreate: {
            /** @description Slug or id of the workspace. */
            workspace: string;
            /** @description Why you ask, for its owners to read. */
            reason?: string;
            /**
             * Format: date-time
             * @description Until when you ask for access; without end unless given.
             */
            expires_at?: string;
        };
        /** @description That it was asked, whether there is such a workspace or not. */
        AccessRequestReceipt: {
            /** @description The workspace, as you named it. */
            workspace: string;
            /** @description The organization that asks. */
            organization_id: string;
            /** @description Why. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Until when.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When you asked.
             */
            created_at: string;
        };
        AccessRequestApprove: {
            /**
             * Format: date-time
             * @description When the grant is to end: as was asked for unless given, and not later.
             */
            expires_at?: string;
        };
        ApprovedAccessRequest: {
            request: components["schemas"]["AccessRequest"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /**
         * @description `redeemed`: it was used as often as it may be.
         * @enum {string}
         */
        InstallLinkStatus: "active" | "archived" | "expired" | "redeemed";
        /** @description A link, as the organization sees it. */
        InstallLink: {
            /** @description Id of the link. */
            id: string;
            /** @description The organization. */
            organization_id: string;
            /** @description What to put into the address that you give to customers. It is chosen at random and never changes. */
            hash: string;
            status: components["schemas"]["InstallLinkStatus"];
            /** @description The addresses that can use it, in lower case; empty for everyone who is signed in. */
            allowed_emails: string[];
            /** @description What only the organization reads. */
            notes: string | null;
            /** @description How often it can be used; `null` for any number. */
            max_uses: number | null;
            /** @description How often it was. */
            used_count: number;
            /**
             * Format: date-time
             * @description When it ends by itself; `null` for never.
             */
            expires_at: string | null;
            /** @description Id of the user or key that made it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was archived, if it is.
             */
            archived_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        InstallLinkCreate: {
            /** @description The confirmed e-mail addresses that can use it, in any case. Empty or absent, it is for everyone who has signed in. */
            allowed_emails?: string[];
            /** @description How often it can be used, any number unless given. */
            max_uses?: number;
            /**
             * Format: date-time
             * @description When it is to end by itself.
             */
            expires_at?: string;
            /** @description What only the organization reads. */
            notes?: string;
        };
        InstallLinkUpdate: {
            /** @description The confirmed e-mail addresses that can use it, in any case. Empty, it is for everyone who is signed in. */
            allowed_emails?: string[];
            /** @description How often it can be used; `null` for any number. */
            max_uses?: number | null;
            /**
             * Format: date-time
             * @description When it is to end by itself; `null` for never.
             */
            expires_at?: string | null;
            /** @description What only the organization reads; `null` for nothing. */
            notes?: string | null;
        };
        /** @description What everyone who has the link can see. */
        PublicInstallLink: {
            /** @description The hash of the link. */
            hash: string;
            /** @description The organization that would be let in. */
            organization: {
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["InstallLinkStatus"];
        };
        InstallLinkPreview: {
            /** @description The hash of the link. */
            hash: string;
            /** @description The organization that would be let in. */
            organization: {
                /** @description Its name. */
                name: string;
            };
            status: components["schemas"]["InstallLinkStatus"];
            /**
             * Format: date-time
             * @description Until when the link can be used; `null` for no end.
             */
            expires_at: string | null;
            /** @description What every member of the organization could do in the workspace, until you revoke it. */
            permissions: components["schemas"]["Permission"][];
        };
        /** @description Exactly one of `workspace` and `new_workspace`. */
        InstallLinkRedeem: {
            /** @description Slug or id of a workspace that you own. */
            workspace?: string;
            /** @description A workspace that is created for it, and that you own. */
            new_workspace?: {
                /** @description Display name, on one line. */
                name: string;
                /** @description Made from the name unless given. Lower-case letters, digits and inner hyphens, 3 to 39 characters. */
                slug?: string;
            };
        };
        RedeemedInstallLink: {
            workspace: components["schemas"]["Workspace"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /** @description A link as it is after its use, and the grant that came of that. */
        InstallLinkUse: {
            install_link: components["schemas"]["InstallLink"];
            grant: components["schemas"]["ManagerGrant"];
        };
        /** @description What workspaces are to have. What is not named is left alone. */
        TemplateContent: {
            /** @description Custom roles, found by their name. None may hold a permission of class owner. */
            roles?: components["schemas"]["RoleCreate"][];
            settings?: components["schemas"]["SettingsUpdate"];
            /** @description Webhook endpoints, found by their URL. Each workspace has its own secret, which is never shown; `webhookEndpoints.rotateSecret` gives the workspace one to verify with. */
            webhook_endpoints?: components["schemas"]["TemplateWebhookEndpoint"][];
            /** @description Projects, found by a slug that they have or had. */
            projects?: components["schemas"]["ProjectCreate"][];
        };
        TemplateWebhookEndpoint: {
            /**
             * Format: uri
             * @description As for `webhookEndpoints.create`.
             */
            url: string;
            /** @description What it is for. */
            description?: string | null;
            /** @description The events to send; `*` for all. */
            events: components["schemas"]["EventChoice"][];
        };
        Template: {
            /** @description Id of the template. */
            id: string;
            /** @description The organization that keeps it. */
            organization_id: string;
            /** @description Its name. */
            name: string;
            /** @description What it is for. `null` when there is nothing to say. */
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
            /** @description The organization that keeps it. */
            organization_id: string;
            /** @description Its name. */
            name: string;
            /** @description What it is for. `null` when there is nothing to say. */
            description: string | null;
            /** @description How much there is in it. */
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        TemplateCreate: {
            /** @description Unique in the organization, whatever its case. */
            name: string;
            /** @description What it is for. `null` when there is nothing to say. */
            description?: string | null;
            content: components["schemas"]["TemplateContent"];
        };
        TemplateUpdate: {
            /** @description Unique in the organization, whatever its case. */
            name?: string;
            /** @description What it is for. `null` when there is nothing to say. */
            description?: string | null;
            content?: components["schemas"]["TemplateContent"];
        };
        TemplatePlanCreate: {
            /** @description Slugs or ids of workspaces that the organization owns or manages. All of them, unless given; those that are deleted only when they are named. */
            workspaces?: string[];
            /**
             * @description Only those that the organization owns, or only those that it manages. Keys of the organization reach only the former.
             * @enum {string}
             */
            relation?: "owned" | "managed";
        };
        TemplateApply: {
            /** @description That of the plan that is to be applied. */
            digest: string;
            /** @description Slugs or ids of workspaces that the organization owns or manages. All of them, unless given; those that are deleted only when they are named. */
            workspaces?: string[];
            /**
             * @description Only those that the organization owns, or only those that it manages. Keys of the organization reach only the former.
             * @enum {string}
             */
            relation?: "owned" | "managed";
        };
        /** @description Why nothing is done in a workspace, as a request there would be refused. */
        TemplateProblem: {
            code: components["schemas"]["ErrorCode"];
            /** @description The same in words. */
            detail: string;
            /** @description The permission that is missing, when one is. */
            required_permission: components["schemas"]["Permission"] | null;
        };
        /** @description A role that is made or changed. */
        TemplateRoleChange: {
            /**
             * @description Whether it is made, or one that is there is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the one that is there. */
            id: string | null;
            /** @description As it was found; `null` when it is to be made. */
            before: components["schemas"]["RoleCreate"] | null;
            after: components["schemas"]["RoleCreate"];
        };
        /** @description The settings that are changed. */
        TemplateSettingsChange: {
            before: components["schemas"]["SettingsUpdate"];
            after: components["schemas"]["SettingsUpdate"];
        };
        /** @description A webhook endpoint that is made or changed. */
        TemplateWebhookEndpointChange: {
            /**
             * @description Whether it is made, or one that is there is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the one that is there. */
            id: string | null;
            /** @description As it was found; `null` when it is to be made. */
            before: components["schemas"]["TemplateWebhookEndpoint"] | null;
            after: components["schemas"]["TemplateWebhookEndpoint"];
        };
        /** @description A project that is made or changed. */
        TemplateProjectChange: {
            /**
             * @description Whether it is made, or one that is there is changed.
             * @enum {string}
             */
            action: "create" | "update";
            /** @description Id of the one that is there. */
            id: string | null;
            /** @description As it was found; `null` when it is to be made. */
            before: components["schemas"]["ProjectCreate"] | null;
            after: components["schemas"]["ProjectCreate"];
        };
        /** @description What is made and changed in a workspace. */
        TemplateChanges: {
            /** @description Roles. */
            roles: components["schemas"]["TemplateRoleChange"][];
            /** @description Settings; `null` when they stay as they are. */
            settings: components["schemas"]["TemplateSettingsChange"] | null;
            /** @description Webhook endpoints. */
            webhook_endpoints: components["schemas"]["TemplateWebhookEndpointChange"][];
            /** @description Projects. */
            projects: components["schemas"]["TemplateProjectChange"][];
        };
        TemplatePlan: {
            /** @description The template, in the version that counts here. */
            template: {
                /** @description Id of the template. */
                id: string;
                /** @description Its name then. */
                name: string;
                /** @description Its version. */
                etag: string;
            };
            /** @description Stands for the version of the template and everything below. Give it to `templates.apply`. */
            digest: string;
            /** @description How many workspaces have each outcome. */
            counts: {
                /** @description Would be changed. */
                change: number;
                /** @description Are as the template has it. */
                unchanged: number;
                /** @description Cannot be changed. */
                blocked: number;
            };
            /** @description Each workspace, in the order of their ids. */
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
             * @description Whether the organization owns it, or manages it.
             * @enum {string}
             */
            relation: "owned" | "managed";
            /**
             * @description What applying the template would do there; `blocked`: nothing, as `problem` says.
             * @enum {string}
             */
            outcome: "change" | "unchanged" | "blocked";
            /** @description Why nothing can be done there; `null` when nothing is in the way. */
            problem: components["schemas"]["TemplateProblem"] | null;
            changes: components["schemas"]["TemplateChanges"];
        };
        TemplateRun: {
            /** @description Id of the run. */
            id: string;
            /** @description The organization whose template it is. */
            organization_id: string;
            /** @description The template, in the version that counts here. */
            template: {
                /** @description Id of the template. */
                id: string;
                /** @description Its name then. */
                name: string;
                /** @description Its version. */
                etag: string;
            };
            /**
             * @description Whether there is more to do.
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
                /** @description Had changed since the plan and were left alone. */
                stale: number;
                /** @description Were left alone because it was not allowed any more. */
                refused: number;
                /** @description Were left alone because it did not work. */
                failed: number;
            };
            /** @description Id of the user or key that has applied it; `null` for the operator. */
            started_by: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the last workspace was done.
             */
            finished_at: string | null;
        };
        TemplateRunList: {
            data: components["schemas"]["TemplateRun"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        /**
         * @description The result in a workspace. `stale`: it had changed since the plan. `refused`: the caller who applied the template may not do it there (any more). `failed`: it was allowed, and did not work. All three are left as they were.
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
            /** @description Why nothing can be done there; `null` when nothing is in the way. */
            problem: components["schemas"]["TemplateProblem"] | null;
            /** @description What was changed there; `null` where nothing was. */
            changes: components["schemas"]["TemplateChanges"] | null;
            /**
             * Format: date-time
             * @description When it had its turn.
             */
            finished_at: string | null;
        };
        TemplateRunResultList: {
            data: components["schemas"]["TemplateRunResult"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        SignUp: {
            /**
             * Format: email
             * @description E-mail address. It identifies the person, whatever its case.
             */
            email: string;
            /**
             * Format: password
             * @description At least 8 characters. The 10,000 most common passwords, the address or name itself, and repeated characters are refused, with the code `common_password`, `personal_password` or `repetitive_password` in `errors`.
             */
            password: string;
            /** @description Display name, on one line. It can be left out only with an invitation that has a name. */
            name?: string;
            /** @description The token from the mail of an invitation to this address. Leave `workspace` out then. */
            invitation_token?: string;
            /** @description The first workspace. One named after the person unless given. */
            workspace?: {
                /** @description Display name, on one line. */
                name: string;
                /** @description Lower-case letters, digits and inner hyphens, 3 to 39 characters. It stands in URLs. */
                slug?: string;
            };
        };
        User: {
            /** @description Id of the user. */
            id: string;
            /** @description E-mail address, as it was given. */
            email: string;
            /**
             * Format: date-time
             * @description When they proved that the address is theirs; `null` until then.
             */
            email_verified_at: string | null;
            /** @description Display name. */
            name: string;
            /**
             * @description Preferred language; `null` for that of the workspace.
             * @enum {string|null}
             */
            language: "en" | "tr" | null;
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
        /** @description The new user, and their first workspace or the one that they were invited to. */
        SignedUpUser: {
            /** @description Id of the user. */
            id: string;
            /** @description E-mail address, as it was given. */
            email: string;
            /**
             * Format: date-time
             * @description When they proved that the address is theirs; `null` until then.
             */
            email_verified_at: string | null;
            /** @description Display name. */
            name: string;
            /**
             * @description Preferred language; `null` for that of the workspace.
             * @enum {string|null}
             */
            language: "en" | "tr" | null;
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
            principal: {
                /**
                 * @description Kind of credential.
                 * @enum {string}
                 */
                type: "operator" | "session" | "user_key" | "service_key" | "organization_key";
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
            /** @description The one workspace that a key reaches; `null` for any other credential. */
            workspace: {
                /** @description Id of the workspace. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            } | null;
            /** @description The organization whose key it is; `null` for any other credential. */
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
             * @description When the credential ends; `null` for never.
             */
            expires_at: string | null;
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        MeUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /**
             * @description Preferred language; `null` for that of the workspace.
             * @enum {string|null}
             */
            language?: "en" | "tr" | null;
            /**
             * Format: password
             * @description At least 8 characters, and as hard to guess as at sign-up. All other sessions end.
             */
            new_password?: string;
            /**
             * Format: password
             * @description Required with `new_password`.
             */
            current_password?: string;
        };
        MyWorkspace: {
            workspace: components["schemas"]["Workspace"];
            /**
             * @description How you reach it. What you reach in two ways is listed twice.
             * @enum {string}
             */
            relation: "member" | "organization" | "shared";
            /** @description The organization through which you reach it; `null` when you are a member yourself. */
            organization: {
                /** @description Id of the organization. */
                id: string;
                /** @description Its slug. */
                slug: string;
                /** @description Its name. */
                name: string;
            } | null;
            /** @description As a member: a built-in role (`owner`, `admin`, `manager`, `member`, `viewer`) or the id of a custom one. Through an organization: your role in that. */
            role: string;
            /**
             * @description A deactivated member sees the workspace in this list and nothing in it.
             * @enum {string}
             */
            status: "active" | "deactivated";
        };
        MyWorkspaceList: {
            data: components["schemas"]["MyWorkspace"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        EmailVerification: {
            /** @description Whose address is to be confirmed. */
            user_id: string;
            /** @description Where the mail goes. */
            email: string;
            /**
             * Format: date-time
             * @description Until when the link in it works.
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
            /** @description The address as it was sent. It does not say whether there is an account with it. */
            email: string;
        };
        PasswordResetConfirm: {
            /** @description The token from the mail. */
            token: string;
            /**
             * Format: password
             * @description The new password, at least 8 characters, and as hard to guess as at sign-up.
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
            /** @description Whose session. */
            user_id: string;
            /** @description Whether it is the session that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to within a minute.
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used before: seven days after its last use, and 30 days after its start at most. A workspace may ask for the password again earlier (`session_idle_minutes`).
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When the password was last confirmed in it.
             */
            reauthenticated_at: string | null;
            /** @description Where the sign-in came from. */
            ip_address: string | null;
            /** @description What the sign-in came from. */
            user_agent: string | null;
        };
        SessionWithToken: {
            /** @description Id of the session. */
            id: string;
            /** @description Whose session. */
            user_id: string;
            /** @description Whether it is the session that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to within a minute.
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used before: seven days after its last use, and 30 days after its start at most. A workspace may ask for the password again earlier (`session_idle_minutes`).
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When the password was last confirmed in it.
             */
            reauthenticated_at: string | null;
            /** @description Where the sign-in came from. */
            ip_address: string | null;
            /** @description What the sign-in came from. */
            user_agent: string | null;
            /** @description The bearer token. It is shown this once. */
            token: string;
        };
        SessionList: {
            data: components["schemas"]["Session"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
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
            /** @description What the key is for. */
            description?: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required for, and only for, the scope `custom`. */
            permissions?: components["schemas"]["Permission"][];
            /**
             * Format: date-time
             * @description When it stops working. Never unless given.
             */
            expires_at?: string;
            /** @description Addresses that may use the key; any unless given. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            };
            /** @description When the server is to replace the secret by itself; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
        };
        OrganizationKeyUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description What the key is for. `null` when there is nothing to say. */
            description?: string | null;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope?: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required when `scope` becomes `custom`. */
            permissions?: components["schemas"]["Permission"][];
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description When the server is to replace the secret by itself; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
        };
        ApiKey: {
            /** @description Id of the key; it stays through rotation. */
            id: string;
            /** @description The workspace that the key belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, never above that person's role.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The list of a `custom` key; `null` for the others. */
            permissions: components["schemas"]["Permission"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The only projects that the key reaches; `null` for all. Outside them such a key may only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while an old secret still works beside the new one.
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
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description Recognisable form of the present secret: its prefix and last four characters. */
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
             * @description When it was last used, to within a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server replaces the secret by itself; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When it will do so next.
             */
            next_rotation_at: string | null;
            /** @description Whether a secret that the server has made waits to be collected, once, with `collectSecret`. */
            new_secret_waiting: boolean;
            /** @description The grant under which a member of a managing organization made the key. It ends with that. */
            grant_id: string | null;
            /** @description The transition under way; `null` when only one secret is live. */
            rotation: {
                /** @description Recognisable form of the old secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the key was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description Until when the old secret works.
                 */
                ends_at: string;
                /** @description Requests made with the old secret since the rotation. */
                previous_uses: number;
                /**
                 * Format: date-time
                 * @description When the old secret was last used.
                 */
                previous_last_used_at: string | null;
                /** @description The addresses that still use the old secret, latest first, at most 10. */
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
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
        };
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        ApiKeyWithSecret: {
            /** @description Id of the key; it stays through rotation. */
            id: string;
            /** @description The workspace that the key belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, never above that person's role.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The list of a `custom` key; `null` for the others. */
            permissions: components["schemas"]["Permission"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The only projects that the key reaches; `null` for all. Outside them such a key may only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while an old secret still works beside the new one.
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
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description Recognisable form of the present secret: its prefix and last four characters. */
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
             * @description When it was last used, to within a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server replaces the secret by itself; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When it will do so next.
             */
            next_rotation_at: string | null;
            /** @description Whether a secret that the server has made waits to be collected, once, with `collectSecret`. */
            new_secret_waiting: boolean;
            /** @description The grant under which a member of a managing organization made the key. It ends with that. */
            grant_id: string | null;
            /** @description The transition under way; `null` when only one secret is live. */
            rotation: {
                /** @description Recognisable form of the old secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the key was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description Until when the old secret works.
                 */
                ends_at: string;
                /** @description Requests made with the old secret since the rotation. */
                previous_uses: number;
                /**
                 * Format: date-time
                 * @description When the old secret was last used.
                 */
                previous_last_used_at: string | null;
                /** @description The addresses that still use the old secret, latest first, at most 10. */
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
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description The bearer token. It is shown this once. */
            secret: string;
        };
        RevokedApiKey: {
            /** @description Id of the key; it stays through rotation. */
            id: string;
            /** @description The workspace that the key belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, never above that person's role.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The list of a `custom` key; `null` for the others. */
            permissions: components["schemas"]["Permission"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The only projects that the key reaches; `null` for all. Outside them such a key may only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while an old secret still works beside the new one.
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
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description Recognisable form of the present secret: its prefix and last four characters. */
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
             * @description When it was last used, to within a few seconds.
             */
            last_used_at: string | null;
            /** @description When the server replaces the secret by itself; `null` for never. */
            rotation_policy: components["schemas"]["RotationPolicy"] | null;
            /**
             * Format: date-time
             * @description When it will do so next.
             */
            next_rotation_at: string | null;
            /** @description Whether a secret that the server has made waits to be collected, once, with `collectSecret`. */
            new_secret_waiting: boolean;
            /** @description The grant under which a member of a managing organization made the key. It ends with that. */
            grant_id: string | null;
            /** @description The transition under way; `null` when only one secret is live. */
            rotation: {
                /** @description Recognisable form of the old secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the key was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description Until when the old secret works.
                 */
                ends_at: string;
                /** @description Requests made with the old secret since the rotation. */
                previous_uses: number;
                /**
                 * Format: date-time
                 * @description When the old secret was last used.
                 */
                previous_last_used_at: string | null;
                /** @description The addresses that still use the old secret, latest first, at most 10. */
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
            /** @description Version of this representation, for `If-Match`. */
            etag: string;
            /** @description Receipt of the revocation. */
            revocation: {
                /** @description Pending invitations that were sent with the key, which are cancelled. */
                invitations: {
                    /** @description Id of the invitation. */
                    id: string;
                    /** @description The address that it invited. */
                    email: string;
                }[];
                leaves: components["schemas"]["CreatedThings"];
                /** @description Milliseconds from the end of the secrets until every replica had confirmed that it knows. From this answer on none accepts them. */
                acknowledged_ms: number;
                /**
                 * Format: date-time
                 * @description From when on no request with the key is accepted.
                 */
                revoked_at: string;
                /** @description How many live secrets it had. */
                secrets_ended: number;
            };
        };
        ApiKeyCreate: {
            /** @description Display name, on one line. */
            name: string;
            /** @description What the key is for. */
            description?: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required for, and only for, the scope `custom`. */
            permissions?: components["schemas"]["Permission"][];
            /**
             * Format: date-time
             * @description When it stops working. Never unless given.
             */
            expires_at?: string;
            /** @description Addresses that may use the key; any unless given. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            };
            /** @description When the server is to replace the secret by itself; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            /**
             * @description `service` acts as itself; `user` acts as a person.
             * @enum {string}
             */
            kind: "service" | "user";
            /** @description The user that a user key acts as; the caller unless given. */
            user_id?: string;
            /** @description The only projects that the key reaches. All unless given. */
            project_ids?: string[];
        };
        ApiKeyUpdate: {
            /** @description Display name, on one line. */
            name?: string;
            /** @description What the key is for. `null` when there is nothing to say. */
            description?: string | null;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope?: "read-only" | "read-write" | "admin" | "custom";
            /** @description Required when `scope` becomes `custom`. */
            permissions?: components["schemas"]["Permission"][];
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at?: string | null;
            /** @description Addresses that may use the key; empty for any. Each entry is an IPv4 or IPv6 address, or a CIDR range that begins with its first address, such as `203.0.113.0/24`. */
            ip_allowlist?: string[];
            /** @description A budget of its own for this key, in place of the default one. */
            rate_limit?: {
                /** @description Requests per window. */
                requests: number;
                /** @description Length of the window in seconds. */
                per_seconds: number;
            } | null;
            /** @description When the server is to replace the secret by itself; `null` for never. */
            rotation_policy?: components["schemas"]["RotationPolicy"] | null;
            /** @description The only projects that the key reaches; `null` for all. */
            project_ids?: string[] | null;
        };
        ApiKeyRotate: {
            /**
             * @description How long the old secret goes on working: 0 to 7 days.
             * @default 86400
             */
            transition_seconds?: number;
        };
        ApiKeyVerify: {
            /**
             * Format: password
             * @description The secret that your own caller presented.
             */
            key: string;
            permission?: components["schemas"]["Permission"];
            /** @description Id or slug of the workspace that the key must reach. The key's own unless given. */
            workspace?: string;
            /** @description Id or slug of the project that the key must reach. */
            project?: string;
            /** @description The address of your caller, for the allowlists. A key or workspace with an allowlist is refused without it. */
            ip_address?: string;
        };
        KeyVerification: {
            /** @description Whether to serve your caller. */
            valid: boolean;
            /** @description The `code` that a request would get; `null` when allowed. */
            code: components["schemas"]["ErrorCode"] | null;
            /** @description The public part of the key; `null` for an unknown one. */
            key: components["schemas"]["VerifiedKey"] | null;
            /** @description How it was decided; `null` for an unknown key. */
            decision: components["schemas"]["Decision"] | null;
        };
        VerifiedKey: {
            /** @description Id of the key; it stays through rotation. */
            id: string;
            /** @description The workspace that the key belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * @description `service` acts as itself; `user` acts as `user_id`, never above that person's role.
             * @enum {string}
             */
            kind: "service" | "user" | "organization";
            /** @description Display name. */
            name: string;
            /**
             * @description `read-only`: permissions of class read. `read-write`: read and write. `admin`: read, write and admin. `custom`: exactly `permissions`. Class owner is out of reach of every key.
             * @enum {string}
             */
            scope: "read-only" | "read-write" | "admin" | "custom";
            /** @description The list of a `custom` key; `null` for the others. */
            permissions: components["schemas"]["Permission"][] | null;
            /** @description The user that a user key acts as; `null` for a service key. */
            user_id: string | null;
            /** @description The only projects that the key reaches; `null` for all. Outside them such a key may only read. */
            project_ids: string[] | null;
            /**
             * @description `rotating` while an old secret still works beside the new one.
             * @enum {string}
             */
            status: "active" | "rotating" | "revoked" | "expired";
            /**
             * Format: date-time
             * @description When it stops working; `null` for never.
             */
            expires_at: string | null;
        };
        PermissionDefinition: {
            name: components["schemas"]["Permission"];
            /**
             * @description Where it belongs.
             * @enum {string}
             */
            category: "workspace" | "members" | "projects" | "api" | "audit" | "organization";
            /**
             * @description Which key scopes reach it; class owner is for people only.
             * @enum {string}
             */
            class: "read" | "write" | "admin" | "owner";
            /** @description What it lets one do. */
            description: string;
            /** @description The built-in roles of a workspace that hold it. */
            roles: ("owner" | "admin" | "manager" | "member" | "viewer")[];
            /** @description The roles in an organization that hold it: in the organization itself, and in the workspaces that it owns, where what class owner may is for these alone. */
            organization_roles: ("owner" | "admin" | "member")[];
            /** @description Whether the members of an organization that manages a workspace hold it there. */
            managing: boolean;
        };
        PermissionList: {
            data: components["schemas"]["PermissionDefinition"][];
        };
        /**
         * @description A step of the decision, in this order.
         * @enum {string}
         */
        DecisionStep: "credential" | "network" | "reach" | "scope" | "membership" | "role" | "reauthentication" | "plan" | "rate_limit";
        Decision: {
            /** @description Whether the request would be served. */
            allowed: boolean;
            /** @description The `code` that a request would get; `null` when allowed. */
            code: components["schemas"]["ErrorCode"] | null;
            decided_by: components["schemas"]["DecisionStep"];
            /** @description Every step that was taken, in order. */
            trace: {
                step: components["schemas"]["DecisionStep"];
                /**
                 * @description Whether the step let the request through, stopped it, or had nothing to say.
                 * @enum {string}
                 */
                outcome: "pass" | "fail" | "skip";
                /** @description Why, in a sentence. */
                detail: string;
            }[];
            /** @description What would be enough; `null` when allowed or when neither a role nor a scope would help. */
            would_suffice: {
                /**
                 * @description The smallest key scope that would do.
                 * @enum {string|null}
                 */
                scope: "read-only" | "read-write" | "admin" | null;
                /**
                 * @description The smallest built-in role that would do.
                 * @enum {string|null}
                 */
                role: "owner" | "admin" | "manager" | "member" | "viewer" | null;
            } | null;
        };
        AccessCheck: {
            /** @description Up to 100 questions. */
            checks: {
                permission?: components["schemas"]["Permission"];
                /** @description An operationId of this document, such as `projects.create`. */
                operation?: string;
                /** @description Id or slug of a project. For an operation on a project, and only then; for a permission, the workspace as a whole unless given. */
                project?: string;
                /** @description Id of a user or key; yourself unless given. Others need `access:explain`. */
                principal?: string;
            }[];
        };
        AccessCheckResults: {
            /** @description One for each question, in order. */
            results: components["schemas"]["Decision"][];
        };
        /** @description Id of a user or key, or `operator` or `system`. */
        AuditActorFilter: string;
        /** @description An action such as `member.removed`, or all of a kind, such as `member.*`. */
        AuditActionFilter: string;
        /** @description What an entry is about. */
        AuditIdFilter: string;
        /** @description An entry of the audit log. */
        AuditEvent: {
            /** @description Id of the entry. */
            id: string;
            /** @description The workspace, or the organization, whose log it is in. */
            workspace_id: string;
            /** @description Its place in the chain, without gaps; `null` until it is sealed, a second or so. */
            seq: number | null;
            /** @description SHA-256 over the hash of the entry before (32 zero bytes before the first) and the canonical JSON (RFC 8785) of this one without `hash`; `null` until it is sealed. */
            hash: string | null;
            /** @description What was done, such as `member.removed`. */
            action: string;
            /** @description Who did it. */
            actor: {
                /**
                 * @description `system` is a job of the server; `anonymous` is a caller without a credential, such as one who gives a wrong password.
                 * @enum {string}
                 */
                type: "operator" | "user" | "api_key" | "system" | "anonymous";
                /** @description Id of the user or key. */
                id: string | null;
            };
            /** @description What it was done to. */
            target: {
                /** @description Kind of thing, such as `project`. */
                type: string | null;
                /** @description Its id. */
                id: string | null;
            };
            /** @description The project inside which it was done; `null` when it was done to the workspace as a whole. */
            project_id: string | null;
            /** @description Names of the fields that were given. Their values are not recorded. */
            changes: string[];
            /** @description Address of the caller. */
            ip_address: string | null;
            /** @description What the caller's program calls itself. */
            user_agent: string | null;
            /** @description Id of the request, as in the server's log. */
            request_id: string | null;
            /** @description The grant under which a member of a managing organization did it; absent when they did it as a member of the workspace. */
            grant?: {
                /** @description Id of the grant. */
                id: string;
                /** @description The organization. */
                organization_id: string;
            };
            /**
             * Format: date-time
             * @description When it was done.
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
            /** @description The workspace whose log it is; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * @description Format of the download.
             * @enum {string}
             */
            format: "csv" | "jsonl";
            /** @description What was asked for; `null` where nothing was. */
            filters: {
                /** @description Who did it. */
                actor: string | null;
                /** @description What was done. */
                action: string | null;
                /** @description What it was done to. */
                target: string | null;
                /** @description The project inside which it was done. */
                project_id: string | null;
                /**
                 * Format: date-time
                 * @description From when on.
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Before when.
                 */
                until: string | null;
            };
            /**
             * @description `running` while a job writes it; only a `ready` one can be downloaded.
             * @enum {string}
             */
            status: "running" | "ready" | "failed" | "expired";
            /** @description Whether the download is a bundle that `verifyAuditBundle` checks. JSON lines without a filter are. */
            verifiable: boolean;
            /** @description Place in the chain of the last entry that the export covers; what was done later is not in it. */
            last_seq: number;
            /** @description How many entries it has. */
            rows: number;
            /** @description How many of them are written. */
            rows_done: number;
            /** @description Id of the user or key that asked for it; `null` for the operator. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was ready, or given up.
             */
            finished_at: string | null;
            /**
             * Format: date-time
             * @description Until when it can be downloaded; `null` while it is running.
             */
            expires_at: string | null;
        };
        /** @description A signed statement of what the chain was. */
        AuditCheckpoint: {
            /** @description The workspace, or the organization, whose log it is. */
            workspace_id: string;
            /** @description Place of the last entry that it covers. */
            seq: number;
            /** @description Hash of that entry, and so of all before it. */
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
            /** @description What `key_id` of a checkpoint names. */
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
        EventType: "workspace.created" | "workspace.updated" | "workspace.deleted" | "workspace.restored" | "workspace.ownership_transferred" | "workspace.settings_updated" | "workspace.plan_set" | "workspace.move_proposed" | "workspace.move_declined" | "workspace.move_cancelled" | "workspace.joined_organization" | "workspace.left_organization" | "member.added" | "member.role_changed" | "member.removed" | "member.deactivated" | "member.reactivated" | "invitation.created" | "invitation.resent" | "invitation.accepted" | "invitation.cancelled" | "import.completed" | "import.undone" | "role.created" | "role.updated" | "role.deleted" | "project.created" | "project.updated" | "project.deleted" | "project.restored" | "project.member_set" | "project.member_removed" | "organization.created" | "organization.updated" | "organization.deleted" | "organization.restored" | "organization.settings_updated" | "manager.granted" | "manager.updated" | "manager.revoked" | "access_request.sent" | "access_request.created" | "access_request.approved" | "access_request.declined" | "install_link.created" | "install_link.updated" | "install_link.archived" | "install_link.unarchived" | "install_link.redeemed" | "template_run.started" | "template_run.finished" | "api_key.created" | "api_key.updated" | "api_key.rotated" | "api_key.rotation_upcoming" | "api_key.secret_collected" | "api_key.rotation_finished" | "api_key.expiring" | "api_key.expired" | "api_key.revoked" | "audit.checkpoint" | "webhook_endpoint.disabled";
        /** @description Name of an event, or `*` for all. */
        EventChoice: "*" | components["schemas"]["EventType"];
        EventList: {
            data: components["schemas"]["Event"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        WebhookEndpoint: {
            /** @description Id of the endpoint. */
            id: string;
            /** @description The workspace that it belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * Format: uri
             * @description Where events are sent to.
             */
            url: string;
            /** @description What it is for. `null` when there is nothing to say. */
            description: string | null;
            /** @description The events that are sent; `*` stands for all, those to come included. */
            events: components["schemas"]["EventChoice"][];
            /** @description Whether events are sent. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when it has been disabled.
             */
            disabled_at: string | null;
            /**
             * @description `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it answered 410. `grant_ended`: it was made under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that made it.
             * @enum {string|null}
             */
            disabled_reason: "manual" | "failures" | "gone" | "grant_ended" | "account_recovered" | null;
            /** @description Recognisable form of the present secret: its prefix and last four characters. */
            masked: string;
            /** @description The transition under way; `null` when only one secret signs. */
            rotation: {
                /** @description Recognisable form of the old secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the secret was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description Until when the old secret signs, too.
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
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        WebhookEndpointWithSecret: {
            /** @description Id of the endpoint. */
            id: string;
            /** @description The workspace that it belongs to; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /**
             * Format: uri
             * @description Where events are sent to.
             */
            url: string;
            /** @description What it is for. `null` when there is nothing to say. */
            description: string | null;
            /** @description The events that are sent; `*` stands for all, those to come included. */
            events: components["schemas"]["EventChoice"][];
            /** @description Whether events are sent. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when it has been disabled.
             */
            disabled_at: string | null;
            /**
             * @description `manual`: a caller disabled it. `failures`: a delivery and its five retries failed. `gone`: it answered 410. `grant_ended`: it was made under a grant that has ended. `account_recovered`: the owner of an e-mail address took over the account that made it.
             * @enum {string|null}
             */
            disabled_reason: "manual" | "failures" | "gone" | "grant_ended" | "account_recovered" | null;
            /** @description Recognisable form of the present secret: its prefix and last four characters. */
            masked: string;
            /** @description The transition under way; `null` when only one secret signs. */
            rotation: {
                /** @description Recognisable form of the old secret. */
                previous_masked: string;
                /**
                 * Format: date-time
                 * @description When the secret was rotated.
                 */
                started_at: string;
                /**
                 * Format: date-time
                 * @description Until when the old secret signs, too.
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
            /** @description What deliveries are signed with. Keep it where the receiver can read it; it is not shown again. */
            secret: string;
        };
        WebhookEndpointCreate: {
            /**
             * Format: uri
             * @description An HTTPS URL without credentials, on port 443 or above 1023, on a host that has public addresses only. The operator can allow private receivers as well, over HTTP, too (`WEBHOOK_ALLOW_PRIVATE`).
             */
            url: string;
            /** @description What it is for. */
            description?: string | null;
            /**
             * @description The events to send. All, `*`, unless given.
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
        };
        WebhookEndpointUpdate: {
            /**
             * Format: uri
             * @description As for `webhookEndpoints.create`. What is still to be sent goes there as well.
             */
            url?: string;
            /** @description What it is for. */
            description?: string | null;
            /** @description The events to send from now on. */
            events?: components["schemas"]["EventChoice"][];
            /** @description Whether to send events. */
            enabled?: boolean;
        };
        WebhookSecretRotate: {
            /**
             * @description How long the old secret goes on signing: 0 to 7 days.
             * @default 86400
             */
            transition_seconds?: number;
        };
        WebhookTest: {
            type?: components["schemas"]["EventType"];
        };
        WebhookReplay: {
            /**
             * Format: date-time
             * @description From when on. Counted by the time of the event.
             */
            since: string;
        };
        WebhookReplayResult: {
            /** @description Failed deliveries that are sent again. */
            queued_again: number;
            /** @description Events that are sent for the first time. */
            queued: number;
            /** @description Whether there is more than one call takes: call again. */
            has_more: boolean;
        };
        WebhookDelivery: {
            /** @description Id of the delivery; the same for every attempt. */
            id: string;
            /** @description The workspace in which it happened; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /** @description Where it is sent to. */
            endpoint_id: string;
            /** @description What is sent. The receiver finds it in the header `webhook-id`. */
            event_id: string;
            event_type: components["schemas"]["EventType"];
            /** @description Whether it is a test event, so that nothing of the sort has happened. */
            test: boolean;
            /**
             * @description `pending`: still to be sent, or to be tried again. `delivered`: the endpoint answered 2xx. `failed`: given up; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description How many times it was sent. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            last_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it is due; `null` when no further attempt is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the endpoint took it.
             */
            delivered_at: string | null;
            /** @description Status of the last answer; `null` when there was none. */
            response_status: number | null;
            /** @description Why the last attempt, or the whole delivery, failed. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it was queued first.
             */
            created_at: string;
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            /** @description Whether there are more. */
            has_more: boolean;
            /** @description Pass it as `cursor` for the next page; `null` on the last. */
            next_cursor: string | null;
        };
        WebhookDeliveryDetails: {
            /** @description Id of the delivery; the same for every attempt. */
            id: string;
            /** @description The workspace in which it happened; `null` where that is an organization. */
            workspace_id: string | null;
            /** @description The organization, where it is one. */
            organization_id: string | null;
            /** @description Where it is sent to. */
            endpoint_id: string;
            /** @description What is sent. The receiver finds it in the header `webhook-id`. */
            event_id: string;
            event_type: components["schemas"]["EventType"];
            /** @description Whether it is a test event, so that nothing of the sort has happened. */
            test: boolean;
            /**
             * @description `pending`: still to be sent, or to be tried again. `delivered`: the endpoint answered 2xx. `failed`: given up; `webhookDeliveries.redeliver` and `webhookEndpoints.replay` send it again.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description How many times it was sent. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was last sent.
             */
            last_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it is due; `null` when no further attempt is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When the endpoint took it.
             */
            delivered_at: string | null;
            /** @description Status of the last answer; `null` when there was none. */
            response_status: number | null;
            /** @description Why the last attempt, or the whole delivery, failed. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it was queued first.
             */
            created_at: string;
            event: components["schemas"]["Event"];
            /** @description The attempts, oldest first; the latest 20. */
            attempt_log: components["schemas"]["WebhookAttempt"][];
        };
    };
    responses: {
        /** @description The request does not match the operation (`invalid_request`) or its body is not JSON (`malformed_json`). */
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
        /** @description No credential, or one that is not valid: `missing_credentials`, `invalid_credentials`, `credential_expired`, `credential_revoked`. */
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
        /** @description The caller may not do this: `tls_required`, `insufficient_scope`, `insufficient_role`, `ip_not_allowed`, `reauthentication_required`, `rotation_required`, `organization_policy`, `plan_required`, `privilege_escalation`, `member_deactivated`, `sign_up_closed`, `email_not_verified`, `invitation_wrong_address`, `install_link_wrong_address`. */
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
        /** @description No such thing, or out of the reach of this credential (`not_found`). */
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
        /** @description The request does not fit the present state: `slug_taken`, `renamed_too_often`, `already_exists`, `last_owner`, `organization_membership_required`, `invitation_required`, `unconfirmed_address`, `rotation_in_progress`, `invalid_state`, `limit_reached`, `role_in_use`, `stale_plan`, `invitation_already_accepted`, `invitation_cancelled`, `invitation_expired`, `install_link_archived`, `install_link_expired`, `install_link_redeemed`. */
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
        /** @description The body is larger than the operation takes (`payload_too_large`). */
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
        /** @description The body is not of the type that the operation takes (`unsupported_media_type`). */
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
        /** @description The budget is used up (`rate_limited`). `Retry-After` says when to come back. */
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
        /** @description The database cannot be reached or the server is stopping (`unavailable`). */
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
        /** @description Slug or id of the workspace. */
        workspace_reference: string;
        /** @description Id of the user. */
        user_id: string;
        /** @description Id of the key. */
        key_id: string;
        /** @description How many to return at most. */
        limit: number;
        /** @description `next_cursor` of the page before. */
        cursor: string;
        /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
        IdempotencyKey: string;
        /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
        IfMatch: string;
        /** @description Id of the webhook endpoint. */
        endpoint_id: string;
        /** @description Id of the delivery. */
        delivery_id: string;
        /** @description Slug or id of the organization. */
        organization_reference: string;
        /** @description Change nothing and answer what would end. */
        dry_run: boolean;
        /** @description Id of the invitation. */
        invitation_id: string;
        /** @description Id of the import. */
        import_id: string;
        /** @description Name of a built-in role or id of a custom one. */
        role_id: string;
        /** @description Slug or id of the project. */
        project_reference: string;
        /** @description Id of the move. */
        move_id: string;
        /** @description Id of the grant. */
        grant_id: string;
        /** @description Id of the request. */
        request_id: string;
        /** @description Id of the install link. */
        install_link_id: string;
        /** @description The hash of the link, which stands for it wherever it is passed on. */
        install_link_hash: string;
        /** @description Id of the template. */
        template_id: string;
        /** @description Id of the run. */
        run_id: string;
        /** @description Id of the session, or `current`. */
        session_id: string;
        /** @description Id of the entry. */
        audit_event_id: string;
        /** @description Id of the export. */
        audit_export_id: string;
        /** @description Only what this one did: id of a user or key, or `operator` or `system`. */
        audit_actor: components["schemas"]["AuditActorFilter"];
        /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
        audit_action: components["schemas"]["AuditActionFilter"];
        /** @description Only what was done to this one, by id. */
        audit_target: components["schemas"]["AuditIdFilter"];
        /** @description Only what was done inside this project, by slug or id. */
        audit_project: components["schemas"]["AuditIdFilter"];
        /** @description Only from this time on. */
        audit_since: string;
        /** @description Only before this time. */
        audit_until: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names the request in the log of the server; the caller's own `X-Request-Id`, when it sent one. */
        XRequestId: string;
        /** @description The budget that the request counts against: its name, its number of requests `q` and its window `w` in seconds. */
        RateLimitPolicy: string;
        /** @description What is left of that budget: `r` requests, and `t` seconds until it is full again. */
        RateLimit: string;
        /** @description The `etag` of the resource in quotes, for `If-Match`. */
        ETag: string;
        /** @description Present when this is the first answer to the same `Idempotency-Key` again. */
        IdempotencyReplayed: string;
        /** @description `acknowledged;dur=…`: the milliseconds that the answer waited for the other replicas. */
        ServerTiming: string;
        /** @description Seconds to wait before the next try. */
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
            /** @description Is the server alive. */
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
            /** @description Is the server ready. */
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
                /** @description List the deleted ones that can still be restored. */
                archived?: boolean;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.delete": {
        parameters: {
            query: {
                /** @description The present slug of the workspace, so that nothing is deleted by accident. */
                confirm: string;
            };
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The workspace, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaces.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description Both members, as changed */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "settings.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The settings, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                status?: "active" | "deactivated";
                /** @description Only those with this role. */
                role?: string;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.remove": {
        parameters: {
            query?: {
                /** @description Change nothing and answer what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The member, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "members.deactivate": {
        parameters: {
            query?: {
                /** @description Change nothing and answer what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Only those with this role. */
                role?: components["schemas"]["OrganizationRole"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Change nothing and answer what would end. */
                dry_run?: components["parameters"]["dry_run"];
            };
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMembers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The member, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description Who invites into what */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The invitation, and what it opened */
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
                /** @description Only those. */
                status?: "pending" | "accepted" | "expired" | "cancelled";
                /** @description Only those that this import sent. */
                import_id?: string;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description What became of each address, in order */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "invitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Change nothing and answer what would happen. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description What became of each row */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "imports.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Only those. */
                status?: "pending" | "accepted" | "expired" | "cancelled";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description What became of each address, in order */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The role, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                environment?: "production" | "staging" | "development" | "sandbox";
                /** @description List the deleted ones that can still be restored. */
                archived?: boolean;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
            /** @description The project, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projects.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectMembers.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "projectMembers.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Slug or id of the project. */
                project: components["parameters"]["project_reference"];
                /** @description Id of the user. */
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person no longer belongs to the project */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notificationPreferences.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "billing.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The workspace, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.list": {
        parameters: {
            query?: {
                /** @description List the deleted ones that can still be restored. */
                archived?: boolean;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The present slug of the organization, so that nothing is deleted by accident. */
                confirm: string;
            };
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The organization, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Those that it owns, or those of others that it manages. */
                relation?: "owned" | "managed";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The settings, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationMoves.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                status?: "pending" | "accepted" | "declined" | "cancelled";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspaceMoves.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Only those. */
                status?: components["schemas"]["ManagerGrantStatus"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Only those. */
                status?: components["schemas"]["ManagerGrantStatus"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.grant": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "managers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                status?: "pending" | "approved" | "declined" | "replaced";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accessRequests.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Only those. */
                status?: components["schemas"]["InstallLinkStatus"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "installLinks.archive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The hash of the link, which stands for it wherever it is passed on. */
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
                /** @description The hash of the link, which stands for it wherever it is passed on. */
                hash: components["parameters"]["install_link_hash"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would be granted */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The hash of the link, which stands for it wherever it is passed on. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The template, as changed */
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
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "templates.plan": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Only those of this template. */
                template_id?: string;
                /** @description Only those. */
                status?: "running" | "finished";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Only those. */
                status?: components["schemas"]["TemplateOutcome"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
    "users.signUp": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.listWorkspaces": {
        parameters: {
            query?: {
                /** @description Only those reached in this way: as a member, through an organization that owns them, or shared with an organization that manages them. */
                relation?: "member" | "organization" | "shared";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The user, whose address is confirmed */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description A mail is on its way, if there is an account with this address */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            header?: never;
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
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content?: never;
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
    "sessions.reauthenticate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Only those. */
                status?: "active" | "rotating" | "expired" | "revoked";
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The key, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Only those. */
                kind?: "service" | "user";
                /** @description Only those. */
                status?: "active" | "rotating" | "revoked" | "expired";
                /** @description Only the user keys of this person. */
                user_id?: string;
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The key, as changed */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.rotate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
    "apiKeys.verify": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The verdict */
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
            /** @description List the permissions. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The answers, in order */
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditEvents.list": {
        parameters: {
            query?: {
                /** @description Only what this one did: id of a user or key, or `operator` or `system`. */
                actor?: components["parameters"]["audit_actor"];
                /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
                action?: components["parameters"]["audit_action"];
                /** @description Only what was done to this one, by id. */
                target?: components["parameters"]["audit_target"];
                /** @description Only what was done inside this project, by slug or id. */
                project?: components["parameters"]["audit_project"];
                /** @description Only from this time on. */
                since?: components["parameters"]["audit_since"];
                /** @description Only before this time. */
                until?: components["parameters"]["audit_until"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auditExports.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the export. */
                export_id: components["parameters"]["audit_export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, sent as it is read */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The keys, the present one first */
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
                /** @description Only what this one did: id of a user or key, or `operator` or `system`. */
                actor?: components["parameters"]["audit_actor"];
                /** @description Only this action, such as `member.removed`, or all of a kind, such as `member.*`. */
                action?: components["parameters"]["audit_action"];
                /** @description Only what was done to this one, by id. */
                target?: components["parameters"]["audit_target"];
                /** @description Only from this time on. */
                since?: components["parameters"]["audit_since"];
                /** @description Only before this time. */
                until?: components["parameters"]["audit_until"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The file, sent as it is read */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
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
            /** @description The endpoint, as changed */
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationWebhookEndpoints.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The delivery that was queued */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description How much was queued */
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
                /** @description Only those to this endpoint. */
                endpoint_id?: string;
                /** @description Only those. */
                status?: "pending" | "delivered" | "failed";
                /** @description Only those of this event. */
                event_type?: components["schemas"]["EventType"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
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
            /** @description The delivery, queued */
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
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizationEvents.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                type?: components["schemas"]["EventType"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
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
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that you read, in quotes. The change is refused when it is no longer the present one. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The endpoint, as changed */
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
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookEndpoints.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description The delivery that was queued */
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
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
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
            /** @description How much was queued */
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
                /** @description Only those to this endpoint. */
                endpoint_id?: string;
                /** @description Only those. */
                status?: "pending" | "delivered" | "failed";
                /** @description Only those of this event. */
                event_type?: components["schemas"]["EventType"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
                /** @description Slug or id of the workspace. */
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
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "webhookDeliveries.redeliver": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to repeat: 1 to 255 printable characters, new for each logical request. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Slug or id of the workspace. */
                workspace: components["parameters"]["workspace_reference"];
                /** @description Id of the delivery. */
                delivery_id: components["parameters"]["delivery_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, queued */
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
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description Only those. */
                type?: components["schemas"]["EventType"];
                /** @description How many to return at most. */
                limit?: components["parameters"]["limit"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Slug or id of the workspace. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Ownership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Settings"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["WorkspaceMove"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Workspace"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
    "webhooks.member.role_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of the event; the same in every delivery of it. */
                    id: string;
                    /**
                     * @description What happened.
                     * @constant
                     */
                    type: "member.role_changed";
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    created_at: string;
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Member"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Invitation"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Import"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Import"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Project"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ProjectMembership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ProjectMembership"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["Organization"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["OrganizationSettings"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ManagerGrant"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequestReceipt"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["AccessRequest"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLink"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["InstallLinkUse"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["TemplateRun"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["TemplateRun"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["ApiKey"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["AuditCheckpoint"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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
                    /** @description Id of the event; the same in every delivery of it. */
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
                    /** @description The workspace where it happened; `null` when that is an organization. */
                    workspace_id: string | null;
                    /** @description The organization where it happened, when it is one. */
                    organization_id: string | null;
                    data: components["schemas"]["WebhookEndpoint"];
                };
            };
        };
        responses: {
            /** @description Any 2xx within 10 seconds means that it was received. */
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

export type Permission = components['schemas']['Permission'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type Problem = components['schemas']['Problem'];
export type Health = components['schemas']['Health'];
export type Readiness = components['schemas']['Readiness'];
export type RotationPolicy = components['schemas']['RotationPolicy'];
export type Event = components['schemas']['Event'];
export type WebhookAttempt = components['schemas']['WebhookAttempt'];
export type ReservedSlug = components['schemas']['ReservedSlug'];
export type Workspace = components['schemas']['Workspace'];
export type WorkspaceList = components['schemas']['WorkspaceList'];
export type WorkspaceCreate = components['schemas']['WorkspaceCreate'];
export type WorkspaceUpdate = components['schemas']['WorkspaceUpdate'];
export type OwnershipTransfer = components['schemas']['OwnershipTransfer'];
export type Ownership = components['schemas']['Ownership'];
export type WorkspaceRelease = components['schemas']['WorkspaceRelease'];
export type Settings = components['schemas']['Settings'];
export type SettingsUpdate = components['schemas']['SettingsUpdate'];
export type Member = components['schemas']['Member'];
export type MemberList = components['schemas']['MemberList'];
export type MemberAdd = components['schemas']['MemberAdd'];
export type MemberUpdate = components['schemas']['MemberUpdate'];
export type OffboardingReceipt = components['schemas']['OffboardingReceipt'];
export type OrganizationRole = components['schemas']['OrganizationRole'];
export type OrganizationMemberAdd = components['schemas']['OrganizationMemberAdd'];
export type OrganizationMemberUpdate = components['schemas']['OrganizationMemberUpdate'];
export type OrganizationOffboarding = components['schemas']['OrganizationOffboarding'];
export type Invitation = components['schemas']['Invitation'];
export type InvitationList = components['schemas']['InvitationList'];
export type InvitationCreate = components['schemas']['InvitationCreate'];
export type InvitationResults = components['schemas']['InvitationResults'];
export type InvitationResult = components['schemas']['InvitationResult'];
export type InvitationPreview = components['schemas']['InvitationPreview'];
export type InvitationToken = components['schemas']['InvitationToken'];
export type AcceptedInvitation = components['schemas']['AcceptedInvitation'];
export type Import = components['schemas']['Import'];
export type ImportCounts = components['schemas']['ImportCounts'];
export type ImportReport = components['schemas']['ImportReport'];
export type ImportResult = components['schemas']['ImportResult'];
export type OrganizationInvitationCreate = components['schemas']['OrganizationInvitationCreate'];
export type Role = components['schemas']['Role'];
export type RoleList = components['schemas']['RoleList'];
export type RoleCreate = components['schemas']['RoleCreate'];
export type RoleUpdate = components['schemas']['RoleUpdate'];
export type Project = components['schemas']['Project'];
export type ProjectList = components['schemas']['ProjectList'];
export type ProjectCreate = components['schemas']['ProjectCreate'];
export type ProjectUpdate = components['schemas']['ProjectUpdate'];
export type ProjectMember = components['schemas']['ProjectMember'];
export type ProjectMembership = components['schemas']['ProjectMembership'];
export type ProjectMemberList = components['schemas']['ProjectMemberList'];
export type ProjectMemberSet = components['schemas']['ProjectMemberSet'];
export type NotificationSettings = components['schemas']['NotificationSettings'];
export type NotificationSettingsUpdate = components['schemas']['NotificationSettingsUpdate'];
export type NotificationPreferences = components['schemas']['NotificationPreferences'];
export type NotificationPreferencesUpdate = components['schemas']['NotificationPreferencesUpdate'];
export type Billing = components['schemas']['Billing'];
export type BillingContact = components['schemas']['BillingContact'];
export type BillingUpdate = components['schemas']['BillingUpdate'];
export type BillingContactUpdate = components['schemas']['BillingContactUpdate'];
export type Usage = components['schemas']['Usage'];
export type PlanSet = components['schemas']['PlanSet'];
export type Organization = components['schemas']['Organization'];
export type OrganizationList = components['schemas']['OrganizationList'];
export type OrganizationCreate = components['schemas']['OrganizationCreate'];
export type OrganizationUpdate = components['schemas']['OrganizationUpdate'];
export type OrganizationSettings = components['schemas']['OrganizationSettings'];
export type OrganizationKeySwitches = components['schemas']['OrganizationKeySwitches'];
export type OrganizationSettingsUpdate = components['schemas']['OrganizationSettingsUpdate'];
export type OrganizationKeySwitchesUpdate = components['schemas']['OrganizationKeySwitchesUpdate'];
export type WorkspaceMove = components['schemas']['WorkspaceMove'];
export type WorkspaceMoveList = components['schemas']['WorkspaceMoveList'];
export type WorkspaceMoveCreate = components['schemas']['WorkspaceMoveCreate'];
export type CreatedThings = components['schemas']['CreatedThings'];
export type ManagerGrantStatus = components['schemas']['ManagerGrantStatus'];
export type ManagerGrant = components['schemas']['ManagerGrant'];
export type ManagerGrantList = components['schemas']['ManagerGrantList'];
export type ManagerGrantCreate = components['schemas']['ManagerGrantCreate'];
export type ManagerGrantUpdate = components['schemas']['ManagerGrantUpdate'];
export type RevokedManagerGrant = components['schemas']['RevokedManagerGrant'];
export type AccessRequest = components['schemas']['AccessRequest'];
export type AccessRequestList = components['schemas']['AccessRequestList'];
export type AccessRequestCreate = components['schemas']['AccessRequestCreate'];
export type AccessRequestReceipt = components['schemas']['AccessRequestReceipt'];
export type AccessRequestApprove = components['schemas']['AccessRequestApprove'];
export type ApprovedAccessRequest = components['schemas']['ApprovedAccessRequest'];
export type InstallLinkStatus = components['schemas']['InstallLinkStatus'];
export type InstallLink = components['schemas']['InstallLink'];
export type InstallLinkList = components['schemas']['InstallLinkList'];
export type InstallLinkCreate = components['schemas']['InstallLinkCreate'];
export type InstallLinkUpdate = components['schemas']['InstallLinkUpdate'];
export type PublicInstallLink = components['schemas']['PublicInstallLink'];
export type InstallLinkPreview = components['schemas']['InstallLinkPreview'];
export type InstallLinkRedeem = components['schemas']['InstallLinkRedeem'];
export type RedeemedInstallLink = components['schemas']['RedeemedInstallLink'];
export type InstallLinkUse = components['schemas']['InstallLinkUse'];
export type TemplateContent = components['schemas']['TemplateContent'];
export type TemplateWebhookEndpoint = components['schemas']['TemplateWebhookEndpoint'];
export type Template = components['schemas']['Template'];
export type TemplateSummary = components['schemas']['TemplateSummary'];
export type TemplateList = components['schemas']['TemplateList'];
export type TemplateCreate = components['schemas']['TemplateCreate'];
export type TemplateUpdate = components['schemas']['TemplateUpdate'];
export type TemplatePlanCreate = components['schemas']['TemplatePlanCreate'];
export type TemplateApply = components['schemas']['TemplateApply'];
export type TemplateProblem = components['schemas']['TemplateProblem'];
export type TemplateRoleChange = components['schemas']['TemplateRoleChange'];
export type TemplateSettingsChange = components['schemas']['TemplateSettingsChange'];
export type TemplateWebhookEndpointChange = components['schemas']['TemplateWebhookEndpointChange'];
export type TemplateProjectChange = components['schemas']['TemplateProjectChange'];
export type TemplateChanges = components['schemas']['TemplateChanges'];
export type TemplatePlan = components['schemas']['TemplatePlan'];
export type PlannedWorkspace = components['schemas']['PlannedWorkspace'];
export type TemplateRun = components['schemas']['TemplateRun'];
export type TemplateRunList = components['schemas']['TemplateRunList'];
export type TemplateOutcome = components['schemas']['TemplateOutcome'];
export type TemplateRunResult = components['schemas']['TemplateRunResult'];
export type TemplateRunResultList = components['schemas']['TemplateRunResultList'];
export type SignUp = components['schemas']['SignUp'];
export type User = components['schemas']['User'];
export type SignedUpUser = components['schemas']['SignedUpUser'];
export type Me = components['schemas']['Me'];
export type MeUpdate = components['schemas']['MeUpdate'];
export type MyWorkspace = components['schemas']['MyWorkspace'];
export type MyWorkspaceList = components['schemas']['MyWorkspaceList'];
export type EmailVerification = components['schemas']['EmailVerification'];
export type EmailVerificationConfirm = components['schemas']['EmailVerificationConfirm'];
export type PasswordResetCreate = components['schemas']['PasswordResetCreate'];
export type PasswordReset = components['schemas']['PasswordReset'];
export type PasswordResetConfirm = components['schemas']['PasswordResetConfirm'];
export type SessionCreate = components['schemas']['SessionCreate'];
export type Session = components['schemas']['Session'];
export type SessionWithToken = components['schemas']['SessionWithToken'];
export type SessionList = components['schemas']['SessionList'];
export type Reauthentication = components['schemas']['Reauthentication'];
export type OrganizationKeyCreate = components['schemas']['OrganizationKeyCreate'];
export type OrganizationKeyUpdate = components['schemas']['OrganizationKeyUpdate'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyList = components['schemas']['ApiKeyList'];
export type ApiKeyWithSecret = components['schemas']['ApiKeyWithSecret'];
export type RevokedApiKey = components['schemas']['RevokedApiKey'];
export type ApiKeyCreate = components['schemas']['ApiKeyCreate'];
export type ApiKeyUpdate = components['schemas']['ApiKeyUpdate'];
export type ApiKeyRotate = components['schemas']['ApiKeyRotate'];
export type ApiKeyVerify = components['schemas']['ApiKeyVerify'];
export type KeyVerification = components['schemas']['KeyVerification'];
export type VerifiedKey = components['schemas']['VerifiedKey'];
export type PermissionDefinition = components['schemas']['PermissionDefinition'];
export type PermissionList = components['schemas']['PermissionList'];
export type DecisionStep = components['schemas']['DecisionStep'];
export type Decision = components['schemas']['Decision'];
export type AccessCheck = components['schemas']['AccessCheck'];
export type AccessCheckResults = components['schemas']['AccessCheckResults'];
export type AuditActorFilter = components['schemas']['AuditActorFilter'];
export type AuditActionFilter = components['schemas']['AuditActionFilter'];
export type AuditIdFilter = components['schemas']['AuditIdFilter'];
export type AuditEvent = components['schemas']['AuditEvent'];
export type AuditEventList = components['schemas']['AuditEventList'];
export type AuditExportCreate = components['schemas']['AuditExportCreate'];
export type AuditExport = components['schemas']['AuditExport'];
export type AuditCheckpoint = components['schemas']['AuditCheckpoint'];
export type AuditCheckpointList = components['schemas']['AuditCheckpointList'];
export type AuditKey = components['schemas']['AuditKey'];
export type AuditKeyList = components['schemas']['AuditKeyList'];
export type EventType = components['schemas']['EventType'];
export type EventChoice = components['schemas']['EventChoice'];
export type EventList = components['schemas']['EventList'];
export type WebhookEndpoint = components['schemas']['WebhookEndpoint'];
export type WebhookEndpointList = components['schemas']['WebhookEndpointList'];
export type WebhookEndpointWithSecret = components['schemas']['WebhookEndpointWithSecret'];
export type WebhookEndpointCreate = components['schemas']['WebhookEndpointCreate'];
export type WebhookEndpointUpdate = components['schemas']['WebhookEndpointUpdate'];
export type WebhookSecretRotate = components['schemas']['WebhookSecretRotate'];
export type WebhookTest = components['schemas']['WebhookTest'];
export type WebhookReplay = components['schemas']['WebhookReplay'];
export type WebhookReplayResult = components['schemas']['WebhookReplayResult'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryList = components['schemas']['WebhookDeliveryList'];
export type WebhookDeliveryDetails = components['schemas']['WebhookDeliveryDetails'];

/** The error codes that each operation can answer. */
export interface OperationErrors {
  'meta.health': 'invalid_request' | 'internal_error' | 'unavailable';
  'meta.ready': 'invalid_request' | 'internal_error' | 'unavailable';
  'workspaces.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'workspaces.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'workspaces.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaces.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaces.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaces.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaces.transferOwnership': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaces.release': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'unconfirmed_address' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'settings.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'settings.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'members.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'members.add': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required' | 'member_deactivated';
  'members.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'members.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated';
  'members.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated';
  'members.deactivate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required' | 'member_deactivated';
  'members.reactivate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'organizationMembers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMembers.add': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'invitation_required' | 'reauthentication_required';
  'organizationMembers.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMembers.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner' | 'reauthentication_required';
  'organizationMembers.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'last_owner';
  'invitations.preview': 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'invitations.accept': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invitation_wrong_address' | 'not_found' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'invitations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'invitations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated';
  'invitations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'invitations.resend': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated';
  'invitations.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'invitations.import': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required' | 'member_deactivated';
  'invitations.importTemplate': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'imports.undo': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'organizationInvitations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationInvitations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required';
  'organizationInvitations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationInvitations.resend': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'email_not_verified' | 'reauthentication_required';
  'organizationInvitations.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'roles.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'roles.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'plan_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'roles.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'roles.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'already_exists' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'roles.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'role_in_use' | 'reauthentication_required' | 'member_deactivated';
  'projects.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projects.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projects.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projects.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projects.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projects.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'limit_reached' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projectMembers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projectMembers.set': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'unconfirmed_address' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'projectMembers.remove': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'notificationPreferences.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'notificationPreferences.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'billing.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'billing.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'usage.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'plans.set': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'organizations.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'renamed_too_often' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizations.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizations.restore': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizations.listWorkspaces': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationSettings.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationSettings.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationMoves.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationMoves.accept': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'organization_membership_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationMoves.decline': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'workspaceMoves.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaceMoves.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'workspaceMoves.cancel': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'organizations.listGrants': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'managers.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'managers.grant': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'managers.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'managers.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'managers.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'accessRequests.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'accessRequests.approve': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'accessRequests.decline': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'accessRequests.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.archive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.unarchive': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'installLinks.resolve': 'invalid_request' | 'tls_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'installLinks.preview': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'install_link_wrong_address';
  'installLinks.redeem': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'slug_taken' | 'already_exists' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated' | 'install_link_wrong_address' | 'install_link_archived' | 'install_link_expired' | 'install_link_redeemed';
  'templates.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.plan': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templates.apply': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'stale_plan';
  'templateRuns.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templateRuns.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'templateRuns.listResults': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'users.signUp': 'invalid_request' | 'malformed_json' | 'tls_required' | 'invitation_wrong_address' | 'not_found' | 'slug_taken' | 'already_exists' | 'organization_membership_required' | 'invalid_state' | 'limit_reached' | 'invitation_already_accepted' | 'invitation_cancelled' | 'invitation_expired' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'sign_up_closed';
  'me.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'me.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable';
  'me.listWorkspaces': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'emailVerifications.create': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'emailVerifications.confirm': 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'passwordResets.create': 'invalid_request' | 'malformed_json' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'passwordResets.confirm': 'invalid_request' | 'malformed_json' | 'tls_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.create': 'invalid_request' | 'malformed_json' | 'invalid_credentials' | 'tls_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'sessions.reauthenticate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationKeys.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationKeys.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.rotate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationKeys.finishRotation': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationKeys.collectSecret': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'apiKeys.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'organization_policy' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.revoke': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.rotate': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'rotation_in_progress' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.finishRotation': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.collectSecret': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'privilege_escalation' | 'not_found' | 'invalid_state' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'apiKeys.verify': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'ip_not_allowed' | 'rotation_required' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'permissions.list': 'invalid_request' | 'tls_required' | 'rate_limited' | 'internal_error' | 'unavailable';
  'access.check': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditEvents.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditEvents.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditExports.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditExports.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditExports.download': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'auditCheckpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
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
  'organizationWebhookEndpoints.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationWebhookEndpoints.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.rotateSecret': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required';
  'organizationWebhookEndpoints.test': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookEndpoints.replay': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookDeliveries.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookDeliveries.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationWebhookDeliveries.redeliver': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable';
  'organizationEvents.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable';
  'webhookEndpoints.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.create': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'limit_reached' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.update': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'already_exists' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.delete': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'precondition_failed' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.rotateSecret': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rotation_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.test': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookEndpoints.replay': 'invalid_request' | 'malformed_json' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'invalid_state' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookDeliveries.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookDeliveries.get': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'webhookDeliveries.redeliver': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
  'events.list': 'invalid_request' | 'missing_credentials' | 'invalid_credentials' | 'credential_expired' | 'credential_revoked' | 'tls_required' | 'insufficient_scope' | 'insufficient_role' | 'ip_not_allowed' | 'rotation_required' | 'not_found' | 'rate_limited' | 'internal_error' | 'unavailable' | 'reauthentication_required' | 'member_deactivated';
}
