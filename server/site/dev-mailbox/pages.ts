import { escapeHtml } from '../../api/escape-html.ts';
import type { ReadMail } from './eml.ts';

/** Path of the development mailbox. */
export const MAILBOX_PATH = '/dev/mailbox';

export interface ListedMail extends ReadMail {
  id: string;
  /** The links of the text part. */
  links: string[];
}

const LINK = /https?:\/\/[^\s<>"]+/g;
export const linksIn = (text: string): string[] => text.match(LINK) ?? [];

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${MAILBOX_PATH}/mailbox.css">
</head>
<body>
${body}
</body>
</html>
`;

const clickable = (text: string): string =>
  escapeHtml(text).replace(LINK, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);

const rowOf = ({ id, to, subject, date }: ListedMail): string =>
  `<tr><td><a href="${MAILBOX_PATH}/${id}">${escapeHtml(subject)}</a></td><td>${escapeHtml(to)}</td><td><time datetime="${date}">${date.slice(0, 19).replace('T', ' ')} UTC</time></td></tr>`;

/** Renders the list of mails, newest first. */
export function listPage(mails: readonly ListedMail[]): string {
  const table = `<table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent</th></tr></thead>
<tbody>
${mails.map(rowOf).join('\n')}
</tbody>
</table>`;
  return page(
    'Development mailbox',
    `<header><h1>Development mailbox</h1><a href="${MAILBOX_PATH}">Refresh</a></header>
<p>The mails of this server, newest first. They leave this machine only when <code>SMTP_URL</code> is set.</p>
${mails.length === 0 ? '<p>No mail yet. One appears here within seconds of a sign-up or an invitation.</p>' : table}`,
  );
}

/** Renders one mail: its HTML part in a sandboxed frame, and its text part with links. */
export function mailPage({ id, to, from, subject, date, text }: ListedMail): string {
  return page(
    subject,
    `<header><h1>${escapeHtml(subject)}</h1><a href="${MAILBOX_PATH}">All mails</a></header>
<dl><dt>From</dt><dd>${escapeHtml(from)}</dd><dt>To</dt><dd>${escapeHtml(to)}</dd><dt>Sent</dt><dd>${date}</dd></dl>
<h2>HTML part</h2>
<iframe title="HTML part" src="${MAILBOX_PATH}/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<h2>Text part</h2>
<pre>${clickable(text)}</pre>`,
  );
}

/** Returns the HTML part. Its links open outside the frame. */
export const htmlPart = ({ html }: ListedMail): string =>
  html.replace(/<html[^>]*>/i, (tag) => `${tag}<head><meta charset="utf-8"><base target="_blank"></head>`);
