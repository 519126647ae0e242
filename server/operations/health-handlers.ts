import type { Handlers } from './handler-types.ts';

export const healthHandlers = {
  async 'meta.health'(_input, { contract }) {
    return { status: 'ok', version: contract.document.info.version };
  },

  async 'meta.ready'(_input, { repositories, databaseEngine }) {
    await repositories.ping();
    return { status: 'ready', database: databaseEngine };
  },
} satisfies Partial<Handlers>;
