import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { dayOverridesOf } from '../calendars/policies.ts';
import {
  createScheduler,
  methodsOf,
  type Schedule,
  scheduleWith,
  toSchedule,
  type WorkspaceMethod,
  withChanges,
} from '../methods/service.ts';
import type { ScheduleFacts } from './outcome.ts';
import type { SituationRow } from './situation-repository.ts';

/** What decides about the method of a payment and when it is executed. */
export interface PlanQuestion {
  method: Schemas['PaymentMethodName'];
  rail: Schemas['PaymentRail'] | undefined;
  currency: string;
  live: boolean;
  /** Whether both accounts are own ones, so that no bank has to be asked. */
  isInternal: boolean;
  date: string | undefined;
  now: Date;
}

export interface Plan {
  rail: Schemas['PaymentRail'];
  min: number;
  max: number | null;
  schedule: ScheduleFacts;
}

/** Returns the method that a payment takes, or why there is none. A transfer between own accounts takes the internal one. */
function methodOf(methods: readonly WorkspaceMethod[], question: PlanQuestion): WorkspaceMethod | string {
  const { method, currency, isInternal, live } = question;
  const rail = question.rail ?? (isInternal ? 'internal' : undefined);
  const candidates = methods.filter((one) => one.method === method && one.currency === currency);
  const chosen = candidates.find((one) => (rail === undefined ? one.rail !== 'internal' : one.rail === rail));
  const name = `${method}${rail === undefined ? '' : ` by ${rail}`} in ${currency}`;
  if (chosen === undefined || !chosen.available)
    return `unsupported: Payments with ${name} are not possible.`;
  if (!chosen.enabled) return `disabled: The workspace has switched ${name} off.`;
  if ((chosen.rail === 'internal') !== isInternal)
    return 'not_internal: Only transfers between own accounts are internal, and all of them are.';
  if (live && !isInternal) return 'no_connector: The project is live, and no connector sends its payments.';
  return chosen;
}

function toFacts(schedule: Schedule, now: Date, wanted: string | undefined): ScheduleFacts {
  return {
    ...toSchedule(schedule),
    moved: wanted !== undefined && schedule.postponed,
    due: schedule.opens_at <= now,
  };
}

function toPlan(
  { rail, min, max }: WorkspaceMethod,
  schedule: Schedule | undefined,
  { now, date }: PlanQuestion,
): Plan | string {
  if (schedule === undefined || rail === null)
    return 'no_business_day: The calendar has no business day in the next 60 days.';
  return { rail, min, max, schedule: toFacts(schedule, now, date) };
}

/** Returns how and when a payment is executed, or why it is not possible. */
export async function tryPlan(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  question: PlanQuestion,
): Promise<Plan | string> {
  const { date, now } = question;
  const method = methodOf(await methodsOf(tenant), question);
  if (typeof method === 'string') return method;
  const scheduler = await createScheduler({ tenant, now }, [method.calendar], date);
  return toPlan(method, scheduler(method), question);
}

/**
 * Returns how and when a payment is executed.
 * @throws method_unavailable
 */
export async function planOf(
  context: HandlerContext<'method_unavailable'>,
  question: PlanQuestion,
): Promise<Plan> {
  const plan = await tryPlan(context, question);
  if (typeof plan === 'string') throw context.refuse('method_unavailable', plan);
  return plan;
}

/** Returns how to find the plans of payments that are made together. The same question is asked once. */
export function openPlans({
  settings,
  now,
}: {
  settings: SituationRow;
  now: Date;
}): (question: Omit<PlanQuestion, 'live' | 'now'>) => Plan | string {
  const { timezone, live } = settings;
  const methods = withChanges(settings.methods);
  const overrides = dayOverridesOf(settings.days);
  const asked = new Map<string, Plan | string>();
  const planOf = (question: PlanQuestion): Plan | string => {
    const method = methodOf(methods, question);
    if (typeof method === 'string') return method;
    return toPlan(method, scheduleWith({ timezone, overrides }, method, now, question.date), question);
  };
  return (question) => {
    const { method, currency, rail, isInternal, date } = question;
    const key = [method, currency, rail, isInternal, date].join();
    const plan = asked.get(key) ?? planOf({ ...question, live, now });
    asked.set(key, plan);
    return plan;
  };
}
