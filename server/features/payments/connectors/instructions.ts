import { createHash } from 'node:crypto';
import { newId } from '../../../api/ids.ts';
import { instantOf } from '../../../api/timezones.ts';
import type { SecretIdentity, Vault } from '../../../auth/secrets/vault.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { bankIdOf } from '../payments/service.ts';
import type { Instruction } from './connector.ts';
import type { ConnectorMessageRow, NewMessage } from './message-repository.ts';
import type { ProjectWork, WorkScope } from './project-work.ts';

/** When payments arrive on their value date, in the time zone of the workspace. */
const ARRIVAL_MINUTES = 10 * 60;

const identityOf = ({ workspace_id, id }: { workspace_id: string; id: string }): SecretIdentity => ({
  tenantId: workspace_id,
  kind: 'connector_message',
  rowId: id,
  version: 0,
  destination: '',
});

export const toInstruction = (
  payment: PaymentRow,
  toIban: string | null,
  work: ProjectWork,
): Instruction => ({
  bankId: bankIdOf(payment.id),
  amount: Number(payment.amount),
  currency: payment.currency,
  toIban,
  beneficiaryName: payment.beneficiary_name,
  remittance: payment.remittance,
  submittedAt: work.now,
  valueAt: instantOf(work.timezone, payment.value_date, ARRIVAL_MINUTES),
  simulate: payment.simulate,
});

/** Seals an instruction. Its digest proves later what was sent. */
export function toMessage(
  vault: Vault,
  scope: WorkScope,
  payment_id: string,
  instruction: Instruction,
): NewMessage {
  const { workspace_id, project_id } = scope;
  const id = newId('msg');
  const payload = JSON.stringify(instruction);
  const sealed = vault.seal(identityOf({ workspace_id, id }), payload);
  const sha256 = createHash('sha256').update(payload).digest();
  return { workspace_id, id, project_id, payment_id, connector: 'sandbox', ...sealed, sha256 };
}

export function openInstruction(vault: Vault, row: ConnectorMessageRow): Instruction {
  const stored = JSON.parse(vault.open(identityOf(row), row)) as Omit<
    Instruction,
    'submittedAt' | 'valueAt'
  > &
    Record<'submittedAt' | 'valueAt', string>;
  return { ...stored, submittedAt: new Date(stored.submittedAt), valueAt: new Date(stored.valueAt) };
}
