import { ensureSnapshot } from '../../server/database/embedded/snapshot.ts';
import { build } from './built.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import { reportUnseenErrors } from './seen-errors.ts';
import { keepTemporaryFilesInMemory } from './temporary-folder.ts';

/** Builds the server, starts one PostgreSQL for the whole run, and says which engines it is on. */
export default async function setup(): Promise<() => Promise<void>> {
  build();
  const removeTemporaryFiles = keepTemporaryFilesInMemory();
  await ensureSnapshot();
  if (!hasPostgres()) {
    process.stdout.write(
      'Engines under test: embedded only. Install PostgreSQL or set TEST_DATABASE_URL for both.\n',
    );
    return async () => {
      removeTemporaryFiles();
      reportUnseenErrors();
    };
  }
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.adminUrl;
  process.stdout.write('Engines under test: embedded, postgres.\n');
  return async () => {
    await server.stop();
    removeTemporaryFiles();
    reportUnseenErrors();
  };
}
