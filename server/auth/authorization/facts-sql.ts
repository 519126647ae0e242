import type { ApiDocument } from '../../api/api-document.ts';
import type { FactExpressions, FactQuery, FactSource, FactSources } from './authorization-registry.ts';
import { CATALOGUE_VERSION_SQL } from './catalogue.ts';
import type { AuthorizationFacts } from './facts.ts';

/** A statement that loads all facts about a target, and the function that reads them from a row. */
interface FactsStatement {
  readonly sql: string;
  /** @param row `undefined` for a target that does not exist */
  read(row: object | undefined, contract: ApiDocument): AuthorizationFacts;
}

/** How a request refers to a resource. */
type AddressForm = 'id' | 'slug';

type ByAddress<Statement> = Readonly<Record<AddressForm, Statement>>;

/** The statements, composed once at the start. */
interface FactsStatements {
  /** One user in one workspace. */
  readonly workspace: ByAddress<FactsStatement>;
  /** One user in one project of a workspace, by the forms of workspace and project. */
  readonly project: ByAddress<ByAddress<FactsStatement>>;
  /** Query for one user in many workspaces, by id. */
  readonly workspaces: FactsStatement;
  /** Query for many pairs of project (by slug or id) and user in one workspace, in their order. */
  readonly questions: FactsStatement;
  /** One user in one organization. */
  readonly organization: ByAddress<FactsStatement>;
}

/** Ids contain an underscore and slugs do not, so a reference is one or the other. */
export const addressFormOf = (reference: string): AddressForm => (reference.includes('_') ? 'id' : 'slug');

type StatementKind = 'inWorkspace' | 'inProject' | 'inOrganization';

interface NamedQuery {
  readonly name: string;
  readonly absent: unknown;
  readonly query: FactQuery<unknown> | undefined;
}

/** The queries of all sources for statements of one kind. */
const queriesFor = (sources: FactSources, kind: StatementKind): NamedQuery[] =>
  Object.entries<FactSource<unknown>>(sources).map(([name, source]) => ({
    name,
    absent: source.absent,
    query: kind === 'inProject' ? (source.inProject ?? source.inWorkspace) : source[kind],
  }));

interface StatementParts {
  readonly names: FactExpressions;
  readonly from: string;
  readonly where: string;
}

function compose(queries: readonly NamedQuery[], { names, from, where }: StatementParts): FactsStatement {
  const selections = queries.flatMap(({ query }) => query?.select?.(names) ?? []);
  return {
    sql: `
    select ${[...selections.map(({ columns }) => columns), CATALOGUE_VERSION_SQL].join(',\n      ')}
    from ${[from, ...selections.flatMap(({ joins }) => joins ?? [])].join('\n      ')}
    where ${where}`,
    read(row, contract) {
      const facts = Object.fromEntries(
        queries.map(({ name, absent, query }) => [
          name,
          query === undefined ? absent : query.read(row, contract),
        ]),
      );
      // The type of the registry guarantees a source of the right type for each fact.
      return { ...facts, contract } as unknown as AuthorizationFacts;
    },
  };
}

const OWNED_WORKSPACES = 'workspaces w left join organizations o on o.id = w.organization_id';

const WORKSPACE: ByAddress<string> = {
  id: ':workspace',
  slug: '(select workspace_id from workspace_slugs where slug = :workspace)',
};
const PROJECT: ByAddress<string> = {
  id: ':project',
  slug: '(select project_id from project_slugs where workspace_id = w.id and slug = :project)',
};
const ORGANIZATION: ByAddress<string> = {
  id: ':organization',
  slug: '(select organization_id from organization_slugs where slug = :organization)',
};

const QUESTIONS =
  'unnest(:projects::text[], :users::text[]) with ordinality as q (project, user_id, place) cross join ';
const PROJECT_OF_QUESTION = `case when strpos(q.project, '_') > 0 then q.project
        else (select project_id from project_slugs where workspace_id = w.id and slug = q.project) end`;

const byAddress = <Statement>(make: (form: AddressForm) => Statement): ByAddress<Statement> => ({
  id: make('id'),
  slug: make('slug'),
});

export function composeFactsStatements(sources: FactSources): FactsStatements {
  const inWorkspace = queriesFor(sources, 'inWorkspace');
  const inProject = queriesFor(sources, 'inProject');
  const inOrganization = queriesFor(sources, 'inOrganization');
  const names = { user: ':userId', project: 'null' };
  return {
    workspace: byAddress((form) =>
      compose(inWorkspace, { names, from: OWNED_WORKSPACES, where: `w.id = ${WORKSPACE[form]}` }),
    ),
    project: byAddress((form) =>
      byAddress((projectForm) =>
        compose(inProject, {
          names: { ...names, project: PROJECT[projectForm] },
          from: OWNED_WORKSPACES,
          where: `w.id = ${WORKSPACE[form]}`,
        }),
      ),
    ),
    workspaces: compose(inWorkspace, {
      names,
      from: OWNED_WORKSPACES,
      where: 'w.id = any(:workspaces::text[])',
    }),
    questions: compose(inProject, {
      names: { user: 'q.user_id', project: PROJECT_OF_QUESTION },
      from: `${QUESTIONS}${OWNED_WORKSPACES}`,
      where: 'w.id = :workspace\n    order by q.place',
    }),
    organization: byAddress((form) =>
      compose(inOrganization, { names, from: 'organizations o', where: `o.id = ${ORGANIZATION[form]}` }),
    ),
  };
}
