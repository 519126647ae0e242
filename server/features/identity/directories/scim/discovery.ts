import type { Attribute, ResourceKind, ScimSchema } from './attributes.ts';
import { KINDS } from './attributes.ts';
import type { Complex } from './values.ts';

/** Most results of one page. */
export const MAX_RESULTS = 200;

const meta = (base: string, resourceType: string, path: string) => ({
  resourceType,
  location: `${base}/${path}`,
});

export const serviceProviderConfig = (base: string): Complex => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri: `${base.replace(/\/scim\/v2$/, '')}/docs`,
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MAX_RESULTS },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'The token of the directory, in the header Authorization.',
      primary: true,
    },
  ],
  meta: meta(base, 'ServiceProviderConfig', 'ServiceProviderConfig'),
});

const toResourceType = (
  base: string,
  { name, endpoint, description, core, extensions }: ResourceKind,
): Complex => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: name,
  name,
  endpoint,
  description,
  schema: core.id,
  schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
  meta: meta(base, 'ResourceType', `ResourceTypes/${name}`),
});

export const resourceTypes = (base: string): Complex[] => KINDS.map((kind) => toResourceType(base, kind));

function mutabilityOf({ readOnly, immutable }: Attribute): string {
  if (readOnly) return 'readOnly';
  return immutable ? 'immutable' : 'readWrite';
}

const toAttribute = (attribute: Attribute): Complex => ({
  name: attribute.name,
  type: attribute.type,
  multiValued: attribute.multiValued === true,
  description: attribute.description,
  required: attribute.required === true,
  ...(attribute.canonicalValues && { canonicalValues: attribute.canonicalValues }),
  ...(attribute.type !== 'complex' && attribute.type !== 'boolean' && attribute.type !== 'integer'
    ? { caseExact: attribute.caseExact === true }
    : {}),
  mutability: mutabilityOf(attribute),
  returned: 'default',
  uniqueness: attribute.unique ? 'server' : 'none',
  ...(attribute.referenceTypes && { referenceTypes: attribute.referenceTypes }),
  ...(attribute.subAttributes && { subAttributes: attribute.subAttributes.map(toAttribute) }),
});

const toSchema = (base: string, { id, name, description, attributes }: ScimSchema): Complex => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  id,
  name,
  description,
  attributes: attributes.map(toAttribute),
  meta: meta(base, 'Schema', `Schemas/${id}`),
});

export const schemas = (base: string): Complex[] =>
  KINDS.flatMap(({ core, extensions }) => [core, ...extensions]).map((schema) => toSchema(base, schema));
