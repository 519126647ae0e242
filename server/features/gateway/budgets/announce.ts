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

/** Creates what sends the events of budgets, and mails to owners and admins, in the transaction that has found them. */
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

async function mailsOf(
  { tenant, tenants }: ReturnType<CreateRepositories>,
  { kind, key }: Notice,
  { budget, usage, percent }: Schemas['BudgetNotice'],
): Promise<Mail[]> {
  const template = TEMPLATES[kind];
  if (template === null || !isOfWhole(key)) return [];
  const found = await tenants.find(key.tenant_id);
  const { resets_at: resetsAt } = usage;
  const data = { tenant: found?.name ?? key.tenant_id, budget: budget.name, percent, resetsAt };
  return (await tenant(key.tenant_id).notifications.recipients([])).map(
    ({ email, language }): Mail => ({ template, data, to: email, language, tenantId: key.tenant_id }),
  );
}
