import type { Handlers } from '../../../operations/handler-types.ts';
import { requireOwnProof } from './policies.ts';
import { toDeviceAuthorization } from './serializers.ts';
import {
  approveDevice,
  assertAnswered,
  denyDevice,
  findByUserCode,
  redeemDevice,
  requestDevice,
} from './service.ts';

export const deviceHandlers = {
  async 'deviceAuthorizations.create'({ body }, context) {
    return requestDevice(context, body);
  },

  async 'deviceAuthorizations.preview'({ body }, context) {
    return toDeviceAuthorization(
      await findByUserCode(context, requireOwnProof(context), body.user_code),
      context,
    );
  },

  'deviceAuthorizations.approve': {
    async prepare({ body }, before) {
      const session = requireOwnProof(before);
      const found = await findByUserCode(before, session, body.user_code);
      return (context) => approveDevice(context, session, found, body);
    },
  },

  'deviceAuthorizations.deny': {
    async prepare({ body }, before) {
      const session = requireOwnProof(before);
      const found = await findByUserCode(before, session, body.user_code);
      return (context) => denyDevice(context, session, found);
    },
  },

  'deviceTokens.create': {
    async prepare({ body }, before) {
      await assertAnswered(before, body.device_code);
      return (context) => redeemDevice(context, body.device_code);
    },
  },
} satisfies Partial<Handlers>;
