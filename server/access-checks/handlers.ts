import type { Requirement } from '../access/decide.ts';
import type { Facts } from '../access/facts.ts';
import { ADDRESS_NOT_ASKED } from '../access/place.ts';
import { isKey, type Principal, principalOfUser, userOf } from '../access/principal.ts';
import { requirementOf } from '../access/requirement.ts';
import { isKnownTo } from '../access/standing.ts';
import type { Context } from '../contract/context.ts';
import { invalid } from '../contract/problem.ts';
import type { ErrorCode, Handlers, Input, OperationId, Schemas } from '../contract/types.ts';
import { explain, refusedCredential } from './principals.ts';
import { verifyKey } from './verify.ts';

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

/** Whom a question is about; the code that their requests get when they have no valid credential here. */
async function principalFor(context: Context, asked: string): Promise<Principal | ErrorCode> {
  const { repositories, workspaceId, now } = context;
  if (!asked.startsWith('key_')) return principalOfUser(asked, now);
  // As its requests would be: what it depends on may have ended, such as the grant under which it was made.
  const resolution = await repositories.credentials.resolve(asked, now);
  const { principal } = resolution.state === 'unknown' ? { principal: undefined } : resolution;
  if (principal === undefined || !isKey(principal) || principal.tenantId !== workspaceId) return 'not_found';
  return resolution.state === 'ended' ? resolution.code : principal;
}

type FactsOf = (project: string | undefined, userId: string | null) => Promise<Facts>;

/** Looks each place and person up once: a hundred questions are mostly about the same few. */
function rememberFacts({ factsAbout, workspaceId }: Context): FactsOf {
  const known = new Map<string, Promise<Facts>>();
  return (project, userId) => {
    const about = `${project} ${userId}`;
    const facts = known.get(about) ?? factsAbout({ workspace: workspaceId, project, userId });
    known.set(about, facts);
    return facts;
  };
}

async function answer(
  context: Context,
  factsOf: FactsOf,
  check: Check,
  requirement: Requirement,
): Promise<Schemas['Decision']> {
  const { contract, now } = context;
  const aboutCaller = isAboutCaller(context, check);
  const principal = aboutCaller ? context.principal : await principalFor(context, check.principal ?? '');
  if (typeof principal === 'string') {
    return refusedCredential(
      principal,
      principal === 'not_found' ? 'There is no such key.' : 'The key has ended.',
    );
  }
  const facts = await factsOf(check.project, userOf(principal));
  const address = aboutCaller ? context.address : ADDRESS_NOT_ASKED;
  // What is outside any workspace depends on none, but who is a stranger to this one is none of its business.
  const counts = requirement.inWorkspace || (userOf(principal) !== null && !isKnownTo(contract, facts, now));
  return explain(contract, { principal, requirement, facts: counts ? facts : undefined, address, now });
}

export const accessHandlers = {
  async 'access.check'({ body }, context) {
    const requirements = body.checks.map((check, index) => requirementFor(context, check, index));
    if (!body.checks.every((check) => isAboutCaller(context, check)))
      context.access.require('access:explain');
    const factsOf = rememberFacts(context);
    const results: Schemas['Decision'][] = [];
    // One after the other: the embedded database has one connection, and the pool is for requests, not for questions.
    for (const [index, check] of body.checks.entries()) {
      const requirement = requirements[index];
      if (requirement !== undefined) results.push(await answer(context, factsOf, check, requirement));
    }
    return { results };
  },

  async 'apiKeys.verify'({ body }, context) {
    return verifyKey(body, context);
  },
} satisfies Partial<Handlers>;
