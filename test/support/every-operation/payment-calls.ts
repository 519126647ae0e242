import { randomInt } from 'node:crypto';
import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const account = (ids: Ids) => ({ workspace: ids.workspace, account_id: ids.account_id ?? '' });
/** Only an own account has a balance and entries. */
const own = (ids: Ids) => ({ workspace: ids.workspace, account_id: ids.payer_id ?? '' });
const calendar = (ids: Ids) => ({ workspace: ids.workspace, calendar: 'tr' });
const day = (ids: Ids) => ({ ...calendar(ids), date: '2026-10-30' });

const change = (ids: Ids) => ({ workspace: ids.workspace, change_id: ids.change_id ?? '' });

/** A bank account that no other test connects. */
const ownAccount = (project: string) => ({
  project,
  name: 'Walk',
  currency: 'TRY',
  identifiers: { account_number: String(randomInt(1e12)), bank_code: '00062', country: 'TR' },
  holder: { name: 'Walk Ltd' },
});

const approval = (ids: Ids) => ({ ...inProject(ids), approval_id: ids.approval_id ?? '' });

const inProject = (ids: Ids) => ({ workspace: ids.workspace, project: ids.project });
const batch = (ids: Ids) => ({ ...inProject(ids), batch_id: ids.batch_id ?? '' });
const payment = (ids: Ids) => ({ ...inProject(ids), payment_id: ids.payment_id ?? '' });

let amount = 0;
/** A transfer between own accounts, which is possible in every project, and not a duplicate of another one. */
const paymentBody = (ids: Ids) => ({
  amount: ++amount,
  currency: 'TRY',
  method: 'bank_transfer',
  from_account: ids.payer_id ?? '',
  to_account: ids.payee_id ?? '',
  execution_date: '2030-03-04',
  wait_for_funds: true,
});

/** Money that comes to an own account. */
const incoming = (account_id = '') => ({ type: 'incoming_payment', account_id, amount: ++amount });

