import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { assertMayLimit, createKeyLimits, lockForLimits } from '../../gateway/key-limits/service.ts';
import { asSeenBy, externalIdFilter, joinedColumns } from '../../tenancy/external-ids/service.ts';
import { assertMayIssueKey, assertMayIssueOwnerlessKey } from './policies.ts';
import { toApiKey } from './serializers.ts';
import {
  assertManages,
  createKey,
  finishKeyRotation,
  retrievePendingSecret,
  revokeKey,
  rotateKey,
  updateKey,
} from './service.ts';

/**
 * An organization key acts as itself, and has access to every project of every workspace that the organization owns.
 */
const ORGANIZATION_KEY = { kind: 'organization', user_id: null, project_ids: null } as const;

const TENANT_RESOURCES = { apiKeys: 'organizationKeys' } as const;

export const apiKeyHandlers = {
  async 'apiKeys.create'({ body }, context) {
    const { kind, project_ids = null } = body;
    const user_id = kind === 'user' ? (body.user_id ?? userOf(context.principal)) : null;
    const joined = joinedColumns(context, body);
    await lockForLimits(context, body);
    const owner = { kind, user_id, project_ids };
    const key = await createKey(context, owner, { ...body, joined }, async (fresh, permissions) => {
      assertMayLimit(fresh.access, body);
      await assertMayIssueKey(fresh, permissions);
    });
    await createKeyLimits(context, { scope: 'api_key', scope_id: key.id, name: key.name }, body);
    return key;
  },

  async 'apiKeys.list'({ query }, context) {
    const { tenant, pager, access, principal } = context;
    const all = access.permissions.has('api_keys:read') || access.permissions.has('api_keys:manage');
    // Callers who may only see their own keys do not see those of others.
    const own = userOf(principal) ?? '';
    if (!all && query.user_id !== undefined && query.user_id !== own) context.access.assert('api_keys:read');
    const filters = {
      kind: query.kind,
      status: query.status,
      userId: all ? query.user_id : own,
      externalId: externalIdFilter(context, query.external_id),
    };
    const rows = await tenant.apiKeys.list(filters, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApiKey(asSeenBy(context, row), context),
      (row) => [row.id],
    );
  },

  async 'organizationKeys.create'({ body }, context) {
    const joined = joinedColumns(context, body);
    return createKey(context, ORGANIZATION_KEY, { ...body, joined }, assertMayIssueOwnerlessKey);
  },

  async 'organizationKeys.list'({ query }, context) {
    const { tenant, pager } = context;
    const externalId = externalIdFilter(context, query.external_id);
    const rows = await tenant.apiKeys.list({ status: query.status, externalId }, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApiKey(asSeenBy(context, row), context),
      (row) => [row.id],
    );
  },

  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'apiKeys.get'({ params }, context) {
      await context.usage.flush();
      const key = assertFound(await context.tenant.apiKeys.find(params.key_id), 'key');
      assertManages(context, key, 'api_keys:read');
      return toApiKey(asSeenBy(context, key), context);
    },

    async 'apiKeys.update'({ params, body }, context) {
      return updateKey(context, params.key_id, body);
    },

    async 'apiKeys.revoke'({ params }, context) {
      return revokeKey(context, params.key_id);
    },

    async 'apiKeys.rotate'({ params, body }, context) {
      return rotateKey(context, params.key_id, body.transition_seconds);
    },

    async 'apiKeys.finishRotation'({ params }, context) {
      return finishKeyRotation(context, params.key_id);
    },

    async 'apiKeys.collectSecret'({ params }, context) {
      return retrievePendingSecret(context, params.key_id);
    },
  }),
} satisfies Partial<Handlers>;
