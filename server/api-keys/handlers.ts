import { userOf } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import { invalid, notFound, ProblemError, type Violation } from '../contract/problem.ts';
import type { Handlers, Input, Schemas } from '../contract/types.ts';
import type { ApiKeyRow } from '../database/credential-tables.ts';
import { holdStanding } from '../members/rules.ts';
import { nameOfCaller, notify } from '../notifications/rules.ts';
import { allowlistViolations } from '../settings/rules.ts';
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
  // Not "at most now": a leap second, which the schema takes, is no time at all to JavaScript.
  if (draft.expires_at != null && !(new Date(draft.expires_at) > now)) {
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

/** A key that the caller may manage, which nobody else changes meanwhile. */
async function lockManaged(context: Context, id: string): Promise<ApiKeyRow> {
  const { apiKeys } = context.tenant;
  // Whose key it is never changes. They are held before it, as by those who end their membership and then their keys.
  const holder = (await apiKeys.find(id))?.user_id ?? null;
  const key = found(await holdStanding(context, { holder, lock: () => apiKeys.lock(id) }), 'key');
  requireOver(context, key, 'api_keys:manage');
  return key;
}

const isLive = (key: ApiKeyRow, now: Date) => ['active', 'rotating'].includes(statusOf(key, now));

function requireLive(key: ApiKeyRow, now: Date): void {
  if (isLive(key, now)) return;
  throw new ProblemError('invalid_state', `The key is ${statusOf(key, now)}. Create another one.`);
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
    const { kind, scope, permissions = null, project_ids = null, ip_allowlist = [] } = body;
    const user_id = kind === 'user' ? (body.user_id ?? userOf(context.principal)) : null;
    const expires_at = body.expires_at === undefined ? null : new Date(body.expires_at);
    const reach: Reach = { kind, scope, permissions, project_ids, user_id, ip_allowlist, expires_at };
    check(body, reach, context.now);
    requireOver(context, reach, 'api_keys:manage');
    await requireProjects(context, project_ids);
    await holdStanding(context, { holder: user_id });
    await requireToHoldKey(context, reach);
    const id = newId('key');
    const { secret, masked } = await issueSecret(context, { id, kind });
    const { name, description = null } = body;
    const creator = userOf(context.principal) ?? context.principal.id;
    await context.tenant.apiKeys.insert({
      ...reach,
      id,
      name,
      description,
      masked,
      created_by: creator === 'operator' ? null : creator,
      ...limits(body.rate_limit),
    });
    const key = await present(context, id);
    context.emit('api_key.created', key);
    await notify(context, 'api_key_created', { key: name, kind, by: await nameOfCaller(context) }, [user_id]);
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
    const key = await lockManaged(context, params.key_id);
    const scope = body.scope ?? key.scope;
    const reach: Reach = {
      ...key,
      scope,
      permissions: scope === 'custom' ? (body.permissions ?? key.permissions) : null,
      project_ids: body.project_ids === undefined ? key.project_ids : body.project_ids,
      ip_allowlist: body.ip_allowlist ?? key.ip_allowlist,
      ...expiry(body.expires_at),
    };
    check(body, reach, context.now);
    await requireProjects(context, body.project_ids);
    // A key that has ended permits nothing that one could fail to hold.
    for (const held of isLive(key, context.now) ? [key, reach] : []) await requireToHoldKey(context, held);
    context.ifMatch(String(key.version));
    requireLive(key, context.now);
    const { permissions, project_ids, ip_allowlist, expires_at } = reach;
    const { name, description } = body;
    await context.tenant.apiKeys.update(key.id, {
      scope,
      permissions,
      project_ids,
      ip_allowlist,
      expires_at,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...limits(body.rate_limit),
    });
    return present(context, key.id);
  },

  async 'apiKeys.revoke'({ params }, context) {
    const key = await lockManaged(context, params.key_id);
    context.ifMatch(String(key.version));
    if (key.revoked_at !== null) context.changeNothing();
    const ended = key.revoked_at === null ? await revokeKeys(context, [key]) : 0;
    const revoked = await present(context, key.id);
    context.emit('api_key.revoked', revoked);
    return {
      ...revoked,
      revocation: {
        revoked_at: (key.revoked_at ?? context.now).toISOString(),
        secrets_ended: ended,
        // Told after the commit.
        acknowledged_ms: 0,
      },
    };
  },

  async 'apiKeys.rotate'({ params, body }, context) {
    const { repositories, tenant, now } = context;
    const key = await lockManaged(context, params.key_id);
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
    const key = await lockManaged(context, params.key_id);
    if (statusOf(key, now) !== 'rotating')
      throw new ProblemError('invalid_state', 'The key is not being rotated.');
    await repositories.credentials.endPrevious(key.id, now);
    await tenant.apiKeys.update(key.id, { rotation_ends_at: null, previous_masked: null });
    return present(context, key.id);
  },
} satisfies Partial<Handlers>;
