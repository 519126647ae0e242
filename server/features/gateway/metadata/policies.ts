import { invalidRequest, type Violation, violation } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';

type Schema = Schemas['GatewayMetadataSchema'];
type Metadata = Readonly<Record<string, string>>;

/** Returns what is wrong with one entry, as a sentence; nothing if it is right. */
function faultOf({ properties = {}, additionalProperties = true }: Schema, name: string, value: string) {
  if (!Object.hasOwn(properties, name))
    return additionalProperties ? undefined : 'Leave this out: the organization does not know it.';
  const { enum: allowed, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = properties[name] ?? {};
  if (allowed !== undefined && !allowed.includes(value)) return `Use one of: ${allowed.join(', ')}.`;
  const length = [...value].length;
  if (length < minLength) return `Use at least ${minLength} characters.`;
  return length > maxLength ? `Use at most ${maxLength} characters.` : undefined;
}

/** Escapes a name as a part of a path. */
const partOf = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Asserts that metadata is as the organization wants it.
 * @param field where the body has it
 * @param inherited what the workspace fixes for all its keys; absent where entries that are missing may come from keys
 * @throws invalid_request naming every entry that is wrong or missing
 */
export function assertMetadata(
  schema: Schema,
  metadata: Metadata,
  { field, inherited }: { field: string; inherited?: Metadata },
): void {
  const violations: Violation[] = [];
  const refuse = (name: string, code: string, message: string) =>
    violations.push(violation(`${field}/${partOf(name)}`, code, message));
  for (const [name, value] of Object.entries(metadata)) {
    const fault = faultOf(schema, name, value);
    if (fault !== undefined) refuse(name, 'metadata_schema', fault);
  }
  if (inherited !== undefined)
    for (const name of schema.required ?? [])
      if (!Object.hasOwn(metadata, name) && !Object.hasOwn(inherited, name))
        refuse(name, 'required', 'The organization requires this entry.');
  if (violations.length > 0) throw invalidRequest(violations);
}
