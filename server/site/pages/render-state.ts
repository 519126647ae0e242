import { escapeHtml } from '../../api/escape-html.ts';
import { type Action, type FormField, type PageLanguage, type PageState, text } from './page-types.ts';

const SHOW_PASSWORD = text('Show the password', 'Parolayı göster');

type Values = Readonly<Record<string, string>>;

/** A text as HTML. A value that is not known yet gets a place that the script fills. */
const toHtml = (one: string, values: Values): string =>
  escapeHtml(one).replace(/\{(\w+)\}/g, (_, name: string) =>
    values[name] === undefined ? `<span data-value="${name}"></span>` : escapeHtml(values[name]),
  );

/** The attributes of a kind of field. Codes are typed as they are read: nothing corrects them. */
const KIND_ATTRIBUTES: Readonly<Record<string, string>> = {
  text: ' type="text"',
  email: ' type="email"',
  password: ' type="password"',
  code: ' type="text" class="code" autocapitalize="characters" spellcheck="false"',
  digits: ' type="text" class="code" inputmode="numeric" spellcheck="false"',
};

const box = (attributes: string, label: string): string =>
  `<label class="choice"><input ${attributes}><span>${escapeHtml(label)}</span></label>`;

function renderInput({ name, hint, kind = 'text', autocomplete = 'off', ...field }: FormField): string {
  const described = `${hint === undefined ? '' : `${name}-hint `}${name}-errors`;
  const attributes = `id="${name}" name="${name}" aria-describedby="${described}"`;
  if (kind === 'select') return `<select ${attributes}></select>`;
  const state = `${field.isFixed ? ' readonly' : ''}${field.isOptional ? '' : ' required'}`;
  if (kind === 'area')
    return `<textarea ${attributes} rows="5" spellcheck="false" autocomplete="off"${state}></textarea>`;
  return `<input ${attributes}${KIND_ATTRIBUTES[kind]} autocomplete="${autocomplete}"${state}>`;
}

function renderField(field: FormField, language: PageLanguage): string {
  const { name, label, hint, kind, choices = [] } = field;
  if (kind === 'checkbox')
    return `<div class="field">${box(`id="${name}" name="${name}" type="checkbox" required aria-describedby="${name}-errors"`, label[language])}
<ul class="errors" id="${name}-errors"></ul></div>`;
  if (kind === 'choices') {
    const boxes = choices.map((choice, index) =>
      box(
        `type="radio" name="${name}" value="${choice.value}"${index === 0 ? ' checked' : ''}`,
        choice.label[language],
      ),
    );
    return `<fieldset><legend>${escapeHtml(label[language])}</legend>${boxes.join('')}</fieldset>`;
  }
  const hintLine =
    hint === undefined ? '' : `<p class="hint" id="${name}-hint">${escapeHtml(hint[language])}</p>\n`;
  const show = kind === 'password' ? box('type="checkbox" data-shows', SHOW_PASSWORD[language]) : '';
  return `<div class="field"><label for="${name}">${escapeHtml(label[language])}</label>
${hintLine}${renderInput(field)}
<ul class="errors" id="${name}-errors"></ul>${show}</div>`;
}

const renderAction = ({ name, label, isMinor }: Action, language: PageLanguage): string =>
  `<button type="button" data-action="${name}" class="${isMinor ? 'minor' : 'other'}">${escapeHtml(label[language])}</button>`;

const renderForm = (
  { fields = [], submit, isPosted }: PageState,
  language: PageLanguage,
  values: Values,
): string =>
  submit === undefined
    ? ''
    : `<form ${isPosted ? 'method="post"' : 'novalidate'}>${fields.map((field) => renderField(field, language)).join('\n')}
<button type="submit">${toHtml(submit[language], values)}</button></form>`;

const renderActions = (actions: readonly Action[], language: PageLanguage): string =>
  actions.length === 0
    ? ''
    : `<div class="actions">${actions.map((action) => renderAction(action, language)).join('\n')}</div>`;

export interface StateOptions {
  language: PageLanguage;
  values?: Values | undefined;
  /** The way from the path of the page to the root. */
  base?: string;
}

/** Renders what a page shows in a state, below its heading. */
export function renderState(state: PageState, { language, values = {}, base = '' }: StateOptions): string {
  const lines = [
    ...(state.paragraphs ?? []).map((one) => `<p>${toHtml(one[language], values)}</p>`),
    ...(state.slots ?? []).map((name) => `<div data-slot="${name}"></div>`),
    renderForm(state, language, values),
    renderActions(state.actions ?? [], language),
    ...(state.links ?? []).map(
      ({ page, label }) =>
        `<p class="link"><a href="${base}${page}?lang=${language}">${escapeHtml(label[language])}</a></p>`,
    ),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
