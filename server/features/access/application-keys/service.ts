import { newId } from '../../../api/ids.ts';
import { DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import type { ApplicationKeyRow } from '../../../database/schema/credential-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { issueSecret } from '../api-keys/policies.ts';
import { statusOf } from '../api-keys/serializers.ts';
import { assertNotLimited, validateApplicationKey } from './policies.ts';
import type { ApplicationKeyChanges } from './repository.ts';
import { toApplicationKey } from './serializers.ts';

const getSerialized = async ({ repositories, now }: HandlerContext, id: string) =>
  toApplicationKey(assertFound(await repositories.applicationKeys.find(id), 'application key'), now);

const lockKey = (context: HandlerContext, id: string): Promise<ApplicationKeyRow> =>
  lockCurrent(context, context.repositories.applicationKeys, id, 'application key');

function assertActive(context: HandlerContext<'invalid_state'>, key: ApplicationKeyRow): void {
  const status = statusOf(key, context.now);
  if (status === 'active' || status === 'rotating') return;
  throw context.refuse('invalid_state', `The key is ${status}. Create a new one.`);
}

/** Adds an entry to the audit log of each tenant that the key is, or was, limited to: the installation has none. */
function auditInTenants(
  context: HandlerContext,
  action: string,
  id: string,
  ...lists: ReadonlyArray<readonly string[] | null>
): void {
  const tenants = new Set(lists.flatMap((list) => list ?? []));
  for (const tenantId of tenants) context.audit(action, id, tenantId);
}

type Fields = OperationInput<'applicationKeys.update'>['body'];

/** Returns the columns of the given fields. */
const toColumns = ({ rate_limit, expires_at, ...fields }: Fields): ApplicationKeyChanges => ({
  ...fields,
  ...(expires_at !== undefined && { expires_at: expires_at === null ? null : new Date(expires_at) }),
  ...(rate_limit !== undefined && {
    rate_limit_requests: rate_limit?.requests ?? null,
    rate_limit_seconds: rate_limit?.per_seconds ?? null,
  }),
});

export async function createApplicationKey(
  context: HandlerContext,
  body: OperationInput<'applicationKeys.create'>['body'],
): Promise<Schemas['ApplicationKeyWithSecret']> {
  const { name, permissions, ...optional } = body;
  await validateApplicationKey(context, optional);
  assertNotLimited({ permissions, tenants: optional.tenants ?? null });
  const id = newId('apk');
  const { secret, masked } = await issueSecret(context, { id, kind: 'application' }, null);
  const row = { ...toColumns(optional), id, name, permissions, masked };
  await context.repositories.applicationKeys.insert(row);
  auditInTenants(context, 'application_key.created', id, body.tenants ?? null);
  return { ...(await getSerialized(context, id)), secret };
}

export async function updateApplicationKey(
  context: HandlerContext<'invalid_state'>,
  id: string,
  body: Fields,
): Promise<Schemas['ApplicationKey']> {
  await validateApplicationKey(context, body);
  const key = await lockKey(context, id);
  assertActive(context, key);
  assertNotLimited({ ...key, ...toColumns(body) });
  await context.repositories.applicationKeys.update(id, toColumns(body));
  auditInTenants(context, 'application_key.updated', id, key.tenants, body.tenants ?? null);
  return getSerialized(context, id);
}

export async function revokeApplicationKey(
  context: HandlerContext,
  id: string,
): Promise<Schemas['RevokedApplicationKey']> {
  const { repositories, now } = context;
  const key = await lockKey(context, id);
  if (key.revoked_at !== null) context.suppressSideEffects();
  const secrets_ended = key.revoked_at === null ? await repositories.credentials.end([id], now) : 0;
  if (key.revoked_at === null) await repositories.applicationKeys.update(id, { revoked_at: now });
  auditInTenants(context, 'application_key.revoked', id, key.tenants);
  const revoked_at = (key.revoked_at ?? now).toISOString();
  // The propagation time is added after the commit.
  return {
    ...(await getSerialized(context, id)),
    revocation: { revoked_at, secrets_ended, acknowledged_ms: 0 },
  };
}

export async function rotateApplicationKey(
  context: HandlerContext<'invalid_state' | 'rotation_in_progress'>,
  id: string,
  seconds = DEFAULT_TRANSITION_SECONDS,
): Promise<Schemas['ApplicationKeyWithSecret']> {
  const { repositories, now } = context;
  const key = await lockKey(context, id);
  assertActive(context, key);
  if (statusOf(key, now) === 'rotating') {
    throw context.refuse(
      'rotation_in_progress',
      'The key has two live secrets already. Wait for the transition to end, or finish it now.',
    );
  }
  const endsAt = new Date(now.getTime() + seconds * 1000);
  await repositories.credentials.endPrevious(id, now);
  await repositories.credentials.demote(id, endsAt);
  await repositories.applicationKeys.forgetUses(id);
  const { secret, masked } = await issueSecret(context, { id, kind: 'application' }, null);
  const rotation = { previous_masked: key.masked, rotated_at: now, rotation_ends_at: endsAt };
  await repositories.applicationKeys.update(id, { masked, ...rotation });
  auditInTenants(context, 'application_key.rotated', id, key.tenants);
  return { ...(await getSerialized(context, id)), secret };
}

export async function finishApplicationKeyRotation(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<Schemas['ApplicationKey']> {
  const { repositories, now } = context;
  const key = await lockKey(context, id);
  if (statusOf(key, now) !== 'rotating')
    throw context.refuse('invalid_state', 'The key is not being rotated.');
  await repositories.credentials.endPrevious(id, now);
  await repositories.applicationKeys.update(id, { rotation_ends_at: null, previous_masked: null });
  auditInTenants(context, 'application_key.rotation_finished', id, key.tenants);
  return getSerialized(context, id);
}
