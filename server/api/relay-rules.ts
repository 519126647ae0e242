import type { LintedOperation, LintRule } from './effect-rules.ts';
import type { SchemaObject } from './openapi-types.ts';

const RELAYED_TYPES = new Set(['application/json', 'text/event-stream']);

const typesOfSuccess = ({ operation }: LintedOperation): string[] =>
  Object.entries(operation.responses).flatMap(([status, { content }]) =>
    status.startsWith('2') ? Object.keys(content ?? {}) : [],
  );

const bodySchemaOf = ({ document, operation }: LintedOperation): SchemaObject => {
  const schema = operation.requestBody?.content['application/json']?.schema ?? {};
  return document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
};

/** Rules of operations in the workspace of a key, and of those that relay the answer of a provider. */
export const relayRules: readonly LintRule[] = [
  ({ operation, path }) =>
    operation['x-workspace'] !== undefined &&
    /\{(workspace|organization)\}/.test(path) &&
    'has the workspace of the credential and another one in its path',
  ({ operation }) =>
    operation['x-relay'] !== undefined &&
    operation['x-workspace'] !== 'credential' &&
    'relays a provider outside the workspace of its key: add x-workspace: credential',
  (subject) =>
    subject.operation['x-relay'] !== undefined &&
    (subject.method !== 'post' || typesOfSuccess(subject).some((type) => !RELAYED_TYPES.has(type))) &&
    'must be a POST that relays JSON, or JSON and events',
  (subject) =>
    subject.operation['x-relay'] !== undefined &&
    bodySchemaOf(subject)['x-open'] !== 'upstream' &&
    'closes the body that it relays: mark its schema with x-open: upstream',
  (subject) =>
    subject.operation['x-relay'] === undefined &&
    bodySchemaOf(subject)['x-open'] === 'upstream' &&
    'takes the body of a provider and relays none',
  ({ operation }) =>
    operation['x-relay'] !== undefined &&
    (operation['x-audit'] !== undefined || operation['x-event'] !== undefined) &&
    'relays a provider in no transaction, so it has no x-audit and no x-event',
];
