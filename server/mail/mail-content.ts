import type { MailRow } from '../database/schema/mail-tables.ts';

export type Language = MailRow['language'];

/** A mail in words: paragraphs, and a link to follow. */
export interface MailContent {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** Where a mail program unsubscribes for its user, in one click. */
  unsubscribe?: string;
}

/** What templates say, in every language that they are written in. */
export type Templates<Data> = { [Name in keyof Data]: Record<Language, (data: Data[Name]) => MailContent> };
