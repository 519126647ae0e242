/*! The built file contains @modelcontextprotocol/sdk, Copyright (c) 2024 Anthropic, PBC, and what it imports, under the MIT License. */
import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readDocument } from '../../api/read-document.ts';
import { projectPath } from '../../project-path.ts';
import { addTools } from './tools.ts';

// `tenantry mcp` serves the contract to language models by the Model Context Protocol, on standard input and output.

const CHANGES = '--allow-changes';

const unknown = process.argv.slice(2).find((argument) => argument !== CHANGES);
if (unknown !== undefined) {
  console.error(`tenantry mcp: there is no option "${unknown}". It takes ${CHANGES}.`);
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
const server = new McpServer(
  { name: 'tenantry', version },
  { instructions: 'Search operations, describe one before you call it, and explain a refusal by its code.' },
);
addTools(server, {
  document: readDocument(projectPath('openapi.yaml')).document,
  target: {
    baseUrl: process.env.TENANTRY_BASE_URL ?? 'http://localhost:3000',
    token: process.env.TENANTRY_TOKEN,
  },
  allowsChanges: process.argv.includes(CHANGES),
});
await server.connect(new StdioServerTransport());
