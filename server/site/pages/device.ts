import { type SitePage, text } from './page-types.ts';
import { SIGN_IN_MESSAGES, SIGN_IN_STATES } from './states/sign-in.ts';

const TITLE = text('Sign a program in', 'Bir programa izin verin');

/** Gives a program on a device a key of the person. No link has the code, so that a link approves nothing. */
export const devicePage: SitePage = {
  name: 'device',
  title: TITLE,
  states: {
    code: {
      heading: TITLE,
      paragraphs: [
        text(
          'Go on only for a program that you have started yourself. Do not trust a code that another person sent you.',
          'Yalnızca kendiniz başlattığınız bir program için devam edin. Kodu size gönderen birine güvenmeyin.',
        ),
      ],
      fields: [
        {
          name: 'user_code',
          label: text('Code that the program shows', 'Programın gösterdiği kod'),
          kind: 'code',
        },
      ],
      submit: text('Continue', 'Devam et'),
    },
    ...SIGN_IN_STATES,
    decision: {
      heading: text('Do you want this?', 'Bunu istiyor musunuz?'),
      paragraphs: [
        text(
          'The program “{program}” asks for a key of yours. It runs at {address}, {network}.',
          '“{program}” programı size ait bir anahtar istiyor. {address} adresinde, {network} çalışıyor.',
        ),
      ],
      fields: [
        { name: 'workspace', label: text('Workspace', 'Çalışma alanı'), kind: 'select' },
        {
          name: 'answer',
          label: text('Your answer', 'Yanıtınız'),
          kind: 'choices',
          choices: [
            { value: 'deny', label: text('Deny', 'Reddet') },
            {
              value: 'approve',
              label: text('Give it a key that reads only', 'Salt okunur bir anahtar ver'),
            },
          ],
        },
      ],
      submit: text('Continue', 'Devam et'),
    },
    approved: {
      heading: text('The program has its key', 'Program anahtarını aldı'),
      paragraphs: [text('You can close this page.', 'Bu sayfayı kapatabilirsiniz.')],
      outcome: 'done',
    },
    denied: {
      heading: text('The program gets no key', 'Programa anahtar verilmedi'),
      paragraphs: [text('You can close this page.', 'Bu sayfayı kapatabilirsiniz.')],
      outcome: 'done',
    },
  },
  messages: {
    ...SIGN_IN_MESSAGES,
    same_network: text('in your network', 'ağınızda'),
    other_network: text('in another network than yours', 'sizinkinden farklı bir ağda'),
    not_found: text(
      'No program waits with this code. Check the code, or start the program again.',
      'Bu kodla bekleyen bir program yok. Kodu kontrol edin veya programı yeniden başlatın.',
    ),
    reauthentication_required: text(
      'You signed in before the program asked. Sign in again to let it in.',
      'Program istekte bulunmadan önce oturum açmıştınız. İzin vermek için yeniden oturum açın.',
    ),
    no_workspace: text(
      'You are in no workspace in which a key could be made.',
      'Anahtar oluşturulabilecek bir çalışma alanınız yok.',
    ),
  },
};
