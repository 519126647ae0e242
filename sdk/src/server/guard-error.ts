import type { DecisionId } from '../../generated/types.gen.ts';

/** Why a guard refused a request. Frameworks read `status` and `headers`. */
export class GuardError extends Error {
  /** The headers of the response. */
  readonly headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };

  /** Id of the refusal, which `decisions.get` explains; absent for an unknown credential. */
  declare readonly decision_id?: DecisionId;

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The code of the verification, or `missing_credentials` or `unavailable`. */
    readonly code: string,
    detail: string,
    options: { retryAfter: number; cause: unknown },
  ) {
    super(detail, options);
    this.name = 'GuardError';
    if (status === 401)
      this.headers['www-authenticate'] =
        `Bearer${code === 'missing_credentials' ? '' : ' error="invalid_token"'}`;
    if (status > 428) this.headers['retry-after'] = `${Math.ceil(options.retryAfter)}`;
  }

  /** Returns the body of the response: an RFC 9457 problem. */
  body(): string {
    return JSON.stringify({
      type: 'about:blank',
      status: this.status,
      code: this.code,
      detail: this.message,
      decision_id: this.decision_id,
    });
  }
}
