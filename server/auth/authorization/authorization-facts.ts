import type { Knex } from 'knex';
import type { FactSources } from './authorization-registry.ts';
import type { Catalogue } from './catalogue.ts';
import type { AuthorizationFacts } from './facts.ts';
import { addressFormOf, composeFactsStatements } from './facts-sql.ts';

/** Tenant of the operator, who can access every tenant. */
export const ANY_TENANT = 'any';

/**
 * The target of a question: a workspace, optionally with a project, or an organization, each by slug or id. `within` is
 * the tenant of the key that asks, or `ANY_TENANT`. For users, the roles determine access.
 */
export type FactsTarget = { userId: string | null; within?: string | undefined } & (
  | { workspace: string; project?: string | undefined; organization?: undefined }
  | { organization: string; workspace?: undefined; project?: undefined }
);

/** One of many questions about a workspace. */
export interface TargetInWorkspace {
  /** Slug or id of the project. */
  project: string | undefined;
  userId: string | null;
}

/** Loads everything that decisions depend on. Each call sends one statement. */
export interface FactsLoader {
  loadFacts(db: Knex, target: FactsTarget): Promise<AuthorizationFacts>;
  /** Loads the facts of one user for many workspaces, by id. */
  loadFactsForWorkspaces(
    db: Knex,
    workspaceIds: readonly string[],
    userId: string | null,
  ): Promise<Map<string, AuthorizationFacts>>;
  /**
   * Loads the facts for many questions about one workspace.
   * @param workspace its id
   * @returns the facts in the order of the questions
   */
  loadFactsOfQuestions(
    db: Knex,
    workspace: string,
    questions: readonly TargetInWorkspace[],
  ): Promise<AuthorizationFacts[]>;
}

/** A row of any of the statements, whose other columns the sources read. */
interface FactsRow {
  catalogue_version: string | null;
}

async function queryRows(
  db: Knex,
  sql: string,
  bindings: Readonly<Record<string, unknown>>,
): Promise<FactsRow[]> {
  const { rows } = await db.raw<{ rows: FactsRow[] }>(sql, bindings as Knex.ValueDict); // Knex's type of bindings omits null
  return rows;
}

export function createFactsLoader(catalogue: Catalogue, sources: FactSources): FactsLoader {
  const statements = composeFactsStatements(sources);

  function statementFor(target: FactsTarget) {
    if (target.organization !== undefined) return statements.organization[addressFormOf(target.organization)];
    const form = addressFormOf(target.workspace);
    return target.project === undefined
      ? statements.workspace[form]
      : statements.project[form][addressFormOf(target.project)];
  }

  return {
    async loadFacts(db, target) {
      const { organization, workspace, project, userId } = target;
      const { sql, read } = statementFor(target);
      const reference =
        organization !== undefined
          ? { organization }
          : { workspace, ...(project !== undefined && { project }) };
      const [row] = await queryRows(db, sql, { ...reference, userId });
      return read(row, await catalogue.at(db, row?.catalogue_version));
    },

    async loadFactsForWorkspaces(db, workspaceIds, userId) {
      const { sql, read } = statements.workspaces;
      const rows = await queryRows(db, sql, { workspaces: [...workspaceIds], userId });
      const contract = await catalogue.at(db, rows[0]?.catalogue_version);
      return new Map(
        rows.flatMap((row) => {
          const facts = read(row, contract);
          return facts.workspace ? [[facts.workspace.id, facts]] : [];
        }),
      );
    },

    async loadFactsOfQuestions(db, workspace, questions) {
      const rows = await queryRows(db, statements.questions.sql, {
        workspace,
        projects: questions.map(({ project }) => project ?? null),
        users: questions.map(({ userId }) => userId),
      });
      const contract = await catalogue.at(db, rows[0]?.catalogue_version);
      return questions.map(({ project }, index) =>
        (project === undefined ? statements.workspaces : statements.questions).read(rows[index], contract),
      );
    },
  };
}
