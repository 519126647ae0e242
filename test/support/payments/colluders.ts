import fc from 'fast-check';
import type { AccountId, ApiError, ApprovalRuleId, Tenantry } from '../../../sdk/src/index.ts';
import type { TestServer } from '../server.ts';
import { knownToken } from '../tokens.ts';
import { newWorkspace, type TestTeam, type TestUser, unique } from '../users.ts';
import { newPaymentScene, type PaymentScene } from './payment-scene.ts';

/** People who act together against the rules of a workspace, with accounts of users that they control. */

/** What they can do, and how often it is chosen. Waiting moves the past back. */
const KINDS = {
  pay: 4,
  approve: 6,
  withdraw: 1,
  promote: 5,
  invite: 2,
  'set project role': 3,
  'make role': 1,
  'change role': 1,
  deactivate: 1,
  reactivate: 2,
  'make key': 3,
  'rotate key': 1,
  delegate: 3,
  'change rule': 2,
  'delete rule': 1,
  'change settings': 1,
  'approve change': 3,
  wait: 4,
} as const;
type Kind = keyof typeof KINDS;

const index = fc.nat(99);
const action = fc.record({
  kind: fc.constantFrom(
    ...Object.entries(KINDS).flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind as Kind)),
  ),
  by: index,
  whom: index,
  pick: index,
});
export type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

/** Some colluders with their roles, one fewer than a payment needs people besides its requester. */
export const conspiracy = fc.record({
  roles: fc.array(fc.constantFrom('owner', 'admin', 'manager'), { minLength: 1, maxLength: 3 }),
  ordered: fc.boolean(),
  actions: fc.array(action, { minLength: 20, maxLength: 45 }),
});

export interface Cast {
  server: TestServer;
  /** An honest owner, who does nothing more. */
  founder: TestUser;
  colluders: readonly TestUser[];
  /** Accounts of users that the colluders control. The last is in no workspace until it is invited. */
  puppets: readonly TestUser[];
}

const DAY_MS = 86_400_000;
/** For 30 days, people and those who made them approvers fill one place together. */
const MOST_DAYS = 29;
const AGED = ['members', 'project_members', 'roles', 'key_insiders', 'approval_delegations'] as const;

/** Makes all that decides who counts older. Only what happened in the workspace counts. */
async function age({ knex }: TestServer, workspaceId: string, by: number): Promise<void> {
  for (const table of AGED) {
    const { rows } = await knex.raw(
      `select column_name from information_schema.columns
       where table_schema = current_schema() and table_name = ? and data_type like 'timestamp%'`,
      [table],
    );
    const names = (rows as Array<{ column_name: string }>).map(({ column_name }) => column_name);
    const older = names.map((name) => `${name} = ${name} - ${by} * interval '1 millisecond'`).join(', ');
    const tenant = await knex(table).columnInfo();
    await knex.raw(
      `update ${table} set ${older} where ${'tenant_id' in tenant ? 'tenant_id' : 'workspace_id'} = ?`,
      [workspaceId],
    );
  }
  for (const table of ['payments', 'approvals'])
    await knex.raw(
      `update ${table} set requested_at = requested_at - ? * interval '1 millisecond' where workspace_id = ?`,
      [by, workspaceId],
    );
}

