import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
// @ts-expect-error Version 4 has no types under this name; what a guard needs of it is as in version 5.
import express4 from 'express4';
import createFastify from 'fastify';
import { Hono } from 'hono';
import { NextRequest } from 'next/server.js';
import { protect as protectExpress } from '../../../sdk/src/server/express.ts';
import { protect as protectFastify } from '../../../sdk/src/server/fastify.ts';
import { protect as protectHono } from '../../../sdk/src/server/hono.ts';
import { type GuardOptions, protect, type Verifier } from '../../../sdk/src/server/index.ts';

/** Options of a guard that are the same in every framework. */
export type CommonOptions = Omit<
  GuardOptions<never>,
  'workspace' | 'project' | 'clientAddress' | 'credential'
>;

/** An application with the route `GET /:workspace/invoices` behind a guard. */
export interface GuardedApp {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

type Framework = (tenantry: Verifier, options: CommonOptions) => Promise<GuardedApp>;

async function listen(listener: RequestListener): Promise<GuardedApp> {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    get: (path, headers = {}) => fetch(origin + path, { headers }),
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

const onExpress =
  (create: typeof express): Framework =>
  (tenantry, options) => {
    const app = create();
    const guard = protectExpress(tenantry, { ...options, workspace: (req) => req.params.workspace });
    app.get('/:workspace/invoices', guard, (req, res) => {
      res.json(req.tenantry);
    });
    const onError: express.ErrorRequestHandler = (error, _req, res, _next) => {
      res.status(error.status).json({ handled: error.code });
    };
    app.use(onError);
    return listen(app);
  };

const onFastify: Framework = async (tenantry, options) => {
  const app = createFastify();
  const guard = protectFastify(tenantry, {
    ...options,
    workspace: (request) => (request.params as { workspace: string }).workspace,
  });
  app.setErrorHandler<{ status: number; code: string }>((error, _request, reply) =>
    reply.code(error.status).send({ handled: error.code }),
  );
  app.get('/:workspace/invoices', { onRequest: guard }, async (request) => request.tenantry);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return { get: (path, headers = {}) => fetch(origin + path, { headers }), close: () => app.close() };
};

const onHono: Framework = async (tenantry, options) => {
  const app = new Hono();
  const guard = protectHono(tenantry, {
    ...options,
    workspace: (c) => c.req.param('workspace'),
    clientAddress: () => '127.0.0.1',
  });
  app.get('/:workspace/invoices', guard, (c) => c.json(c.get('tenantry')));
  app.onError((error, c) => c.json({ handled: Reflect.get(error, 'code') }, Reflect.get(error, 'status')));
  return { get: async (path, headers = {}) => app.request(path, { headers }), close: async () => undefined };
};

/** A route handler of Next.js, called as Next.js calls it: with its own request, and a promise of the parameters. */
const onNext: Framework = async (tenantry, options) => {
  const guard = protect<[{ params: Promise<{ workspace: string }> }]>(tenantry, {
    ...options,
    workspace: async (_request, { params }) => (await params).workspace,
    clientAddress: () => '127.0.0.1',
  });
  const GET = guard((request) => Response.json(request.tenantry));
  return {
    async get(path, headers = {}) {
      const request = new NextRequest(`http://localhost${path}`, { headers });
      const params = Promise.resolve({ workspace: path.split('/')[1] ?? '' });
      // Next.js answers what a handler throws with its error page.
      return GET(request, { params }).catch((error) =>
        Response.json({ handled: error.code }, { status: error.status }),
      );
    },
    close: async () => undefined,
  };
};

export const frameworks: ReadonlyArray<readonly [name: string, Framework]> = [
  ['Express 4', onExpress(express4)],
  ['Express 5', onExpress(express)],
  ['Fastify 5', onFastify],
  ['Hono 4', onHono],
  ['a route handler of Next.js 15', onNext],
];
