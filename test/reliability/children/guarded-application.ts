/** An application with a guard in local mode, in a process of its own, so that a test can freeze it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { Tenantry } from '../../../sdk/src/index.ts';
import { protect } from '../../../sdk/src/server/express.ts';

const counts = { verified: 0, passed: 0 };
const tenantry = new Tenantry({
  fetch: (url, init) => {
    if (url.endsWith('/verify')) counts.verified += 1;
    return fetch(url, init);
  },
});
const app = express();
app.get('/counts', (_req, res) => {
  res.json(counts);
});
const guard = protect(tenantry, {
  mode: 'local',
  timeout: 1000,
  permission: 'projects:read',
  workspace: (req) => req.params.workspace,
});
app.get('/:workspace', guard, (_req, res) => {
  counts.passed += 1;
  res.sendStatus(204);
});
const server = createServer(app);
await once(server.listen(0, '127.0.0.1'), 'listening');
const address = server.address();
console.log(`Tenantry is ready at http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
