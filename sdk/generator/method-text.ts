import { resolveReference } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument, SchemaObject } from '../../server/api/openapi-types.ts';
import { literalOf } from './comments.ts';
import { resourceName } from './naming.ts';
import type { Operation } from './operations.ts';

/** Texts for the callers of an operation that requires no permission of a workspace. */
const AUDIENCES: Record<string, string> = {
  public: 'Needs no credential.',
  authenticated: 'Any credential can call it.',
  session: 'For signed-in users.',
  operator: 'For the operator.',
  organization_key: 'For organization keys.',
};

/** Where a server shows its reference, at the address that it prints by default. */
const REFERENCE = 'http://localhost:3000/reference';

/** Returns the hover text of a method: what it does, who may call it, how it fails, and an example. */
export function methodText(document: OpenApiDocument, one: Operation): string {
  const { summary = '', description = '' } = one.operation;
  const codes = one.errors.map((code) => `\`${code}\``).join(', ');
  return [
    summary,
    description,
    permissionText([one.operation['x-permission'] ?? []].flat()),
    codes && `Errors: ${codes}.`,
    `[Reference](${REFERENCE}/${one.id}), on a server under development.`,
    `@example\n\`\`\`ts\n${exampleOf(document, one)}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function permissionText(names: string[]): string {
  const audiences = names.flatMap((name) => AUDIENCES[name] ?? []);
  const permissions = names.filter((name) => !AUDIENCES[name]).map((name) => `\`${name}\``);
  return [permissions.length && `Permission: ${permissions.join(' or ')}.`, ...audiences]
    .filter(Boolean)
    .join(' ');
}

/** Returns a call with the examples of the document. */
function exampleOf(document: OpenApiDocument, one: Operation): string {
  const path = one.parameters.filter((parameter) => parameter.required);
  const fields = Object.fromEntries(path.map(({ name, example }) => [name, example ?? name]));
  const body = typeof one.bodyExample === 'object' ? one.bodyExample : {};
  const args = {
    ...fields,
    ...body,
    ...(one.takesFile && { csv: 'email,role\ngrace@example.com,member\n' }),
  };
  const call = (indent = '') =>
    `tenantry.${one.id}(${Object.keys(args).length ? literalOf(args, indent) : ''})`;
  if (one.returnsText) return `const text = await ${call()};\nconst stream = await ${call()}.stream();`;
  if (!one.result) return `await ${call()};`;
  const { data, next_cursor } = resolveReference(document, one.result).properties ?? {};
  if (data?.items && next_cursor) {
    const name = variableName(document, one, data.items);
    return `for await (const ${name} of ${call()}) console.log(${name});`;
  }
  return `const ${variableName(document, one, one.result)} = await ${call()};`;
}

/** Names a result after its schema. */
function variableName(document: OpenApiDocument, { resource }: Operation, { $ref }: SchemaObject): string {
  const name = $ref?.split('/').at(-1) ?? resourceName(document, resource);
  const variable = name.charAt(0).toLowerCase() + name.slice(1);
  // A word of the language.
  return variable === 'import' ? 'imported' : variable;
}
