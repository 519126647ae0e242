import { foundation0001 } from './0001-foundation.ts';
import { identity0002 } from './0002-identity.ts';
import { tenancy0003 } from './0003-tenancy.ts';
import { delegation0004 } from './0004-delegation.ts';
import { access0005 } from './0005-access.ts';
import { records0006 } from './0006-records.ts';
import { applicationKeys0007 } from './0007-application-keys.ts';
import { applicationPermissions0008 } from './0008-application-permissions.ts';
import { accessTokens0009 } from './0009-access-tokens.ts';
import { externalIds0010 } from './0010-external-ids.ts';
import { plans0011 } from './0011-plans.ts';
import { usage0012 } from './0012-usage.ts';
import { projectSettings0013 } from './0013-project-settings.ts';
import { ledger0014 } from './0014-ledger.ts';
import { accounts0015 } from './0015-accounts.ts';
import { paymentControls0016 } from './0016-payment-controls.ts';
import { paymentLimits0017 } from './0017-payment-limits.ts';
import { decisions0018 } from './0018-decisions.ts';
import { payments0019 } from './0019-payments.ts';
import { keptPayments0020 } from './0020-kept-payments.ts';
import { sandboxClocks0021 } from './0021-sandbox-clocks.ts';
import { connectors0022 } from './0022-connectors.ts';
import { approvals0023 } from './0023-approvals.ts';
import { paymentBatches0024 } from './0024-payment-batches.ts';
import { batchApprovals0025 } from './0025-batch-approvals.ts';
import { controlChanges0026 } from './0026-control-changes.ts';
import { pendingAccounts0027 } from './0027-pending-accounts.ts';
import { paymentPlaces0028 } from './0028-payment-places.ts';
import { virtualKeys0030 } from './0030-virtual-keys.ts';
import { gatewayConfigs0031 } from './0031-gateway-configs.ts';
import { gatewayPrices0032 } from './0032-gateway-prices.ts';
import { gatewayAccounting0033 } from './0033-gateway-accounting.ts';
import { gatewayControls0034 } from './0034-gateway-controls.ts';
import { limitsWithApproval0035 } from './0035-limits-with-approval.ts';
import { defaultsOfKeys0036 } from './0036-defaults-of-keys.ts';
import { gatewayPayloads0037 } from './0037-gateway-payloads.ts';
import { gatewaySharedState0038 } from './0038-gateway-shared-state.ts';
import { gatewayReconciliations0039 } from './0039-gateway-reconciliations.ts';
import { proofs0040 } from './0040-proofs.ts';
import { signInPolicies0041 } from './0041-sign-in-policies.ts';
import { secondFactors0042 } from './0042-second-factors.ts';
import { passwordless0043 } from './0043-passwordless.ts';
import { signingKeys0044 } from './0044-signing-keys.ts';
import { deviceAuthorizations0045 } from './0045-device-authorizations.ts';
import { domains0046 } from './0046-domains.ts';
import { personalData0047 } from './0047-personal-data.ts';
import { directories0048 } from './0048-directories.ts';
import { callSettingsOfKeys0050 } from './0050-call-settings-of-keys.ts';
import { gatewayOfOrganizations0051 } from './0051-gateway-of-organizations.ts';
import { ssoConnections0052 } from './0052-sso-connections.ts';
import { directoryGroups0054 } from './0054-directory-groups.ts';
import { emailChanges0055 } from './0055-email-changes.ts';
import { breakGlass0057 } from './0057-break-glass.ts';
import { ssoSessionsOfRoles0059 } from './0059-sso-sessions-of-roles.ts';
import { identities0060 } from './0060-identities.ts';
import { setupLinks0061 } from './0061-setup-links.ts';
import { ssoSessionsOfMembers0065 } from './0065-sso-sessions-of-members.ts';
import { insidersOfDeletedKeys0066 } from './0066-insiders-of-deleted-keys.ts';
import { endedSetupLinks0069 } from './0069-ended-setup-links.ts';
import { callMetadataOfWorkspaces0072 } from './0072-call-metadata-of-workspaces.ts';
import { limitsByScope0073 } from './0073-limits-by-scope.ts';
import { queuedPaymentsByDirection0074 } from './0074-queued-payments-by-direction.ts';
import { dataKeysOfCachedAnswers0075 } from './0075-data-keys-of-cached-answers.ts';
import { daysOfEarlierCalls0076 } from './0076-days-of-earlier-calls.ts';

