import { digestsEqual, type Secrets } from '../../../auth/secrets/secrets.ts';

const SIGNATURE_LENGTH = 16;

/** Whose digests of which workspace. */
export interface Subscription {
  workspaceId: string;
  userId: string;
}

const sign = (secrets: Secrets, subject: string) =>
  secrets.digest('unsubscribe', subject).subarray(0, SIGNATURE_LENGTH).toString('base64url');

/** What a link for ending one's digests of a workspace holds. It is good for nothing else, so it needs no expiry. */
export function unsubscribeToken(secrets: Secrets, { workspaceId, userId }: Subscription): string {
  const subject = `${workspaceId}.${userId}`;
  return `${subject}.${sign(secrets, subject)}`;
}

/** Which subscription a token ends; nothing when it is none of ours. */
export function readUnsubscribeToken(secrets: Secrets, token: string): Subscription | undefined {
  const [workspaceId = '', userId = '', signature = ''] = token.split('.');
  const expected = sign(secrets, `${workspaceId}.${userId}`);
  return digestsEqual(Buffer.from(signature), Buffer.from(expected)) ? { workspaceId, userId } : undefined;
}
