import { type SitePage, text } from './page-types.ts';

const TITLE = text('Single sign-on', 'Şirket oturumu');

/** What a browser sees where a sign-in through an identity provider cannot return to its program. It needs no script. */
export const singleSignOnPage: SitePage = {
  name: 'sso',
  title: TITLE,
  states: {
    over: {
      heading: text('This sign-in is over', 'Bu oturum açma işlemi sona erdi'),
      paragraphs: [
        text(
          'It took longer than ten minutes, was finished already, or began in another browser. Go back to where you came from, and sign in again.',
          'On dakikadan uzun sürdü, zaten tamamlandı veya başka bir tarayıcıda başlatıldı. Geldiğiniz sayfaya dönüp yeniden oturum açın.',
        ),
      ],
      outcome: 'failed',
    },
    tested: {
      heading: text('The test has ended', 'Test tamamlandı'),
      paragraphs: [
        text(
          'Go back to the settings of the connection to see its result.',
          'Sonucu görmek için bağlantı ayarlarına dönün.',
        ),
      ],
      outcome: 'done',
    },
    unknown: {
      heading: text('There is no such sign-in', 'Böyle bir oturum açma işlemi yok'),
      paragraphs: [
        text(
          'The address is not complete, or the connection was removed.',
          'Adres eksik veya bağlantı kaldırılmış.',
        ),
      ],
      outcome: 'failed',
    },
    unavailable: {
      heading: text('The sign-in did not work', 'Oturum açılamadı'),
      paragraphs: [text('Try it again in a moment.', 'Birazdan yeniden deneyin.')],
      outcome: 'failed',
    },
  },
};
