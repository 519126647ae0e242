import type { MailContent, MailLanguage } from './mail-content.ts';

/** Maximum number of notices shown in one mail, the latest ones; for the others it states their number. */
export const MAX_MERGED = 20;

const EARLIER: Record<MailLanguage, (count: number) => string> = {
  en: (count) => `${count} earlier changes of this kind are not shown here.`,
  tr: (count) => `Bu türden daha önceki ${count} değişiklik burada gösterilmiyor.`,
};

/** Merges mails of one template: identical beginnings and endings appear once. */
export function mergeMails(
  contents: readonly MailContent[],
  earlier: number,
  language: MailLanguage,
): MailContent {
  const [first, ...others] = contents;
  if (first === undefined) throw new Error('There is no mail to merge.');
  if (others.length === 0 && earlier === 0) return first;
  const isShared = (paragraph: string) => others.every(({ paragraphs }) => paragraphs.includes(paragraph));
  const shared = others.length === 0 ? [] : first.paragraphs.filter(isShared);
  const begins = shared.filter((paragraph) => first.paragraphs.indexOf(paragraph) === 0);
  const ends = shared.filter((paragraph) => !begins.includes(paragraph));
  const own = contents.flatMap(({ paragraphs }) => paragraphs.filter((one) => !shared.includes(one)));
  const rest = earlier === 0 ? [] : [EARLIER[language](earlier)];
  const isAlike = others.every(({ subject }) => subject === first.subject);
  const subject = isAlike ? first.subject : `${first.subject} (+${contents.length + earlier - 1})`;
  return { ...first, subject, paragraphs: [...begins, ...rest, ...own, ...ends] };
}
