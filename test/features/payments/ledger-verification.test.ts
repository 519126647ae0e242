import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookProblems } from '../../support/payments/books.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let at: PaymentScene;
/** Payments by what became of them. */
let payments: Record<'settled' | 'failed' | 'returned' | 'sent' | 'queued' | 'moved', string>;

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  at = await newPaymentScene(server, acme);
  const { owner, member } = acme.people;
  const place = { workspace: at.workspace, project: at.project };
  const second = await at.connect(0);
  await member.api.sandbox.setClock({ ...place, time: '2030-03-04T06:00:00.000Z' });
  const pay = async (amount: number) => (await member.api.payments.create(at.draft({ amount }))).id;
  const [settled, failed, returned, sent] = [
    await pay(5000),
    await pay(5002),
    await pay(5007),
    await pay(5012),
  ];
  const transfer = at.draft({ amount: 100, to_account: second, method: 'bank_transfer' });
  const { id: moved } = await member.api.payments.create(transfer);
  await member.api.sandbox.setClock({ ...place, advance: 'P6D' });
  const queued = (await member.api.payments.create(at.draft({ amount: 700, execution_date: '2030-04-01' })))
    .id;
  payments = { settled, failed, returned, sent, queued, moved };
  await owner.api.sandbox.simulate({ ...place, type: 'incoming_payment', account_id: at.from, amount: 300 });
}, 60_000);
afterAll(() => server.stop());

const verify = async () =>
  (await acme.people.owner.api.ledger.verify({ workspace: at.workspace, project: at.project })).differences;

class Undo extends Error {}
type Differences = Awaited<ReturnType<typeof verify>>;

/** What is found after statements that an operator with the password of the database could make. They are undone. */
async function foundAfter(...statements: string[]): Promise<Differences> {
  const { createLedgerVerifier } = await import(
    '../../../server/features/payments/ledger/verification-repository.ts'
  );
  let differences: Differences = [];
  const tampering = server.knex.transaction(async (trx) => {
    await trx.raw(
      `alter table ledger_entries disable trigger user; alter table ledger_transactions disable trigger user`,
    );
    await trx.raw(`alter table payments disable trigger all; alter table payment_events disable trigger all`);
    for (const statement of statements) await trx.raw(statement);
    const ledger = { workspace_id: acme.workspaceId, project_id: at.project };
    ({ differences } = await createLedgerVerifier(trx, ledger)());
    throw new Undo();
  });
  await expect(tampering).rejects.toThrow(Undo);
  return differences;
}
const kindsOf = (differences: Differences) =>
  [...new Set(differences.map(({ invariant }) => invariant))].sort();
const posting = (payment: string, kind: string) =>
  `(select id from ledger_transactions where payment_id = '${payment}' and kind = '${kind}')`;

describe('the verification of a ledger with payments', () => {
  it('finds nothing in sound books, and goes on after a payment', async () => {
    const { owner } = acme.people;
    const place = { workspace: at.workspace, project: at.project };
    const statuses = await Promise.all(
      Object.values(payments).map((id) => owner.api.payments.get({ ...place, payment_id: id as never })),
    );
    expect(statuses.map(({ status }) => status)).toEqual([
      ...['settled', 'failed', 'settled', 'processing', 'pending', 'settled'],
    ]);
    expect(await verify()).toEqual([]);
    expect(await bookProblems(server.knex)).toEqual([]);
    const [first = ''] = Object.values(payments);
    expect(await owner.api.ledger.verify({ ...place, after: first })).toEqual({
      verified: 5,
      next: null,
      differences: [],
    });
  });

  it('finds a payment whose state implies other postings', async () => {
    for (const [payment, change] of [
      [payments.settled, `status = 'failed'`],
      [payments.failed, `status = 'settled'`],
      [payments.returned, `returns = '[]'`],
      [payments.settled, 'amount = amount + 1'],
      [payments.queued, `submitted_at = now()`],
      [payments.moved, `status = 'pending', stage = 'queued'`],
    ] as const) {
      const differences = await foundAfter(`update payments set ${change} where id = '${payment}'`);
      expect(differences, change).toContainEqual(
        expect.objectContaining({ invariant: 'payments', payment_id: payment }),
      );
    }
  });

  it('finds a posting that is missing, doubled, moved to another payment, or of no payment', async () => {
    const { settled, failed, queued } = payments;
    const again = `insert into ledger_transactions (workspace_id, id, project_id, kind, currency, payment_id, occurrence,
      effective_date, created_at) select workspace_id, 'ltx_again', project_id, kind, currency, payment_id, 2,
      effective_date, created_at from ledger_transactions where id = ${posting(settled, 'settled')}`;
    const tamperings: ReadonlyArray<[string, string]> = [
      [settled, `update ledger_transactions set payment_id = null where id = ${posting(settled, 'settled')}`],
      [failed, `update ledger_transactions set kind = 'settled' where id = ${posting(failed, 'failed')}`],
      [
        queued,
        `update ledger_transactions set payment_id = '${queued}' where id = ${posting(settled, 'settled')}`,
      ],
      [settled, again],
    ];
    for (const [payment, statement] of tamperings) {
      const differences = await foundAfter(statement);
      expect(differences, statement).toContainEqual(
        expect.objectContaining({ invariant: 'payments', payment_id: payment }),
      );
    }
    const lost = await foundAfter(
      `update ledger_transactions set payment_id = 'pay_none' where id = ${posting(settled, 'settled')}`,
    );
    expect(lost.map(({ message }) => message).join()).toContain('does not exist');
  });

  it('finds money in transit that no payment has, and unidentified money that was not received', async () => {
    expect(
      kindsOf(
        await foundAfter(
          `update payments set status = 'settled', stage = 'none' where id = '${payments.sent}'`,
        ),
      ),
    ).toEqual(['in_transit', 'payments']);
    const received = `update ledger_transactions set kind = 'adjustment' where kind = 'received'`;
    expect(kindsOf(await foundAfter(received))).toEqual(['unidentified']);
  });

  it('finds each of the other differences', async () => {
    const bank = `ledger_account_id = (select id from ledger_accounts where account_id = '${at.from}')`;
    const { settled } = payments;
    for (const [statement, kinds] of [
      [`update ledger_balances set posted = posted + 1 where ${bank}`, ['balance']],
      [`update ledger_balances set reserved = reserved + 1 where ${bank}`, ['reserved']],
      [
        `update ledger_entries set balance_after = balance_after + 1 where ${bank} and version = 2`,
        ['entries'],
      ],
      [`update ledger_entries set version = 1000 where ${bank} and version = 2`, ['balance', 'entries']],
      [
        `delete from ledger_entries where transaction_id = ${posting(settled, 'settled')}`,
        ['balance', 'payments', 'sum'],
      ],
    ] as const)
      expect(kindsOf(await foundAfter(statement)), statement).toEqual(expect.arrayContaining([...kinds]));
    const floor = [
      'alter table ledger_balances drop constraint ledger_balances_floor',
      `update ledger_balances set floor = 2000000 where ${bank}`,
    ];
    expect(kindsOf(await foundAfter(...floor))).toEqual(['floor']);
  });
});
