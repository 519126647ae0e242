import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import { DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { EventType } from '../../../api/types.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { isRotating, toDelivery, toEndpoint } from './serializers.ts';
import { createSecret, maskSecret } from './signature.ts';
import { encryptSecret } from './signing-secret.ts';

/** Maximum number of deliveries of each kind that one replay queues. */
const REPLAY_LIMIT = 10_000;

function checkUrl({ webhookUrls }: HandlerContext, url: string): void {
  const message = webhookUrls.validate(url);
  if (message !== undefined) throw invalidField('url', 'format', message);
}

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
    const { tenant, secrets, now } = context;
    checkUrl(context, body.url);
    await lockAuthority(context);
    await assertOrganizationQuota(context);
    const secret = createSecret();
    const { enabled = true } = body;
    const endpoint = await tenant.webhookEndpoints.insert({
      id: newId('whk'),
      url: new URL(body.url).href,
      description: body.description ?? null,
      events: body.events ?? ['*'],
      enabled,
      disabled_at: enabled ? null : now,
      disabled_reason: enabled ? null : 'manual',
      sealed_secret: encryptSecret(secrets, secret),
      masked: maskSecret(secret),
      ...(await context.provenance()),
    });
    return { ...toEndpoint(endpoint, now), secret };
  },

  async 'webhookEndpoints.list'({ query }, { tenant, pager, now }) {
    const rows = await tenant.webhookEndpoints.list(pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toEndpoint(row, now),
      (row) => [row.id],
    );
  },

  async 'webhookEndpoints.get'({ params }, { tenant, now }) {
    return toEndpoint(
      assertFound(await tenant.webhookEndpoints.find(params.endpoint_id), 'webhook endpoint'),
      now,
    );
  },

  async 'webhookEndpoints.update'({ params, body }, context) {
    const { webhookEndpoints } = context.tenant;
    const { url, description, events, enabled } = body;
    if (url !== undefined) checkUrl(context, url);
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    const { grant_id } = await context.provenance();
    const updated = await webhookEndpoints.update(endpoint.id, {
      // The caller who sets the URL or enables the endpoint becomes responsible for it.
      ...((url !== undefined || enabled === true) && { grant_id }),
      ...(url !== undefined && { url: new URL(url).href, shares_url: false }),
      ...(description !== undefined && { description }),
      ...(events !== undefined && { events }),
      ...enabledColumns(endpoint, enabled, context.now),
    });
    if (endpoint.enabled && enabled === false) await webhookEndpoints.cancelPending(endpoint.id);
    return toEndpoint(assertFound(updated, 'webhook endpoint'), context.now);
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
    if (seconds > 0 && isRotating(endpoint, now)) {
      throw context.refuse(
        'rotation_in_progress',
        'The endpoint has two live secrets already. Wait for the transition to end, or rotate with transition_seconds 0, which ends both.',
      );
    }
    const secret = createSecret();
    const { grant_id } = await context.provenance();
    const updated = await tenant.webhookEndpoints.update(endpoint.id, {
      secret_grant_id: grant_id,
      sealed_secret: encryptSecret(secrets, secret),
      masked: maskSecret(secret),
      rotated_at: now,
      sealed_previous_secret: seconds > 0 ? endpoint.sealed_secret : null,
      previous_masked: seconds > 0 ? endpoint.masked : null,
      previous_ends_at: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null,
    });
    return { ...toEndpoint(assertFound(updated, 'webhook endpoint'), now), secret };
  },

  async 'webhookEndpoints.test'({ params, body }, context) {
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    const type = testTypeOf(body.type, endpoint);
    const example = exampleEventData(context, type);
    return toDelivery(await context.tenant.webhookDeliveries.queueTest(endpoint.id, type, example));
  },

  async 'webhookEndpoints.replay'({ params, body }, context) {
    const endpoint = await lockEndpoint(context, params.endpoint_id);
    if (!endpoint.enabled)
      throw context.refuse('invalid_state', 'The endpoint is disabled. Enable it first.');
    const since = new Date(body.since);
    const { again, fresh } = await context.tenant.webhookDeliveries.replay(endpoint.id, since, REPLAY_LIMIT);
    return {
      queued_again: again,
      queued: fresh,
      has_more: again === REPLAY_LIMIT || fresh === REPLAY_LIMIT,
    };
  },
});
