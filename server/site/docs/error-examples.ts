import { errorCodesOf } from '../../api/operation-errors.ts';
import type { DocsDocument, Operation } from './document.ts';
import { listOperations } from './document.ts';
import { exampleOf } from './examples.ts';
import { toText } from './snippets.ts';

/** Returns an operation for the example of an error: one that declares it, else one inside a tenant that returns it. */
function operationWith(document: DocsDocument, name: string): Operation | undefined {
  const operations = listOperations(document);
  const returning = operations.filter((one) => errorCodesOf(document['x-errors'], one).includes(name));
  return (
    returning.find((one) => one['x-errors']?.includes(name)) ??
    returning.find((one) => one.path.endsWith('/projects/{project}')) ??
    returning[0]
  );
}

const pathOf = (document: DocsDocument, { path, parameters }: Operation): string =>
  parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, toText(exampleOf(document, one, 'needed'))), path);

/** Returns an example of an error response. */
export function exampleOfError(document: DocsDocument, name: string, publicUrl: string): object {
  const entry = document['x-errors'][name];
  const operation = operationWith(document, name);
  return {
    type: `${publicUrl}/errors/${name}`,
    title: entry?.title,
    status: entry?.status,
    detail: entry?.example,
    instance: operation ? pathOf(document, operation) : '/v1/workspaces',
    code: name,
    request_id: '0b9f8a57-8f0c-4a53-9a0e-2f6f4f2d1c11',
  };
}
