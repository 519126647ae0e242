import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ApiDocument } from '../api/api-document.ts';
import { HOUR_SECONDS } from '../api/times.ts';
import { purgeAccessChanges } from '../auth/authorization/access-change-repository.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import type { ResolveTxt } from '../auth/network/txt-resolver.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import { vacuumAndAnalyze } from '../database/embedded/vacuum.ts';
import type { Job } from '../jobs/job-runner.ts';
import { createSealJob } from '../jobs/seal-job.ts';
import type { MailLimits } from '../mail/limits.ts';
import { createMailMetrics } from '../mail/metrics.ts';
import { createMailJob } from '../mail/send-job.ts';
import type { MailTransport } from '../mail/transport.ts';
import { createExportJob } from '../operations/exports/export-job.ts';
import { exportQueueRepository } from '../operations/exports/repository.ts';
import { purgeExpiredReplies } from '../operations/idempotency.ts';
import type { ExecuteInternal } from '../operations/operation-executor.ts';
import { purgeDecisions } from '../operations/refusals/decision-repository.ts';
import { purgeExpiredTokens } from './access/access-tokens/repository.ts';
import { keepSigningKeys } from './access/access-tokens/service.ts';
import { createKeyExpiryJob } from './access/api-keys/key-expiry-job.ts';
import { createRotationJob } from './access/api-keys/rotation-job.ts';
import { purgeDeviceAuthorizations } from './access/devices/repository.ts';
import { createVaultJob } from './access/vault-keys/vault-job.ts';
import { createAccountingJobs } from './gateway/accounting/jobs.ts';
import { createCacheJob } from './gateway/cache/jobs.ts';
import { createLogRetentionJob } from './gateway/logs/retention-job.ts';
import { createPayloadJob } from './gateway/payloads/jobs.ts';
import { createCloseDaysJob } from './gateway/reconciliations/close-days-job.ts';
import { usageRenderer } from './gateway/reconciliations/export.ts';
import { gatewayDayRepository } from './gateway/reconciliations/repository.ts';
import { purgeDirectoryRequests } from './identity/directories/requests/repository.ts';
import { createTokenAgeJob } from './identity/directories/token-age-job.ts';
import { createDomainJob } from './identity/domains/check-job.ts';
import { emailChangeRepository } from './identity/email-changes/repository.ts';
import { factorRepository } from './identity/factors/repository.ts';
import { passkeyRepository } from './identity/passkeys/repository.ts';
import { signInChallengeRepository } from './identity/sessions/challenge-repository.ts';
import { addressGuessRepository } from './identity/sign-in-codes/guess-repository.ts';
import { signInCodeRepository } from './identity/sign-in-codes/repository.ts';
import { createSignInCodeJob } from './identity/sign-in-codes/send-job.ts';
import { createCertificateJob } from './identity/sso-connections/certificate-job.ts';
import { ssoFlowRepository } from './identity/sso-connections/flows/flow-repository.ts';
import type { IdentityProviders } from './identity/sso-connections/identity-providers.ts';
import { createMetadataJob } from './identity/sso-connections/metadata-job.ts';
import { createPasswordResetJob } from './identity/users/password-reset-job.ts';
import { singleUseTokenRepository } from './identity/users/single-use-token-repository.ts';
import { createBatchJob } from './payments/batches/batch-job.ts';
import { dueBatches } from './payments/batches/due-repository.ts';
import { processBatch, recordFailure } from './payments/batches/process-batch.ts';
import { createPaymentsJob } from './payments/connectors/payments-job.ts';
import { createProcessPayments } from './payments/connectors/process-payments.ts';
import { dueProjects } from './payments/connectors/work-repository.ts';
import { ledgerChainBookRepository } from './payments/ledger/chain-book-repository.ts';
import { ledgerChains } from './payments/ledger/chains.ts';
import { ledgerRenderer } from './payments/ledger/export.ts';
import { createLedgerPurgeJob } from './payments/ledger/purge-job.ts';
import { createLedgerVerifyJob } from './payments/ledger/verify-job.ts';
import { auditChains } from './records/audit/chains.ts';
import { auditRenderer } from './records/audit/export.ts';
import { auditRepository } from './records/audit/repository.ts';
import { createRetentionJob } from './records/audit/retention.ts';
import { createPurgeJob } from './records/data-retention/purge-job.ts';
import { createEventRetentionJob } from './records/webhooks/event-retention-job.ts';
import { createRepositories } from './repositories.ts';
import { createDigestJob } from './tenancy/notifications/digest-job.ts';
import { createGrantExpiryJob } from './tenancy/provenance/grant-expiry-job.ts';
import { createTemplateJob } from './tenancy/templates/apply-job.ts';
import { purgeUsage } from './tenancy/usage/repository.ts';

