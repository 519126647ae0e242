// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.

/** The version of this package. */
export const version = '0.1.0';

/**
 * Per operation: the method, the URI template (RFC 6570), and flags. "body": it takes a body; "csv": it takes a file;
 * "match": it takes If-Match; "explode": an array in the query repeats its name; "text": the response is not JSON.
 */
export const routes = {
  meta: {
    health: 'GET /v1/health',
    ready: 'GET /v1/ready',
  },
  workspaces: {
    list: 'GET /v1/workspaces{?archived,external_id,limit,cursor}',
    create: 'POST /v1/workspaces body',
    get: 'GET /v1/workspaces/{workspace}',
    update: 'PATCH /v1/workspaces/{workspace} body match',
    delete: 'DELETE /v1/workspaces/{workspace}{?confirm} match',
    restore: 'POST /v1/workspaces/{workspace}/restore',
    transferOwnership: 'POST /v1/workspaces/{workspace}/ownership body',
    release: 'POST /v1/workspaces/{workspace}/release body',
  },
  settings: {
    get: 'GET /v1/workspaces/{workspace}/settings',
    update: 'PATCH /v1/workspaces/{workspace}/settings body match',
  },
  members: {
    list: 'GET /v1/workspaces/{workspace}/members{?status,role,external_id,limit,cursor}',
    add: 'POST /v1/workspaces/{workspace}/members body',
    get: 'GET /v1/workspaces/{workspace}/members/{user_id}',
    update: 'PATCH /v1/workspaces/{workspace}/members/{user_id} body match',
    remove: 'DELETE /v1/workspaces/{workspace}/members/{user_id}{?dry_run} match',
    deactivate: 'POST /v1/workspaces/{workspace}/members/{user_id}/deactivate{?dry_run}',
    reactivate: 'POST /v1/workspaces/{workspace}/members/{user_id}/reactivate',
  },
  organizationMembers: {
    list: 'GET /v1/organizations/{organization}/members{?role,external_id,limit,cursor}',
    add: 'POST /v1/organizations/{organization}/members body',
    get: 'GET /v1/organizations/{organization}/members/{user_id}',
    update: 'PATCH /v1/organizations/{organization}/members/{user_id} body match',
    remove: 'DELETE /v1/organizations/{organization}/members/{user_id}{?dry_run} match',
  },
  invitations: {
    preview: 'POST /v1/invitations/preview body',
    accept: 'POST /v1/invitations/accept body',
    list: 'GET /v1/workspaces/{workspace}/invitations{?status,import_id,external_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/invitations body',
    get: 'GET /v1/workspaces/{workspace}/invitations/{invitation_id}',
    resend: 'POST /v1/workspaces/{workspace}/invitations/{invitation_id}/resend',
    cancel: 'POST /v1/workspaces/{workspace}/invitations/{invitation_id}/cancel',
    import: 'POST /v1/workspaces/{workspace}/invitations/import{?dry_run} csv',
    importTemplate: 'GET /v1/workspaces/{workspace}/invitations/import/template text',
  },
  imports: {
    undo: 'POST /v1/workspaces/{workspace}/imports/{import_id}/undo',
  },
  organizationInvitations: {
    list: 'GET /v1/organizations/{organization}/invitations{?status,external_id,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/invitations body',
    get: 'GET /v1/organizations/{organization}/invitations/{invitation_id}',
    resend: 'POST /v1/organizations/{organization}/invitations/{invitation_id}/resend',
    cancel: 'POST /v1/organizations/{organization}/invitations/{invitation_id}/cancel',
  },
  roles: {
    list: 'GET /v1/workspaces/{workspace}/roles{?external_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/roles body',
    get: 'GET /v1/workspaces/{workspace}/roles/{role_id}',
    update: 'PATCH /v1/workspaces/{workspace}/roles/{role_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/roles/{role_id} match',
  },
  projects: {
    list: 'GET /v1/workspaces/{workspace}/projects{?environment,archived,external_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/projects body',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}',
    update: 'PATCH /v1/workspaces/{workspace}/projects/{project} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/projects/{project} match',
    restore: 'POST /v1/workspaces/{workspace}/projects/{project}/restore',
  },
  projectMembers: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/members{?limit,cursor}',
    set: 'PUT /v1/workspaces/{workspace}/projects/{project}/members/{user_id} body match',
    remove: 'DELETE /v1/workspaces/{workspace}/projects/{project}/members/{user_id} match',
  },
  projectSettings: {
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/settings',
    update: 'PATCH /v1/workspaces/{workspace}/projects/{project}/settings body match',
  },
  notificationPreferences: {
    get: 'GET /v1/workspaces/{workspace}/notification-preferences',
    update: 'PATCH /v1/workspaces/{workspace}/notification-preferences body match',
  },
  billing: {
    get: 'GET /v1/workspaces/{workspace}/billing',
    update: 'PATCH /v1/workspaces/{workspace}/billing body match',
  },
  plans: {
    list: 'GET /v1/plans{?limit,cursor}',
    create: 'POST /v1/plans body',
    get: 'GET /v1/plans/{plan_id}',
    update: 'PATCH /v1/plans/{plan_id} body match',
    archive: 'POST /v1/plans/{plan_id}/archive',
    unarchive: 'POST /v1/plans/{plan_id}/unarchive',
    set: 'PUT /v1/workspaces/{workspace}/plan body match',
  },
  usage: {
    get: 'GET /v1/workspaces/{workspace}/usage',
    record: 'POST /v1/workspaces/{workspace}/usage/{meter}/record body',
    consume: 'POST /v1/workspaces/{workspace}/usage/{meter}/consume body',
    release: 'POST /v1/workspaces/{workspace}/usage/{meter}/release body',
  },
  organizations: {
    list: 'GET /v1/organizations{?archived,external_id,limit,cursor}',
    create: 'POST /v1/organizations body',
    get: 'GET /v1/organizations/{organization}',
    update: 'PATCH /v1/organizations/{organization} body match',
    delete: 'DELETE /v1/organizations/{organization}{?confirm} match',
    restore: 'POST /v1/organizations/{organization}/restore',
    listWorkspaces: 'GET /v1/organizations/{organization}/workspaces{?relation,external_id,limit,cursor}',
    listGrants: 'GET /v1/organizations/{organization}/grants{?status,limit,cursor}',
  },
  organizationSettings: {
    get: 'GET /v1/organizations/{organization}/settings',
    update: 'PATCH /v1/organizations/{organization}/settings body match',
  },
  organizationMoves: {
    list: 'GET /v1/organizations/{organization}/moves{?status,limit,cursor}',
    accept: 'POST /v1/organizations/{organization}/moves/{move_id}/accept',
    decline: 'POST /v1/organizations/{organization}/moves/{move_id}/decline',
  },
  workspaceMoves: {
    list: 'GET /v1/workspaces/{workspace}/moves{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/moves body',
    cancel: 'POST /v1/workspaces/{workspace}/moves/{move_id}/cancel',
  },
  managers: {
    list: 'GET /v1/workspaces/{workspace}/managers{?status,limit,cursor}',
    grant: 'POST /v1/workspaces/{workspace}/managers body',
    get: 'GET /v1/workspaces/{workspace}/managers/{grant_id}',
    update: 'PATCH /v1/workspaces/{workspace}/managers/{grant_id} body match',
    revoke: 'DELETE /v1/workspaces/{workspace}/managers/{grant_id} match',
  },
  accessRequests: {
    list: 'GET /v1/workspaces/{workspace}/access-requests{?status,limit,cursor}',
    approve: 'POST /v1/workspaces/{workspace}/access-requests/{request_id}/approve body',
    decline: 'POST /v1/workspaces/{workspace}/access-requests/{request_id}/decline',
    create: 'POST /v1/organizations/{organization}/access-requests body',
  },
  installLinks: {
    list: 'GET /v1/organizations/{organization}/install-links{?status,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/install-links body',
    get: 'GET /v1/organizations/{organization}/install-links/{link_id}',
    update: 'PATCH /v1/organizations/{organization}/install-links/{link_id} body match',
    archive: 'POST /v1/organizations/{organization}/install-links/{link_id}/archive',
    unarchive: 'POST /v1/organizations/{organization}/install-links/{link_id}/unarchive',
    resolve: 'GET /v1/install-links/{hash}',
    preview: 'GET /v1/install-links/{hash}/preview',
    redeem: 'POST /v1/install-links/{hash}/redeem body',
  },
  templates: {
    list: 'GET /v1/organizations/{organization}/templates{?limit,cursor}',
    create: 'POST /v1/organizations/{organization}/templates body',
    get: 'GET /v1/organizations/{organization}/templates/{template_id}',
    update: 'PATCH /v1/organizations/{organization}/templates/{template_id} body match',
    delete: 'DELETE /v1/organizations/{organization}/templates/{template_id} match',
    plan: 'POST /v1/organizations/{organization}/templates/{template_id}/plan body',
    apply: 'POST /v1/organizations/{organization}/templates/{template_id}/apply body',
  },
  templateRuns: {
    list: 'GET /v1/organizations/{organization}/template-runs{?template_id,status,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/template-runs/{run_id}',
    listResults: 'GET /v1/organizations/{organization}/template-runs/{run_id}/results{?status,limit,cursor}',
  },
  users: {
    list: 'GET /v1/users{?external_id,limit,cursor}',
    signUp: 'POST /v1/users body',
    get: 'GET /v1/users/{user_id}',
    update: 'PATCH /v1/users/{user_id} body match',
  },
  me: {
    get: 'GET /v1/me',
    update: 'PATCH /v1/me body match',
    listWorkspaces: 'GET /v1/me/workspaces{?relation,limit,cursor}',
  },
  emailVerifications: {
    create: 'POST /v1/email-verifications',
    confirm: 'POST /v1/email-verifications/confirm body',
  },
  passwordResets: {
    create: 'POST /v1/password-resets body',
    confirm: 'POST /v1/password-resets/confirm body',
  },
  sessions: {
    list: 'GET /v1/sessions{?limit,cursor}',
    create: 'POST /v1/sessions body',
    revoke: 'DELETE /v1/sessions/{session_id}',
    reauthenticate: 'POST /v1/sessions/current/reauthentication body',
  },
  apiKeys: {
    list: 'GET /v1/workspaces/{workspace}/api-keys{?kind,status,user_id,external_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/api-keys body',
    get: 'GET /v1/workspaces/{workspace}/api-keys/{key_id}',
    update: 'PATCH /v1/workspaces/{workspace}/api-keys/{key_id} body match',
    revoke: 'DELETE /v1/workspaces/{workspace}/api-keys/{key_id} match',
    rotate: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/rotate body',
    finishRotation: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/rotation/finish',
    collectSecret: 'POST /v1/workspaces/{workspace}/api-keys/{key_id}/secret/collect',
    verify: 'POST /v1/api-keys/verify body',
  },
  organizationKeys: {
    list: 'GET /v1/organizations/{organization}/api-keys{?status,external_id,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/api-keys body',
    get: 'GET /v1/organizations/{organization}/api-keys/{key_id}',
    update: 'PATCH /v1/organizations/{organization}/api-keys/{key_id} body match',
    revoke: 'DELETE /v1/organizations/{organization}/api-keys/{key_id} match',
    rotate: 'POST /v1/organizations/{organization}/api-keys/{key_id}/rotate body',
    finishRotation: 'POST /v1/organizations/{organization}/api-keys/{key_id}/rotation/finish',
    collectSecret: 'POST /v1/organizations/{organization}/api-keys/{key_id}/secret/collect',
  },
  applicationKeys: {
    list: 'GET /v1/application-keys{?status,limit,cursor}',
    create: 'POST /v1/application-keys body',
    get: 'GET /v1/application-keys/{application_key_id}',
    update: 'PATCH /v1/application-keys/{application_key_id} body match',
    revoke: 'DELETE /v1/application-keys/{application_key_id} match',
    rotate: 'POST /v1/application-keys/{application_key_id}/rotate body',
    finishRotation: 'POST /v1/application-keys/{application_key_id}/rotation/finish',
  },
  accessTokens: {
    create: 'POST /v1/access-tokens body',
  },
  credentials: {
    verify: 'POST /v1/credentials/verify body',
  },
  credentialChanges: {
    stream: 'GET /v1/credential-changes text',
    renew: 'POST /v1/credential-changes/lease body',
  },
  permissions: {
    list: 'GET /v1/permissions',
  },
  access: {
    check: 'POST /v1/workspaces/{workspace}/access/check body',
  },
  applicationPermissions: {
    list: 'GET /v1/application-permissions{?limit,cursor}',
    replace: 'PUT /v1/application-permissions{?dry_run,force} body',
    create: 'POST /v1/application-permissions{?dry_run} body',
    get: 'GET /v1/application-permissions/{registered_name}',
    update: 'PATCH /v1/application-permissions/{registered_name}{?dry_run} body match',
    delete: 'DELETE /v1/application-permissions/{registered_name}{?dry_run,force} match',
  },
  vaultKeys: {
    status: 'GET /v1/vault-keys',
    rotate: 'POST /v1/vault-keys/rotation',
  },
  decisions: {
    get: 'GET /v1/workspaces/{workspace}/decisions/{decision_id}',
  },
  organizationDecisions: {
    get: 'GET /v1/organizations/{organization}/decisions/{decision_id}',
  },
  auditEvents: {
    list: 'GET /v1/workspaces/{workspace}/audit-events{?actor,action,target,project,since,until,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/audit-events/{event_id}',
  },
  auditExports: {
    create: 'POST /v1/workspaces/{workspace}/audit-exports body',
    get: 'GET /v1/workspaces/{workspace}/audit-exports/{export_id}',
    download: 'GET /v1/workspaces/{workspace}/audit-exports/{export_id}/download text',
  },
  auditCheckpoints: {
    list: 'GET /v1/workspaces/{workspace}/audit-checkpoints{?limit,cursor}',
  },
  auditKeys: {
    list: 'GET /v1/audit-keys',
  },
  organizationAuditEvents: {
    list: 'GET /v1/organizations/{organization}/audit-events{?actor,action,target,since,until,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/audit-events/{event_id}',
  },
  organizationAuditExports: {
    create: 'POST /v1/organizations/{organization}/audit-exports body',
    get: 'GET /v1/organizations/{organization}/audit-exports/{export_id}',
    download: 'GET /v1/organizations/{organization}/audit-exports/{export_id}/download text',
  },
  organizationAuditCheckpoints: {
    list: 'GET /v1/organizations/{organization}/audit-checkpoints{?limit,cursor}',
  },
  webhookEndpoints: {
    list: 'GET /v1/workspaces/{workspace}/webhook-endpoints{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/webhook-endpoints body',
    get: 'GET /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}',
    update: 'PATCH /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id} match',
    rotateSecret: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/rotate-secret body',
    test: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/test body',
    replay: 'POST /v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/replay body',
  },
  webhookDeliveries: {
    list: 'GET /v1/workspaces/{workspace}/webhook-deliveries{?endpoint_id,status,event_type,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}',
    redeliver: 'POST /v1/workspaces/{workspace}/webhook-deliveries/{delivery_id}/redeliver',
  },
  events: {
    list: 'GET /v1/workspaces/{workspace}/events{?type,limit,cursor}',
  },
  organizationWebhookEndpoints: {
    list: 'GET /v1/organizations/{organization}/webhook-endpoints{?limit,cursor}',
    create: 'POST /v1/organizations/{organization}/webhook-endpoints body',
    get: 'GET /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}',
    update: 'PATCH /v1/organizations/{organization}/webhook-endpoints/{endpoint_id} body match',
    delete: 'DELETE /v1/organizations/{organization}/webhook-endpoints/{endpoint_id} match',
    rotateSecret: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/rotate-secret body',
    test: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/test body',
    replay: 'POST /v1/organizations/{organization}/webhook-endpoints/{endpoint_id}/replay body',
  },
  organizationWebhookDeliveries: {
    list: 'GET /v1/organizations/{organization}/webhook-deliveries{?endpoint_id,status,event_type,limit,cursor}',
    get: 'GET /v1/organizations/{organization}/webhook-deliveries/{delivery_id}',
    redeliver: 'POST /v1/organizations/{organization}/webhook-deliveries/{delivery_id}/redeliver',
  },
  organizationEvents: {
    list: 'GET /v1/organizations/{organization}/events{?type,limit,cursor}',
  },
  accounts: {
    list: 'GET /v1/workspaces/{workspace}/accounts{?kind,currency,status,project,identifier,q,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/accounts body',
    connect: 'POST /v1/workspaces/{workspace}/accounts/own body',
    get: 'GET /v1/workspaces/{workspace}/accounts/{account_id}',
    update: 'PATCH /v1/workspaces/{workspace}/accounts/{account_id} body match',
    archive: 'DELETE /v1/workspaces/{workspace}/accounts/{account_id} match',
    block: 'POST /v1/workspaces/{workspace}/accounts/{account_id}/block body',
    unblock: 'POST /v1/workspaces/{workspace}/accounts/{account_id}/unblock',
    getBalance: 'GET /v1/workspaces/{workspace}/accounts/{account_id}/balance{?as_of}',
    listEntries: 'GET /v1/workspaces/{workspace}/accounts/{account_id}/entries{?since,until,limit,cursor}',
  },
  payments: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/payments{?status,stage,method,from_account,to_account,batch_id,reference,amount,since,until,returned,created_by,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/projects/{project}/payments body',
    preview: 'POST /v1/workspaces/{workspace}/projects/{project}/payments/preview body',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id}',
    update: 'PATCH /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id} body match',
    cancel: 'POST /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id}/cancel body',
    release: 'POST /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id}/release body',
    resolve: 'POST /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id}/resolve body',
    listEvents: 'GET /v1/workspaces/{workspace}/projects/{project}/payments/{payment_id}/events{?limit,cursor}',
  },
  workspacePayments: {
    list: 'GET /v1/workspaces/{workspace}/payments{?status,stage,method,from_account,to_account,batch_id,reference,amount,since,until,returned,created_by,limit,cursor}',
  },
  approvals: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/approvals{?status,payment_id,batch_id,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/approvals/{approval_id}',
    approve: 'POST /v1/workspaces/{workspace}/projects/{project}/approvals/{approval_id}/approve body',
    reject: 'POST /v1/workspaces/{workspace}/projects/{project}/approvals/{approval_id}/reject body',
    decide: 'POST /v1/workspaces/{workspace}/projects/{project}/approvals/decide body',
    withdraw: 'POST /v1/workspaces/{workspace}/projects/{project}/approvals/{approval_id}/withdraw',
  },
  myApprovals: {
    list: 'GET /v1/workspaces/{workspace}/approvals{?limit,cursor}',
  },
  controlChanges: {
    list: 'GET /v1/workspaces/{workspace}/control-changes{?status,kind,waiting_for_me,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/control-changes/{change_id}',
    approve: 'POST /v1/workspaces/{workspace}/control-changes/{change_id}/approve body',
    reject: 'POST /v1/workspaces/{workspace}/control-changes/{change_id}/reject body',
  },
  approvalDelegations: {
    list: 'GET /v1/workspaces/{workspace}/approval-delegations{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/approval-delegations body',
    delete: 'DELETE /v1/workspaces/{workspace}/approval-delegations/{delegation_id}',
  },
  approvalRules: {
    list: 'GET /v1/workspaces/{workspace}/approval-rules{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/approval-rules body',
    get: 'GET /v1/workspaces/{workspace}/approval-rules/{rule_id}',
    update: 'PATCH /v1/workspaces/{workspace}/approval-rules/{rule_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/approval-rules/{rule_id} match',
    test: 'POST /v1/workspaces/{workspace}/approval-rules/test body',
  },
  paymentLimits: {
    list: 'GET /v1/workspaces/{workspace}/payment-limits{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/payment-limits body',
    get: 'GET /v1/workspaces/{workspace}/payment-limits/{payment_limit_id}',
    update: 'PATCH /v1/workspaces/{workspace}/payment-limits/{payment_limit_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/payment-limits/{payment_limit_id} match',
  },
  paymentMethods: {
    list: 'GET /v1/workspaces/{workspace}/payment-methods',
    update: 'PATCH /v1/workspaces/{workspace}/payment-methods/{payment_method_id} body match',
  },
  calendars: {
    list: 'GET /v1/workspaces/{workspace}/calendars',
    get: 'GET /v1/workspaces/{workspace}/calendars/{calendar}{?from,to}',
    setDay: 'PUT /v1/workspaces/{workspace}/calendars/{calendar}/days/{date} body',
    unsetDay: 'DELETE /v1/workspaces/{workspace}/calendars/{calendar}/days/{date}',
  },
  exchangeRates: {
    list: 'GET /v1/workspaces/{workspace}/exchange-rates{?limit,cursor}',
    set: 'PUT /v1/workspaces/{workspace}/exchange-rates/{pair} body match',
  },
  ledgerAccounts: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/accounts{?currency,limit,cursor}',
  },
  ledgerTransactions: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/transactions{?kind,payment_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/projects/{project}/ledger/transactions body',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/transactions/{transaction_id}',
    reverse: 'POST /v1/workspaces/{workspace}/projects/{project}/ledger/transactions/{transaction_id}/reverse body',
  },
  ledgerCheckpoints: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/checkpoints{?limit,cursor}',
  },
  ledgerExports: {
    create: 'POST /v1/workspaces/{workspace}/projects/{project}/ledger/exports',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/exports/{ledger_export_id}',
    download: 'GET /v1/workspaces/{workspace}/projects/{project}/ledger/exports/{ledger_export_id}/download text',
  },
  ledger: {
    verify: 'POST /v1/workspaces/{workspace}/projects/{project}/ledger/verification body',
  },
  sandbox: {
    getClock: 'GET /v1/workspaces/{workspace}/projects/{project}/sandbox/clock',
    setClock: 'PUT /v1/workspaces/{workspace}/projects/{project}/sandbox/clock body',
    simulate: 'POST /v1/workspaces/{workspace}/projects/{project}/sandbox/events body',
    setFaults: 'PUT /v1/workspaces/{workspace}/projects/{project}/sandbox/faults body',
    reset: 'POST /v1/workspaces/{workspace}/projects/{project}/sandbox/reset',
  },
  paymentBatches: {
    list: 'GET /v1/workspaces/{workspace}/projects/{project}/payment-batches{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/projects/{project}/payment-batches body',
    import: 'POST /v1/workspaces/{workspace}/projects/{project}/payment-batches/import{?format,dry_run,mode,approval,from_account,expected_count,expected_total} csv',
    get: 'GET /v1/workspaces/{workspace}/projects/{project}/payment-batches/{batch_id}',
    listResults: 'GET /v1/workspaces/{workspace}/projects/{project}/payment-batches/{batch_id}/results{?status,limit,cursor}',
    cancel: 'POST /v1/workspaces/{workspace}/projects/{project}/payment-batches/{batch_id}/cancel body',
    preview: 'POST /v1/workspaces/{workspace}/projects/{project}/payment-batches/preview body',
  },
  chatCompletions: {
    create: 'POST /v1/chat/completions body',
  },
  embeddings: {
    create: 'POST /v1/embeddings body',
  },
  responses: {
    create: 'POST /v1/responses body',
  },
  messages: {
    create: 'POST /v1/messages{?beta} body',
    countTokens: 'POST /v1/messages/count_tokens{?beta} body',
  },
  models: {
    list: 'GET /v1/models{?limit,cursor}',
    get: 'GET /v1/models/{model}',
  },
  virtualKeys: {
    list: 'GET /v1/workspaces/{workspace}/virtual-keys{?provider,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/virtual-keys body',
    get: 'GET /v1/workspaces/{workspace}/virtual-keys/{virtual_key}',
    update: 'PATCH /v1/workspaces/{workspace}/virtual-keys/{virtual_key} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/virtual-keys/{virtual_key} match',
    rotate: 'POST /v1/workspaces/{workspace}/virtual-keys/{virtual_key}/rotate body',
    test: 'POST /v1/workspaces/{workspace}/virtual-keys/{virtual_key}/test body',
  },
  configs: {
    list: 'GET /v1/workspaces/{workspace}/configs{?limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/configs body',
    get: 'GET /v1/workspaces/{workspace}/configs/{config_id}',
    update: 'PATCH /v1/workspaces/{workspace}/configs/{config_id} body match',
    delete: 'DELETE /v1/workspaces/{workspace}/configs/{config_id} match',
  },
  configVersions: {
    list: 'GET /v1/workspaces/{workspace}/configs/{config_id}/versions{?limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/configs/{config_id}/versions/{version}',
    restore: 'POST /v1/workspaces/{workspace}/configs/{config_id}/versions/{version}/restore',
  },
  gatewayTargets: {
    list: 'GET /v1/workspaces/{workspace}/gateway-targets{?limit,cursor}',
  },
  budgets: {
    list: 'GET /v1/workspaces/{workspace}/budgets{?status,scope,scope_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/budgets body',
    get: 'GET /v1/workspaces/{workspace}/budgets/{budget_id}',
    update: 'PATCH /v1/workspaces/{workspace}/budgets/{budget_id} body match',
    archive: 'POST /v1/workspaces/{workspace}/budgets/{budget_id}/archive',
    reset: 'POST /v1/workspaces/{workspace}/budgets/{budget_id}/reset',
  },
  budgetUsage: {
    list: 'GET /v1/workspaces/{workspace}/budgets/{budget_id}/usage{?current,limit,cursor}',
  },
  organizationBudgets: {
    list: 'GET /v1/organizations/{organization}/budgets{?status,scope,scope_id,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/budgets body',
    get: 'GET /v1/organizations/{organization}/budgets/{budget_id}',
    update: 'PATCH /v1/organizations/{organization}/budgets/{budget_id} body match',
    archive: 'POST /v1/organizations/{organization}/budgets/{budget_id}/archive',
    reset: 'POST /v1/organizations/{organization}/budgets/{budget_id}/reset',
  },
  organizationBudgetUsage: {
    list: 'GET /v1/organizations/{organization}/budgets/{budget_id}/usage{?current,limit,cursor}',
  },
  rateLimits: {
    list: 'GET /v1/workspaces/{workspace}/rate-limits{?status,scope,scope_id,limit,cursor}',
    create: 'POST /v1/workspaces/{workspace}/rate-limits body',
    get: 'GET /v1/workspaces/{workspace}/rate-limits/{rate_limit_id}',
    update: 'PATCH /v1/workspaces/{workspace}/rate-limits/{rate_limit_id} body match',
    archive: 'POST /v1/workspaces/{workspace}/rate-limits/{rate_limit_id}/archive',
  },
  organizationRateLimits: {
    list: 'GET /v1/organizations/{organization}/rate-limits{?status,scope,scope_id,limit,cursor}',
    create: 'POST /v1/organizations/{organization}/rate-limits body',
    get: 'GET /v1/organizations/{organization}/rate-limits/{rate_limit_id}',
    update: 'PATCH /v1/organizations/{organization}/rate-limits/{rate_limit_id} body match',
    archive: 'POST /v1/organizations/{organization}/rate-limits/{rate_limit_id}/archive',
  },
  limits: {
    get: 'GET /v1/limits',
  },
  gatewayLogs: {
    list: 'GET /v1/workspaces/{workspace}/gateway-logs{?since,until,project_id,api_key_id,user_id,virtual_key_id,provider,model,failed,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/gateway-logs/{log_id}',
    getPayload: 'GET /v1/workspaces/{workspace}/gateway-logs/{log_id}/payload',
  },
  traces: {
    get: 'GET /v1/workspaces/{workspace}/traces/{trace_id}',
  },
  gatewayUsage: {
    get: 'GET /v1/workspaces/{workspace}/gateway-usage{?since,until,group_by,interval}',
  },
  modelPrices: {
    list: 'GET /v1/model-prices{?provider,model,limit,cursor}',
  },
  priceOverrides: {
    list: 'GET /v1/workspaces/{workspace}/price-overrides{?limit,cursor}',
    set: 'PUT /v1/workspaces/{workspace}/price-overrides/{override} body match',
    remove: 'DELETE /v1/workspaces/{workspace}/price-overrides/{override} match',
  },
  organizationPriceOverrides: {
    list: 'GET /v1/organizations/{organization}/price-overrides{?limit,cursor}',
    set: 'PUT /v1/organizations/{organization}/price-overrides/{override} body match',
    remove: 'DELETE /v1/organizations/{organization}/price-overrides/{override} match',
  },
  gatewayCache: {
    purge: 'DELETE /v1/workspaces/{workspace}/gateway-cache{?namespace}',
  },
  gateway: {
    explain: 'POST /v1/workspaces/{workspace}/gateway/explain body',
  },
  gatewayReconciliations: {
    list: 'GET /v1/workspaces/{workspace}/gateway-reconciliations{?balanced,limit,cursor}',
    get: 'GET /v1/workspaces/{workspace}/gateway-reconciliations/{reconciliation_id}',
  },
  gatewayUsageExports: {
    create: 'POST /v1/workspaces/{workspace}/gateway-usage-exports body',
    get: 'GET /v1/workspaces/{workspace}/gateway-usage-exports/{usage_export_id}',
    download: 'GET /v1/workspaces/{workspace}/gateway-usage-exports/{usage_export_id}/download text',
  },
} as const;
