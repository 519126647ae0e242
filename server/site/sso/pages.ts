import type { BrowserAnswer } from '../../api/sso-browser.ts';

type PageName = Extract<BrowserAnswer, { page: string }>['page'];

/** What a page says where a sign-in cannot return to its program. */
const TEXTS: Readonly<
  Record<'en' | 'tr', Readonly<Record<PageName, readonly [title: string, text: string]>>>
> = {
  en: {
    over: [
      'This sign-in is over',
      'It took longer than ten minutes, was finished already, or began in another browser. Go back to where you came from, and sign in again.',
    ],
    unknown: ['There is no such sign-in', 'The address is not complete, or the connection was removed.'],
    unavailable: ['The sign-in did not work', 'Try it again in a moment.'],
  },
  tr: {
    over: [
      'Bu oturum açma işlemi sona erdi',
      'On dakikadan uzun sürdü, zaten tamamlandı veya başka bir tarayıcıda başlatıldı. Geldiğiniz sayfaya dönüp yeniden oturum açın.',
    ],
    unknown: ['Böyle bir oturum açma işlemi yok', 'Adres eksik veya bağlantı kaldırılmış.'],
    unavailable: ['Oturum açılamadı', 'Birazdan yeniden deneyin.'],
  },
};

export function ssoPage(name: PageName, accepted: string | false): string {
  const language = accepted === 'tr' ? 'tr' : 'en';
  const [title, text] = TEXTS[language][name];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title><style>body{font:1rem/1.5 system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem}</style><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
