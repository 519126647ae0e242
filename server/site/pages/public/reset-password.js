import { openLink, withLink } from './link.js';
import { call, stay } from './page.js';

openLink((token) =>
  stay('choose', {
    submit: ({ password }) =>
      withLink(async () => {
        await call('POST', 'password-resets/confirm', { body: { token, password } });
        return { state: 'changed' };
      }),
  }),
);
