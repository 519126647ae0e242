import type { Schemas } from '../../../api/types.ts';
import type { Vault } from '../../../auth/secrets/vault.ts';
import type { SealedKind, VaultKeyRow } from '../../../database/schema/sealed-secrets.ts';
import type { SealedCount } from './repository.ts';

type Totals = Pick<
  Schemas['VaultKey'],
  | 'webhook_secrets'
  | 'pending_key_secrets'
  | 'mails'
  | 'kept_payments'
  | 'connector_messages'
  | 'virtual_keys'
  | 'data_keys'
  | 'signing_keys'
  | 'totp_seeds'
  | 'sso_client_secrets'
  | 'sso_signing_keys'
  | 'sso_flows'
>;

const PROPERTIES: Readonly<Record<SealedKind, keyof Totals>> = {
  webhook_secret: 'webhook_secrets',
  pending_key_secret: 'pending_key_secrets',
  mail: 'mails',
  kept_payments: 'kept_payments',
  connector_message: 'connector_messages',
  virtual_key: 'virtual_keys',
  data_key: 'data_keys',
  signing_key: 'signing_keys',
  totp_seed: 'totp_seeds',
  sso_client_secret: 'sso_client_secrets',
  sso_signing_key: 'sso_signing_keys',
  sso_flow: 'sso_flows',
};

function totalsOf(keyId: string, counts: readonly SealedCount[]): Totals {
  const totals: Totals = {
    webhook_secrets: 0,
    pending_key_secrets: 0,
    mails: 0,
    kept_payments: 0,
    connector_messages: 0,
    virtual_keys: 0,
    data_keys: 0,
    signing_keys: 0,
    totp_seeds: 0,
    sso_client_secrets: 0,
    sso_signing_keys: 0,
    sso_flows: 0,
  };
  for (const { id, kind, count } of counts) if (id === keyId) totals[PROPERTIES[kind]] = count;
  return totals;
}

const totalOf = (counts: readonly SealedCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

function toRotation(
  rows: readonly VaultKeyRow[],
  counts: readonly SealedCount[],
  vault: Vault,
): Schemas['VaultKeyRotation'] | null {
  const started = ({ rotation_started_at }: VaultKeyRow) => rotation_started_at?.getTime() ?? 0;
  const last = [...rows].sort((left, right) => started(right) - started(left))[0];
  if (last === undefined || last.rotation_started_at === null) return null;
  return {
    key_id: last.id,
    status: last.rotation_finished_at === null ? 'running' : 'finished',
    rewrapped: last.rewrapped,
    remaining: totalOf(counts.filter(({ id }) => id !== last.id && vault.canOpen(id))),
    started_at: last.rotation_started_at.toISOString(),
    finished_at: last.rotation_finished_at?.toISOString() ?? null,
  };
}

export function toVaultKeys(
  rows: readonly VaultKeyRow[],
  counts: readonly SealedCount[],
  vault: Vault,
): Schemas['VaultKeys'] {
  const ids = [
    ...vault.keys.map(({ id }) => id),
    ...rows.flatMap(({ id }) =>
      !vault.canOpen(id) && counts.some((counted) => counted.id === id) ? [id] : [],
    ),
  ];
  const statusOf = (id: string) => {
    if (id === vault.sealingKeyId) return 'sealing';
    return vault.canOpen(id) ? 'opening' : 'missing';
  };
  return {
    sealing_key_id: vault.sealingKeyId,
    keys: ids.map((id) => ({
      id,
      status: statusOf(id),
      ...totalsOf(id, counts),
      // Every server registers its keys before it serves.
      first_used_at: rows.find((row) => row.id === id)?.first_used_at.toISOString() ?? '',
    })),
    rotation: toRotation(rows, counts, vault),
  };
}
