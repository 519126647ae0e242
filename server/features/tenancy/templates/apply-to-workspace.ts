import type { ApiDocument } from '../../../api/api-document.ts';
import { notFound, type ProblemError, refuser } from '../../../api/problem.ts';
import { resolveStoredPrincipal } from '../../../auth/authentication/credential-lookup.ts';
import { type Principal, userOf } from '../../../auth/authentication/principal.ts';
import type { Authorizer } from '../../../auth/authorization/authorizer.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { ExecuteInternal } from '../../../operations/operation-executor.ts';
import { basisNow, lockDecisions } from '../../../operations/reauthorization.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { operationOf, type PlanCaller, plan, requireAllowed } from './plan.ts';
import type { ApplyResult, QueuedWorkspace } from './queue-repository.ts';
import { toProblem, versionOf } from './serializers.ts';

export interface ApplyDependencies {
  contract: ApiDocument;
  authorizer: Authorizer;
  secrets: Secrets;
  build(trx: Database['knex']): Repositories;
  executeInternal: ExecuteInternal;
}

const ApplyFailure = (status: ApplyResult['status']): ApplyResult => ({
  status,
  problem: null,
  changes: null,
});

/** Returns the result of a workspace in which a change was refused or failed. Nothing was changed there. */
export function toRunResult(contract: ApiDocument, problem: ProblemError): ApplyResult {
  // A resource was changed after the comparison.
  if (problem.code === 'precondition_failed') return ApplyFailure('stale');
  const isRefusal = [401, 403, 404].includes(contract.errors[problem.code].status);
  return { status: isRefusal ? 'refused' : 'failed', problem: toProblem(problem), changes: null };
}

/** An attempted privilege escalation is recorded, as for a request. */
export async function recordEscalation(
  trx: Database['knex'],
  { run, workspaceId }: QueuedWorkspace,
): Promise<void> {
  const { started_by, credential_id } = run;
  const type = started_by === null ? 'operator' : started_by === credential_id ? 'api_key' : 'user';
  const entry = {
    tenantId: workspaceId,
    action: 'access.escalation_refused',
    target_id: workspaceId,
    actor: { type, id: started_by },
    ip_address: run.address,
    user_agent: run.user_agent,
    request_id: run.id,
  } as const;
  await writeOutbox(trx, { audits: [entry] });
}

/**
 * Returns the principal that started a run, if its credential is valid.
 * @throws credential_expired or credential_revoked
 */
async function principalOf(
  trx: Database['knex'],
  { credentials }: Repositories,
  { credential_id: credentialId, secret_ends_at: secretEndsAt }: QueuedWorkspace['run'],
  now: Date,
): Promise<Principal> {
  if (credentialId === null) return { type: 'operator', id: 'operator' };
  // A concurrent revocation waits as well.
  await credentials.lockIfLive(credentialId, secretEndsAt !== null);
  const resolution = await resolveStoredPrincipal(trx, credentialId, secretEndsAt, now);
  if (resolution.state === 'live') return resolution.principal;
  const code = resolution.state === 'ended' ? resolution.code : 'credential_revoked';
  throw refuser.refuse(code, 'The session or key that has applied the template is no longer good.');
}

/**
 * Authorizes the current state of the caller: the credential that started the run must be valid, and still be allowed
 * to apply templates.
 * @returns the caller, and the tags of that decision
 */
async function authorizeRunCaller(
  trx: Database['knex'],
  { authorizer, secrets, build }: ApplyDependencies,
  run: QueuedWorkspace['run'],
): Promise<{ caller: PlanCaller; about: string[] }> {
  const { organization_id: organizationId, started_by, address } = run;
  const repositories = build(trx);
  const now = new Date();
  // A concurrent removal of this user from the organization waits for the transaction. A key is not a member, so none
  // is found.
  if (started_by !== null) await repositories.tenant(organizationId).members.lockRow(started_by);
  const principal = await principalOf(trx, repositories, run, now);
  const userId = userOf(principal);
  const facts = await authorizer.loadFacts(trx, { organization: organizationId, userId });
  const caller = { contract: facts.contract, authorizer, secrets, repositories, principal, address, now };
  requireAllowed(caller, facts, 'templates.apply');
  return { caller, about: authorizer.tagsOfDecision(principal, facts) };
}

/**
 * Applies the planned changes to a workspace, unless it has changed since, or the caller who started the run lost the
 * permission.
 * @throws the problem of a refused change, after which nothing has changed; AuthorizationChanged when the inputs of its
 * authorization have changed in the meantime
 */
export async function applyToWorkspace(
  trx: Database['knex'],
  tools: ApplyDependencies,
  { run, workspaceId, digest }: QueuedWorkspace,
): Promise<ApplyResult> {
  // Concurrent revocations of grants, additions with a quota, and other runs wait here.
  await tools.build(trx).workspaces.lock(workspaceId);
  const basis = await basisNow(trx);
  const { caller, about } = await authorizeRunCaller(trx, tools, run);
  const [planned] = await plan(caller, versionOf(run), {
    organizationId: run.organization_id,
    names: [workspaceId],
    relation: null,
    limit: 1,
  });
  if (planned === undefined) throw notFound('workspace');
  if (planned.problem !== null) throw planned.problem;
  if (planned.digest !== digest) return ApplyFailure('stale');
  const { principal, address, now } = caller;
  const who = { principal, address, now, userAgent: run.user_agent, requestId: run.id };
  for (const { operation, ...step } of planned.steps) {
    about.push(
      ...(await tools.executeInternal(trx, { ...who, ...step, operation: operationOf(caller, operation) })),
    );
  }
  if (planned.steps.length > 0) await lockDecisions(trx, about, basis);
  return planned.steps.length === 0
    ? ApplyFailure('unchanged')
    : { status: 'applied', problem: null, changes: planned.changes };
}
