import type { PlanLimitDefinition } from '../openapi-types.ts';
import type { Json } from './parts.ts';

type PlanLimitMap = Readonly<Record<string, PlanLimitDefinition>>;

const MAX_VALUE = 1_000_000_000;

const schemaOf = ({
  description,
  minimum = 0,
  maximum = MAX_VALUE,
  unlimited,
}: PlanLimitDefinition): Json => ({
  type: unlimited === false ? 'integer' : ['integer', 'null'],
  minimum,
  maximum,
  description,
});

/** Returns the schemas of all limits of a plan: as they are returned, and as they are set. */
export function planLimitSchemas(limits: PlanLimitMap): Json {
  const properties = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, schemaOf(limit)]),
  );
  const common = { type: 'object', additionalProperties: false };
  return {
    PlanLimits: {
      ...common,
      required: Object.keys(limits),
      properties,
      description: 'The limits of the plan; `null` for none.',
    },
    PlanLimitsUpdate: {
      ...common,
      properties,
      description: 'Limits to set; `null` for none. The others stay as they are.',
    },
  };
}

/** Returns the limits that are shown with their usage. */
export const quotaResources = (limits: PlanLimitMap): string[] =>
  Object.entries(limits).flatMap(([name, { unit }]) => (unit === 'days' ? [] : [name]));
