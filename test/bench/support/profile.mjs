/** Loaded into the server when PROFILE names a folder: writes there, when it ends, where its time has gone once it was warm. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';

const WARM_MS = 10_000;
const session = new Session();
session.connect();
setTimeout(() => {
  session.post('Profiler.enable');
  session.post('Profiler.start');
}, WARM_MS).unref();
process.once('exit', () => {
  session.post('Profiler.stop', (_error, result) => {
    if (result === undefined) return;
    const file = path.join(process.env.PROFILE ?? '.', `${process.pid}.cpuprofile`);
    writeFileSync(file, JSON.stringify(result.profile));
  });
});
