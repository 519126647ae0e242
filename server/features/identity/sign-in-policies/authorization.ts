import type { ProofMethodName, Schemas } from '../../../api/types.ts';
import type { KeyPrincipal, SessionPrincipal } from '../../../auth/authentication/principal.ts';
import { haveOwnProof, OWN_METHODS, proofsReaching } from '../../../auth/authentication/proofs.ts';
import type {
  DecisionStep,
  FactQuery,
  FactSource,
} from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { isSelf } from '../../../auth/authorization/resource-access.ts';
import { failSignIn, pass, type StepResult, skip } from '../../../auth/authorization/step-result.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';
import { CHOICES_OF_ACCOUNT, OF_PROVIDER } from '../sessions/own-proof.ts';

type SignInChoices = Schemas['SignInChoices'];
type Policy = Omit<SignInPolicyRow, 'effective_at'> & { effective_at: string | null };

declare module '../../../auth/authorization/facts.ts' {
  interface AuthorizationFacts {
    /** What the tenant and the organization that owns it want of sign-ins, and how the user can confirm one. */
    signIn: {
      policies: readonly Policy[];
      secondFactors: readonly ProofMethodName[];
      /** The active connections of those tenants, if they have a policy. */
      connections: SignInChoices['sso'];
    };
  }
}

interface SignInFactRow {
  workspace_sign_in?: Policy | null;
  organization_sign_in: Policy | null;
  user_second_factors: ProofMethodName[] | null;
  sign_in_connections: SignInChoices['sso'] | null;
}

const SECOND_FACTORS = (user: string) =>
  `(select u.second_factors from users u where u.id = ${user}) as user_second_factors`;
const CONNECTIONS = (tenants: string, condition: string) => `case when ${condition} then (
    select jsonb_agg(jsonb_build_object('connection_id', c.id, 'name', c.name) order by c.id) from sso_connections c
    where c.tenant_id in (${tenants}) and c.active_digest is not null and c.disabled_at is null)
  end as sign_in_connections`;
const OF_ORGANIZATION = 'left join sign_in_policies osp on osp.tenant_id = o.id';

const read: FactQuery<AuthorizationFacts['signIn']>['read'] = (row: SignInFactRow | undefined) => ({
  policies: [row?.workspace_sign_in, row?.organization_sign_in].filter((policy) => policy != null),
  secondFactors: row?.user_second_factors ?? [],
  connections: row?.sign_in_connections ?? [],
});

/** The policies and the connections have the tags of their tenants, and the second factors that of the user. */
export const signInFact: FactSource<AuthorizationFacts['signIn']> = {
  absent: { policies: [], secondFactors: [], connections: [] },
  inWorkspace: {
    select: ({ user }) => ({
      columns: `to_jsonb(wsp) as workspace_sign_in, to_jsonb(osp) as organization_sign_in,
        ${CONNECTIONS('w.id, o.id', 'wsp.tenant_id is not null or osp.tenant_id is not null')}, ${SECOND_FACTORS(user)}`,
      joins: `left join sign_in_policies wsp on wsp.tenant_id = w.id
      ${OF_ORGANIZATION}`,
    }),
    read,
  },
  inOrganization: {
    select: ({ user }) => ({
      columns: `to_jsonb(osp) as organization_sign_in, ${CONNECTIONS('o.id', 'osp.tenant_id is not null')},
        ${SECOND_FACTORS(user)}`,
      joins: OF_ORGANIZATION,
    }),
    read,
  },
};

const isSparedBy = ({ sso, break_glass }: Policy, userId: string): boolean =>
  sso === 'required' && break_glass.includes(userId);

/** What an owner of `break_glass` signs in by is of the account, so that no policy can exclude all of it. */
const SECOND_FACTOR_METHODS: readonly ProofMethodName[] = ['totp', 'recovery_code', 'passkey'];
const confirmingIn = (policy: Policy, isSpared: boolean): readonly ProofMethodName[] =>
  isSpared ? SECOND_FACTOR_METHODS : policy.mfa_methods;

const enrolled = (methods: readonly ProofMethodName[], { signIn }: AuthorizationFacts): ProofMethodName[] =>
  methods.filter((method) => signIn.secondFactors.includes(method));

const choicesOf = ({ sso }: Policy, { signIn }: AuthorizationFacts, methods: readonly ProofMethodName[]) => ({
  sso: sso === 'off' ? [] : [...signIn.connections],
  methods: [...methods],
});

