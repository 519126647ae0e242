import type { Schemas } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { type Announce, EVERY_BUCKET, type Notice, SINGLE_BUCKET } from '../accounting/service.ts';
import { toBudget, toUsage } from './serializers.ts';

const EVENTS = {
  threshold: 'gateway.budget_threshold',
  exhausted: 'gateway.budget_exhausted',
  overrun: 'gateway.budget_overrun',
} as const;

/** Which notices are mailed. An overrun is small, and its amount is in the event. */
const TEMPLATES = { threshold: 'budget_reached', exhausted: 'budget_exhausted', overrun: null } as const;

interface Tools {
  secrets: Secrets;
  build: CreateRepositories;
}

/** Creates what sends the events of budgets, and mails to those who answer for them, in the transaction that has found them. */
export const createAnnounce =
  ({ secrets, build }: Tools): Announce =>
  async (trx, notices) => {
    const repositories = build(trx);
    for (const notice of notices) {
      const data = await noticeData(repositories, notice);
      if (data === undefined) continue;
      const event = { tenantId: notice.key.tenant_id, type: EVENTS[notice.kind], data };
      await writeOutbox(trx, { events: [event] });
      await enqueueMails(trx, secrets, await mailsOf(repositories, notice, data));
    }
  };

/** Returns the data of an event; `undefined` if the budget was purged. */
async function noticeData(
  { tenant }: ReturnType<CreateRepositories>,
  { key, percent }: Notice,
): Promise<Schemas['BudgetNotice'] | undefined> {
  const { gatewayBudgets } = tenant(key.tenant_id);
  const [budget, period] = [await gatewayBudgets.find(key.budget_id), await gatewayBudgets.findPeriod(key)];
  if (budget === undefined || period === undefined) return undefined;
  return { budget: toBudget(budget, period, new Date()), usage: toUsage(budget, period), percent };
}

/** One of many buckets is of interest to programs alone. */
const isOfWhole = ({ bucket }: Notice['key']): boolean => bucket === SINGLE_BUCKET || bucket === EVERY_BUCKET;

type Tenant = ReturnType<ReturnType<CreateRepositories>['tenant']>;

/** Returns the person whose calls a budget for a user or a key counts, or who has made the key. */
async function personOf({ apiKeys }: Tenant, { scope, scope_id }: Schemas['Budget']): Promise<string[]> {
  if (scope === 'user') return [scope_id ?? ''];
  if (scope !== 'api_key') return [];
  const key = await apiKeys.find(scope_id ?? '');
  return [key?.user_id ?? key?.created_by ?? []].flat();
}

/** Returns who gets the mails of a notice: the members whom its alert names, or those who answer for the budget. */
async function recipientsOf(tenant: Tenant, { kind, percent }: Notice, budget: Schemas['Budget']) {
  const { members } = budget.alerts.find((alert) => kind === 'threshold' && alert.percent === percent) ?? {};
  const people = await tenant.notifications.recipients(members ?? (await personOf(tenant, budget)));
  if (members !== undefined) return people.filter(({ user_id }) => members.includes(user_id));
  const contact = budget.workspace_id === null ? undefined : await tenant.billing.get();
  if (contact === undefined || people.some(({ email }) => email === contact.contact_email)) return people;
  const settings = await tenant.settings.get();
  return [...people, { email: contact.contact_email, language: settings?.language ?? ('en' as const) }];
}

async function mailsOf(
  { tenant, tenants }: ReturnType<CreateRepositories>,
  notice: Notice,
  { budget, usage, percent }: Schemas['BudgetNotice'],
): Promise<Mail[]> {
  const { kind, key } = notice;
  const template = TEMPLATES[kind];
  if (template === null || !isOfWhole(key)) return [];
  const found = await tenants.find(key.tenant_id);
  const { resets_at: resetsAt } = usage;
  const data = { tenant: found?.name ?? key.tenant_id, budget: budget.name, percent, resetsAt };
  const recipients = await recipientsOf(tenant(key.tenant_id), notice, budget);
  return recipients.map(
    ({ email, language }): Mail => ({ template, data, to: email, language, tenantId: key.tenant_id }),
  );
}
