import { notFound } from '../../../api/problem.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { callingDirectory, createPerson, deletePerson, patchPerson, replacePerson } from './people.ts';
import { type Selection, selectAttributes, toList } from './scim/answers.ts';
import { findPlace, USERS } from './scim/attributes.ts';
import { MAX_RESULTS, resourceTypes, schemas, serviceProviderConfig } from './scim/discovery.ts';
import { parseFilter } from './scim/filter.ts';
import { toCondition, valueAt } from './scim/filter-sql.ts';
import type { Complex } from './scim/values.ts';
import { scimUrl, toScimUser } from './serializers.ts';
import { USER_COLUMNS } from './user-repository.ts';

/** A query in an address or in a body. */
interface Query extends Selection {
  filter?: string | undefined;
  startIndex?: number | undefined;
  count?: number | undefined;
  sortBy?: string | undefined;
  sortOrder?: 'ascending' | 'descending' | undefined;
}

const DEFAULT_COUNT = 100;

function sortOf({ sortBy, sortOrder }: Query) {
  if (sortBy === undefined || sortBy === '') return undefined;
  const place = findPlace(USERS, sortBy);
  if (place?.attribute === undefined) throw scimProblem('invalidPath', 'sortBy names no attribute.');
  return { by: valueAt(USER_COLUMNS, place), descending: sortOrder === 'descending' };
}

async function searchPeople(context: HandlerContext, query: Query) {
  const { filter, startIndex = 1, count = DEFAULT_COUNT } = query;
  const condition =
    filter === undefined || filter === '' ? undefined : toCondition(USERS, USER_COLUMNS, parseFilter(filter));
  const first = Math.max(1, Math.min(startIndex, Number.MAX_SAFE_INTEGER));
  const limit = Math.max(0, Math.min(count, MAX_RESULTS));
  const { rows, total } = await context.tenant.directoryUsers.select(callingDirectory(context).id, {
    condition,
    sort: sortOf(query),
    offset: first - 1,
    limit,
  });
  const resources = rows.map((row) => selectAttributes(USERS, toScimUser(row, context), query));
  return toList(resources, { total, startIndex: first });
}

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
    return searchPeople(context, body);
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
} satisfies Partial<Handlers>;
