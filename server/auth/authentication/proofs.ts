import { MINUTE_MS } from '../../api/times.ts';
import type { Proof, ProofMethodName } from '../../api/types.ts';

/** Minutes for which a proof counts as a reauthentication. */
export const REAUTHENTICATION_MINUTES = 15;

/** The strength of each method: a passkey verifies the user, so that it counts for two factors. */
const STRENGTH: Readonly<Record<ProofMethodName, Proof['strength']>> = {
  password: 1,
  email_code: 1,
  totp: 1,
  recovery_code: 1,
  passkey: 2,
  sso: 1,
};

/** Methods that confirm what another one has begun. */
const CONFIRMING: ReadonlySet<ProofMethodName> = new Set<ProofMethodName>(['totp', 'recovery_code']);

/** Methods that prove who a person is to this server, and so reach all of their tenants and their account. */
export const OWN_METHODS = ['password', 'email_code', 'passkey'] as const satisfies ProofMethodName[];

const isOwn = ({ method }: Proof): boolean => OWN_METHODS.some((own) => own === method);

/** Whether some proof is the person's own, so that the session reaches the account. */
export const haveOwnProof = (proofs: readonly Proof[] | null): boolean =>
  proofs === null || proofs.some(isOwn);

/** Returns the tenants that proofs reach by identity providers; `null` if an own proof reaches all. */
export const tenantsReachedBy = (proofs: readonly Proof[] | null): string[] | null =>
  proofs === null || haveOwnProof(proofs) ? null : proofs.flatMap(({ tenant_id }) => tenant_id ?? []);

/** The tenant of a question, and the organization that owns it. */
export interface ReachedPlace {
  workspace?: { id: string } | null | undefined;
  organization: { id: string } | null;
}

/**
 * Returns the proofs that count in a tenant: a proof by an identity provider only in the tenant whose it is, and in what
 * that owns. Codes confirm another proof, so they count with any.
 */
export const proofsReaching = (
  proofs: readonly Proof[],
  { workspace, organization }: ReachedPlace,
): Proof[] =>
  proofs.filter(
    ({ method, tenant_id }) =>
      method !== 'sso' || (tenant_id !== undefined && [workspace?.id, organization?.id].includes(tenant_id)),
  );

/** Whether a session reaches a tenant. */
export const reaches = (proofs: readonly Proof[] | null, place: ReachedPlace): boolean =>
  proofs === null || proofsReaching(proofs, place).some((proof) => !CONFIRMING.has(proof.method));

/** Returns a proof that was given now. */
export const proofBy = (method: ProofMethodName, now: Date): Proof => ({
  method,
  strength: STRENGTH[method],
  at: now.toISOString(),
});

/** Returns the proofs with a further one, in place of an earlier one by the same method and connection. */
export const withProof = (proofs: readonly Proof[], proof: Proof): Proof[] => [
  ...proofs.filter((one) => one.method !== proof.method || one.connection_id !== proof.connection_id),
  proof,
];

/** Returns the proofs that are recent enough to count as a reauthentication. */
export const freshProofs = (proofs: readonly Proof[], now: Date): Proof[] =>
  proofs.filter(
    ({ at, is_silent }) =>
      !is_silent && now.getTime() - Date.parse(at) <= REAUTHENTICATION_MINUTES * MINUTE_MS,
  );

const isOver = ({ expires_at }: Proof, now: Date): boolean =>
  expires_at !== undefined && Date.parse(expires_at) <= now.getTime();

/** Returns the proofs that a tenant does not want to be given again. */
export const withoutExpired = (proofs: readonly Proof[], now: Date): readonly Proof[] =>
  proofs.some((proof) => isOver(proof, now)) ? proofs.filter((proof) => !isOver(proof, now)) : proofs;

/** Whether proofs have a second factor: one that counts for two, or one that confirms another. */
const haveSecondFactor = (proofs: readonly Proof[]): boolean =>
  proofs.some(({ strength }) => strength === 2) ||
  (proofs.some(({ method }) => CONFIRMING.has(method)) &&
    proofs.some(({ method }) => !CONFIRMING.has(method)));

/** Whether proofs are all that a person has to give: with a second factor, if they have one. */
export const areComplete = (proofs: readonly Proof[], secondFactors: readonly ProofMethodName[]): boolean =>
  proofs.some(({ method }) => !CONFIRMING.has(method)) &&
  (secondFactors.length === 0 || haveSecondFactor(proofs));
