import { invalidField } from '../../../api/problem.ts';
import { haveOwnProof } from '../../../auth/authentication/proofs.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { isOfProvider, prepareProviderProof } from '../sso-connections/flows/service.ts';
import { requireSession } from '../users/service.ts';
import { prepareProof } from './add-proof.ts';
import { refuseOfAccount } from './own-proof.ts';
import { toSession } from './serializers.ts';
import { prepareSignIn } from './sign-in.ts';

export const sessionHandlers = {
  'sessions.create': {
    prepare: ({ body }, before) => prepareSignIn(before, body),
  },

  async 'sessions.list'({ query }, context) {
    const { id, userId } = requireSession(context);
    const rows = await context.repositories.sessions.listLiveOf(userId, context.pager.request(query));
    return context.pager.page(
      query,
      rows,
      (row) => toSession(row, id),
      (row) => [row.id],
    );
  },

  async 'sessions.revoke'({ params }, context) {
    const { sessions, credentials } = context.repositories;
    const { id: current, userId, proofs } = requireSession(context);
    const sessionId = params.session_id === 'current' ? current : params.session_id;
    if (sessionId !== current && !haveOwnProof(proofs)) throw refuseOfAccount(context);
    const { id } = assertFound(await sessions.findLiveOf(userId, sessionId), 'session');
    await sessions.end([id], context.now);
    await credentials.end([id], context.now);
    return undefined;
  },

  'sessions.reauthenticate': {
    prepare: ({ body }, before) =>
      isOfProvider(body)
        ? prepareProviderProof(before, body, { isReauthentication: true })
        : prepareProof(before, body),
  },

  'sessions.addProof': {
    prepare: ({ body }, before) => {
      if (isOfProvider(body)) return prepareProviderProof(before, body, { isReauthentication: false });
      if (body.method === undefined)
        throw invalidField(
          'method',
          'required',
          'Add property "method", or "sso_code" with "code_verifier".',
        );
      return prepareProof(before, body);
    },
  },
} satisfies Partial<Handlers>;
