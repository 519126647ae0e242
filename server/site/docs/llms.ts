import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { groupByTag, listOperations } from './document.ts';
import { renderError } from './error-page.ts';
import { GUIDES, guidePath, renderGuide } from './guides.ts';
import { blocks, demoteHeadings, splitLead, withoutHeadings } from './markdown.ts';
import { operationPath, renderOperation } from './operation-page.ts';
import { renderPermissions } from './permissions.ts';

/** Returns the opening of both files: name, summary, and the notes for every caller. */
function intro({ info }: OpenApiDocument): { title: string; summary: string; notes: string } {
  const description = info.description ?? '';
  const { lead, rest } = splitLead(description);
  return {
    title: `# ${info.title}`,
    summary: `> ${(info.summary ?? lead).trim().replace(/\s*\n\s*/g, ' ')}`,
    notes: info.summary ? description : rest,
  };
}

/** Renders the index for language models (llmstxt.org): one line and one link per page. */
export function renderLlms(document: OpenApiDocument, publicUrl: string): string {
  const { title, summary, notes } = intro(document);
  const link = (name: string, path: string, note = '') =>
    `- [${name}](${publicUrl}${path})${note && `: ${note.replace(/\s+/g, ' ').trim()}`}`;
  const operations = groupByTag(document).flatMap((tag) => [
    `## ${tag.name}`,
    tag.operations
      .map(({ operationId, summary: note }) => link(operationId, operationPath(operationId), note))
      .join('\n'),
  ]);
  const errors = Object.entries(document['x-errors']).map(([name, { status, title: meaning }]) =>
    link(name, `/errors/${name}`, `${status} ${meaning}`),
  );
  const guides = GUIDES.map((guide) => link(guide.title, guidePath(guide.name), guide.summary));
  const optional = [
    link('Permissions', '/reference/permissions', 'the permissions of each built-in role and key scope'),
    link('openapi.yaml', '/openapi.yaml', 'the OpenAPI 3.1 document'),
    link('llms-full.txt', '/llms-full.txt', 'all of these pages in one file'),
    link(
      'Reference',
      '/reference',
      'all operations by resource; browsers get these pages as HTML, with a search',
    ),
    link('Swagger UI', '/docs', 'a page that sends requests'),
  ];
  return blocks(
    title,
    summary,
    withoutHeadings(notes),
    ...operations,
    '## Errors',
    errors.join('\n'),
    '## Guides',
    guides.join('\n'),
    '## Optional',
    optional.join('\n'),
  );
}

/** Renders all pages in one file. */
export function renderLlmsFull(document: OpenApiDocument, publicUrl: string): string {
  const { title, summary, notes } = intro(document);
  return blocks(
    title,
    summary,
    demoteHeadings(notes, 1),
    ...listOperations(document).map(({ operationId }) =>
      demoteHeadings(renderOperation(document, operationId, publicUrl), 1),
    ),
    demoteHeadings(renderPermissions(document), 1),
    '## Errors',
    ...Object.keys(document['x-errors']).map((name) =>
      demoteHeadings(renderError(document, name, publicUrl), 2),
    ),
    ...GUIDES.map(({ name }) => demoteHeadings(renderGuide(name), 1)),
  );
}
