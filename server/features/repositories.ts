import type { Knex } from 'knex';
import { credentialRepository } from '../auth/authentication/credential-repository.ts';
import { catalogueRepository } from '../auth/authorization/catalogue.ts';
import { TenantScope } from '../database/tenant-scope.ts';
import { mailBudgetRepository } from '../mail/budget-repository.ts';
import { exportRepository } from '../operations/exports/repository.ts';
import type { CreateRepositories } from '../operations/repositories.ts';
import { accessTokenRepository } from './access/access-tokens/repository.ts';
import { signingKeyRepository } from './access/access-tokens/signing-key-repository.ts';
import { keyInsiderRepository } from './access/api-keys/insider-repository.ts';
import { apiKeyRepository } from './access/api-keys/repository.ts';
import { applicationKeyRepository } from './access/application-keys/repository.ts';
import { applicationPermissionRepository } from './access/application-permissions/repository.ts';
import { decisionRepository } from './access/decisions/repository.ts';
import { deviceAuthorizationRepository } from './access/devices/repository.ts';
import { vaultKeyRepository } from './access/vault-keys/repository.ts';
import { verificationRepository } from './access/verification/repository.ts';
import { gatewayBudgetRepository } from './gateway/budgets/repository.ts';
import { gatewayCacheRepository } from './gateway/cache/repository.ts';
import { configRepository } from './gateway/configs/repository.ts';
import { gatewayLogRepository } from './gateway/logs/repository.ts';
import { gatewayPayloadRepository } from './gateway/payloads/repository.ts';
import { priceOverrideRepository } from './gateway/prices/repository.ts';
import { gatewayRateLimitRepository } from './gateway/rate-limits/repository.ts';
import { gatewayDayRepository } from './gateway/reconciliations/repository.ts';
import { virtualKeyRepository } from './gateway/virtual-keys/repository.ts';
import { accountDeletionRepository } from './identity/account-deletion/repository.ts';
import { directoryGroupRepository } from './identity/directories/group-repository.ts';
import { directoryRepository } from './identity/directories/repository.ts';
import { directoryRequestRepository } from './identity/directories/requests/repository.ts';
import { directoryRoleRepository } from './identity/directories/roles/repository.ts';
import { directoryUserRepository } from './identity/directories/user-repository.ts';
import { domainHolderRepository, domainRepository } from './identity/domains/repository.ts';
import { emailChangeRepository } from './identity/email-changes/repository.ts';
import { factorRepository } from './identity/factors/repository.ts';
import { passkeyRepository } from './identity/passkeys/repository.ts';
import {
  factorGuessRepository,
  signInChallengeRepository,
} from './identity/sessions/challenge-repository.ts';
import { sessionRepository } from './identity/sessions/repository.ts';
import { addressGuessRepository } from './identity/sign-in-codes/guess-repository.ts';
import { signInCodeRepository } from './identity/sign-in-codes/repository.ts';
import {
  signInPolicyHolderRepository,
  signInPolicyRepository,
} from './identity/sign-in-policies/repository.ts';
import { ssoConnectionLookup } from './identity/sso-connections/flows/connection-lookup-repository.ts';
import { ssoFlowRepository } from './identity/sso-connections/flows/flow-repository.ts';
import { identityRepository } from './identity/sso-connections/flows/identity-repository.ts';
import { ssoProofRepository } from './identity/sso-connections/flows/proof-repository.ts';
import { ssoSignInRepository } from './identity/sso-connections/flows/sign-in-log-repository.ts';
import { ssoTestRepository } from './identity/sso-connections/flows/test-repository.ts';
import { ssoConnectionHolderRepository } from './identity/sso-connections/holder-repository.ts';
import { ownIdentityRepository } from './identity/sso-connections/identities/own-identity-repository.ts';
import { identityUndoRepository } from './identity/sso-connections/identities/undo-repository.ts';
import { ssoConnectionRepository } from './identity/sso-connections/repository.ts';
import { setupLinkRepository } from './identity/sso-connections/setup-links/repository.ts';
import { personalDataRepository } from './identity/users/personal-data-repository.ts';
import { userRepository } from './identity/users/repository.ts';
import { passwordResetRequestRepository } from './identity/users/reset-request-repository.ts';
import { singleUseTokenRepository } from './identity/users/single-use-token-repository.ts';
import { accountRepository } from './payments/accounts/repository.ts';
import { approverRepository } from './payments/approvals/approver-repository.ts';
import { approverWorkspaceRepository } from './payments/approvals/approver-workspace-repository.ts';
import { controlChangeRepository } from './payments/approvals/control-changes/repository.ts';
import { approvalDelegationRepository } from './payments/approvals/delegation-repository.ts';
import { paidSumRepository } from './payments/approvals/paid-sum-repository.ts';
import { approvalRepository } from './payments/approvals/repository.ts';
import { approvalRuleRepository } from './payments/approvals/rule-repository.ts';
import { paymentBatchRepository } from './payments/batches/repository.ts';
import { calendarDayRepository } from './payments/calendars/repository.ts';
import { exchangeRateRepository } from './payments/exchange-rates/repository.ts';
import { accountBookRepository } from './payments/ledger/account-book-repository.ts';
import { ledgerBookRepository } from './payments/ledger/book-repository.ts';
import { ledgerChainBookRepository } from './payments/ledger/chain-book-repository.ts';
import { ledgerRepository } from './payments/ledger/repository.ts';
import { paymentLimitRepository } from './payments/limits/repository.ts';
import { paymentMethodRepository } from './payments/methods/repository.ts';
import { fundsAdmissionRepository } from './payments/payments/admission-repository.ts';
import { paymentMoveRepository } from './payments/payments/move-repository.ts';
import { paymentRepository } from './payments/payments/repository.ts';
import { paymentSituationRepository } from './payments/payments/situation-repository.ts';
import { waitingPaymentRepository } from './payments/payments/waiting-repository.ts';
import { sandboxClockRepository } from './payments/sandbox/clock-repository.ts';
import { sandboxRepository } from './payments/sandbox/sandbox-repository.ts';
import { auditRepository } from './records/audit/repository.ts';
import { webhookDeliveryRepository } from './records/webhooks/delivery-repository.ts';
import { webhookEndpointRepository } from './records/webhooks/endpoint-repository.ts';
import { billingRepository } from './tenancy/billing/repository.ts';
import { installLinkHashRepository, installLinkRepository } from './tenancy/install-links/repository.ts';
import { importRepository } from './tenancy/invitations/import-repository.ts';
import { invitationRepository, invitationTokenRepository } from './tenancy/invitations/repository.ts';
import {
  managerGrantRepository,
  organizationGrantRepository,
} from './tenancy/management-grants/repository.ts';
import { accessRequestRepository } from './tenancy/management-grants/request-repository.ts';
import { offboardingRepository } from './tenancy/members/offboarding-repository.ts';
import { memberRepository } from './tenancy/members/repository.ts';
import { notificationRepository } from './tenancy/notifications/repository.ts';
import { workspaceMoveRepository } from './tenancy/organizations/move-repository.ts';
import { organizationRepository } from './tenancy/organizations/repository.ts';
import { organizationSettingsRepository } from './tenancy/organizations/settings-repository.ts';
import { tenantRepository } from './tenancy/organizations/tenant-repository.ts';
import { planRepository } from './tenancy/plans/repository.ts';
import { projectMemberRepository } from './tenancy/projects/member-repository.ts';
import { projectRepository } from './tenancy/projects/repository.ts';
import { projectSettingsRepository } from './tenancy/projects/settings-repository.ts';
import { madeByAccountRepository } from './tenancy/provenance/account-repository.ts';
import { createdInOrganization, provenanceRepository } from './tenancy/provenance/repository.ts';
import { roleRepository } from './tenancy/roles/repository.ts';
import { settingsRepository } from './tenancy/settings/repository.ts';
import { templateRepository } from './tenancy/templates/repository.ts';
import { templateRunRepository } from './tenancy/templates/run-repository.ts';
import { templateTargetRepository } from './tenancy/templates/target-repository.ts';
import { quotaRepository } from './tenancy/usage/quota-repository.ts';
import { usageRepository } from './tenancy/usage/repository.ts';
import { workspaceRepository } from './tenancy/workspaces/repository.ts';

