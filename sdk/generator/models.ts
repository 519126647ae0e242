import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { quote } from './comments.ts';
import { type IdNames, itemName, pascalCase } from './naming.ts';
import type { Field, TypeWriter } from './type-writer.ts';

const APPLICATION_PERMISSIONS = `/**
 * The permissions that your application registers, so that a misspelt name does not compile. Add them in a file of your
 * project:
 * @example
 * \`\`\`ts
 * declare module '@tenantry/sdk' {
 *   interface ApplicationPermissions {
 *     'invoices:read': true;
 *   }
 * }
 * \`\`\`
 */
// biome-ignore lint/suspicious/noEmptyInterface: applications add their permissions.
export interface ApplicationPermissions {}

/** A permission: one of Tenantry, or one that your application registers in {@link ApplicationPermissions}. */
export type Permission = TenantryPermission | keyof ApplicationPermissions;
`;

/** Declares the named types of the document: ids, schemas and events. Returns what is not generated from it. */
export function writeModels(document: OpenApiDocument, ids: IdNames, writer: TypeWriter): string {
  for (const [prefix, name] of ids.types)
    writer.declareType(name, `\`${prefix}_\${string}\``, `An id that begins with \`${prefix}_\`.`);
  if (ids.builtinRoles.length)
    writer.declareType('BuiltinRole', ids.builtinRoles.map(quote).join(' | '), 'A role of every workspace.');
  const { schemas } = document.components;
  for (const [name, schema] of Object.entries(schemas)) {
    const doc = schema.description ?? '';
    // Stands for the names of applications as well, which are those of Permission.
    if (name === 'PermissionName') continue;
    if (name === 'Permission') writer.declareType('TenantryPermission', writer.typeOf(schema, name), doc);
    else if (schema.properties || schema.allOf)
      writer.declareInterface(name, writer.fieldsOf(schema, name), doc);
    else writer.declareType(name, writer.typeOf(schema, schema.items ? itemName(name) : name), doc);
  }
  writeEvents(document, writer);
  return schemas.Permission ? APPLICATION_PERMISSIONS : '';
}

function writeEvents(document: OpenApiDocument, writer: TypeWriter): void {
  const events = Object.entries(document.webhooks ?? {}).map(([type, { post }]): Field => {
    const name = `${pascalCase(type)}Event`;
    const schema = post.requestBody.content['application/json']?.schema ?? {};
    const doc = String(post.summary ?? `The event \`${type}\`.`);
    const fields = writer
      .fieldsOf(schema, name)
      .map((field) => (field.name === 'data' ? { ...field, doc } : field));
    writer.declareInterface(name, fields, doc);
    return { name: type, type: name, required: true, doc };
  });
  writer.declareInterface('WebhookEvents', events, 'The events of webhooks, by type.');
}
