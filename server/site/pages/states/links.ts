import { type FormField, type PageState, text } from '../page-types.ts';

/** The states of pages that a link in a mail opens, when the link does not work. */
export const LINK_STATES = {
  incomplete: {
    heading: text('This link is not complete', 'Bu bağlantı eksik'),
    paragraphs: [
      text(
        'Open it from the mail again, or copy the whole link.',
        'Lütfen e-postadaki bağlantıyı yeniden açın veya tamamını kopyalayın.',
      ),
    ],
    outcome: 'failed',
  },
  dead: {
    heading: text('This link does not work', 'Bu bağlantı kullanılamıyor'),
    paragraphs: [text('{reason}', '{reason}')],
    outcome: 'failed',
  },
} as const satisfies Record<string, PageState>;

/** A password that the person chooses. */
export const NEW_PASSWORD: FormField = {
  name: 'password',
  label: text('New password', 'Yeni parola'),
  hint: text('At least 8 characters.', 'En az 8 karakter.'),
  kind: 'password',
  autocomplete: 'new-password',
};
