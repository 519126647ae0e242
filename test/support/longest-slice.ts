/**
 * Returns the most processor time, in milliseconds, that this process took between two turns of its event loop while some work went
 * on. Time in which other processes ran does not count.
 */
export async function longestSliceOf(work: Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false];
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
  }
  await work;
  return longest;
}
