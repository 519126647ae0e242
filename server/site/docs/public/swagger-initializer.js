/** The words of a text, so that "apiKeys.create" has "api", "keys" and "create". */
const wordsOf = (text) =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const textOf = (entry) =>
  [
    entry.getIn(['operation', 'operationId']),
    entry.getIn(['operation', 'summary']),
    entry.get('method'),
    entry.get('path'),
  ].join(' ');

/** Keeps the operations that have a word beginning with each word of the phrase. */
function filterOperations(tags, phrase) {
  const sought = wordsOf(phrase);
  const matches = (entry) => {
    const words = wordsOf(textOf(entry));
    return sought.every((part) => words.some((word) => word.startsWith(part)));
  };
  return tags
    .map((tag) => tag.update('operations', (operations) => operations.filter(matches)))
    .filter((tag) => tag.get('operations').size > 0);
}

/** Marks the first tag of each area that is shown. */
function withAreas(tags, groups) {
  let previous;
  return tags.map((tag, name) => {
    const area = groups?.find((group) => group.get('tags').includes(name))?.get('name');
    const isFirst = area !== previous;
    previous = area;
    return isFirst ? tag.set('area', area) : tag;
  });
}

const isSearching = (system) =>
  typeof system.layoutSelectors.currentFilter() === 'string' && system.layoutSelectors.currentFilter() !== '';

/** Replaces references by their targets. A schema inside of itself keeps its own description alone. */
function dereference(document, node, within = []) {
  if (Array.isArray(node)) return node.map((item) => dereference(document, item, within));
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...own } = node;
  if (typeof $ref !== 'string') {
    const entries = Object.entries(node).map(([name, value]) => [name, dereference(document, value, within)]);
    return Object.fromEntries(entries);
  }
  if (within.includes($ref)) return own;
  const path = $ref
    .slice(2)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { ...dereference(document, valueAt(document, path), [...within, $ref]), ...own };
}

const valueAt = (document, path) => path.reduce((value, name) => value?.[name], document);

/**
 * Resolves a part of the document. Swagger UI's own resolver needs seconds: it converts the whole document for each part.
 * All references of this document are local. The list of all schemas is not resolved, only each one that is opened.
 */
async function resolveSubtree(document, path) {
  const isList = path.length < 3 && path.join() !== 'components,securitySchemes';
  return { spec: isList ? {} : dereference(document, valueAt(document, path)), errors: [] };
}

/** Adds a search over all operations, headings of the areas, and webhooks that are collapsed. */
const TenantryPlugin = (system) => ({
  fn: { opsFilter: filterOperations, resolveSubtree },
  statePlugins: {
    spec: {
      wrapSelectors: {
        // An original selector has the state already.
        taggedOperations: (original) => () =>
          withAreas(original(), system.specSelectors.specJson().get('x-tagGroups')),
      },
    },
    layout: {
      wrapSelectors: {
        // What a search finds is shown; without one, tags are collapsed.
        isShown: (original) => (_state, path, initial) =>
          (path[0] === 'operations-tag' && isSearching(system)) || original(path, initial),
      },
    },
  },
  components: {
    FilterContainer: ({ layoutActions }) =>
      system.React.createElement('input', {
        type: 'search',
        className: 'search',
        'aria-label': 'Search operations',
        placeholder: 'Search operations, such as “invite”, “api key” or “sign in”',
        onChange: ({ target }) => layoutActions.updateFilter(target.value),
      }),
  },
  wrapComponents: {
    OperationTag: (Original) => (props) => {
      const h = system.React.createElement;
      const area = props.tagObj.get('area');
      return h('div', null, area && h('h2', { className: 'area' }, area), h(Original, props));
    },
    Webhooks: (Original) => (props) => {
      const h = system.React.createElement;
      const [isOpen, setOpen] = system.React.useState(false);
      const onToggle = ({ target, currentTarget }) => target === currentTarget && setOpen(target.open);
      return h(
        'details',
        { className: 'collapsed', onToggle },
        h('summary', null, 'Webhooks'),
        isOpen && h(Original, props),
      );
    },
  },
});

const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

window.SwaggerUIBundle({
  url: 'docs/swagger.json',
  dom_id: '#swagger-ui',
  layout: 'BaseLayout',
  plugins: [TenantryPlugin],
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
