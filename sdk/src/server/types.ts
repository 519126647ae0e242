import type {
  CredentialChangeRenewParams,
  CredentialVerification,
  CredentialVerificationPrincipal,
  CredentialVerificationWorkspace,
  CredentialVerifyParams,
  Permission,
} from '../../generated/types.gen.ts';

/** What a guard knows of the caller that it let pass. */
export interface Access
  extends Pick<CredentialVerification, 'project' | 'role' | 'plan' | 'permissions' | 'expires_at'> {
  /** The caller. */
  principal: CredentialVerificationPrincipal;
  /** The workspace that the caller has access to. */
  workspace: CredentialVerificationWorkspace;
  /** Whether Tenantry could not be reached, and the caller passed because of `staleSeconds`. */
  stale: boolean;
}

/** A value taken from the request. */
export type Selected = string | readonly string[] | null | undefined;

/** Takes a value from the request: `(request) => request.params.workspace`. */
export type Selector<Input extends unknown[]> = (...input: Input) => Selected | Promise<Selected>;

/** How a guard asks Tenantry. */
export interface AskerOptions {
  /**
   * Seconds for which a caller who has passed is not verified again. Default 0. A revoked credential keeps working for
   * that long; use `mode: 'local'` for speed without that.
   */
  cacheSeconds?: number | undefined;
  /**
   * Seconds, at most 300, for which a caller who has passed still passes while Tenantry cannot be reached, marked as
   * `stale`. Default 0.
   */
  staleSeconds?: number | undefined;
  /**
   * `local` answers from memory what was verified before. The guard learns of every change over a stream, and a revocation
   * is answered only when the guard has applied it. Without the stream the guard asks each time, as with `remote`, which
   * is the default.
   */
  mode?: 'remote' | 'local' | undefined;
  /** Ends the stream of `mode: 'local'`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which a verification has failed. Default 5,000. */
  timeout?: number | undefined;
}

/** What a guard asks of the caller, and how. */
export interface GuardOptions<Input extends unknown[]> extends AskerOptions {
  /** The permission that the caller needs. */
  permission?: Permission | undefined;
  /** Several permissions. The caller needs all of them, or any one with `match: 'any'`. */
  permissions?: readonly Permission[] | undefined;
  match?: 'all' | 'any' | undefined;
  /** Id or slug of the workspace that the caller needs access to. Default: the only one that the credential reaches. */
  workspace?: Selector<Input> | undefined;
  /** Id or slug of the project in that workspace. */
  project?: Selector<Input> | undefined;
  /** The name of your API, for access tokens that are made for one. */
  audience?: string | undefined;
  /** Lets sessions pass. By default they are refused: a browser should send your API an access token instead. */
  acceptSessions?: boolean | undefined;
  /** The address of the caller, for allowlists. Default: the one that the framework trusts, if it has one. */
  clientAddress?: Selector<Input> | undefined;
  /** The credential. Default: the bearer token of the `Authorization` header. */
  credential?: Selector<Input> | undefined;
  /** What the answer contains besides: `permissions` and `plan`. */
  include?: CredentialVerifyParams['include'];
  /** Whether a refusal is answered, or passed to the error handler of the framework as a `GuardError`. */
  refusals?: 'answer' | 'throw' | undefined;
  /** Called when a verification fails, for your log. The caller gets 503. */
  onError?: ((error: unknown) => void) | undefined;
}

/** The question that a guard asks Tenantry. */
export type Question = CredentialVerifyParams;

/** The part of the client that guards use. */
export interface Verifier {
  credentials: {
    verify(
      question: Question,
      options: { timeout: number; maxRetries: number },
    ): PromiseLike<CredentialVerification>;
  };
  /** For `mode: 'local'`. */
  credentialChanges?: {
    stream(
      params: Record<string, never>,
      options: StreamOptions,
    ): { stream(): Promise<ReadableStream<Uint8Array>> };
    renew(params: CredentialChangeRenewParams, options: StreamOptions): PromiseLike<unknown>;
  };
}

interface StreamOptions {
  timeout: number;
  maxRetries: number;
  signal: AbortSignal | undefined;
}

/** An answer, and whether it is an old one. */
export interface Answered {
  answer: CredentialVerification;
  stale: boolean;
}

/** Asks a question, which its key identifies. */
export type Ask = (question: Question, key: string) => Promise<Answered>;
