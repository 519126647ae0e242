import { newId } from '../../../api/ids.ts';
import { notFound } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { isKey } from '../../../auth/authentication/principal.ts';
import type { TemplateRow } from '../../../database/schema/template-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { decidedByFields } from '../organizations/policies.ts';
import { plan, planDigest, type WorkspacePlan } from './plan.ts';
import { validateContent } from './policies.ts';
import { toRun, toTemplate, toTemplatePlan, toTemplateSummary } from './serializers.ts';

/** Maximum number of templates of an organization. */
const MAX_TEMPLATES = 100;
/** Maximum number of workspaces in one plan or run. */
const MAX_WORKSPACES = 1000;

/** Plans the template for the requested workspaces, with a digest of the whole plan. */
async function planAll(
  context: HandlerContext<'limit_reached'>,
  template: TemplateRow,
  { workspaces, relation }: Schemas['TemplatePlanCreate'],
): Promise<{ planned: WorkspacePlan[]; digest: string }> {
  const planned = await plan(context, template, {
    organizationId: context.organizationId,
    names: workspaces ?? null,
    relation: relation ?? null,
    limit: MAX_WORKSPACES + 1,
  });
  if (planned.length > MAX_WORKSPACES) {
    throw context.refuse(
      'limit_reached',
      `A plan is for ${MAX_WORKSPACES} workspaces at most, and there are more. Name those that are meant.`,
    );
  }
  const foundNames = new Set(planned.flatMap(({ target }) => target.named));
  if (workspaces?.some((name) => !foundNames.has(name))) throw notFound('workspace');
  const parts = planned.map((one) => one.digest);
  return { planned, digest: planDigest(context, template.id, template.version, ...parts) };
}

export const templateHandlers = {
  async 'templates.create'({ body }, context) {
    const { contract, repositories, organizationId, tenant } = context;
    const content = validateContent(context, body.content);
    // Concurrent creations wait here, so that the count is exact.
    await repositories.organizations.lock(organizationId);
    if ((await tenant.templates.count()) >= MAX_TEMPLATES) {
      throw context.refuse(
        'limit_reached',
        `An organization has at most ${MAX_TEMPLATES} templates. Delete one first.`,
      );
    }
    const id = newId('tpl');
    const { name, description = null } = body;
    const { created_by, created_with } = await context.provenance();
    await tenant.templates.insert({ id, name, description, content, created_by, created_with });
    return toTemplate(contract, assertFound(await tenant.templates.find(id), 'template'));
  },

  async 'templates.list'({ query }, { tenant, pager }) {
    const rows = await tenant.templates.list(pager.request(query));
    return pager.page(query, rows, toTemplateSummary, (row) => [row.id]);
  },

  async 'templates.get'({ params }, { contract, tenant }) {
    return toTemplate(contract, assertFound(await tenant.templates.find(params.template_id), 'template'));
  },

  async 'templates.update'({ params, body }, context) {
    const { content, ...changes } = body;
    const sound = content === undefined ? {} : { content: validateContent(context, content) };
    const { id } = await lockCurrent(context, context.tenant.templates, params.template_id, 'template');
    return toTemplate(
      context.contract,
      assertFound(await context.tenant.templates.update(id, { ...changes, ...sound }), 'template'),
    );
  },

  async 'templates.delete'({ params }, context) {
    const { id } = await lockCurrent(context, context.tenant.templates, params.template_id, 'template');
    await context.tenant.templates.remove(id);
    return undefined;
  },

  async 'templates.plan'({ params, body }, context) {
    const template = assertFound(await context.tenant.templates.find(params.template_id), 'template');
    const { planned, digest } = await planAll(context, template, body);
    return toTemplatePlan(template, planned, digest);
  },

  async 'templates.apply'({ params, body }, context) {
    const { tenant, principal, address, userAgent } = context;
    const template = assertFound(await tenant.templates.lock(params.template_id), 'template');
    const { planned, digest } = await planAll(context, template, body);
    if (digest !== body.digest) {
      throw context.refuse(
        'stale_plan',
        'Something has changed since this plan was made, or it was made for other workspaces. Plan again.',
      );
    }
    const id = newId('run');
    const { name, version, content } = template;
    const row = {
      id,
      template_id: template.id,
      template_name: name,
      template_version: version,
      content,
      credential_id: principal.type === 'operator' ? null : principal.id,
      secret_ends_at: isKey(principal) && principal.previous ? principal.rotationEndsAt : null,
      started_by: decidedByFields(principal),
      address,
      user_agent: userAgent,
    };
    await tenant.templateRuns.insert(
      row,
      planned.map((one) => ({ workspace_id: one.target.id, digest: one.digest })),
    );
    return toRun(assertFound(await tenant.templateRuns.find(id), 'run'));
  },
} satisfies Partial<Handlers>;
