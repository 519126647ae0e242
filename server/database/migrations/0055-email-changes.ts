import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/** Changes of the addresses of people, which the owner of the old address can undo for a week. */
const sql = `
create table email_changes (
  user_id text not null references users on delete cascade,
  id text not null,
  email text not null,
  email_key text not null,
  -- The HMAC of the mailed code; null if another account has the address.
  code_hash bytea,
  tries integer not null default 0,
  expires_at timestamptz(3) not null,
  -- When the code was given, from which time on the account has the new address.
  used_at timestamptz(3),
  -- Set with it, if the old address was confirmed: what an undo needs. Only the HMAC of the mailed token is stored.
  old_email text,
  old_email_key text,
  undo_hash bytea constraint email_changes_undo_unique unique,
  -- Of the password at that time, so that an undo ends a later one.
  password_digest bytea,
  -- Null again once it was undone.
  undo_until timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);
create index email_changes_by_age on email_changes (created_at);
create index email_changes_holding on email_changes (old_email_key) where old_email_key is not null;

-- No other account gets an address while its former account can have it back. It runs after the row is there: an insert that has
-- waited for the change of that account sees it then.
create function keep_address_for_undo() returns trigger language plpgsql as $$
begin
  if exists (
    select from email_changes
    where old_email_key = new.email_key and user_id <> new.id and undo_until > now()
  ) then
    raise exception 'The address is kept for an undo.'
      using errcode = 'unique_violation', constraint = 'users_email_unique';
  end if;
  return null;
end
$$;
create trigger users_address_kept after insert or update of email_key on users
  for each row execute function keep_address_for_undo();
${useOwnSchema('keep_address_for_undo()')}`;

export const emailChanges0055 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop trigger users_address_kept on users; drop function keep_address_for_undo()');
    await knex.schema.dropTable('email_changes');
  },
};
