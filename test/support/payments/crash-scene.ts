import { type Database, openDatabase } from '../../../server/database/connect.ts';
import { driver } from '../database.ts';
import type { RunningServer, TestInstallation } from '../process.ts';
import { PASSWORD, unique } from '../users.ts';

const MONEY = 1_000_000_000_000;
const holder = { name: 'Acme Ltd' };

/** A team with a simulated project, an account with money and a supplier. */
export async function signUpPayer(running: RunningServer) {
  const [email, workspace] = [`${unique('payer')}@example.com`, unique('ws')];
  const anyone = running.client();
  await anyone.users.signUp({
    email,
    password: PASSWORD,
    name: 'P',
    workspace: { name: 'W', slug: workspace },
  });
  const { token } = await anyone.sessions.create({ email, password: PASSWORD });
  const api = running.client(token);
  const { id: project } = await api.projects.create({
    workspace,
    name: 'P',
    slug: unique('p'),
    environment: 'sandbox',
  });
  const hours = { opens: '00:00', cut_off: '24:00', half_day_cut_off: '24:00', weekend: true };
  await api.paymentMethods.update({ workspace, payment_method_id: 'eft_try', ...hours });
  const account = { workspace, name: 'A', currency: 'TRY', holder } as const;
  const number = { account_number: '123456789012', bank_code: '00062', country: 'TR' };
  const from = await api.accounts.connect({ ...account, project, identifiers: number });
  const iban = { iban: 'TR330006100519786457841326' };
  const to = await api.accounts.create({ ...account, live: false, identifiers: iban });
  const place = { workspace, project };
  await api.sandbox.simulate({ ...place, type: 'incoming_payment', account_id: from.id, amount: MONEY });
  return { token, place, from: from.id, to: to.id };
}
export type Payer = Awaited<ReturnType<typeof signUpPayer>>;

/** Amounts from here on wait for another person, once there is an approver. */
export const LARGE = 50_000_000;

/** A second person, and the rule that large payments wait for that person. @returns the token of the person */
export async function addApprover(running: RunningServer, { token, place }: Payer): Promise<string> {
  const email = `${unique('approver')}@example.com`;
  const anyone = running.client();
  const workspace = { name: 'A', slug: unique('ws') };
  const { id: user_id } = await anyone.users.signUp({ email, password: PASSWORD, name: 'A', workspace });
  await running.operator.members.add({ workspace: place.workspace, user_id, role: 'manager' });
  await running.client(token).approvalRules.create({
    workspace: place.workspace,
    name: 'Large',
    when: { currencies: ['TRY'], min_amount: LARGE },
    steps: [{ needed: 1 }],
  });
  return (await anyone.sessions.create({ email, password: PASSWORD })).token;
}

/** Works on the database while no server does. */
export async function onDatabase<Result>(
  site: TestInstallation,
  run: (knex: Database['knex']) => Promise<Result>,
): Promise<Result> {
  const { DATABASE_URL } = site.environment;
  const database = await openDatabase({ dataDir: site.dataDir, databaseUrl: DATABASE_URL, driver });
  try {
    return await run(database.knex);
  } finally {
    await database.close();
  }
}
