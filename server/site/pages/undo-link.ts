import { type SitePage, text } from './page-types.ts';
import { LINK_STATES } from './states/links.ts';

const TITLE = text('Undo the link to your account', 'Hesabınıza yapılan bağlantıyı geri alın');

/** Undoes the automatic link of an identity provider. A button does it, because programs open the links of mails, too. */
export const undoLinkPage: SitePage = {
  name: 'undo-link',
  title: TITLE,
  states: {
    confirm: {
      heading: TITLE,
      paragraphs: [
        text(
          'The company that the mail names no longer signs you in to this account, and the sessions that it has made end. You can link it again yourself while you are signed in.',
          'E-postada adı geçen şirket artık bu hesapla oturumunuzu açmaz; açtığı oturumlar kapanır. Oturumunuz açıkken bağlantıyı kendiniz yeniden kurabilirsiniz.',
        ),
      ],
      fields: [],
      submit: text('Undo the link', 'Bağlantıyı geri al'),
    },
    undone: {
      heading: text('The link is undone', 'Bağlantı geri alındı'),
      paragraphs: [
        text(
          '{place} no longer signs you in to this account. If you do not know why it did, tell its administrators.',
          '{place} artık bu hesapla oturumunuzu açmıyor. Bunun nedenini bilmiyorsanız yöneticilerine haber verin.',
        ),
      ],
      outcome: 'done',
    },
    ...LINK_STATES,
  },
  messages: {},
};
