/**
 * Does it matter how many workspaces an organization has? One with 10 and one with 1,000, half of them owned and half managed,
 * on one server, asked by turns by people who are admins of both: the first page of its workspaces, of their own, and a
 * request in one of them, that the server has met before and that it has not. The bar: medians 1.2 times as long.
 *
 * And what is it to leave? People are removed from the larger one, while two servers run: how long that takes, the bar being
 * one second, and how many requests are served to them afterwards in any of its workspaces, which must be none.
 */
import type { Tenantry, UserId } from '../../sdk/src/index.ts';
import { insertWorkspaces } from '../support/many-workspaces.ts';
import { startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT, bearer, startBench } from './support/bench-server.ts';
import { conclude, median, quantile, round } from './support/report.ts';

const SIZES = { small: 10, large: 1000 } as const;
type Side = keyof typeof SIZES;
const SIDES = Object.keys(SIZES) as Side[];
const PEOPLE = Number(process.env.PEOPLE ?? 40);
/** Requests of each kind by each of them to each side. */
const TURNS = 10;
const BAR = 1.2;
const BAR_REMOVAL_MS = 1000;

const bench = await startBench();
const other = await startOn(bench.site, BENCH_ENVIRONMENT);

interface Organization {
  id: string;
  owned: string[];
  managed: string[];
}

async function seed(size: number): Promise<Organization> {
  const { id } = await bench.operator.organizations.create({ name: 'Bench', slug: `bench-${size}` });
  const ids = await insertWorkspaces(bench.databaseUrl, id, { owned: size / 2, managed: size / 2 });
  return { id, owned: ids.slice(0, size / 2), managed: ids.slice(size / 2) };
}

interface Admin {
  id: UserId;
  token: string;
}

async function admin(organizations: readonly Organization[], index: number): Promise<Admin> {
  const email = `admin-${index}@example.com`;
  const password = 'correct horse battery staple';
  const anyone: Tenantry = bench.client();
  const { id } = await anyone.users.signUp({ email, password, name: 'Admin', workspace: { name: 'Own' } });
  const { token } = await anyone.sessions.create({ email, password });
  for (const { id: organization } of organizations) {
    await bench.operator.organizationMembers.add({ organization, user_id: id, role: 'admin' });
  }
  return { id, token };
}

const small = await seed(SIZES.small);
const large = await seed(SIZES.large);
const organizations: Record<Side, Organization> = { small, large };
const people: Admin[] = [];
for (let index = 0; index < PEOPLE; index += 1) people.push(await admin([small, large], index));

type Path = (organization: Organization, turn: number) => string;
const one = (ids: readonly string[], turn: number) =>
  `/v1/workspaces/${ids[turn % ids.length]}/projects?limit=20`;
/** In this order: what a request in a workspace finds out is known when it is asked again. */
const REQUESTS: Readonly<Record<string, Path>> = {
  'its workspaces: owned': ({ id }) => `/v1/organizations/${id}/workspaces?relation=owned&limit=20`,
  'its workspaces: managed': ({ id }) => `/v1/organizations/${id}/workspaces?relation=managed&limit=20`,
  'in one that it owns, cold': ({ owned }) => one(owned, 0),
  'in one that it owns, warm': ({ owned }) => one(owned, 0),
  'in one that it manages, cold': ({ managed }) => one(managed, 0),
  'in one that it manages, warm': ({ managed }) => one(managed, 0),
};

async function time(path: string, token: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(bench.url + path, { headers: bearer(token) });
  const text = await response.text();
  const duration = performance.now() - from;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return duration;
}

const rows = [];
for (const [name, path] of Object.entries(REQUESTS)) {
  const times: Record<Side, number[]> = { small: [], large: [] };
  const turns = name.endsWith('cold') ? 1 : TURNS;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, { token }] of people.entries()) {
      for (const side of (index + turn) % 2 === 0 ? SIDES : SIDES.toReversed()) {
        times[side].push(await time(path(organizations[side], turn), token));
      }
    }
  }
  const medians = SIDES.map((side) => median(times[side]));
  const [few = Number.NaN, many = Number.NaN] = medians;
  rows.push({
    request: name,
    [`${SIZES.small} (ms)`]: round(few),
    [`${SIZES.large} (ms)`]: round(many),
    ratio: round(many / few, 3),
  });
}

/** How many of the workspaces still serve a former member, on either server. */
async function served({ token }: Admin): Promise<number> {
  const paths = [...large.owned, ...large.managed].map((id) => `/v1/workspaces/${id}/projects?limit=1`);
  let count = 0;
  for (let start = 0; start < paths.length; start += 50) {
    const asked = paths
      .slice(start, start + 50)
      .flatMap((path) => [bench.url, other.url].map((url) => fetch(url + path, { headers: bearer(token) })));
    for (const response of await Promise.all(asked)) {
      await response.arrayBuffer();
      if (response.ok) count += 1;
    }
  }
  return count;
}

const removals: number[] = [];
let before = 0;
let accepted = 0;
for (const leaver of people.slice(0, 5)) {
  before += await served(leaver);
  const from = performance.now();
  await bench.operator.organizationMembers.remove({ organization: large.id, user_id: leaver.id });
  removals.push(performance.now() - from);
  accepted += await served(leaver);
}
await other.server.end();
await bench.stop();

const removal = {
  removals: removals.length,
  median_ms: round(median(removals), 1),
  max_ms: round(quantile(removals, 1), 1),
  served_before: before,
  served_after: accepted,
};
console.table([removal]);
const passed =
  rows.every(({ ratio }) => ratio <= BAR) && accepted === 0 && removal.max_ms <= BAR_REMOVAL_MS && before > 0;
conclude(rows, { bench: 'organizations', results: rows, removal, bar: BAR, bar_ms: BAR_REMOVAL_MS, passed });
