import { Tenantry, type TenantryOptions } from '../../sdk/src/index.ts';

/** What the server does with one attempt: answer, break the connection, or never answer. */
export type Answer = Response | Error | 'silence' | ((request: Request) => Response | Promise<Response>);

export interface Attempt {
  request: Request;
  body: string;
  /** Milliseconds since the first attempt. */
  after: number;
}

/** A client whose server gives the answers in turn, then the last one again, and records the requests. */
export function clientOf(answers: Answer[], options: TenantryOptions = {}) {
  const attempts: Attempt[] = [];
  let first: number | undefined;
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    first ??= Date.now();
    attempts.push({ request, body: await request.clone().text(), after: Date.now() - first });
    const answer = answers[Math.min(attempts.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (answer === 'silence' || !answer) return new Promise<never>(() => {});
    return answer instanceof Response ? answer.clone() : answer(request);
  };
  const tenantry = new Tenantry({ token: 'tn_svc_secret', baseUrl: 'https://api.test', fetch, ...options });
  return { tenantry, attempts };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = {
    type: `https://api.test/errors/${code}`,
    title: 'A title',
    status,
    detail: 'A sentence that helps.',
    instance: '/v1/somewhere',
    code,
    request_id: 'req_1',
    ...more,
  };
  return json(body, status, { 'content-type': 'application/problem+json', ...headers });
}

/** What a promise was rejected with. */
export async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to fail.');
}
