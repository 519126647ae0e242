import type { OpenApiDocument } from './openapi-types.ts';
import { serviceUnavailable } from './problem.ts';
import type { Schemas } from './types.ts';

/** The values of all limits of a plan; `null` for none. */
export type PlanLimits = Schemas['PlanLimits'];

/** What verification returns of a plan. */
export type VerifiedPlan = Schemas['VerifiedPlan'];

/** A plan as it is stored: `limits` has only those that were set. */
export type StoredPlan = Omit<VerifiedPlan, 'limits'> & { limits: Partial<PlanLimits> };

/** The contract as far as plans are concerned. */
interface PlanSource {
  plans: ReadonlyMap<string, VerifiedPlan>;
}

/** Period in which a meter counts, unless the plan sets another. */
const DEFAULT_PERIOD = 'month';

/** Plans of the installation are compared with this one: its defaults count for what a plan does not set. */
const LARGEST_PLAN = 'enterprise';

type Declared = Readonly<OpenApiDocument['x-plan-limits']>;

/**
 * Returns all limits of a plan. For those that it does not set, the seeded plan of the same name decides, and for other
 * plans the largest one, so that an upgrade that declares a limit takes nothing away.
 */
export function completeLimits(declared: Declared, name: string, given: Partial<PlanLimits>): PlanLimits {
  const limits = Object.entries(declared).map(([limit, { defaults }]) => {
    const values: Readonly<Record<string, number | null>> = Object.hasOwn(given, limit)
      ? { [name]: given[limit as keyof PlanLimits] ?? null }
      : defaults;
    return [limit, Object.hasOwn(values, name) ? values[name] : values[LARGEST_PLAN]];
  });
  // The bundler makes the schema of the limits from the same declarations.
  return Object.fromEntries(limits) as PlanLimits;
}

/** Returns the plans that an installation begins with. */
export const seededPlans = (declared: Declared): ReadonlyMap<string, VerifiedPlan> =>
  new Map(
    Object.keys(Object.values(declared)[0]?.defaults ?? {}).map((name) => [
      name,
      {
        name,
        title: name.slice(0, 1).toUpperCase() + name.slice(1),
        limits: completeLimits(declared, name, {}),
        features: [],
        application_limits: {},
        application_periods: {},
      },
    ]),
  );

/** Returns the contract with the plans of the installation, under one version of the catalogue. */
export function withPlans<Contract extends PlanSource & { document: OpenApiDocument }>(
  contract: Contract,
  stored: readonly StoredPlan[],
): Contract {
  const plans = stored.map(({ name, title, limits, features, application_limits, application_periods }) => {
    const complete = completeLimits(contract.document['x-plan-limits'], name, limits);
    return [
      name,
      { name, title, limits: complete, features, application_limits, application_periods },
    ] as const;
  });
  return { ...contract, plans: new Map([...contract.plans, ...plans]) };
}

/**
 * Returns a plan by its name. Plans are never deleted, so one that is missing was created after the facts of this request
 * were loaded.
 */
export function verifiedPlanOf({ plans }: PlanSource, name: string): VerifiedPlan {
  const plan = plans.get(name);
  if (plan === undefined) throw serviceUnavailable(1);
  return plan;
}

/** Returns the largest value of a limit among the seeded plans, which counts for organizations: they have no plan. */
export const limitOfOrganizations = (
  { document }: { document: OpenApiDocument },
  limit: keyof PlanLimits,
): number => document['x-plan-limits'][limit]?.defaults[LARGEST_PLAN] ?? Number.POSITIVE_INFINITY;

/** Returns the period in which a meter of a plan counts. */
export const meterPeriodOf = ({ application_periods }: VerifiedPlan, meter: string): Schemas['UsagePeriod'] =>
  // Meters may be named as properties that every object has.
  (Object.hasOwn(application_periods, meter) ? application_periods[meter] : undefined) ?? DEFAULT_PERIOD;

/** Returns how much of a meter a plan includes; `null` for no limit. */
export const limitOfMeter = ({ application_limits }: VerifiedPlan, meter: string): number | null => {
  const limit = Object.hasOwn(application_limits, meter) ? application_limits[meter] : undefined;
  return limit === undefined ? 0 : limit;
};
