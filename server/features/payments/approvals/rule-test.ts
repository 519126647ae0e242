import { invalidField } from '../../../api/problem.ts';
import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import { addressFormOf } from '../../../auth/authorization/facts-sql.ts';
import type { RequesterColumns } from '../../../database/schema/payment-tables.ts';
import type { LackCode } from '../../../operations/caller-permissions.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { visibilityOf } from '../../tenancy/projects/service.ts';
import { unmetCondition } from './engine/matching.ts';
import { approversOf, countEveryone } from './engine/votes.ts';
import { type LoadedPeople, loadPeople } from './people-service.ts';
import { openFacts } from './requirement.ts';
import { type TestedRule, testOnHistory } from './rule-history.ts';
import { demandOf, ruleContentOf, toRule } from './rule-serializers.ts';
import { draftRule } from './rule-service.ts';
import type { ApprovalTerms } from './terms.ts';

/** Which rules would ask whom: for one payment, or for those of the last days. Nothing is changed. */

type Test = Schemas['ApprovalRuleTest'];
type Result = Schemas['ApprovalRuleTestResult'];
type TestPayment = NonNullable<Test['payment']>;

/** How many people are named who could fill a step. */
const SAMPLE = 5;
/** Stands for a rule that is not saved. */
const DRAFT = 'draft';

/** Returns the rules as they would be. @throws invalid_request */
async function testedRules(context: HandlerContext, { rule, replaces }: Test): Promise<TestedRule[]> {
  const rows = await context.tenant.approvalRules.all();
  if (replaces !== undefined && !rows.some(({ id }) => id === replaces))
    throw invalidField('replaces', 'unknown', 'There is no such rule in this workspace.');
  const saved = rows
    .filter(({ id }) => id !== replaces)
    .map((row) => ({ id: row.id, rule: toRule(ruleContentOf(row), row.id) }));
  if (rule === undefined) return saved;
  const content = await draftRule(context, rule);
  return [...saved, { id: replaces ?? null, rule: toRule(content, replaces ?? DRAFT) }];
}

/** Returns the ids of the projects whose payments the caller may read. */
const readableProjects = async (context: HandlerContext): Promise<string[]> => {
  const rows = await context.tenant.projects.visibleIds(visibilityOf(context), 'payments:read');
  return rows.map(({ id }: { id: string }) => id);
};

/** Returns the project that a reference names among those that the caller may read. @throws not_found */
async function findProject(context: HandlerContext, reference: string): Promise<string> {
  const { projects } = context.tenant;
  const named =
    addressFormOf(reference) === 'id'
      ? reference
      : (await projects.visibleWithSlugs(visibilityOf(context), [reference]))[0]?.id;
  const ids = await readableProjects(context);
  return assertFound(
    ids.find((id) => id === named),
    'project',
  );
}

type Requester = Pick<RequesterColumns, 'requester_type' | 'requester_id' | 'requester_user_id'>;

/** Returns who requests the payment: the caller, or another member or key. @throws not_found or insufficient_role */
async function findRequester(
  context: HandlerContext<LackCode>,
  reference: string | undefined,
): Promise<Requester> {
  const { principal, tenant } = context;
  const user = userOf(principal);
  const ownId = isKey(principal) ? principal.id : (user ?? principal.id);
  if (reference === undefined || reference === ownId) {
    const requester_type = isKey(principal) ? principal.type : user === null ? 'operator' : 'user';
    return { requester_type, requester_id: ownId, requester_user_id: user };
  }
  // The answer says who had a part in a request, such as the people who know the secret of a key.
  context.access.assert('access:explain');
  if (reference.startsWith('key_')) {
    const key = assertFound(await tenant.apiKeys.find(reference), 'key');
    const requester_type = key.kind === 'service' ? 'service_key' : 'user_key';
    return { requester_type, requester_id: key.id, requester_user_id: key.user_id };
  }
  const { user_id } = assertFound(await tenant.members.find(reference), 'member');
  return { requester_type: 'user', requester_id: user_id, requester_user_id: user_id };
}

