import { createHash } from 'node:crypto';
import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { actorOf, userOf } from '../../../auth/authentication/principal.ts';
import { type Canonical, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import { requireRoleId } from '../../tenancy/roles/service.ts';
import { findAccount } from '../accounts/service.ts';
import { DEFAULT_EXPIRY_HOURS } from './engine/requirement.ts';
import { isWeaker } from './engine/weaker.ts';
import { loadApprovers } from './people-service.ts';
import { assertSatisfiable, assertValidRule } from './rule-policies.ts';
import { contentOf, demandOf, toApprovalRule, toRule } from './rule-serializers.ts';
import type { ApprovalRow, ApprovalRuleRow, RuleContent } from './tables.ts';
import { assertDecidable, castVote, isStuck, requirePerson, type VoteCode } from './voting.ts';

/*
 * Locks are taken in this order: the rule, then its pending change. A stricter change of a rule, or another proposal,
 * withdraws the change that waits, so that what is approved is always a change of the rule as it is.
 */

const MAX_RULES = 50;
const HOUR_MS = 3_600_000;
/** The change of a rule concerns the whole workspace, so new approvers wait as in live projects. */
const LIVE = true;

const DEFAULTS = {
  enabled: true,
  applies_to: 'payment',
  when: {},
  ordered: false,
  separate: false,
  expires_after: DEFAULT_EXPIRY_HOURS,
  on_expiry: 'cancel',
} as const;

type RuleCode = 'approval_rule_unsatisfiable';
/** Codes of a decision that needs no eligibility. */
type DecideCode = Exclude<VoteCode, 'approval_own_request' | 'approval_not_eligible'>;

/** Replaces names of roles and slugs of projects by ids, and leaves no field of a step out. */
async function resolveReferences(
  context: HandlerContext,
  { when, steps }: Pick<Schemas['ApprovalRuleCreate'], 'steps'> & { when: RuleContent['when'] },
): Promise<Pick<RuleContent, 'when' | 'steps'>> {
  const resolved: RuleContent['steps'] = [];
  for (const { needed, roles = [], users = [] } of steps) {
    const ids: string[] = [];
    for (const role of roles) ids.push(await requireRoleId(context, role));
    resolved.push({ needed, roles: [...new Set(ids)], users: [...new Set(users)] });
  }
  const projects = when.projects && (await requireProjectIds(context, when.projects));
  return { steps: resolved, when: { ...when, ...(projects && { projects }) } };
}

/** Asserts that accounts exist, so that a rule does not silently apply to none of them. @throws invalid_request */
async function assertAccountsExist(context: HandlerContext, accounts: readonly string[]): Promise<void> {
  for (const [index, id] of accounts.entries())
    if ((await findAccount(context, id))?.kind !== 'own')
      throw invalidField(
        `when/from_accounts/${index}`,
        'unknown',
        'There is no such own account in this workspace.',
      );
}

/** Asserts that a rule is meaningful, and that it can be met in each of its projects. */
async function assertUsable(context: HandlerContext<RuleCode>, content: RuleContent): Promise<void> {
  assertValidRule(content);
  await assertAccountsExist(context, content.when.from_accounts ?? []);
  if (!content.enabled) return;
  for (const projectId of content.when.projects ?? [null]) {
    const { roleOf } = await loadApprovers(context, projectId);
    assertSatisfiable(context, demandOf(content, null), roleOf);
  }
}

export async function createRule(
  context: HandlerContext<RuleCode | 'invalid_state'>,
  body: Schemas['ApprovalRuleCreate'],
): Promise<Schemas['ApprovalRule']> {
  const { tenant } = context;
  if ((await tenant.approvalRules.count()) >= MAX_RULES)
    throw context.refuse(
      'invalid_state',
      `A workspace has at most ${MAX_RULES} approval rules. Delete one first.`,
    );
  const complete = { ...DEFAULTS, ...body };
  const content = { ...complete, ...(await resolveReferences(context, complete)) };
  await assertUsable(context, content);
  const { created_by, created_with } = await context.provenance();
  const row = await tenant.approvalRules.insert({ id: newId('rul'), created_by, created_with }, content);
  return toApprovalRule(row, null, []);
}

/** The digest of a change binds an approval to the rule as it is and as it will be. */
const digestOf = (rule: ApprovalRuleRow, after: RuleContent | null): string =>
  createHash('sha256')
    .update(canonicalJson({ rule: rule.id, version: rule.version, after: after as Canonical }))
    .digest('hex');

/** Stores a change that weakens a rule, until as many people have approved it as the rule asks for. */
async function propose(
  context: HandlerContext,
  rule: ApprovalRuleRow,
  after: RuleContent | null,
): Promise<ApprovalRow> {
  const { tenant, principal, now } = context;
  const { expires_after } = rule;
  const expires_at = new Date(now.getTime() + expires_after * HOUR_MS);
  return tenant.approvals.insert({
    id: newId('apr'),
    project_id: null,
    payment_id: null,
    beneficiary_id: null,
    rule_id: rule.id,
    change: after,
    requirement: { demands: [demandOf(contentOf(rule), rule.id)], expires_after, on_expiry: 'cancel' },
    digest: digestOf(rule, after),
    requester_id: actorOf(principal) ?? 'operator',
    requester_user_id: userOf(principal),
    requested_at: now,
    created_at: now,
    expires_at,
    due_at: expires_at,
  });
}

/** Returns a rule as the API has it, with the change that waits. */
export async function presentRules(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  rules: readonly ApprovalRuleRow[],
): Promise<Schemas['ApprovalRule'][]> {
  const pending = await tenant.approvals.pendingOfRules(rules.map(({ id }) => id));
  const changes = pending.filter(({ expires_at }) => expires_at > now);
  const votes = await tenant.approvals.votes(changes.map(({ id }) => id));
  return rules.map((rule) => {
    const change = changes.find(({ rule_id }) => rule_id === rule.id) ?? null;
    return toApprovalRule(
      rule,
      change,
      votes.filter(({ approval_id }) => approval_id === change?.id),
    );
  });
}

async function present(context: HandlerContext, id: string): Promise<Schemas['ApprovalRule']> {
  const rule = assertFound(await context.tenant.approvalRules.find(id), 'approval rule');
  const [presented] = await presentRules(context, [rule]);
  return assertFound(presented, 'approval rule');
}

/** Changes or deletes a locked rule. */
async function apply(context: HandlerContext, id: string, after: RuleContent | null): Promise<void> {
  const { approvalRules } = context.tenant;
  if (after === null) await approvalRules.remove(id);
  else await approvalRules.update(id, after);
}

export async function updateRule(
  context: HandlerContext<RuleCode>,
  id: string,
  body: Schemas['ApprovalRuleUpdate'],
): Promise<Schemas['ApprovalRule']> {
  const { tenant, now } = context;
  const rule = await lockCurrent(context, tenant.approvalRules, id, 'approval rule');
  const before = contentOf(rule);
  const merged = { ...before, ...body };
  const after = { ...merged, ...(await resolveReferences(context, merged)) };
  await assertUsable(context, after);
  await tenant.approvals.withdrawPendingOf(rule.id, now);
  if (isWeaker(toRule(before, rule.id), toRule(after, rule.id))) await propose(context, rule, after);
  else await apply(context, rule.id, after);
  return present(context, rule.id);
}

export async function deleteRule(context: HandlerContext, id: string): Promise<Schemas['ApprovalRule']> {
  const { tenant, now } = context;
  const rule = await lockCurrent(context, tenant.approvalRules, id, 'approval rule');
  await tenant.approvals.withdrawPendingOf(rule.id, now);
  const isProposal = isWeaker(toRule(contentOf(rule), rule.id), null);
  const change = isProposal ? await propose(context, rule, null) : null;
  const deleted = toApprovalRule(rule, change, []);
  if (!isProposal) await apply(context, rule.id, null);
  return deleted;
}

async function lockChange(
  context: HandlerContext<'approval_not_by_key'>,
  ruleId: string,
): Promise<{ rule: ApprovalRuleRow; change: ApprovalRow }> {
  const { tenant, principal } = context;
  const rule = assertFound(await tenant.approvalRules.lock(ruleId), 'approval rule');
  if (principal.type !== 'operator') requirePerson(context);
  const change = assertFound(await tenant.approvals.lockLatestOfRule(ruleId), 'change of this rule');
  return { rule, change };
}

/** Approves the change of a rule, and makes it with the last approval. The operator replaces approvers who are missing. */
export async function approveChange(
  context: HandlerContext<VoteCode>,
  ruleId: string,
  { digest, comment }: Schemas['ApprovalVoteCreate'],
): Promise<Schemas['ApprovalRule']> {
  const { tenant, principal, now } = context;
  const { rule, change } = await lockChange(context, ruleId);
  const isRescue = principal.type === 'operator' && (await isStuck(context, change, LIVE));
  if (!isRescue) requirePerson(context);
  assertDecidable(context, change, { digest, now });
  const isLast = isRescue || (await castVote(context, change, { live: LIVE, comment, now }));
  if (!isLast) return present(context, rule.id);
  await tenant.approvals.decide(change.id, 'approved', { now });
  await apply(context, rule.id, change.change);
  return change.change === null ? toApprovalRule(rule, null, []) : present(context, rule.id);
}

export async function rejectChange(
  context: HandlerContext<DecideCode>,
  ruleId: string,
  { digest, reason }: Schemas['ApprovalRejection'],
): Promise<Schemas['ApprovalRule']> {
  const { tenant, now } = context;
  const { rule, change } = await lockChange(context, ruleId);
  const user = requirePerson(context);
  assertDecidable(context, change, { digest, now });
  const isOwn = change.requester_user_id === user;
  await tenant.approvals.decide(change.id, isOwn ? 'withdrawn' : 'rejected', { now, reason });
  return present(context, rule.id);
}
