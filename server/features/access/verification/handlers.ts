import { knownPermission } from '../../../api/permission-names.ts';
import type { TokenKind } from '../../../auth/authentication/token-format.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toCredentialVerification, toKeyVerification } from './serializers.ts';
import { verifyCredential } from './service.ts';

const KEYS: ReadonlySet<TokenKind> = new Set<TokenKind>(['user', 'service', 'organization']);
const CREDENTIALS: ReadonlySet<TokenKind> = new Set<TokenKind>([...KEYS, 'session', 'access']);

export const verificationHandlers = {
  async 'credentials.verify'({ body }, context) {
    const verification = await verifyCredential(context, { ...body, kinds: CREDENTIALS });
    return toCredentialVerification(context, verification, body.include);
  },

  async 'apiKeys.verify'({ body }, context) {
    const { key: credential, permission, permissions = [], ...options } = body;
    const all =
      permission === undefined
        ? permissions
        : [...permissions, knownPermission(await context.loadContract(), permission, 'permission')];
    const question = { ...options, permissions: all, credential, kinds: KEYS };
    return toKeyVerification(context, await verifyCredential(context, question), body.include);
  },
} satisfies Partial<Handlers>;
