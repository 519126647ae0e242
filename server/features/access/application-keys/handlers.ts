import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toApplicationKey } from './serializers.ts';
import {
  createApplicationKey,
  finishApplicationKeyRotation,
  revokeApplicationKey,
  rotateApplicationKey,
  updateApplicationKey,
} from './service.ts';

export const applicationKeyHandlers = {
  async 'applicationKeys.create'({ body }, context) {
    return createApplicationKey(context, body);
  },

  async 'applicationKeys.list'({ query }, { repositories, pager, now }) {
    const rows = await repositories.applicationKeys.list(query.status, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApplicationKey(row, now),
      (row) => [row.id],
    );
  },

  async 'applicationKeys.get'({ params }, { repositories, usage, now }) {
    await usage.flush();
    const key = await repositories.applicationKeys.find(params.application_key_id);
    return toApplicationKey(assertFound(key, 'application key'), now);
  },

  async 'applicationKeys.update'({ params, body }, context) {
    return updateApplicationKey(context, params.application_key_id, body);
  },

  async 'applicationKeys.revoke'({ params }, context) {
    return revokeApplicationKey(context, params.application_key_id);
  },

  async 'applicationKeys.rotate'({ params, body }, context) {
    return rotateApplicationKey(context, params.application_key_id, body.transition_seconds);
  },

  async 'applicationKeys.finishRotation'({ params }, context) {
    return finishApplicationKeyRotation(context, params.application_key_id);
  },
} satisfies Partial<Handlers>;
