import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createTeam, type TestTeam } from '../support/users.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

let server: TestServer;
let acme: TestTeam;
const clients: Client[] = [];

/** Starts `tenantry mcp` as a client of the protocol does. */
async function connect(token: string | undefined, ...options: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const env = { TENANTRY_BASE_URL: server.url, ...(token !== undefined && { TENANTRY_TOKEN: token }) };
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', ...options], env }),
  );
  clients.push(client);
  return client;
}

/** Calls a tool. @returns its text, and whether it reports an error */
async function use(client: Client, name: string, input: Record<string, unknown>) {
  const { content, isError = false } = await client.callTool({ name, arguments: input });
  const [first] = content as Array<{ text: string }>;
  return { text: first?.text ?? '', isError };
}

beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await server.stop();
});

describe('tenantry mcp', () => {
  it('has five tools, which only read', async () => {
    const { tools } = await (await connect(undefined)).listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_operations',
      'describe_operation',
      'call_operation',
      'explain_refusal',
      'read_guide',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
  });

  it('finds, describes and calls what changes nothing, and nothing else', async () => {
    const client = await connect(acme.people.owner.token);
    for (const [query, id] of [
      ['invite', 'invitations.create'],
      ['create an api key', 'apiKeys.create'],
      ['sign in', 'sessions.create'],
      ['list projects', 'projects.list'],
    ] as const) {
      const { text } = await use(client, 'search_operations', { query });
      expect(text.split('\n').slice(0, 5).join('\n'), query).toContain(`${id} (`);
    }
    const described = await use(client, 'describe_operation', { operation: 'projects.create' });
    expect(described.text).toContain('`projects:create`');

    const path = { workspace: acme.workspace };
    const list = { operation: 'projects.list', path, query: { limit: 1 } };
    const listed = await use(client, 'call_operation', list);
    expect(listed).toMatchObject({ isError: false, text: expect.stringMatching(/^HTTP 200\n/) });
    const verified = await use(client, 'call_operation', {
      operation: 'apiKeys.verify',
      body: { key: 'nothing' },
    });
    expect(verified.text).toMatch(/^HTTP 200\n.*"valid":false/);

    const create = {
      operation: 'projects.create',
      path,
      body: { name: 'By a model', environment: 'staging' },
    };
    expect(await use(client, 'call_operation', create)).toEqual({
      isError: true,
      text: 'projects.create changes something, and this server is read-only. Restart it with `tenantry mcp --allow-changes`.',
    });
    const { data } = await acme.people.owner.api.projects.list({ workspace: acme.workspace });
    expect(data.map(({ name }) => name)).not.toContain('By a model');
  });

  it('changes something where that was allowed, with the permissions of its token', async () => {
    const create = { operation: 'projects.create', path: { workspace: acme.workspace } };
    const body = { name: 'By a model', slug: 'by-a-model', environment: 'staging' };
    const owner = await connect(acme.people.owner.token, '--allow-changes');
    expect((await use(owner, 'call_operation', { ...create, body })).text).toMatch(/^HTTP 201\n/);
    const viewer = await connect(acme.people.viewer.token, '--allow-changes');
    const refused = await use(viewer, 'call_operation', { ...create, body: { ...body, slug: 'another' } });
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('insufficient_role') });
    const { text } = await use(viewer, 'explain_refusal', { code: 'insufficient_role' });
    expect(text).toContain('# insufficient_role');
    const decision = { decision_id: JSON.parse(refused.text.replace(/^HTTP \d+\n/, '')).decision_id };
    const explained = await use(owner, 'explain_refusal', { ...decision, workspace: acme.workspace });
    expect(explained).toMatchObject({
      isError: false,
      text: expect.stringContaining('"decided_by":"role"'),
    });
    const own = await use(viewer, 'explain_refusal', { ...decision, workspace: acme.workspace });
    expect(own).toMatchObject({ isError: true, text: expect.stringContaining('access:explain') });
    expect((await use(owner, 'explain_refusal', decision)).text).toContain('Pass workspace or organization');
  });

  it('says what is wrong with a call', async () => {
    const client = await connect(undefined);
    const wrong = async (name: string, input: Record<string, unknown>) => {
      const { isError, text } = await use(client, name, input);
      expect(isError).toBe(true);
      return text;
    };
    expect(await wrong('describe_operation', { operation: 'project.create' })).toContain(
      'Did you mean projects.create?',
    );
    expect(await wrong('explain_refusal', { code: 'insuficient_role' })).toContain(
      'Did you mean insufficient_role?',
    );
    expect(await wrong('call_operation', { operation: 'projects.list' })).toContain(
      'Pass the path parameter "workspace".',
    );
    expect(await wrong('call_operation', { operation: 'me.get' })).toContain('missing_credentials');
    expect(await wrong('read_guide', { guide: 'none' })).toContain('operations');
    expect((await use(client, 'read_guide', { guide: 'configuration' })).text).toContain('PUBLIC_URL');
  });
});
