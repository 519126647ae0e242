import { ProblemError } from '../../../api/problem.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import type { DirectoryUserRow } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { callingDirectory } from './calling-directory.ts';
import { type DirectoryGroupWithCount, GROUP_COLUMNS } from './group-repository.ts';
import { groupedBy } from './grouped.ts';
import { type Selection, selectAttributes, toList } from './scim/answers.ts';
import { findAttributePath, GROUPS, type ResourceKind, USERS } from './scim/attributes.ts';
import { MAX_RESULTS } from './scim/discovery.ts';
import { parseFilter } from './scim/filter.ts';
import { type Columns, type Fragment, toCondition, valueSqlAt } from './scim/filter-sql.ts';
import type { Complex } from './scim/values.ts';
import { toScimGroup, toScimUser } from './serializers.ts';
import { type Selected, USER_COLUMNS } from './user-repository.ts';

/** A query in an address or in a body. */
interface Query extends Selection {
  filter?: string | undefined;
  startIndex?: number | undefined;
  count?: number | undefined;
  sortBy?: string | undefined;
  sortOrder?: 'ascending' | 'descending' | undefined;
}

/** Where the resources of a kind come from. */
interface Source<Row> {
  kind: ResourceKind;
  columns: Columns;
  select(context: HandlerContext, selected: Selected): Promise<{ rows: Row[]; total: number }>;
  show(context: HandlerContext, rows: Row[], query: Query): Promise<Complex[]>;
}

const DEFAULT_COUNT = 100;
/** Members of all groups of a page. A page ends before them: SCIM lets a server return fewer results than asked for. */
const MAX_PAGE_MEMBERS = 50_000;

/** Whether an answer has the members of groups. */
export const wantsMembers = (query: Selection): boolean =>
  'members' in selectAttributes(GROUPS, { members: [{ value: '' }] }, query);

/** Returns the groups that fit into a page with their members, and at least one. */
function fitting(rows: readonly DirectoryGroupWithCount[]): DirectoryGroupWithCount[] {
  let members = 0;
  const end = rows.findIndex(({ member_count }, index) => {
    members += member_count;
    return index > 0 && members > MAX_PAGE_MEMBERS;
  });
  return rows.slice(0, end === -1 ? rows.length : end);
}

const PEOPLE: Source<DirectoryUserRow> = {
  kind: USERS,
  columns: USER_COLUMNS,
  select: (context, selected) => context.tenant.directoryUsers.select(callingDirectory(context).id, selected),
  show: async (context, rows) => rows.map((row) => toScimUser(row, context)),
};

const GROUPS_OF_PEOPLE: Source<DirectoryGroupWithCount> = {
  kind: GROUPS,
  columns: GROUP_COLUMNS,
  select: (context, selected) =>
    context.tenant.directoryGroups.select(callingDirectory(context).id, selected),
  async show(context, rows, query) {
    if (!wantsMembers(query)) return rows.map((row) => toScimGroup(row, [], context));
    const shown = fitting(rows);
    const ids = shown.map(({ id }) => id);
    const members = await context.tenant.directoryGroups.members(callingDirectory(context).id, ids);
    const of = groupedBy(members, ({ group_id }) => group_id);
    return shown.map((row) => toScimGroup(row, of.get(row.id) ?? [], context));
  },
};

function sortOf({ kind, columns }: Pick<Source<never>, 'kind' | 'columns'>, { sortBy, sortOrder }: Query) {
  if (sortBy === undefined || sortBy === '') return undefined;
  const place = findAttributePath(kind, sortBy);
  if (place?.attribute === undefined) throw scimProblem('invalidPath', 'sortBy names no attribute.');
  return { by: valueSqlAt(columns, place), descending: sortOrder === 'descending' };
}

const conditionOf = (
  { kind, columns }: Pick<Source<never>, 'kind' | 'columns'>,
  { filter }: Query,
): Fragment | undefined =>
  filter === undefined || filter === '' ? undefined : toCondition(kind, columns, parseFilter(filter));

function pageOf({ startIndex = 1, count = DEFAULT_COUNT }: Query) {
  const first = Math.max(1, Math.min(startIndex, Number.MAX_SAFE_INTEGER));
  return { first, limit: Math.max(0, Math.min(count, MAX_RESULTS)) };
}

/** Returns some of the resources of a kind that match. */
async function part<Row>(
  context: HandlerContext,
  source: Source<Row>,
  query: Query,
  range: Pick<Selected, 'offset' | 'limit'>,
) {
  const selected = { condition: conditionOf(source, query), sort: sortOf(source, query), ...range };
  const { rows, total } = await source.select(context, selected);
  const shown = await source.show(context, rows, query);
  return { total, resources: shown.map((one) => selectAttributes(source.kind, one, query)) };
}

async function search<Row>(context: HandlerContext, source: Source<Row>, query: Query) {
  const { first, limit } = pageOf(query);
  const { total, resources } = await part(context, source, query, { offset: first - 1, limit });
  return toList(resources, { total, startIndex: first });
}

export const searchPeople = (context: HandlerContext, query: Query) => search(context, PEOPLE, query);
export const searchGroups = (context: HandlerContext, query: Query) =>
  search(context, GROUPS_OF_PEOPLE, query);

/** Returns nothing for a kind of resource that does not have the attributes of the query, and its refusal. */
async function partOrRefusal<Row>(...asked: Parameters<typeof part<Row>>) {
  try {
    return await part(...asked);
  } catch (error) {
    if (error instanceof ProblemError) return { total: 0, resources: [], error };
    throw error;
  }
}

/** Searches the resources of all kinds: people first, then groups. */
export async function searchAll(context: HandlerContext, query: Query) {
  const { first, limit } = pageOf(query);
  const people = await partOrRefusal(context, PEOPLE, query, { offset: first - 1, limit });
  const range = {
    offset: Math.max(0, first - 1 - people.total),
    limit: limit - people.resources.length,
  };
  const groups = await partOrRefusal(context, GROUPS_OF_PEOPLE, query, range);
  if ('error' in people && 'error' in groups) throw people.error;
  const total = people.total + groups.total;
  return toList([...people.resources, ...groups.resources], { total, startIndex: first });
}
