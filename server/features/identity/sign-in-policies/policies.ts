import type { ProofMethodName, Schemas } from '../../../api/types.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';

/** An active member, and what they can sign in by. */
export interface SignInMember {
  id: string;
  name: string;
  role: string;
  second_factors: ProofMethodName[];
  has_password: boolean;
  has_address: boolean;
  /** Whether an active connection of the tenant, or of the organization that owns it, knows the person. */
  has_identity: boolean;
}

type Policy = Omit<SignInPolicyRow, 'tenant_id' | 'version' | 'created_at' | 'updated_at'>;
type RefusedMember = Schemas['SignInPolicyChange']['refused'][number];

const methodsOf = (member: SignInMember): ProofMethodName[] => [
  ...(member.has_password ? ['password' as const] : []),
  ...(member.has_address ? ['email_code' as const] : []),
  ...member.second_factors,
];

/** Returns why a policy would refuse a member, whatever they prove with what they have. */
function refusalOf(policy: Policy, member: SignInMember): RefusedMember['code'] | undefined {
  const have = new Set(methodsOf(member));
  const isSpared = policy.break_glass.includes(member.id);
  if (policy.sso === 'required' && !isSpared) return member.has_identity ? undefined : 'sso_required';
  if (!policy.methods.some((method) => have.has(method))) return 'sign_in_method_not_allowed';
  const isConfirmed = policy.mfa_methods.some((method) => have.has(method));
  return policy.mfa === 'required' && !isConfirmed ? 'mfa_enrollment_required' : undefined;
}

/** Returns the members whom a policy would refuse. */
export const refusedBy = (policy: Policy, members: readonly SignInMember[]): RefusedMember[] =>
  members.flatMap((member) => {
    const code = refusalOf(policy, member);
    return code === undefined ? [] : [{ user_id: member.id, name: member.name, code }];
  });
