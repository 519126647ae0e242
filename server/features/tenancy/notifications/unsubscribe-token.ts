import { digestsEqual, type Secrets } from '../../../auth/secrets/secrets.ts';

const SIGNATURE_LENGTH = 16;

/** The digests of one user in one workspace. */
export interface Subscription {
  workspaceId: string;
  userId: string;
}

const sign = (secrets: Secrets, subject: string) =>
  secrets.digest('unsubscribe', subject).subarray(0, SIGNATURE_LENGTH).toString('base64url');

/** Returns the token of an unsubscribe link. It permits nothing else, so it does not expire. */
export function unsubscribeToken(secrets: Secrets, { workspaceId, userId }: Subscription): string {
  const subject = `${workspaceId}.${userId}`;
  return `${subject}.${sign(secrets, subject)}`;
}

/** Returns the subscription of a token; undefined for an invalid token. */
export function readUnsubscribeToken(secrets: Secrets, token: string): Subscription | undefined {
  const [workspaceId = '', userId = '', signature = ''] = token.split('.');
  const expected = sign(secrets, `${workspaceId}.${userId}`);
  return digestsEqual(Buffer.from(signature), Buffer.from(expected)) ? { workspaceId, userId } : undefined;
}
