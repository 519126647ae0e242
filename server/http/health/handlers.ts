import type { Handlers } from '../../operations/handler-types.ts';

export const healthHandlers = {
  async 'meta.health'(_input, { contract }) {
    return { status: 'ok', version: contract.document.info.version };
  },

  async 'meta.ready'(_input, { repositories, databaseEngine }) {
    await repositories.ping();
    return { status: 'ready', database: databaseEngine };
  },

  async 'permissions.list'(_input, { contract }) {
    return { data: [...contract.permissions] };
  },
} satisfies Partial<Handlers>;