/** A live project with a rule for every payment, and its colluders, who have been members for long. */
export async function newConspiracy(
  { server, founder, colluders, puppets }: Cast,
  { roles, needed, ordered }: { roles: readonly string[]; needed: number; ordered: boolean },
) {
  const acting = colluders.slice(0, roles.length);
  const inside = puppets.slice(0, -1);
  const workspace = await newWorkspace(founder, [
    ...acting.map((one, place) => [one, (roles[place] ?? 'manager') as 'owner'] as const),
    ...inside.map((one) => [one, 'viewer'] as const),
  ]);
  const { id: workspaceId } = await founder.api.workspaces.get({ workspace });
  const people = { owner: founder, member: inside[0], viewer: inside[1] };
  const team = { workspace, workspaceId, people } as unknown as TestTeam;
  const hours = { opens: '00:00', cut_off: '24:00', half_day_cut_off: '24:00', weekend: true };
  await founder.api.paymentMethods.update({
    workspace,
    payment_method_id: 'bank_transfer_try_internal',
    ...hours,
  });
  await founder.api.settings.update({ workspace, duplicate_policy: 'off' });
  const scene = await newPaymentScene(server, team, { environment: 'production' });
  const to = await scene.connect(0);
  const steps = ordered
    ? [{ needed: 1 }, { needed: needed - 1 }].filter((one) => one.needed > 0)
    : [{ needed }];
  const rule = { workspace, name: 'All', when: { currencies: ['TRY'] as const }, steps, ordered };
  const { id: rule_id } = await founder.api.approvalRules.create(rule as never);
  const given = { role_given_by: founder.id, role_since: new Date(Date.now() - 100 * DAY_MS) };
  await server.knex('members').where({ tenant_id: workspaceId }).update(given);
  return new Conspiracy(
    server,
    { scene, to, workspaceId, rules: [rule_id] },
    [...acting, ...puppets],
    acting.length,
  );
}

interface Place {
  scene: PaymentScene;
  to: AccountId;
  workspaceId: string;
  rules: ApprovalRuleId[];
}

/** Carries out what the colluders do. What the server refuses has no effect. */
class Conspiracy {
  private readonly keys: Array<{ id: string; api: Tenantry }> = [];
  private readonly roles: string[] = [];
  private waited = 0;
  private amount = 10_000;
  constructor(
    private readonly server: TestServer,
    private readonly place: Place,
    private readonly users: readonly TestUser[],
    /** How many of these are people who had rights from the beginning. */
    private readonly colluders: number,
  ) {}

  private at = () => ({ workspace: this.place.scene.workspace, project: this.place.scene.project });
  private user = (place: number) => this.users[place % this.users.length] as TestUser;
  /** A user, or a key whose secret all of them know. Most often one of those who had rights from the beginning. */
  private api = (place: number): Tenantry => {
    const first = this.users.slice(0, this.colluders).map(({ api }) => api);
    const all = [
      ...first,
      ...first,
      ...first,
      ...this.users.map(({ api }) => api),
      ...this.keys.map(({ api }) => api),
    ];
    return all[place % all.length] as Tenantry;
  };
  /** One of the accounts that they control besides their own, most often. */
  private target = (place: number): TestUser =>
    place % 5 === 0
      ? this.user(place)
      : this.user(this.colluders + (place % (this.users.length - this.colluders)));

  /** Lets every user try, from one of them on. @throws what the last one was refused for, unless one was served */
  private async everyone(from: number, attempt: (api: Tenantry) => PromiseLike<unknown>): Promise<void> {
    let refusal: unknown;
    let served = 0;
    for (let place = 0; place < this.users.length; place += 1)
      try {
        await attempt(this.user(from + place).api);
        served += 1;
      } catch (error) {
        refusal = error;
      }
    if (served === 0) throw refusal;
  }

  async pending() {
    const approvals = await this.server
      .knex('approvals')
      .where({ workspace_id: this.place.workspaceId, status: 'pending' })
      .orderBy('id');
    return approvals;
  }

  /** The payments that went beyond their approval. */
  through = () =>
    this.server
      .knex('payments')
      .where({ workspace_id: this.place.workspaceId, currency: 'TRY' })
      .whereNotIn('status', ['pending', 'cancelled'])
      .pluck('id');

