import { normalizeName } from '../../../api/normalize.ts';
import { storedPermissions } from '../../../api/permission-names.ts';
import { invalidRequest, type Violation, violation } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { StoredTemplateContent } from '../../../database/schema/template-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { findBuiltinRole } from '../roles/policies.ts';
import { allowlistViolations, timezoneViolations } from '../settings/policies.ts';
import { storedContent } from './content-permissions.ts';

type TemplateContent = Schemas['TemplateContent'];

const contentViolation = (path: string, code: string, message: string): Violation =>
  violation(`content/${path}`, code, message);

/** Duplicate entries would change a resource back and forth. */
function duplicates<Item>(path: string, items: readonly Item[], keyOf: (item: Item) => string): Violation[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [contentViolation(`${path}/${index}`, 'unique', 'The template already contains this.')],
  );
}

function roleViolations({ contract }: HandlerContext, { roles = [] }: TemplateContent): Violation[] {
  for (const [index, { permissions }] of roles.entries())
    storedPermissions(contract, permissions, `content/roles/${index}/permissions`);
  return roles.flatMap(({ name, permissions }, index) => [
    ...(findBuiltinRole(contract, normalizeName(name)) === undefined
      ? []
      : [
          contentViolation(
            `roles/${index}/name`,
            'reserved',
            'This is the name of a built-in role. Choose another.',
          ),
        ]),
    ...permissions.flatMap((permission, at) =>
      contract.classOf.get(permission) === 'owner' || contract.organizationPermissions.has(permission)
        ? [
            contentViolation(
              `roles/${index}/permissions/${at}`,
              'reserved',
              'Custom roles cannot include this permission.',
            ),
          ]
        : [],
    ),
  ]);
}

const settingsViolations = ({ settings }: TemplateContent): Violation[] =>
  [...allowlistViolations(settings?.ip_allowlist), ...timezoneViolations(settings?.timezone)].map(
    ({ path, code, message }) => contentViolation(`settings/${path}`, code, message),
  );

const endpointViolations = (
  { webhookUrls }: HandlerContext,
  { webhook_endpoints = [] }: TemplateContent,
): Violation[] =>
  webhook_endpoints.flatMap(({ url }, index) => {
    const message = webhookUrls.validate(url);
    return message === undefined
      ? []
      : [contentViolation(`webhook_endpoints/${index}/url`, 'format', message)];
  });

/**
 * Validates and normalizes the content for storage. What no workspace would accept is refused here once, not in each of
 * them.
 * @throws invalid_request
 */
export function validateContent(context: HandlerContext, content: TemplateContent): StoredTemplateContent {
  const faults = [
    ...roleViolations(context, content),
    ...settingsViolations(content),
    ...endpointViolations(context, content),
  ];
  if (faults.length > 0) throw invalidRequest(faults);
  const { roles, webhook_endpoints, projects } = content;
  // In the form that workspaces store, by which endpoints are found.
  const endpoints = webhook_endpoints?.map((endpoint) => ({ ...endpoint, url: new URL(endpoint.url).href }));
  const twice = [
    ...duplicates('roles', roles ?? [], ({ name }) => normalizeName(name)),
    ...duplicates('webhook_endpoints', endpoints ?? [], ({ url }) => url),
    ...duplicates('projects', projects ?? [], ({ slug }) => slug),
  ];
  if (twice.length > 0) throw invalidRequest(twice);
  return storedContent(context.contract, {
    ...content,
    ...(endpoints !== undefined && { webhook_endpoints: endpoints }),
  });
}
