/** Why an answer of an identity provider signs no one in. Each is a reason of the error `sso_failed` and of the sign-in log. */
export type SsoReason =
  | 'malformed_response'
  | 'forbidden_structure'
  | 'weak_algorithm'
  | 'unsupported_encryption'
  | 'invalid_signature'
  | 'wrong_issuer'
  | 'wrong_destination'
  | 'wrong_recipient'
  | 'wrong_audience'
  | 'wrong_request'
  | 'provider_refused'
  | 'provider_unreachable'
  | 'client_refused'
  | 'not_yet_valid'
  | 'expired_response'
  | 'stale_authentication'
  | 'no_subject'
  | 'replayed_response'
  | 'no_email'
  | 'not_a_member';

/** An answer that signs no one in. The message says what the identity provider or its connection has to change. */
export class SsoFailure extends Error {
  override readonly name = 'SsoFailure';
  readonly reason: SsoReason;

  constructor(reason: SsoReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** @throws SsoFailure unless a rule holds */
export function require(holds: boolean, reason: SsoReason, message: string): asserts holds {
  if (!holds) throw new SsoFailure(reason, message);
}
