import type { OpenApiDocument } from '../../api/openapi-types.ts';
import type { DocsOperation } from './document.ts';
import { findError, operationsReturning } from './document.ts';
import { exampleOf } from './examples.ts';
import { toText } from './snippets.ts';

/** Returns an operation for the example of an error: one that declares it, else one inside a tenant that returns it. */
function operationWith(document: OpenApiDocument, name: string): DocsOperation | undefined {
  const returning = operationsReturning(document, name);
  return (
    returning.find((one) => one['x-errors']?.includes(name)) ??
    returning.find((one) => one.path.endsWith('/projects/{project}')) ??
    returning[0]
  );
}

const pathOf = (document: OpenApiDocument, { path, parameters }: DocsOperation): string =>
  parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, toText(exampleOf(document, one, 'needed'))), path);

/** Returns what an answer with this code has beyond the properties of every problem: such as the violations. */
function furtherProperties(document: OpenApiDocument, name: string): object {
  const examples = Object.values(document.components.responses).flatMap(({ content = {} }) =>
    Object.values(content).map(({ example }) => example),
  );
  const matching = examples.find(
    (example): example is object =>
      typeof example === 'object' && example !== null && Reflect.get(example, 'code') === name,
  );
  return matching ?? {};
}

/** The codes whose answers name the permission that the caller lacks. */
const NAMES_PERMISSION = new Set(['insufficient_scope', 'insufficient_role', 'privilege_escalation']);
/** The codes of refusals that `decisions.get` explains. */
const HAS_DECISION = new Set([
  ...NAMES_PERMISSION,
  'ip_not_allowed',
  'rotation_required',
  'organization_policy',
  'plan_required',
  'reauthentication_required',
  'member_deactivated',
  'limit_reached',
]);
export const hasDecision = (name: string): boolean => HAS_DECISION.has(name);
const PERMISSION = /[a-z_]+:[a-z_]+/;

/** Returns an example of an error response, with the properties that the server's answers have. */
export function exampleOfError(document: OpenApiDocument, name: string, publicUrl: string): object {
  const entry = findError(document, name);
  const operation = operationWith(document, name);
  const [permission] = PERMISSION.exec(entry?.example ?? '') ?? [operation?.['x-permission']].flat();
  return {
    ...furtherProperties(document, name),
    ...(NAMES_PERMISSION.has(name) && { required_permission: permission }),
    type: `${publicUrl}/errors/${name}`,
    title: entry?.title,
    status: entry?.status,
    detail: entry?.example,
    instance: operation ? pathOf(document, operation) : '/v1/workspaces',
    code: name,
    request_id: '0b9f8a57-8f0c-4a53-9a0e-2f6f4f2d1c11',
    ...(hasDecision(name) && { decision_id: 'dec_01kah4x8v5ezf9w2m4n6e5c1s0' }),
  };
}
