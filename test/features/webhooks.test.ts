import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkspace, type Person, person } from '../support/fixtures.ts';
import { type Received, type Receiver, startReceiver, until } from '../support/receiver.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let owner: Person;
const receivers: Receiver[] = [];
beforeAll(async () => {
  server = await startTestServer({ webhooks: { retrySeconds: [0, 0, 0, 0, 0] } });
  owner = await person(server, 'Owner');
});
afterAll(async () => {
  await server.stop();
  await Promise.all(receivers.map((one) => one.close()));
});

const receiver = async (): Promise<Receiver> => {
  const one = await startReceiver();
  receivers.push(one);
  return one;
};

const headersOf = ({ headers }: Received) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** A workspace of its own for each test, which has had no events before the endpoint is made but its making. */
const workspaceOf = () => newWorkspace(owner);

const rename = (workspace: string, name: string) => owner.api.workspaces.update({ workspace, name });

describe('a webhook', () => {
  it('is delivered with both signatures, the envelope and its id', async () => {
    const hook = await receiver();
    const workspace = await workspaceOf();
    const { secret, id, workspace_id } = await owner.api.webhookEndpoints.create({
      workspace,
      url: `${hook.url}/in?x=1`,
    });
    const changed = await rename(workspace, 'Renamed');
    const [request] = await hook.wait();
    if (request === undefined) throw new Error('Nothing came.');
    expect(request).toMatchObject({ path: '/in?x=1', method: 'POST' });
    const event = new Webhook(secret).verify(request.body, headersOf(request));
    expect(event).toEqual({
      id: request.headers['webhook-id'],
      type: 'workspace.updated',
      created_at: expect.any(String),
      workspace_id,
      data: changed,
    });
    const hex = createHmac('sha256', secret).update(request.body).digest('hex');
    expect(request.headers['x-signature-256']).toBe(`sha256=${hex}`);
    const delivery = await until(async () => {
      const { data } = await owner.api.webhookDeliveries.list({
        workspace,
        endpoint_id: id,
        status: 'delivered',
      });
      return data[0];
    });
    expect(delivery).toMatchObject({
      attempts: 1,
      response_status: 204,
      event_type: 'workspace.updated',
      error: null,
    });
  });
});
