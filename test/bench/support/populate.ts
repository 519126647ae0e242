import pg from 'pg';

export interface Population {
  workspaces: number;
  keys: number;
}

const STATEMENTS = [
  // Rows are inserted in bulk and refer to each other by construction; the checks would take most of the time.
  "set session_replication_role = 'replica'",
  `create function filler(prefix text, number bigint) returns text language sql immutable
    return prefix || '_01' || substr(md5(number::text), 1, 24)`,
  "insert into tenants (id) select filler('ws', n) from generate_series(0, $1::bigint - 1) n",
  `insert into workspaces (id, slug, name) select filler('ws', n), 'w-' || n, 'Workspace ' || n
    from generate_series(0, $1::bigint - 1) n`,
  `insert into workspace_slugs (slug, workspace_id) select 'w-' || n, filler('ws', n)
    from generate_series(0, $1::bigint - 1) n`,
  `insert into workspace_settings (workspace_id) select filler('ws', n) from generate_series(0, $1::bigint - 1) n`,
  `insert into projects (workspace_id, id, slug, name, environment)
    select filler('ws', n), filler('prj', n * 100 + p), 'p-' || p, 'Project ' || p, 'production'
    from generate_series(0, $1::bigint - 1) n,
      generate_series(1, case when n % greatest(1, $1::bigint / 100) = 0 then 20 else 2 end) p`,
  `insert into project_slugs (workspace_id, slug, project_id) select workspace_id, slug, id from projects`,
  `insert into api_keys (tenant_id, id, kind, name, scope, masked)
    select filler('ws', k % $1::bigint), filler('key', k), 'service', 'Key ' || k, 'read-only', 'tn_svc_…' || k
    from generate_series(0, $2::bigint - 1) k`,
  // No client has the secrets of these.
  `insert into credentials (hash, kind, subject_id, tenant_id)
    select sha256(k::text::bytea), 'service', filler('key', k), filler('ws', k % $1::bigint)
    from generate_series(0, $2::bigint - 1) k`,
  "set session_replication_role = 'origin'",
  'vacuum analyze',
];

/** Fills a database that has been migrated. @returns ids of 100 workspaces, evenly among the others, with 20 projects each */
export async function populate(databaseUrl: string, { workspaces, keys }: Population): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const text of STATEMENTS) {
    const values = [workspaces, keys].slice(0, text.includes('$2') ? 2 : text.includes('$1') ? 1 : 0);
    await client.query(text, values);
  }
  const { rows } = await client.query<{ id: string }>(
    `select filler('ws', n) as id from generate_series(0, $1::bigint - 1, greatest(1, $1::bigint / 100)) n limit 100`,
    [workspaces],
  );
  await client.end();
  return rows.map(({ id }) => id);
}
