/**
 * Fills a running server with a demo installation: two workspaces, one person in each role, projects, keys and a webhook
 * event for each of them. `npm run seed`, with `BASE_URL` and `TENANTRY_OPERATOR_KEY` when they are not those of `npm run dev`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConflictError, Tenantry } from './src/index.ts';

const PASSWORD = 'correct horse battery staple';
const ROLES = ['admin', 'manager', 'member', 'viewer'] as const;
const WORKSPACES = [
  { name: 'Acme', slug: 'acme-demo', domain: 'acme.example' },
  { name: 'Globex', slug: 'globex-demo', domain: 'globex.example' },
];

/** Creates the demo data with the operator key of a server. Returns lines that say how to use it. */
export async function seed(baseUrl: string, operatorKey: string): Promise<string[]> {
  const operator = new Tenantry({ baseUrl, token: operatorKey });
  const lines: string[] = [];
  for (const workspace of WORKSPACES) lines.push(...(await seedWorkspace(baseUrl, operator, workspace)));
  return lines;
}

async function seedWorkspace(
  baseUrl: string,
  operator: Tenantry,
  { name, slug, domain }: (typeof WORKSPACES)[number],
): Promise<string[]> {
  const signUp = (role: string) => ({
    name: `${name} ${role}`,
    email: `${role}@${domain}`,
    password: PASSWORD,
  });
  await operator.users.signUp({ ...signUp('owner'), workspace: { name, slug } });
  for (const role of ROLES) {
    const user = await operator.users.signUp(signUp(role));
    await operator.members.add({ workspace: slug, user_id: user.id, role });
  }
  const { token } = await operator.sessions.create({ email: `owner@${domain}`, password: PASSWORD });
  const owner = new Tenantry({ baseUrl, token });
  for (const [project, environment] of [
    ['Billing', 'production'],
    ['Website', 'staging'],
    ['Mobile', 'development'],
  ] as const) {
    await owner.projects.create({
      workspace: slug,
      name: project,
      slug: project.toLowerCase(),
      environment,
    });
  }
  await owner.projects.update({ workspace: slug, project: 'mobile', name: 'Mobile app' });
  const key = await owner.apiKeys.create({
    workspace: slug,
    name: 'demo',
    kind: 'service',
    scope: 'read-only',
  });
  return [
    `${name}: sign in as ${['owner', ...ROLES].map((role) => `${role}@${domain}`).join(', ')}`,
    `  password "${PASSWORD}", read-only key ${key.secret}`,
  ];
}

function findOperatorKey({ TENANTRY_OPERATOR_KEY, DATA_DIR = '.tenantry' }: NodeJS.ProcessEnv): string {
  return TENANTRY_OPERATOR_KEY ?? readFileSync(join(DATA_DIR, 'operator-key'), 'utf8').trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { BASE_URL = 'http://localhost:3000' } = process.env;
  try {
    console.log((await seed(BASE_URL, findOperatorKey(process.env))).join('\n'));
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    console.error(`This server has the demo data already: ${error.detail}`);
    process.exitCode = 1;
  }
}
