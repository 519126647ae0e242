import type { Handlers } from '../../api/types.ts';

export const metaHandlers = {
  async 'meta.health'(_input, { contract }) {
    return { status: 'ok', version: contract.document.info.version };
  },

  async 'meta.ready'(_input, { repositories, engine }) {
    await repositories.ping();
    return { status: 'ready', database: engine };
  },

  async 'permissions.list'(_input, { contract }) {
    return { data: [...contract.permissions] };
  },
} satisfies Partial<Handlers>;
