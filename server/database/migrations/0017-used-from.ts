import type { Knex } from 'knex';

const sql = `
-- Where the link of a mail was followed: its reader is let in from there while the password of the account is guessed.
alter table single_use_tokens add column used_from text;
`;

export const usedFrom0017 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table single_use_tokens drop column used_from');
  },
};
