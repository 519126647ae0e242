import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schemas } from '../../../server/api/types.ts';
import { currentTable } from '../../../server/features/gateway/prices/current-table.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  team = await createTeam(server);
}, 60_000);
afterAll(() => server.stop());

describe('the prices of models', () => {
  it('are listed page by page, each once, in the order of the table', async () => {
    const { api } = team.people.viewer;
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.modelPrices.list({
        provider: 'mistral-ai',
        limit: 40,
        ...(cursor && { cursor }),
      });
      listed.push(...page.data.map(({ model }) => model));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    const rows = currentTable().rows.filter(({ provider }) => provider === 'mistral-ai');
    expect(listed).toEqual(rows.map(({ model }) => model));
    expect(listed.length).toBeGreaterThan(40);
  });

  it('are found by any name that the provider knows, at each provider that knows it', async () => {
    const { api } = team.people.viewer;
    const { data } = await api.modelPrices.list({ provider: 'openai', model: 'gpt-4o-2024-08-06' });
    expect(data).toEqual([
      expect.objectContaining({
        provider: 'openai',
        model: 'gpt-4o',
        context: 128_000,
        max_output: 16_384,
        rates: expect.objectContaining({ input_uncached: 2_500_000, output_reasoning: 10_000_000 }),
        prices_version: currentTable().version,
      }),
    ]);
    const providers = (await api.modelPrices.list({ model: 'gpt-4o' })).data.map(({ provider }) => provider);
    expect(providers).toEqual(expect.arrayContaining(['openai', 'azure-openai']));
    expect((await api.modelPrices.list({ model: 'no-such-model' })).data).toEqual([]);
    expect((await api.modelPrices.list({ provider: 'no-such' })).data).toEqual([]);
  });
});

describe('a price override', () => {
  const set = (terms: Partial<Schemas['PriceOverrideSet']> = {}, override = 'discount', ifMatch?: string) =>
    team.people.admin.api.priceOverrides.set(
      { workspace: team.workspace, override, provider: 'openai', model: 'gpt-4o*', ...terms },
      ifMatch === undefined ? {} : { ifMatch },
    );
  const list = async () =>
    (await team.people.viewer.api.priceOverrides.list({ workspace: team.workspace })).data;

  it('is set, replaced and removed by administrators, and read by every member', async () => {
    const { workspace, people } = team;
    const made = await set({ multiplier_ppm: 850_000 });
    expect(made).toMatchObject({ override: 'discount', rates: null, multiplier_ppm: 850_000, etag: '1' });
    expect(Math.abs(Date.parse(made.effective_at) - Date.now())).toBeLessThan(60_000);
    const rates = { input_uncached: 2_000_000, output_text: 9_000_000 };
    const effective_at = '2027-01-01T00:00:00.000Z';
    expect(await statusOrCode(set({ rates }, 'discount', '"7"'))).toBe('precondition_failed');
    const changed = await set({ rates, effective_at, context: 8_000 }, 'discount', made.etag);
    expect(changed).toMatchObject({
      rates,
      multiplier_ppm: 1_000_000,
      effective_at,
      context: 8_000,
      etag: '2',
    });
    expect(await list()).toEqual([changed]);
    const at = { workspace, override: 'discount' };
    expect(await statusOrCode(people.manager.api.priceOverrides.remove(at))).toBe('insufficient_role');
    await people.admin.api.priceOverrides.remove(at);
    expect(await list()).toEqual([]);
    expect(await statusOrCode(people.admin.api.priceOverrides.remove(at))).toBe('not_found');
  });

  it('changes something, and names a model or the beginning of names', async () => {
    const problem = async (terms: Partial<Schemas['PriceOverrideSet']>) =>
      (await expectProblem(set(terms))).errors?.map(({ path, code }) => `${path} ${code}`).join();
    expect(await problem({})).toBe('rates required');
    expect(await problem({ multiplier_ppm: 1, model: 'gpt-*-mini' })).toBe('model pattern');
    expect(await problem({ multiplier_ppm: 10_000_001 })).toBe('multiplier_ppm maximum');
    expect(await problem({ rates: { input_uncached: 1 } as never })).toContain('rates');
    expect(await statusOrCode(set({ multiplier_ppm: 1, model: '*' }, 'all'))).toBe('served');
  });

  it('of an organization is for its administrators, and is not among those of its workspaces', async () => {
    const { api } = team.people.owner;
    const { id: organization } = await api.organizations.create({ name: 'Holding' });
    const at = { organization, override: 'discount' };
    const terms = { provider: 'openai', model: 'gpt-4o', multiplier_ppm: 500_000 };
    const made = await api.organizationPriceOverrides.set({ ...at, ...terms });
    expect(made).toMatchObject({ organization_id: organization, workspace_id: null, ...terms });
    expect((await api.organizationPriceOverrides.list({ organization })).data).toEqual([made]);
    expect(await statusOrCode(team.people.member.api.organizationPriceOverrides.list({ organization }))).toBe(
      'not_found',
    );
    expect((await list()).map(({ organization_id }) => organization_id)).not.toContain(organization);
    await api.organizationPriceOverrides.remove(at);
    expect((await api.organizationPriceOverrides.list({ organization })).data).toEqual([]);
  });

  it('is refused beyond 1,000', async () => {
    const row = {
      tenant_id: team.workspaceId,
      provider: 'openai',
      model: 'm',
      multiplier_ppm: 1,
      effective_at: new Date(),
    };
    const have = (await list()).length;
    const rows = Array.from({ length: 1_000 - have }, (_, index) => ({ ...row, slug: `n${index}` }));
    await server.knex('gateway_price_overrides').insert(rows as never);
    expect(await statusOrCode(set({ multiplier_ppm: 1 }, 'more'))).toBe('limit_reached');
    expect(await statusOrCode(set({ multiplier_ppm: 1 }, 'n0'))).toBe('served');
    await server.knex('gateway_price_overrides').where({ tenant_id: team.workspaceId }).delete();
  });
});
