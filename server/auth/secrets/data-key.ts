import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm.ts';

const BYTES = 32;

/** Encrypts much data of one tenant and kind. To delete the key is to erase the data. */
export class DataKey {
  readonly #key: Buffer;

  /** @param text the key as `create` returned it, which the vault seals */
  constructor(text: string) {
    this.#key = Buffer.from(text, 'base64');
    if (this.#key.length !== BYTES) throw new Error(`A data key has ${BYTES} bytes.`);
  }

  /** Returns a new key as a text. */
  static create = (): string => randomBytes(BYTES).toString('base64');

  /** @param identity what the data belongs to, such as its table and the id of its row; it opens for nothing else */
  seal = (identity: readonly string[], data: Buffer): Buffer =>
    encrypt(this.#key, data, JSON.stringify(identity));

  /** @throws for another identity or changed bytes */
  open = (identity: readonly string[], sealed: Buffer): Buffer =>
    decrypt(this.#key, sealed, JSON.stringify(identity));
}
