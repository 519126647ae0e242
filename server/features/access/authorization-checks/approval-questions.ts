import { invalidField } from '../../../api/problem.ts';
import type { ErrorCode, OperationInput, Schemas } from '../../../api/types.ts';
import { isKey, type Principal, userOf } from '../../../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { openExclusions } from '../../payments/approvals/service.ts';

/** Questions about one approval: whether a principal who may approve in general may approve this payment. */

export type AccessCheck = OperationInput<'access.check'>['body']['checks'][number];
type Result = Schemas['AnsweredCheck'];

/** Asserts that a question about an approval is about approving it. @throws invalid_request */
export function assertApprovalQuestion(check: AccessCheck, index: number): void {
  const { approval, permission, operation, project } = check;
  if (approval === undefined) return;
  if (permission !== 'payments:approve' && operation !== 'approvals.approve')
    throw invalidField(
      `checks/${index}/approval`,
      'forbidden',
      'Omit this field: only payments:approve and approvals.approve are asked with an approval.',
    );
  if (project === undefined)
    throw invalidField(`checks/${index}/project`, 'required', 'Name the project of the approval.');
}

/** A question, the facts about its principal and those about the caller in the same place, and the answer so far. */
interface Answered {
  check: AccessCheck;
  principal: Principal | ErrorCode;
  own: AuthorizationFacts | undefined;
  result: Schemas['Decision'];
}

/** Returns a decision that ends at a step which it had passed. */
function failAt(
  { trace }: Schemas['Decision'],
  step: Schemas['DecisionStep'],
  code: ErrorCode,
  detail: string,
): Schemas['Decision'] {
  const before = trace.slice(
    0,
    trace.findIndex((entry) => entry.step === step),
  );
  return {
    allowed: false,
    code,
    decided_by: step,
    trace: [...before, { step, outcome: 'fail', detail }],
    would_suffice: null,
  };
}

/** Whether the caller may see the approvals of a project. */
const maySee = (
  { authorizer, principal, address, now }: HandlerContext,
  facts: AuthorizationFacts,
): boolean =>
  authorizer.decide({ principal, requirement: requirementOf('payments:read'), facts, address, now }).allowed;

/** Returns the person who approves: the user of a session, but not of a key, nor of an application on their behalf. */
const personOf = (principal: Principal): string | null =>
  isKey(principal) || (principal.type === 'session' && principal.accessToken !== null)
    ? null
    : userOf(principal);

/** Adds to the answers what keeps a principal from approving the approval that a question names. */
export async function explainExclusions(
  context: HandlerContext,
  answered: readonly Answered[],
): Promise<Result[]> {
  const approvalOf = ({ check, own, result }: Answered) => {
    const projectId = own?.project?.id;
    if (check.approval === undefined || !result.allowed) return undefined;
    return { projectId: projectId ?? '', approvalId: check.approval };
  };
  const asked = answered.flatMap((one) => approvalOf(one) ?? []);
  const exclusionOf = asked.length === 0 ? undefined : await openExclusions(context, asked);
  return answered.map((one): Result => {
    const { check, principal, own, result } = one;
    if (check.approval === undefined) return result;
    const approval = approvalOf(one);
    if (approval === undefined || exclusionOf === undefined || typeof principal === 'string')
      return { ...result, why_not: null };
    const exclusion =
      own !== undefined && maySee(context, own) ? exclusionOf(approval, personOf(principal)) : 'not_found';
    if (exclusion === null) return { ...result, why_not: null };
    if (exclusion === 'not_found')
      return {
        ...failAt(result, 'reach', 'not_found', 'There is no such approval in the project.'),
        why_not: null,
      };
    const step = exclusion.why_not === 'not_a_person' ? 'credential' : 'role';
    return { ...failAt(result, step, exclusion.code, exclusion.detail), why_not: exclusion.why_not };
  });
}
