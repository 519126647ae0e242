/*
 * What identity providers send, as their public documents show it. `{user}` and `{group}` are the ids that the server gave to the
 * first person and group, `{domain}` a domain that the tenant has proven.
 */

export interface Step {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  status: number;
  /** The status when it is sent once more; the same if it is left out. */
  again?: number;
}

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH_OP = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

const patch = (path: string, ...Operations: object[]): Step => ({
  method: 'PATCH',
  path,
  body: { schemas: PATCH_OP, Operations },
  status: 200,
});
const get = (path: string): Step => ({ method: 'GET', path, status: 200 });
const byFilter = (path: string, filter: string, more = ''): Step =>
  get(`${path}${path.includes('?') ? '&' : '?'}filter=${encodeURIComponent(filter)}${more}`);

/** https://learn.microsoft.com/en-us/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups */
const ENTRA: readonly Step[] = [
  get('/Schemas'),
  byFilter('/Users', 'userName eq "non-existent user"'),
  { ...get('/Users/5171a35d82074e068ce2'), status: 404 },
  {
    method: 'POST',
    path: '/Users',
    body: {
      schemas: [`${CORE}:User`, ENTERPRISE],
      externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
      userName: 'Test_User_ab6490ee@{domain}',
      active: true,
      emails: [{ primary: true, type: 'work', value: 'Test_User_fd0ea19b@{domain}' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
      roles: [],
    },
    status: 201,
    again: 409,
  },
  get('/Users/{user}'),
  byFilter('/Users', 'userName eq "Test_User_ab6490ee@{domain}"'),
  byFilter('/Users', 'emails[type eq "work"].value eq "Test_User_fd0ea19b@{domain}"'),
  byFilter('/Users', 'externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"'),
  patch(
    '/Users/{user}',
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@{domain}' },
    { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
  ),
  patch('/Users/{user}', { op: 'Replace', path: 'userName', value: '5b50642d@{domain}' }),
  patch(
    '/Users/{user}',
    { op: 'Add', path: `${ENTERPRISE}:manager`, value: 'M-1' },
    { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+1 555 0100' },
    {
      op: 'Add',
      value: { displayName: 'lennay', [`${ENTERPRISE}:department`]: 'Sales', 'name.givenName': 'Lennay' },
    },
  ),
  patch('/Users/{user}', { op: 'Replace', path: 'active', value: false }),
  patch('/Users/{user}', { op: 'Replace', path: 'active', value: true }),
  patch('/Users/{user}', { op: 'Replace', path: 'active', value: 'False' }),
  patch('/Users/{user}', { op: 'Replace', path: 'active', value: 'True' }),
  byFilter('/Groups', 'displayName eq "displayName"', '&excludedAttributes=members'),
  {
    method: 'POST',
    path: '/Groups',
    body: {
      schemas: [`${CORE}:Group`, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'displayName',
      meta: { resourceType: 'Group' },
    },
    status: 201,
    again: 409,
  },
  get('/Groups/{group}?excludedAttributes=members'),
  byFilter('/Groups?excludedAttributes=members', 'displayName eq "displayName"'),
  patch('/Groups/{group}', { op: 'Replace', path: 'displayName', value: '1879db59displayName' }),
  patch('/Groups/{group}', { op: 'Add', path: 'members', value: [{ $ref: null, value: '{user}' }] }),
  patch('/Groups/{group}', { op: 'Remove', path: 'members', value: [{ $ref: null, value: '{user}' }] }),
  patch('/Groups/{group}', { op: 'Add', path: 'members', value: [{ $ref: null, value: '{user}' }] }),
];

const oktaPut = (active: boolean): Step => ({
  method: 'PUT',
  path: '/Users/{user}',
  body: {
    schemas: [`${CORE}:User`],
    id: '{user}',
    userName: 'test.user@{domain}',
    externalId: '00ujl29u0le5T6Aj10h7',
    name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
    emails: [{ primary: true, value: 'test.user@{domain}', type: 'work', display: 'test.user@{domain}' }],
    active,
    groups: [],
    meta: { resourceType: 'User' },
  },
  status: 200,
});
const OKTA_MEMBERS = [{ value: '{user}', display: 'test.user@{domain}' }];

/** https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20 */
const OKTA: readonly Step[] = [
  byFilter('/Users', 'userName eq "test.user@{domain}"', '&startIndex=1&count=100'),
  {
    method: 'POST',
    path: '/Users',
    body: {
      schemas: [`${CORE}:User`],
      userName: 'test.user@{domain}',
      name: { givenName: 'Test', familyName: 'User' },
      emails: [{ primary: true, value: 'test.user@{domain}', type: 'work' }],
      displayName: 'Test User',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      groups: [],
      password: '1mz050nq',
      active: true,
      userType: 'Contractor',
    },
    status: 201,
    again: 409,
  },
  get('/Users/{user}'),
  get('/Users?startIndex=1&count=100'),
  // Integrations of an administrator's own deactivate by PUT, those of the catalogue by PATCH.
  oktaPut(false),
  oktaPut(true),
  patch('/Users/{user}', { op: 'replace', value: { active: false } }),
  patch('/Users/{user}', { op: 'replace', value: { active: true } }),
  get('/Groups?startIndex=1&count=100'),
  {
    method: 'POST',
    path: '/Groups',
    body: { schemas: [`${CORE}:Group`], displayName: 'Test SCIMv2', members: [] },
    status: 201,
    again: 409,
  },
  byFilter('/Groups', 'displayName eq "Test SCIMv2"', '&startIndex=1&count=100'),
  get('/Groups/{group}'),
  patch('/Groups/{group}', { op: 'replace', value: { id: '{group}', displayName: 'Test SCIMv2' } }),
  patch('/Groups/{group}', { op: 'replace', path: 'members', value: OKTA_MEMBERS }),
  patch(
    '/Groups/{group}',
    { op: 'remove', path: 'members[value eq "{user}"]' },
    { op: 'add', path: 'members', value: OKTA_MEMBERS },
  ),
  {
    method: 'PUT',
    path: '/Groups/{group}',
    body: {
      schemas: [`${CORE}:Group`],
      id: '{group}',
      displayName: 'Test SCIMv2',
      members: OKTA_MEMBERS,
    },
    status: 200,
  },
];

const meta = (kind: 'User' | 'Group', id: string) =>
  `"meta":{"resourceType":"${kind}","created":"{time}","lastModified":"{time}","version":"{version}","location":"{url}/${kind}s/${id}"}`;
const RECEIPT = '"urn:tenantry:params:scim:2.0:Receipt":{}';
const MEMBERS = '"members":[{"value":"{user}","$ref":"{url}/Users/{user}","type":"User"}]';

/** Dialogues with the person and the group that the server has in the end, byte for byte. */
export const DIALOGUES: ReadonlyArray<{
  provider: string;
  steps: readonly Step[];
  user: string;
  group: string;
}> = [
  {
    provider: 'Entra ID',
    steps: ENTRA,
    user: `{"schemas":["${CORE}:User","${ENTERPRISE}","urn:tenantry:params:scim:2.0:Receipt"],"id":"{user}","externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"5b50642d@{domain}","active":true,"name":{"formatted":"givenName familyName","givenName":"Lennay","familyName":"updatedFamilyName"},"emails":[{"type":"work","value":"updatedEmail@{domain}","primary":true}],"displayName":"lennay","phoneNumbers":[{"type":"mobile","value":"+1 555 0100"}],"${ENTERPRISE}":{"manager":{"value":"M-1"},"department":"Sales"},${RECEIPT},${meta('User', '{user}')}}`,
    group: `{"schemas":["${CORE}:Group"],"id":"{group}","externalId":"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159","displayName":"1879db59displayName",${MEMBERS},${meta('Group', '{group}')}}`,
  },
  {
    provider: 'Okta',
    steps: OKTA,
    user: `{"schemas":["${CORE}:User","urn:tenantry:params:scim:2.0:Receipt"],"id":"{user}","externalId":"00ujl29u0le5T6Aj10h7","userName":"test.user@{domain}","active":true,"name":{"givenName":"Another","familyName":"User","middleName":"Excited"},"emails":[{"type":"work","value":"test.user@{domain}","display":"test.user@{domain}","primary":true}],${RECEIPT},${meta('User', '{user}')}}`,
    group: `{"schemas":["${CORE}:Group"],"id":"{group}","displayName":"Test SCIMv2",${MEMBERS},${meta('Group', '{group}')}}`,
  },
];
