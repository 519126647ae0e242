import { type ChildProcess, spawn } from 'node:child_process';
import { context } from 'esbuild';

/**
 * `npm run dev`: builds the server, runs it with the development mailbox and with webhook receivers on this machine,
 * and rebuilds and restarts it when one of its files changes. A server that fails to start stays stopped until the next
 * change.
 */

let server: ChildProcess | undefined;
let building: Promise<void> = Promise.resolve();

const exited = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

async function stopServer(): Promise<void> {
  if (server === undefined) return;
  server.kill('SIGTERM');
  await exited(server);
}

/** Virtual keys may name model servers on this machine. */
const MODELS_OF_THIS_MACHINE = { GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*' };

async function restart(): Promise<void> {
  await stopServer();
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: 'inherit',
    env: {
      DEV_MAILBOX: 'true',
      WEBHOOK_ALLOW_PRIVATE: 'loopback',
      ...MODELS_OF_THIS_MACHINE,
      ...process.env,
    },
  });
}

const build = await context({
  entryPoints: ['server/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [
    {
      name: 'restart',
      setup: ({ onEnd }) =>
        onEnd(({ errors }) => {
          if (errors.length === 0) building = building.then(restart);
        }),
    },
  ],
});
await build.watch();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await build.dispose();
    await stopServer();
    process.exit(0);
  });
}
