/** Measures the processor time of bare `fetch`, in microseconds a call, against the URL that each question names. */
import { answerLines } from '../child.ts';
import { median } from '../report.ts';

const ROUNDS = 7;
const CALLS = 1000;

async function costOfRound(url: string): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await response.json();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

await answerLines<{ url: string }>('ready', async ({ url }) => {
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) costs.push(await costOfRound(url));
  return median(costs);
});
