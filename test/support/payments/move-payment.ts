import type { Knex } from 'knex';
import type { PaymentState } from '../../../server/database/schema/payment-transitions.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { paymentRepository } from '../../../server/features/payments/payments/repository.ts';
import { transition } from '../../../server/features/payments/payments/transition.ts';

const CAUSE = { type: 'updated', cause: 'job', cause_id: null, reason: null } as const;
const POSTED = { kind: 'submitted', currency: 'TRY', effectiveDate: '2026-01-15' } as const;

/**
 * Takes a payment through states, as jobs and observations do. A held payment is created as such, so its first event is
 * changed; all others are moves. Submission posts to the ledger.
 */
export async function movePayment(
  knex: Knex,
  id: string,
  path: ReadonlyArray<readonly [status: string, stage: string]>,
): Promise<void> {
  await knex.transaction(async (trx) => {
    let payment = await trx('payments').where({ id }).first();
    if (payment === undefined) throw new Error(`There is no ${id}.`);
    const scope = new TenantScope(trx, payment.workspace_id);
    for (const [status, stage] of path) {
      const at = new Date();
      const change = { cause: CAUSE, at, ...(stage === 'submitting' && { set: { submitted_at: at } }) };
      payment = await transition(
        paymentRepository(scope),
        payment,
        { status, stage } as PaymentState,
        change,
      );
      if (stage !== 'submitting') continue;
      const { project_id, from_account_id, amount } = payment;
      const legs = [
        { account: `bank:${from_account_id}` as const, amount: -Number(amount) },
        { account: 'in_transit' as const, amount: Number(amount) },
      ];
      const posting = { ...POSTED, projectId: project_id, paymentId: id, legs };
      await ledgerRepository(scope).post([posting], new Date(), [id]);
    }
  });
}
