import type { OperationSpec } from '../../api/api-document.ts';
import { ProblemError } from '../../api/problem.ts';
import type { ErrorCode } from '../../api/types.ts';
import type { AuthorizationCache } from '../authorization/authorization-cache.ts';
import { rateLimitBucketOf } from '../network/ip-address.ts';
import {
  type RateLimit,
  type RateLimitPolicy,
  type RateLimitStatus,
  type RateLimits,
  rateLimitHeaders,
  tightest,
} from '../rate-limiting/rate-limiter.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { TokenResolution } from './credential-lookup.ts';
import type { Principal, StoredPrincipal } from './principal.ts';
import { isWellFormed, looksLikeJwt, PREFIXES } from './token-format.ts';
import type { UsageRecorder } from './usage-recorder.ts';

export interface AuthenticationResult {
  /** `null` for an anonymous request to a public operation. */
  principal: Principal | null;
  /** Digest of the token that identified the principal. */
  digest?: string;
  budget: RateLimitStatus;
  /** The error to respond with; `undefined` if the request may proceed. */
  rejection: ProblemError | undefined;
}

export interface AuthenticatorOptions {
  access: AuthorizationCache;
  secrets: Secrets;
  rateLimits: RateLimits;
  usage: UsageRecorder;
  operatorKeyHash: Buffer;
  /** Request budget of a person, shared by all of their credentials. */
  personAllowance: RateLimit;
  /** Request budget of a credential that has none of its own, and of an anonymous address. */
  allowance: RateLimit;
}

export interface Authenticator {
  /**
   * Identifies the principal of a request and counts the request. The operation is `undefined` for an unknown route.
   */
  authenticate(
    authorization: string | undefined,
    address: string,
    operation: OperationSpec | undefined,
  ): Promise<AuthenticationResult>;
  /**
   * Authenticates a slow request again once its body has arrived, without counting it.
   * @throws ProblemError when the credential has ended since
   */
  recheck(admission: AuthenticationResult): Promise<AuthenticationResult>;
}

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
const ANONYMOUS: readonly string[] = ['public'];
/** Prefixes of the tokens that an operation with optional authentication reads, by its audience. */
const OPTIONAL_PREFIXES: ReadonlyMap<string, readonly string[]> = new Map([
  ['session', [PREFIXES.session]],
  ['workspace_key', [PREFIXES.user, PREFIXES.service]],
]);
/** Number of accepted tokens to keep, so that known tokens still work from an address with too many failures. */
const KNOWN_GOOD_TOKENS = 10_000;

const REJECTION_DETAILS: Partial<Record<ErrorCode, string>> = {
  invalid_credentials: 'This is not a valid token of this server. Check that you sent all of it.',
  credential_expired: 'This credential has expired. Sign in again, or rotate or replace the key.',
  credential_revoked: 'This credential was revoked. Sign in again, or use another key.',
};

const JWT_REFUSED =
  'This is a JWT. It is for the API that it names as its audience. Here, use the key itself or an opaque access token.';

/** Bucket that counts wrong passwords from an address. Wrong tokens have their own, so they cannot block sign-ins. */
export const passwordBucketOf = (address: string): string => `passwords:${rateLimitBucketOf(address)}`;

const tokenOf = (authorization: string | undefined) => BEARER.exec(authorization ?? '')?.[1];

const rejected = (code: ErrorCode, detail = REJECTION_DETAILS[code] ?? code) =>
  new ProblemError(code, detail);

/** Returns the problem for a token that is not live. */
export const rejectionOf = (resolution: Exclude<TokenResolution, { state: 'live' }>): ProblemError =>
  rejected(resolution.state === 'ended' ? resolution.code : 'invalid_credentials');

/** Describes what is wrong with the form of an Authorization header, without repeating its content. */
const malformed = (authorization: string): string =>
  /^Bearer +Bearer\b/i.test(authorization)
    ? 'The Authorization header has the word Bearer twice. Send it once, before the token.'
    : 'Send the token as `Authorization: Bearer <token>`.';

/** Error details of an exhausted budget, by policy. */
const USED_UP: Readonly<Record<RateLimitPolicy, (budget: RateLimitStatus) => string>> = {
  default: ({ limit, windowSeconds }) =>
    `The limit of ${limit} requests in ${windowSeconds} seconds is exhausted.`,
  person: ({ limit, windowSeconds }) =>
    `Your limit of ${limit} requests in ${windowSeconds} seconds across all of your credentials is exhausted.`,
  workspace: ({ limit, windowSeconds }) =>
    `The workspace's limit of ${limit} requests in ${windowSeconds} seconds is exhausted.`,
  authentication: () => 'Too many failed authentications from this address.',
  account: () =>
    'Too many wrong passwords were given for this account. Sign in from a network that you have used before, or reset the password.',
  user_code: () =>
    'Too many codes of devices were wrong. Start the program again, and type the code that it shows.',
  sign_up: ({ limit }) => `At most ${limit} people sign up from one address in an hour.`,
  domain_checks: ({ limit }) => `At most ${limit} domains are checked in an hour.`,
  sso_metadata: ({ limit }) => `Metadata of identity providers are read at most ${limit} times an hour.`,
};

