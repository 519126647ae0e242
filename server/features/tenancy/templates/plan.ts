import type { OperationSpec } from '../../../api/api-document.ts';
import { normalizeName } from '../../../api/normalize.ts';
import type { CountedQuota } from '../../../api/openapi-types.ts';
import { permissionNames, storedPermissions } from '../../../api/permission-names.ts';
import { verifiedPlanOf } from '../../../api/plans.ts';
import { notFound, ProblemError, refuser } from '../../../api/problem.ts';
import type { OperationId, Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import type { StoredTemplateContent } from '../../../database/schema/template-tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import { createCallerPermissions } from '../../../operations/caller-permissions.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { quotaExceeded } from '../../../operations/plan-quotas.ts';
import { assertGrantable, assertHoldsCustomRole } from '../roles/policies.ts';
import { assertMayChangeSecuritySettings, assertNotLockedOut } from '../settings/policies.ts';
import { namedContent } from './content-permissions.ts';
import { type Comparison, compare, type NamedWorkspaceState } from './diff.ts';
import type {
  ReferencedResources,
  TargetFilter,
  TemplateTarget,
  WorkspaceState,
} from './target-repository.ts';

type TemplateContent = Schemas['TemplateContent'];

/** The caller whose permissions a plan assumes, and the time. */
export type PlanCaller = Pick<
  HandlerContext,
  'contract' | 'authorizer' | 'principal' | 'address' | 'now' | 'repositories' | 'secrets'
>;

/** A version of a template. */
export interface TemplateVersion {
  id: string;
  version: number;
  content: StoredTemplateContent;
}

/** What a template would change in a workspace. */
export interface WorkspacePlan extends Comparison {
  target: TemplateTarget;
  /** Why it cannot be applied, if it cannot. */
  problem: ProblemError | null;
  outcome: Schemas['PlannedWorkspace']['outcome'];
  /** Digest of this plan and of the template's version. */
  digest: string;
}

/** Permissions needed to read each part of a workspace. */
const READ_PERMISSIONS = {
  roles: 'roles.list',
  settings: 'settings.get',
  webhook_endpoints: 'webhookEndpoints.list',
  projects: 'projects.list',
} as const satisfies Record<keyof TemplateContent, OperationId>;

const NOTHING: Comparison = {
  changes: { roles: [], settings: null, webhook_endpoints: [], projects: [] },
  steps: [],
};

const referencedResources = ({
  roles = [],
  webhook_endpoints = [],
  projects = [],
}: TemplateContent): ReferencedResources => ({
  roles: roles.map(({ name }) => normalizeName(name)),
  urls: webhook_endpoints.map(({ url }) => url),
  slugs: projects.map(({ slug }) => slug),
});

/** Returns the problem that a check throws, if any. */
function problemFrom(check: () => void): ProblemError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Returns an operation by its id. The document has every id of the type. */
export function operationOf({ contract }: Pick<PlanCaller, 'contract'>, id: OperationId): OperationSpec {
  const operation = contract.operations.get(id);
  if (operation === undefined) throw new Error(`The document has no operation ${id}.`);
  return operation;
}

/**
 * Asserts that the caller may call the operation.
 * @throws the problem of such a request
 */
export function requireAllowed(caller: PlanCaller, facts: AuthorizationFacts, id: OperationId): void {
  const { authorizer, principal, address, now } = caller;
  const requirement = operationOf(caller, id);
  const decision = authorizer.decide({ principal, requirement, facts, address, subject: undefined, now });
  if (!decision.allowed) throw problemOfDecision(refuser, decision);
}

/**
 * Asserts that the caller may read the workspace.
 * @throws when the organization has no access to it now, or the caller lacks a permission
 */
function assertCanRead(
  caller: PlanCaller,
  content: TemplateContent,
  target: TemplateTarget,
  facts: AuthorizationFacts,
): void {
  if (target.archived_at !== null) throw refuser.refuse('not_found', 'The workspace is deleted.');
  if (!target.open) {
    throw refuser.refuse(
      'not_found',
      'The grant by which the organization manages the workspace does not count now: it is paused or has ended, or the person who gave it is no longer an owner.',
    );
  }
  // The content has only these properties.
  for (const part of Object.keys(content))
    requireAllowed(caller, facts, READ_PERMISSIONS[part as keyof TemplateContent]);
}

const isNew = ({ action }: { action: 'create' | 'update' }) => action === 'create';

function requireQuota(facts: AuthorizationFacts, quota: CountedQuota, count: number): void {
  if (facts.plan === undefined) return;
  const limit = verifiedPlanOf(facts.contract, facts.plan).limits[quota];
  if (limit !== null && count > limit) throw quotaExceeded(refuser, facts.plan, quota, limit);
}

function assertQuota(facts: AuthorizationFacts, state: WorkspaceState, { changes }: Comparison): void {
  const [roles, endpoints, projects] = [changes.roles, changes.webhook_endpoints, changes.projects].map(
    (list) => list.filter(isNew).length,
  ) as [number, number, number];
  if (roles > 0) requireQuota(facts, 'custom_roles', state.role_count + roles);
  if (endpoints > 0) requireQuota(facts, 'webhook_endpoints', state.endpoint_count + endpoints);
  if (projects > 0) requireQuota(facts, 'projects', state.project_count + projects);
}

/** A slug in the template may be a former slug of a project in the workspace. */
function requireOwnProjects({ projects }: WorkspaceState): void {
  const hidden = projects.find(({ archived }) => archived);
  if (hidden !== undefined) {
    throw refuser.refuse('invalid_state', `The project ${hidden.slug} is deleted. Restore it first.`);
  }
  const twice = projects.find(({ id }, index) => projects.findIndex((one) => one.id === id) !== index);
  if (twice !== undefined) {
    throw refuser.refuse(
      'invalid_state',
      `Another slug of the template also names the project ${twice.slug}.`,
    );
  }
}

const scopeOf = ({ contract }: PlanCaller, { permissions, all_projects = false }: Schemas['RoleCreate']) => ({
  permissions: storedPermissions(contract, permissions),
  all_projects,
});

/** Asserts everything that the handlers of the steps would refuse, as far as it can be determined in advance. */
function assertApplicable(
  caller: PlanCaller,
  facts: AuthorizationFacts,
  state: WorkspaceState,
  comparison: Comparison,
): void {
  const { changes, steps } = comparison;
  for (const { operation } of steps) requireAllowed(caller, facts, operation);
  const access = createCallerPermissions(caller.contract, caller, facts);
  const granting = { contract: caller.contract, access };
  for (const { before, after } of changes.roles) {
    if (before !== null) assertHoldsCustomRole(granting, scopeOf(caller, before));
    assertGrantable(granting, scopeOf(caller, after));
  }
  if (changes.settings !== null) {
    assertMayChangeSecuritySettings(changes.settings.after, access);
    assertNotLockedOut({ ...caller, ...refuser }, changes.settings.after);
  }
  requireOwnProjects(state);
  assertQuota(facts, state, comparison);
}

/** The roles of a workspace with the permission names that callers use, as the content of a template has them. */
const withPermissionNames = ({ contract }: PlanCaller, state: WorkspaceState): NamedWorkspaceState => ({
  ...state,
  roles: state.roles.map((role) => ({ ...role, permissions: permissionNames(contract, role.permissions) })),
});

function planOne(
  caller: PlanCaller,
  content: TemplateContent,
  target: TemplateTarget,
  { facts, state }: { facts: AuthorizationFacts; state: WorkspaceState },
) {
  const unseen = problemFrom(() => assertCanRead(caller, content, target, facts));
  if (unseen !== null) return { ...NOTHING, problem: unseen };
  const comparison = compare(content, withPermissionNames(caller, state));
  return { ...comparison, problem: problemFrom(() => assertApplicable(caller, facts, state, comparison)) };
}

/** Returns a digest of the findings, equal on every replica. */
export const planDigest = ({ secrets }: Pick<PlanCaller, 'secrets'>, ...parts: readonly unknown[]): string =>
  secrets.digest('template-plan', JSON.stringify(parts)).toString('base64url');

/** Plans a template for each selected workspace, based on the current state. */
export async function plan(
  caller: PlanCaller,
  { id, version, content: stored }: TemplateVersion,
  selection: TargetFilter,
): Promise<WorkspacePlan[]> {
  const { authorizer, principal, repositories } = caller;
  const { templateTargets } = repositories;
  // An organization key can access the workspaces that the organization owns, but not those managed by grants.
  const relation = selection.relation ?? (principal.type === 'organization_key' ? 'owned' : null);
  const targets = await templateTargets.list({ ...selection, relation });
  const ids = targets.map((target) => target.id);
  const content = namedContent(caller.contract, stored);
  const facts = await templateTargets.facts(authorizer, ids, userOf(principal));
  const states = await templateTargets.states(ids, referencedResources(content));
  return targets.map((target) => {
    const [known, state] = [facts.get(target.id), states.get(target.id)];
    // Deleted between two statements.
    if (known === undefined || state === undefined) throw notFound('workspace');
    const { changes, steps, problem } = planOne(caller, content, target, { facts: known, state });
    const outcome = problem !== null ? 'blocked' : steps.length > 0 ? 'change' : 'unchanged';
    const digest = planDigest(caller, id, version, target.id, problem?.code ?? null, changes);
    return { target, problem, changes, steps, outcome, digest };
  });
}
