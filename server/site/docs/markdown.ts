/** Returns one line of text that cannot break out of a table cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Returns a fenced block whose fence is longer than any run of backticks inside it. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Joins blocks with one empty line; absent ones leave no gap. */
export function blocks(...parts: (string | undefined | false)[]): string {
  const nonEmpty = parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  return `${nonEmpty.map((part) => part.trim()).join('\n\n')}\n`;
}

/** Rewrites each line outside fenced code, where `#` starts a comment rather than a heading. */
function mapProse(markdown: string, change: (line: string) => string): string {
  let open: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const inside = open !== undefined || mark !== undefined;
    if (open === undefined) open = mark;
    else if (mark?.startsWith(open)) open = undefined;
    return inside ? line : change(line);
  });
  return lines.join('\n');
}

/** Converts headings to bold paragraphs: llms.txt allows prose, but no heading, before its first section. */
export function withoutHeadings(markdown: string): string {
  return mapProse(markdown, (line) => line.replace(/^#{1,6}\s+(.+?)\s*#*$/, '**$1**'));
}

/** Demotes headings, so that a text keeps its own structure inside a longer page. */
export function demoteHeadings(markdown: string, levels: number): string {
  return mapProse(markdown, (line) =>
    line.replace(/^(#{1,6})(?=\s)/, (marks) => '#'.repeat(Math.min(6, marks.length + levels))),
  );
}

/** Splits a text into its first paragraph and the rest. */
export function splitLead(markdown: string): { lead: string; rest: string } {
  const [lead = '', ...rest] = markdown.trim().split(/\n\s*\n/);
  return { lead: lead.replace(/\s*\n\s*/g, ' '), rest: rest.join('\n\n') };
}
