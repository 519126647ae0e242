/**
 * Generates load, apart from the process that measures. In a body or header, `%n` is a different text in every request, `%i` a
 * different number, and each name of `values` the next of its values.
 */
import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { answerLines } from './child.ts';
import type { Load, Measured } from './load.ts';

const run = randomBytes(5).toString('hex');
let count = 0;

function numbered(request: autocannon.Request, values: NonNullable<Load['values']>): autocannon.Request {
  count += 1;
  const fill = (text: unknown) =>
    Object.entries(values).reduce(
      (filled, [name, list]) => filled.replaceAll(name, list[count % list.length] ?? ''),
      String(text).replaceAll('%n', `${run}${count}`).replaceAll('%i', String(count)),
    );
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name, fill(value)]);
  return { ...request, headers: Object.fromEntries(headers), body: fill(request.body) };
}

async function measure({ url, connections, seconds, rate, requests, values = {} }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: requests.map((request) => ({
      ...request,
      method: request.method as autocannon.Request['method'],
      ...(JSON.stringify(request).includes('%n') && {
        setupRequest: (one: autocannon.Request) => numbered(one, values),
      }),
    })) as autocannon.Request[], // autocannon's own types do not take exact optional properties
  });
  const { errors, timeouts, non2xx, latency } = result;
  return {
    rate: result.requests.total / result.duration,
    total: result.requests.total,
    failures: errors + timeouts + non2xx,
    latency: { p50: latency.p50, p99: latency.p99 },
  };
}

await answerLines<Load>('ready', measure);
