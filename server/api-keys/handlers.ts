import { userOf } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import { invalid, notFound, ProblemError, type Violation } from '../contract/problem.ts';
import type { Handlers, Input, Schemas } from '../contract/types.ts';
import type { ApiKeyRow } from '../database/tables.ts';
import { holdMembership } from '../members/rules.ts';
import { allowlistViolations } from '../settings/handlers.ts';
import { statusOf, toApiKey } from './api.ts';
import { issueSecret, type Reach, requireToHoldKey, revokeKeys } from './rules.ts';

type UpdateBody = Input<'apiKeys.update'>['body'];
type Draft = Pick<UpdateBody, 'ip_allowlist' | 'expires_at' | 'permissions'> & { user_id?: string };
const DEFAULT_TRANSITION_SECONDS = 86_400;

const wrong = (path: string, code: string, message: string): Violation => ({
  location: 'body',
  path,
  code,
  message,
});

/** What no schema says: that the fields of a key fit together. */
function check(draft: Draft, reach: Reach, now: Date): void {
  const violations = allowlistViolations(draft.ip_allowlist);
  if (draft.expires_at != null && new Date(draft.expires_at) <= now) {
    violations.push(wrong('expires_at', 'minimum', 'Give a time in the future.'));
  }
  if (reach.scope === 'custom' && reach.permissions === null) {
    violations.push(wrong('permissions', 'required', 'List the permissions of a custom key.'));
  }
  if (reach.scope !== 'custom' && draft.permissions !== undefined) {
    violations.push(
      wrong('permissions', 'forbidden', `Leave this out, or make the scope custom, not ${reach.scope}.`),
    );
  }
  if (reach.kind === 'service' && draft.user_id !== undefined) {
    violations.push(wrong('user_id', 'forbidden', 'Leave this out: a service key acts as nobody.'));
  }
  if (reach.kind === 'user' && reach.user_id === null) {
    violations.push(wrong('user_id', 'required', 'Say whom the key acts as.'));
  }
  if (violations.length > 0) throw invalid(violations);
}

const isOwn = ({ principal }: Context, key: Pick<ApiKeyRow, 'user_id'>) =>
  key.user_id !== null && key.user_id === userOf(principal);

/** Own keys need no more than the operation asks for; those of others need the permission over all. */
function requireOver(
  context: Context,
  key: Pick<ApiKeyRow, 'user_id'>,
  permission: 'api_keys:read' | 'api_keys:manage',
) {
  if (!isOwn(context, key)) context.access.require(permission);
}

async function requireProjects(
  { tenant }: Context,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (ids == null) return;
  const existing = await tenant.projects.existing(ids);
  if (existing.length < ids.length) throw notFound('project');
}

/** A key that the caller may change, in the version they saw, which nobody else changes meanwhile. */
async function lockPresent(context: Context, id: string): Promise<ApiKeyRow> {
  const key = found(await context.tenant.apiKeys.lock(id), 'key');
  requireOver(context, key, 'api_keys:manage');
  context.ifMatch(String(key.version));
  return key;
}

function requireLive(key: ApiKeyRow, now: Date): void {
  const status = statusOf(key, now);
  if (status === 'revoked' || status === 'expired') {
    throw new ProblemError('invalid_state', `The key is ${status}. Create another one.`);
  }
}

async function present(context: Context, id: string): Promise<Schemas['ApiKey']> {
  return toApiKey(found(await context.tenant.apiKeys.find(id), 'key'), context.now);
}

const limits = (rateLimit: UpdateBody['rate_limit']) =>
  rateLimit === undefined
    ? {}
    : {
        rate_limit_requests: rateLimit?.requests ?? null,
        rate_limit_seconds: rateLimit?.per_seconds ?? null,
      };

const expiry = (at: string | null | undefined) =>
  at === undefined ? {} : { expires_at: at === null ? null : new Date(at) };

