import type { Knex } from 'knex';

/** Repositories that see one tenant only. The features declare theirs in `features/repositories.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: the features add its members.
export interface TenantRepositories {}

/** All repositories, built on one connection or transaction. The features declare theirs in `features/repositories.ts`. */
export interface Repositories {
  /** Fails when the database cannot be reached. */
  ping(): Promise<void>;
  tenant(tenantId: string): TenantRepositories;
}

export type CreateRepositories = (db: Knex) => Repositories;
