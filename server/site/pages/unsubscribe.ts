import { type SitePage, text } from './page-types.ts';
import { LINK_STATES } from './states/links.ts';

const TITLE = text('Receive no more digests', 'Özet postalarını durdurun');

/** Ends the digests of a workspace. A button does it, because programs open the links of mails, too. It needs no script. */
export const unsubscribePage: SitePage = {
  name: 'unsubscribe',
  title: TITLE,
  states: {
    confirm: {
      heading: TITLE,
      paragraphs: [
        text(
          'You will receive no more digests of this workspace. Other mails are not affected.',
          'Bu çalışma alanının özet postalarını artık almayacaksınız. Diğer postalar etkilenmez.',
        ),
      ],
      submit: text('Unsubscribe', 'Aboneliği sonlandır'),
      isPosted: true,
    },
    unsubscribed: {
      heading: text('You are unsubscribed', 'Aboneliğiniz sona erdi'),
      paragraphs: [
        text(
          'You will receive no more digests of this workspace. You can turn them on again in your notification preferences.',
          'Bu çalışma alanının özet postalarını artık almayacaksınız. Bildirim tercihlerinizden yeniden açabilirsiniz.',
        ),
      ],
      outcome: 'done',
    },
    incomplete: LINK_STATES.incomplete,
  },
};
