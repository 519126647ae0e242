import type { SecretIdentity, Vault } from '../../../auth/secrets/vault.ts';
import type { TotpFactorRow } from '../../../database/schema/factor-tables.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';

type Bound = Pick<TotpFactorRow, 'user_id' | 'id'>;

/** What a seed is bound to: the app, and its person. */
const identityOf = ({ user_id, id }: Bound): SecretIdentity => ({
  tenantId: null,
  kind: 'totp_seed',
  rowId: id,
  version: 1,
  destination: user_id,
});

export const sealSeed = (vault: Vault, bound: Bound, seed: string): SealedSecret =>
  vault.seal(identityOf(bound), seed);

/** @throws UnreadableSecretError without its vault key */
export const openSeed = (vault: Vault, row: Bound & SealedSecret): string => vault.open(identityOf(row), row);
