import type { Knex } from 'knex';

/** Repositories of one tenant. The features declare theirs in `features/repositories.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: the features add its members.
export interface TenantRepositories {}

/** All repositories on one connection or transaction. The features declare theirs in `features/repositories.ts`. */
export interface Repositories {
  /** Throws when the database is unreachable. */
  ping(): Promise<void>;
  tenant(tenantId: string): TenantRepositories;
}

export type CreateRepositories = (db: Knex) => Repositories;
