import type { TokenKind } from '../../../auth/authentication/token-format.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertKeyMayVerify } from './caller-reach.ts';
import { toCredentialVerification, toKeyVerification } from './serializers.ts';
import { verifyCredential } from './service.ts';

const KEYS: ReadonlySet<TokenKind> = new Set<TokenKind>(['user', 'service', 'organization']);
const CREDENTIALS: ReadonlySet<TokenKind> = new Set<TokenKind>([...KEYS, 'session', 'access']);

export const verificationHandlers = {
  async 'credentials.verify'({ body }, context) {
    const verification = await verifyCredential(context, body.credential, CREDENTIALS, body);
    return toCredentialVerification(context, verification, body.include);
  },

  async 'apiKeys.verify'({ body }, context) {
    const verification = await verifyCredential(context, body.key, KEYS, body);
    return toKeyVerification(context, verification, body.include);
  },

  async 'credentialChanges.stream'(_, context) {
    await assertKeyMayVerify(context);
    return { type: 'text/event-stream', ...context.guardStreams.open(context.principal.id) };
  },

  async 'credentialChanges.renew'({ body }, context) {
    await assertKeyMayVerify(context);
    const { guardStreams, principal } = context;
    const { stream_id: stream, renewal, seen } = body;
    // Nothing is said about streams of others.
    if (guardStreams.isOwn(stream, principal.id)) await guardStreams.renew({ stream, renewal, seen });
  },
} satisfies Partial<Handlers>;
