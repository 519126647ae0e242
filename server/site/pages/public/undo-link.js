import { openLink, withLink } from './link.js';
import { call, stay } from './page.js';

openLink((token) =>
  stay('confirm', {
    submit: () =>
      withLink(async () => {
        const { tenant_name: place } = await call('POST', 'me/identities/undo-link', { body: { token } });
        return { state: 'undone', values: { place } };
      }),
  }),
);
