import type {
  AccountId,
  ApprovalId,
  ControlChangeId,
  LedgerExportId,
  LedgerTransactionId,
  PaymentBatchId,
  PaymentId,
  Tenantry,
} from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';
import { newLedgerThings } from './every-operation/ledger-things.ts';
import { newPayments, payAcross } from './every-operation/payment-things.ts';
import type { TestServer } from './server.ts';

interface Place {
  workspace: string;
  project: string;
}

const IBAN = 'TR330006100519786457841326';
const holder = { name: 'Walk Ltd' };
const IN_TRY = { name: 'Walk', currency: 'TRY', holder } as const;
const DAY = { calendar: 'tr', date: '2026-10-30' } as const;

/** Makes what requests about payments name: an account and a limit of a workspace, and a ledger in each project. */
export async function makePaymentThings(server: TestServer, workspace: string, projects: readonly string[]) {
  const { operator } = server;
  const { id: workspaceId } = await operator.workspaces.get({ workspace });
  const account = await operator.accounts.create({
    workspace,
    ...IN_TRY,
    live: false,
    identifiers: { iban: IBAN },
  });
  const payments = new Map<string, Awaited<ReturnType<typeof newPayments>>>();
  for (const project of projects) payments.set(project, await newPayments(server, { workspace, project }));
  const [, home = '', guest = ''] = projects;
  const accounts = payments.get(home);
  if (accounts !== undefined) await payAcross(server, { workspace, project: home }, guest, accounts);
  const limit = await operator.paymentLimits.create({
    workspace,
    name: 'Walk',
    scope: 'workspace',
    currency: 'TRY',
    per_day: 100,
    on_exceed: 'refuse',
  });
  const ledgers = new Map<string, Awaited<ReturnType<typeof newLedgerThings>>>();
  for (const projectId of projects)
    ledgers.set(projectId, await newLedgerThings(server, { workspaceId, projectId }));
  const rule = await operator.approvalRules.create({
    workspace,
    name: 'Walk',
    when: { currencies: ['CHF'] },
    steps: [{ needed: 1 }],
  });
  // A change that waits, which none of the requests below decides about: they send the digest of another one.
  const { pending_change } = await operator.approvalRules.delete({ workspace, rule_id: rule.id });
  return {
    account_id: account.id,
    payment_limit_id: limit.id,
    rule_id: rule.id,
    change_id: (pending_change?.id ?? 'chg_') as ControlChangeId,
    ledgers,
    payments,
  };
}
export type PaymentThings = Awaited<ReturnType<typeof makePaymentThings>>;

