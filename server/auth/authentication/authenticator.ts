import { ProblemError } from '../../api/problem.ts';
import type { OperationSpec } from '../../api/api-document.ts';
import type { ErrorCode } from '../../api/types.ts';
import type { AccessMemory } from '../authorization/authorization-cache.ts';
import { addressBlock } from '../network/ip-address.ts';
import type { KeyPrincipal, Principal, SessionPrincipal } from './principal.ts';
import {
  type Allowance,
  type Budget,
  type Policy,
  type RateLimits,
  rateLimitHeaders,
  tightest,
} from '../rate-limiting/rate-limiter.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { isWellFormed, PREFIXES } from './token-format.ts';
import type { UsageRecorder } from './usage-recorder.ts';

export interface Admission {
  /** `null` when nobody has to be known. */
  principal: Principal | null;
  /** The digest of the token by which the principal is known. */
  digest?: string;
  budget: Budget;
  /** Why the request goes no further, when it does not. */
  refusal: ProblemError | undefined;
}

export interface AuthenticatorOptions {
  access: AccessMemory;
  secrets: Secrets;
  rateLimits: RateLimits;
  usage: UsageRecorder;
  operatorKeyHash: Buffer;
  /** Budget of a person over all of their credentials. */
  personAllowance: Allowance;
  /** Budget of a credential without one of its own, and of an anonymous address. */
  allowance: Allowance;
}

export interface Authenticator {
  /** Says who makes a request and counts it; the operation is `undefined` when the route does not exist. */
  admit(
    authorization: string | undefined,
    address: string,
    operation: OperationSpec | undefined,
  ): Promise<Admission>;
  /**
   * Looks again, without counting, at a request that took its time to arrive.
   * @throws ProblemError when its credential has ended meanwhile
   */
  confirm(admission: Admission): Promise<Admission>;
}

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
const ANONYMOUS: readonly string[] = ['public'];
/** How many accepted tokens are remembered, to tell good ones from guesses when an address is over its failures. */
const PROVEN_TOKENS = 10_000;

const DETAILS: Partial<Record<ErrorCode, string>> = {
  invalid_credentials: 'This is not a token of this server. Check that the whole of it was sent.',
  credential_expired: 'This credential has expired. Sign in again, or rotate or replace the key.',
  credential_revoked: 'This credential was revoked. Sign in again, or use another key.',
};

/** Under which wrong passwords from an address are counted: apart from wrong tokens, which must not stop sign-ins. */
export const passwordsFrom = (address: string): string => `passwords:${addressBlock(address)}`;

const tokenOf = (authorization: string | undefined) => BEARER.exec(authorization ?? '')?.[1];

const refused = (code: ErrorCode, detail = DETAILS[code] ?? code) => new ProblemError(code, detail);

/** What is wrong with the form of an Authorization header, which is never repeated. */
const malformed = (authorization: string): string =>
  /^Bearer +Bearer\b/i.test(authorization)
    ? 'The Authorization header has the word Bearer twice. Send it once, before the token.'
    : 'Send the token as `Authorization: Bearer <token>`.';

/** What is used up, by its policy. */
const USED_UP: Readonly<Record<Policy, (budget: Budget) => string>> = {
  default: ({ limit, windowSeconds }) =>
    `The budget of ${limit} requests in ${windowSeconds} seconds is used up.`,
  person: ({ limit, windowSeconds }) =>
    `Your budget of ${limit} requests in ${windowSeconds} seconds over all of your credentials is used up.`,
  workspace: ({ limit, windowSeconds }) =>
    `The budget of the workspace, ${limit} requests in ${windowSeconds} seconds, is used up.`,
  authentication: () => 'Too many failed authentications from this address.',
  account: () =>
    'Too many wrong passwords were given for this account. Sign in from a network that you have used before, or reset the password.',
  sign_up: ({ limit }) => `At most ${limit} people sign up from one address in an hour.`,
};

