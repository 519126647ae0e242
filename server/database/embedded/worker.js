// The worker thread that runs the embedded PostgreSQL. Plain JavaScript, because a worker does not inherit the
// TypeScript loader of its parent under Vitest, and loading one here would add 0.2 s to each start. PGlite blocks its
// thread while a query runs, which is why it has its own.
import { fsyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

const ioError = 29; // EIO in Emscripten's numbering

/**
 * PGlite's folder on disk with a real fsync. By default PGlite disables fsync and its file system ignores it: a killed
 * process loses nothing, but a power failure may lose or corrupt anything.
 */
class DurableFS extends NodeFS {
  async init(database, options) {
    const { emscriptenOpts } = await super.init(database, options);
    const makeDurable = (module) => {
      module.NODEFS.stream_ops.fsync = ({ nfd }) => {
        if (nfd === undefined) return 0; // a directory, which this file system opens without a descriptor
        try {
          fsyncSync(nfd);
          return 0;
        } catch {
          throw new module.FS.ErrnoError(ioError); // PostgreSQL stops rather than acknowledge data that may be lost
        }
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), makeDurable] } };
  }
}

const { folder, durable } = workerData;
const database = await PGlite.create(
  durable
    ? {
        fs: new DurableFS(folder),
        // -F is PGlite's "fsync off"; the default method, fdatasync, does nothing in this file system.
        startParams: [
          ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
          '-c',
          'wal_sync_method=fsync',
        ],
      }
    : { fs: new NodeFS(folder) },
);

// PostgreSQL flushes its responses 8 kB at a time. Fewer, larger messages make long lists cheaper to transfer.
const handOverAt = 256 * 1024;

async function run({ session, bytes }) {
  let parts = [];
  let size = 0;
  const handOver = (done) => {
    const answer = new Uint8Array(size);
    let offset = 0;
    for (const part of parts) {
      answer.set(part, offset);
      offset += part.length;
    }
    parts = [];
    size = 0;
    parentPort.postMessage({ kind: 'answer', session, bytes: answer, done }, [answer.buffer]);
  };
  await database.execProtocolRawStream(bytes, {
    onRawData: (data) => {
      parts.push(data.slice());
      size += data.length;
      if (size >= handOverAt) handOver(false);
    },
  });
  handOver(true);
}

/** Resets the session, so that a new client finds no open transaction, setting, lock or prepared statement. */
async function reset() {
  await database.exec('rollback');
  await database.exec('discard all');
}

const handlers = {
  open: async ({ session, first }) => {
    if (!first) await reset();
    parentPort.postMessage({ kind: 'opened', session });
  },
  batch: run,
  close: async () => {
    await database.close();
    parentPort.postMessage({ kind: 'closed' });
    parentPort.close();
  },
};

let queue = Promise.resolve();
// Failures are deliberately left unhandled: the state of the engine is then unknown, so the thread exits and the main
// thread starts another, which recovers from the write-ahead log.
parentPort.on('message', (message) => {
  queue = queue.then(() => handlers[message.kind](message));
});
parentPort.postMessage({ kind: 'ready' });
