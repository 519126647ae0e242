/** Why a SAML response was refused. Each is a reason of the error `sso_failed` and of the sign-in log. */
export type SamlReason =
  | 'malformed_response'
  | 'forbidden_structure'
  | 'weak_algorithm'
  | 'invalid_signature'
  | 'wrong_issuer'
  | 'wrong_destination'
  | 'wrong_recipient'
  | 'wrong_audience'
  | 'wrong_request'
  | 'provider_refused'
  | 'not_yet_valid'
  | 'expired_response'
  | 'no_subject';

/** A SAML response that signs nobody in. The message says what the identity provider has to change. */
export class SamlError extends Error {
  override readonly name = 'SamlError';
  readonly reason: SamlReason;

  constructor(reason: SamlReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** @throws SamlError unless a rule holds */
export function require(holds: boolean, reason: SamlReason, message: string): asserts holds {
  if (!holds) throw new SamlError(reason, message);
}
