import pg from 'pg';

/**
 * Workspaces of an organization by the hundred, past the API, which would take minutes: some that it owns and some
 * without an owner that it manages.
 * @returns their ids
 */
export async function insertWorkspaces(
  databaseUrl: string,
  organizationId: string,
  { owned = 0, managed = 0 }: { owned?: number; managed?: number },
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const seed = organizationId.slice(-10);
  const { rows } = await client.query<{ id: string; number: number }>(
    `select 'ws_01' || substr(md5($1 || n), 1, 24) as id, n as number from generate_series(1, $2::integer) n`,
    [seed, owned + managed],
  );
  const ids = rows.map(({ id }) => id);
  const given = 'unnest($1::text[]) with ordinality as given (id, n)';
  await client.query('begin');
  await client.query(`insert into tenants (id) select id from ${given}`, [ids]);
  await client.query(
    `insert into workspaces (id, slug, name, organization_id)
      select id, 'w-' || $2 || '-' || n, 'Workspace ' || n, case when n <= $3 then $4 end from ${given}`,
    [ids, seed, owned, organizationId],
  );
  await client.query(`insert into workspace_settings (workspace_id) select id from ${given}`, [ids]);
  await client.query(
    `insert into workspace_slugs (slug, workspace_id) select slug, id from workspaces where id = any($1)`,
    [ids],
  );
  await client.query(
    `insert into manager_grants (workspace_id, id, organization_id)
      select id, 'grt_01' || substr(md5(id), 1, 24), $3 from ${given} where n > $2`,
    [ids, owned, organizationId],
  );
  await client.query('commit');
  await client.query('analyze tenants, workspaces, workspace_settings, workspace_slugs, manager_grants');
  await client.end();
  return ids;
}
