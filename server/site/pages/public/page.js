/*
 * What all pages do alike: they show one state at a time, call the API, and say what is wrong. The states and the messages
 * are templates in the page, in its language.
 */

const main = document.querySelector('main');
const heading = document.querySelector('h1');
const status = document.querySelector('#status');
const place = document.querySelector('#state');
const languages = document.querySelector('footer');

const templateOf = (kind, name) => document.querySelector(`template[data-${kind}="${name}"]`);

/** Returns a message of the page, or undefined if it has none of this name. */
export function message(name, values = {}) {
  const template = templateOf('message', name);
  return template?.content.textContent.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

/** Says something about the state that is shown. The API answers in English, whatever the language of the page. */
export function say(kind, text, language = document.documentElement.lang) {
  status.className = kind;
  status.lang = language;
  status.textContent = text;
}

/** The reason of a failure: the problem of the API, or a message of the page. */
export class Refusal extends Error {
  constructor(text, { status = 0, problem = {}, language } = {}) {
    super(text);
    this.status = status;
    this.language = language;
    this.problem = problem;
    this.code = problem.code;
  }
}

/** Makes the refusal of a message of the page. */
export const refusal = (name) => new Refusal(message(name), { problem: { code: name } });

function toRefusal(status, problem) {
  const known = message(problem.code ?? '');
  const text = known ?? problem.detail ?? message(status === 0 ? 'unreachable' : 'failed', { status });
  const language = known === undefined && problem.detail !== undefined ? 'en' : undefined;
  return new Refusal(text, { status, problem, language });
}

/** Calls the API next to this page: the path may have a prefix. */
export async function call(method, path, { body, token, keepalive = false } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  const request = { method, headers, body: JSON.stringify(body), credentials: 'omit', keepalive };
  const lost = () => {
    throw toRefusal(0, {});
  };
  const response = await fetch(`v1/${path}`, request).catch(lost);
  if (!response.ok) throw toRefusal(response.status, await response.json().catch(() => ({})));
  return response.status === 204 ? undefined : response.json().catch(lost);
}

export const slot = (name) => place.querySelector(`[data-slot="${name}"]`);
export const input = (name) => place.querySelector('form')?.elements.namedItem(name);

/** Shows a message next to a field. @returns whether the field exists */
function mark(name, text, language = document.documentElement.lang) {
  const errors = document.getElementById(`${name}-errors`);
  if (errors === null) return false;
  const item = document.createElement('li');
  item.lang = language;
  item.textContent = text;
  errors.append(item);
  input(name).setAttribute('aria-invalid', 'true');
  return true;
}

function unmark() {
  for (const errors of place.querySelectorAll('.errors')) errors.replaceChildren();
  for (const field of place.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  say('', '');
}

/** Announces that fields are marked, and focuses the first of them. */
function lead() {
  say('error', message('check'));
  place.querySelector('[aria-invalid]').focus();
}

function refuse({ message: text, language, problem }) {
  const violations = problem.errors ?? [];
  const others = violations.filter(({ path, code, message: detail }) => {
    const known = message(code);
    return !(known === undefined ? mark(path, detail, 'en') : mark(path, known));
  });
  if (violations.length > others.length) lead();
  else say('error', [text, ...others.map((violation) => violation.message)].join(' '), language);
}

function isFilledIn() {
  const isEmpty = (field) => (field.type === 'checkbox' ? !field.checked : field.value.trim() === '');
  const empty = [...place.querySelectorAll('[required]:enabled')].filter(isEmpty);
  for (const { name } of empty) mark(name, message('required'));
  if (empty.length > 0) lead();
  return empty.length === 0;
}

let isFirst = true;

/** Says that something is under way already, which a page that is loaded again would lose. */
export function goOn() {
  isFirst = false;
}

/** Shows a state. Its places and fields take the values of their names. */
export function show(name, values = {}) {
  const template = templateOf('state', name);
  place.replaceChildren(template.content.cloneNode(true));
  for (const part of place.querySelectorAll('[data-value]'))
    part.textContent = values[part.dataset.value] ?? '';
  for (const field of place.querySelectorAll('form input[id]'))
    if (typeof values[field.name] === 'string') field.value = values[field.name];
  for (const box of place.querySelectorAll('[data-shows]'))
    box.addEventListener('change', () => {
      box.closest('.field').querySelector('input').type = box.checked ? 'text' : 'password';
    });
  heading.textContent = template.dataset.heading;
  document.title = `${template.dataset.heading} – Tenantry`;
  main.dataset.state = name;
  main.dataset.outcome = template.dataset.outcome ?? '';
  say('', '');
  // To change the language is to load the page again, which would lose what has been typed or shown.
  languages.hidden = !isFirst && template.dataset.outcome === undefined;
  // A page that opens leaves the focus where the browser puts it; later the focus would be lost with the old state.
  const first = place.querySelector('input:not([readonly], [type="radio"], [type="checkbox"])');
  if (!isFirst || first !== null) (first ?? heading).focus();
  isFirst = false;
}

/** What the person has typed, without spaces around it; passwords as they are. */
const typed = (form) => {
  const fields = [...new FormData(form)];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, name === 'password' ? value : value.trim()]),
  );
};

/**
 * Shows a state until something that the person does in it succeeds, one thing at a time, and returns its result. An action
 * that returns nothing leaves the state as it is.
 * @param acts what each action does; `submit` gets what was typed
 * @param options.meanwhile waits beside the person, and acts as they do. It ends with the state, and with any action.
 * @param options.prepare fills the slots of the state
 * @param options.error a refusal that led here
 */
export function stay(name, acts, { values, prepare, error, meanwhile } = {}) {
  show(name, values);
  prepare?.();
  if (error !== undefined) refuse(error);
  const leaving = new AbortController();
  return new Promise((resolve, reject) => {
    let isBusy = false;
    const run = async (act) => {
      if (isBusy) return;
      isBusy = true;
      leaving.abort();
      unmark();
      main.setAttribute('aria-busy', 'true');
      try {
        const result = await act();
        if (result !== undefined) resolve(result);
      } catch (failure) {
        if (failure instanceof Refusal) refuse(failure);
        else reject(failure);
      } finally {
        isBusy = false;
        main.removeAttribute('aria-busy');
      }
    };
    place.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (isBusy) return;
      unmark();
      if (isFilledIn()) run(() => acts.submit(typed(event.target)));
    });
    for (const button of place.querySelectorAll('[data-action]')) {
      button.hidden = acts[button.dataset.action] === undefined;
      button.addEventListener('click', () => run(acts[button.dataset.action]));
    }
    meanwhile?.(leaving.signal).then((act) => act !== undefined && !leaving.signal.aborted && run(act));
  });
}
