import { expect, it } from 'vitest';
import type { SsoReason } from '../../../server/features/identity/sso-connections/sso-failure.ts';
import { SETUP_REASONS } from '../../../server/site/pages/states/setup-reasons.ts';

/** Every reason for which a test of a connection fails: the compiler asks for new ones. */
const REASONS: Readonly<Record<Exclude<SsoReason, 'not_a_member'>, true>> = {
  malformed_response: true,
  forbidden_structure: true,
  weak_algorithm: true,
  unsupported_encryption: true,
  invalid_signature: true,
  wrong_issuer: true,
  wrong_destination: true,
  wrong_recipient: true,
  wrong_audience: true,
  wrong_request: true,
  provider_refused: true,
  provider_unreachable: true,
  client_refused: true,
  not_yet_valid: true,
  expired_response: true,
  stale_authentication: true,
  no_subject: true,
  replayed_response: true,
  no_email: true,
};

it('the page of set-up links explains each reason for which a test fails, in both languages', () => {
  expect(Object.keys(SETUP_REASONS).sort()).toEqual([...Object.keys(REASONS), 'domain_not_verified'].sort());
  for (const [reason, { en, tr }] of Object.entries(SETUP_REASONS)) {
    expect(en, reason).toMatch(/\.$/);
    expect(tr, reason).toMatch(/\.$/);
    expect(tr, reason).not.toBe(en);
  }
});