interface Example {
  terms: ApprovalTerms;
  /** The time of the project. */
  now: Date;
}

/** Returns the example as rules see it. @throws not_found */
async function exampleOf(context: HandlerContext<LackCode>, payment: TestPayment): Promise<Example> {
  const { tenant } = context;
  const { amount, currency, method, from_account, to_account, beneficiary_age_days = 0 } = payment;
  const project_id = await findProject(context, payment.project);
  const accounts = await tenant.accounts.findUsable([from_account, to_account ?? []].flat(), project_id, {
    hold: false,
    orDefault: false,
  });
  const from = assertFound(
    accounts.find(({ id, kind }) => id === from_account && kind === 'own'),
    'account',
  );
  const to = accounts.find(({ id }) => id === to_account);
  if (to_account !== undefined) assertFound(to, 'account');
  const requester = await findRequester(context, payment.requested_by);
  const now = (await tenant.sandboxClocks.find(project_id))?.time ?? context.now;
  const terms = {
    id: null,
    project_id,
    live: from.live,
    amount,
    currency,
    method,
    from_account_id: from.id,
    to_account_id: to?.id ?? '',
    beneficiary_since: to?.created_at ?? new Date(now.getTime() - beneficiary_age_days * DAY_MS),
    // Where limits stand is another question.
    limit_rules: [],
    ...requester,
  };
  return { terms, now };
}

type RuleResult = NonNullable<Result['payment']>['rules'][number];

/** Returns who could fill the steps of a rule today, and how many are missing. */
function stepsOf({ id, rule }: TestedRule, people: LoadedPeople): Pick<RuleResult, 'steps' | 'satisfiable'> {
  const demand = demandOf(rule, id);
  const { filled, complete } = countEveryone([demand], [], people);
  const steps = approversOf(demand, people).map((eligible, index) => {
    const needed = demand.steps[index]?.needed ?? 0;
    return {
      needed,
      eligible_count: eligible.length,
      eligible_sample: eligible.slice(0, SAMPLE),
      missing: needed - (filled[0]?.[index] ?? 0),
    };
  });
  return { steps, satisfiable: complete };
}

/** Returns which rules would ask whom for one payment. */
async function testOnPayment(
  context: HandlerContext<LackCode>,
  payment: TestPayment,
  tested: readonly TestedRule[],
): Promise<NonNullable<Result['payment']>> {
  const { terms, now } = await exampleOf(context, payment);
  const rules = tested.map(({ rule }) => rule);
  const facts = (await openFacts(context, [terms], rules, { now, hold: false })).of(terms);
  const beneficiary_ids = terms.to_account_id === '' ? [] : [terms.to_account_id];
  const request = { ...terms, beneficiary_ids, requested_at: context.now };
  const people = await loadPeople(context, request, terms.live);
  const results = tested.map((one) => ({
    rule: one.id,
    name: one.rule.name,
    unmet: unmetCondition(one.rule, facts),
    ...stepsOf(one, people),
  }));
  const matching = tested.filter((_, index) => results[index]?.unmet === null);
  const demands = matching.map(({ id, rule }) => demandOf(rule, id));
  return {
    rules: results,
    satisfiable: countEveryone(demands, [], people).complete,
    excluded: [...people.excluded].flatMap(([user, because]) =>
      people.roleOf.has(user) ? [{ user, because }] : [],
    ),
  };
}

/** Tries the rules, with one that is not saved if there is one. @throws not_found or invalid_request */
export async function testRules(context: HandlerContext<LackCode>, body: Test): Promise<Result> {
  const tested = await testedRules(context, body);
  if (body.payment !== undefined)
    return { payment: await testOnPayment(context, body.payment, tested), history: null };
  const history = await testOnHistory(context, await readableProjects(context), tested);
  return { payment: null, history };
}
