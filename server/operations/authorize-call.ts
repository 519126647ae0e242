import type { AccessMemory } from '../auth/authorization/authorization-cache.ts';
import { decide } from '../auth/authorization/decide.ts';
import { ANY_TENANT, type Facts } from '../auth/authorization/authorization-facts.ts';
import { isKey, type Principal, userOf } from '../auth/authentication/principal.ts';
import type { Call } from './operation-call.ts';
import { refusalOf, refuser } from '../api/problem.ts';
import type { Contract } from '../api/api-document.ts';

type Look = AccessMemory['facts'];

const tenantOf = (principal: Principal): string | undefined =>
  principal.type === 'operator' ? ANY_TENANT : isKey(principal) ? principal.tenantId : undefined;

/** What the decision about a request depends on; nothing where the operation is outside any tenant. */
export async function factsFor(
  look: Look,
  { operation, principal, input }: Pick<Call, 'operation' | 'principal' | 'input'>,
): Promise<Facts | undefined> {
  if (!operation.inWorkspace && !operation.inOrganization) return undefined;
  const userId = principal === null ? null : userOf(principal);
  const within = principal === null ? undefined : tenantOf(principal);
  // They are path parameters, which the document declares as strings.
  const { organization, workspace, project } = input.params as Record<string, string>;
  if (operation.inOrganization) return look({ organization: organization ?? '', userId, within });
  return look({ workspace: workspace ?? '', project, userId, within });
}

/** @throws what the request is refused with */
export function authorize(
  contract: Contract,
  { operation, principal, address, input, now }: Call,
  facts: Facts | undefined,
): void {
  if (principal === null) return;
  // Path parameters are strings.
  const subject = operation.self === undefined ? undefined : (input.params[operation.self] as string);
  const decision = decide(contract, { principal, requirement: operation, facts, address, subject, now });
  if (!decision.allowed) throw refusalOf(refuser, decision);
}

/** Decides a request. @throws what it is refused with */
export async function decideOn(contract: Contract, look: Look, call: Call): Promise<Facts | undefined> {
  const facts = await factsFor(look, call);
  authorize(contract, call, facts);
  return facts;
}
