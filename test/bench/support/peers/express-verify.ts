/** Bare Express that returns the same response to every request. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { answerLines } from '../child.ts';

let answer: unknown;
const app = express();
app.post('/verify', express.json(), (_req, res) => {
  res.json(answer);
});
const server = app.listen(0, '127.0.0.1', async () => {
  // It listens on a port, so it has an address and not the path of a pipe.
  const { port } = server.address() as AddressInfo;
  await answerLines<{ answer: unknown }>(`http://127.0.0.1:${port}`, async (told) => {
    answer = told.answer;
    return true;
  });
  process.exit();
});
