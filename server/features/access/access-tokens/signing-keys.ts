import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { type SecretIdentity, UnreadableSecretError, type Vault } from '../../../auth/secrets/vault.ts';
import type { SigningKeyRow } from '../../../database/schema/signing-keys.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Repositories } from '../../../operations/repositories.ts';

/** Days for which a key signs. */
const SIGNING_DAYS = 90;
/** Days for which a key is published before it signs, so that an API with an older list has read it again. */
const NOTICE_DAYS = 7;
/** Days for which a key is published after it has signed last. Its JWTs live for minutes. */
const GRACE_DAYS = 1;

const later = (time: Date, days: number) => new Date(time.getTime() + days * DAY_MS);

const identityOf = (id: string): SecretIdentity => ({
  tenantId: null,
  kind: 'signing_key',
  rowId: id,
  version: 1,
  destination: '',
});

/** Returns the key that signs. A replica whose clock is behind has the first one from the beginning. */
const signingKeyAt = <Row extends Pick<SigningKeyRow, 'used_from'>>(
  rows: readonly Row[],
  now: Date,
): Row | undefined => rows.findLast(({ used_from }) => used_from <= now) ?? rows[0];

/** Whether the key after this one has been signing for so long that no JWT of this one is live. */
const isOver = (rows: readonly SigningKeyRow[], index: number, now: Date): boolean => {
  const successor = rows[index + 1];
  return successor !== undefined && later(successor.used_from, GRACE_DAYS) <= now;
};

/** Returns when the key after the last one begins to sign, if it is time to publish it. */
function nextUse(
  last: Pick<SigningKeyRow, 'used_from' | 'vault_key_id'> | undefined,
  canOpen: Vault['canOpen'],
  now: Date,
): Date | undefined {
  if (last === undefined) return now;
  if (last.used_from > now) return undefined;
  const noticed = later(now, NOTICE_DAYS);
  // A key that cannot be read is followed by another, so that JWTs are made again.
  return canOpen(last.vault_key_id) && later(last.used_from, SIGNING_DAYS) > noticed ? undefined : noticed;
}

async function makeKey(vault: Vault, generation: number, used_from: Date) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x, y });
  const text = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { generation, id, public_key: { x, y }, used_from, ...vault.seal(identityOf(id), text) };
}

/**
 * Makes the first key, publishes the next one in time, and deletes those that are over. Every replica may do so at any time: of
 * several that make the same key, one succeeds.
 */
export async function keepSigningKeys(
  { signingKeys: keys }: Pick<Repositories, 'signingKeys'>,
  vault: Vault,
  now = new Date(),
): Promise<void> {
  const rows = await keys.list();
  const last = rows.at(-1);
  const from = nextUse(last, vault.canOpen, now);
  if (from !== undefined) await keys.add(await makeKey(vault, (last?.generation ?? 0) + 1, from));
  await keys.delete(rows.filter((_, index) => isOver(rows, index, now)).map(({ id }) => id));
}

/** Serializes a public key as a JSON Web Key. */
const toSigningKey = ({
  id,
  public_key: { x, y },
}: Pick<SigningKeyRow, 'id' | 'public_key'>): Schemas['SigningKey'] => ({
  kty: 'EC',
  crv: 'P-256',
  x,
  y,
  kid: id,
  alg: 'ES256',
  use: 'sig',
});

/** Returns the public keys that verify the JWTs that are live or will be. */
export async function publishedKeys({ repositories, now }: HandlerContext): Promise<Schemas['SigningKey'][]> {
  const rows = await repositories.signingKeys.list();
  return rows.filter((_, index) => !isOver(rows, index, now)).map(toSigningKey);
}

/** Returns the private key that signs now. @throws signing_key_unavailable */
export async function currentSigningKey(
  context: HandlerContext<'signing_key_unavailable'>,
): Promise<{ kid: string; key: KeyObject }> {
  const { repositories, secrets, now } = context;
  const row = signingKeyAt(await repositories.signingKeys.list(), now);
  if (row === undefined) throw new Error('The server makes a signing key when it starts.');
  try {
    return { kid: row.id, key: createPrivateKey(secrets.vault.openCached(identityOf(row.id), row)) };
  } catch (error) {
    if (!(error instanceof UnreadableSecretError)) throw error;
    throw context.refuse(
      'signing_key_unavailable',
      'The key that signs JWTs cannot be read, because its vault key is missing. Ask the operator to restore it, or make an opaque token.',
    );
  }
}
