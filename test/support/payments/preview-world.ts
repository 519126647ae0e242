import type {
  AccountId,
  ApiError,
  ApprovalRuleId,
  Payment,
  PaymentLimitId,
  Tenantry,
} from '../../../sdk/src/index.ts';
import type { TestServer } from '../server.ts';
import { type TestTeam, unique } from '../users.ts';
import { newPaymentScene, type PaymentScene } from './payment-scene.ts';

type Draft = ReturnType<PaymentScene['draft']>;
type Random = (below: number) => number;
/** A change of the world, and how often it is chosen. */
type Change = readonly [weight: number, run: () => PromiseLike<unknown>];

/** Everything that decides about payments of a project, which changes by chance. */
export interface PreviewWorld {
  scene: PaymentScene;
  /** A payment that may or may not be possible. */
  draft(): Draft;
  /** Changes one thing. A change that the server refuses leaves the world as it is. */
  change(): Promise<void>;
  /** Notes a payment, so that later ones may repeat or cancel it. */
  note(payment: Payment): void;
  /** The account that the project pays from where a payment names none. */
  defaultAccount(): Promise<string | null>;
}

/** The people and keys that ask for payments. */
export async function requestersOf(server: TestServer, { workspace, people }: TestTeam): Promise<Tenantry[]> {
  const { secret } = await people.owner.api.apiKeys.create({
    workspace,
    name: 'Payments',
    kind: 'service',
    scope: 'read-write',
  });
  return [people.member.api, people.owner.api, server.client(secret)];
}

const START = '2030-03-07T06:00:00.000Z';
type Hours = Record<'opens' | 'cut_off' | 'half_day_cut_off', string>;
const METHODS = [
  'eft_try',
  'bank_transfer_try',
  'bank_transfer_try_internal',
  'bank_transfer_try_fast',
] as const;
const HOURS: readonly Hours[] = [
  { opens: '00:00', cut_off: '24:00', half_day_cut_off: '24:00' },
  { opens: '08:00', cut_off: '17:00', half_day_cut_off: '12:30' },
  { opens: '10:00', cut_off: '17:00', half_day_cut_off: '12:00' },
];
const AMOUNTS = [1, 5_000, 5_000, 20_000, 60_000, 90_000] as const;
/** What the sandbox does about it decides nothing here, but returns and failures bring money back. */
const OUTCOMES = [undefined, undefined, undefined, '01', '07', '12'] as const;

