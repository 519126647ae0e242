import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { requireActivator } from '../sessions/service.ts';
import { endSessionsOf } from './rested-sessions.ts';
import { requireGivenRole, resolveMappings } from './role-mappings.ts';
import { getSerialized, lockConnection } from './service.ts';
import { endSetupLinks } from './setup-links/service.ts';
import { unconfirmIdentities } from './unconfirmed-identities.ts';

/** How long a test counts. */
const TEST_MS = DAY_MS;

/** @throws stale_test unless a test of the current configuration passed less than a day ago */
async function assertTested(
  context: HandlerContext<'stale_test'>,
  id: string,
  testId: string,
  digest: string | null,
): Promise<void> {
  const { tenant, now } = context;
  const test = await tenant.ssoConnections.test(id, testId);
  const isFresh =
    test?.finished_at != null &&
    now.getTime() - test.finished_at.getTime() < TEST_MS &&
    test.finished_at <= now;
  if (test?.status === 'passed' && test.digest === digest && isFresh) return;
  throw context.refuse(
    'stale_test',
    'The test is of another configuration, did not pass, or is more than a day old. Test the connection again.',
  );
}

type ActivationCode =
  | 'privilege_escalation'
  | 'reauthentication_required'
  | 'insufficient_scope'
  | 'stale_test';

/** Activates the tested configuration, with the role of the caller as its authority. The caller has just reauthenticated. */
export async function activateConnection(
  context: HandlerContext<ActivationCode>,
  id: string,
  testId: string,
): Promise<Schemas['SsoConnection']> {
  const { tenant, tenantId, repositories, now } = context;
  await repositories.tenants.lock(tenantId);
  const { locked, fresh } = await lockAuthority(context, { lock: () => lockConnection(context, id) });
  const row = assertFound(locked, 'connection');
  const { userId, role } = requireActivator(context, fresh, 'a connection');
  const digest = row.draft_digest ?? row.active_digest;
  await assertTested(context, id, testId, digest);
  if (row.default_role !== null) await requireGivenRole(fresh, row.default_role, 'jit/default_role');
  await resolveMappings(fresh, row.role_mappings);
  await tenant.ssoConnections.update(id, {
    active_digest: digest,
    draft_digest: null,
    activated_by: userId,
    authority: role.id,
    activated_at: now,
    disabled_at: null,
    failing_since: null,
    failures: 0,
    failures_since: null,
  });
  await endSetupLinks(context, id, true);
  await unconfirmIdentities(context, row, { active_digest: digest, authority: role.id });
  const connection = await getSerialized(context, id);
  context.emit('sso_connection.activated', connection);
  return connection;
}

/** Asserts that people can sign in without a connection where that is required. The tenant is locked. @throws invalid_state */
async function assertDispensable(context: HandlerContext<'invalid_state'>, id: string): Promise<void> {
  const { repositories, tenantId } = context;
  const stranded = await repositories.signInPolicyHolders.strandedWithout(tenantId, id);
  if (stranded === undefined) return;
  throw context.refuse(
    'invalid_state',
    `The sign-in policy of ${stranded} requires single sign-on, and this is its last active connection. Change the policy first.`,
  );
}

export async function disableConnection(
  context: HandlerContext<'invalid_state'>,
  id: string,
  endsSessions: boolean,
): Promise<Schemas['SsoConnection']> {
  const { tenant, tenantId, repositories, now } = context;
  await repositories.tenants.lock(tenantId);
  const row = await lockConnection(context, id);
  if (row.active_digest === null || row.disabled_at !== null)
    throw context.refuse('invalid_state', 'The connection is not active.');
  await assertDispensable(context, id);
  await tenant.ssoConnections.update(id, { disabled_at: now, failing_since: null });
  if (endsSessions) await endSessionsOf(context, id);
  const connection = await getSerialized(context, id);
  context.emit('sso_connection.disabled', connection);
  return connection;
}

export async function deleteConnection(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<undefined> {
  const { tenant, tenantId, repositories } = context;
  await repositories.tenants.lock(tenantId);
  await lockConnection(context, id);
  const connection = await getSerialized(context, id);
  await assertDispensable(context, id);
  await endSessionsOf(context, id);
  await endSetupLinks(context, id, false);
  await tenant.ssoConnections.remove(id);
  context.emit('sso_connection.deleted', connection);
}