/** Repositories of a workspace or organization. */
const tenantFactories = {
  configs: configRepository,
  gatewayCache: gatewayCacheRepository,
  billing: billingRepository,
  quotas: quotaRepository,
  usage: usageRepository,
  notifications: notificationRepository,
  settings: settingsRepository,
  signInPolicies: signInPolicyRepository,
  members: memberRepository,
  directories: directoryRepository,
  ssoConnections: ssoConnectionRepository,
  identities: identityRepository,
  ssoProofs: ssoProofRepository,
  ssoSignIns: ssoSignInRepository,
  ssoTests: ssoTestRepository,
  setupLinks: setupLinkRepository,
  directoryUsers: directoryUserRepository,
  directoryGroups: directoryGroupRepository,
  directoryRoles: directoryRoleRepository,
  directoryRequests: directoryRequestRepository,
  provenance: provenanceRepository,
  roles: roleRepository,
  projects: projectRepository,
  projectMembers: projectMemberRepository,
  projectSettings: projectSettingsRepository,
  apiKeys: apiKeyRepository,
  keyInsiders: keyInsiderRepository,
  accessTokens: accessTokenRepository,
  decisions: decisionRepository,
  audit: auditRepository,
  exports: exportRepository,
  webhookEndpoints: webhookEndpointRepository,
  webhookDeliveries: webhookDeliveryRepository,
  invitations: invitationRepository,
  managerGrants: managerGrantRepository,
  accessRequests: accessRequestRepository,
  installLinks: installLinkRepository,
  imports: importRepository,
  templates: templateRepository,
  templateRuns: templateRunRepository,
  payments: paymentRepository,
  paymentMoves: paymentMoveRepository,
  waitingPayments: waitingPaymentRepository,
  fundsAdmissions: fundsAdmissionRepository,
  paymentSituations: paymentSituationRepository,
  ledger: ledgerRepository,
  accounts: accountRepository,
  ledgerBook: ledgerBookRepository,
  ledgerChain: ledgerChainBookRepository,
  accountBook: accountBookRepository,
  calendarDays: calendarDayRepository,
  paymentMethods: paymentMethodRepository,
  exchangeRates: exchangeRateRepository,
  paymentLimits: paymentLimitRepository,
  paymentBatches: paymentBatchRepository,
  sandbox: sandboxRepository,
  sandboxClocks: sandboxClockRepository,
  approvalRules: approvalRuleRepository,
  approvals: approvalRepository,
  controlChanges: controlChangeRepository,
  approvers: approverRepository,
  paidSums: paidSumRepository,
  approvalDelegations: approvalDelegationRepository,
  gatewayBudgets: gatewayBudgetRepository,
  gatewayRateLimits: gatewayRateLimitRepository,
  gatewayLogs: gatewayLogRepository,
  gatewayDays: gatewayDayRepository,
  gatewayPayloads: gatewayPayloadRepository,
  virtualKeys: virtualKeyRepository,
  domains: domainRepository,
  priceOverrides: priceOverrideRepository,
};
/** Repositories of the installation. */
const globalFactories = {
  users: userRepository,
  personalData: personalDataRepository,
  catalogue: catalogueRepository,
  applicationPermissions: applicationPermissionRepository,
  plans: planRepository,
  singleUseTokens: singleUseTokenRepository,
  passwordResetRequests: passwordResetRequestRepository,
  sessions: sessionRepository,
  signInChallenges: signInChallengeRepository,
  signInPolicyHolders: signInPolicyHolderRepository,
  ssoConnectionLookup,
  ssoFlows: ssoFlowRepository,
  ownIdentities: ownIdentityRepository,
  identityUndos: identityUndoRepository,
  ssoConnectionHolders: ssoConnectionHolderRepository,
  domainHolders: domainHolderRepository,
  factorGuesses: factorGuessRepository,
  factors: factorRepository,
  passkeys: passkeyRepository,
  signInCodes: signInCodeRepository,
  emailChanges: emailChangeRepository,
  accountDeletion: accountDeletionRepository,
  addressGuesses: addressGuessRepository,
  credentials: credentialRepository,
  applicationKeys: applicationKeyRepository,
  vaultKeys: vaultKeyRepository,
  signingKeys: signingKeyRepository,
  deviceAuthorizations: deviceAuthorizationRepository,
  verification: verificationRepository,
  invitationTokens: invitationTokenRepository,
  mailBudgets: mailBudgetRepository,
  tenants: tenantRepository,
  workspaces: workspaceRepository,
  organizations: organizationRepository,
  organizationSettings: organizationSettingsRepository,
  workspaceMoves: workspaceMoveRepository,
  offboarding: offboardingRepository,
  approverWorkspaces: approverWorkspaceRepository,
  createdInOrganization,
  madeByAccount: madeByAccountRepository,
  organizationGrants: organizationGrantRepository,
  installLinkHashes: installLinkHashRepository,
  templateTargets: templateTargetRepository,
};

