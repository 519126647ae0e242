import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toVaultKeys } from './serializers.ts';

async function readStatus({ repositories, secrets }: HandlerContext): Promise<Schemas['VaultKeys']> {
  const { vaultKeys } = repositories;
  return toVaultKeys(await vaultKeys.list(), await vaultKeys.count(), secrets.vault);
}

export const vaultKeyHandlers = {
  async 'vaultKeys.status'(_input, context) {
    return readStatus(context);
  },

  async 'vaultKeys.rotate'(_input, context) {
    await context.repositories.vaultKeys.startRotation(context.secrets.vault.sealingKeyId);
    return readStatus(context);
  },
} satisfies Partial<Handlers>;
