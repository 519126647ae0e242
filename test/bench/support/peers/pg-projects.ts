/**
 * What one would write by hand: Express and pg, one prepared statement for the list, one insert in a transaction, without
 * authentication and checks.
 */
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import { newId } from '../../../../server/api/ids.ts';
import type { ProjectRow } from '../../../../server/features/tenancy/projects/repository.ts';
import { answerLines } from '../child.ts';

// As many connections as the server has by default.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = express();

/** The statement that the server itself sends. */
const LIST = `select * from "projects" where "projects"."workspace_id" = $1 and "archived_at" is null
  order by "id" desc limit $2`;
const INSERT = `insert into projects (workspace_id, id, slug, name, environment, description)
  values ($1, $2, $3, $4, $5, $6) returning *`;

const toProject = ({ archived_at, ...row }: ProjectRow) => ({
  id: row.id,
  workspace_id: row.workspace_id,
  slug: row.slug,
  name: row.name,
  environment: row.environment,
  description: row.description,
  external_id: row.external_id,
  metadata: row.metadata,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: archived_at?.toISOString() ?? null,
  purge_at: null,
  etag: String(row.version),
});

app.get('/workspaces/:workspace/projects', async (req, res) => {
  const limit = Number(req.query.limit);
  const values = [req.params.workspace, limit + 1];
  const { rows } = await pool.query<ProjectRow>({ name: 'list', text: LIST, values });
  res.json({ data: rows.slice(0, limit).map(toProject), has_more: rows.length > limit, next_cursor: null });
});

app.post('/workspaces/:workspace/projects', express.json(), async (req, res) => {
  const { slug, name, environment, description = null } = req.body;
  const values = [req.params.workspace, newId('prj'), slug, name, environment, description];
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<ProjectRow>({ name: 'insert', text: INSERT, values });
    await client.query('commit');
    res.status(201).json(rows.map(toProject)[0]);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});

const server = app.listen(0, '127.0.0.1', async () => {
  // It listens on a port, so it has an address and not the path of a pipe.
  const { port } = server.address() as AddressInfo;
  await answerLines(`http://127.0.0.1:${port}`, async () => true);
  process.exit();
});
