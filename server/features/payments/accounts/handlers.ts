import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { balanceAt, entriesOf, toAccountEntry } from '../ledger/service.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { admitWaiting, admitWaitingWith, workOfRequest } from '../payments/service.ts';
import { normalizeIban } from './iban.ts';
import { assertOwn } from './policies.ts';
import { toAccount } from './serializers.ts';
import {
  archiveAccount,
  connectAccount,
  createExternalAccount,
  lockAccount,
  presentAccount,
  presentAccounts,
  reachableProjects,
  requireAccount,
  requireAccountAtHome,
  unblockAccount,
  updateAccount,
} from './service.ts';

export const accountHandlers = {
  async 'accounts.create'({ body }, context) {
    assertNoCardNumber(context, body);
    return presentAccount(context, await createExternalAccount(context, body));
  },

  async 'accounts.connect'({ body }, context) {
    assertNoCardNumber(context, body);
    return presentAccount(context, await connectAccount(context, body));
  },

  async 'accounts.list'({ query }, context) {
    const { kind, currency, status, project, identifier, q } = query;
    const filters = {
      kind,
      currency,
      status,
      project,
      identifier: identifier && normalizeIban(identifier),
      q,
    };
    const rows = await context.tenant.accounts.list(
      reachableProjects(context),
      filters,
      context.pager.request(query),
    );
    const accounts = await presentAccounts(context, rows);
    return context.pager.page(
      query,
      accounts,
      (account) => account,
      ({ id }) => [id],
    );
  },

  async 'accounts.get'({ params }, context) {
    return presentAccount(context, await requireAccount(context, params.account_id));
  },

  async 'accounts.getBalance'({ params, query }, context) {
    const account = await requireAccount(context, params.account_id);
    assertOwn(context, account);
    return balanceAt(context, account, query.as_of);
  },

  async 'accounts.listEntries'({ params, query }, context) {
    const { id } = await requireAccountAtHome(context, params.account_id);
    const rows = await entriesOf(context, id, query);
    return context.pager.page(query, rows, toAccountEntry, ({ version }) => [version]);
  },

  async 'accounts.update'({ params, body }, context) {
    assertNoCardNumber(context, body);
    const account = await updateAccount(context, params.account_id, body);
    if (body.floor === undefined && body.funds_check === undefined) return presentAccount(context, account);
    await admitWaiting(workOfRequest(context, context), account.id);
    return presentAccount(context, await requireAccount(context, account.id));
  },

  async 'accounts.block'({ params, body }, context) {
    assertNoCardNumber(context, body);
    const { id, status } = await lockAccount(context, params.account_id);
    if (status !== 'active') throw context.refuse('invalid_state', `The account is ${status}.`);
    const blocked = { status: 'blocked', block_reason: body.reason } as const;
    return presentAccount(context, assertFound(await context.tenant.accounts.update(id, blocked), 'account'));
  },

  async 'accounts.unblock'({ params }, context) {
    const { account_id: id } = params;
    if (await unblockAccount(context, id)) await admitWaitingWith(context, id);
    return presentAccount(context, await requireAccount(context, id));
  },

  async 'accounts.archive'({ params }, context) {
    return toAccount(await archiveAccount(context, params.account_id), null);
  },
} satisfies Partial<Handlers>;
