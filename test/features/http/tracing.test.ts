import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { type EndedSpan, recordSpans } from '../../support/spans.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

const tracing = recordSpans();
let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
}, 60_000);
afterAll(async () => {
  tracing.stop();
  await server.stop();
});

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

/** Waits for a span, which ends shortly after the response has been read. */
const spanOf = (found: (span: EndedSpan) => boolean) =>
  pollUntil(
    async () => tracing.ended.find(found),
    (span) => span !== undefined,
    { what: 'a span' },
  );

it('traces a request and its transaction, and continues the trace of the caller', async () => {
  tracing.ended.length = 0;
  const headers = {
    authorization: `Bearer ${acme.people.owner.token}`,
    'content-type': 'application/json',
    traceparent: `00-${TRACE}-${PARENT}-01`,
  };
  const url = `${server.url}/v1/workspaces/${acme.workspace}`;
  await fetch(url, { method: 'PATCH', headers, body: '{"name":"Traced"}' });
  const request = await spanOf(({ name }) => name === 'workspaces.update');
  expect(request).toMatchObject({
    traceId: TRACE,
    parentSpanId: PARENT,
    status: 0,
    attributes: {
      'http.request.method': 'PATCH',
      'http.route': '/v1/workspaces/{workspace}',
      'http.response.status_code': 200,
      'tenantry.operation_id': 'workspaces.update',
      'tenantry.tenant_id': acme.workspaceId,
    },
  });
  const transaction = await spanOf(({ name, traceId }) => name === 'transaction' && traceId === TRACE);
  expect(transaction).toMatchObject({ parentSpanId: request?.spanId, status: 0 });
  // Neither the token nor the body is in any span.
  expect(JSON.stringify(tracing.ended)).not.toMatch(/tn_|Traced/);
});

it('names the code of a refusal', async () => {
  tracing.ended.length = 0;
  const { viewer } = acme.people;
  await expectProblem(viewer.api.workspaces.update({ workspace: acme.workspace, name: 'X' }));
  const request = await spanOf(({ name }) => name === 'workspaces.update');
  expect(request).toMatchObject({
    parentSpanId: undefined,
    attributes: { 'http.response.status_code': 403, 'tenantry.code': 'insufficient_role' },
  });
});

it('traces webhooks and mails', async () => {
  const { workspace, people } = acme;
  const { api } = people.owner;
  const { id } = await api.webhookEndpoints.create({ workspace, url: 'https://127.0.0.1:9/hook' });
  await api.webhookEndpoints.test({ workspace, endpoint_id: id });
  await api.invitations.create({ workspace, emails: ['traced@example.com'], role: 'viewer' });
  const webhook = await spanOf(({ name }) => name === 'webhook');
  // No one listens there.
  expect(webhook).toMatchObject({ status: 2, attributes: { 'server.address': '127.0.0.1' } });
  const mail = await spanOf(
    ({ name, attributes }) => name === 'mail' && /invit/.test(`${attributes['tenantry.template']}`),
  );
  expect(mail).toMatchObject({ status: 0 });
  expect(JSON.stringify(tracing.ended)).not.toContain('traced@example.com');
});