export interface JobDependencies {
  contract: ApiDocument;
  authorizer: Authorizer;
  database: Database;
  secrets: Secrets;
  logger: Logger;
  publicUrl: string;
  /** Base URL of the front end, which the links in mails open. */
  appUrl: string;
  transport: MailTransport;
  mailLimits: MailLimits;
  executeInternal: ExecuteInternal;
  /** Years for which the ledger of a live project is kept after the project. */
  paymentRetentionYears: number;
  /** Registry for the metrics of jobs. */
  registry: Registry;
  resolveTxt: ResolveTxt;
  identityProviders: IdentityProviders;
}

/** Creates all background jobs. */
export function createJobs(tools: JobDependencies): Job[] {
  const {
    contract,
    authorizer,
    database,
    secrets,
    logger,
    publicUrl,
    appUrl,
    transport,
    mailLimits,
    executeInternal,
    paymentRetentionYears,
    registry,
    resolveTxt,
    identityProviders,
  } = tools;
  const processPayments = createProcessPayments({ database, secrets, build: createRepositories });
  const batchTools = { contract, database, secrets, build: createRepositories };
  const connectionTools = { database, secrets, build: createRepositories, identityProviders, publicUrl };
  return [
    createMailJob({
      database,
      secrets,
      transport,
      limits: mailLimits,
      count: createMailMetrics(registry),
      logger,
    }),
    createKeyExpiryJob(contract, database, secrets, createRepositories),
    createGrantExpiryJob({ contract, secrets, build: createRepositories }, database, (error) =>
      logger.error({ err: error }, 'could not end an expired grant; retrying'),
    ),
    createRotationJob(contract, database, secrets, createRepositories),
    createVaultJob({ database, secrets, logger, registry }),
    createPurgeJob(database, secrets.vault, (error) =>
      logger.error({ err: error }, 'could not purge deleted data; retrying'),
    ),
    createDigestJob({
      database,
      secrets,
      publicUrl,
      onError: (error) =>
        logger.error({ err: error }, 'could not write the digests of a workspace; retrying'),
    }),
    createPasswordResetJob(database, secrets, appUrl, mailLimits),
    createDomainJob({ database, secrets, resolveTxt, build: createRepositories }, (error, { id }) =>
      logger.error({ err: error, domain_id: id }, 'could not check a domain; retrying'),
    ),
    createMetadataJob(connectionTools, (error, { id }) =>
      logger.error(
        { err: error, connection_id: id },
        'could not read the metadata of a connection; retrying',
      ),
    ),
    createCertificateJob(connectionTools),
    createTokenAgeJob(database, { secrets, build: createRepositories }),
    {
      name: 'directory-requests',
      everySeconds: HOUR_SECONDS,
      run: () => purgeDirectoryRequests(database.knex),
    },
    createSignInCodeJob({ database, secrets, mailLimits, build: createRepositories }),
    {
      name: 'single-use-tokens',
      everySeconds: HOUR_SECONDS,
      run: singleUseTokenRepository(database.knex).purgeExpired,
    },
    {
      name: 'sign-in-challenges',
      everySeconds: HOUR_SECONDS,
      run: signInChallengeRepository(database.knex).purgeExpired,
    },
    {
      name: 'address-guesses',
      everySeconds: HOUR_SECONDS,
      run: addressGuessRepository(database.knex).purge,
    },
    {
      name: 'old-sign-in-codes',
      everySeconds: HOUR_SECONDS,
      run: signInCodeRepository(database.knex).purgeOld,
    },
    {
      name: 'email-changes',
      everySeconds: HOUR_SECONDS,
      run: emailChangeRepository(database.knex).purgeOld,
    },
    {
      name: 'passkey-challenges',
      everySeconds: HOUR_SECONDS,
      run: passkeyRepository(database.knex).purgeChallenges,
    },
    {
      name: 'enrollments',
      everySeconds: HOUR_SECONDS,
      run: factorRepository(database.knex).purgeWaiting,
    },
    {
      name: 'sso-flows',
      everySeconds: HOUR_SECONDS,
      run: ssoFlowRepository(database.knex).purgeExpired,
    },
    { name: 'access-tokens', everySeconds: HOUR_SECONDS, run: () => purgeExpiredTokens(database.knex) },
    {
      name: 'device-authorizations',
      everySeconds: HOUR_SECONDS,
      run: () => purgeDeviceAuthorizations(database.knex),
    },
    {
      name: 'signing-keys',
      everySeconds: HOUR_SECONDS,
      run: () => keepSigningKeys(createRepositories(database.knex), secrets.vault),
    },
    { name: 'decisions', everySeconds: HOUR_SECONDS, run: () => purgeDecisions(database.knex) },
    { name: 'usage', everySeconds: HOUR_SECONDS, run: () => purgeUsage(database.knex) },
    { name: 'idempotency-records', everySeconds: 600, run: () => purgeExpiredReplies(database.knex) },
    createSealJob('audit-seals', database, auditChains(secrets.auditSigner)),
    createSealJob('ledger-seals', database, ledgerChains(secrets.auditSigner)),
    createLedgerVerifyJob(database),
    createLedgerPurgeJob(database, paymentRetentionYears),
    createPaymentsJob(
      () => dueProjects(database.knex),
      processPayments,
      (error, { project_id }) =>
        logger.error({ err: error, project_id }, 'could not process the payments of a project; retrying'),
    ),
    createBatchJob(
      () => dueBatches(database.knex),
      (batch) => processBatch(batchTools, batch),
      async (error, batch) => {
        logger.error({ err: error, batch_id: batch.id }, 'could not process a batch of payments');
        await recordFailure(batchTools, batch, error);
      },
    ),
    createExportJob(database, {
      audit: (scope) => auditRenderer(auditRepository(scope), secrets.auditSigner),
      ledger: (scope) => ledgerRenderer(ledgerChainBookRepository(scope), secrets.auditSigner),
      usage: (scope) => usageRenderer(gatewayDayRepository(scope), secrets.auditSigner),
    }),
    createRetentionJob(database, authorizer),
    ...createAccountingJobs(database.knex),
    createCacheJob(database),
    createCloseDaysJob(database.knex, (error, { tenant_id, day }) =>
      logger.error({ err: error, workspace_id: tenant_id, day }, 'could not close a day of calls; retrying'),
    ),
    createLogRetentionJob(database),
    createPayloadJob(database.knex),
    ...(database.engine === 'embedded'
      ? [{ name: 'embedded-upkeep', everySeconds: 300, run: () => vacuumAndAnalyze(database.knex) }]
      : []),
    {
      name: 'export-expiry',
      everySeconds: 600,
      run: exportQueueRepository(database.knex).purgeExpired,
    },
    createEventRetentionJob(database),
    createTemplateJob(
      { contract, authorizer, secrets, database, executeInternal, build: createRepositories },
      (error) => logger.error({ err: error }, 'could not apply a template to a workspace'),
    ),
    { name: 'access-changes', everySeconds: 60, run: () => purgeAccessChanges(database.knex) },
  ];
}
