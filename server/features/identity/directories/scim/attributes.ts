/**
 * The attributes of SCIM that the server knows, with the characteristics that `/Schemas` shows. Filters, patches and
 * answers look every name up here, so that no text of a client becomes the name of a property or a column.
 */
export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'complex' | 'reference' | 'dateTime' | 'integer';
  description: string;
  multiValued?: true;
  required?: true;
  caseExact?: true;
  readOnly?: true;
  /** Set with the value that it is a part of, and not afterwards. */
  immutable?: true;
  unique?: true;
  canonicalValues?: readonly string[];
  referenceTypes?: readonly string[];
  subAttributes?: readonly Attribute[];
}

export interface ScimSchema {
  id: string;
  name: string;
  description: string;
  attributes: readonly Attribute[];
}

/** A type of resource: its core schema, and the extensions that its resources may have. */
export interface ResourceKind {
  name: 'User' | 'Group';
  endpoint: string;
  description: string;
  core: ScimSchema;
  extensions: readonly ScimSchema[];
}

const text = (name: string, description: string): Attribute => ({ name, type: 'string', description });

const typed = (canonicalValues: readonly string[]): Attribute => ({
  ...text('type', 'What the value is for.'),
  canonicalValues,
});

const PRIMARY: Attribute = {
  name: 'primary',
  type: 'boolean',
  description: 'Whether it is the preferred value.',
};

const list = (name: string, description: string, subAttributes: readonly Attribute[]): Attribute => ({
  name,
  type: 'complex',
  multiValued: true,
  description,
  subAttributes,
});

const NAME: Attribute = {
  name: 'name',
  type: 'complex',
  description: 'The parts of the name of the person.',
  subAttributes: [
    text('formatted', 'The whole name.'),
    text('familyName', 'The family name.'),
    text('givenName', 'The given name.'),
    text('middleName', 'The middle name.'),
    text('honorificPrefix', 'The title before the name.'),
    text('honorificSuffix', 'The suffix after the name.'),
  ],
};

const USER: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'A person.',
  attributes: [
    {
      ...text('userName', 'The name by which the provider knows the person, usually an e-mail address.'),
      required: true,
      unique: true,
    },
    NAME,
    text('displayName', 'The name to show.'),
    text('nickName', 'The casual name.'),
    text('title', 'The job title.'),
    text('userType', 'The kind of employment.'),
    text('preferredLanguage', 'The language that the person prefers.'),
    text('locale', 'The locale of the person.'),
    text('timezone', 'The time zone of the person.'),
    {
      name: 'active',
      type: 'boolean',
      required: true,
      description: 'Whether the person has access; true for a new person if it is left out.',
    },
    list('emails', 'The e-mail addresses. The primary one finds the account, or else the first.', [
      text('value', 'The address.'),
      text('display', 'The address to show.'),
      typed(['work', 'home', 'other']),
      PRIMARY,
    ]),
    list('phoneNumbers', 'The phone numbers.', [
      text('value', 'The number.'),
      text('display', 'The number to show.'),
      typed(['work', 'home', 'mobile', 'fax', 'pager', 'other']),
      PRIMARY,
    ]),
    list('addresses', 'The postal addresses.', [
      text('formatted', 'The whole address.'),
      text('streetAddress', 'The street and the number.'),
      text('locality', 'The town.'),
      text('region', 'The state or the region.'),
      text('postalCode', 'The postal code.'),
      text('country', 'The country.'),
      typed(['work', 'home', 'other']),
      PRIMARY,
    ]),
  ],
};

const ENTERPRISE: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'The place of a person in a company.',
  attributes: [
    text('employeeNumber', 'The number of the employee.'),
    text('costCenter', 'The cost center.'),
    text('organization', 'The name of the organization.'),
    text('division', 'The name of the division.'),
    text('department', 'The name of the department.'),
    {
      name: 'manager',
      type: 'complex',
      description: 'The manager of the person.',
      subAttributes: [
        text('value', 'The id of the manager in the directory.'),
        { ...text('displayName', 'The name of the manager.'), readOnly: true },
      ],
    },
  ],
};

const count = (name: string, description: string): Attribute => ({
  name,
  type: 'integer',
  readOnly: true,
  description,
});

