import type { OperationId, Permission } from '../../../server/api/types.ts';

/** A custom role for all projects, and all operations of a workspace that it allows, written by hand. */
interface CustomRolePattern {
  permissions: [Permission, ...Permission[]];
  may: readonly OperationId[];
}

/** Every member may do these. */
const OWN: readonly OperationId[] = ['notificationPreferences.get', 'notificationPreferences.update'];
const READ_WORKSPACE: readonly OperationId[] = [
  'workspaces.get',
  'settings.get',
  'signInPolicy.get',
  'managers.list',
  'managers.get',
  'access.check',
];
const READ_PROJECTS: readonly OperationId[] = ['projects.list', 'projects.get', 'projectSettings.get'];
const READ_ACCOUNTS: readonly OperationId[] = ['accounts.list', 'accounts.get', 'accounts.getBalance'];
const READ_PAYMENTS: readonly OperationId[] = [
  'payments.list',
  'payments.get',
  'payments.listEvents',
  'workspacePayments.list',
  'paymentBatches.list',
  'paymentBatches.get',
  'paymentBatches.listResults',
  'approvals.list',
  'approvals.get',
  'paymentMethods.list',
  'calendars.list',
  'calendars.get',
];
const READ_LEDGER: readonly OperationId[] = [
  'accounts.listEntries',
  'ledger.verify',
  'ledgerAccounts.list',
  'ledgerTransactions.list',
  'ledgerTransactions.get',
  'ledgerCheckpoints.list',
  'ledgerExports.create',
  'ledgerExports.get',
  'ledgerExports.download',
];

const READ_WEBHOOKS: readonly OperationId[] = [
  'webhookEndpoints.list',
  'webhookEndpoints.get',
  'webhookDeliveries.list',
  'webhookDeliveries.get',
  'events.list',
];

export const CUSTOM_ROLE_PATTERNS: Readonly<Record<string, CustomRolePattern>> = {
  analyst: {
    permissions: ['workspace:read', 'projects:read', 'accounts:read', 'payments:read', 'ledger:read'],
    may: [...OWN, ...READ_WORKSPACE, ...READ_PROJECTS, ...READ_ACCOUNTS, ...READ_PAYMENTS, ...READ_LEDGER],
  },
  'integration manager': {
    permissions: ['api_keys:read', 'api_keys:manage', 'own_keys:manage', 'webhooks:read', 'webhooks:manage'],
    may: [
      ...OWN,
      ...READ_WEBHOOKS,
      'webhookEndpoints.create',
      'webhookEndpoints.update',
      'webhookEndpoints.delete',
      'webhookEndpoints.rotateSecret',
      'webhookEndpoints.test',
      'webhookEndpoints.replay',
      'webhookDeliveries.redeliver',
      'apiKeys.list',
      'apiKeys.get',
      'apiKeys.create',
      'apiKeys.update',
      'apiKeys.revoke',
      'apiKeys.rotate',
      'apiKeys.finishRotation',
      'apiKeys.collectSecret',
      'deviceAuthorizations.approve',
    ],
  },
  'billing contact': {
    permissions: ['workspace:read', 'billing:read', 'billing:manage'],
    may: [...OWN, ...READ_WORKSPACE, 'billing.get', 'billing.update', 'usage.get'],
  },
  clerk: {
    permissions: ['projects:read', 'accounts:read', 'payments:read', 'payments:create'],
    may: [
      ...OWN,
      ...READ_PROJECTS,
      ...READ_ACCOUNTS,
      ...READ_PAYMENTS,
      'payments.preview',
      'payments.create',
      'payments.update',
      'paymentBatches.preview',
      'paymentBatches.create',
      'paymentBatches.import',
    ],
  },
  approver: {
    permissions: ['projects:read', 'accounts:read', 'payments:read', 'payments:approve'],
    may: [
      ...OWN,
      ...READ_PROJECTS,
      ...READ_ACCOUNTS,
      ...READ_PAYMENTS,
      'approvals.approve',
      'approvals.reject',
      'approvals.withdraw',
      'approvals.decide',
      'myApprovals.list',
      'controlChanges.approve',
      'controlChanges.reject',
      'approvalDelegations.create',
      'approvalDelegations.list',
      'approvalDelegations.delete',
    ],
  },
  auditor: {
    permissions: [
      'workspace:read',
      'members:read',
      'roles:read',
      'projects:read',
      'project_members:read',
      'webhooks:read',
      'accounts:read',
      'payments:read',
      'payment_controls:read',
      'ledger:read',
      'audit:read',
      'audit:export',
    ],
    may: [
      ...OWN,
      ...READ_WORKSPACE,
      ...READ_PROJECTS,
      ...READ_ACCOUNTS,
      ...READ_PAYMENTS,
      ...READ_LEDGER,
      ...READ_WEBHOOKS,
      'members.list',
      'members.get',
      'roles.list',
      'roles.get',
      'projectMembers.list',
      'approvalRules.list',
      'approvalRules.get',
      'controlChanges.list',
      'controlChanges.get',
      'approvalRules.test',
      'paymentLimits.list',
      'paymentLimits.get',
      'exchangeRates.list',
      'auditEvents.list',
      'auditEvents.get',
      'auditExports.create',
      'auditExports.get',
      'auditExports.download',
      'auditCheckpoints.list',
    ],
  },
};
