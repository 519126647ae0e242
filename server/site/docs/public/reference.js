const root = new URL('..', document.currentScript.src);
const menu = document.querySelector('.menu');
const field = menu.querySelector('.search');
const [results, count, tree] = ['#results', '.count', '.tree'].map((name) => menu.querySelector(name));
const LIMIT = 30;

/** On a phone, the contents start closed, so that the page itself is in sight. */
if (matchMedia('(max-width: 60rem)').matches) menu.open = false;
const current = menu.querySelector('[aria-current]');
if (current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;

/** Words in lower case with a space before each: "Rotate a key" is " rotate a key". */
const wordsOf = (text) =>
  ` ${text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join(' ')}`;
/** The same, with names in camel case whole and as single words. */
const searchable = (text) => wordsOf(`${text} ${text.replace(/([a-z])([A-Z])/g, '$1 $2')}`);

let entries;
async function load() {
  const response = await fetch(new URL('reference/search.json', root));
  return (await response.json()).map((entry) => ({
    ...entry,
    parts: [entry.title, entry.detail, entry.text].map(searchable),
  }));
}

/** Counts where the words begin a word: 9 in the title, 3 in the path, 1 in the text; 0 if one is missing. */
function score({ parts }, words) {
  const found = words.map((word) =>
    parts.reduce((sum, part, index) => sum + (part.includes(` ${word}`) ? [9, 3, 1][index] : 0), 0),
  );
  return found.includes(0) ? 0 : found.reduce((sum, one) => sum + one, 0);
}

function item({ title, detail, path }) {
  const line = document.createElement('li');
  const link = line.appendChild(document.createElement('a'));
  link.href = new URL(path.slice(1), root).href;
  link.append(title, Object.assign(document.createElement('small'), { textContent: detail }));
  return line;
}

async function search() {
  const words = wordsOf(field.value).split(' ').filter(Boolean);
  entries ??= load();
  const all = words.length === 0 ? [] : await entries;
  const found = all
    .map((entry) => ({ entry, rank: score(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  tree.hidden = words.length > 0;
  count.textContent = words.length > 0 ? `${found.length} ${found.length === 1 ? 'result' : 'results'}` : '';
  results.replaceChildren(...found.slice(0, LIMIT).map(({ entry }) => item(entry)));
}

field.addEventListener('input', search);
field.addEventListener('focus', () => {
  entries ??= load();
});

/** The slash opens the search; the arrow keys move between it and the results; Enter opens the first one. */
addEventListener('keydown', (event) => {
  const isTyping = event.target.matches('input, textarea, select');
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    menu.open = true;
    field.focus();
  }
  const links = [...results.querySelectorAll('a')];
  const at = links.indexOf(event.target);
  if (event.target !== field && at < 0) return;
  if (event.key === 'Enter' && at < 0) links[0]?.click();
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    (links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? field).focus();
  }
});

/** The browser remembers the language of the samples. */
addEventListener('DOMContentLoaded', () => {
  const choices = [...document.querySelectorAll('[name=language]')];
  for (const choice of choices) {
    if (choice.value === localStorage.getItem('language')) choice.checked = true;
    choice.addEventListener('change', () => localStorage.setItem('language', choice.value));
  }
});