export const rateLimited = (budget: RateLimitStatus) =>
  new ProblemError('rate_limited', `${USED_UP[budget.policy](budget)} Wait ${budget.resetSeconds} seconds.`, {
    retryAfter: budget.resetSeconds,
    headers: rateLimitHeaders(budget),
  });

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { access, secrets, rateLimits, usage, allowance, personAllowance } = options;
  const operatorDigest = options.operatorKeyHash.toString('base64');
  const knownGood = new Set<string>();

  function remember(digest: string): void {
    if (knownGood.size >= KNOWN_GOOD_TOKENS) {
      const [oldest = digest] = knownGood;
      knownGood.delete(oldest);
    }
    knownGood.add(digest);
  }

  const admitted = (principal: Principal | null, budget: RateLimitStatus): AuthenticationResult => ({
    principal,
    budget,
    rejection: budget.exceeded ? rateLimited(budget) : undefined,
  });

  async function refuse(code: ErrorCode, block: string, detail?: string): Promise<AuthenticationResult> {
    const budget = await rateLimits.recordAuthFailure(block);
    return {
      principal: null,
      budget,
      rejection: budget.exceeded ? rateLimited(budget) : rejected(code, detail),
    };
  }

  /**
   * Beyond the limit of an address a token is still looked up, so that one program with an old token does not lock out
   * a whole office: a token is too random to be guessed. Each lookup counts as an anonymous request. The operator key
   * is not tried, because a person may have chosen it.
   */
  async function mayStillBeTried(token: string, block: string): Promise<boolean> {
    if (!isWellFormed(token) || token.startsWith(PREFIXES.operator)) return false;
    return !(await rateLimits.consumeAnonymous(block, allowance)).exceeded;
  }

  /** Counts a request against its credential, and against its user across all of their credentials. */
  async function spendFor(
    principal: StoredPrincipal,
    operation: OperationSpec | undefined,
  ): Promise<RateLimitStatus> {
    const factor = operation?.ownRateLimitFactor;
    // Frequent calls that are part of others have a budget of their own, and leave the one of the credential alone.
    if (factor !== undefined)
      return rateLimits.consume(`${operation?.id}:${principal.id}`, {
        requests: allowance.requests * factor,
        seconds: allowance.seconds,
      });
    const own = principal.type === 'session' ? null : principal.rateLimit;
    const ofCredential = rateLimits.consume(principal.id, own ?? allowance);
    if (principal.userId === null) return ofCredential;
    // Started in parallel, so that both counters share one round trip to Redis.
    const ofPerson = rateLimits.consume(`person:${principal.userId}`, personAllowance, 'person');
    return tightest(await ofCredential, await ofPerson);
  }

  async function admitToken(
    token: string,
    address: string,
    operation: OperationSpec | undefined,
  ): Promise<AuthenticationResult> {
    const block = rateLimitBucketOf(address);
    const digest = secrets.tokenDigest(token);
    const isProven = knownGood.has(digest);
    if (!isProven) {
      const failures = await rateLimits.authFailureStatus(block);
      if (failures.exceeded && !(await mayStillBeTried(token, block)))
        return { principal: null, budget: failures, rejection: rateLimited(failures) };
    }
    if (digest === operatorDigest) {
      if (!isProven) remember(digest);
      return admitted({ type: 'operator', id: 'operator' }, await rateLimits.consume('operator', allowance));
    }
    if (!isProven && !isWellFormed(token))
      return refuse('invalid_credentials', block, looksLikeJwt(token) ? JWT_REFUSED : undefined);
    const now = new Date();
    const resolution = await access.resolveToken(digest, now);
    if (resolution.state !== 'live') {
      knownGood.delete(digest);
      return refuse(resolution.state === 'ended' ? resolution.code : 'invalid_credentials', block);
    }
    if (!isProven) remember(digest);
    const { principal } = resolution;
    usage.record(principal, address, now);
    const admission = admitted(principal, await spendFor(principal, operation));
    admission.digest = digest;
    return admission;
  }

  /** On operations with optional authentication, only the kinds of token that the operation names are read. */
  const optional = (authorization: string | undefined, { audience }: OperationSpec): string | undefined => {
    const token = tokenOf(authorization);
    if (token === undefined) return undefined;
    const isOperator = audience.includes('operator') && secrets.tokenDigest(token) === operatorDigest;
    const prefixes = audience.flatMap((name) => OPTIONAL_PREFIXES.get(name) ?? []);
    return isOperator || prefixes.some((prefix) => token.startsWith(prefix)) ? token : undefined;
  };

  async function admitAnonymous(
    operation: OperationSpec | undefined,
    address: string,
  ): Promise<AuthenticationResult> {
    const block = rateLimitBucketOf(address);
    const admission = admitted(null, await rateLimits.consumeAnonymous(block, allowance));
    if (admission.rejection || operation === undefined) return admission;
    const failures = operation.checksPassword
      ? await rateLimits.authFailureStatus(passwordBucketOf(address))
      : undefined;
    return failures?.exceeded
      ? { principal: null, budget: failures, rejection: rateLimited(failures) }
      : admission;
  }

  return {
    async authenticate(authorization, address, operation) {
      const block = rateLimitBucketOf(address);
      const anonymous =
        operation === undefined || operation.audience.some((name) => ANONYMOUS.includes(name));
      const counted = anonymous && operation !== undefined ? optional(authorization, operation) : undefined;
      if (counted !== undefined) return admitToken(counted, address, operation);
      if (anonymous) return admitAnonymous(operation, address);
      if (authorization === undefined) {
        const admission = await admitAnonymous(operation, address);
        const rejection = new ProblemError(
          'missing_credentials',
          'This operation needs a credential: send Authorization: Bearer <token>.',
        );
        return { ...admission, rejection: admission.rejection ?? rejection };
      }
      const token = tokenOf(authorization);
      return token === undefined
        ? refuse('invalid_credentials', block, malformed(authorization))
        : admitToken(token, address, operation);
    },
    async recheck(admission) {
      const { digest } = admission;
      if (digest === undefined) return admission;
      const resolution = await access.resolveToken(digest, new Date());
      if (resolution.state === 'live') return { ...admission, principal: resolution.principal };
      throw rejectionOf(resolution);
    },
  };
}
