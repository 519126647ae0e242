import { type Compare, type Filter, parse, type Suffix } from 'scim2-parse-filter';
import { scimProblem } from '../../../../api/scim-problem.ts';
import { type Attribute, named } from './attributes.ts';
import { type Complex, isObject } from './values.ts';

export type { Compare, Filter, Suffix };

const MAX_LENGTH = 1024;
const MAX_DEPTH = 20;

const invalid = (detail: string) => scimProblem('invalidFilter', detail);

/** Returns how deep the brackets outside texts are nested. */
function depthOf(filter: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of filter.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/[^()[\]]/g, '')) {
    depth += bracket === '(' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/**
 * Parses a filter. It is checked before, because the parser calls itself for each bracket, and takes exponential time for a
 * text with line breaks that does not end.
 * @throws invalidFilter
 */
export function parseFilter(text: string): Filter {
  if (text.length > MAX_LENGTH) throw invalid(`A filter has at most ${MAX_LENGTH} characters.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a filter must not have
  if (/[\u0000-\u001f\u007f]/.test(text)) throw invalid('Remove the control characters from the filter.');
  if (depthOf(text) > MAX_DEPTH) throw invalid(`A filter has at most ${MAX_DEPTH} nested brackets.`);
  try {
    return parse(text);
  } catch {
    throw invalid('The filter is not one of RFC 7644, such as: userName eq "grace@acme.com".');
  }
}

const fold = (attribute: Attribute, value: unknown): string =>
  attribute.caseExact === true ? String(value) : String(value).toLowerCase();

/** Whether a value of a complex attribute passes a comparison. */
function compares(attribute: Attribute, value: unknown, { op, compValue }: Compare): boolean {
  if (compValue === null) return (value === undefined) === (op === 'eq');
  if (value === undefined) return op === 'ne';
  const [own, other] = [fold(attribute, value), fold(attribute, compValue)];
  const tests: Readonly<Record<Compare['op'], () => boolean>> = {
    eq: () => own === other,
    ne: () => own !== other,
    co: () => own.includes(other),
    sw: () => own.startsWith(other),
    ew: () => own.endsWith(other),
    gt: () => own > other,
    ge: () => own >= other,
    lt: () => own < other,
    le: () => own <= other,
  };
  return tests[op]();
}

/**
 * Whether an item of a list passes the filter in the brackets of a path.
 * @throws invalidFilter for a sub-attribute that does not exist
 */
export function passes(attribute: Attribute, item: unknown, filter: Filter): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((one) => passes(attribute, item, one));
    case 'or':
      return filter.filters.some((one) => passes(attribute, item, one));
    case 'not':
      return !passes(attribute, item, filter.filter);
    case '[]':
      throw invalid('Brackets of a filter have no further brackets.');
    default: {
      const sub = subOf(attribute, filter.attrPath);
      const value = isObject(item) && Object.hasOwn(item, sub.name) ? item[sub.name] : undefined;
      return filter.op === 'pr' ? value !== undefined : compares(sub, value, filter);
    }
  }
}

/** @throws invalidFilter */
export function subOf(attribute: Attribute, name: string): Attribute {
  const sub = named(attribute.subAttributes ?? [], name);
  if (sub === undefined) throw invalid(`${attribute.name} has no such sub-attribute as the filter names.`);
  return sub;
}

/**
 * Returns the item that a filter such as `type eq "work"` describes, for providers that create values so; `undefined` if it
 * describes none.
 */
export function described(attribute: Attribute, filter: Filter): Complex | undefined {
  if (filter.op === 'and') {
    const parts = filter.filters.map((one) => described(attribute, one));
    return parts.some((part) => part === undefined) ? undefined : Object.assign({}, ...parts);
  }
  if (filter.op !== 'eq' || filter.compValue === null) return undefined;
  return { [subOf(attribute, filter.attrPath).name]: filter.compValue };
}