  async run({ kind, by, whom, pick }: Action): Promise<string> {
    const at = this.at();
    const { workspace } = at;
    const api = this.api(by);
    const target = this.target(whom);
    const approvals = await this.pending();
    const own = approvals.filter(({ payment_id }) => payment_id !== null);
    const one = own[pick % Math.max(own.length, 1)] ?? { id: 'apr_', digest: 'f'.repeat(64) };
    const rule_id = this.place.rules[pick % Math.max(this.place.rules.length, 1)] ?? 'rul_';
    const key = this.keys[pick % Math.max(this.keys.length, 1)];
    const role = (['owner', 'admin', 'manager', ...this.roles] as const)[
      pick % (3 + this.roles.length)
    ] as never;
    const permissions = [
      'workspace:read',
      'projects:read',
      'payments:read',
      'payments:approve',
      'payments:create',
    ];
    const calls: Record<Kind, () => PromiseLike<unknown>> = {
      pay: () =>
        api.payments.create(
          this.place.scene.draft({
            amount: ++this.amount,
            method: 'bank_transfer',
            to_account: this.place.to,
          }),
        ),
      approve: () =>
        this.everyone(by, (each) =>
          each.approvals.approve({ ...at, approval_id: one.id as never, digest: one.digest }),
        ),
      withdraw: () => api.approvals.withdraw({ ...at, approval_id: one.id as never }),
      promote: () => api.members.update({ workspace, user_id: target.id, role }),
      invite: async () => {
        const { data } = await api.invitations.create({ workspace, emails: [target.email], role });
        const { token } = await knownToken(this.server, data[0]?.invitation?.id ?? '');
        await target.api.invitations.accept({ token });
      },
      'set project role': () => api.projectMembers.set({ ...at, user_id: target.id, role }),
      'make role': async () => {
        const some = permissions.filter((_, place) => place !== 3 || pick % 2 === 0) as never;
        this.roles.push((await api.roles.create({ workspace, name: unique('R'), permissions: some })).id);
      },
      'change role': () =>
        api.roles.update({
          workspace,
          role_id: (this.roles[whom % Math.max(this.roles.length, 1)] ?? 'rol_') as never,
          permissions: permissions as never,
        }),
      deactivate: () => api.members.deactivate({ workspace, user_id: target.id }),
      reactivate: () => api.members.reactivate({ workspace, user_id: target.id }),
      'make key': async () => {
        const scope = pick % 2 === 0 ? 'read-write' : 'admin';
        const made = await api.apiKeys.create({ workspace, name: unique('K'), kind: 'service', scope });
        this.keys.push({ id: made.id, api: this.server.client(made.secret) });
      },
      'rotate key': async () => {
        const made = await api.apiKeys.rotate({ workspace, key_id: (key?.id ?? 'key_') as never });
        if ('secret' in made && typeof made.secret === 'string')
          this.keys.push({ id: made.id, api: this.server.client(made.secret) });
      },
      delegate: () =>
        api.approvalDelegations.create({
          workspace,
          to: target.id,
          until: new Date(Date.now() + 60 * DAY_MS).toISOString(),
        }),
      'change rule': () =>
        api.approvalRules.update({
          workspace,
          rule_id,
          ...[
            { enabled: false },
            { steps: [{ needed: 1 }] },
            { when: { currencies: ['TRY'], min_amount: 900_000 } },
            { steps: [{ needed: 1, users: [target.id] }] },
          ][pick % 4],
        } as never),
      'delete rule': () => api.approvalRules.delete({ workspace, rule_id }),
      'change settings': () =>
        api.settings.update({
          workspace,
          ...[{ approver_cooling_hours: 0 }, { beneficiary_cooling_hours: 0 }, { require_rule: false }][
            pick % 3
          ],
        }),
      'approve change': () => {
        const changes = approvals.filter(({ payment_id }) => payment_id === null);
        const change = changes[pick % Math.max(changes.length, 1)] ?? { id: 'apr_', digest: 'f'.repeat(64) };
        return this.everyone(by, (each) =>
          each.controlChanges.approve({
            workspace,
            change_id: change.id as never,
            digest: change.digest,
          }),
        );
      },
      wait: () => this.wait([1, 7, 25, 25, 49, 90][pick % 6] ?? 1),
    };
    try {
      await calls[kind]();
      return `${kind}: served`;
    } catch (error) {
      const { code } = error as Partial<ApiError>;
      if (code === undefined || code === 'internal_error') throw error;
      return `${kind}: ${code}`;
    }
  }

  /** Waits some hours, and less than 30 days in all. */
  async wait(hours: number): Promise<void> {
    const most = MOST_DAYS * 24 - this.waited;
    const by = Math.min(hours, most);
    this.waited += by;
    await age(this.server, this.place.workspaceId, by * 3_600_000);
  }
}
