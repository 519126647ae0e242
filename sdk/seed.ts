/**
 * Fills a running server with a demo installation: two workspaces, one person in each role, projects, keys, a webhook event,
 * simulated payments, and virtual keys with a config, a budget and a rate limit for each of them. `npm run seed`, with `BASE_URL` and `TENANTRY_OPERATOR_KEY` when they are not those of `npm run dev`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConflictError, Tenantry } from './src/index.ts';

const PASSWORD = 'correct horse battery staple';
const ROLES = ['admin', 'manager', 'member', 'viewer'] as const;
const WORKSPACES = [
  { name: 'Acme', slug: 'acme-demo', domain: 'acme.example' },
  { name: 'Globex', slug: 'globex-demo', domain: 'globex.example' },
];

/** Creates the demo data with the operator key of a server. Returns lines that say how to use it. */
export async function seed(baseUrl: string, operatorKey: string): Promise<string[]> {
  const operator = new Tenantry({ baseUrl, token: operatorKey });
  const lines: string[] = [];
  for (const workspace of WORKSPACES) lines.push(...(await seedWorkspace(baseUrl, operator, workspace)));
  return lines;
}

async function seedWorkspace(
  baseUrl: string,
  operator: Tenantry,
  { name, slug, domain }: (typeof WORKSPACES)[number],
): Promise<string[]> {
  const signUp = (role: string) => ({
    name: `${name} ${role}`,
    email: `${role}@${domain}`,
    password: PASSWORD,
  });
  await operator.users.signUp({ ...signUp('owner'), workspace: { name, slug } });
  for (const role of ROLES) {
    const user = await operator.users.signUp(signUp(role));
    await operator.members.add({ workspace: slug, user_id: user.id, role });
  }
  const { token } = await operator.sessions.create({ email: `owner@${domain}`, password: PASSWORD });
  const owner = new Tenantry({ baseUrl, token });
  for (const [project, environment] of [
    ['Billing', 'production'],
    ['Website', 'staging'],
    ['Mobile', 'development'],
  ] as const) {
    await owner.projects.create({
      workspace: slug,
      name: project,
      slug: project.toLowerCase(),
      environment,
    });
  }
  await owner.projects.update({ workspace: slug, project: 'mobile', name: 'Mobile app' });
  await seedPayments(owner, { workspace: slug, project: 'website' }, name);
  await seedModels(owner, slug);
  const key = await owner.apiKeys.create({
    workspace: slug,
    name: 'demo',
    kind: 'service',
    scope: 'read-only',
  });
  return [
    `${name}: sign in as ${['owner', ...ROLES].map((role) => `${role}@${domain}`).join(', ')}`,
    `  password "${PASSWORD}", read-only key ${key.secret}`,
  ];
}

/** Gives a simulated project an account with money, a supplier, and payments: one to be sent, one held, one for later, and a batch. */
async function seedPayments(
  owner: Tenantry,
  place: { workspace: string; project: string },
  name: string,
): Promise<void> {
  const { workspace } = place;
  const account = await owner.accounts.connect({
    ...place,
    name: 'Operating account',
    currency: 'TRY',
    identifiers: { iban: 'TR330006100519786457841326' },
    holder: { name },
  });
  const supplier = await owner.accounts.create({
    workspace,
    live: false,
    name: 'Anadolu Supplies',
    currency: 'TRY',
    identifiers: { iban: 'TR280001009999901234567890' },
    holder: { name: 'Anadolu Supplies Ltd' },
  });
  const ledger = await owner.ledgerAccounts.list({ ...place, limit: 100 });
  const idOf = (kind: string) => ledger.data.find((one) => one.kind === kind)?.id ?? '';
  await owner.ledgerTransactions.create({
    ...place,
    reason: 'Opening balance',
    entries: [
      { ledger_account_id: idOf('bank'), amount: 5_000_000 },
      { ledger_account_id: idOf('opening'), amount: -5_000_000 },
    ],
  });
  const daily = { scope: 'workspace', currency: 'TRY', per_day: 10_000_000, on_exceed: 'hold' } as const;
  await owner.paymentLimits.create({ workspace, name: 'Daily limit', ...daily });
  const invoice = {
    ...place,
    amount: 125_000,
    currency: 'TRY',
    method: 'eft',
    from_account: account.id,
    to_account: supplier.id,
    reference: 'INV-2026-0042',
  } as const;
  await owner.payments.create(invoice);
  await owner.payments.create(invoice);
  const rent = { amount: 900_000, reference: 'RENT', execution_date: nextMonth() };
  await owner.payments.create({ ...invoice, ...rent });
  const { workspace: _workspace, project: _project, ...row } = invoice;
  const salaries = [310_000, 285_000, 295_000].map((amount, index) => {
    const reference = `SALARY-${index + 1}`;
    return { ...row, amount, reference, execution_date: nextMonth() };
  });
  await owner.paymentBatches.create({ ...place, payments: salaries, expected_total: 890_000 });
}

/** Gives a workspace two providers, of which one stands in for the other. Their secrets are made up: rotate them to call models. */
async function seedModels(owner: Tenantry, workspace: string): Promise<void> {
  for (const [slug, name, provider] of [
    ['openai-main', 'OpenAI', 'openai'],
    ['groq-spare', 'Groq', 'groq'],
  ] as const)
    await owner.virtualKeys.create({ workspace, slug, name, provider, secret: `sk-demo-of-${slug}` });
  await owner.configs.create({
    workspace,
    slug: 'production',
    name: 'Production',
    config: {
      strategy: { mode: 'fallback', on_status_codes: [429, 500, 503] },
      targets: [
        { virtual_key: 'openai-main', override_params: { model: 'gpt-4o-mini' } },
        { virtual_key: 'groq-spare', override_params: { model: 'llama-3.3-70b-versatile' } },
      ],
    },
  });
  const whole = { workspace, scope: 'workspace' } as const;
  await owner.budgets.create({ ...whole, name: 'Models', measure: 'cost', limit: 50_000, period: 'month' });
  await owner.rateLimits.create({ ...whole, name: 'Calls', measure: 'requests', unit: 'rpm', limit: 600 });
}

/** A day in four weeks, as text. */
const nextMonth = (): string => new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10);

function findOperatorKey({ TENANTRY_OPERATOR_KEY, DATA_DIR = '.tenantry' }: NodeJS.ProcessEnv): string {
  return TENANTRY_OPERATOR_KEY ?? readFileSync(join(DATA_DIR, 'operator-key'), 'utf8').trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { BASE_URL = 'http://localhost:3000' } = process.env;
  try {
    console.log((await seed(BASE_URL, findOperatorKey(process.env))).join('\n'));
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    console.error(`This server has the demo data already: ${error.detail}`);
    process.exitCode = 1;
  }
}
