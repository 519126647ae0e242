import type { Schemas } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** The fields that prove something, as the bodies of all operations have them. */
export type GivenProof = Schemas['GivenProof'] & { email?: string };

/** The methods that callers can give. */
export type GivenMethod = NonNullable<GivenProof['method']>;

/** The person who has to give a proof. Where none is known, the proof names the person. */
export interface Claimant {
  user: UserRow;
  /** The session by which wrong guesses are counted; `null` to count them by account. */
  sessionId: string | null;
}

/** Returns the person of a method that only confirms. */
export function personOf(claimant: Claimant | undefined): UserRow {
  if (claimant === undefined) throw new Error('No sign-in begins with this method.');
  return claimant.user;
}

/** A proof that was checked before the transaction. */
export interface VerifiedProof {
  user: UserRow;
  /**
   * Checks inside the transaction that the proof is still good, and locks the user.
   * @throws invalid_credentials when it is not
   */
  recheck(context: HandlerContext<'invalid_credentials'>): Promise<UserRow>;
}

/** How a method works. */
export interface ProofMethod {
  /** Whether a sign-in can begin with it. */
  readonly begins: boolean;
  /** Whether it can be the second factor of a sign-in that another method has begun. */
  readonly confirms: boolean;
  /** Whether it is a code, which can be guessed: guesses are counted by person. */
  readonly isCode: boolean;
  /** The fields of the body that it needs. */
  readonly fields: ReadonlyArray<keyof GivenProof>;
  /** The fields that it needs besides where no person is known. */
  readonly namingFields: ReadonlyArray<keyof GivenProof>;
  /**
   * Checks what the caller gives, before the transaction. It may use up a code that works once.
   * @throws invalid_credentials or rate_limited
   */
  verify(
    context: HandlerContext<'invalid_credentials'>,
    given: GivenProof,
    claimant: Claimant | undefined,
  ): Promise<VerifiedProof>;
}
