import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What an authenticator may get wrong. */
export interface AuthenticatorFlaws {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  /** Whether it has verified the person; it has unless this says otherwise. */
  verified?: boolean;
  counter?: number;
  crossOrigin?: boolean;
  /** The statement about the device; none unless this has one. */
  attestation?: { fmt: string; attStmt: Map<string, unknown> };
}

interface RequestOptions {
  challenge: string;
  rpId: string;
}
interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
}

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

const head = (major: number, length: number): Buffer => {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
};

/** The few forms of CBOR that an answer has. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  if (value instanceof Map)
    return Buffer.concat([
      head(5, value.size),
      ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)]),
    ]);
  throw new Error(`An authenticator says nothing like ${String(value)}.`);
}

const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/** A passkey in software, with a key of its own. */
export class Authenticator {
  readonly #origin: string;
  readonly #id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: Buffer;
  #counter = 0;
  #userHandle = '';

  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose: Array<[number, unknown]> = [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ];
    this.#publicKey = cbor(new Map(cose));
  }

  /** Makes the passkey, as `navigator.credentials.create` does. */
  create({ challenge, rp, user }: CreationOptions, flaws: AuthenticatorFlaws = {}) {
    this.#userHandle = user.id;
    const length = Buffer.from([0, this.#id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.#id, this.#publicKey]);
    const authData = this.#authenticatorData(rp.id, flaws, attested);
    const { fmt, attStmt } = flaws.attestation ?? { fmt: 'none', attStmt: new Map() };
    const statement = new Map<string, unknown>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ]);
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', challenge, flaws).toString('base64url'),
      attestationObject: cbor(statement).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Signs a challenge, as `navigator.credentials.get` does. */
  get({ challenge, rpId }: RequestOptions, flaws: AuthenticatorFlaws = {}) {
    const clientData = this.#clientData('webauthn.get', challenge, flaws);
    const authData = this.#authenticatorData(rpId, flaws);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.#key);
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.#userHandle,
    });
  }

  #credential<Response>(response: Response) {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, flaws: AuthenticatorFlaws): Buffer {
    const data = {
      type: flaws.type ?? type,
      challenge: flaws.challenge ?? challenge,
      origin: flaws.origin ?? this.#origin,
      crossOrigin: flaws.crossOrigin ?? false,
    };
    return Buffer.from(JSON.stringify(data));
  }

  #authenticatorData(rpId: string, flaws: AuthenticatorFlaws, attested?: Buffer): Buffer {
    this.#counter = flaws.counter ?? this.#counter + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const flags = UP | (flaws.verified === false ? 0 : UV) | (attested === undefined ? 0 : ATTESTED);
    const rest = attested === undefined ? [] : [attested];
    return Buffer.concat([sha256(flaws.rpId ?? rpId), Buffer.from([flags]), counter, ...rest]);
  }
}
