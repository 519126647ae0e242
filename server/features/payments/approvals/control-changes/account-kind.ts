import { assertFound } from '../../../../operations/handler-context.ts';
import {
  type AccountControls,
  activateAccount,
  applyAccountControls,
  presentAccount,
  refuseActivation,
} from '../../accounts/service.ts';
import { admitWaiting, admitWaitingWith, workOfRequest } from '../../payments/service.ts';
import type { ControlKind } from './kind.ts';
import type { ControlChangeRow } from './repository.ts';

/** What of an account is changed: its controls, or that it takes part in payments. */
const contentOf = ({ change }: ControlChangeRow) =>
  change as Partial<AccountControls> & { status?: 'active' };

/** Own accounts, and beneficiaries that wait for approval. */
export const ACCOUNTS: ControlKind = {
  lock: ({ tenant }, id) => tenant.accounts.lockAny(id),

  async apply(context, change) {
    const { target_id: id, requester_id } = change;
    const { accounts } = context.tenant;
    const { status, ...controls } = contentOf(change);
    if (status === undefined) {
      await context.tenant.ledger.lockBalance(id);
      await applyAccountControls(context, assertFound(await accounts.lockAny(id), 'account'), controls);
      await admitWaiting(workOfRequest(context, context), id);
    } else {
      await activateAccount(context, id, requester_id);
      await admitWaitingWith(context, id);
    }
    const account = assertFound(await accounts.findAny(id), 'account');
    context.emit('account.updated', await presentAccount(context, account));
  },

  async refuse(context, change) {
    const account = assertFound(await context.tenant.accounts.lockAny(change.target_id), 'account');
    if (account.status !== 'pending_approval') return;
    const refused = await refuseActivation(context, account);
    const event = refused.status === 'archived' ? 'account.archived' : 'account.blocked';
    context.emit(event, await presentAccount(context, refused));
  },
};
