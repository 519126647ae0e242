import { escapeHtml } from '../../api/escape-html.ts';

/**
 * Renders the Markdown of the guides and the contract: headings, paragraphs, flat lists, tables, fenced code, and inline
 * `code`, **bold** and [links](/). Other syntax stays as it is.
 */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.trim().split('\n');
  const html: string[] = [];
  while (lines.length > 0) html.push(renderBlock(lines));
  return html.filter((block) => block !== '').join('\n');
}

/** Renders the first block and removes its lines. */
function renderBlock(lines: string[]): string {
  const line = lines[0] ?? '';
  const [, marks, heading = ''] = /^(#{1,6}) (.+)$/.exec(line) ?? [];
  if (line.trim() === '' || marks !== undefined) lines.shift();
  if (line.trim() === '') return '';
  if (marks !== undefined)
    return `<h${marks.length} id="${idOf(heading)}">${inlineToHtml(heading)}</h${marks.length}>`;
  if (line.startsWith('```')) return renderCode(lines);
  if (/^(- |1\. )/.test(line)) return renderList(takeUntil(lines, isBlank));
  if (line.startsWith('|')) return renderTable(takeUntil(lines, isBlank));
  return `<p>${inlineToHtml(takeUntil(lines, isBlank).join(' '))}</p>`;
}

const isBlank = (line: string): boolean => line.trim() === '';

export const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function takeUntil(lines: string[], isEnd: (line: string) => boolean): string[] {
  const end = lines.findIndex(isEnd);
  return lines.splice(0, end === -1 ? lines.length : end);
}

function renderCode(lines: string[]): string {
  lines.shift();
  const code = takeUntil(lines, (line) => line.startsWith('```'));
  lines.shift();
  return `<pre tabindex="0"><code>${escapeHtml(code.join('\n'))}</code></pre>`;
}

function renderList(lines: string[]): string {
  const items = lines
    .join('\n')
    .split(/^(?:- |\d+\. )/m)
    .slice(1)
    .map((item) => `<li>${inlineToHtml(item.trim().replace(/\s*\n\s*/g, ' '))}</li>`);
  const tag = lines[0]?.startsWith('- ') ? 'ul' : 'ol';
  return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
}

function renderTable([head = '', , ...rows]: string[]): string {
  const cells = (row: string, tag: string) =>
    row
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((text) => `<${tag}>${inlineToHtml(text.trim().replaceAll('\\|', '|'))}</${tag}>`)
      .join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="table" tabindex="0"><table>\n<thead><tr>${cells(head, 'th')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

/** Renders inline syntax; text in backticks stays unchanged. */
export function inlineToHtml(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') && part.length > 2
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part)
            .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>'),
    )
    .join('');
}