/** How to ask for what the payments of a workspace are made of, where it does not follow from the contract. */
export const paymentCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'accounts.connect': {
    call: (ids) => ({ params: workspace(ids), body: ownAccount(ids.projectId) }),
    references: (ids, { projectId }) => ({
      project: { params: workspace(ids), body: ownAccount(projectId) },
    }),
  },
  'accounts.list': {
    call: (ids) => ({ params: workspace(ids) }),
    references: (ids, { projectId }) => ({
      project: { params: workspace(ids), query: { project: projectId } },
    }),
  },
  'accounts.getBalance': { call: (ids) => ({ params: own(ids) }) },
  'accounts.listEntries': { call: (ids) => ({ params: own(ids) }) },
  'payments.create': {
    call: (ids) => ({ params: inProject(ids), body: paymentBody(ids) }),
    references: (ids, foreign) => ({
      payer: { params: inProject(ids), body: { ...paymentBody(ids), from_account: foreign.payer_id } },
      payee: { params: inProject(ids), body: { ...paymentBody(ids), to_account: foreign.payee_id } },
    }),
  },
  'payments.preview': {
    call: (ids) => ({ params: inProject(ids), body: paymentBody(ids) }),
    references: (ids, foreign) => ({
      payer: { params: inProject(ids), body: { ...paymentBody(ids), from_account: foreign.payer_id } },
      payee: { params: inProject(ids), body: { ...paymentBody(ids), to_account: foreign.payee_id } },
    }),
  },
  'payments.list': {
    call: (ids) => ({ params: inProject(ids) }),
    references: (ids, foreign) => ({
      payer: { params: inProject(ids), query: { from_account: foreign.payer_id ?? '' } },
    }),
  },
  'workspacePayments.list': { call: (ids) => ({ params: workspace(ids) }) },
  'payments.get': { call: (ids) => ({ params: payment(ids) }) },
  'payments.listEvents': { call: (ids) => ({ params: payment(ids) }) },
  'payments.update': { call: (ids) => ({ params: payment(ids), body: { note: unique('note') } }) },
  'payments.cancel': {
    call: (ids) => ({ params: payment(ids), body: { reason: 'Walk' } }),
    alternativeCall: (ids) => ({ params: payment(ids), body: { reason: 'Another walk' } }),
  },
  'payments.release': {
    call: (ids) => ({ params: payment(ids), body: { reason: 'Walk' } }),
    alternativeCall: (ids) => ({ params: payment(ids), body: { reason: 'Another walk' } }),
  },
  'payments.resolve': {
    call: (ids) => ({
      params: payment(ids),
      body: { outcome: 'settled', evidence: 'Statement', reason: 'Walk' },
    }),
    alternativeCall: (ids) => ({
      params: payment(ids),
      body: { outcome: 'failed', evidence: 'Letter of the bank', reason: 'Walk' },
    }),
  },
  'sandbox.getClock': { call: (ids) => ({ params: inProject(ids) }) },
  'sandbox.setClock': { call: (ids) => ({ params: inProject(ids), body: { advance: 'PT1S' } }) },
  'sandbox.setFaults': {
    call: (ids) => ({ params: inProject(ids), body: { submit: null, callbacks: 'lost', for: 'PT1S' } }),
  },
  'sandbox.simulate': {
    call: (ids) => ({ params: inProject(ids), body: incoming(ids.payer_id) }),
    references: (ids, foreign) => ({
      payer: { params: inProject(ids), body: incoming(foreign.payer_id) },
      payment: {
        params: inProject(ids),
        body: { type: 'duplicate_callback', payment_id: foreign.payment_id },
      },
    }),
  },
  'sandbox.reset': { call: (ids) => ({ params: inProject(ids) }) },
  'accounts.block': { call: (ids) => ({ params: account(ids), body: { reason: unique('reason') } }) },
  'accounts.unblock': { call: (ids) => ({ params: account(ids) }) },
  'accounts.archive': { call: (ids) => ({ params: account(ids) }) },
  'calendars.list': { call: (ids) => ({ params: workspace(ids) }) },
  'calendars.get': { call: (ids) => ({ params: calendar(ids), query: { from: '2026-10-27' } }) },
  'calendars.setDay': {
    call: (ids) => ({ params: day(ids), body: { kind: 'holiday', name: 'Bridge day' } }),
  },
  'calendars.unsetDay': { call: (ids) => ({ params: day(ids) }) },
  'paymentMethods.list': { call: (ids) => ({ params: workspace(ids) }) },
  'paymentMethods.update': {
    call: (ids) => ({
      params: { ...workspace(ids), payment_method_id: 'eft_try' },
      body: { cut_off: '16:00' },
    }),
  },
  'exchangeRates.list': { call: (ids) => ({ params: workspace(ids) }) },
  'exchangeRates.set': {
    call: (ids) => ({
      params: { ...workspace(ids), pair: 'USD-TRY' },
      body: { numerator: 4125, denominator: 100, date: '2026-01-15' },
    }),
  },
  'paymentBatches.create': {
    call: (ids) => ({ params: inProject(ids), body: { payments: [paymentBody(ids)] } }),
    alternativeCall: (ids) => ({
      params: inProject(ids),
      body: { payments: [paymentBody(ids)], mode: 'atomic' },
    }),
  },
  'paymentBatches.preview': {
    call: (ids) => ({ params: inProject(ids), body: { payments: [paymentBody(ids)] } }),
  },
  'paymentBatches.import': {
    call: (ids) => ({
      params: inProject(ids),
      query: { format: 'csv' },
      body: `amount,currency,method,from_account,to_account\n5,TRY,bank_transfer,${ids.payer_id},${ids.payee_id}`,
    }),
    alternativeCall: (ids) => ({
      params: inProject(ids),
      query: { format: 'csv' },
      body: `amount,currency,method,from_account,to_account\n6,TRY,bank_transfer,${ids.payer_id},${ids.payee_id}`,
    }),
  },
  'paymentBatches.list': { call: (ids) => ({ params: inProject(ids) }) },
  'paymentBatches.get': { call: (ids) => ({ params: batch(ids) }) },
  'paymentBatches.listResults': { call: (ids) => ({ params: batch(ids) }) },
  'paymentBatches.cancel': {
    call: (ids) => ({ params: batch(ids), body: { reason: 'Walk' } }),
    alternativeCall: (ids) => ({ params: batch(ids), body: { reason: 'Another walk' } }),
  },
  'approvals.list': { call: (ids) => ({ params: inProject(ids) }) },
  'approvals.get': { call: (ids) => ({ params: approval(ids) }) },
  'approvals.approve': {
    call: (ids) => ({ params: approval(ids), body: { digest: ids.approvalDigest } }),
    alternativeCall: (ids) => ({
      params: approval(ids),
      body: { digest: ids.approvalDigest, comment: 'Another walk' },
    }),
  },
  'approvals.reject': {
    call: (ids) => ({ params: approval(ids), body: { digest: ids.approvalDigest, reason: 'Walk' } }),
    alternativeCall: (ids) => ({
      params: approval(ids),
      body: { digest: ids.approvalDigest, reason: 'Another walk' },
    }),
  },
  'approvals.decide': {
    call: (ids) => {
      const { approval_id, approvalDigest: digest } = ids;
      return { params: inProject(ids), body: { decisions: [{ approval_id, decision: 'approve', digest }] } };
    },
  },
  'approvals.withdraw': { call: (ids) => ({ params: approval(ids) }) },
  'myApprovals.list': { call: (ids) => ({ params: workspace(ids) }) },
  'approvalRules.test': {
    call: (ids) => ({ params: workspace(ids), body: {} }),
    references: (ids, foreign) => {
      const { amount, currency, method, from_account, to_account } = paymentBody(ids);
      const example = { project: ids.project, amount, currency, method, from_account, to_account };
      const call = (payment: object) => ({ params: workspace(ids), body: { payment } });
      return {
        project: call({ ...example, project: foreign.project }),
        payer: call({ ...example, from_account: foreign.payer_id }),
        payee: call({ ...example, to_account: foreign.payee_id }),
      };
    },
  },
  'controlChanges.list': { call: (ids) => ({ params: workspace(ids) }) },
  'controlChanges.get': { call: (ids) => ({ params: change(ids) }) },
  'controlChanges.approve': {
    call: (ids) => ({ params: change(ids), body: { digest: ids.changeDigest } }),
  },
  'controlChanges.reject': {
    call: (ids) => ({ params: change(ids), body: { digest: ids.changeDigest, reason: 'Walk' } }),
  },
  'approvalDelegations.create': {
    call: (ids) => ({
      params: workspace(ids),
      body: { to: ids.approver_id, until: '2099-02-01T00:00:00Z' },
    }),
  },
  'approvalDelegations.list': { call: (ids) => ({ params: workspace(ids) }) },
  'approvalDelegations.delete': {
    call: (ids) => ({ params: { workspace: ids.workspace, delegation_id: ids.delegation_id ?? '' } }),
  },
};
