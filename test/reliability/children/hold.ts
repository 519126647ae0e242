import { openDatabase } from '../../../server/database/connect.ts';

/** Opens the database in the folder it is given, says so, and keeps it until it is killed or told to stop. */
const [, , dataDir = ''] = process.argv;
try {
  const database = await openDatabase({ dataDir, durable: false });
  process.once('SIGTERM', () => void database.close().then(() => process.exit(0)));
  process.stdout.write('open\n');
} catch (error) {
  process.stdout.write(`refused ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