export const apiKeyHandlers = {
  async 'apiKeys.create'({ body }, context) {
    const { kind, scope, permissions = null, project_ids = null } = body;
    const user_id = kind === 'user' ? (body.user_id ?? userOf(context.principal)) : null;
    const reach: Reach = { kind, scope, permissions, project_ids, user_id };
    check(body, reach, context.now);
    requireOver(context, reach, 'api_keys:manage');
    await holdMembership(context);
    // Whoever the key acts as cannot leave until it is theirs, so that it goes with them.
    if (user_id !== null) found(await context.tenant.members.hold(user_id), 'member');
    await requireProjects(context, project_ids);
    await requireToHoldKey(context, reach);
    const id = newId('key');
    const { secret, masked } = await issueSecret(context, { id, kind });
    const { name, description = null, ip_allowlist = [] } = body;
    const creator = userOf(context.principal) ?? context.principal.id;
    await context.tenant.apiKeys.insert({
      ...reach,
      id,
      name,
      description,
      ip_allowlist,
      masked,
      created_by: creator === 'operator' ? null : creator,
      ...limits(body.rate_limit),
      ...expiry(body.expires_at),
    });
    const key = await present(context, id);
    context.emit('api_key.created', key);
    return { ...key, secret };
  },

  async 'apiKeys.list'({ query }, context) {
    const { tenant, pager, access, principal, now } = context;
    const all = access.permissions.has('api_keys:read') || access.permissions.has('api_keys:manage');
    // Somebody who sees only their own keys sees none of anybody else's.
    const own = userOf(principal) ?? '';
    if (!all && query.user_id !== undefined && query.user_id !== own) context.access.require('api_keys:read');
    const filters = { kind: query.kind, status: query.status, userId: all ? query.user_id : own };
    const rows = await tenant.apiKeys.list(filters, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApiKey(row, now),
      (row) => [row.id],
    );
  },

  async 'apiKeys.get'({ params }, context) {
    await context.usage.flush();
    const key = found(await context.tenant.apiKeys.find(params.key_id), 'key');
    requireOver(context, key, 'api_keys:read');
    return toApiKey(key, context.now);
  },

  async 'apiKeys.update'({ params, body }, context) {
    const key = await lockPresent(context, params.key_id);
    requireLive(key, context.now);
    const scope = body.scope ?? key.scope;
    const reach: Reach = {
      ...key,
      scope,
      permissions: scope === 'custom' ? (body.permissions ?? key.permissions) : null,
      project_ids: body.project_ids === undefined ? key.project_ids : body.project_ids,
    };
    check(body, reach, context.now);
    await requireProjects(context, body.project_ids);
    await requireToHoldKey(context, key);
    await requireToHoldKey(context, reach);
    const { permissions, project_ids } = reach;
    const { name, description, ip_allowlist } = body;
    await context.tenant.apiKeys.update(key.id, {
      scope,
      permissions,
      project_ids,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(ip_allowlist !== undefined && { ip_allowlist }),
      ...limits(body.rate_limit),
      ...expiry(body.expires_at),
    });
    return present(context, key.id);
  },

  async 'apiKeys.revoke'({ params }, context) {
    const key = await lockPresent(context, params.key_id);
    const ended = key.revoked_at === null ? await revokeKeys(context, [key]) : 0;
    const revoked = await present(context, key.id);
    context.emit('api_key.revoked', revoked);
    return {
      ...revoked,
      revocation: { revoked_at: (key.revoked_at ?? context.now).toISOString(), secrets_ended: ended },
    };
  },

  async 'apiKeys.rotate'({ params, body }, context) {
    const { repositories, tenant, now } = context;
    await holdMembership(context);
    const key = await lockPresent(context, params.key_id);
    requireLive(key, now);
    await requireToHoldKey(context, key);
    if (statusOf(key, now) === 'rotating') {
      throw new ProblemError(
        'rotation_in_progress',
        'The key has two live secrets already. Wait for the transition to end, or call apiKeys.finishRotation.',
      );
    }
    const seconds = body.transition_seconds ?? DEFAULT_TRANSITION_SECONDS;
    const endsAt = new Date(now.getTime() + seconds * 1000);
    await repositories.credentials.endPrevious(key.id, now);
    await repositories.credentials.demote(key.id, endsAt);
    await tenant.apiKeys.forgetUses(key.id);
    const { secret, masked } = await issueSecret(context, key);
    await tenant.apiKeys.update(key.id, {
      masked,
      previous_masked: key.masked,
      rotated_at: now,
      rotation_ends_at: endsAt,
    });
    const rotated = await present(context, key.id);
    context.emit('api_key.rotated', rotated);
    return { ...rotated, secret };
  },

  async 'apiKeys.finishRotation'({ params }, context) {
    const { repositories, tenant, now } = context;
    const key = await lockPresent(context, params.key_id);
    if (statusOf(key, now) !== 'rotating')
      throw new ProblemError('invalid_state', 'The key is not being rotated.');
    await repositories.credentials.endPrevious(key.id, now);
    await tenant.apiKeys.update(key.id, { rotation_ends_at: null, previous_masked: null });
    return present(context, key.id);
  },
} satisfies Partial<Handlers>;
