import type { Schemas } from '../../../api/types.ts';
import type { RecoveryCodeRow, TotpFactorRow } from '../../../database/schema/factor-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** What a person can prove who they are with. */
interface FactorRows {
  user: UserRow;
  totp: TotpFactorRow | undefined;
  recoveryCodes: readonly RecoveryCodeRow[];
}

function toTotp(
  { secrets }: HandlerContext,
  { id, confirmed_at, last_used_at, vault_key_id }: TotpFactorRow,
): Schemas['Factors']['totp'] {
  return {
    id,
    status: secrets.vault.canOpen(vault_key_id) ? 'active' : 'unreadable',
    confirmed_at: confirmed_at?.toISOString() ?? '', // it is confirmed
    last_used_at: last_used_at?.toISOString() ?? null,
  };
}

function toRecoveryCodes(rows: readonly RecoveryCodeRow[]): Schemas['Factors']['recovery_codes'] {
  const [first] = rows;
  if (first === undefined) return null;
  return {
    remaining: rows.filter(({ used_at }) => used_at === null).length,
    created_at: first.created_at.toISOString(),
  };
}

export const toFactors = (
  context: HandlerContext,
  { user, totp, recoveryCodes }: FactorRows,
): Schemas['Factors'] => ({
  user_id: user.id,
  has_password: user.password_hash !== null,
  has_second_factor: user.second_factors.length > 0,
  totp: totp === undefined ? null : toTotp(context, totp),
  recovery_codes: toRecoveryCodes(recoveryCodes),
});