type Instances<Makers extends Record<string, (source: never) => unknown>> = {
  readonly [Name in keyof Makers]: ReturnType<Makers[Name]>;
};

/** Creates each repository on first use: a request needs one or two of them. */
function createLazyRegistry<Source, Makers extends Record<string, (source: Source) => unknown>>(
  makers: Makers,
) {
  class Repositories {
    readonly source: Source;
    constructor(source: Source) {
      this.source = source;
    }
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Repositories.prototype, name, {
      get(this: Repositories) {
        const value = make(this.source);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  // The compiler does not see the properties that were just defined.
  return (source: Source) => new Repositories(source) as unknown as Instances<Makers>;
}

const tenantRepositories = createLazyRegistry<TenantScope, typeof tenantFactories>(tenantFactories);
const globalRepositories = createLazyRegistry<Knex, typeof globalFactories>(globalFactories);

// Operations know no feature: they see the repositories through the types that are added here.
declare module '../operations/repositories.ts' {
  interface TenantRepositories extends Instances<typeof tenantFactories> {}
  interface Repositories extends Instances<typeof globalFactories> {}
}

export const createRepositories: CreateRepositories = (db) =>
  Object.assign(globalRepositories(db), {
    async ping(): Promise<void> {
      // With a binding, so that the query also proves through a pooler that it did not run on a standby.
      await db.raw('select ?::int', [1]);
    },
    tenant: (tenantId: string) => tenantRepositories(new TenantScope(db, tenantId)),
  });
