import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { projectPath } from '../../project-path.ts';
import { htmlHeader, htmlPage } from './html.ts';
import { blocks } from './markdown.ts';
import { markdownToHtml } from './markdown-to-html.ts';

interface Guide {
  name: string;
  title: string;
  summary: string;
}

export const GUIDES: readonly Guide[] = [
  { name: 'configuration', title: 'Configuration', summary: 'all environment variables of the server' },
  {
    name: 'operations',
    title: 'Operations',
    summary: 'how to deploy, monitor, back up and upgrade a server',
  },
];

export const GUIDES_PATH = '/docs/guides';
export const guidePath = (name: string): string => `${GUIDES_PATH}/${name}`;

/** Renders the list of guides. */
export const renderGuideIndex = (): string =>
  blocks(
    '# Guides',
    GUIDES.map(({ name, title, summary }) => `- [${title}](${guidePath(name)}): ${summary}`).join('\n'),
  );

const COMMENTS = /^<!--.*-->\n+/gm;

/** Returns a guide as Markdown, without the marks of generated parts. */
export const renderGuide = (name: string): string =>
  readFileSync(projectPath(`server/site/guides/${name}.md`), 'utf8').replace(COMMENTS, '');

/** Returns a guide, or their list, as a page for browsers. */
export function renderGuideHtml({ info }: OpenApiDocument, title: string, markdown: string): string {
  const body = `${htmlHeader(info.title, info.version)}
<main class="page guide">
${markdownToHtml(markdown)}
</main>`;
  return htmlPage(`${title} · ${info.title}`, body);
}
