import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import { DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { EventType } from '../../../api/types.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { assertCanSign, assertValidUrl, secretForNewUrl } from './policies.ts';
import { isSecretRotating, toDelivery, toEndpoint } from './serializers.ts';
import { createSecret, maskSecret } from './signature.ts';
import { keepAsPrevious, NO_ROTATION, sealSigningSecret } from './signing-secret.ts';

/** Maximum number of deliveries of each kind that one replay queues. */
const REPLAY_LIMIT = 10_000;

const lockEndpoint = (context: HandlerContext, id: string): Promise<WebhookEndpointRow> =>
  lockCurrent(context, context.tenant.webhookEndpoints, id, 'webhook endpoint');

/** Returns the columns that change with `enabled`; none if it stays the same. */
function enabledColumns(
  endpoint: WebhookEndpointRow,
  enabled: boolean | undefined,
  now: Date,
): Partial<WebhookEndpointRow> {
  if (enabled === undefined || enabled === endpoint.enabled) return {};
  return enabled
    ? { enabled, disabled_at: null, disabled_reason: null }
    : { enabled, disabled_at: now, disabled_reason: 'manual' };
}

/**
 * Returns the columns of a new URL. The secret is sealed again for it; a previous secret ends, because the receivers that
 * still expect it are at the old URL.
 */
function urlColumns(
  context: HandlerContext<'webhook_secret_unavailable' | 'secret_required'>,
  endpoint: WebhookEndpointRow,
  { url, secret }: { url?: string | undefined; secret?: string | undefined },
): Partial<WebhookEndpointRow> {
  if (url === undefined) return {};
  const { href } = new URL(url);
  if (href === endpoint.url) return { shares_url: false };
  const current = secretForNewUrl(context, endpoint, secret);
  const moved = { ...endpoint, url: href };
  return {
    url: href,
    shares_url: false,
    ...sealSigningSecret(context.secrets.vault, moved, current),
    ...NO_ROTATION,
  };
}

/** Returns the type of a test event: the requested one, or the first that the endpoint has selected. */
const testTypeOf = (requested: EventType | undefined, { events }: WebhookEndpointRow): EventType =>
  requested ?? events.find((choice) => choice !== '*') ?? 'member.added';

/** Returns the example of an event from the document. */
const exampleEventData = ({ contract }: HandlerContext, type: EventType): unknown => {
  const example = contract.document.webhooks[type]?.post.requestBody.content['application/json']?.example;
  return typeof example === 'object' && example !== null ? Reflect.get(example, 'data') : {};
};

/** Organizations have no plan that would limit them. */
const MAX_ORGANIZATION_ENDPOINTS = 50;
async function assertOrganizationQuota(context: HandlerContext<'limit_reached'>) {
  const { operation, repositories, tenant, tenantId } = context;
  if (!operation.inOrganization) return;
  // Concurrent creations wait here, so that the count is exact.
  await repositories.tenants.lock(tenantId);
  if ((await tenant.quotas.count('webhook_endpoints')) < MAX_ORGANIZATION_ENDPOINTS) return;
  throw context.refuse(
    'limit_reached',
    `An organization has at most ${MAX_ORGANIZATION_ENDPOINTS} webhook endpoints. Delete one first.`,
  );
}

const TENANT_RESOURCES = { webhookEndpoints: 'organizationWebhookEndpoints' } as const;

export const webhookEndpointHandlers = createTenantHandlers(TENANT_RESOURCES, {
  async 'webhookEndpoints.create'({ body }, context) {
    const { tenant, tenantId, secrets, now } = context;
    assertValidUrl(context, body.url);
    await lockAuthority(context);
    await assertOrganizationQuota(context);
    const { enabled = true, secret = createSecret() } = body;
    const bound = { id: newId('whk'), url: new URL(body.url).href, secret_version: 1 };
    const endpoint = await tenant.webhookEndpoints.insert({
      ...bound,
      description: body.description ?? null,
      events: body.events ?? ['*'],
      enabled,
      disabled_at: enabled ? null : now,
      disabled_reason: enabled ? null : 'manual',
      ...sealSigningSecret(secrets.vault, { ...bound, tenant_id: tenantId }, secret),
      secret_given: body.secret !== undefined,
      masked: maskSecret(secret),
      ...(await context.provenance()),
    });
    return { ...toEndpoint(endpoint, context), secret };
  },

  async 'webhookEndpoints.list'({ query }, context) {
    const { tenant, pager } = context;
    const rows = await tenant.webhookEndpoints.list(pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toEndpoint(row, context),
      (row) => [row.id],
    );
  },

  async 'webhookEndpoints.get'({ params }, context) {
    const { webhookEndpoints } = context.tenant;
    const endpoint = assertFound(await webhookEndpoints.find(params.endpoint_id), 'webhook endpoint');
    return toEndpoint(endpoint, context);
  },

  async 'webhookEndpoints.update'({ params, body }, context) {
    const { webhookEndpoints } = context.tenant;
    const { url, description, events, enabled } = body;
    if (url !== undefined) assertValidUrl(context, url);
    else if (body.secret !== undefined)
      throw invalidField(
        'secret',
        'dependentRequired',
        'Send it only with a new `url`. To replace it, rotate it.',
      );
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    const { grant_id } = await context.provenance();
    const updated = await webhookEndpoints.update(endpoint.id, {
      // The caller who sets the URL or enables the endpoint becomes responsible for it.
      ...((url !== undefined || enabled === true) && { grant_id }),
      ...urlColumns(context, endpoint, body),
      ...(description !== undefined && { description }),
      ...(events !== undefined && { events }),
      ...enabledColumns(endpoint, enabled, context.now),
    });
    if (endpoint.enabled && enabled === false) await webhookEndpoints.cancelPending(endpoint.id);
    return toEndpoint(assertFound(updated, 'webhook endpoint'), context);
  },

  async 'webhookEndpoints.delete'({ params }, context) {
    const { id } = await lockEndpoint(context, params.endpoint_id);
    await context.tenant.webhookEndpoints.remove(id);
    return undefined;
  },

  async 'webhookEndpoints.rotateSecret'({ params, body }, context) {
    const { tenant, secrets, now } = context;
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    const seconds = body.transition_seconds ?? DEFAULT_TRANSITION_SECONDS;
    if (seconds > 0 && isSecretRotating(endpoint, now)) {
      throw context.refuse(
        'rotation_in_progress',
        'The endpoint has two live secrets already. Wait for the transition to end, or rotate with transition_seconds 0, which ends both.',
      );
    }
    if (seconds > 0) assertCanSign(context, endpoint);
    const { secret = createSecret() } = body;
    const secret_version = endpoint.secret_version + 1;
    const { grant_id } = await context.provenance();
    const updated = await tenant.webhookEndpoints.update(endpoint.id, {
      secret_grant_id: grant_id,
      ...sealSigningSecret(secrets.vault, { ...endpoint, secret_version }, secret),
      secret_version,
      secret_given: body.secret !== undefined,
      masked: maskSecret(secret),
      rotated_at: now,
      ...(seconds > 0 ? keepAsPrevious(endpoint, new Date(now.getTime() + seconds * 1000)) : NO_ROTATION),
    });
    return { ...toEndpoint(assertFound(updated, 'webhook endpoint'), context), secret };
  },

  async 'webhookEndpoints.test'({ params, body }, context) {
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    assertCanSign(context, endpoint);
    const type = testTypeOf(body.type, endpoint);
    const example = exampleEventData(context, type);
    return toDelivery(await context.tenant.webhookDeliveries.queueTest(endpoint.id, type, example));
  },

  async 'webhookEndpoints.replay'({ params, body }, context) {
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    if (!endpoint.enabled)
      throw context.refuse('invalid_state', 'The endpoint is disabled. Enable it first.');
    assertCanSign(context, endpoint);
    const since = new Date(body.since);
    const { again, fresh } = await context.tenant.webhookDeliveries.replay(endpoint.id, since, REPLAY_LIMIT);
    return {
      queued_again: again,
      queued: fresh,
      has_more: again === REPLAY_LIMIT || fresh === REPLAY_LIMIT,
    };
  },
});
