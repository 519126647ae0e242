import type { AccountId, ProjectId, Tenantry } from '../../../sdk/src/index.ts';
import { clientOf } from '../../support/process.ts';
import { bearer, seedWorkspace } from './bench-server.ts';
import { jsonPost, type Load } from './load.ts';

/** As many limits as a workspace may have, so that payments rarely count in the same one. */
const PAYEES = 500;
const LANES = 16;
/** Money that no bench uses up. */
const ENOUGH = 100_000_000_000_000;

/** A simulated project with own accounts that have money, and payees with a daily limit each. */
export interface PaymentsScene {
  workspace: string;
  workspaceId: string;
  project: ProjectId;
  secret: string;
  payers: AccountId[];
  payees: AccountId[];
}

/** Makes things one after the other, a few lanes at a time. */
async function makeAll<Made>(count: number, make: (index: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) made[index] = await make(index);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return made;
}

const numbered = (index: number) => ({
  account_number: String(100_000_000_000 + index),
  bank_code: '00062',
  country: 'TR',
});

/** Sets up payments by the API, on either engine. Their method is open at any time. */
export async function createPaymentsScene(
  { url, operator }: { url: string; operator: Tenantry },
  payerCount: number,
  slug = 'payers',
): Promise<PaymentsScene> {
  const { id: workspaceId, secret } = await seedWorkspace(operator, slug);
  const api = clientOf(url, secret);
  const workspace = slug;
  const { id: project } = await api.projects.create({
    workspace,
    name: 'Payments',
    slug: 'payouts',
    environment: 'sandbox',
  });
  const hours = { opens: '00:00', cut_off: '24:00', half_day_cut_off: '24:00', weekend: true };
  await api.paymentMethods.update({ workspace, payment_method_id: 'eft_try', ...hours });
  const common = { workspace, currency: 'TRY', holder: { name: 'Acme Ltd' } } as const;
  const payers = await makeAll(payerCount, async (index) => {
    const account = { ...common, project, name: `Account ${index}`, identifiers: numbered(index) };
    return (await api.accounts.connect({ ...account, funds_check: 'strict', floor: -ENOUGH })).id;
  });
  const payees = await makeAll(PAYEES, async (index) => {
    const payee = { ...common, live: false, name: `Supplier ${index}`, identifiers: numbered(index) };
    return (await api.accounts.create(payee)).id;
  });
  await makeAll(PAYEES, (index) => {
    const limit = { scope: 'beneficiary', scope_id: payees[index] ?? '', per_day: ENOUGH } as const;
    return api.paymentLimits.create({ workspace, name: `Limit ${index}`, currency: 'TRY', ...limit });
  });
  return { workspace, workspaceId, project, secret, payers, payees };
}

/** Returns requests that create or preview payments, from and to all accounts in turns. No two look like duplicates. */
export function paymentLoad(
  { workspaceId, project, secret, payers, payees }: PaymentsScene,
  base: string,
  action: '' | '/preview' = '',
): Pick<Load, 'url' | 'requests' | 'values'> {
  const url = new URL(`${base}/workspaces/${workspaceId}/projects/${project}/payments${action}`);
  const draft = { currency: 'TRY', method: 'eft', from_account: '%from', to_account: '%to', reference: '%n' };
  const request = jsonPost(url.pathname, draft, { 'Idempotency-Key': '%n', ...bearer(secret) });
  return {
    url: url.origin,
    requests: [{ ...request, body: `{"amount":%i,${request.body?.slice(1)}` }],
    values: { '%from': payers, '%to': payees },
  };
}
