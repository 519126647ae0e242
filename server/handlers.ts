import { accessHandlers } from './access-checks/handlers.ts';
import { apiKeyHandlers } from './api-keys/handlers.ts';
import { organizationKeyHandlers } from './api-keys/organization-handlers.ts';
import { auditHandlers } from './audit/handlers.ts';
import { organizationAuditHandlers } from './audit/organization-handlers.ts';
import { billingHandlers } from './billing/handlers.ts';
import type { Handlers } from './contract/types.ts';
import { installLinkHandlers } from './install-links/handlers.ts';
import { redemptionHandlers } from './install-links/redemption-handlers.ts';
import { invitationHandlers } from './invitations/handlers.ts';
import { importHandlers } from './invitations/import-handlers.ts';
import { organizationInvitationHandlers } from './invitations/organization-handlers.ts';
import { managerHandlers } from './managers/handlers.ts';
import { accessRequestHandlers } from './managers/request-handlers.ts';
import { memberHandlers } from './members/handlers.ts';
import { organizationMemberHandlers } from './members/organization-handlers.ts';
import { metaHandlers } from './meta/handlers.ts';
import { notificationHandlers } from './notifications/handlers.ts';
import { organizationHandlers } from './organizations/handlers.ts';
import { moveHandlers } from './organizations/move-handlers.ts';
import { organizationSettingsHandlers } from './organizations/settings-handlers.ts';
import { projectHandlers } from './projects/handlers.ts';
import { projectMemberHandlers } from './projects/member-handlers.ts';
import { roleHandlers } from './roles/handlers.ts';
import { sessionHandlers } from './sessions/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { templateHandlers } from './templates/handlers.ts';
import { templateRunHandlers } from './templates/run-handlers.ts';
import { userHandlers } from './users/handlers.ts';
import { recoveryHandlers } from './users/recovery-handlers.ts';
import { webhookDeliveryHandlers } from './webhooks/delivery-handlers.ts';
import { webhookEndpointHandlers } from './webhooks/endpoint-handlers.ts';
import { organizationWebhookHandlers } from './webhooks/organization-handlers.ts';
import { workspaceHandlers } from './workspaces/handlers.ts';

/** Every operation of the document and the function that serves it. An operation that is missing here does not compile. */
export const handlers: Handlers = {
  ...metaHandlers,
  ...userHandlers,
  ...recoveryHandlers,
  ...sessionHandlers,
  ...workspaceHandlers,
  ...settingsHandlers,
  ...billingHandlers,
  ...notificationHandlers,
  ...memberHandlers,
  ...invitationHandlers,
  ...importHandlers,
  ...organizationHandlers,
  ...organizationSettingsHandlers,
  ...organizationMemberHandlers,
  ...organizationInvitationHandlers,
  ...organizationKeyHandlers,
  ...managerHandlers,
  ...accessRequestHandlers,
  ...installLinkHandlers,
  ...redemptionHandlers,
  ...organizationAuditHandlers,
  ...organizationWebhookHandlers,
  ...moveHandlers,
  ...templateHandlers,
  ...templateRunHandlers,
  ...roleHandlers,
  ...projectHandlers,
  ...projectMemberHandlers,
  ...apiKeyHandlers,
  ...accessHandlers,
  ...auditHandlers,
  ...webhookEndpointHandlers,
  ...webhookDeliveryHandlers,
};
