import { escapeHtml } from '../api/escape-html.ts';
import type { MailContent } from './mail-content.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** Renders a mail as plain text and as HTML without external resources. */
export function renderMail({ subject, paragraphs, action, unsubscribe }: MailContent): RenderedMail {
  const link = action === undefined ? [] : [`${action.label}: ${action.url}`];
  const button =
    action === undefined
      ? ''
      : `<p><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:10px 18px;background:#2f4bd8;color:#fff;text-decoration:none;border-radius:6px">${escapeHtml(action.label)}</a></p>`;
  const body = paragraphs
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return {
    subject,
    text: `${[...paragraphs, ...link].join('\n\n')}\n`,
    // RFC 8058: the mail program shows an unsubscribe button.
    headers:
      unsubscribe === undefined
        ? {}
        : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    html: `<!doctype html><html><body style="font-family:sans-serif;line-height:1.5;max-width:36em">\n${body}\n${button}\n</body></html>`,
  };
}