export const RECEIPT: ScimSchema = {
  id: 'urn:tenantry:params:scim:2.0:Receipt',
  name: 'Receipt',
  description:
    'What ended with the access of a person, in the answer to the request that ended it. Otherwise it is empty.',
  attributes: [
    {
      ...text('state', 'Whether the person has access, or an owner has to decide.'),
      readOnly: true,
      canonicalValues: ['active', 'inactive', 'pending_owner', 'suspended'],
    },
    { name: 'endedAt', type: 'dateTime', readOnly: true, description: 'When access ended.' },
    count('keysRevoked', 'How many keys of the person were revoked.'),
    count('sessionsEnded', 'How many sessions of the person lost access.'),
    count('invitationsCancelled', 'How many invitations of the person were cancelled.'),
    count('workspacesLeft', 'How many workspaces of the organization the person left.'),
  ],
};

export const USERS: ResourceKind = {
  name: 'User',
  endpoint: '/Users',
  description: 'The people of the directory.',
  core: USER,
  extensions: [ENTERPRISE, RECEIPT],
};

const GROUP: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group of people.',
  attributes: [
    { ...text('displayName', 'The name of the group.'), required: true },
    list('members', 'The people in the group.', [
      { ...text('value', 'The id of the person in the directory.'), caseExact: true, immutable: true },
      {
        name: '$ref',
        type: 'reference',
        immutable: true,
        caseExact: true,
        referenceTypes: ['User'],
        description: 'The address of the person.',
      },
      { ...typed(['User']), immutable: true },
    ]),
  ],
};

export const GROUPS: ResourceKind = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'The groups of the directory.',
  core: GROUP,
  extensions: [],
};

export const KINDS: readonly ResourceKind[] = [USERS, GROUPS];

/** Attributes of all resources, which no schema lists. */
const COMMON: readonly Attribute[] = [
  { name: 'id', type: 'string', caseExact: true, readOnly: true, description: 'Id in the directory.' },
  { name: 'externalId', type: 'string', caseExact: true, description: 'Id in the provider.' },
  {
    name: 'meta',
    type: 'complex',
    readOnly: true,
    description: 'About the resource.',
    subAttributes: [
      { name: 'resourceType', type: 'string', readOnly: true, caseExact: true, description: 'The type.' },
      { name: 'created', type: 'dateTime', readOnly: true, description: 'When it was created.' },
      { name: 'lastModified', type: 'dateTime', readOnly: true, description: 'When it was changed.' },
      { name: 'version', type: 'string', readOnly: true, caseExact: true, description: 'Its version.' },
      { name: 'location', type: 'reference', readOnly: true, caseExact: true, description: 'Its address.' },
    ],
  },
];

/** A place in a resource, found in the tables. Without an attribute it is a whole extension. */
export interface AttributePath {
  /** The extension that has the attribute; `undefined` for the core. */
  extension: ScimSchema | undefined;
  attribute: Attribute | undefined;
  sub: Attribute | undefined;
}

export const named = (attributes: readonly Attribute[], name: string): Attribute | undefined =>
  attributes.find((attribute) => attribute.name.toLowerCase() === name.toLowerCase());

/** Returns the schema whose URN a path begins with, and the rest of the path after it. */
function withoutUrn(kind: ResourceKind, path: string): { schema: ScimSchema | undefined; rest: string } {
  const lower = path.toLowerCase();
  for (const schema of [kind.core, ...kind.extensions]) {
    const urn = schema.id.toLowerCase();
    if (lower === urn) return { schema, rest: '' };
    if (lower.startsWith(urn) && /^[:.]/.test(path.slice(urn.length)))
      return { schema, rest: path.slice(urn.length + 1) };
  }
  return { schema: undefined, rest: path };
}

/** Finds the place that a path such as `name.familyName` names, with or without the URN of its schema. */
export function findAttributePath(kind: ResourceKind, path: string): AttributePath | undefined {
  const { schema, rest } = withoutUrn(kind, path);
  const extension = schema === undefined || schema === kind.core ? undefined : schema;
  if (rest === '') return extension && { extension, attribute: undefined, sub: undefined };
  const [name = '', subName, ...more] = rest.split('.');
  if (more.length > 0) return undefined;
  const attribute = named(extension?.attributes ?? [...COMMON, ...kind.core.attributes], name);
  if (attribute === undefined) return undefined;
  if (subName === undefined) return { extension, attribute, sub: undefined };
  const sub = named(attribute.subAttributes ?? [], subName);
  return sub && { extension, attribute, sub };
}
