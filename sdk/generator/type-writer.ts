import { resolveReference } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument, SchemaObject } from '../../server/api/openapi-types.ts';
import { commentOf, propertyName, quote } from './comments.ts';
import { type IdNames, itemName, pascalCase } from './naming.ts';
import { flatten } from './object-schema.ts';

/** Names of permissions: Tenantry's, and those that the application registers. */
const PERMISSIONS = ['Permission', 'PermissionName'];

/** A field of a type. */
export interface Field {
  name: string;
  type: string;
  required: boolean;
  doc: string;
}

/** Writes types. Each object has a name, so that editors show it in place of its fields. */
export interface TypeWriter {
  /** Returns the type of a schema. An object in it becomes an interface with the given name. */
  typeOf(schema: SchemaObject, name: string): string;
  /** Returns the fields of an object schema, resolving references. */
  fieldsOf(schema: SchemaObject, name: string): Field[];
  /** Declares an interface. */
  declareInterface(name: string, fields: Field[], doc: string, isOpen?: boolean): void;
  declareType(name: string, type: string, doc: string): void;
  /** The declarations so far. */
  text(): string;
}

const union = (types: string[]): string => [...new Set(types)].join(' | ');
const listOf = (type: string): string => (/[ |]/.test(type) ? `(${type})[]` : `${type}[]`);
const lastPart = (reference: string): string => reference.split('/').at(-1) ?? '';

export function createTypeWriter(document: OpenApiDocument, ids: IdNames): TypeWriter {
  const declared = new Map<string, string>();

  function declare(name: string, text: string): void {
    const before = declared.get(name);
    if (before !== undefined && before !== text) throw new Error(`Two types are named ${name}.`);
    declared.set(name, text);
  }

  function enumType(values: unknown[]): string {
    const roles = ids.builtinRoles;
    if (roles.length && roles.every((role) => values.includes(role))) {
      const others = values.filter((value) => !roles.some((role) => role === value));
      return union(['BuiltinRole', ...(others.length ? [enumType(others)] : [])]);
    }
    return union(values.map((value) => (typeof value === 'string' ? quote(value) : JSON.stringify(value))));
  }

  function simpleType(type: string | undefined, schema: SchemaObject, name: string): string {
    if (type === 'string') return schema['x-sdk-type'] ?? ids.ofPattern(schema.pattern) ?? 'string';
    if (type === 'integer' || type === 'number') return 'number';
    if (type === 'boolean' || type === 'null') return type;
    if (type === 'array') return listOf(writer.typeOf(schema.items ?? {}, name));
    if (type === 'object') return objectType(schema, name);
    return 'unknown';
  }

  function objectType(schema: SchemaObject, name: string): string {
    if (schema.properties || schema.allOf) {
      const doc = String(schema.description ?? '');
      writer.declareInterface(name, writer.fieldsOf(schema, name), doc, schema.additionalProperties === true);
      return name;
    }
    const { additionalProperties: values } = schema;
    return `Record<string, ${typeof values === 'object' ? writer.typeOf(values, `${name}Value`) : 'unknown'}>`;
  }

  const writer: TypeWriter = {
    typeOf(schema, name) {
      if (schema.$ref) {
        const target = lastPart(schema.$ref);
        return PERMISSIONS.includes(target) ? 'Permission' : target;
      }
      if (schema.const !== undefined) return enumType([schema.const]);
      if (schema.enum) return enumType(schema.enum);
      const alternatives = schema.oneOf ?? schema.anyOf;
      if (alternatives && !schema.properties)
        return union(alternatives.map((one, index) => writer.typeOf(one, `${name}${index || ''}`)));
      const types = [schema.allOf ? 'object' : schema.type].flat();
      return union(types.map((type) => simpleType(type, schema, name)));
    },
    fieldsOf(reference, name) {
      const { properties = {}, required = [] } = flatten(document, reference);
      const owner = reference.$ref ? lastPart(reference.$ref) : name;
      return Object.entries(properties).map(([property, schema]) => {
        const isList = [schema.type].flat().includes('array');
        const own = owner + (isList ? itemName(property) : pascalCase(property));
        return {
          name: property,
          type: writer.typeOf(schema, own),
          required: required.includes(property),
          doc: fieldText(document, schema),
        };
      });
    },
    declareInterface(name, fields, doc, isOpen = false) {
      const lines = fields.map((field) => {
        const type = field.required ? field.type : union([field.type, 'undefined']);
        const key = propertyName(field.name) + (field.required ? '' : '?');
        return `${commentOf(field.doc, '  ')}  ${key}: ${type};\n`;
      });
      const others = isOpen
        ? '  /** Other fields, as the provider defines them. */\n  [field: string]: unknown;\n'
        : '';
      declare(name, `${commentOf(doc)}export interface ${name} {\n${lines.join('')}${others}}\n`);
    },
    declareType(name, type, doc) {
      declare(name, `${commentOf(doc)}export type ${name} = ${type};\n`);
    },
    text: () => [...declared.values()].join('\n'),
  };
  return writer;
}

/** Returns the text of a field that the document leaves without one: its type says what it is. */
function fallbackText(schema: SchemaObject): string {
  if (schema.items) return 'The items of the list.';
  return schema.$ref ? `See {@link ${lastPart(schema.$ref)}}.` : '';
}

/** Returns the text of a field: its own, or that of what it refers to. */
function fieldText(document: OpenApiDocument, schema: SchemaObject): string {
  const { description, default: fallback } = resolveReference(document, schema);
  const items = schema.items && resolveReference(document, schema.items).description;
  const alternative = (schema.oneOf ?? schema.anyOf)?.map(
    (one) => resolveReference(document, one).description,
  );
  const text = description ?? alternative?.find(Boolean) ?? items ?? fallbackText(schema);
  return fallback === undefined ? text : `${text}\n@default ${JSON.stringify(fallback)}`;
}
