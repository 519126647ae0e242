import type { Json } from './parts.ts';

interface SharedResponse extends Json {
  description: string;
  content?: Record<string, { example?: { status?: number } }>;
}

/** Adds to the description of each shared response the error codes of its status that it does not name. */
export const nameErrorCodes = (responses: Json, errors: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(
    Object.entries(responses as Record<string, SharedResponse>).map(([name, response]) => {
      const status = response.content?.['application/problem+json']?.example?.status;
      const codes = Object.entries(errors)
        .filter(
          ([code, error]) =>
            [error.status, error.public_status].includes(status) &&
            !response.description.includes(`\`${code}\``),
        )
        .map(([code]) => `\`${code}\``);
      const further = codes.length === 0 ? '' : ` Codes of the resources: ${codes.join(', ')}.`;
      return [name, { ...response, description: `${response.description}${further}` }];
    }),
  );
