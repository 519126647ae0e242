import type { ProblemBody } from '../api/problem.ts';

/** An error as it is sent. */
export interface Problem {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: ProblemBody;
}

/** Statuses after which the same request may succeed a moment later. Clients that heed the header repeat only those. */
const WORTH_REPEATING = new Set([429, 503]);

/** Adds what the clients of providers read: the error in OpenAI's form, and whether to repeat the request. */
export const withClientError = ({ status, headers, body }: Problem): Problem => ({
  status,
  headers: { ...headers, 'x-should-retry': String(WORTH_REPEATING.has(status)) },
  body: {
    ...body,
    error: {
      message: body.detail,
      type: body.code,
      param: body.errors?.[0]?.path || null,
      code: body.code,
    },
  },
});
