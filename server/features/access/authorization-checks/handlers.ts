import type { Requirement } from '../../../auth/authorization/decide.ts';
import { type Facts, noFacts, type PlaceInWorkspace } from '../../../auth/authorization/authorization-facts.ts';
import { ADDRESS_NOT_ASKED } from '../../../auth/authorization/steps/resource-access.ts';
import { isKey, type Principal, principalOfUser, userOf } from '../../../auth/authentication/principal.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { isKnownTo } from '../../../auth/authorization/effective-roles.ts';
import type { Context } from '../../../operations/handler-context.ts';
import { invalid } from '../../../api/problem.ts';
import type { ErrorCode, Handlers, Input, OperationId, Schemas } from '../../../api/types.ts';
import { explain, refusedCredential } from './decide-for-principal.ts';
import { verifyKey } from './verify-key.ts';

type Check = Input<'access.check'>['body']['checks'][number];

function requirementFor({ contract }: Context, check: Check, index: number): Requirement {
  if (check.operation === undefined) return requirementOf(check.permission);
  // The lookup answers undefined for anything that is not an operation of the document.
  const operation = contract.operations.get(check.operation as OperationId);
  const refuse = (path: string, code: string, message: string) =>
    invalid([{ location: 'body', path: `checks/${index}/${path}`, code, message }]);
  if (operation === undefined) {
    throw refuse('operation', 'unknown', 'Give an operationId of this API, such as projects.create.');
  }
  if (operation.inOrganization) {
    throw refuse(
      'operation',
      'forbidden',
      `This is about a workspace: ${operation.id} is an operation on an organization.`,
    );
  }
  if (operation.inProject && check.project === undefined) {
    throw refuse('project', 'required', `Say in which project: ${operation.id} is an operation on one.`);
  }
  if (!operation.inProject && check.project !== undefined) {
    throw refuse('project', 'forbidden', `Leave this out: ${operation.id} is no operation on a project.`);
  }
  return operation;
}

/** Whether a question is about the caller, by whatever name. */
const isAboutCaller = ({ principal }: Context, { principal: asked }: Check) =>
  asked === undefined ||
  asked === principal.id ||
  (principal.type === 'session' && asked === userOf(principal));

/**
 * Looks up the keys that questions are about.
 * @returns whom a question is about, or the code that their requests get when they have no valid credential here
 */
async function lookUpPrincipals(
  context: Context,
  checks: readonly Check[],
): Promise<(check: Check) => Principal | ErrorCode> {
  const { repositories, workspaceId, now } = context;
  const keyIds = checks.flatMap((check) =>
    !isAboutCaller(context, check) && check.principal?.startsWith('key_') ? [check.principal] : [],
  );
  // As its requests would be: what it depends on may have ended, such as the grant under which it was made.
  const keys = keyIds.length === 0 ? undefined : await repositories.credentials.resolveAll(keyIds, now);
  return (check) => {
    const { principal: asked = '' } = check;
    if (isAboutCaller(context, check)) return context.principal;
    if (!asked.startsWith('key_')) return principalOfUser(asked, now);
    const resolution = keys?.get(asked);
    if (resolution === undefined || resolution.state === 'unknown') return 'not_found';
    const { principal } = resolution;
    if (principal === undefined || !isKey(principal) || principal.tenantId !== workspaceId)
      return 'not_found';
    return resolution.state === 'ended' ? resolution.code : principal;
  };
}

const nameOf = ({ project, userId }: PlaceInWorkspace) => `${project} ${userId}`;

/** Looks each place and person up once: a hundred questions are mostly about the same few. */
async function lookUpFacts(
  { factsOfQuestions, workspaceId }: Context,
  places: readonly PlaceInWorkspace[],
): Promise<(place: PlaceInWorkspace) => Facts> {
  const different = [...new Map(places.map((place) => [nameOf(place), place])).values()];
  const facts = await factsOfQuestions(workspaceId, different);
  const known = new Map(different.map((place, index) => [nameOf(place), facts[index]]));
  return (place) => known.get(nameOf(place)) ?? noFacts(place.project);
}

interface Question {
  check: Check;
  requirement: Requirement;
  principal: Principal | ErrorCode;
}

const placeOf = (check: Check, principal: Principal): PlaceInWorkspace => ({
  project: check.project,
  userId: userOf(principal),
});

function answer(
  context: Context,
  { check, requirement, principal }: Question,
  factsOf: (place: PlaceInWorkspace) => Facts,
): Schemas['Decision'] {
  const { contract, now } = context;
  if (typeof principal === 'string') {
    return refusedCredential(
      principal,
      principal === 'not_found' ? 'There is no such key.' : 'The key has ended.',
    );
  }
  const facts = factsOf(placeOf(check, principal));
  const address = isAboutCaller(context, check) ? context.address : ADDRESS_NOT_ASKED;
  // What is outside any workspace depends on none, but who is a stranger to this one is none of its business.
  const counts = requirement.inWorkspace || (userOf(principal) !== null && !isKnownTo(contract, facts, now));
  return explain(contract, { principal, requirement, facts: counts ? facts : undefined, address, now });
}

export const accessHandlers = {
  async 'access.check'({ body: { checks } }, context) {
    const asked = checks.map((check, index) => ({
      check,
      requirement: requirementFor(context, check, index),
    }));
    if (!checks.every((check) => isAboutCaller(context, check))) context.access.require('access:explain');
    const principalOf = await lookUpPrincipals(context, checks);
    const questions = asked.map((question) => ({ ...question, principal: principalOf(question.check) }));
    const places = questions.flatMap(({ check, principal }) =>
      typeof principal === 'string' ? [] : [placeOf(check, principal)],
    );
    const factsOf = await lookUpFacts(context, places);
    return { results: questions.map((question) => answer(context, question, factsOf)) };
  },

  async 'apiKeys.verify'({ body }, context) {
    return verifyKey(body, context);
  },
} satisfies Partial<Handlers>;
