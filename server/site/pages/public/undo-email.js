import { openLink, withLink } from './link.js';
import { call, stay } from './page.js';

openLink((token) =>
  stay('confirm', {
    submit: () =>
      withLink(async () => {
        const { email } = await call('POST', 'me/email/undo', { body: { token } });
        return { state: 'undone', values: { email } };
      }),
  }),
);
