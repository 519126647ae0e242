import type { Database } from '../../database/connect.ts';
import { isKey, type Principal, type StoredPrincipal, usesPreviousSecret } from './principal.ts';

interface PendingUsage {
  principal: StoredPrincipal;
  at: Date;
  address: string;
  uses: number;
}

export interface UsageRecorder {
  /** Notes that a credential was used. The use is written to the database shortly after. */
  record(principal: Principal, address: string, at: Date): void;
  /** Writes the uses noted so far. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FLUSH_INTERVAL = 1000;

const TOUCH_SESSIONS_SQL = `
  update sessions s set last_used_at = used.at,
    longest_pause_seconds = greatest(s.longest_pause_seconds, ceil(extract(epoch from used.at - s.last_used_at)))
  from (select unnest(:ids::text[]) as id, unnest(:at::timestamptz[]) as at) used
  where s.id = used.id and s.last_used_at < used.at - interval '20 seconds'`;

const TOUCH_KEYS_SQL = `
  with used as (
    select unnest(:tenants::text[]) as tenant_id, unnest(:ids::text[]) as id, unnest(:at::timestamptz[]) as at),
  held as (
    select k.tenant_id, k.id, used.at from api_keys k join used using (tenant_id, id)
    where k.last_used_at is null or k.last_used_at < used.at
    order by k.id for no key update of k)
  update api_keys k set last_used_at = held.at from held
  where k.tenant_id = held.tenant_id and k.id = held.id`;

const COUNT_PREVIOUS_SQL = `
  insert into previous_secret_uses as p (tenant_id, key_id, ip_address, uses, last_used_at)
  select used.tenant_id, used.id, used.address, used.uses, used.at
  from (select unnest(:tenants::text[]) as tenant_id, unnest(:ids::text[]) as id,
    unnest(:addresses::text[]) as address, unnest(:uses::int[]) as uses, unnest(:at::timestamptz[]) as at) used
    join api_keys k on k.tenant_id = used.tenant_id and k.id = used.id and k.rotation_ends_at is not null
  on conflict (tenant_id, key_id, ip_address)
    do update set uses = p.uses + excluded.uses, last_used_at = greatest(p.last_used_at, excluded.last_used_at)`;

const TOUCH_APPLICATION_KEYS_SQL = `
  update application_keys a set last_used_at = used.at
  from (select unnest(:ids::text[]) as id, unnest(:at::timestamptz[]) as at) used
  where a.id = used.id and (a.last_used_at is null or a.last_used_at < used.at)`;

const COUNT_PREVIOUS_OF_APPLICATIONS_SQL = `
  insert into previous_application_secret_uses as p (key_id, ip_address, uses, last_used_at)
  select used.id, used.address, used.uses, used.at
  from (select unnest(:ids::text[]) as id, unnest(:addresses::text[]) as address, unnest(:uses::int[]) as uses,
    unnest(:at::timestamptz[]) as at) used
    join application_keys a on a.id = used.id and a.rotation_ends_at is not null
  on conflict (key_id, ip_address)
    do update set uses = p.uses + excluded.uses, last_used_at = greatest(p.last_used_at, excluded.last_used_at)`;

const TOUCH_DIRECTORIES_SQL = `
  update directories d set last_used_at = used.at
  from (select unnest(:tenants::text[]) as tenant_id, unnest(:ids::text[]) as id, unnest(:at::timestamptz[]) as at) used
  where d.tenant_id = used.tenant_id and d.id = used.id and (d.last_used_at is null or d.last_used_at < used.at)`;

const COUNT_PREVIOUS_OF_DIRECTORIES_SQL = `
  insert into previous_directory_secret_uses as p (tenant_id, directory_id, ip_address, uses, last_used_at)
  select used.tenant_id, used.id, used.address, used.uses, used.at
  from (select unnest(:tenants::text[]) as tenant_id, unnest(:ids::text[]) as id,
    unnest(:addresses::text[]) as address, unnest(:uses::int[]) as uses, unnest(:at::timestamptz[]) as at) used
    join directories d on d.tenant_id = used.tenant_id and d.id = used.id and d.rotation_ends_at is not null
  on conflict (tenant_id, directory_id, ip_address)
    do update set uses = p.uses + excluded.uses, last_used_at = greatest(p.last_used_at, excluded.last_used_at)`;

const idsAndTimes = (uses: readonly PendingUsage[]) => ({
  ids: uses.map(({ principal }) => principal.id),
  at: uses.map(({ at }) => at),
});
const sources = (uses: readonly PendingUsage[]) => ({
  addresses: uses.map(({ address }) => address),
  uses: uses.map(({ uses: count }) => count),
});
const withPrevious = (uses: readonly PendingUsage[]) =>
  uses.filter(({ principal }) => usesPreviousSecret(principal));

/**
 * Collects uses in memory and writes them in batches: updating the row of a key at every request would make the busiest
 * keys the slowest.
 */
export function createUsageRecorder({ knex }: Database, onError: (error: unknown) => void): UsageRecorder {
  let pending = new Map<string, PendingUsage>();
  let writing: Promise<void> = Promise.resolve();

  async function writeKeys(uses: readonly PendingUsage[]): Promise<void> {
    const columns = (some: readonly PendingUsage[]) => ({
      ...idsAndTimes(some),
      tenants: some.flatMap(({ principal }) => (isKey(principal) ? [principal.tenantId] : [])),
    });
    if (uses.length > 0) await knex.raw(TOUCH_KEYS_SQL, columns(uses));
    const previous = withPrevious(uses);
    if (previous.length > 0)
      await knex.raw(COUNT_PREVIOUS_SQL, { ...columns(previous), ...sources(previous) });
  }

  async function writeApplicationKeys(uses: readonly PendingUsage[]): Promise<void> {
    if (uses.length > 0) await knex.raw(TOUCH_APPLICATION_KEYS_SQL, idsAndTimes(uses));
    const previous = withPrevious(uses);
    if (previous.length > 0) {
      const counts = { ...idsAndTimes(previous), ...sources(previous) };
      await knex.raw(COUNT_PREVIOUS_OF_APPLICATIONS_SQL, counts);
    }
  }

  async function writeDirectories(uses: readonly PendingUsage[]): Promise<void> {
    const columns = (some: readonly PendingUsage[]) => ({
      ...idsAndTimes(some),
      tenants: some.flatMap(({ principal }) => (principal.type === 'directory' ? [principal.tenantId] : [])),
    });
    if (uses.length > 0) await knex.raw(TOUCH_DIRECTORIES_SQL, columns(uses));
    const previous = withPrevious(uses);
    if (previous.length > 0)
      await knex.raw(COUNT_PREVIOUS_OF_DIRECTORIES_SQL, { ...columns(previous), ...sources(previous) });
  }

  async function write(uses: readonly PendingUsage[]): Promise<void> {
    const sessions = uses.filter(({ principal }) => principal.type === 'session');
    if (sessions.length > 0) await knex.raw(TOUCH_SESSIONS_SQL, idsAndTimes(sessions));
    await writeKeys(uses.filter(({ principal }) => isKey(principal)));
    await writeApplicationKeys(uses.filter(({ principal }) => principal.type === 'application_key'));
    await writeDirectories(uses.filter(({ principal }) => principal.type === 'directory'));
  }

  function flush(): Promise<void> {
    // Sorted, so that two replicas lock the rows in the same order.
    const uses = [...pending.values()].sort((a, b) => (a.principal.id < b.principal.id ? -1 : 1));
    pending = new Map();
    writing = writing.then(() => (uses.length > 0 ? write(uses) : undefined)).catch(onError);
    return writing;
  }

  const timer = setInterval(flush, FLUSH_INTERVAL).unref();
  return {
    record(principal, address, at) {
      if (principal.type === 'operator') return;
      const id = usesPreviousSecret(principal) ? `${principal.id} ${address}` : principal.id;
      pending.set(id, { principal, at, address, uses: (pending.get(id)?.uses ?? 0) + 1 });
    },
    flush,
    close() {
      clearInterval(timer);
      return flush();
    },
  };
}
