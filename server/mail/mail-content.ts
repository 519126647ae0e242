import type { MailRow } from '../database/schema/mail-tables.ts';

export type MailLanguage = MailRow['language'];

/** The text of a mail: paragraphs and an optional link. */
export interface MailContent {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** One-click unsubscribe URL for mail programs. */
  unsubscribe?: string;
}

/** Templates in every supported language. */
export type Templates<Data> = {
  [Name in keyof Data]: Record<MailLanguage, (data: Data[Name]) => MailContent>;
};
