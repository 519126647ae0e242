import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { startTestServer } from '../support/server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Megabytes in use after a server has started and stopped. */
async function memoryAfterServer(): Promise<number> {
  const server = await startTestServer();
  await server.stop();
  await delay(500);
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_000_000;
}

it('a stopped server leaves nothing in the memory of its process', async () => {
  const first = await memoryAfterServer();
  await memoryAfterServer();
  // One server has about 30 MB.
  expect((await memoryAfterServer()) - first).toBeLessThan(20);
}, 60_000);
