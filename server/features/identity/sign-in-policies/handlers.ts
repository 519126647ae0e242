import { tenantKindOf } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { refusesSession } from './authorization.ts';
import { refusedBy, type SignInMember } from './policies.ts';
import type { PolicyChanges } from './repository.ts';
import { DEFAULT_POLICY, toSignInPolicy } from './serializers.ts';

type Body = OperationInput<'signInPolicy.update'>['body'];

/** Checks that the people of the list are owners, and that it keeps one who can use it. @throws several */
function assertBreakGlass(
  context: HandlerContext<'break_glass_required'>,
  { sso, break_glass }: Pick<SignInPolicyRow, 'sso' | 'break_glass'>,
  members: readonly SignInMember[],
): void {
  const listed = members.filter(({ id, role }) => role === 'owner' && break_glass.includes(id));
  const strange = break_glass.find((id) => !listed.some((member) => member.id === id));
  if (strange !== undefined)
    throw invalidField('break_glass', 'not_an_owner', `${strange} is no active owner. List owners only.`);
  if (sso === 'required' && !listed.some(({ second_factors }) => second_factors.length > 0))
    throw context.refuse(
      'break_glass_required',
      'List an owner with a second factor in break_glass. The owner signs in where the identity provider does not work.',
    );
}

/** The tenant, and the organization that owns it: whose connections sign its people in. */
const tenantsOf = ({ tenantId, owningOrganization }: HandlerContext): string[] =>
  owningOrganization === null ? [tenantId] : [tenantId, owningOrganization.id];

/** Checks a change against the policy that is there. @throws invalid_state or sso_test_required */
async function assertPossible(
  context: HandlerContext<'invalid_state' | 'sso_test_required'>,
  { sso, effective_at }: Body,
  current: SignInPolicyRow,
): Promise<void> {
  const { signInPolicyHolders } = context.repositories;
  if (sso === 'required' && (await signInPolicyHolders.activeConnections(tenantsOf(context))) === 0)
    throw context.refuse(
      'sso_test_required',
      'No connection of an identity provider is active and tested. Activate one before you require it.',
    );
  const isLater = effective_at != null && Date.parse(effective_at) > context.now.getTime();
  const isInForce =
    current.version > 1 && (current.effective_at === null || current.effective_at <= context.now);
  if (isLater && isInForce)
    throw context.refuse(
      'invalid_state',
      'The present policy is in force, and would stop until then. Leave effective_at out.',
    );
}

/** Whether a policy refuses the session of the caller as it is. */
async function refusesCaller(context: HandlerContext, policy: SignInPolicyRow): Promise<boolean> {
  const { principal, tenantId } = context;
  if (principal.type !== 'session') return false;
  const { userId } = principal;
  const facts = await context.loadFacts(
    tenantKindOf(tenantId) === 'workspace'
      ? { workspace: tenantId, userId }
      : { organization: tenantId, userId },
  );
  return refusesSession(policy, principal, facts);
}

async function updatePolicy(
  context: HandlerContext<'invalid_state' | 'sso_test_required' | 'break_glass_required'>,
  body: Body,
  isDryRun: boolean,
): Promise<Schemas['SignInPolicyChange']> {
  const { signInPolicies } = context.tenant;
  // A connection is disabled with the same lock, so that the last one stays while it is required.
  for (const id of tenantsOf(context).sort()) await context.repositories.tenants.lock(id);
  const current = await lockCurrent(context, signInPolicies, context.tenantId, 'policy');
  await assertPossible(context, body, current);
  const { effective_at, ...rest } = body;
  const changes: PolicyChanges = {
    ...rest,
    ...(effective_at !== undefined && {
      effective_at: effective_at === null ? null : new Date(effective_at),
    }),
  };
  const next = { ...current, ...changes };
  const members = await signInPolicies.members(tenantsOf(context));
  assertBreakGlass(context, next, members);
  const refused = refusedBy(next, members);
  const outcome = {
    refused,
    refuses_caller: await refusesCaller(context, next),
    dry_run: isDryRun,
  };
  if (isDryRun) {
    context.suppressSideEffects();
    return { ...toSignInPolicy(next), ...outcome };
  }
  return { ...toSignInPolicy(assertFound(await signInPolicies.update(changes), 'policy')), ...outcome };
}

export const signInPolicyHandlers = createTenantHandlers(
  { signInPolicy: 'organizationSignInPolicy' },
  {
    async 'signInPolicy.get'(_input, { tenant }) {
      return toSignInPolicy((await tenant.signInPolicies.get()) ?? DEFAULT_POLICY);
    },

    'signInPolicy.update': ({ body, query }, context) => updatePolicy(context, body, query.dry_run === true),
  },
) satisfies Partial<Handlers>;
