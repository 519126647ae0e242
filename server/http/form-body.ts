import type { Request, Response } from 'express';
import { FORM_TYPE, type OperationObject } from '../api/openapi-types.ts';
import { invalidField } from '../api/problem.ts';
import { toSafeText } from '../api/safe-text.ts';
import { decodeUtf8, hasBody, MEDIA_TYPE_PARAMETERS, readBytes, wrongType } from './request-body.ts';

const TYPE = new RegExp(`^${FORM_TYPE}\\s*${MEDIA_TYPE_PARAMETERS}$`, 'i');

const MAX_PARAMETERS = 300;

/** Whether an operation takes a form, as OAuth does. */
export const isForm = ({ requestBody }: Pick<OperationObject, 'requestBody'>): boolean =>
  requestBody?.content[FORM_TYPE] !== undefined;

const missing = () => invalidField('', 'required', `Send the parameters as ${FORM_TYPE} in the body.`);

/**
 * Reads a form as an object of texts, by the rules of RFC 6749. A parameter without a value counts as left out.
 * @throws invalid_request for a parameter that is there twice, or too many of them
 */
function parseForm(text: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (value === '') continue;
    if (fields.has(name)) throw invalidField(toSafeText(name), 'duplicate', 'Send each parameter once.');
    fields.set(name, value);
    if (fields.size > MAX_PARAMETERS)
      throw invalidField('', 'too_many_values', `Send at most ${MAX_PARAMETERS} parameters in a body.`);
  }
  return Object.fromEntries(fields);
}

/** Reads the form of a request. */
export async function readForm(
  req: Request,
  res: Response,
  limit: number | undefined,
): Promise<Record<string, string>> {
  if (!hasBody(req)) throw missing();
  if (!TYPE.test(req.headers['content-type'] ?? '')) throw wrongType(req, FORM_TYPE);
  const bytes = await readBytes(req, res, limit);
  if (bytes.length === 0) throw missing();
  return parseForm(decodeUtf8(bytes));
}