const ssoRequired = (policy: Policy, facts: AuthorizationFacts): StepResult =>
  failSignIn(
    'sso_required',
    'The tenant wants its people to sign in by its identity provider.',
    choicesOf(policy, facts, []),
  );

const enrollmentRequired = (methods: readonly ProofMethodName[]): StepResult =>
  failSignIn(
    'mfa_enrollment_required',
    'The tenant requires a second factor, and the person has none that it accepts. Add one to the account first.',
    { sso: [], methods: [...methods] },
  );

/** Returns how the proofs of a session fall short of a policy; `undefined` if they do not. */
function shortfallOf(
  policy: Policy,
  { proofs, userId }: SessionPrincipal,
  facts: AuthorizationFacts,
): StepResult | undefined {
  const reaching = proofsReaching(proofs ?? [], facts);
  const isSpared = isSparedBy(policy, userId);
  const hasSso = policy.sso !== 'off' && reaching.some(({ method }) => method === 'sso');
  if (policy.sso === 'required' && !isSpared && !hasSso) return ssoRequired(policy, facts);
  const accepted: readonly ProofMethodName[] = isSpared ? OWN_METHODS : policy.methods;
  if (!hasSso && !reaching.some(({ method }) => accepted.includes(method)))
    return failSignIn(
      'sign_in_method_not_allowed',
      'The tenant does not accept the methods by which this session was signed in.',
      choicesOf(policy, facts, accepted),
    );
  const confirming = confirmingIn(policy, isSpared);
  const isConfirmed = reaching.some(
    ({ method, strength }) => confirming.includes(method) || (method === 'sso' && strength === 2),
  );
  if (isConfirmed || (policy.mfa === 'off' && !isSpared)) return undefined;
  const methods = enrolled(confirming, facts);
  return methods.length === 0
    ? enrollmentRequired(confirming)
    : failSignIn('mfa_required', 'The tenant requires a second factor. Add it with sessions.addProof.', {
        sso: [],
        methods,
      });
}

/** Whether a policy refuses a session as it is. */
export const refusesSession = (
  policy: Omit<SignInPolicyRow, 'effective_at'>,
  session: SessionPrincipal,
  facts: AuthorizationFacts,
): boolean => shortfallOf({ ...policy, effective_at: null }, session, facts) !== undefined;

/** A key has no proofs: the policy then asks whether its person could give them. */
function shortfallOfKey(
  policy: Policy,
  { userId }: KeyPrincipal,
  facts: AuthorizationFacts,
): StepResult | undefined {
  if (!policy.keys_need_identity || userId === null) return undefined;
  if (policy.sso === 'required' && !isSparedBy(policy, userId)) return ssoRequired(policy, facts);
  return policy.mfa === 'required' && enrolled(policy.mfa_methods, facts).length === 0
    ? enrollmentRequired(policy.mfa_methods)
    : undefined;
}

const isEffective = ({ effective_at }: Policy, now: Date) =>
  effective_at === null || Date.parse(effective_at) <= now.getTime();

/**
 * Whether the proofs of a session are enough. What belongs to no tenant belongs to the account, which a proof by the
 * identity provider of a tenant does not reach: it would give that tenant the whole account. In a tenant its policy
 * decides, together with that of the organization that owns it: both have to be satisfied.
 */
export const checkSignIn: DecisionStep = (question) => {
  const { principal, requirement, facts, now } = question;
  if (principal.type !== 'session' && principal.type !== 'user_key') return skip('Only people sign in.');
  if (principal.type === 'session') {
    if (principal.proofs === null) return skip('There is no session, so no sign-in was checked.');
    const isOpen = requirement.allowsAnyProof || requirement.audience.includes('public');
    if (facts === undefined && !isOpen && !haveOwnProof(principal.proofs))
      return failSignIn('sign_in_method_not_allowed', OF_PROVIDER, CHOICES_OF_ACCOUNT);
  }
  if (facts === undefined || facts.signIn.policies.length === 0)
    return pass('No policy asks for other proofs.');
  if (isSelf(question)) return skip('Every member may leave.');
  for (const policy of facts.signIn.policies) {
    if (!isEffective(policy, now)) continue;
    const shortfall =
      principal.type === 'session'
        ? shortfallOf(policy, principal, facts)
        : shortfallOfKey(policy, principal, facts);
    if (shortfall !== undefined) return shortfall;
  }
  return pass('The sign-in is what the policy asks for.');
};
