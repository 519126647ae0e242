import { randomInt } from 'node:crypto';
import { normalizeEmail } from '../../../../api/normalize.ts';
import { limitReached, type ProblemError } from '../../../../api/problem.ts';
import { HOUR_MS, HOUR_SECONDS, MINUTE_MS } from '../../../../api/times.ts';
import { createToken } from '../../../../auth/authentication/token-format.ts';
import { digestsEqual, type Secrets } from '../../../../auth/secrets/secrets.ts';
import type { SsoCodeRow, SsoLinkRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import type { LinkingDecision } from './linking-facts.ts';

const DIGITS = 8;
const LINK_MS = 10 * MINUTE_MS;

const WRONG =
  'The code is incorrect, or it was used, has expired, or was tried five times. Start the sign-in again.';

const hashOf = (secrets: Secrets, challenge: string): Buffer => secrets.digest('sso-link', challenge);
/** The same code of another sign-in differs: what is mailed for one subject links no other. */
const codeHashOf = (secrets: Secrets, hash: Buffer, code: string): Buffer =>
  secrets.digest('sso-link', `${hash.toString('base64')}\0${code}`);

/** @throws rate_limited if an address was mailed too many codes within an hour */
async function assertFewMailed(
  { repositories, installation, now }: HandlerContext<'identity_link_required' | 'invalid_credentials'>,
  email_key: string,
): Promise<void> {
  const sent = await repositories.ssoFlows.countLinks(email_key, new Date(now.getTime() - HOUR_MS));
  if (sent >= installation.mailLimits.account)
    throw limitReached('Too many codes were mailed to this address. Try again later.', {
      retryAfter: HOUR_SECONDS,
      headers: {},
    });
}

/**
 * Uses the code of a sign-in up, mails a code to the person that its subject would become, and returns the refusal with
 * which the sign-in goes on. Only the program that began it gets the challenge, so that the code serves no one else.
 * @throws rate_limited
 */
export async function askToConfirm(
  before: HandlerContext<'identity_link_required' | 'invalid_credentials'>,
  code: SsoCodeRow,
  { person }: LinkingDecision,
): Promise<ProblemError> {
  const { repositories, secrets, now } = before;
  const { tenant_id, connection_id, grant_data } = code;
  const email = person?.email ?? grant_data.email ?? '';
  const email_key = normalizeEmail(email);
  await assertFewMailed(before, email_key);
  if (!(await repositories.ssoFlows.useCode(code.hash, now)))
    throw before.refuse('invalid_credentials', WRONG);
  const challenge = createToken('challenge');
  const hash = hashOf(secrets, challenge);
  const digits = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const tenant = assertFound(await repositories.tenants.find(tenant_id), 'tenant');
  const data = { code: digits, tenant: tenant.name };
  await repositories.ssoFlows.insertLink(
    {
      hash,
      tenant_id,
      connection_id,
      grant_data,
      user_id: person?.id ?? null,
      email_key,
      code_hash: codeHashOf(secrets, hash, digits),
      expires_at: new Date(now.getTime() + LINK_MS),
    },
    secrets,
    { template: 'identity_link_code', data, to: email, language: person?.language ?? 'en' },
  );
  return before.refuse(
    'identity_link_required',
    'The person confirms that this sign-in is theirs. Send sso.exchange again with the challenge and the code that was mailed to them.',
    { challenge },
  );
}

/**
 * Checks a mailed code before the transaction. A guess is counted for the code and for its address before the check.
 * @throws invalid_credentials or rate_limited
 */
export async function requireConfirmed(
  before: HandlerContext<'invalid_credentials'>,
  challenge: string,
  code: string,
): Promise<SsoLinkRow> {
  const { repositories, secrets, now } = before;
  const hash = hashOf(secrets, challenge);
  const link = await repositories.ssoFlows.countTry(hash, now);
  if (link === undefined) throw before.refuse('invalid_credentials', WRONG);
  const guess = await repositories.addressGuesses.count(link.email_key);
  if (guess === undefined)
    throw limitReached('Too many codes were tried for this address. Try again later.', {
      retryAfter: await repositories.addressGuesses.secondsUntilNext(link.email_key),
      headers: {},
    });
  if (!digestsEqual(link.code_hash, codeHashOf(secrets, hash, code)))
    throw before.refuse('invalid_credentials', WRONG);
  await repositories.addressGuesses.takeBack(link.email_key, guess);
  return link;
}

/**
 * Uses a mailed code up, in the transaction that links.
 * @throws invalid_credentials when it was used meanwhile, or the person is another one by now
 */
export async function useConfirmation(
  context: HandlerContext<'invalid_credentials'>,
  link: SsoLinkRow,
  { person }: LinkingDecision,
): Promise<void> {
  const isSame =
    (person?.id ?? null) === link.user_id && (person === undefined || person.email_key === link.email_key);
  if (!isSame || !(await context.repositories.ssoFlows.useLink(link.hash, context.now)))
    throw context.refuse('invalid_credentials', WRONG);
}
