import type { Knex } from 'knex';
import { scimProblem } from '../../../../api/scim-problem.ts';
import { type Attribute, type AttributePath, findAttributePath, type ResourceKind } from './attributes.ts';
import { type Compare, type Filter, type Suffix, subOf } from './filter.ts';

/** A part of a statement with its bindings. Every text of a client is a binding. */
export interface Fragment {
  sql: string;
  bindings: Knex.RawBinding[];
}

/**
 * The columns of attributes that are not in the column `attributes`, by the path in lower case. For a list, the name is in
 * brackets, and the text is a query for its items, each as JSON in `value`.
 */
export type Columns = ReadonlyMap<string, string>;

const fragment = (sql: string, ...bindings: Knex.RawBinding[]): Fragment => ({ sql, bindings });

const join = (parts: readonly Fragment[], between: string): Fragment =>
  fragment(parts.map(({ sql }) => `(${sql})`).join(between), ...parts.flatMap(({ bindings }) => bindings));

const negated = ({ sql, bindings }: Fragment): Fragment =>
  fragment(`not coalesce(${sql}, false)`, ...bindings);

const invalid = (detail: string) => scimProblem('invalidFilter', detail);

type Typed = Pick<Attribute, 'name' | 'type' | 'caseExact'>;

const SIGNS = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

function compareTime({ sql, bindings }: Fragment, { op, compValue }: Compare): Fragment {
  const time = new Date(String(compValue));
  if (Number.isNaN(time.getTime()) || !Object.hasOwn(SIGNS, op))
    throw invalid('Compare a time with another one, by eq, ne, gt, ge, lt or le.');
  return fragment(`${sql} ${SIGNS[op as keyof typeof SIGNS]} ?::timestamptz`, ...bindings, time);
}

function compareBoolean({ sql, bindings }: Fragment, { op, compValue }: Compare): Fragment {
  const text = String(compValue).toLowerCase();
  if ((text !== 'true' && text !== 'false') || (op !== 'eq' && op !== 'ne'))
    throw invalid('Compare true or false by eq or ne.');
  const wanted = (text === 'true') === (op === 'eq');
  return fragment(`coalesce((${sql})::boolean, false) = ?::boolean`, ...bindings, wanted);
}

function compareText(value: Fragment, { caseExact }: Typed, { op, compValue }: Compare): Fragment {
  const { sql, bindings } = value;
  const own = caseExact ? sql : `lower(${sql})`;
  const other = caseExact ? '?::text' : 'lower(?::text)';
  const text = String(compValue);
  switch (op) {
    case 'ne':
      return fragment(`${own} is distinct from ${other}`, ...bindings, text);
    case 'co':
      return fragment(`strpos(${own}, ${other}) > 0`, ...bindings, text);
    case 'sw':
      return fragment(`starts_with(${own}, ${other})`, ...bindings, text);
    case 'ew':
      return fragment(`right(${own}, length(?::text)) = ${other}`, ...bindings, text, text);
    default:
      return fragment(`${own} ${SIGNS[op]} ${other}`, ...bindings, text);
  }
}

/** Returns the condition that a value passes a comparison. */
function test(value: Fragment, attribute: Typed, filter: Compare | Suffix): Fragment {
  if (filter.op === 'pr') return fragment(`${value.sql} is not null`, ...value.bindings);
  if (filter.compValue === null) {
    const is = filter.op === 'eq' ? 'is null' : 'is not null';
    return fragment(`${value.sql} ${is}`, ...value.bindings);
  }
  if (attribute.type === 'boolean') return compareBoolean(value, filter);
  return attribute.type === 'dateTime' ? compareTime(value, filter) : compareText(value, attribute, filter);
}

/** Returns the value at a place that is no list: a column, or a property of the column `attributes`. */
export function valueSqlAt(columns: Columns, { extension, attribute, sub }: AttributePath): Fragment {
  const names = [attribute?.name ?? '', ...(sub ? [sub.name] : [])];
  const column = extension === undefined ? columns.get(names.join('.').toLowerCase()) : undefined;
  if (column !== undefined) return fragment(column);
  const path = [...(extension ? [extension.id] : []), ...names];
  const first = attribute?.multiValued === true ? [path[0] ?? '', '0', sub?.name ?? 'value'] : path;
  return fragment('r.attributes #>> ?::text[]', first);
}

/** Returns the condition that an item of a list passes the filter in brackets. */
function itemTest(attribute: Attribute, filter: Filter): Fragment {
  switch (filter.op) {
    case '[]':
      throw invalid('Brackets of a filter have no further brackets.');
    case 'not':
      return negated(itemTest(attribute, filter.filter));
    case 'and':
    case 'or':
      return join(
        filter.filters.map((one) => itemTest(attribute, one)),
        ` ${filter.op} `,
      );
    default: {
      const sub = subOf(attribute, filter.attrPath);
      return test(fragment('item.value ->> ?', sub.name), sub, filter);
    }
  }
}

function anyItem(columns: Columns, { name }: Attribute, { sql, bindings }: Fragment): Fragment {
  const own = columns.get(`[${name.toLowerCase()}]`);
  if (own !== undefined) return fragment(`exists (select from (${own}) item where ${sql})`, ...bindings);
  const items = `jsonb_array_elements(coalesce(r.attributes -> ?, '[]'::jsonb))`;
  return fragment(`exists (select from ${items} item where ${sql})`, name, ...bindings);
}

function attributePathOf(kind: ResourceKind, path: string): AttributePath & { attribute: Attribute } {
  const place = findAttributePath(kind, path);
  if (place?.attribute === undefined) throw invalid('The filter names an attribute that does not exist.');
  return { ...place, attribute: place.attribute };
}

/**
 * Returns a filter as a condition on the rows `r` of a kind of resource.
 * @throws invalidFilter
 */
export function toCondition(kind: ResourceKind, columns: Columns, filter: Filter): Fragment {
  switch (filter.op) {
    case 'and':
    case 'or':
      return join(
        filter.filters.map((one) => toCondition(kind, columns, one)),
        ` ${filter.op} `,
      );
    case 'not':
      return negated(toCondition(kind, columns, filter.filter));
    case '[]': {
      const { attribute } = attributePathOf(kind, filter.attrPath);
      if (attribute.multiValued !== true) throw invalid('Only lists have a filter in brackets.');
      return anyItem(columns, attribute, itemTest(attribute, filter.valFilter));
    }
    default: {
      const { attribute, sub, ...place } = attributePathOf(kind, filter.attrPath);
      if (attribute.multiValued === true)
        return anyItem(
          columns,
          attribute,
          itemTest(attribute, { ...filter, attrPath: sub?.name ?? 'value' }),
        );
      if (attribute.type === 'complex' && sub === undefined && filter.op !== 'pr')
        throw invalid(`Name a sub-attribute of ${attribute.name}.`);
      return test(valueSqlAt(columns, { ...place, attribute, sub }), sub ?? attribute, filter);
    }
  }
}
