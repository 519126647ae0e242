import type { Handlers } from '../operations/handler-types.ts';
import { healthHandlers } from '../operations/health-handlers.ts';
import { accessTokenHandlers } from './access/access-tokens/handlers.ts';
import { apiKeyHandlers } from './access/api-keys/handlers.ts';
import { applicationKeyHandlers } from './access/application-keys/handlers.ts';
import { applicationPermissionHandlers } from './access/application-permissions/handlers.ts';
import { accessHandlers } from './access/authorization-checks/handlers.ts';
import { decisionHandlers } from './access/decisions/handlers.ts';
import { deviceHandlers } from './access/devices/handlers.ts';
import { oauthHandlers } from './access/oauth/handlers.ts';
import { vaultKeyHandlers } from './access/vault-keys/handlers.ts';
import { verificationHandlers } from './access/verification/handlers.ts';
import { budgetHandlers } from './gateway/budgets/handlers.ts';
import { gatewayCacheHandlers } from './gateway/cache/handlers.ts';
import { configHandlers } from './gateway/configs/handlers.ts';
import { explanationHandlers } from './gateway/explanations/handlers.ts';
import { callerLimitHandlers } from './gateway/limits/handlers.ts';
import { gatewayLogHandlers } from './gateway/logs/handlers.ts';
import { modelHandlers } from './gateway/models/handlers.ts';
import { priceHandlers } from './gateway/prices/handlers.ts';
import { rateLimitHandlers } from './gateway/rate-limits/handlers.ts';
import { usageExportHandlers } from './gateway/reconciliations/export-handlers.ts';
import { reconciliationHandlers } from './gateway/reconciliations/handlers.ts';
import { WIRES } from './gateway/relays/wires.ts';
import { routingHandlers } from './gateway/routing/handlers.ts';
import { virtualKeyHandlers } from './gateway/virtual-keys/handlers.ts';
import { accountDeletionHandlers } from './identity/account-deletion/handlers.ts';
import { directoryHandlers as provisioningHandlers } from './identity/directories/handlers.ts';
import { scimHandlers } from './identity/directories/scim-handlers.ts';
import { domainHandlers } from './identity/domains/handlers.ts';
import { emailChangeHandlers } from './identity/email-changes/handlers.ts';
import { factorHandlers } from './identity/factors/handlers.ts';
import { passkeyHandlers } from './identity/passkeys/handlers.ts';
import { sessionHandlers } from './identity/sessions/handlers.ts';
import { signInCodeHandlers } from './identity/sign-in-codes/handlers.ts';
import { signInOptionHandlers } from './identity/sign-in-options/handlers.ts';
import { signInPolicyHandlers } from './identity/sign-in-policies/handlers.ts';
import { ssoSignInHandlers } from './identity/sso-connections/flows/handlers.ts';
import { ssoConnectionHandlers } from './identity/sso-connections/handlers.ts';
import { identityHandlers } from './identity/sso-connections/identities/handlers.ts';
import { setupLinkHandlers } from './identity/sso-connections/setup-links/handlers.ts';
import { userDirectoryHandlers } from './identity/users/directory-handlers.ts';
import { userHandlers } from './identity/users/handlers.ts';
import { personalDataHandlers } from './identity/users/personal-data-handlers.ts';
import { recoveryHandlers } from './identity/users/recovery-handlers.ts';
import { accountHandlers } from './payments/accounts/handlers.ts';
import { controlChangeHandlers } from './payments/approvals/control-changes/handlers.ts';
import { approvalDelegationHandlers } from './payments/approvals/delegation-handlers.ts';
import { approvalHandlers } from './payments/approvals/handlers.ts';
import { approvalRuleHandlers } from './payments/approvals/rule-handlers.ts';
import { paymentBatchHandlers } from './payments/batches/handlers.ts';
import { calendarHandlers } from './payments/calendars/handlers.ts';
import { exchangeRateHandlers } from './payments/exchange-rates/handlers.ts';
import { ledgerHandlers } from './payments/ledger/handlers.ts';
import { paymentLimitHandlers } from './payments/limits/handlers.ts';
import { paymentMethodHandlers } from './payments/methods/handlers.ts';
import { paymentHandlers } from './payments/payments/handlers.ts';
import { sandboxHandlers } from './payments/sandbox/handlers.ts';
import { auditHandlers } from './records/audit/handlers.ts';
import { webhookDeliveryHandlers } from './records/webhooks/delivery-handlers.ts';
import { webhookEndpointHandlers } from './records/webhooks/endpoint-handlers.ts';
import { billingHandlers } from './tenancy/billing/handlers.ts';
import { installLinkHandlers } from './tenancy/install-links/handlers.ts';
import { redemptionHandlers } from './tenancy/install-links/redemption-handlers.ts';
import { invitationHandlers } from './tenancy/invitations/handlers.ts';
import { importHandlers } from './tenancy/invitations/import-handlers.ts';
import { managerHandlers } from './tenancy/management-grants/handlers.ts';
import { accessRequestHandlers } from './tenancy/management-grants/request-handlers.ts';
import { memberHandlers } from './tenancy/members/handlers.ts';
import { notificationHandlers } from './tenancy/notifications/handlers.ts';
import { organizationHandlers } from './tenancy/organizations/handlers.ts';
import { moveHandlers } from './tenancy/organizations/move-handlers.ts';
import { organizationSettingsHandlers } from './tenancy/organizations/settings-handlers.ts';
import { planHandlers } from './tenancy/plans/handlers.ts';
import { projectHandlers } from './tenancy/projects/handlers.ts';
import { projectMemberHandlers } from './tenancy/projects/member-handlers.ts';
import { projectSettingsHandlers } from './tenancy/projects/settings-handlers.ts';
import { roleHandlers } from './tenancy/roles/handlers.ts';
import { settingsHandlers } from './tenancy/settings/handlers.ts';
import { templateHandlers } from './tenancy/templates/handlers.ts';
import { templateRunHandlers } from './tenancy/templates/run-handlers.ts';
import { usageHandlers } from './tenancy/usage/handlers.ts';
import { workspaceHandlers } from './tenancy/workspaces/handlers.ts';