/** All migrations by name, in the order in which they run. From the first release on, migrations are only added. */
export const migrations = {
  '0001_foundation': foundation0001,
  '0002_identity': identity0002,
  '0003_tenancy': tenancy0003,
  '0004_delegation': delegation0004,
  '0005_access': access0005,
  '0006_records': records0006,
  '0007_application_keys': applicationKeys0007,
  '0008_application_permissions': applicationPermissions0008,
  '0009_access_tokens': accessTokens0009,
  '0010_external_ids': externalIds0010,
  '0011_plans': plans0011,
  '0012_usage': usage0012,
  '0013_project_settings': projectSettings0013,
  '0014_ledger': ledger0014,
  '0015_accounts': accounts0015,
  '0016_payment_controls': paymentControls0016,
  '0017_payment_limits': paymentLimits0017,
  '0018_decisions': decisions0018,
  '0019_payments': payments0019,
  '0020_kept_payments': keptPayments0020,
  '0021_sandbox_clocks': sandboxClocks0021,
  '0022_connectors': connectors0022,
  '0023_approvals': approvals0023,
  '0024_payment_batches': paymentBatches0024,
  '0025_batch_approvals': batchApprovals0025,
  '0026_control_changes': controlChanges0026,
  '0027_pending_accounts': pendingAccounts0027,
  '0028_payment_places': paymentPlaces0028,
  '0030_virtual_keys': virtualKeys0030,
  '0031_gateway_configs': gatewayConfigs0031,
  '0032_gateway_prices': gatewayPrices0032,
  '0033_gateway_accounting': gatewayAccounting0033,
  '0034_gateway_controls': gatewayControls0034,
  '0035_limits_with_approval': limitsWithApproval0035,
  '0036_defaults_of_keys': defaultsOfKeys0036,
  '0037_gateway_payloads': gatewayPayloads0037,
  '0038_gateway_shared_state': gatewaySharedState0038,
  '0039_gateway_reconciliations': gatewayReconciliations0039,
  '0040_proofs': proofs0040,
  '0041_sign_in_policies': signInPolicies0041,
  '0042_second_factors': secondFactors0042,
  '0043_passwordless': passwordless0043,
  '0044_signing_keys': signingKeys0044,
  '0045_device_authorizations': deviceAuthorizations0045,
  '0046_domains': domains0046,
  '0047_personal_data': personalData0047,
  '0048_directories': directories0048,
  '0050_call_settings_of_keys': callSettingsOfKeys0050,
  '0051_gateway_of_organizations': gatewayOfOrganizations0051,
  '0052_sso_connections': ssoConnections0052,
  '0054_directory_groups': directoryGroups0054,
  '0055_email_changes': emailChanges0055,
  '0057_break_glass': breakGlass0057,
  '0059_sso_sessions_of_roles': ssoSessionsOfRoles0059,
  '0060_identities': identities0060,
  '0061_setup_links': setupLinks0061,
  '0065_sso_sessions_of_members': ssoSessionsOfMembers0065,
  '0066_insiders_of_deleted_keys': insidersOfDeletedKeys0066,
  '0069_ended_setup_links': endedSetupLinks0069,
  '0072_call_metadata_of_workspaces': callMetadataOfWorkspaces0072,
  '0073_limits_by_scope': limitsByScope0073,
  '0074_queued_payments_by_direction': queuedPaymentsByDirection0074,
  '0075_data_keys_of_cached_answers': dataKeysOfCachedAnswers0075,
  '0076_days_of_earlier_calls': daysOfEarlierCalls0076,
} as const;
