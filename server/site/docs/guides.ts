import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { projectPath } from '../../project-path.ts';
import { htmlHeader, htmlPage } from './html.ts';
import { blocks } from './markdown.ts';
import { markdownToHtml } from './markdown-to-html.ts';

interface Guide {
  name: string;
  title: string;
  summary: string;
}

export const GUIDES: readonly Guide[] = [
  {
    name: 'first-hour',
    title: 'First hour',
    summary: 'start the server, invite a colleague and create a key',
  },
  {
    name: 'protect-your-own-api',
    title: 'Protect your own API',
    summary: 'permissions, customers, a guard and a limit for your own application',
  },
  {
    name: 'keys',
    title: 'Keys and rotation',
    summary: 'which credential to use, and how to rotate its secret',
  },
  {
    name: 'roles-and-projects',
    title: 'Roles and projects',
    summary: 'who may do what, including permissions of your own application',
  },
  {
    name: 'organizations',
    title: 'Organizations and managed workspaces',
    summary: 'workspaces that you own, or that you manage for customers',
  },
  {
    name: 'single-sign-on',
    title: 'Single sign-on with Entra ID, Okta, Google Workspace and Keycloak',
    summary: 'people sign in through the identity provider of their company',
  },
  {
    name: 'provisioning-with-scim',
    title: 'Provisioning with SCIM',
    summary: 'people, groups and roles from Microsoft Entra ID, Okta or another identity provider',
  },
  {
    name: 'payments',
    title: 'Payments',
    summary: 'accounts, previews, holds, limits, approvals and balances, in a simulated project',
  },
  {
    name: 'gateway',
    title: 'Put your models behind workspace keys',
    summary: 'secrets of providers, calls with keys, budgets and logs',
  },
  {
    name: 'gateway-configs',
    title: 'Gateway configs',
    summary: 'which model a call uses, and what happens when it fails',
  },
  { name: 'webhooks', title: 'Webhooks', summary: 'receive, verify and replay events' },
  { name: 'audit', title: 'Audit log', summary: 'read, export and verify who did what' },
  {
    name: 'production',
    title: 'Going to production',
    summary: 'what to set before your first customer signs up',
  },
  { name: 'upgrade', title: 'Upgrade', summary: 'install a new version without downtime' },
  {
    name: 'operations',
    title: 'Operations',
    summary: 'how to deploy, monitor, back up and upgrade a server',
  },
  { name: 'configuration', title: 'Configuration', summary: 'all environment variables of the server' },
];

export const GUIDES_PATH = '/docs/guides';
export const guidePath = (name: string): string => `${GUIDES_PATH}/${name}`;

/** Renders the list of guides. */
export const renderGuideIndex = (): string =>
  blocks(
    '# Guides',
    GUIDES.map(({ name, title, summary }) => `- [${title}](${guidePath(name)}): ${summary}`).join('\n'),
  );

const COMMENTS = /^<!--.*-->\n+/gm;

/** Returns a guide as Markdown, without the marks of generated parts. */
export const renderGuide = (name: string): string =>
  readFileSync(projectPath(`server/site/guides/${name}.md`), 'utf8').replace(COMMENTS, '');

/** Returns a guide, or their list, as a page for browsers. */
export function renderGuideHtml({ info }: OpenApiDocument, title: string, markdown: string): string {
  const body = `${htmlHeader(info.title, info.version)}
<main class="page guide">
${markdownToHtml(markdown)}
</main>`;
  return htmlPage(`${title} · ${info.title}`, body);
}
