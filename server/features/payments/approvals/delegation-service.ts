import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { LackCode } from '../../../operations/caller-permissions.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { loadApprovers } from './people-service.ts';
import type { ApprovalDelegationRow } from './tables.ts';
import { requirePerson } from './voting.ts';

export const toDelegation = (row: ApprovalDelegationRow): Schemas['ApprovalDelegation'] => ({
  id: row.id,
  from: row.from_user,
  to: row.to_user,
  since: row.since.toISOString(),
  until: row.until.toISOString(),
  rules: row.rules,
  created_at: row.created_at.toISOString(),
});

/** Counting tries delegations one after another, so that they are few. */
const MAX_DELEGATIONS = 50;

/** Asserts that rules exist, so that a delegation does not silently stand for none. @throws invalid_request */
async function assertRulesExist({ tenant }: HandlerContext, rules: readonly string[]): Promise<void> {
  const existing = await tenant.approvalRules.existing(rules);
  const index = rules.findIndex((id) => !existing.includes(id));
  if (index !== -1)
    throw invalidField(`rules/${index}`, 'unknown', 'There is no such approval rule in this workspace.');
}

/** Lets an approver fill the places of the caller. */
export async function createDelegation(
  context: HandlerContext<'approval_not_by_key' | 'invalid_state'>,
  body: Schemas['ApprovalDelegationCreate'],
): Promise<Schemas['ApprovalDelegation']> {
  const { tenant, now } = context;
  const from_user = requirePerson(context);
  const { to: to_user, rules = null } = body;
  const since = body.since === undefined ? now : new Date(body.since);
  const until = new Date(body.until);
  if (to_user === from_user) throw invalidField('to', 'self', 'Name another person.');
  if (until <= since || until <= now)
    throw invalidField('until', 'minimum', 'The end must be after the beginning, and in the future.');
  await assertRulesExist(context, rules ?? []);
  if ((await tenant.approvalDelegations.countOf(from_user, now)) >= MAX_DELEGATIONS)
    throw context.refuse(
      'invalid_state',
      `You have ${MAX_DELEGATIONS} delegations that have not ended. End one of them first.`,
    );
  const { roleOf } = await loadApprovers(context, null);
  if (!roleOf.has(to_user))
    throw context.refuse(
      'invalid_state',
      'The role of this person in the workspace does not include payments:approve.',
    );
  const row = { id: newId('dlg'), from_user, to_user, since, until, rules };
  return toDelegation(await tenant.approvalDelegations.insert(row));
}

/** Ends a delegation of which the caller is a part; others also need `payment_controls:manage`. */
export async function endDelegation(context: HandlerContext<LackCode>, id: string): Promise<undefined> {
  const { approvalDelegations } = context.tenant;
  const { from_user, to_user } = assertFound(await approvalDelegations.lock(id), 'delegation');
  const caller = userOf(context.principal);
  if (caller !== from_user && caller !== to_user) context.access.assert('payment_controls:manage');
  await approvalDelegations.remove(id);
  return undefined;
}
