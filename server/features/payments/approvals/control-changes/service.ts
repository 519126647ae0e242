import { createHash } from 'node:crypto';
import { newId } from '../../../../api/ids.ts';
import { HOUR_MS } from '../../../../api/times.ts';
import type { Schemas } from '../../../../api/types.ts';
import { actorIdOf, isKey, userOf } from '../../../../auth/authentication/principal.ts';
import { type Canonical, canonicalJson } from '../../../../auth/secrets/canonical-json.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { approvalRequirementOf, DEFAULT_EXPIRY_HOURS, demandOfOwner } from '../engine/requirement.ts';
import type { RuleDemand } from '../engine/types.ts';
import { loadApprovers } from '../people-service.ts';
import { hasOwner } from '../rule-policies.ts';
import { ruleContentOf, toRule } from '../rule-serializers.ts';
import { pickLike, type Weakening, weakerFields, withoutFields } from './policies.ts';
import type { ControlChangeRow } from './repository.ts';
import { toControlChangeRecord, toPendingChange } from './serializers.ts';

/*
 * A change that weakens a control waits, until enough people have approved it. Locks are taken in this order: the control,
 * then its change. Each update of what may wait ends the change that waits, so that what is approved is always a change of
 * the control as it is.
 */

export { pickLike, type Weakening, weakerFields, withoutFields };

type ControlKind = Schemas['ControlKind'];

export interface Proposal extends Pick<ControlChangeRow, 'kind' | 'target_id' | 'before'> {
  /** Null if the control is to be deleted. */
  after: object | null;
  demands: readonly RuleDemand[];
  expires_after?: number;
  /** The project that the control belongs to, whose members see the change. */
  project_id?: string | null;
  /** A beneficiary that waits. */
  beneficiary_id?: string | null;
}

/** What rules about something else than payments never compare: they cannot have such conditions. */
const NO_PAYMENT = {
  methods: [],
  from_accounts: [],
  project_id: '',
  beneficiary_age_days: null,
  paid: () => [],
  rate: () => undefined,
  limit_rules: [],
} as const;

/** The digest binds an approval to what the approver has seen. */
const digestOf = ({ kind, target_id, before, after }: Proposal): string =>
  createHash('sha256')
    .update(canonicalJson({ kind, target_id, before: before as Canonical, after: after as Canonical }))
    .digest('hex');

/** Stores a change until enough people have approved it. The caller has locked the control. */
export async function proposeChange(context: HandlerContext, proposal: Proposal): Promise<void> {
  const { tenant, principal, now } = context;
  const { kind, target_id, before, after, demands, project_id = null, beneficiary_id = null } = proposal;
  const { expires_after = DEFAULT_EXPIRY_HOURS } = proposal;
  const expires_at = new Date(now.getTime() + expires_after * HOUR_MS);
  await tenant.controlChanges.end(kind, target_id, now);
  const row = await tenant.controlChanges.insert({
    id: newId('chg'),
    kind,
    target_id,
    project_id,
    beneficiary_id,
    before,
    change: after,
    requirement: { demands, expires_after, on_expiry: 'cancel' },
    digest: digestOf(proposal),
    requester_id: actorIdOf(principal) ?? 'operator',
    requester_user_id: userOf(principal),
    requested_at: now,
    created_at: now,
    expires_at,
    due_at: expires_at,
  });
  context.emit('control_change.proposed', toControlChangeRecord(row, [], now));
  context.audit('control_change.proposed', target_id);
}

/** What rules ask for before a change. */
type Asked = Pick<Proposal, 'demands' | 'expires_after'>;

/** Returns what the rules about controls or beneficiaries ask for before a change, or null if they ask for nothing. */
export async function demandsOn(
  { tenant, principal }: HandlerContext,
  subject: 'controls' | 'beneficiary',
  currency?: string,
): Promise<Asked | null> {
  const rules = await tenant.approvalRules.enabledFor(subject);
  const facts = {
    subject,
    amounts: currency === undefined ? [] : [{ amount: 0, currency }],
    requested_by: isKey(principal) || userOf(principal) === null ? 'keys' : 'people',
    ...NO_PAYMENT,
  } as const;
  return approvalRequirementOf(
    facts,
    rules.map((rule) => toRule(ruleContentOf(rule), rule.id)),
    false,
  );
}

/** Lets a change wait until another owner approves it. */
export const proposeToOwners = (
  context: HandlerContext,
  proposal: Omit<Proposal, 'demands'>,
): Promise<void> =>
  proposeChange(context, {
    ...proposal,
    demands: [demandOfOwner('An owner other than the person who proposed it')],
  });

/**
 * Lets those changed fields of a locked control wait that weaken it, while a rule about controls is enabled. An update of
 * such a field ends the change that waits.
 * @returns the other fields, which count at once
 */
export async function holdBack<Fields extends object>(
  context: HandlerContext,
  target: Pick<Proposal, 'kind' | 'target_id' | 'project_id'>,
  { before, changes }: { before: Fields; changes: Partial<Fields> },
  weakening: Weakening<Fields>,
): Promise<Partial<Fields>> {
  const isControl = Object.keys(weakening).some((name) => changes[name as keyof Fields] !== undefined);
  if (!isControl) return changes;
  await context.tenant.controlChanges.end(target.kind, target.target_id, context.now);
  const after = weakerFields(before, changes, weakening);
  const asked = Object.keys(after).length === 0 ? null : await demandsOn(context, 'controls');
  if (asked === null) return changes;
  await proposeChange(context, { ...target, ...asked, before: pickLike(before, after), after });
  return withoutFields(changes, after);
}

/** Returns the changes of controls that wait, by the ids of the controls. */
export async function pendingChangesOf(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  kind: ControlKind,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, Schemas['PendingChange']>> {
  const changes = targetIds.length === 0 ? [] : await tenant.controlChanges.pending(kind, targetIds, now);
  const votes = changes.length === 0 ? [] : await tenant.approvals.votes(changes.map(({ id }) => id));
  return new Map(
    changes.map((change) => [
      change.target_id,
      toPendingChange(
        change,
        votes.filter(({ approval_id }) => approval_id === change.id),
      ),
    ]),
  );
}

/** Returns the change of one control that waits, or null. */
export const pendingChangeOf = async (
  context: Pick<HandlerContext, 'tenant' | 'now'>,
  kind: ControlKind,
  targetId: string,
): Promise<Schemas['PendingChange'] | null> =>
  (await pendingChangesOf(context, kind, [targetId])).get(targetId) ?? null;

/** Asserts that an owner can approve payments in a project, or without one in the workspace. @throws approval_rule_unsatisfiable */
export async function assertOwnerApproves(
  context: HandlerContext<'approval_rule_unsatisfiable'>,
  projectId: string | null,
): Promise<void> {
  const { roleOf } = await loadApprovers(context, projectId);
  if (hasOwner(demandOfOwner('An owner'), roleOf)) return;
  throw context.refuse(
    'approval_rule_unsatisfiable',
    'No owner of the workspace could approve the payments that no rule matches. Make a member an owner first.',
  );
}