/** Every operation of the document and its handler, aside from relays. A missing operation does not compile. */
export const operationHandlers: Handlers = {
  ...healthHandlers,
  ...domainHandlers,
  ...userHandlers,
  ...personalDataHandlers,
  ...userDirectoryHandlers,
  ...recoveryHandlers,
  ...sessionHandlers,
  ...factorHandlers,
  ...accountDeletionHandlers,
  ...emailChangeHandlers,
  ...passkeyHandlers,
  ...signInCodeHandlers,
  ...signInOptionHandlers,
  ...signInPolicyHandlers,
  ...ssoConnectionHandlers,
  ...setupLinkHandlers,
  ...provisioningHandlers,
  ...scimHandlers,
  ...workspaceHandlers,
  ...settingsHandlers,
  ...billingHandlers,
  ...planHandlers,
  ...usageHandlers,
  ...notificationHandlers,
  ...memberHandlers,
  ...invitationHandlers,
  ...importHandlers,
  ...organizationHandlers,
  ...organizationSettingsHandlers,
  ...managerHandlers,
  ...accessRequestHandlers,
  ...installLinkHandlers,
  ...redemptionHandlers,
  ...moveHandlers,
  ...templateHandlers,
  ...templateRunHandlers,
  ...roleHandlers,
  ...projectHandlers,
  ...projectMemberHandlers,
  ...projectSettingsHandlers,
  ...accessTokenHandlers,
  ...deviceHandlers,
  ...oauthHandlers,
  ...ssoSignInHandlers,
  ...identityHandlers,
  ...apiKeyHandlers,
  ...applicationKeyHandlers,
  ...accessHandlers,
  ...decisionHandlers,
  ...vaultKeyHandlers,
  ...verificationHandlers,
  ...applicationPermissionHandlers,
  ...auditHandlers,
  ...webhookEndpointHandlers,
  ...webhookDeliveryHandlers,
  ...paymentHandlers,
  ...accountHandlers,
  ...ledgerHandlers,
  ...calendarHandlers,
  ...paymentMethodHandlers,
  ...exchangeRateHandlers,
  ...paymentLimitHandlers,
  ...sandboxHandlers,
  ...approvalHandlers,
  ...approvalRuleHandlers,
  ...approvalDelegationHandlers,
  ...controlChangeHandlers,
  ...paymentBatchHandlers,
  ...budgetHandlers,
  ...rateLimitHandlers,
  ...priceHandlers,
  ...gatewayLogHandlers,
  ...reconciliationHandlers,
  ...modelHandlers,
  ...callerLimitHandlers,
  ...usageExportHandlers,
  ...configHandlers,
  ...gatewayCacheHandlers,
  ...virtualKeyHandlers,
  ...routingHandlers,
  ...explanationHandlers,
};

/** The names of all operations: those with a handler, and those that relay a provider. */
export const operationNames: readonly string[] = [...Object.keys(operationHandlers), ...Object.keys(WIRES)];