/** Makes a world with accounts of this and another project, suppliers, rules and limits. */
export async function newPreviewWorld(
  server: TestServer,
  team: TestTeam,
  random: Random,
): Promise<PreviewWorld> {
  const pick = <Value>(...values: readonly Value[]): Value => values[random(values.length)] as Value;
  const [scene, other] = [
    await newPaymentScene(server, team, { money: 200_000 }),
    await newPaymentScene(server, team),
  ];
  const { workspace, project } = scene;
  const place = { workspace, project };
  const { owner, member } = team.people;
  const { api } = owner;
  const newSupplier = (name: string, iban: string, currency: 'TRY' | 'EUR' = 'TRY') =>
    api.accounts.create({ workspace, live: false, name, currency, identifiers: { iban }, holder: { name } });
  const second = await scene.connect(50_000);
  const euros = await scene.connect(0, { currency: 'EUR' });
  const supplier = await newSupplier('Öz Ltd', 'TR330006100519786457841326');
  const unwritable = await newSupplier('日本', 'DE89370400440532013000');
  const own = [scene.from, scene.from, scene.from, second, other.from] as const;
  const payees = [
    scene.to,
    scene.to,
    supplier.id,
    supplier.id,
    second,
    scene.from,
    unwritable.id,
    euros,
  ] as const;
  const rules: ApprovalRuleId[] = [];
  const made: Payment[] = [];
  await member.api.sandbox.setClock({ ...place, time: START });
  await api.accounts.update({ workspace, account_id: other.from, shared_with: [project] });
  await api.projectSettings.update({ ...place, default_account: scene.from });

  const clock = async () => Date.parse((await member.api.sandbox.getClock(place)).time);
  const dayAfter = async (days: number) =>
    new Date((await clock()) + days * 86_400_000).toISOString().slice(0, 10);
  let today = START.slice(0, 10);

  const draft = (): Draft => {
    const to_account = pick<AccountId>(...payees);
    const isOwn = to_account === second || to_account === scene.from;
    return {
      ...place,
      amount: pick(...AMOUNTS),
      currency: random(25) === 0 ? 'EUR' : 'TRY',
      method: pick('bank_transfer', isOwn ? 'bank_transfer' : 'eft', isOwn ? 'bank_transfer' : 'eft'),
      to_account,
      ...(random(5) > 0 && {
        from_account: pick(...own.filter((id) => id !== to_account || random(9) === 0)),
      }),
      ...(random(20) === 0 && { rail: pick('fast', 'eft', 'internal') }),
      ...(random(3) === 0 && { wait_for_funds: true }),
      ...(random(3) === 0 && { execution_date: pick(today, '2024-03-04', addDays(today, random(6))) }),
      ...(random(4) === 0 && { strict_date: true }),
      ...(random(2) === 0 && { reference: pick('A', 'b ', 'B') }),
      ...(random(15) === 0 && { description: pick('Für März', '日本') }),
      ...(random(4) === 0 && { simulate: pick(...OUTCOMES) ?? '00' }),
      ...(made.length > 0 && random(4) === 0 && { allow_duplicate_of: [pick(...made).id] }),
    };
  };

  const account = () => ({ workspace, account_id: pick(...own, supplier.id) });
  const ofRule = () => ({
    ...pick({}, {}, { methods: [pick('eft', 'bank_transfer')] as const }),
    ...pick({ requested_by: pick('people', 'keys', 'any') } as const, {}),
    ...pick(
      { currencies: ['TRY'] as const, min_amount: pick(...AMOUNTS) },
      { base_currency: 'EUR' as const, min_amount: pick(100, 2_000) },
      {
        currencies: ['TRY'] as const,
        cumulative: { days: 7, min_amount: 40_000, per: pick('account', 'requester', 'beneficiary') },
      } as const,
    ),
  });
  const addRule = async () => {
    const steps = [{ needed: pick(1, 2) }];
    const rule = await api.approvalRules.create({
      workspace,
      name: unique('R'),
      when: ofRule() as never,
      steps,
    });
    rules.push(rule.id);
    // Rules that apply to everything would hide what else decides.
    if (rules.length > 3)
      await server
        .knex('approval_rules')
        .where({ id: rules.shift() ?? '' })
        .delete();
  };
  const limits: PaymentLimitId[] = [];
  const addLimit = async () => {
    const scope = pick(
      { scope: 'workspace' } as const,
      { scope: 'project', scope_id: project } as const,
      { scope: 'account', scope_id: pick(...own) } as const,
      { scope: 'beneficiary', scope_id: scene.to } as const,
      { scope: 'user', scope_id: member.id } as const,
    );
    const maximum = pick(
      { per_payment: 50_000 },
      { per_day: 60_000 },
      { per_month: 150_000 },
      { count_per_day: 5 },
    );
    const limit = {
      workspace,
      name: unique('L'),
      currency: 'TRY',
      on_exceed: pick('refuse', 'hold'),
    } as const;
    limits.push((await api.paymentLimits.create({ ...limit, ...scope, ...maximum })).id);
    if (limits.length > 3)
      await api.paymentLimits.delete({ workspace, payment_limit_id: limits.shift() ?? 'lim_' });
  };
  const advance = async () => {
    await member.api.sandbox.setClock({ ...place, advance: pick('PT10M', 'PT3H', 'PT8H', 'P1D') });
    today = await dayAfter(0);
  };

  const changes: readonly Change[] = [
    [4, async () => made.push(await member.api.payments.create(draft()))],
    [
      3,
      async () =>
        made.length > 0 && (await member.api.payments.cancel({ ...place, payment_id: pick(...made).id })),
    ],
    [1, () => api.settings.update({ workspace, duplicate_policy: pick('off', 'warn') })],
    [
      2,
      () => api.projectSettings.update({ ...place, duplicate_policy: pick('refuse', 'hold', 'hold', null) }),
    ],
    [2, () => api.projectSettings.update({ ...place, default_account: pick(scene.from, second, null) })],
    [
      2,
      () =>
        member.api.sandbox.simulate({
          ...place,
          type: 'incoming_payment',
          account_id: pick(scene.from, second),
          amount: pick(5_000, 50_000),
        }),
    ],
    [2, () => api.accounts.update({ ...account(), floor: pick(0, 30_000, -50_000, null) })],
    [2, () => api.accounts.update({ ...account(), funds_check: pick('strict', 'strict', 'warn', 'none') })],
    [1, () => api.accounts.block({ ...account(), reason: 'Audit' })],
    [3, () => api.accounts.unblock(account())],
    [
      2,
      () =>
        api.accounts.update({
          workspace,
          account_id: other.from,
          shared_with: pick([project], [project], [project], []),
        }),
    ],
    [
      2,
      () =>
        api.paymentMethods.update({ workspace, payment_method_id: pick(...METHODS), enabled: random(6) > 0 }),
    ],
    [
      2,
      () =>
        api.paymentMethods.update({
          workspace,
          payment_method_id: pick(...METHODS),
          ...pick(...HOURS),
          weekend: random(2) === 0,
        }),
    ],
    [
      1,
      () =>
        api.paymentMethods.update({
          workspace,
          payment_method_id: pick(...METHODS),
          settlement_days: random(3),
          min: pick(1, 1, 10),
          max: pick(null, 80_000),
        }),
    ],
    [
      2,
      async () =>
        api.calendars.setDay({
          workspace,
          calendar: 'tr',
          date: await dayAfter(random(4)),
          kind: pick('holiday', 'half', 'business'),
        }),
    ],
    [1, async () => api.calendars.unsetDay({ workspace, calendar: 'tr', date: await dayAfter(random(4)) })],
    [1, () => api.settings.update({ workspace, timezone: pick('Europe/Istanbul', 'Europe/London') })],
    [4, advance],
    [2, addRule],
    [
      2,
      () =>
        server
          .knex('approval_rules')
          .where({ id: rules.length === 0 ? '' : pick(...rules) })
          .update({ enabled: random(3) === 0 }),
    ],
    [
      1,
      () =>
        api.exchangeRates.set({
          workspace,
          pair: 'EUR-TRY',
          numerator: pick(40, 50),
          denominator: 1,
          date: today,
        }),
    ],
    [2, addLimit],
  ];
  const all = changes.flatMap(([weight, run]) => Array.from({ length: weight }, () => run));

  return {
    scene,
    draft,
    async change() {
      try {
        await pick(...all)();
      } catch (error) {
        if ((error as Partial<ApiError>).code === undefined) throw error;
      }
    },
    note: (payment) => void made.push(payment),
    defaultAccount: async () => (await api.projectSettings.get(place)).default_account,
  };
}

/** Returns a date some days after another one. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
