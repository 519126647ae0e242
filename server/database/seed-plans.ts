import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';

/** The plans that an installation begins with. The contract has their limits. */
const SEEDED_PLANS = { free: 'Free', pro: 'Pro', business: 'Business', enterprise: 'Enterprise' };

/** Inserts the seeded plans, unless they exist. */
export async function seedPlans(knex: Knex): Promise<void> {
  const rows = Object.entries(SEEDED_PLANS).map(([name, title]) => ({ id: newId('pln'), name, title }));
  await knex('plans').insert(rows).onConflict('name').ignore();
}
