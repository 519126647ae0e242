import { notFound } from '../../../api/problem.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { callingDirectory } from './calling-directory.ts';
import { createGroup, deleteGroup, patchGroup, replaceGroup, showGroup } from './groups.ts';
import { createPerson, deletePerson, patchPerson, replacePerson } from './people.ts';
import { type Selection, selectAttributes, toList } from './scim/answers.ts';
import { GROUPS, USERS } from './scim/attributes.ts';
import { resourceTypes, schemas, serviceProviderConfig } from './scim/discovery.ts';
import type { Complex } from './scim/values.ts';
import { searchAll, searchGroups, searchPeople, wantsMembers } from './scim-search.ts';
import { scimUrl, toScimUser } from './serializers.ts';

const shownBy = (query: Selection) => ({ withMembers: wantsMembers(query) });

const byId = (items: readonly Complex[], id: string, what: string): Complex => {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw notFound(what);
  return found;
};

export const scimHandlers = {
  async 'scim.getServiceProviderConfig'(_, context) {
    return serviceProviderConfig(scimUrl(context));
  },

  async 'scim.listResourceTypes'(_, context) {
    return toList(resourceTypes(scimUrl(context)));
  },

  async 'scim.getResourceType'({ params }, context) {
    return byId(resourceTypes(scimUrl(context)), params.id, 'resource type');
  },

  async 'scim.listSchemas'(_, context) {
    return toList(schemas(scimUrl(context)));
  },

  async 'scim.getSchema'({ params }, context) {
    return byId(schemas(scimUrl(context)), params.id, 'schema');
  },

  async 'scim.search'({ body }, context) {
    return searchAll(context, body);
  },

  async 'scim.listUsers'({ query }, context) {
    return searchPeople(context, query);
  },

  async 'scim.searchUsers'({ body }, context) {
    return searchPeople(context, body);
  },

  async 'scim.getUser'({ params, query }, context) {
    const { id } = callingDirectory(context);
    const person = assertFound(await context.tenant.directoryUsers.find(id, params.id), 'person');
    return selectAttributes(USERS, toScimUser(person, context), query);
  },

  async 'scim.createUser'({ query, body }, context) {
    return selectAttributes(USERS, await createPerson(context, body), query);
  },

  async 'scim.replaceUser'({ params, query, body }, context) {
    return selectAttributes(USERS, await replacePerson(context, params.id, body), query);
  },

  async 'scim.updateUser'({ params, query, body }, context) {
    return selectAttributes(USERS, await patchPerson(context, params.id, body), query);
  },

  async 'scim.deleteUser'({ params }, context) {
    return deletePerson(context, params.id);
  },

  async 'scim.listGroups'({ query }, context) {
    return searchGroups(context, query);
  },

  async 'scim.searchGroups'({ body }, context) {
    return searchGroups(context, body);
  },

  async 'scim.getGroup'({ params, query }, context) {
    const { id } = callingDirectory(context);
    const group = assertFound(await context.tenant.directoryGroups.find(id, params.id), 'group');
    return selectAttributes(GROUPS, await showGroup(context, group, shownBy(query)), query);
  },

  async 'scim.createGroup'({ query, body }, context) {
    return selectAttributes(GROUPS, await createGroup(context, body, shownBy(query)), query);
  },

  async 'scim.replaceGroup'({ params, query, body }, context) {
    return selectAttributes(GROUPS, await replaceGroup(context, params.id, body, shownBy(query)), query);
  },

  async 'scim.updateGroup'({ params, query, body }, context) {
    return selectAttributes(GROUPS, await patchGroup(context, params.id, body, shownBy(query)), query);
  },

  async 'scim.deleteGroup'({ params }, context) {
    return deleteGroup(context, params.id);
  },
} satisfies Partial<Handlers>;
