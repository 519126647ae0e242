import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { demandsOn, pendingChangeOf, proposeChange } from '../approvals/control-changes/service.ts';
import { lockAccount } from './access.ts';
import type { AccountRow, AccountWithBalance } from './repository.ts';
import { changeTargetOf, identifiersOf } from './serializers.ts';

/** Accounts that wait for approval until they take part in payments: new beneficiaries, and accounts that were blocked. */

type Asked = NonNullable<Awaited<ReturnType<typeof demandsOn>>>;

/** Lets a locked account wait for approval. Approvers see whose account it is: that never changes. */
export function proposeActivation(context: HandlerContext, account: AccountRow, asked: Asked): Promise<void> {
  const { kind, live, currency, holder, block_reason } = account;
  const after = { status: 'active', live, currency, holder, identifiers: identifiersOf(account) };
  return proposeChange(context, {
    ...changeTargetOf(account),
    ...asked,
    beneficiary_id: kind === 'external' ? account.id : null,
    before: block_reason === null ? null : { status: 'blocked', block_reason },
    after,
  });
}

/** Lets a locked account take part in payments. @param by who created or unblocked it */
export async function activateAccount(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  id: string,
  by: string | null,
): Promise<void> {
  const active = { status: 'active', block_reason: null, unblocked_by: by, unblocked_at: now } as const;
  assertFound(await tenant.accounts.update(id, active), 'account');
}

/**
 * Unblocks an account, or lets that wait where a rule asks for it. A request to approve it that has expired is made again.
 * @returns whether it is active
 * @throws not_found, precondition_failed or invalid_state
 */
export async function unblockAccount(context: HandlerContext<'invalid_state'>, id: string): Promise<boolean> {
  const { tenant, now } = context;
  const account = await lockAccount(context, id);
  if (account.status === 'pending_approval' && (await pendingChangeOf(context, 'account', id)) !== null)
    throw context.refuse(
      'invalid_state',
      'The account waits for approval. See controlChanges.list for who can approve it.',
    );
  if (account.status !== 'blocked' && account.status !== 'pending_approval')
    throw context.refuse('invalid_state', 'The account is not blocked.');
  await tenant.controlChanges.end('account', id, now);
  const asked =
    account.kind === 'own'
      ? await demandsOn(context, 'controls')
      : await demandsOn(context, 'beneficiary', account.currency);
  if (asked === null) {
    await activateAccount(context, id, (await context.provenance()).created_by);
    return true;
  }
  if (account.kind === 'external') await tenant.accounts.update(id, { status: 'pending_approval' });
  await proposeActivation(context, account, asked);
  return false;
}

/** Archives a locked beneficiary whose approval was refused; one that was blocked before is blocked again. */
export async function refuseActivation(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  { id, block_reason }: AccountRow,
): Promise<AccountWithBalance> {
  const after =
    block_reason === null
      ? { status: 'archived' as const, archived_at: now }
      : { status: 'blocked' as const };
  return assertFound(await tenant.accounts.update(id, after), 'account');
}
