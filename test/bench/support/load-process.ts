/** Generates load, apart from the process that measures. `%n` in a body or header is another number in every request. */
import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { answerLines } from './child.ts';
import type { Load, Measured } from './load.ts';

const run = randomBytes(5).toString('hex');
let count = 0;

function numbered(request: autocannon.Request): autocannon.Request {
  count += 1;
  const number = `${run}${count}`;
  const fill = (text: unknown) => String(text).replaceAll('%n', number);
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name, fill(value)]);
  return { ...request, headers: Object.fromEntries(headers), body: fill(request.body) };
}

await answerLines<Load>('ready', async ({ url, connections, seconds, rate, requests }): Promise<Measured> => {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: requests.map((request) => ({
      ...request,
      method: request.method as autocannon.Request['method'],
      ...(JSON.stringify(request).includes('%n') && { setupRequest: numbered }),
    })) as autocannon.Request[], // autocannon's own types do not take exact optional properties
  });
  const { errors, timeouts, non2xx, latency } = result;
  return {
    rate: result.requests.total / result.duration,
    total: result.requests.total,
    failures: errors + timeouts + non2xx,
    latency: { p50: latency.p50, p99: latency.p99 },
  };
});
