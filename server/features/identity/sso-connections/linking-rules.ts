/** The person who already has the address that an identity provider asserts. */
export interface AddressHolder {
  userId: string;
  /** Whether the person has confirmed the address. Anyone can sign up with an address that is not theirs. */
  isVerified: boolean;
  /** The person's place in the tenant of the connection; `null` for someone outside it. */
  membership: { isOwner: boolean; isBreakGlass: boolean; isAboveActivator: boolean } | null;
}

/** The facts that decide which account a sign-in by an identity provider leads to. */
export interface LinkingFacts {
  /** The identity of this connection, issuer and subject. */
  identity: { userId: string; isConfirmed: boolean; isMember: boolean } | undefined;
  /** The asserted address, if there is one. */
  email: string | undefined;
  /** Whether the tenant of the connection has verified the domain of the address. */
  isDomainVerified: boolean;
  holder: AddressHolder | undefined;
  /** Whether the connection creates people and members. */
  createsMembers: boolean;
  /** Whether an open invitation of the tenant is for exactly this address. */
  isInvited: boolean;
  /** Whether the holder of the address has undone an automatic link of this connection. */
  isUndone: boolean;
}

export type LinkingOutcome =
  | { kind: 'sign_in'; userId: string }
  /** A new person, whom the tenant manages. */
  | { kind: 'create' }
  /** An automatic link, which the person is mailed about and can undo. */
  | { kind: 'link'; userId: string }
  /** The person confirms with a live session, or with a code mailed to their address, unless only the former will do. */
  | { kind: 'confirm'; userId: string | null; inSession?: true }
  | { kind: 'refuse'; reason: 'no_email' | 'domain_not_verified' | 'not_a_member' };

/**
 * Decides which account a sign-in leads to. An address is never an identity. A tenant that has proven a domain
 * confirms the
 * accounts of its own members in it, but only below the person who activated the connection. All others confirm by
 * themselves.
 */
export function decideIdentity(facts: LinkingFacts): LinkingOutcome {
  const outcome = decideSubject(facts);
  const isNew = facts.identity === undefined && (outcome.kind === 'link' || outcome.kind === 'confirm');
  // After an undo, only the person can link the connection again.
  return isNew && facts.isUndone ? { kind: 'confirm', userId: outcome.userId, inSession: true } : outcome;
}

function decideSubject(facts: LinkingFacts): LinkingOutcome {
  const { identity, email, holder } = facts;
  if (identity !== undefined) {
    const { userId, isConfirmed, isMember } = identity;
    // A removed member can come back only by an invitation.
    if (!isMember) return facts.isInvited ? { kind: 'confirm', userId } : NO_MEMBER;
    return isConfirmed ? { kind: 'sign_in', userId } : { kind: 'confirm', userId };
  }
  if (email === undefined) return { kind: 'refuse', reason: 'no_email' };
  if (!facts.isDomainVerified) {
    return facts.isInvited
      ? { kind: 'confirm', userId: holder?.userId ?? null }
      : { kind: 'refuse', reason: 'domain_not_verified' };
  }
  if (holder?.membership != null) return decideMember(holder, holder.membership);
  if (!facts.createsMembers && !facts.isInvited) return NO_MEMBER;
  return holder === undefined ? { kind: 'create' } : { kind: 'confirm', userId: holder.userId };
}

const NO_MEMBER = { kind: 'refuse', reason: 'not_a_member' } as const;

function decideMember(
  { userId, isVerified }: AddressHolder,
  { isOwner, isBreakGlass, isAboveActivator }: NonNullable<AddressHolder['membership']>,
): LinkingOutcome {
  const isProtected = !isVerified || isOwner || isBreakGlass || isAboveActivator;
  return { kind: isProtected ? 'confirm' : 'link', userId };
}
