import type { Knex } from 'knex';
import type { Table } from '../../../../database/schema/tables.ts';
import type { Finding, Observation } from '../connector.ts';
import type { WorkScope } from '../project-work.ts';
import type { Faults } from './faults.ts';

interface ProjectRow {
  workspace_id: string;
  project_id: string;
}

interface SubmissionRow extends ProjectRow {
  message_id: string;
  received: number;
}

/** An observation as JSON. */
type StoredFinding =
  | Exclude<Finding, { kind: 'returned' }>
  | (Omit<Extract<Finding, { kind: 'returned' }>, 'settledAt'> & { settledAt: string });
interface StoredObservation extends Omit<Observation, 'at' | 'finding'> {
  at: string;
  finding: StoredFinding;
}

interface ReportRow extends ProjectRow {
  id: string;
  payment_id: string;
  due_at: Date;
  observation: StoredObservation;
}

interface FaultsRow extends ProjectRow, Faults {
  /** By the clock of the project; null for no end. */
  ends_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sandbox_submissions: Table<SubmissionRow, 'workspace_id' | 'project_id' | 'message_id'>;
    sandbox_reports: Table<
      ReportRow,
      'workspace_id' | 'project_id' | 'payment_id' | 'due_at' | 'observation'
    >;
    sandbox_faults: Table<FaultsRow, 'workspace_id' | 'project_id'>;
  }
}

/** What the simulated bank receives with one message, and what it will report. */
export interface Submission extends ProjectRow {
  message_id: string;
  payment_id: string;
  observations: readonly Observation[];
}

/** A report whose time has come. */
interface DueReport {
  payment_id: string;
  observation: Observation;
}

/** A message that comes again is counted, and reported about once. */
const RECEIVE_SQL = `
  with received as (
    insert into sandbox_submissions (workspace_id, message_id, project_id)
    select workspace_id, message_id, project_id
    from json_to_recordset(:submissions::json) as s (workspace_id text, message_id text, project_id text)
    on conflict (workspace_id, message_id) do update set received = sandbox_submissions.received + 1
    returning workspace_id, message_id, received)
  insert into sandbox_reports (workspace_id, project_id, payment_id, due_at, observation)
  select r.workspace_id, r.project_id, r.payment_id, r.due_at, r.observation
  from json_to_recordset(:reports::json) as r (workspace_id text, message_id text, project_id text, payment_id text,
      due_at timestamptz, observation jsonb, place int)
    join received f on f.workspace_id = r.workspace_id and f.message_id = r.message_id and f.received = 1
  order by r.place`;

/** Rows are deleted by their physical position, for which there is only one plan, however many rows there are. */
const TAKE_DUE_SQL = `
  delete from sandbox_reports where ctid = any(array(
    select ctid from sandbox_reports
    where workspace_id = :workspace_id and project_id = :project_id and due_at <= :now
    order by due_at, id limit :limit for update skip locked))
  returning *`;

const HAS_DUE_SQL = `
  select exists (
    select from sandbox_reports r
    where r.workspace_id = :workspace_id and r.project_id = :project_id and r.due_at <= coalesce((
      select c.time from sandbox_clocks c
      where c.workspace_id = :workspace_id and c.project_id = :project_id), now())) as found`;

const toFinding = (stored: StoredFinding): Finding =>
  stored.kind === 'returned' ? { ...stored, settledAt: new Date(stored.settledAt) } : stored;

const byTime = (a: ReportRow, b: ReportRow): number =>
  a.due_at.getTime() - b.due_at.getTime() || Number(BigInt(a.id) - BigInt(b.id));

/** The books of the simulated bank. */
export const sandboxBankRepository = (db: Knex) => ({
  /** Takes messages in, each with what the bank will report about it. */
  async receive(submissions: readonly Submission[]): Promise<void> {
    const reports = submissions.flatMap(({ observations, ...submission }) =>
      observations.map((observation) => ({ ...submission, due_at: observation.at, observation })),
    );
    await db.raw(RECEIVE_SQL, {
      submissions: JSON.stringify(submissions.map(({ observations: _, ...submission }) => submission)),
      reports: JSON.stringify(reports.map((report, place) => ({ ...report, place }))),
    });
  },

  /** Takes the reports of a project whose time has come, in their order. */
  async takeDue({ workspace_id, project_id }: WorkScope, now: Date, limit: number): Promise<DueReport[]> {
    const bindings = { workspace_id, project_id, now, limit };
    const { rows } = await db.raw<{ rows: ReportRow[] }>(TAKE_DUE_SQL, bindings);
    return rows.sort(byTime).map(({ payment_id, observation }) => ({
      payment_id,
      observation: {
        ...observation,
        at: new Date(observation.at),
        finding: toFinding(observation.finding),
      },
    }));
  },

  /** Whether reports of a project are due that have not been applied yet, also by another server. */
  async hasDue(scope: WorkScope): Promise<boolean> {
    const { workspace_id, project_id } = scope;
    const { rows } = await db.raw<{ rows: [{ found: boolean }] }>(HAS_DUE_SQL, { workspace_id, project_id });
    return rows[0].found;
  },

  /** Returns the ids of those messages that the bank has received. */
  async received(messages: ReadonlyArray<{ workspace_id: string; id: string }>): Promise<Set<string>> {
    const ids = await db('sandbox_submissions')
      .whereIn(
        ['workspace_id', 'message_id'],
        messages.map(({ workspace_id, id }) => [workspace_id, id]),
      )
      .pluck('message_id');
    return new Set(ids);
  },

  /** Returns the faults of projects. */
  faults: (projects: readonly ProjectRow[]): Promise<FaultsRow[]> =>
    db('sandbox_faults').whereIn(
      ['workspace_id', 'project_id'],
      projects.map(({ workspace_id, project_id }) => [workspace_id, project_id]),
    ),
});
