import { openDatabase } from '../../../server/database/connect.ts';

/** Inserts rows one after another and prints the number of each once the database has acknowledged it. */
const [, , dataDir = ''] = process.argv;
const { knex } = await openDatabase({ dataDir });
await knex.raw('create table if not exists written (number int primary key, filling text not null)');
const last: { rows: { next: number }[] } = await knex.raw(
  'select coalesce(max(number), 0) + 1 as next from written',
);
for (let number = last.rows[0]?.next ?? 1; ; number += 1) {
  await knex('written').insert({ number, filling: 'x'.repeat(number % 3000) });
  process.stdout.write(`${number}\n`);
}
