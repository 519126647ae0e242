import { newId } from '../../../api/ids.ts';
import { permissionNames } from '../../../api/permission-names.ts';
import { DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { ErrorCode, Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { LackCode } from '../../../operations/caller-permissions.ts';
import {
  assertFound,
  type HandlerContext,
  type Reauthorized,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { joinedColumns } from '../../tenancy/external-ids/service.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { callerInMails, notifyAdministrators } from '../../tenancy/notifications/service.ts';
import { revocationScopeOf } from '../../tenancy/provenance/revocation-scope.ts';
import { cancelSentWith } from '../../tenancy/provenance/revoke-keys.ts';
import { withVisibleNames } from '../../tenancy/provenance/visible-names.ts';
import { recordInsiders } from './insiders.ts';
import { type KeyOwner, type NewKey, policyLimits, validateKeyInput } from './key-input.ts';
import { type KeyChanges, permissionsAfter, permissionsOfNewKey } from './key-permissions.ts';
import { assertMayIssueKey, issueSecret, type KeyPermissionsRow, revokeKeys } from './policies.ts';
import { purposeColumns } from './purpose.ts';
import { replaceSecret, takePendingSecret } from './rotation.ts';
import { toPolicyColumns } from './rotation-policy.ts';
import { statusOf, toApiKey, toDefaults } from './serializers.ts';

/** Operations on keys that workspaces and organizations share. */

/** Error codes of a change to a key. */
type ChangeCode = LackCode | 'invalid_state' | 'privilege_escalation';

const isOwn = ({ principal }: HandlerContext, key: Pick<ApiKeyRow, 'user_id'>) =>
  key.user_id !== null && key.user_id === userOf(principal);

/** Managing the key of another user in a workspace also requires `api_keys:manage`. */
export function assertManages(
  context: HandlerContext<LackCode>,
  key: Pick<ApiKeyRow, 'user_id'>,
  permission: 'api_keys:read' | 'api_keys:manage',
) {
  if (!context.operation.inOrganization && !isOwn(context, key)) context.access.assert(permission);
}

/** Returns the grant that the caller depends on to create the key or read its secret. */
const requiredGrantForKey = (context: ReauthorizedContext, keyPermissions: KeyPermissionsRow) =>
  context.requiredGrant(async (alone) => {
    assertManages(alone, keyPermissions, 'api_keys:manage');
    await assertMayIssueKey(alone, keyPermissions);
  });

/**
 * Records that a manager saw the secret, or changed the permissions, of a workspace key. The key survives the end of
 * the grant; the revocation receipt lists it for the owner.
 */
async function recordSecretExposure(
  context: ReauthorizedContext,
  id: string,
  keyPermissions: KeyPermissionsRow,
): Promise<void> {
  const grant = await requiredGrantForKey(context, keyPermissions);
  if (grant !== null) await context.repositories.credentials.expose(id, grant.id);
}

/** Locks a key that the caller may manage. */
async function lockManageableKey<Code extends ErrorCode>(
  context: HandlerContext<Code | LackCode>,
  id: string,
): Promise<Reauthorized<ApiKeyRow, Code | LackCode>> {
  const { apiKeys } = context.tenant;
  // The user of a key never changes. Memberships are locked before keys, as when access is revoked.
  const holder = (await apiKeys.find(id))?.user_id ?? null;
  const { locked, fresh } = await lockAuthority(context, { holder, lock: () => apiKeys.lock(id) });
  const key = assertFound(locked, 'key');
  assertManages(fresh, key, 'api_keys:manage');
  const permissions = permissionNames(context.contract, key.permissions ?? []);
  context.recordBefore({ ...key, permissions, defaults: toDefaults(key) });
  // Recorded in the audit log, because the operation itself requires less than this.
  await fresh.requiredGrant(async (alone) => assertManages(alone, key, 'api_keys:manage'));
  return { locked: key, fresh };
}

const isActive = (key: ApiKeyRow, now: Date) => ['active', 'rotating'].includes(statusOf(key, now));

function assertActive(context: HandlerContext<'invalid_state'>, key: ApiKeyRow): void {
  const { now } = context;
  if (isActive(key, now)) return;
  throw context.refuse('invalid_state', `The key is ${statusOf(key, now)}. Create a new one.`);
}

async function getSerialized(context: HandlerContext, id: string): Promise<Schemas['ApiKey']> {
  return toApiKey(assertFound(await context.tenant.apiKeys.find(id), 'key'), context);
}

type CreateCode = LackCode | 'organization_policy' | 'privilege_escalation';

/**
 * Creates a key of the given kind.
 * @param assertMayIssue asserts that the caller may create a key of that kind with these permissions
 */
export async function createKey<Code extends ErrorCode>(
  context: HandlerContext<Code | CreateCode>,
  owner: KeyOwner,
  body: NewKey,
  assertMayIssue: (
    fresh: ReauthorizedContext<Code | CreateCode>,
    keyPermissions: KeyPermissionsRow,
  ) => Promise<void>,
): Promise<Schemas['ApiKeyWithSecret']> {
  const { tenant, now } = context;
  const { kind, user_id } = owner;
  const { name, description = null, joined = {} } = body;
  const keyPermissions = await permissionsOfNewKey(context, owner, body);
  validateKeyInput(body, keyPermissions, now);
  const policy = toPolicyColumns(body.rotation_policy ?? null, now);
  const { fresh } = await lockAuthority(context, { holder: user_id });
  assertManages(fresh, keyPermissions, 'api_keys:manage');
  await assertMayIssue(fresh, keyPermissions);
  const grant = await requiredGrantForKey(fresh, keyPermissions);
  const id = newId('key');
  const { secret, masked } = await issueSecret(context, { id, kind }, context.tenantId);
  const made = { ...(await context.provenance()), grant_id: grant?.id ?? null };
  const purpose = await purposeColumns(context, body);
  const more = { ...policy, ...made, ...purpose, ...joined };
  await tenant.apiKeys.insert({ ...keyPermissions, id, name, description, masked, ...more });
  await recordInsiders(context, id, 'shown');
  const key = await getSerialized(context, id);
  context.emit('api_key.created', key);
  const data = { key: name, keyId: id, kind, by: await callerInMails(context) };
  await notifyAdministrators(context, 'api_key_created', data, [user_id]);
  return { ...key, secret };
}

const REACH_FIELDS = ['scope', 'permissions', 'project_ids', 'ip_allowlist'] as const;
const PERMISSION_FIELDS = [...REACH_FIELDS, 'expires_at'] as const;

/** Changes a key. The caller must be allowed to create it both as it was and as it will be. */
export async function updateKey(
  context: HandlerContext<ChangeCode | CreateCode | 'external_id_forbidden'>,
  id: string,
  body: KeyChanges,
): Promise<Schemas['ApiKey']> {
  const { now, tenant } = context;
  const { locked: key, fresh } = await lockManageableKey(context, id);
  const keyPermissions = await permissionsAfter(context, key, body);
  validateKeyInput(body, keyPermissions, now);
  const policy = toPolicyColumns(body.rotation_policy, now);
  // A key that has ended has no permissions that the caller could lack.
  for (const candidate of isActive(key, now) ? [key, keyPermissions] : [])
    await assertMayIssueKey(fresh, candidate);
  context.assertIfMatch(String(key.version));
  assertActive(context, key);
  if (PERMISSION_FIELDS.some((field) => body[field] !== undefined))
    await recordSecretExposure(fresh, key.id, keyPermissions);
  const { scope, permissions, project_ids, ip_allowlist, expires_at } = keyPermissions;
  const { name, description } = body;
  if (REACH_FIELDS.some((field) => body[field] !== undefined))
    await recordInsiders(context, key.id, 'changed');
  await tenant.apiKeys.update(key.id, {
    scope,
    permissions,
    project_ids,
    ip_allowlist,
    expires_at,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(body.rate_limit !== undefined && policyLimits(body.rate_limit)),
    ...policy,
    ...(await purposeColumns(context, body, key)),
    ...joinedColumns(context, body, { current: key }),
  });
  return getSerialized(context, key.id);
}

export async function revokeKey(
  context: HandlerContext<LackCode>,
  id: string,
): Promise<Schemas['RevokedApiKey']> {
  const { locked: key } = await lockManageableKey(context, id);
  context.assertIfMatch(String(key.version));
  if (key.revoked_at !== null) context.suppressSideEffects();
  const endedSecrets = key.revoked_at === null ? await revokeKeys(context, [key]) : 0;
  const sent = await cancelSentWith(revocationScopeOf(context), [key]);
  const revoked = await getSerialized(context, key.id);
  context.emit('api_key.revoked', revoked);
  const revoked_at = (key.revoked_at ?? context.now).toISOString();
  // The propagation time is added after the commit.
  const receipt = {
    invitations: sent.map(({ id: invitationId, email }) => ({ id: invitationId, email })),
    leaves: withVisibleNames(context, await context.tenant.provenance.created({ key: key.id })),
  };
  return {
    ...revoked,
    revocation: { revoked_at, secrets_ended: endedSecrets, acknowledged_ms: 0, ...receipt },
  };
}

export async function rotateKey(
  context: HandlerContext<ChangeCode | 'rotation_in_progress'>,
  id: string,
  seconds = DEFAULT_TRANSITION_SECONDS,
): Promise<Schemas['ApiKeyWithSecret']> {
  const { locked: key, fresh } = await lockManageableKey(context, id);
  assertActive(context, key);
  await assertMayIssueKey(fresh, key);
  if (statusOf(key, context.now) === 'rotating') {
    throw context.refuse(
      'rotation_in_progress',
      'The key has two live secrets already. Wait for the transition to end, or finish it now.',
    );
  }
  const secret = await replaceSecret(context, key, seconds);
  await recordInsiders(context, key.id, 'shown');
  await recordSecretExposure(fresh, key.id, key);
  const rotated = await getSerialized(context, key.id);
  context.emit('api_key.rotated', rotated);
  return { ...rotated, secret };
}

export async function finishKeyRotation(
  context: HandlerContext<LackCode | 'invalid_state'>,
  id: string,
): Promise<Schemas['ApiKey']> {
  const { repositories, tenant, now } = context;
  const { locked: key } = await lockManageableKey(context, id);
  if (statusOf(key, now) !== 'rotating')
    throw context.refuse('invalid_state', 'The key is not being rotated.');
  await repositories.credentials.endPrevious(key.id, now);
  await tenant.keyInsiders.endPrevious(key.id, now);
  await tenant.apiKeys.update(key.id, { rotation_ends_at: null, previous_masked: null });
  return getSerialized(context, key.id);
}

/** A caller who may create the key may retrieve its pending secret. */
export async function retrievePendingSecret(
  context: HandlerContext<ChangeCode | 'pending_secret_unavailable'>,
  id: string,
): Promise<Schemas['ApiKeyWithSecret']> {
  const { locked: key, fresh } = await lockManageableKey(context, id);
  assertActive(context, key);
  await assertMayIssueKey(fresh, key);
  const secret = await takePendingSecret(context, key);
  if (secret === undefined) {
    throw context.refuse(
      'invalid_state',
      'No secret waits for this key: there was none, or it was collected already. The audit log says by which caller.',
    );
  }
  await recordSecretExposure(fresh, key.id, key);
  await recordInsiders(context, key.id, 'shown');
  const collected = await getSerialized(context, key.id);
  context.emit('api_key.secret_collected', collected);
  return { ...collected, secret };
}
