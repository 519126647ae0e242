import type { Knex } from 'knex';

/** Times to which the clocks of simulated projects were set. A project without a row has the real time. */
const sql = `
create table sandbox_clocks (
  workspace_id text not null,
  project_id text not null,
  time timestamptz(3) not null,
  -- The time that it is going to, while the work until then is being done.
  target timestamptz(3) check (target > time),
  -- Names the server that does that work.
  lease text,
  leased_until timestamptz(3),
  primary key (workspace_id, project_id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
`;

export const sandboxClocks0021 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table sandbox_clocks');
  },
};
