import type { Knex } from 'knex';
import { invalidField, ProblemError } from '../api/problem.ts';
import { isApplication, isKey, type Principal, userOf } from '../auth/authentication/principal.ts';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Decide } from '../auth/authorization/decide.ts';
import { OPERATOR_PARTY } from '../database/schema/joined.ts';
import { tenantOfPrincipal } from './authorize-call.ts';
import type { OperationCall } from './operation-call.ts';

/** Begins a path parameter that names a workspace or a project by its external id. */
const PREFIX = 'ext:';

/** The path parameters are strings. */
const pathOf = ({ input }: OperationCall) => input.params as Readonly<Record<string, string>>;

const isExternal = (reference: string | undefined): reference is string =>
  reference?.startsWith(PREFIX) === true;

/** Whether the path of a call names a workspace or a project by its external id. */
export function hasExternalReference(call: OperationCall): boolean {
  const { workspace, project } = pathOf(call);
  return isExternal(workspace) || isExternal(project);
}

/** Proxies and clients rewrite paths with these. Ids with a slash are found by the filter of a list. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused.
const UNSAFE = /^\.{0,2}$|[/\u0000-\u001f\u007f-\u009f]/;

/** @throws invalid_request when a path cannot hold the external id */
function externalIdOf(name: string, reference: string): string {
  const externalId = reference.slice(PREFIX.length);
  if (!UNSAFE.test(externalId)) return externalId;
  const message =
    'After ext: write the external_id, percent-encoded once. It is not empty, "." or "..", and has no slash or control character.';
  throw invalidField(name, 'format', message, 'path');
}

/** A superset of what the caller reaches, which the decision on the request narrows down. */
const WORKSPACES_SQL = `
  select w.id from workspaces w
  where w.external_id = :externalId and (:party::text is null or w.external_id_party = :party)
    and (:all::boolean or w.id = any(:tenants::text[]) or w.organization_id = any(:tenants::text[])
      or exists (select from members m where m.user_id = :userId and (m.tenant_id in (w.id, w.organization_id)
        or m.tenant_id in (select g.organization_id from manager_grants g where g.workspace_id = w.id))))
  order by w.id`;

const PROJECTS_SQL = `
  select p.id from projects p
  where p.external_id = :externalId and (:party::text is null or p.external_id_party = :party)
    and p.workspace_id = case when strpos(:workspace, '_') > 0 then :workspace
      else (select workspace_id from workspace_slugs where slug = :workspace) end
  order by p.id`;

/** The tenants whose workspaces a key may name; `null` for all. A session names those of its user. */
function tenantsOf(principal: Principal): readonly string[] | null {
  if (principal.type === 'operator') return null;
  if (principal.type === 'application_key') return principal.tenants;
  return isKey(principal) ? [principal.tenantId] : [];
}

interface ResolverDependencies {
  db: Knex;
  decide: Decide;
  loadFacts: AuthorizationCache['loadFacts'];
}

/** Resources with the same external id. */
interface Candidates {
  ids: readonly string[];
  kind: 'workspace' | 'project';
  toTarget(id: string): { workspace: string; project?: string };
}

async function idsOf(db: Knex, sql: string, bindings: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { rows } = await db.raw<{ rows: Array<{ id: string }> }>(sql, bindings as Knex.ValueDict); // Knex's type of bindings omits null
  return rows.map(({ id }) => id);
}

/** Returns the party whose external ids exist for a caller; `null` for those of every party. */
const partyOf = (principal: Principal) => (isApplication(principal) ? OPERATOR_PARTY : null);

async function findWorkspaces(db: Knex, principal: Principal, externalId: string): Promise<Candidates> {
  const tenants = tenantsOf(principal);
  const ids = await idsOf(db, WORKSPACES_SQL, {
    externalId,
    party: partyOf(principal),
    all: tenants === null,
    tenants: [...(tenants ?? [])],
    userId: principal.type === 'session' ? principal.userId : null,
  });
  return { ids, kind: 'workspace', toTarget: (workspace) => ({ workspace }) };
}

async function findProjects(
  db: Knex,
  principal: Principal,
  workspace: string,
  externalId: string,
): Promise<Candidates> {
  const ids = await idsOf(db, PROJECTS_SQL, { externalId, party: partyOf(principal), workspace });
  return { ids, kind: 'project', toTarget: (project) => ({ workspace, project }) };
}

/**
 * Chooses the resource that the caller reaches. Two may have the same external id, set by different parties.
 * @throws ambiguous_external_id when the caller reaches several
 */
async function choose(
  { decide, loadFacts }: ResolverDependencies,
  { operation, address, now }: OperationCall,
  principal: Principal,
  { ids, kind, toTarget }: Candidates,
): Promise<string | undefined> {
  if (ids.length < 2) return ids[0];
  const reached: string[] = [];
  const asked = { userId: userOf(principal), within: tenantOfPrincipal(principal) };
  for (const id of ids) {
    const facts = await loadFacts({ ...toTarget(id), ...asked });
    const { code } = decide({ principal, requirement: operation, facts, address, subject: undefined, now });
    if (code !== 'not_found') reached.push(id);
  }
  if (reached.length < 2) return reached[0];
  throw new ProblemError(
    'ambiguous_external_id',
    `Two ${kind}s have this external_id, set by different parties. Use the slug or the id.`,
  );
}

/**
 * Replaces external ids in the path by ids. What does not exist stays, and is not found afterwards. For the operator and
 * application keys only what they have set exists.
 * @throws invalid_request or ambiguous_external_id
 */
export async function resolveExternalReferences(
  resolver: ResolverDependencies,
  call: OperationCall,
): Promise<OperationCall> {
  const { principal, input } = call;
  if (principal === null) return call;
  const { workspace, project } = pathOf(call);
  const params = { ...pathOf(call) };
  if (isExternal(workspace)) {
    const found = await findWorkspaces(resolver.db, principal, externalIdOf('workspace', workspace));
    params.workspace = (await choose(resolver, call, principal, found)) ?? workspace;
  }
  if (isExternal(project)) {
    const externalId = externalIdOf('project', project);
    const found = await findProjects(resolver.db, principal, params.workspace ?? '', externalId);
    params.project = (await choose(resolver, call, principal, found)) ?? project;
  }
  return { ...call, input: { ...input, params } };
}