/** A request of each operation on payments that changes nothing that matters. */
export function paymentRequests(
  api: Tenantry,
  place: Place,
  things: PaymentThings,
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const { workspace, project } = place;
  const account = { workspace, account_id: things.account_id };
  const limit = { workspace, payment_limit_id: things.payment_limit_id };
  const day = { workspace, ...DAY };
  const stale = { ifMatch: 'another' };
  const ledger = things.ledgers.get(project);
  // The fixtures keep the ids of all kinds as texts.
  const transaction = {
    ...place,
    transaction_id: (ledger?.ledger_transaction_id ?? 'ltx_') as LedgerTransactionId,
  };
  const ledgerExport = {
    ...place,
    ledger_export_id: (ledger?.ledger_export_id ?? 'lex_') as LedgerExportId,
  };
  const payment = { ...place, payment_id: (things.payments.get(project)?.payment_id ?? 'pay_') as PaymentId };
  const batch = {
    ...place,
    batch_id: (things.payments.get(project)?.batch_id ?? 'bat_') as PaymentBatchId,
  };
  const approval = {
    ...place,
    approval_id: (things.payments.get(project)?.approval_id ?? 'apr_') as ApprovalId,
  };
  const rule = { workspace, rule_id: things.rule_id };
  const change = { workspace, change_id: things.change_id };
  const seen = { digest: 'f'.repeat(64) };
  const itself = things.account_id as AccountId;
  const toItself = {
    amount: 1,
    currency: 'TRY',
    method: 'eft',
    from_account: itself,
    to_account: itself,
  } as const;
  const mistyped = { ...IN_TRY, identifiers: { iban: 'TR000006100519786457841326' } };
  return {
    'accounts.list': () => api.accounts.list({ workspace }),
    'accounts.create': () => api.accounts.create({ workspace, ...mistyped, live: false }),
    'accounts.connect': () => api.accounts.connect({ workspace, ...mistyped, project }),
    'accounts.get': () => api.accounts.get(account),
    'accounts.getBalance': () => api.accounts.getBalance(account),
    'accounts.listEntries': () => api.accounts.listEntries(account),
    'accounts.update': () => api.accounts.update({ ...account, name: 'X' }, stale),
    'accounts.archive': () => api.accounts.archive(account, stale),
    'accounts.block': () => api.accounts.block({ ...account, reason: 'Walk' }),
    'accounts.unblock': () => api.accounts.unblock(account),
    'payments.list': () => api.payments.list(place),
    'workspacePayments.list': () => api.workspacePayments.list({ workspace }),
    'payments.create': () => api.payments.create({ ...place, ...toItself }),
    'payments.preview': () => api.payments.preview({ ...place, ...toItself }),
    'payments.get': () => api.payments.get(payment),
    'payments.listEvents': () => api.payments.listEvents(payment),
    'payments.update': () => api.payments.update({ ...payment, note: 'X' }, stale),
    'payments.cancel': () => api.payments.cancel(payment),
    'payments.release': () => api.payments.release({ ...payment, reason: 'Walk' }),
    'payments.resolve': () =>
      api.payments.resolve({ ...payment, outcome: 'failed', evidence: 'Walk', reason: 'Walk' }),
    'paymentBatches.create': () =>
      api.paymentBatches.create({ ...place, payments: [toItself], expected_count: 2 }),
    'paymentBatches.preview': () => api.paymentBatches.preview({ ...place, payments: [toItself] }),
    'paymentBatches.import': () =>
      api.paymentBatches.import({ ...place, format: 'csv', csv: 'amount,currency,method,to_account' }),
    'paymentBatches.list': () => api.paymentBatches.list(place),
    'paymentBatches.get': () => api.paymentBatches.get(batch),
    'paymentBatches.listResults': () => api.paymentBatches.listResults(batch),
    'paymentBatches.cancel': () => api.paymentBatches.cancel(batch),
    'sandbox.getClock': () => api.sandbox.getClock(place),
    'sandbox.setClock': () => api.sandbox.setClock({ ...place, advance: 'PT1S' }),
    'sandbox.setFaults': () => api.sandbox.setFaults({ ...place, submit: null, callbacks: null }),
    'sandbox.simulate': () => api.sandbox.simulate({ ...payment, type: 'duplicate_callback' }),
    // Refused: its payments and accounts and those of another project belong together.
    'sandbox.reset': () => api.sandbox.reset(place),
    'approvals.list': () => api.approvals.list(place),
    'approvals.get': () => api.approvals.get(approval),
    'approvals.approve': () => api.approvals.approve({ ...approval, ...seen }),
    'approvals.reject': () => api.approvals.reject({ ...approval, ...seen, reason: 'Walk' }),
    'approvals.decide': () =>
      api.approvals.decide({
        ...place,
        decisions: [{ approval_id: approval.approval_id, decision: 'approve', ...seen }],
      }),
    'approvals.withdraw': () => api.approvals.withdraw(approval),
    'myApprovals.list': () => api.myApprovals.list({ workspace }),
    'approvalRules.list': () => api.approvalRules.list({ workspace }),
    'approvalRules.get': () => api.approvalRules.get(rule),
    'approvalRules.test': () => api.approvalRules.test({ workspace }),
    'approvalRules.create': () =>
      api.approvalRules.create({ workspace, name: 'X', when: { min_amount: 1 }, steps: [{ needed: 1 }] }),
    'approvalRules.update': () => api.approvalRules.update({ ...rule, name: 'X' }, stale),
    'approvalRules.delete': () => api.approvalRules.delete(rule, stale),
    'controlChanges.list': () => api.controlChanges.list({ workspace }),
    'controlChanges.get': () => api.controlChanges.get(change),
    'controlChanges.approve': () => api.controlChanges.approve({ ...change, ...seen }),
    'controlChanges.reject': () => api.controlChanges.reject({ ...change, ...seen, reason: 'Walk' }),
    'approvalDelegations.list': () => api.approvalDelegations.list({ workspace }),
    'approvalDelegations.create': () =>
      api.approvalDelegations.create({ workspace, to: 'usr_', until: '2020-01-01T00:00:00Z' }),
    'paymentLimits.list': () => api.paymentLimits.list({ workspace }),
    'paymentLimits.create': () =>
      api.paymentLimits.create({
        workspace,
        name: 'X',
        scope: 'workspace',
        currency: 'TRY',
        on_exceed: 'refuse',
      }),
    'paymentLimits.get': () => api.paymentLimits.get(limit),
    'paymentLimits.update': () => api.paymentLimits.update({ ...limit, name: 'X' }, stale),
    'paymentLimits.delete': () => api.paymentLimits.delete(limit, stale),
    'paymentMethods.list': () => api.paymentMethods.list({ workspace }),
    'paymentMethods.update': () =>
      api.paymentMethods.update({ workspace, payment_method_id: 'eft_try', cut_off: '16:00' }, stale),
    'calendars.list': () => api.calendars.list({ workspace }),
    'calendars.get': () => api.calendars.get({ workspace, calendar: 'tr' }),
    'calendars.setDay': () => api.calendars.setDay({ ...day, kind: 'holiday' }),
    'calendars.unsetDay': async () => {
      await api.calendars.setDay({ ...day, kind: 'holiday' });
      return api.calendars.unsetDay(day);
    },
    'exchangeRates.list': () => api.exchangeRates.list({ workspace }),
    'exchangeRates.set': () =>
      api.exchangeRates.set({ workspace, pair: 'EUR-EUR', numerator: 1, denominator: 1, date: DAY.date }),
    'ledgerCheckpoints.list': () => api.ledgerCheckpoints.list(place),
    'ledgerExports.create': () => api.ledgerExports.create(place),
    'ledgerExports.get': () => api.ledgerExports.get(ledgerExport),
    'ledgerExports.download': () => api.ledgerExports.download(ledgerExport),
    'ledger.verify': () => api.ledger.verify(place),
    'ledgerAccounts.list': () => api.ledgerAccounts.list(place),
    'ledgerTransactions.list': () => api.ledgerTransactions.list(place),
    'ledgerTransactions.get': () => api.ledgerTransactions.get(transaction),
    'ledgerTransactions.reverse': () => api.ledgerTransactions.reverse({ ...transaction, reason: 'Walk' }),
    'ledgerTransactions.create': () =>
      api.ledgerTransactions.create({
        ...place,
        reason: 'Walk',
        entries: [
          { ledger_account_id: ledger?.ledger_bank_id ?? '', amount: 1 },
          { ledger_account_id: ledger?.ledger_fees_id ?? '', amount: -1 },
        ],
      }),
  };
}
