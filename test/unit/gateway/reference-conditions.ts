/**
 * A second evaluator of conditions, written from the rules alone: slow, over the JSON of the query, and without a parser.
 * Members of an object all have to hold. Values are compared without conversion.
 */
type Json = unknown;
type Members = Readonly<Record<string, Json>>;

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: Json, name: string): Json =>
  isMembers(value) && Object.keys(value).includes(name) ? value[name] : undefined;

function lookUp(path: string, request: { metadata: Json; params: Json; url: Json }): Json {
  if (path.startsWith('metadata.')) return own(request.metadata, path.slice(9));
  if (path === 'url.pathname') return own(request.url, 'pathname');
  let value = request.params;
  for (const name of path.slice(7).split('.')) value = own(value, name);
  return value;
}

const same = (left: Json, right: Json): boolean =>
  typeof left === typeof right &&
  (typeof left !== 'object' || left === null) &&
  left !== null &&
  left === right;

function compare(operator: string, actual: Json, wanted: Json): boolean {
  if (operator === '$eq') return same(actual, wanted);
  if (operator === '$ne') return !same(actual, wanted);
  if (operator === '$in') return (wanted as Json[]).filter((one) => same(actual, one)).length > 0;
  if (operator === '$nin') return (wanted as Json[]).filter((one) => same(actual, one)).length === 0;
  if (operator === '$exists') return (actual === undefined) !== wanted;
  if (operator === '$regex')
    return typeof actual === 'string' && new RegExp(wanted as string, 'u').test(actual);
  if (operator === '$not') return !operators(actual, wanted as Members);
  if (typeof actual !== 'number') return false;
  if (operator === '$gt') return actual > (wanted as number);
  if (operator === '$gte') return actual >= (wanted as number);
  if (operator === '$lt') return actual < (wanted as number);
  return actual <= (wanted as number);
}

const operators = (actual: Json, wanted: Members): boolean => {
  const results = Object.keys(wanted).map((operator) => compare(operator, actual, wanted[operator]));
  return !results.includes(false);
};

export function referenceHolds(
  query: Members,
  request: { metadata: Json; params: Json; url: Json },
): boolean {
  const results = Object.keys(query).map((name) => {
    const wanted = query[name];
    if (name === '$and') return !(wanted as Members[]).some((one) => !referenceHolds(one, request));
    if (name === '$or') return (wanted as Members[]).filter((one) => referenceHolds(one, request)).length > 0;
    if (name === '$not') return !referenceHolds(wanted as Members, request);
    const actual = lookUp(name, request);
    return isMembers(wanted) ? operators(actual, wanted) : same(actual, wanted);
  });
  return results.every((result) => result);
}
