import { knownPermission } from '../../../api/permission-names.ts';
import { invalidField } from '../../../api/problem.ts';
import type { ErrorCode, OperationId, Schemas } from '../../../api/types.ts';
import { isKey, type Principal, principalOfUser, userOf } from '../../../auth/authentication/principal.ts';
import type { TargetInWorkspace } from '../../../auth/authorization/authorization-facts.ts';
import {
  ADDRESS_NOT_APPLICABLE,
  type Requirement,
} from '../../../auth/authorization/authorization-request.ts';
import { canSeeResource } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { type AccessCheck, assertApprovalQuestion, explainExclusions } from './approval-questions.ts';
import { explainDecision, rejectedCredential } from './serializers.ts';

function requirementFor({ contract }: HandlerContext, check: AccessCheck, index: number): Requirement {
  assertApprovalQuestion(check, index);
  if (check.operation === undefined) {
    return requirementOf(
      check.permission && knownPermission(contract, check.permission, `checks/${index}/permission`),
    );
  }
  // The lookup returns undefined for anything but an operation of the document.
  const operation = contract.operations.get(check.operation as OperationId);
  const refuse = (path: string, code: string, message: string) =>
    invalidField(`checks/${index}/${path}`, code, message);
  if (operation === undefined) {
    throw refuse('operation', 'unknown', 'Use an operationId of this API, such as projects.create.');
  }
  if (operation.inOrganization) {
    throw refuse(
      'operation',
      'forbidden',
      `This checks operations on a workspace; ${operation.id} is an operation on an organization.`,
    );
  }
  if (operation.inProject && check.project === undefined) {
    throw refuse('project', 'required', `Name the project: ${operation.id} is an operation on a project.`);
  }
  if (!operation.inProject && check.project !== undefined) {
    throw refuse(
      'project',
      'forbidden',
      `Omit this field: ${operation.id} is not an operation on a project.`,
    );
  }
  return operation;
}

/** Whether a question concerns the caller, under any reference. */
const concernsCaller = ({ principal }: HandlerContext, { principal: principalId }: AccessCheck) =>
  principalId === undefined ||
  principalId === principal.id ||
  (principal.type === 'session' && principalId === userOf(principal));

/**
 * Looks up the keys that the questions name.
 * @returns the principal of each question, or the error code if its credential is not valid here
 */
async function lookUpPrincipals(
  context: HandlerContext,
  checks: readonly AccessCheck[],
): Promise<(check: AccessCheck) => Principal | ErrorCode> {
  const { repositories, workspaceId, now } = context;
  const keyIds = checks.flatMap((check) =>
    !concernsCaller(context, check) && check.principal?.startsWith('key_') ? [check.principal] : [],
  );
  // Resolved as for a request, because what the key depends on may have ended, such as its grant.
  const keys = keyIds.length === 0 ? undefined : await repositories.credentials.resolveAll(keyIds, now);
  return (check) => {
    const { principal: principalId = '' } = check;
    if (concernsCaller(context, check)) return context.principal;
    if (!principalId.startsWith('key_')) return principalOfUser(principalId, now);
    const resolution = keys?.get(principalId);
    if (resolution === undefined || resolution.state === 'unknown') return 'not_found';
    const { principal } = resolution;
    if (principal === undefined || !isKey(principal) || principal.tenantId !== workspaceId)
      return 'not_found';
    return resolution.state === 'ended' ? resolution.code : principal;
  };
}

const nameOf = ({ project, userId }: TargetInWorkspace) => `${project} ${userId}`;

/** Loads the facts of each target and user once: a hundred questions usually concern the same few. */
async function lookUpFacts(
  { loadFactsOfQuestions, workspaceId }: HandlerContext,
  targets: readonly TargetInWorkspace[],
): Promise<(target: TargetInWorkspace) => AuthorizationFacts> {
  const different = [...new Map(targets.map((target) => [nameOf(target), target])).values()];
  const facts = await loadFactsOfQuestions(workspaceId, different);
  const factsByName = new Map(different.map((target, index) => [nameOf(target), facts[index]]));
  return (target) => {
    const found = factsByName.get(nameOf(target));
    if (found === undefined) throw new Error(`No facts were loaded for ${nameOf(target)}.`);
    return found;
  };
}

interface CheckedQuestion {
  check: AccessCheck;
  requirement: Requirement;
  principal: Principal | ErrorCode;
}

const targetOf = (check: AccessCheck, principal: Principal): TargetInWorkspace => ({
  project: check.project,
  userId: userOf(principal),
});

function evaluate(
  context: HandlerContext,
  { check, requirement, principal }: CheckedQuestion,
  factsOf: (target: TargetInWorkspace) => AuthorizationFacts,
): Schemas['Decision'] {
  const { contract, authorizer, now } = context;
  if (typeof principal === 'string') {
    return rejectedCredential(
      principal,
      principal === 'not_found' ? 'There is no such key.' : 'The key has ended.',
    );
  }
  const facts = factsOf(targetOf(check, principal));
  const address = concernsCaller(context, check) ? context.address : ADDRESS_NOT_APPLICABLE;
  // Operations outside a workspace can be checked as well, but only for users that this workspace may see.
  // The role of a key's user counts as well where an operation asks for a permission in the caller's own tenants.
  const counts =
    requirement.inWorkspace ||
    (isKey(principal) && requirement.permissions.length > 0) ||
    (userOf(principal) !== null && !canSeeResource(contract, facts, now));
  return explainDecision(authorizer.decide, {
    principal,
    requirement,
    facts: counts ? facts : undefined,
    address,
    now,
  });
}

export const accessHandlers = {
  async 'permissions.list'(_input, { loadContract }) {
    return { data: [...(await loadContract()).permissions] };
  },

  async 'access.check'({ body: { checks } }, context) {
    const resolvedChecks = checks.map((check, index) => ({
      check,
      requirement: requirementFor(context, check, index),
    }));
    if (!checks.every((check) => concernsCaller(context, check))) context.access.assert('access:explain');
    const principalOf = await lookUpPrincipals(context, checks);
    const questions = resolvedChecks.map((question) => ({
      ...question,
      principal: principalOf(question.check),
    }));
    const targets = questions.flatMap(({ check, principal }) => [
      ...(typeof principal === 'string' ? [] : [targetOf(check, principal)]),
      ...(check.approval === undefined ? [] : [targetOf(check, context.principal)]),
    ]);
    const factsOf = await lookUpFacts(context, targets);
    const answered = questions.map((question) => {
      const { check, principal } = question;
      const own = check.approval === undefined ? undefined : factsOf(targetOf(check, context.principal));
      return { check, principal, own, result: evaluate(context, question, factsOf) };
    });
    const results = await explainExclusions(context, answered);
    for (const { code } of results) context.tallies.accessChecks.add(code ?? 'allowed');
    return { results };
  },
} satisfies Partial<Handlers>;
