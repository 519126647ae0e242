/* What the page of a set-up link shows in its places. All of it is text: what providers and people have named is no HTML. */
import { message, say, slot } from './page.js';

const element = (name, text, attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.textContent = text;
  return made;
};

const listOf = (name, items) => {
  const list = document.createElement(name);
  list.append(...items);
  return list;
};

/** Fills a place with parts, or leaves it empty without any. */
const fill = (name, ...parts) => slot(name)?.replaceChildren(...parts);

/** Shows the steps at a provider. */
export const showSteps = (protocol, provider) =>
  fill(
    'guide',
    listOf(
      'ol',
      message(`${protocol}_${provider}`)
        .split('\n')
        .map((line) => element('li', line)),
    ),
  );

async function copy(text) {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  say(copied ? 'done' : 'error', message(copied ? 'copied' : 'copy_refused'));
}

/** Shows values to copy, by the names of their messages. */
export function showValues(given) {
  const rows = Object.entries(given)
    .filter(([, value]) => value)
    .map(([name, value]) => {
      const button = element('button', message('copy'), { type: 'button', className: 'minor' });
      button.setAttribute('aria-label', `${message('copy')}: ${message(name)}`);
      button.addEventListener('click', () => copy(value));
      const row = element('div', '', { className: 'value' });
      row.append(element('strong', message(name)), element('code', value), button);
      return row;
    });
  fill('values', ...rows);
}

/** Shows the records of domains that wait for them. */
export const showDomains = (connection) =>
  fill(
    'domains',
    ...connection.domains.flatMap(({ domain, record }) => [
      element('p', message('prove', { domain })),
      listOf(
        'ul',
        [record.name, record.value].map((text) => listOf('li', [element('code', text)])),
      ),
    ]),
  );

/** Shows what a test has come to. */
export function showResults({ checks, attributes }) {
  const rows = checks.map(({ name, passed, reason }) => {
    const result = `${message(name)}: ${message(passed ? 'passed' : 'missed')}.`;
    const why = reason === null ? undefined : message(reason);
    return element('li', why === undefined ? result : `${result} ${why}`, {
      className: passed ? 'passed' : 'missed',
    });
  });
  fill('checks', listOf('ul', rows));
  if (attributes.length === 0) return;
  const sent = attributes.map(({ name, values: all }) => {
    const row = element('li', `${name}: `);
    row.append(element('code', all.join(', ')));
    return row;
  });
  fill('attributes', element('h2', message('attributes')), listOf('ul', sent));
}

/** Shows the last requests of a provider. */
export const showRequests = ({ requests: all }) => {
  const rows = all.map(({ method, resource, status, at }) =>
    element('li', `${new Date(at).toLocaleTimeString()}  ${method} ${resource}: ${status}`),
  );
  fill('requests', element('h2', message('requests')), listOf('ul', rows));
};

/** Shows a link to the provider, which opens a window of its own: this page would forget its link. */
export const showOpener = (url) =>
  fill(
    'open',
    element('a', message('open'), { href: url, target: '_blank', rel: 'noopener', className: 'button' }),
  );
