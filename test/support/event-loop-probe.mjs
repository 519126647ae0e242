import { monitorEventLoopDelay } from 'node:perf_hooks';

/*
 * Loaded into a server by --import: at SIGUSR2 it writes how late the event loop was at most since the signal before, and
 * begins again.
 */
const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
process.on('SIGUSR2', () => {
  process.stdout.write(`event loop late by ${(delays.max / 1e6).toFixed(1)} ms\n`);
  delays.reset();
});
