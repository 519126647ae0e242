import type { TemplateName } from './templates.ts';

/** Priority of the mails of one tenant, and the kinds that budgets distinguish. */
export const RANK = { reset: 0, verification: 1, invitation: 2, notice: 3, digest: 4 } as const;

export interface MailKind {
  rank: (typeof RANK)[keyof typeof RANK];
  /** Minutes after which the mail is useless, because its link has expired or is about to. */
  usefulMinutes: number;
}

const NOTICE: MailKind = { rank: RANK.notice, usefulMinutes: 72 * 60 };
/** About an address itself, so that it is sent whether an account has the address or not. */
const ADDRESS: MailKind = { rank: RANK.verification, usefulMinutes: 72 * 60 };
/** The link expires after 72 hours, so a later mail would leave too little time. */
const INVITATION: MailKind = { rank: RANK.invitation, usefulMinutes: 71 * 60 };

export const mailKinds: Readonly<Record<TemplateName, MailKind>> = {
  identity_link_code: { rank: RANK.reset, usefulMinutes: 9 },
  // Their links expire after an hour.
  sign_in_code: { rank: RANK.reset, usefulMinutes: 9 },
  password_reset: { rank: RANK.reset, usefulMinutes: 55 },
  email_change_code: { rank: RANK.verification, usefulMinutes: 9 },
  // They go to addresses that are those of no account any more, or not yet.
  email_change_taken: ADDRESS,
  email_changed: ADDRESS,
  account_deleted: ADDRESS,
  email_verification: { rank: RANK.verification, usefulMinutes: 55 },
  invitation: INVITATION,
  organization_invitation: INVITATION,
  sso_setup_link: INVITATION,
  sso_setup_tested: NOTICE,
  member_added: NOTICE,
  role_changed: NOTICE,
  directory_conflict: NOTICE,
  directory_token_aging: NOTICE,
  break_glass_used: NOTICE,
  sso_certificate_expiring: NOTICE,
  sign_in_new_network: NOTICE,
  password_guesses: NOTICE,
  factors_changed: NOTICE,
  identity_linked: NOTICE,
  api_key_created: NOTICE,
  device_approved: NOTICE,
  api_key_expiring: NOTICE,
  api_key_rotation_upcoming: NOTICE,
  api_key_rotated: NOTICE,
  budget_reached: NOTICE,
  budget_exhausted: NOTICE,
  access_requested: NOTICE,
  allowlist_changed: NOTICE,
  webhook_endpoint_disabled: NOTICE,
  domain_lapsed: NOTICE,
  secrets_unreadable: NOTICE,
  digest: { rank: RANK.digest, usefulMinutes: 24 * 60 },
};
