import type { Schemas } from '../../../api/types.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toUser } from './serializers.ts';
import { requireSession } from './service.ts';

export const personalDataHandlers = {
  async 'me.export'(_input, context) {
    const { repositories, now } = context;
    const { userId } = requireSession(context);
    const user = assertFound(await repositories.users.find(userId), 'user');
    const { lists, truncated } = await repositories.personalData.read(userId);
    return {
      exported_at: now.toISOString(),
      user: toUser(user),
      has_password: user.password_hash !== null,
      truncated,
      // The statements select the columns of the document, which the tests hold every answer against.
      ...(lists as unknown as Pick<Schemas['MyData'], keyof typeof lists>),
    };
  },
} satisfies Partial<Handlers>;
