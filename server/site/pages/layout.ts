import { escapeHtml } from '../../api/escape-html.ts';
import { MESSAGES } from './messages.ts';
import {
  LANGUAGES,
  type PageLanguage,
  type PageState,
  type SitePage,
  type Text,
  text,
} from './page-types.ts';
import { renderState, type StateOptions } from './render-state.ts';

const LANGUAGE_NAMES: Readonly<Record<PageLanguage, string>> = { en: 'English', tr: 'Türkçe' };

const LANGUAGE_LABEL = text('Language', 'Dil');
const WITHOUT_SCRIPT = text(
  'This page needs JavaScript: what proves who you are stays in your browser, and is sent to no address that could be recorded. Turn JavaScript on and reload the page.',
  'Bu sayfa için JavaScript gereklidir: kimliğinizi kanıtlayan bilgiler tarayıcınızda kalır ve kaydedilebilecek hiçbir adrese yazılmaz. JavaScript’i açıp sayfayı yenileyin.',
);

export interface RenderOptions {
  language: PageLanguage;
  /** Shows this state, without a script. By default the script of the page chooses what to show. */
  state?: string;
  /** What the places in the texts of the state show. */
  values?: Readonly<Record<string, string>>;
  /** How many folders the path is below the root: the paths of the assets are relative, as the server may be behind a prefix. */
  depth?: number;
}

const outcomeOf = ({ outcome }: PageState): string =>
  outcome === undefined ? '' : ` data-outcome="${outcome}"`;

/** What the script takes from: the states, and the messages that it may need. */
function renderTemplates({ states, messages }: SitePage, language: PageLanguage): string {
  const inStates = Object.entries(states).map(
    ([name, state]) =>
      `<template data-state="${name}" data-heading="${escapeHtml(state.heading[language])}"${outcomeOf(state)}>${renderState(state, { language })}</template>`,
  );
  const inMessages = Object.entries({ ...MESSAGES, ...messages }).map(
    ([name, message]) => `<template data-message="${name}">${escapeHtml(message[language])}</template>`,
  );
  return [...inStates, ...inMessages].join('\n');
}

/** The languages of the page. Each link loads it again, which the answer to a request of its own would not survive. */
function renderLanguages(language: PageLanguage): string {
  const links = LANGUAGES.map((other) => {
    const current = other === language ? ' aria-current="true"' : '';
    return `<a href="?lang=${other}" lang="${other}" hreflang="${other}"${current}>${LANGUAGE_NAMES[other]}</a>`;
  });
  return `<footer><nav aria-label="${escapeHtml(LANGUAGE_LABEL[language])}">${links.join('\n')}</nav></footer>\n`;
}

interface Content {
  heading: Text;
  /** Attributes of `main`, and what it contains below the heading. */
  attributes: string;
  content: string;
  script: string;
  footer: string;
}

/** A state as it is, for answers that need no script. */
const stillContent = (name: string, state: PageState, options: StateOptions): Content => ({
  heading: state.heading,
  attributes: ` data-state="${name}"${outcomeOf(state)}`,
  content: `<div id="state">${renderState(state, options)}</div>`,
  script: '',
  footer: state.isPosted ? renderLanguages(options.language) : '',
});

/** The templates, among which the script of the page chooses. */
const liveContent = (page: SitePage, language: PageLanguage): Content => ({
  heading: page.title,
  attributes: '',
  content: `<p id="status" role="status"></p>
<div id="state"></div>
<noscript><p>${escapeHtml(WITHOUT_SCRIPT[language])}</p></noscript>
${renderTemplates(page, language)}`,
  script: `<script type="module" src="pages/${page.name}.js"></script>\n`,
  footer: renderLanguages(language),
});

/** Renders a page in a language. */
export function renderPage(page: SitePage, { language, state, values, depth = 0 }: RenderOptions): string {
  const base = '../'.repeat(depth);
  const shown = page.states[state ?? ''];
  const { heading, attributes, content, script, footer } =
    shown === undefined
      ? liveContent(page, language)
      : stillContent(state ?? '', shown, { language, values, base });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(heading[language])} – Tenantry</title>
<link rel="stylesheet" href="${base}pages/pages.css">
<link rel="icon" href="${base}pages/mark.svg" type="image/svg+xml">
${script}</head>
<body>
<main data-page="${page.name}"${attributes}>
<p class="product"><img src="${base}pages/mark.svg" alt="" width="24" height="24">Tenantry</p>
<h1 tabindex="-1">${escapeHtml(heading[language])}</h1>
${content}
</main>
${footer}</body>
</html>
`;
}
