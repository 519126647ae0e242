import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { projectPath } from '../../project-path.ts';
import { htmlHeader, htmlPage } from './html.ts';
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

export const guidePath = (name: string): string => `/docs/guides/${name}`;

const COMMENTS = /^<!--.*-->\n+/gm;

/** Returns a guide as Markdown, without the marks of generated parts. */
export const renderGuide = (name: string): string =>
  readFileSync(projectPath(`server/site/guides/${name}.md`), 'utf8').replace(COMMENTS, '');

/** Returns a guide as a page for browsers. */
export function renderGuideHtml({ info }: OpenApiDocument, { name, title }: Guide): string {
  const body = `${htmlHeader(info.title, info.version)}
<main class="page guide">
${markdownToHtml(renderGuide(name))}
</main>`;
  return htmlPage(`${title} · ${info.title}`, body);
}
