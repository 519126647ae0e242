/*
 * The pages that links in mails open. Their static text is in their HTML, in English and, as `data-tr`, in Turkish;
 * messages.js has the messages that appear later.
 */
import { MESSAGES, PROBLEMS, VIOLATIONS } from './messages.js';

const isTurkish = /^tr(-|$)/i.test(navigator.language);
const inLanguage = (texts) => texts?.[isTurkish ? 1 : 0];
const text = (name, values = {}) => inLanguage(MESSAGES[name]).replace(/\{(\w+)\}/g, (_, key) => values[key]);

const main = document.querySelector('main');
const form = document.querySelector('form');
const status = document.querySelector('#status');
const field = (name) => form.elements.namedItem(name);

/** The API responds in English, whatever the language of the page, so frequent messages are translated here. */
function say(kind, message, language = document.documentElement.lang) {
  status.className = kind;
  status.lang = language;
  status.textContent = message;
}

/** The reason of a failure: the problem of the API, or no response at all. */
class Refusal extends Error {
  constructor(status, problem) {
    const known = inLanguage(PROBLEMS[`${main.dataset.page}.${problem.code}`] ?? PROBLEMS[problem.code]);
    super(known ?? problem.detail ?? text(status === 0 ? 'unreachable' : 'failed', { status }));
    this.status = status;
    this.language = known !== undefined || problem.detail === undefined ? undefined : 'en';
    this.violations = problem.errors ?? [];
  }
}

/** Calls the API next to this page: the path may have a prefix. */
async function call(method, path, body, bearer) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
  const request = { method, headers, body: JSON.stringify(body), credentials: 'omit' };
  const lost = () => {
    throw new Refusal(0, {});
  };
  const response = await fetch(`v1/${path}`, request).catch(lost);
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
  return response.status === 204 ? undefined : response.json().catch(lost);
}

/** Shows a message next to a field. @returns whether the field exists */
function mark(name, message, language = document.documentElement.lang) {
  const errors = document.getElementById(`${name}-errors`);
  if (errors === null) return false;
  const item = document.createElement('li');
  item.lang = language;
  item.textContent = message;
  errors.append(item);
  field(name).setAttribute('aria-invalid', 'true');
  return true;
}

function unmark() {
  for (const errors of document.querySelectorAll('.errors')) errors.replaceChildren();
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

/** Announces that fields are marked, and focuses the first of them. */
function lead() {
  say('error', text('check'));
  form.querySelector('[aria-invalid]').focus();
}

function refuse({ message, language, violations }) {
  const others = violations.filter(({ path, code, message: detail }) => {
    const known = inLanguage(VIOLATIONS[code]);
    return !(known === undefined ? mark(path, detail, 'en') : mark(path, known));
  });
  if (violations.length > others.length) lead();
  else say('error', [message, ...others.map((violation) => violation.message)].join(' '), language);
}

/** Deletes the used or invalid token, and stores the current message for a reload. */
function conclude() {
  sessionStorage.removeItem(KEPT);
  const { className: kind, textContent: message, lang: language } = status;
  sessionStorage.setItem(CONCLUDED, JSON.stringify({ kind, message, language }));
}

/** Closes the form and moves the keyboard focus from it to the result. */
function close() {
  conclude();
  form.hidden = true;
  status.focus();
}

/** Submits the form, one request at a time. `act` returns the success message, or nothing if the form goes on. */
function onSubmit(act, isOver = () => false) {
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    unmark();
    try {
      if (!isFilledIn()) return;
      say('', text('working'));
      const done = await act();
      say(done === undefined ? '' : 'done', done ?? '');
      if (done !== undefined) close();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
      if (isOver(error)) close();
    } finally {
      busy = false;
    }
  });
  form.hidden = false;
}

function isFilledIn() {
  const empty = [...form.querySelectorAll('[required]:enabled')].filter(({ value }) => value.trim() === '');
  for (const { name } of empty) mark(name, text('required'));
  if (empty.length > 0) lead();
  return empty.length === 0;
}

/** A link that is unknown, used or expired stays so. */
const isDeadLink = (refusal) => refusal.status === 404 || refusal.status === 409;

/** Asks for the password: the link alone would confirm an account that a stranger created with the address. */
function verifyEmail(token) {
  onSubmit(async () => {
    const body = { token, password: field('password').value };
    return text('verified', await call('POST', 'email-verifications/confirm', body));
  }, isDeadLink);
}

function resetPassword(token) {
  onSubmit(async () => {
    await call('POST', 'password-resets/confirm', { token, password: field('password').value });
    return text('changed');
  }, isDeadLink);
}

