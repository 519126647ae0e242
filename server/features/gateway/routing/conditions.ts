import type { ConditionQuery, RequestPath, Scalar, Test } from '../configs/policies.ts';

/** What routing sees of a call. */
export interface RoutingRequest {
  metadata: Readonly<Record<string, unknown>>;
  /** The body of the call. */
  params: Readonly<Record<string, unknown>>;
  url: { pathname: string };
  workspaceId: string;
  keyId: string;
  /** The config by which the call is routed; an inline config has its digest as id. */
  config: { id: string; version: number };
}

/** Longer texts match no pattern, so that a pattern never keeps the server busy. */
const MAX_MATCHED = 4096;

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** Returns a value of the request; `undefined` if it has none. */
export const requestValueAt = ({ source, keys }: RequestPath, request: RoutingRequest): unknown =>
  keys.reduce(memberOf, request[source] as unknown);

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Returns the values that a query looks at, by their paths. */
export function valuesOf(query: ConditionQuery, request: RoutingRequest): Readonly<Record<string, unknown>> {
  if (query.kind === 'test') return { [query.path.text]: requestValueAt(query.path, request) };
  if (query.kind === 'not') return valuesOf(query.of, request);
  return Object.assign({}, ...query.of.map((one) => valuesOf(one, request)));
}

/** Returns whether a request fulfils a query. */
export function holds(query: ConditionQuery, request: RoutingRequest): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((one) => holds(one, request));
    case 'any':
      return query.of.some((one) => holds(one, request));
    case 'not':
      return !holds(query.of, request);
    case 'test':
      return passes(requestValueAt(query.path, request), query.test);
  }
}

const COMPARISONS = {
  gt: (left: number, right: number) => left > right,
  gte: (left: number, right: number) => left >= right,
  lt: (left: number, right: number) => left < right,
  lte: (left: number, right: number) => left <= right,
};

/** Compares without conversion: "5" is not 5, and only numbers are greater or less. */
function passes(value: unknown, test: Test): boolean {
  switch (test.operator) {
    case 'exists':
      return value !== undefined;
    case 'in':
      return isScalar(value) && test.values.includes(value);
    case 'regex':
      return typeof value === 'string' && value.length <= MAX_MATCHED && test.pattern.test(value);
    default:
      return typeof value === 'number' && COMPARISONS[test.operator](value, test.value);
  }
}
