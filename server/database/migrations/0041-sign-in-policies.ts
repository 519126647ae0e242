import type { Knex } from 'knex';

/** What tenants want of the sign-ins of their people. A tenant without a row has the defaults. */
const sql = `
create table sign_in_policies (
  tenant_id text primary key references tenants on delete cascade,
  methods text[] not null default '{password,email_code,passkey}',
  sso text not null default 'optional' check (sso in ('off', 'optional', 'required')),
  mfa text not null default 'off' check (mfa in ('off', 'required')),
  mfa_methods text[] not null default '{totp,recovery_code,passkey}',
  -- Owners who may sign in without the identity provider.
  break_glass text[] not null default '{}',
  keys_need_identity boolean not null default false,
  effective_at timestamptz(3),
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);
create trigger sign_in_policies_access_changed after insert or update or delete on sign_in_policies
  for each row execute function record_access_change('$1.tenant_id');
`;

export const signInPolicies0041 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table sign_in_policies');
  },
};
