import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import { requireRoleId } from '../../tenancy/roles/service.ts';
import { findAccount } from '../accounts/service.ts';
import { pendingChangesOf, proposeChange } from './control-changes/service.ts';
import { DEFAULT_EXPIRY_HOURS, demandOfOwner } from './engine/requirement.ts';
import type { RuleDemand } from './engine/types.ts';
import { isWeaker } from './engine/weaker.ts';
import { loadApprovers } from './people-service.ts';
import {
  assertNamedByNoLimit,
  assertSatisfiable,
  assertSatisfiableByOthers,
  assertValidRule,
} from './rule-policies.ts';
import { demandOf, ruleContentOf, toApprovalRule, toRule } from './rule-serializers.ts';
import type { ApprovalRuleRow, RuleContent } from './tables.ts';

/*
 * A stricter change of a rule, or another proposal, ends the change that waits. The rule is locked before.
 */

const MAX_RULES = 50;

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

/** Asserts that a rule is meaningful. @throws invalid_request */
async function assertMeaningful(context: HandlerContext, content: RuleContent): Promise<void> {
  assertValidRule(content);
  await assertAccountsExist(context, content.when.from_accounts ?? []);
}

/** Asserts that a rule is meaningful, and that it can be met in each of its projects. */
async function assertUsable(context: HandlerContext<RuleCode>, content: RuleContent): Promise<void> {
  await assertMeaningful(context, content);
  if (!content.enabled) return;
  for (const projectId of content.when.projects ?? [null]) {
    const { roleOf } = await loadApprovers(context, projectId);
    assertSatisfiable(context, demandOf(content, null), roleOf);
    if (content.applies_to === 'controls')
      assertSatisfiableByOthers(context, demandOf(content, null), roleOf);
  }
}

/** Returns the content of a rule that is to be created. @throws invalid_request */
async function completeRule(
  context: HandlerContext,
  body: Schemas['ApprovalRuleCreate'],
): Promise<RuleContent> {
  const complete = { ...DEFAULTS, ...body };
  return { ...complete, ...(await resolveReferences(context, complete)) };
}

/** Returns the content of a rule that is only tried, whether or not it could be met. @throws invalid_request */
export async function draftRule(
  context: HandlerContext,
  body: Schemas['ApprovalRuleCreate'],
): Promise<RuleContent> {
  const content = await completeRule(context, body);
  await assertMeaningful(context, content);
  return content;
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
  const content = await completeRule(context, body);
  await assertUsable(context, content);
  const { created_by, created_with } = await context.provenance();
  const waits = await replacesOwner(context, null, content);
  const row = await tenant.approvalRules.insert(
    { id: newId('rul'), created_by, created_with },
    { ...content, enabled: content.enabled && !waits },
  );
  if (waits) await propose(context, row, content, [OWNER]);
  return present(context, row.id);
}

/** Returns rules as the API has them, with the changes that wait. */
export async function presentRules(
  context: Pick<HandlerContext, 'tenant' | 'now'>,
  rules: readonly ApprovalRuleRow[],
): Promise<Schemas['ApprovalRule'][]> {
  const pending = await pendingChangesOf(
    context,
    'approval_rule',
    rules.map(({ id }) => id),
  );
  return rules.map((rule) => toApprovalRule(rule, pending.get(rule.id) ?? null));
}

async function present(context: HandlerContext, id: string): Promise<Schemas['ApprovalRule']> {
  const rule = assertFound(await context.tenant.approvalRules.find(id), 'approval rule');
  const [presented] = await presentRules(context, [rule]);
  return assertFound(presented, 'approval rule');
}

const OWNER = demandOfOwner('A rule is required');

/**
 * Whether a change of a rule takes payments away from the owner who decides about them where a rule is required. An owner may do
 * that.
 */
async function replacesOwner(
  { tenant, access, principal }: HandlerContext,
  before: RuleContent | null,
  after: RuleContent,
): Promise<boolean> {
  if (!after.enabled || (after.applies_to !== 'payment' && after.applies_to !== 'batch')) return false;
  if (before?.enabled && isDeepStrictEqual(before.when, after.when)) return false;
  const isOwner = principal.type === 'session' && access.workspaceRole?.id === 'owner';
  return principal.type !== 'operator' && !isOwner && tenant.controlChanges.isRuleRequired();
}

/** Lets a change of a rule wait until enough people have approved it. */
function propose(
  context: HandlerContext,
  rule: ApprovalRuleRow,
  after: RuleContent | null,
  demands: readonly RuleDemand[],
): Promise<void> {
  const { id: target_id, expires_after } = rule;
  const before = ruleContentOf(rule);
  return proposeChange(context, { kind: 'approval_rule', target_id, before, after, demands, expires_after });
}

/** Changes or deletes a locked rule. */
async function apply(context: HandlerContext, id: string, after: RuleContent | null): Promise<void> {
  const { approvalRules } = context.tenant;
  if (after === null) await approvalRules.remove(id);
  else await approvalRules.update(id, after);
}

export async function updateRule(
  context: HandlerContext<RuleCode | 'invalid_state'>,
  id: string,
  body: Schemas['ApprovalRuleUpdate'],
): Promise<Schemas['ApprovalRule']> {
  const { tenant, now } = context;
  const rule = await lockCurrent(context, tenant.approvalRules, id, 'approval rule');
  const before = ruleContentOf(rule);
  const merged = { ...before, ...body };
  const after = { ...merged, ...(await resolveReferences(context, merged)) };
  await assertUsable(context, after);
  await assertNamedByNoLimit(context, rule, after);
  await tenant.controlChanges.end('approval_rule', rule.id, now);
  // A weaker rule needs as many people as the rule itself asks for.
  const demands = [
    ...(isWeaker(toRule(before, rule.id), toRule(after, rule.id)) ? [demandOf(before, rule.id)] : []),
    ...((await replacesOwner(context, before, after)) ? [OWNER] : []),
  ];
  if (demands.length > 0) await propose(context, rule, after, demands);
  else await apply(context, rule.id, after);
  return present(context, rule.id);
}

export async function deleteRule(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<Schemas['ApprovalRule']> {
  const { tenant, now } = context;
  const rule = await lockCurrent(context, tenant.approvalRules, id, 'approval rule');
  await assertNamedByNoLimit(context, rule, null);
  await tenant.controlChanges.end('approval_rule', rule.id, now);
  if (isWeaker(toRule(ruleContentOf(rule), rule.id), null)) {
    await propose(context, rule, null, [demandOf(ruleContentOf(rule), rule.id)]);
    return present(context, rule.id);
  }
  await apply(context, rule.id, null);
  return toApprovalRule(rule, null);
}

/** Changes or deletes a locked rule, because enough people have approved that. */
export async function applyRuleChange(
  context: HandlerContext<RuleCode | 'invalid_state'>,
  id: string,
  after: RuleContent | null,
): Promise<void> {
  const rule = assertFound(await context.tenant.approvalRules.find(id), 'approval rule');
  // People may have left since the change was proposed.
  if (after !== null) await assertUsable(context, after);
  await assertNamedByNoLimit(context, rule, after);
  await apply(context, id, after);
  context.emit(
    'approval_rule.changed',
    after === null ? toApprovalRule(rule, null) : await present(context, id),
  );
}
