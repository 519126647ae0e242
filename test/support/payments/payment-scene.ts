import { randomInt } from 'node:crypto';
import type { AccountId, ProjectId, Tenantry } from '../../../sdk/src/index.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import type { TestServer } from '../server.ts';
import { createTeam, type TestTeam, unique } from '../users.ts';

type Create = Parameters<Tenantry['payments']['create']>[0];
type Connect = Parameters<Tenantry['accounts']['connect']>[0];

const IBAN = 'TR330006100519786457841326';

/** A team whose payment methods are open at any time, so that tests do not depend on when they run. */
export async function createPayers(server: TestServer): Promise<TestTeam> {
  const team = await createTeam(server);
  const { workspace, people } = team;
  for (const payment_method_id of ['eft_try', 'bank_transfer_try', 'bank_transfer_try_internal']) {
    await people.owner.api.paymentMethods.update({
      workspace,
      payment_method_id,
      opens: '00:00',
      cut_off: '24:00',
      half_day_cut_off: '24:00',
      weekend: true,
    });
  }
  return team;
}

export interface PaymentScene {
  workspace: string;
  project: ProjectId;
  from: AccountId;
  to: AccountId;
  /** A payment that needs nothing more. */
  draft(overrides?: Partial<Create>): Create;
  /** Connects another own account, with money. */
  connect(money: number, overrides?: Partial<Connect>): Promise<AccountId>;
  /** Money that is neither posted elsewhere nor reserved. */
  available(account?: string): Promise<number>;
}

/** A project with an own account that has money, and a supplier. */
export async function newPaymentScene(
  server: TestServer,
  { workspace, workspaceId, people }: TestTeam,
  { money = 1_000_000, environment = 'sandbox' as 'sandbox' | 'production' } = {},
): Promise<PaymentScene> {
  const { projects, accounts, projectMembers } = people.owner.api;
  const { id: project } = await projects.create({ workspace, name: 'P', slug: unique('p'), environment });
  for (const { id: user_id } of [people.member, people.viewer])
    await projectMembers.set({ workspace, project, user_id, role: null });

  const deposit = (account: string, amount: number) =>
    server.knex.transaction(async (trx) => {
      const legs = [
        { account: `bank:${account}` as const, amount },
        { account: 'opening' as const, amount: -amount },
      ];
      const terms = {
        projectId: project,
        kind: 'opening',
        currency: 'TRY',
        effectiveDate: '2026-01-15',
      } as const;
      await ledgerRepository(new TenantScope(trx, workspaceId)).post([{ ...terms, legs }], new Date());
    });
  const connect = async (amount: number, overrides: Partial<Connect> = {}) => {
    const { id } = await accounts.connect({
      workspace,
      project,
      name: 'Operating account',
      currency: 'TRY',
      identifiers: { account_number: String(randomInt(1e12)), bank_code: '00062', country: 'TR' },
      holder: { name: 'Acme Ltd' },
      ...overrides,
    });
    if (amount > 0) await deposit(id, amount);
    return id;
  };
  const from = await connect(money);
  const { id: to } = await accounts.create({
    workspace,
    live: environment === 'production',
    name: 'Supplier',
    currency: 'TRY',
    identifiers: { iban: IBAN },
    holder: { name: 'Şükrü Öztürk A.Ş.' },
  });
  // The person who created it could not release or approve a payment to it for a day.
  await server
    .knex('accounts')
    .where({ id: to })
    .update({ created_at: new Date(Date.now() - 2 * 86_400_000) });
  return {
    workspace,
    project,
    from,
    to,
    connect,
    draft: (overrides = {}) => ({
      workspace,
      project,
      amount: 10_000,
      currency: 'TRY',
      method: 'eft',
      from_account: from,
      to_account: to,
      ...overrides,
    }),
    available: (account = from) =>
      ledgerRepository(new TenantScope(server.knex, workspaceId)).availableOf(account),
  };
}
