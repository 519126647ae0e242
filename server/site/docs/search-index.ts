import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { listOperations } from './document.ts';
import { GUIDES, guidePath, renderGuide } from './guides.ts';
import { idOf } from './markdown-to-html.ts';
import { operationPath } from './operation-page.ts';

/** A place in the documentation that the search can find. */
interface SearchEntry {
  title: string;
  detail: string;
  path: string;
  text: string;
}

/** Returns what the search of the reference looks through: operations, guides, error codes and permissions. */
export const searchIndex = (document: OpenApiDocument): SearchEntry[] => [
  ...listOperations(document).map(({ operationId, method, path, summary, description }) => ({
    title: summary ?? operationId,
    detail: `${method} ${path}`,
    path: operationPath(operationId),
    text: `${operationId} ${description ?? ''}`,
  })),
  ...GUIDES.flatMap((guide) => sectionsOf(guide.name, guide.title)),
  ...Object.entries(document['x-errors']).map(([code, { status, title, description }]) => ({
    title: code,
    detail: `${status} ${title}`,
    path: `/errors/${code}`,
    text: description,
  })),
  ...document['x-permissions'].map(({ name, description }) => ({
    title: name,
    detail: 'Permission',
    path: '/reference/permissions',
    text: description,
  })),
];

/** Returns each section of a guide; the first one has its introduction. */
function sectionsOf(name: string, guide: string): SearchEntry[] {
  return renderGuide(name)
    .split(/^#{1,2} (?=\S)/m)
    .slice(1)
    .map((section, index) => {
      const [title = '', ...lines] = section.split('\n');
      const path = index === 0 ? guidePath(name) : `${guidePath(name)}#${idOf(title)}`;
      return { title, detail: `Guide: ${guide}`, path, text: lines.join(' ').replace(/[`*|]/g, '') };
    });
}
