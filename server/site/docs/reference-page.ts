import { escapeHtml } from '../../api/escape-html.ts';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { areasOf, type DocsOperation, findError, findOperation, listOperations } from './document.ts';
import { htmlHeader, htmlPage } from './html.ts';
import { inlineToHtml, markdownToHtml } from './markdown-to-html.ts';
import { type OperationFacts, operationFacts } from './operation-facts.ts';
import { errorTable, operationPath } from './operation-page.ts';
import { renderAccess, renderPermissions } from './permissions.ts';
import type { SchemaField } from './schema-fields.ts';

/** Renders the reference's page of one operation: its text, and samples beside it. */
export function renderOperationHtml(
  document: OpenApiDocument,
  operationId: string,
  publicUrl: string,
): string {
  const operation = findOperation(document, operationId);
  const facts = operationFacts(document, operation, publicUrl);
  const { method, path, summary = operationId, description = '' } = operation;
  const text = [
    `<h1>${escapeHtml(summary)}</h1>`,
    `<p class="request">${badge(method)} <code>${escapeHtml(path)}</code></p>`,
    `<p class="id"><code>${escapeHtml(operationId)}</code></p>`,
    markdownToHtml(description),
    `<h2 id="access">Access</h2>\n${markdownToHtml(renderAccess(document, operation))}`,
    fieldSection('parameters', 'Parameters', facts.parameters),
    bodySection('request', 'Request body', facts.request),
    bodySection('response', 'Response', facts.response),
    `<h2 id="errors">Errors</h2>\n${markdownToHtml(errorTable(document, operation))}`,
  ];
  return referencePage(document, {
    title: summary,
    path: operationPath(operationId),
    text: text.filter(Boolean).join('\n'),
    samples: samplesHtml(facts),
    tag: operation.tag,
  });
}

/** Renders the first page of the reference: notes for every caller, and the resources of each area. */
export function renderReferenceHtml(document: OpenApiDocument, publicUrl: string): string {
  const { title, version, description = '' } = document.info;
  const areas = areasOf(document).map(
    ({ name, tags }) =>
      `<h2>${escapeHtml(name)}</h2>\n<dl class="resources">${tags.map(resourceItem).join('\n')}</dl>`,
  );
  const me = findOperation(document, 'me.get');
  return referencePage(document, {
    title: 'Reference',
    path: '/reference',
    text: `<h1>${escapeHtml(title)} ${escapeHtml(version)}: reference</h1>\n${markdownToHtml(description)}\n${areas.join('\n')}`,
    samples: samplesHtml(operationFacts(document, me, publicUrl)),
  });
}

/** Renders the table of permissions and roles. */
export const renderPermissionsHtml = (document: OpenApiDocument): string =>
  referencePage(document, {
    title: 'Permissions and roles',
    path: '/reference/permissions',
    text: markdownToHtml(renderPermissions(document)),
  });

const resourceItem = ({
  name,
  description,
  operations,
}: ReturnType<typeof areasOf>[number]['tags'][number]) =>
  `<dt><a href="${operationPath(operations[0]?.operationId ?? '')}">${escapeHtml(name)}</a></dt><dd>${inlineToHtml(description ?? '')}</dd>`;

const badge = (method: string): string => `<b class="method ${method.toLowerCase()}">${method}</b>`;

function fieldSection(id: string, title: string, fields: Array<SchemaField & { location?: string }>): string {
  return fields.length === 0 ? '' : `<h2 id="${id}">${title}</h2>\n${fieldList(fields)}`;
}

function bodySection(
  id: string,
  title: string,
  body?: OperationFacts['request'] & { status?: string },
): string {
  if (!body) return '';
  const facts = [body.status, body.type ?? 'no body'].filter((fact) => fact !== undefined);
  const lead = `<p>${facts.map((fact) => `<code>${escapeHtml(fact)}</code>`).join(', ')}. ${inlineToHtml(body.description)}</p>`;
  return `<h2 id="${id}">${title}</h2>\n${lead}\n${body.fields.length > 0 ? fieldList(body.fields) : ''}`;
}

function fieldList(fields: Array<SchemaField & { location?: string }>): string {
  const items = fields.map(
    ({ path, type, required, location, description }) =>
      `<dt><code>${escapeHtml(path)}</code> <span>${inlineToHtml(type)}${location ? `, in ${location}` : ''}</span>${required ? ' <em>required</em>' : ''}</dt>
<dd>${inlineToHtml(description)}</dd>`,
  );
  return `<dl class="fields">\n${items.join('\n')}\n</dl>`;
}

function samplesHtml({ curl, typescript, response }: OperationFacts): string {
  const sample = (name: string, title: string, text: string) =>
    `<pre class="${name}" tabindex="0" aria-label="${title}"><code>${escapeHtml(text)}</code></pre>`;
  return `<h2>Example</h2>
<fieldset class="switch"><legend>Language</legend>
<label><input type="radio" name="language" value="curl" checked> curl</label>
<label><input type="radio" name="language" value="typescript"> TypeScript</label>
</fieldset>
${sample('curl', 'The request with curl', curl)}
${sample('typescript', 'The request with the SDK', typescript)}
${response.type ? `<h2>Response</h2>\n${sample('response', 'The response', response.example)}` : ''}`;
}

interface ReferencePage {
  title: string;
  path: string;
  text: string;
  samples?: string;
  /** The resource that the navigation shows open. */
  tag?: string;
}

function referencePage(document: OpenApiDocument, page: ReferencePage): string {
  const { title, version } = document.info;
  return htmlPage(
    `${page.title} · ${title}`,
    `${htmlHeader(title, version)}
<div class="panes">
${navigation(document, page)}
<script src="/docs/reference.js"></script>
<main class="text">
${withLinks(document, page)}
</main>
${page.samples ? `<aside class="samples" aria-label="Samples">\n${page.samples}\n</aside>` : ''}
</div>`,
    '<link rel="stylesheet" href="/docs/reference.css">\n',
  );
}

/** Links names of operations and error codes to their pages. */
function withLinks(document: OpenApiDocument, { path, text }: ReferencePage): string {
  const operations = new Set(listOperations(document).map(({ operationId }) => operationId));
  return text.replace(/(?<!<pre[^>]*>)<code>([a-zA-Z_.]+)<\/code>/g, (code, name: string) => {
    if (operationPath(name) === path) return code;
    if (operations.has(name)) return `<a href="${operationPath(name)}">${code}</a>`;
    return findError(document, name) ? `<a href="/errors/${name}">${code}</a>` : code;
  });
}

function navigation(document: OpenApiDocument, page: ReferencePage): string {
  const link = ({ operationId, method, summary = operationId }: DocsOperation) => {
    const path = operationPath(operationId);
    const current = path === page.path ? ' aria-current="page"' : '';
    return `<li><a href="${path}"${current}>${badge(method)} ${escapeHtml(summary)}</a></li>`;
  };
  const areas = areasOf(document).map(
    ({ name, tags }) =>
      `<h2>${escapeHtml(name)}</h2>\n${tags
        .map(
          (tag) =>
            `<details${tag.name === page.tag ? ' open' : ''}><summary>${escapeHtml(tag.name)}</summary><ul>${tag.operations.map(link).join('\n')}</ul></details>`,
        )
        .join('\n')}`,
  );
  return `<details class="menu" open><summary>Search and contents</summary>
<nav aria-label="Reference">
<input type="search" class="search" aria-label="Search the documentation" placeholder="Search (press /)" aria-controls="results">
<p class="count" role="status"></p>
<ul id="results"></ul>
<div class="tree">
${areas.join('\n')}
</div>
</nav>
</details>`;
}
