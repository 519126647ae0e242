import { openLink, withLink } from './link.js';
import { call, stay } from './page.js';

openLink((token) =>
  stay('confirm', {
    submit: ({ password }) =>
      withLink(async () => {
        const { email } = await call('POST', 'email-verifications/confirm', { body: { token, password } });
        return { state: 'verified', values: { email } };
      }),
  }),
);
