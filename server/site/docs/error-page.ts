import { escapeHtml } from '../../api/escape-html.ts';
import type { ErrorDefinition, OpenApiDocument } from '../../api/openapi-types.ts';
import { findError, listOperations, operationsReturning } from './document.ts';
import { exampleOfError, hasDecision } from './error-examples.ts';
import { htmlHeader, htmlPage, proseToHtml } from './html.ts';
import { blocks, code, fence, table } from './markdown.ts';
import { operationPath } from './operation-page.ts';

/** The facts of an error page, in any format. */
interface ErrorFacts extends ErrorDefinition {
  code: string;
  operationIds: string[];
  example: string;
}

function errorFacts(document: OpenApiDocument, name: string, publicUrl: string): ErrorFacts {
  const entry = findError(document, name);
  if (!entry) throw new Error(`The document has no error ${name}`);
  return {
    ...entry,
    code: name,
    operationIds: operationsReturning(document, name).map(({ operationId }) => operationId),
    example: JSON.stringify(exampleOfError(document, name, publicUrl), null, 2),
  };
}

/** Lists the operations that return an error, unless all do. */
const returnedBy = (document: OpenApiDocument, names: string, count: number): string =>
  count === listOperations(document).length ? 'Returned by every operation.' : `Returned by: ${names}.`;

/** How to find out why, for refusals with a trace. */
const explanationOf = (name: string): string =>
  hasDecision(name)
    ? 'With `decision_id`, call `decisions.get` or, in an organization, `organizationDecisions.get`, to see each step of the decision.'
    : '';

/** Renders the page of an error code as Markdown. */
export function renderError(document: OpenApiDocument, name: string, publicUrl: string): string {
  const facts = errorFacts(document, name, publicUrl);
  const links = facts.operationIds.map((id) => `[${id}](${operationPath(id)})`);
  return blocks(
    `# ${facts.code}`,
    `**${facts.status} ${facts.title}**`,
    facts.description,
    explanationOf(name),
    links.length > 0 && returnedBy(document, links.join(', '), links.length),
    'The response body is `application/problem+json`:',
    fence('json', facts.example),
  );
}

/** Renders the page for browsers that follow the `type` of a problem. */
export function renderErrorHtml(document: OpenApiDocument, name: string, publicUrl: string): string {
  const facts = errorFacts(document, name, publicUrl);
  const links = facts.operationIds.map(
    (id) => `<a href="${escapeHtml(operationPath(id))}">${escapeHtml(id)}</a>`,
  );
  return errorLayout(
    document,
    facts.code,
    `<p class="status">${facts.status} ${escapeHtml(facts.title)}</p>
<h1>${escapeHtml(facts.code)}</h1>
${proseToHtml(facts.description)}
${hasDecision(name) ? proseToHtml(explanationOf(name)) : ''}
${links.length > 0 ? `<p>${returnedBy(document, links.join(', '), links.length)}</p>` : ''}
<p>The response body is <code>application/problem+json</code>:</p>
<pre tabindex="0">${escapeHtml(facts.example)}</pre>
<p><a href="/errors">All errors</a></p>`,
  );
}

export function renderErrorIndex(document: OpenApiDocument): string {
  const rows = Object.entries(document['x-errors']).map(([name, entry]) => [
    String(entry.status),
    `[${name}](/errors/${name})`,
    entry.title,
  ]);
  return blocks(
    `# ${document.info.title}: errors`,
    `Every error is a problem document (RFC 9457, ${code('application/problem+json')}) with one of these values in ${code('code')}.`,
    table(['Status', 'Code', 'Meaning'], rows),
  );
}

export function renderErrorIndexHtml(document: OpenApiDocument): string {
  const rows = Object.entries(document['x-errors']).map(
    ([name, entry]) =>
      `<tr><td>${entry.status}</td><td><a href="/errors/${escapeHtml(name)}"><code>${escapeHtml(name)}</code></a></td><td>${escapeHtml(entry.title)}</td></tr>`,
  );
  return errorLayout(
    document,
    'Errors',
    `<h1>Errors</h1>
<p>Every error is a problem document (RFC 9457, <code>application/problem+json</code>) with one of these values in <code>code</code>.</p>
<div class="table" tabindex="0"><table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`,
  );
}

function errorLayout(document: OpenApiDocument, title: string, main: string): string {
  const { info } = document;
  const body = `${htmlHeader(info.title, info.version)}\n<main class="page">\n${main}\n</main>`;
  return htmlPage(`${title} · ${info.title}`, body);
}
