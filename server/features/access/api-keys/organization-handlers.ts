import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { requireToHoldOwnerless } from './policies.ts';
import { toApiKey } from './serializers.ts';
import {
  createKey,
  finishRotation,
  retrievePendingSecret,
  revokeKey,
  rotateKey,
  updateKey,
} from './service.ts';

/** It acts as nobody, and reaches every project of every workspace that the organization owns. */
const ORIGIN = { kind: 'organization', user_id: null, project_ids: null } as const;

export const organizationKeyHandlers = {
  async 'organizationKeys.create'({ body }, context) {
    return createKey(context, ORIGIN, body, (reach) => requireToHoldOwnerless(context, reach));
  },

  async 'organizationKeys.list'({ query }, { tenant, pager, now }) {
    const rows = await tenant.apiKeys.list({ status: query.status }, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApiKey(row, now),
      (row) => [row.id],
    );
  },

  async 'organizationKeys.get'({ params }, { tenant, usage, now }) {
    await usage.flush();
    return toApiKey(assertFound(await tenant.apiKeys.find(params.key_id), 'key'), now);
  },

  async 'organizationKeys.update'({ params, body }, context) {
    return updateKey(context, params.key_id, body);
  },

  async 'organizationKeys.revoke'({ params }, context) {
    return revokeKey(context, params.key_id);
  },

  async 'organizationKeys.rotate'({ params, body }, context) {
    return rotateKey(context, params.key_id, body.transition_seconds);
  },

  async 'organizationKeys.finishRotation'({ params }, context) {
    return finishRotation(context, params.key_id);
  },

  async 'organizationKeys.collectSecret'({ params }, context) {
    return retrievePendingSecret(context, params.key_id);
  },
} satisfies Partial<Handlers>;