export const overBudget = (budget: Budget) =>
  new ProblemError('rate_limited', `${USED_UP[budget.policy](budget)} Wait ${budget.resetSeconds} seconds.`, {
    retryAfter: budget.resetSeconds,
    headers: rateLimitHeaders(budget),
  });

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { access, secrets, rateLimits, usage, allowance, personAllowance } = options;
  const operatorDigest = options.operatorKeyHash.toString('base64');
  const proven = new Set<string>();

  function remember(digest: string): void {
    if (proven.size >= PROVEN_TOKENS) {
      const [oldest = digest] = proven;
      proven.delete(oldest);
    }
    proven.add(digest);
  }

  const admitted = (principal: Principal | null, budget: Budget): Admission => ({
    principal,
    budget,
    refusal: budget.exceeded ? overBudget(budget) : undefined,
  });

  async function refuse(code: ErrorCode, block: string, detail?: string): Promise<Admission> {
    const budget = await rateLimits.fail(block);
    return { principal: null, budget, refusal: budget.exceeded ? overBudget(budget) : refused(code, detail) };
  }

  /**
   * Beyond the limit of an address a token is still looked up, so that one program with an old token does not shut out the
   * people of its office: a token has too many random characters to be guessed. Each look-up counts as an anonymous
   * request. The operator key may have been chosen by a person, so it is not tried.
   */
  async function mayStillBeTried(token: string, block: string): Promise<boolean> {
    if (!isWellFormed(token) || token.startsWith(PREFIXES.operator)) return false;
    return !(await rateLimits.spendAnonymous(block, allowance)).exceeded;
  }

  /** Counts a request against its credential, and against its person over all their credentials. */
  async function spendFor(principal: SessionPrincipal | KeyPrincipal): Promise<Budget> {
    const own = principal.type === 'session' ? null : principal.rateLimit;
    const ofCredential = rateLimits.spend(principal.id, own ?? allowance);
    if (principal.userId === null) return ofCredential;
    // At once, so that Redis is asked in one round trip.
    const ofPerson = rateLimits.spend(`person:${principal.userId}`, personAllowance, 'person');
    return tightest(await ofCredential, await ofPerson);
  }

  async function admitToken(token: string, address: string, block: string): Promise<Admission> {
    const digest = secrets.tokenDigest(token);
    const isProven = proven.has(digest);
    const failures = await rateLimits.failures(block);
    const isLimited = failures.exceeded && !isProven;
    if (isLimited && !(await mayStillBeTried(token, block))) {
      return { principal: null, budget: failures, refusal: overBudget(failures) };
    }
    if (digest === operatorDigest) {
      if (!isProven) remember(digest);
      return admitted({ type: 'operator', id: 'operator' }, await rateLimits.spend('operator', allowance));
    }
    if (!isProven && !isWellFormed(token)) return refuse('invalid_credentials', block);
    const now = new Date();
    const resolution = await access.resolve(digest, now);
    if (resolution.state !== 'live') {
      proven.delete(digest);
      return refuse(resolution.state === 'ended' ? resolution.code : 'invalid_credentials', block);
    }
    if (!isProven) remember(digest);
    const { principal } = resolution;
    usage.record(principal, address, now);
    const admission = admitted(principal, await spendFor(principal));
    admission.digest = digest;
    return admission;
  }

  /** Where a credential is optional, only the kinds that the operation names count. No other is read. */
  const optional = (authorization: string | undefined, { audience }: OperationSpec): string | undefined => {
    const token = tokenOf(authorization);
    if (token === undefined) return undefined;
    const isOperator = audience.includes('operator') && secrets.tokenDigest(token) === operatorDigest;
    return isOperator || (audience.includes('session') && token.startsWith(PREFIXES.session))
      ? token
      : undefined;
  };

  async function admitAnonymous(operation: OperationSpec | undefined, address: string): Promise<Admission> {
    const block = addressBlock(address);
    const admission = admitted(null, await rateLimits.spendAnonymous(block, allowance));
    if (admission.refusal || operation === undefined) return admission;
    const failures = operation.checksPassword ? await rateLimits.failures(passwordsFrom(address)) : undefined;
    return failures?.exceeded
      ? { principal: null, budget: failures, refusal: overBudget(failures) }
      : admission;
  }

  return {
    async admit(authorization, address, operation) {
      const block = addressBlock(address);
      const anonymous =
        operation === undefined || operation.audience.some((name) => ANONYMOUS.includes(name));
      const counted = anonymous && operation !== undefined ? optional(authorization, operation) : undefined;
      if (counted !== undefined) return admitToken(counted, address, block);
      if (anonymous) return admitAnonymous(operation, address);
      if (authorization === undefined) {
        const admission = await admitAnonymous(operation, address);
        const refusal = new ProblemError(
          'missing_credentials',
          'This operation needs a credential: send Authorization: Bearer <token>.',
        );
        return { ...admission, refusal: admission.refusal ?? refusal };
      }
      const token = tokenOf(authorization);
      return token === undefined
        ? refuse('invalid_credentials', block, malformed(authorization))
        : admitToken(token, address, block);
    },
    async confirm(admission) {
      const { digest } = admission;
      if (digest === undefined) return admission;
      const resolution = await access.resolve(digest, new Date());
      if (resolution.state === 'live') return { ...admission, principal: resolution.principal };
      throw refused(resolution.state === 'ended' ? resolution.code : 'invalid_credentials');
    },
  };
}
