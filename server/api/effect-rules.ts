import { type LocatedOperation, operationsIn } from './openapi-document.ts';
import { isAudience, type OpenApiDocument } from './openapi-types.ts';

export interface LintedOperation extends LocatedOperation {
  document: OpenApiDocument;
  /** See `spanningPermissions`, which is the same for all operations of a document. */
  spanning: ReadonlySet<string>;
}
/** A rule returns the violation, worded to follow the operationId; nothing if there is none. */
export type LintRule = (subject: LintedOperation) => string | undefined | false;

export const declaredPermissions = ({ operation }: LintedOperation) =>
  [operation['x-permission'] ?? []].flat();

/** Permissions with an operation that covers all projects, so that each operation with them says whether it does. */
export const spanningPermissions = (document: OpenApiDocument): ReadonlySet<string> =>
  new Set(
    operationsIn(document).flatMap(({ operation }) =>
      operation['x-spans-projects'] === true ? [operation['x-permission']].flat() : [],
    ),
  );

/**
 * Operations that only revoke, test or repeat give no access. Deleting a workspace or organization does more than that.
 */
const GIVES_NOTHING =
  /\.(remove|revoke|cancel|decline|archive|deactivate|undo|delete|finishRotation|test|replay|redeliver)$/;

/** A relay calls a provider with a key, which cannot confirm a password. */
const mayGive = ({ path, method, operation }: LintedOperation) =>
  method !== 'get' &&
  operation['x-relay'] === undefined &&
  operation['x-safe'] !== true &&
  (!GIVES_NOTHING.test(operation.operationId) || /\{(workspace|organization)\}$/.test(path));

/** Declarations that an operation needs because of its effect. */
export const effectRules: readonly LintRule[] = [
  (subject) =>
    subject.operation['x-spans-projects'] === undefined &&
    !subject.path.includes('{project}') &&
    declaredPermissions(subject).some((name) => subject.spanning.has(name)) &&
    'lacks x-spans-projects, which other operations of its permission declare',
  (subject) => {
    const permissions = declaredPermissions(subject).filter((name) => !isAudience(name));
    if (permissions.length === 0 || !mayGive(subject)) return undefined;
    const asks = subject.operation['x-reauthentication'];
    if (asks === undefined) return 'says nothing of x-reauthentication';
    return (
      !asks &&
      permissions.some((name) => !subject.document['x-work-permissions'].includes(name)) &&
      'gives access or sends data elsewhere, so its x-reauthentication must be true'
    );
  },
];
