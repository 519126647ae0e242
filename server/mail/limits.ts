/** Limits on the number of mails. `Infinity` means no limit. */
export interface MailLimits {
  /** Verification mails per person and hour; the same limit applies to reset mails. */
  account: number;
  /** Invitations per address and hour from one workspace or organization. */
  invitation: number;
  /** Invitations, notices and digests per address and hour from the whole installation. */
  recipientHour: number;
  recipientDay: number;
  /** Invitations that a person or key sends per day. */
  sender: number;
  /** Invitations and notices sent for a workspace or organization per day. */
  tenant: number;
  /** Seconds within which notices of one kind about one tenant are merged into one mail per person. */
  mergeSeconds: number;
}

/** The configured limits, where 0 means no limit. */
export interface MailLimitSettings {
  MAIL_LIMIT_ACCOUNT: number;
  MAIL_LIMIT_INVITATION: number;
  MAIL_LIMIT_RECIPIENT: number;
  MAIL_LIMIT_RECIPIENT_DAY: number;
  MAIL_LIMIT_SENDER: number;
  MAIL_LIMIT_TENANT: number;
  MAIL_MERGE_SECONDS: number;
}

const limit = (setting: number): number => (setting === 0 ? Number.POSITIVE_INFINITY : setting);

export const mailLimitsOf = (config: MailLimitSettings): MailLimits => ({
  account: limit(config.MAIL_LIMIT_ACCOUNT),
  invitation: limit(config.MAIL_LIMIT_INVITATION),
  recipientHour: limit(config.MAIL_LIMIT_RECIPIENT),
  recipientDay: limit(config.MAIL_LIMIT_RECIPIENT_DAY),
  sender: limit(config.MAIL_LIMIT_SENDER),
  tenant: limit(config.MAIL_LIMIT_TENANT),
  mergeSeconds: config.MAIL_MERGE_SECONDS,
});
