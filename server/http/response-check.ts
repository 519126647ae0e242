import type { ValidateFunction } from 'ajv';
// The package's main entry reaches this as well, but loads much that is unused here.
import { createResponseAjv } from 'express-openapi-validator/dist/framework/ajv/index.js';
import { parametersOf, resolveReference } from '../api/openapi-document.ts';
import type { OpenApiDocument, OperationObject } from '../api/openapi-types.ts';
import { errorCodesOf } from '../api/operation-errors.ts';
import type { RoutedOperation } from './router.ts';
import { cloneSpec, OPTIONS } from './validation-document.ts';

type ResponseObject = OperationObject['responses'][string];

/** Returns the declared error codes of an operation, computed on first use. */
const createCodesOf = (document: OpenApiDocument) => {
  const codesByOperation = new Map<RoutedOperation, ReadonlySet<string>>();
  return (operation: RoutedOperation): ReadonlySet<string> => {
    const found = codesByOperation.get(operation);
    if (found) return found;
    const { schema } = operation;
    const parameters = parametersOf(document, schema);
    const codes = new Set<string>(
      errorCodesOf(document['x-errors'], { ...schema, ...operation, parameters }),
    );
    codesByOperation.set(operation, codes);
    return codes;
  };
};

/**
 * Creates a function that returns the differences between a response and the document. Each schema compiles on first
 * use.
 */
export const createAnswerCheck = (document: OpenApiDocument) => {
  const ajv = createResponseAjv(cloneSpec(document), { ...OPTIONS, useDefaults: false });
  const validators = new Map<object, ValidateFunction>();
  const compile = (schema: object): ValidateFunction => {
    const validator = validators.get(schema) ?? ajv.compile(schema);
    validators.set(schema, validator);
    return validator;
  };
  const codesOf = createCodesOf(document);
  const undeclaredCode = (operation: RoutedOperation, problem: unknown): string[] => {
    const code = String(Reflect.get(Object(problem), 'code'));
    return codesOf(operation).has(code) ? [] : [`the code ${code} is not declared in x-errors`];
  };
  return (operation: RoutedOperation, status: number, type: string, text: string): string[] => {
    const declared = operation.schema.responses[String(status)];
    if (declared === undefined) return [`status ${status} is not documented`];
    const { content } = resolveReference(document, declared as ResponseObject);
    if (content === undefined) return text === '' ? [] : [`status ${status} must have no body`];
    const schema = content[type]?.schema;
    if (schema === undefined) return [`content type "${type}" is not documented for status ${status}`];
    if (!/[/+]json$/.test(type)) return [];
    const validate = compile(schema);
    const body: unknown = JSON.parse(text);
    if (!validate(body))
      return (validate.errors ?? []).map((e) => `${status} ${e.instancePath}: ${e.message}`);
    return type === 'application/problem+json' ? undeclaredCode(operation, body) : [];
  };
};
