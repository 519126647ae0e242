/** How many mails may be sent. `Infinity` is no limit. */
export interface MailLimits {
  /** Verification mails, and as many reset mails, that a person gets in an hour. */
  account: number;
  /** Invitations from one workspace or organization that an address gets in an hour. */
  invitation: number;
  /** Invitations, notices and digests that an address gets from the whole installation. */
  recipientHour: number;
  recipientDay: number;
  /** Invitations that a person or a key sends in a day. */
  sender: number;
  /** Invitations and notices that are sent for a workspace or an organization in a day. */
  tenant: number;
  /** Seconds within which notices of one kind about one tenant go to a person as one mail. */
  mergeSeconds: number;
}

/** The settings of the limits, where 0 is no limit. */
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