async function invitations(token) {
  const retry = document.querySelector('#retry');
  retry.onclick = () => invitations(token);
  retry.hidden = true;
  say('', text('working'));
  try {
    const invitation = await call('POST', 'invitations/preview', { token });
    say('', '');
    document.querySelector('#invitation').textContent = inWords(invitation);
    field('email').value = invitation.email;
    offerWays(token, nameOf(invitation));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error);
    retry.hidden = isDeadLink(error) || error.status === 400;
    if (retry.hidden) conclude();
  }
}

const nameOf = ({ workspace, organization }) => (workspace ?? organization).name;

function inWords(invitation) {
  const kind = invitation.workspace === null ? 'invitedToOrganization' : 'invited';
  const inviter = invitation.invited_by?.name;
  return text(inviter === undefined ? `${kind}Anonymously` : kind, { inviter, place: nameOf(invitation) });
}

/** One form for people with and without an account, so that they need not type anything twice. */
function offerWays(token, place) {
  const isNew = () => field('way').value === 'new';
  const choose = () => {
    for (const part of form.querySelectorAll('[data-way]')) part.hidden = !isNew();
    field('name').disabled = !isNew();
    field('password').autocomplete = isNew() ? 'new-password' : 'current-password';
    unmark();
    say('', '');
  };
  for (const radio of field('way')) radio.addEventListener('change', choose);
  choose();
  onSubmit(async () => {
    const credentials = { email: field('email').value.trim(), password: field('password').value };
    const name = field('name').value.trim();
    if (isNew()) await call('POST', 'users', { ...credentials, name, invitation_token: token });
    else await acceptAs(credentials, token);
    document.querySelector('#invitation').hidden = true;
    return text('joined', { place, email: credentials.email });
  });
}

/** Signs in only for this request: the page keeps no session. */
async function acceptAs(credentials, token) {
  const session = await call('POST', 'sessions', credentials);
  try {
    return await call('POST', 'invitations/accept', { token }, session.token);
  } finally {
    // The result does not depend on it, and the session expires.
    await call('DELETE', 'sessions/current', undefined, session.token).catch(() => undefined);
  }
}

/** The person signs in after the program has asked, which is the proof that an approval needs. */
function device() {
  let session;
  const decision = document.querySelector('#decision');
  const show = (request, workspaces) => {
    const values = { program: request.client_name, address: request.ip_address };
    document.querySelector('#program').textContent = text(
      request.same_network ? 'asks' : 'asksElsewhere',
      values,
    );
    const own = workspaces.filter(({ relation, status }) => relation === 'member' && status === 'active');
    field('workspace').replaceChildren(...own.map(({ workspace: { id, name } }) => new Option(name, id)));
    for (const part of form.querySelectorAll('.field input')) part.disabled = true;
    decision.disabled = false;
    decision.hidden = false;
    field('workspace').focus();
  };
  const answer = async (body) => {
    const approves = field('answer').value === 'approve';
    const path = approves ? `workspaces/${field('workspace').value}/` : '';
    await call('POST', `${path}device-authorizations/${approves ? 'approve' : 'deny'}`, body, session);
    await call('DELETE', 'sessions/current', undefined, session).catch(() => undefined);
    return text(approves ? 'approved' : 'denied');
  };
  onSubmit(async () => {
    const body = { user_code: field('user_code').value };
    if (!decision.disabled) return answer(body);
    const credentials = { email: field('email').value.trim(), password: field('password').value };
    session ??= (await call('POST', 'sessions', credentials)).token;
    const request = await call('POST', 'device-authorizations/preview', body, session);
    show(request, (await call('GET', 'me/workspaces?limit=100', undefined, session)).data);
    return undefined;
  });
}

function translate() {
  document.documentElement.lang = 'tr';
  for (const element of document.querySelectorAll('[data-tr]')) element.textContent = element.dataset.tr;
  document.title = `${document.querySelector('h1').textContent} – Tenantry`;
}

const PAGES = { 'verify-email': verifyEmail, 'reset-password': resetPassword, invitations };

/** Storage key of this tab: the token until it is used, so that the page can be reloaded, and then the last message. */
const KEPT = `tenantry:${main.dataset.page}`;
const CONCLUDED = `${KEPT}:concluded`;

function start() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(KEPT, given);
    sessionStorage.removeItem(CONCLUDED);
  }
  const token = given ?? sessionStorage.getItem(KEPT);
  // Removes the token from the history and the address bar.
  history.replaceState(null, '', location.pathname);
  // Opening a link while its page is already open only changes the fragment.
  addEventListener('hashchange', () => location.reload());
  if (isTurkish) translate();
  document.querySelector('#show')?.addEventListener('change', ({ target }) => {
    field('password').type = target.checked ? 'text' : 'password';
  });
  const concluded = JSON.parse(sessionStorage.getItem(CONCLUDED));
  if (main.dataset.page === 'device') device();
  else if (token) PAGES[main.dataset.page](token);
  else if (concluded) say(concluded.kind, concluded.message, concluded.language);
  else say('error', text('incomplete'));
}

start();
