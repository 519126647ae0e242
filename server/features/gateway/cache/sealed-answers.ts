import type { DataKeys } from '../../../auth/secrets/data-keys.ts';
import type { GatewayCacheRow } from './repository.ts';

/** An answer that is kept for equal calls. */
export interface CachedAnswer {
  /** The content type. */
  type: string;
  /** As the client got it. */
  body: string;
  /** What it has cost; `null` if that is not known. */
  costNanoUsd: number | null;
  answeredModel: string | null;
  /** Milliseconds. */
  keptAt: number;
}

const KIND = 'cached_answers';

/** What is encrypted belongs to its workspace and request: in another row it does not open. */
const identityOf = (workspaceId: string, id: string) => ['gateway_cache', workspaceId, id];

/** Encrypts and decrypts kept answers under the data keys of their workspaces. */
export const sealedAnswers = (dataKeys: DataKeys) => ({
  async seal(
    workspaceId: string,
    id: string,
    answer: CachedAnswer,
  ): Promise<{ dataKeyId: string; content: Buffer }> {
    const { id: dataKeyId, key } = await dataKeys.get(workspaceId, KIND);
    return { dataKeyId, content: key.seal(identityOf(workspaceId, id), Buffer.from(JSON.stringify(answer))) };
  },

  /** @throws without the key, for an answer of another workspace or request, or for changed bytes */
  async open(
    workspaceId: string,
    { id, data_key_id, content }: Pick<GatewayCacheRow, 'id' | 'data_key_id' | 'content'>,
  ): Promise<CachedAnswer> {
    let named = await dataKeys.get(workspaceId, KIND);
    if (named.id !== data_key_id) {
      // Another replica has made a new key.
      dataKeys.invalidate(workspaceId, KIND);
      named = await dataKeys.get(workspaceId, KIND);
    }
    if (named.id !== data_key_id)
      throw new Error(`The data key ${data_key_id} is not that of ${workspaceId}.`);
    // The server wrote this JSON itself.
    return JSON.parse(named.key.open(identityOf(workspaceId, id), content).toString()) as CachedAnswer;
  },

  /** Takes the key from the database again. It may have been deleted, with all that it encrypts. */
  invalidateKey: (workspaceId: string) => dataKeys.invalidate(workspaceId, KIND),
});
