import type { AuthorizationRegistry } from '../auth/authorization/authorization-registry.ts';
import { checkCredential, checkRateLimit, checkScope } from './access/api-keys/authorization.ts';
import { checkReauthentication } from './identity/sessions/authorization.ts';
import { checkSignIn, signInFact } from './identity/sign-in-policies/authorization.ts';
import { grantsFact, organizationIdsFact } from './tenancy/management-grants/authorization.ts';
import { checkMembership, membershipFact } from './tenancy/members/authorization.ts';
import { organizationFact } from './tenancy/organizations/authorization.ts';
import { checkPlan, planFact } from './tenancy/plans/authorization.ts';
import { projectFact, projectMembershipFact } from './tenancy/projects/authorization.ts';
import { checkRole } from './tenancy/roles/authorization.ts';
import { checkIpAllowlist, securitySettingsFact } from './tenancy/settings/authorization.ts';
import { checkResourceAccess, workspaceFact } from './tenancy/workspaces/authorization.ts';

/** The facts and steps of decisions, each from the feature that owns it. */
export const authorizationRegistry: AuthorizationRegistry = {
  facts: {
    workspace: workspaceFact,
    plan: planFact,
    securitySettings: securitySettingsFact,
    membership: membershipFact,
    organization: organizationFact,
    signIn: signInFact,
    grants: grantsFact,
    organizationIds: organizationIdsFact,
    project: projectFact,
    projectMembership: projectMembershipFact,
  },
  steps: {
    credential: checkCredential,
    network: checkIpAllowlist,
    reach: checkResourceAccess,
    scope: checkScope,
    membership: checkMembership,
    sign_in: checkSignIn,
    role: checkRole,
    reauthentication: checkReauthentication,
    plan: checkPlan,
    rate_limit: checkRateLimit,
  },
};
