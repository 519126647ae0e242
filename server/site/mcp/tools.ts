import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { nearestWord } from '../../api/nearest-match.ts';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { type DocsOperation, findError, listOperations } from '../docs/document.ts';
import { renderError } from '../docs/error-page.ts';
import { GUIDES, renderGuide } from '../docs/guides.ts';
import { renderOperation } from '../docs/operation-page.ts';
import { type CallTarget, callOperation, isRead } from './call.ts';
import { searchOperations } from './search.ts';

/** What the tools work with. */
export interface ToolOptions {
  document: OpenApiDocument;
  target: CallTarget;
  /** Whether `call_operation` may also change something. */
  allowsChanges: boolean;
}

const MAX_RESULTS = 15;

const text = (value: string) => ({ content: [{ type: 'text' as const, text: value }] });
const failure = (value: string) => ({ ...text(value), isError: true });

/** Returns the operation of an id. @throws naming the one that was probably meant */
function operationOf(document: OpenApiDocument, id: string): DocsOperation {
  const operations = listOperations(document);
  const found = operations.find(({ operationId }) => operationId === id);
  if (found !== undefined) return found;
  const nearest = nearestWord(
    id,
    operations.map(({ operationId }) => operationId),
  );
  const hint = nearest === undefined ? 'Find one with search_operations.' : `Did you mean ${nearest}?`;
  throw new Error(`There is no operation "${id}". ${hint}`);
}

const lineOf = (operation: DocsOperation): string =>
  `${operation.operationId} (${operation.method} ${operation.path}): ${operation.summary ?? ''}${isRead(operation) ? '' : ' [changes something]'}`;

function addSearch(server: McpServer, { document }: ToolOptions): void {
  server.registerTool(
    'search_operations',
    {
      title: 'Search operations',
      description:
        'Finds operations of the Tenantry API by words, for example "invite member" or "api key". Returns their ids.',
      inputSchema: { query: z.string().min(1).max(200) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ query }) => {
      const found = searchOperations(document, query, MAX_RESULTS);
      return text(
        found.length === 0 ? 'No operation has these words. Try others.' : found.map(lineOf).join('\n'),
      );
    },
  );
}

function addDescribe(server: McpServer, { document, target }: ToolOptions): void {
  server.registerTool(
    'describe_operation',
    {
      title: 'Describe an operation',
      description:
        'Returns the parameters, body, response, permissions, errors and examples of an operation, as Markdown. Read it before you call one.',
      inputSchema: {
        operation: z.string().describe('An id from search_operations, such as projects.create'),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ operation }) =>
      text(renderOperation(document, operationOf(document, operation).operationId, target.baseUrl)),
  );
}

function addCall(server: McpServer, { document, target, allowsChanges }: ToolOptions): void {
  const scope = allowsChanges
    ? 'It may also change, delete and create.'
    : 'Only operations that change nothing; a person can allow others with `tenantry mcp --allow-changes`.';
  server.registerTool(
    'call_operation',
    {
      title: 'Call an operation',
      description: `Calls an operation on ${target.baseUrl} and returns its status and body. ${scope}`,
      inputSchema: {
        operation: z.string().describe('An id from search_operations, such as projects.list'),
        path: z.record(z.string(), z.string()).default({}).describe('Path parameters'),
        query: z.record(z.string(), z.unknown()).default({}).describe('Query parameters'),
        body: z.unknown().optional().describe('The body, for operations that have one'),
      },
      annotations: { readOnlyHint: !allowsChanges, destructiveHint: allowsChanges, openWorldHint: false },
    },
    async ({ operation: id, path, query, body }) => {
      const operation = operationOf(document, id);
      if (!allowsChanges && !isRead(operation))
        return failure(
          `${id} changes something, and this server is read-only. Restart it with \`tenantry mcp --allow-changes\`.`,
        );
      const answer = await callOperation(target, operation, { path, query, body });
      return (answer.status < 400 ? text : failure)(`HTTP ${answer.status}\n${answer.text}`);
    },
  );
}

/** Explains a code of the document. */
function explainCode({ document, target }: ToolOptions, name: string) {
  if (findError(document, name) !== undefined) return text(renderError(document, name, target.baseUrl));
  const nearest = nearestWord(name, Object.keys(document['x-errors']));
  return failure(`There is no error "${name}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`);
}

/** Reads one refusal, with the permissions of the token. */
async function explainDecision({ document, target }: ToolOptions, path: Record<string, string>) {
  const id = path.organization === undefined ? 'decisions.get' : 'organizationDecisions.get';
  const input = { path, query: {}, body: undefined };
  const answer = await callOperation(target, operationOf(document, id), input);
  return (answer.status < 400 ? text : failure)(`HTTP ${answer.status}\n${answer.text}`);
}

function addExplain(server: McpServer, options: ToolOptions): void {
  server.registerTool(
    'explain_refusal',
    {
      title: 'Explain a refusal',
      description:
        'Explains a refusal. With the code of the problem: what it means, what to change, and which operations return it. With its decision_id and the workspace or organization of the request: who asked for what, and each step of the decision; this takes access:explain there.',
      inputSchema: {
        code: z.string().optional().describe('The code of the problem, such as insufficient_role'),
        decision_id: z.string().optional().describe('The decision_id of the problem, with its place'),
        workspace: z.string().optional().describe('Id or slug of the workspace of the request'),
        organization: z.string().optional().describe('Id or slug of the organization of the request'),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ code, decision_id, workspace, organization }) => {
      if (decision_id === undefined)
        return code === undefined ? failure('Pass code or decision_id.') : explainCode(options, code);
      if (organization !== undefined) return explainDecision(options, { organization, decision_id });
      if (workspace !== undefined) return explainDecision(options, { workspace, decision_id });
      return failure('Pass workspace or organization: that of the refused request.');
    },
  );
}

function addGuides(server: McpServer): void {
  const names = GUIDES.map(({ name }) => name) as [string, ...string[]];
  server.registerTool(
    'read_guide',
    {
      title: 'Read a guide',
      description: `Returns a guide as Markdown. ${GUIDES.map(({ name, summary }) => `${name}: ${summary}`).join('; ')}.`,
      inputSchema: { guide: z.enum(names) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ guide }) => text(renderGuide(guide)),
  );
}

/** Adds the tools. A tool that throws answers with the message as an error. */
export function addTools(server: McpServer, options: ToolOptions): void {
  addSearch(server, options);
  addDescribe(server, options);
  addCall(server, options);
  addExplain(server, options);
  addGuides(server);
}
