import type { Knex } from 'knex';
import { credentialRepository } from './access/credential-repository.ts';
import { apiKeyRepository } from './api-keys/repository.ts';
import { auditExportRepository } from './audit/export-repository.ts';
import { auditRepository } from './audit/repository.ts';
import { quotaRepository } from './billing/quota-repository.ts';
import { billingRepository } from './billing/repository.ts';
import { TenantScope } from './database/tenant-scope.ts';
import { importRepository } from './invitations/import-repository.ts';
import { invitationRepository, invitationTokenRepository } from './invitations/repository.ts';
import { managerGrantRepository, organizationGrantRepository } from './managers/repository.ts';
import { accessRequestRepository } from './managers/request-repository.ts';
import { offboardingRepository } from './members/offboarding-repository.ts';
import { memberRepository } from './members/repository.ts';
import { notificationRepository } from './notifications/repository.ts';
import { workspaceMoveRepository } from './organizations/move-repository.ts';
import { organizationRepository } from './organizations/repository.ts';
import { organizationSettingsRepository } from './organizations/settings-repository.ts';
import { tenantRepository } from './organizations/tenant-repository.ts';
import { projectMemberRepository } from './projects/member-repository.ts';
import { projectRepository } from './projects/repository.ts';
import { roleRepository } from './roles/repository.ts';
import { sessionRepository } from './sessions/repository.ts';
import { settingsRepository } from './settings/repository.ts';
import { userRepository } from './users/repository.ts';
import { passwordResetRequestRepository } from './users/reset-request-repository.ts';
import { singleUseTokenRepository } from './users/single-use-token-repository.ts';
import { webhookDeliveryRepository } from './webhooks/delivery-repository.ts';
import { webhookEndpointRepository } from './webhooks/endpoint-repository.ts';
import { workspaceRepository } from './workspaces/repository.ts';

const createTenantRepositories = (scope: TenantScope) => ({
  billing: billingRepository(scope),
  quotas: quotaRepository(scope),
  notifications: notificationRepository(scope),
  settings: settingsRepository(scope),
  members: memberRepository(scope),
  roles: roleRepository(scope),
  projects: projectRepository(scope),
  projectMembers: projectMemberRepository(scope),
  apiKeys: apiKeyRepository(scope),
  audit: auditRepository(scope),
  auditExports: auditExportRepository(scope),
  webhookEndpoints: webhookEndpointRepository(scope),
  webhookDeliveries: webhookDeliveryRepository(scope),
  invitations: invitationRepository(scope),
  managerGrants: managerGrantRepository(scope),
  accessRequests: accessRequestRepository(scope),
  imports: importRepository(scope),
});

/** Repositories that see one workspace only. */
export type TenantRepositories = ReturnType<typeof createTenantRepositories>;

/** All repositories, built on one connection or transaction: there is no other way to get at them. */
export const createRepositories = (db: Knex) => ({
  /** Fails when the database cannot be reached. */
  async ping(): Promise<void> {
    await db.raw('select 1');
  },
  users: userRepository(db),
  singleUseTokens: singleUseTokenRepository(db),
  passwordResetRequests: passwordResetRequestRepository(db),
  sessions: sessionRepository(db),
  credentials: credentialRepository(db),
  invitationTokens: invitationTokenRepository(db),
  tenants: tenantRepository(db),
  workspaces: workspaceRepository(db),
  organizations: organizationRepository(db),
  organizationSettings: organizationSettingsRepository(db),
  workspaceMoves: workspaceMoveRepository(db),
  offboarding: offboardingRepository(db),
  organizationGrants: organizationGrantRepository(db),
  tenant: (workspaceId: string): TenantRepositories =>
    createTenantRepositories(new TenantScope(db, workspaceId)),
});

export type Repositories = ReturnType<typeof createRepositories>;
