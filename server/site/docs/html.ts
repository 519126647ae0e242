import { escapeHtml } from '../../api/escape-html.ts';
/** Converts the paragraphs and `code` of a Markdown text; everything else becomes escaped text. */
export function proseToHtml(markdown: string): string {
  return markdown
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('\n');
}

/** Renders a whole page: `title` is text, `head` and `body` are HTML. */
export function htmlPage(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/docs/favicon.svg" type="image/svg+xml">
${head}<link rel="stylesheet" href="/docs/docs.css">
</head>
<body>
${body}
</body>
</html>
`;
}

/** Renders the bar at the top of every HTML page. */
export function htmlHeader(title: string, version: string): string {
  return `<header class="bar">
<a class="brand" href="/reference"><img src="/docs/favicon.svg" alt="" width="24" height="24">${escapeHtml(title)}</a>
<span class="version">${escapeHtml(version)}</span>
<nav aria-label="Documentation">
<a href="/reference">Reference</a>
<a href="/docs">Try it out</a>
<a href="/docs/guides">Guides</a>
<a href="/reference/permissions">Permissions</a>
<a href="/errors">Errors</a>
<a href="/openapi.yaml">openapi.yaml</a>
<a href="/llms.txt">llms.txt</a>
</nav>
</header>`;
}
