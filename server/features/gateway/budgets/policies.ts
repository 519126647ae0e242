import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

type Scope = Schemas['GatewayScope'];

/** Whose calls a budget or a rate limit counts. */
export interface Subject {
  scope: Scope;
  scope_id: string | null;
  conditions: Array<Schemas['PolicyCondition']>;
  group_by: string[];
  trust_request: boolean;
}

type SubjectBody = { scope: Scope } & {
  [Name in Exclude<keyof Subject, 'scope'>]?: Subject[Name] | undefined;
};

/** How what a scope names is looked up. Other scopes name nothing. */
const LOOK_UP: Readonly<Partial<Record<Scope, (context: HandlerContext, id: string) => Promise<unknown>>>> = {
  project: ({ tenant }, id) => tenant.projects.find(id),
  user: ({ tenant }, id) => tenant.members.find(id),
  api_key: ({ tenant }, id) => tenant.apiKeys.find(id),
  // A slug finds it as well, and may name another one later.
  virtual_key: async ({ tenant }, id) => ((await tenant.virtualKeys.find(id))?.id === id ? id : undefined),
};
const NAMES: Readonly<Partial<Record<Scope, string>>> = {
  user: 'member',
  api_key: 'key',
  virtual_key: 'virtual key',
};

/**
 * Returns whose calls a body says that count, completed, and asserts that it exists in the tenant.
 * @throws invalid_request
 */
export async function subjectOf(context: HandlerContext, body: SubjectBody): Promise<Subject> {
  const { scope, scope_id = null, conditions = [], group_by = [], trust_request = false } = body;
  const find = LOOK_UP[scope];
  if (find === undefined && scope_id !== null)
    throw invalidField('scope_id', 'unexpected', `The scope ${scope} has no scope_id. Leave it out.`);
  const name = NAMES[scope] ?? scope;
  if (find !== undefined && scope_id === null)
    throw invalidField('scope_id', 'required', `Name the ${name} whose calls count.`);
  if (find !== undefined && scope_id !== null && (await find(context, scope_id)) === undefined)
    throw invalidField('scope_id', 'unknown', `There is no such ${name} in this workspace.`);
  assertPolicy({ scope, conditions, group_by, trust_request });
  return { scope, scope_id, conditions, group_by, trust_request };
}

function assertPolicy({ scope, conditions, group_by, trust_request }: Omit<Subject, 'scope_id'>): void {
  const given = [
    ...(conditions.length > 0 ? ['conditions'] : []),
    ...(group_by.length > 0 ? ['group_by'] : []),
    ...(trust_request ? ['trust_request'] : []),
  ];
  const [field] = given;
  if (scope !== 'policy' && field !== undefined)
    throw invalidField(
      field,
      'unexpected',
      `Only a policy has ${field}. Use the scope policy, or leave it out.`,
    );
  if (scope === 'policy' && conditions.length === 0 && group_by.length === 0)
    throw invalidField('conditions', 'required', 'A policy needs conditions or group_by.');
}

/** Asserts that the people whom alerts name can get mails about the tenant. @throws invalid_request */
export async function assertAlerted(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  alerts: ReadonlyArray<Schemas['BudgetAlert']> = [],
): Promise<void> {
  for (const [index, { members = [] }] of alerts.entries())
    for (const [place, id] of members.entries())
      if ((await tenant.members.find(id))?.status !== 'active')
        throw invalidField(
          `alerts/${index}/members/${place}`,
          'unknown',
          'Name an active member by user id.',
        );
}

/** With these limits, exact amounts are within what JSON numbers hold. */
const MAX_COST = 400_000_000;

/** What of a budget bounds amounts. */
export interface BudgetBounds {
  measure: Schemas['BudgetMeasure'];
  limit: number;
  ceiling: number | null;
  trust_request: boolean;
  group_by: readonly string[];
}

/** Asserts that the limits of a budget go together. @throws invalid_request */
export function assertBounds({ measure, limit, ceiling, trust_request, group_by }: BudgetBounds): void {
  for (const [field, amount] of Object.entries({ limit, ceiling }))
    if (measure === 'cost' && amount !== null && amount > MAX_COST)
      throw invalidField(field, 'maximum', `A cost is at most ${MAX_COST} in minor units of US dollars.`);
  if (ceiling !== null && group_by.length === 0)
    throw invalidField('ceiling', 'unexpected', 'Only a policy with group_by has a ceiling. Leave it out.');
  if (trust_request && ceiling === null)
    throw invalidField(
      'ceiling',
      'required',
      'Requests can name any number of values, so trust_request needs a ceiling for all of them together.',
    );
}
