import { loadApiDocument } from './api/api-document.ts';
import { limitPasswords } from './auth/authentication/passwords.ts';
import { createAuthorizer } from './auth/authorization/authorizer.ts';
import { rateLimitBucketOf } from './auth/network/ip-address.ts';
import type { ResolveTxt } from './auth/network/txt-resolver.ts';
import type { Secrets } from './auth/secrets/secrets.ts';
import { type Config, ConfigError } from './config.ts';
import type { Database } from './database/connect.ts';
import { authorizationRegistry } from './features/authorization.ts';
import { followUpsOf } from './features/follow-ups.ts';
import type { Accounting } from './features/gateway/accounting/service.ts';
import { createGateway, type Gateway } from './features/gateway/gateway.ts';
import { usePriceFile } from './features/gateway/prices/current-table.ts';
import { PriceFileError } from './features/gateway/prices/table-format.ts';
import type { UpstreamNetwork } from './features/gateway/virtual-keys/network.ts';
import { operationHandlers, operationNames } from './features/handlers.ts';
import { createRequestRecorder } from './features/identity/directories/requests/recorder.ts';
import { createSsoBrowser } from './features/identity/sso-connections/flows/browser.ts';
import type { IdentityProviders } from './features/identity/sso-connections/identity-providers.ts';
import { createRepositories } from './features/repositories.ts';
import { unsubscribe } from './features/tenancy/notifications/service.ts';
import { readUnsubscribeToken } from './features/tenancy/notifications/unsubscribe-token.ts';
import { type App, type AppOptions, buildApp, type CompiledApi } from './http/app.ts';
import { isLocal } from './http/local-request.ts';
import { createRouter } from './http/router.ts';
import { createValidator, type ResponseMismatch } from './http/validator.ts';
import { mailLimitsOf } from './mail/limits.ts';
import { outboxFolder } from './mail/transport.ts';
import type { InstallationSettings } from './operations/handler-context.ts';
import { projectPath } from './project-path.ts';
import { createDevMailbox } from './site/dev-mailbox/create-dev-mailbox.ts';
import { createDocsRouter } from './site/docs/docs-router.ts';
import { createPageAssets, createPages } from './site/pages/create-pages.ts';
import { OWN_PAGES, PAGES } from './site/pages/pages.ts';
import { createSsoRoutes } from './site/sso/create-sso-routes.ts';
import { createUnsubscribeRoute } from './site/unsubscribe.ts';

// Connects the registries of the features and the site to the application. `server.ts` loads this file, and with it
// most of the code, while the database opens.

const DOCUMENT_PATH = projectPath('openapi.yaml');

/**
 * Reads and checks the document. Request validators compile at the first request, or in `validator.warm`.
 * @param onInvalidResponse called for responses that do not match the document; without it, responses are not checked
 * @throws DocumentError
 */
export function compileApi(onInvalidResponse?: ResponseMismatch): CompiledApi {
  const contract = loadApiDocument(DOCUMENT_PATH, operationNames);
  const authorizer = createAuthorizer(contract, authorizationRegistry);
  const router = createRouter(contract.document);
  const validator = createValidator(contract.document, onInvalidResponse ? { onInvalidResponse } : {});
  return { contract, authorizer, router, validator };
}

type Provided =
  | 'handlers'
  | 'relays'
  | 'features'
  | 'createRepositories'
  | 'followUps'
  | 'installation'
  | 'site'
  | 'devMailbox'
  | 'recordScimRequest'
  | 'config';

export interface AssembleOptions extends Omit<AppOptions, Provided> {
  config: Config;
  /** The connections to providers, which the gateway uses as well. */
  upstreams: UpstreamNetwork;
  accounting: Accounting;
  resolveTxt: ResolveTxt;
  identityProviders: IdentityProviders;
}

/** The application, and the gateway that it calls providers with. */
export interface AssembledApp extends App {
  gateway: Gateway;
}

/** Builds the application with every feature and page. */
export async function assembleApp(options: AssembleOptions): Promise<AssembledApp> {
  const { config, publicUrl } = options;
  if (config.GATEWAY_PRICES !== undefined) usePrices(config.GATEWAY_PRICES);
  limitPasswords({ parallel: config.PASSWORD_PARALLEL, queue: config.PASSWORD_QUEUE });
  const gateway = createGateway(options);
  const app = await buildApp({
    ...options,
    handlers: operationHandlers,
    relays: gateway.relays,
    features: {
      gateway: gateway.services,
      domains: { resolveTxt: options.resolveTxt },
      identityProviders: options.identityProviders,
    },
    createRepositories,
    followUps: followUpsOf({ ...options, build: createRepositories }),
    installation: installationSettings(config, publicUrl),
    recordScimRequest: createRequestRecorder(options.database, (error) =>
      options.logger.warn({ err: error }, 'could not record the requests of a directory'),
    ),
    site: sitePages(options),
    devMailbox: config.DEV_MAILBOX
      ? createDevMailbox({ folder: outboxFolder(config.DATA_DIR), isLocal })
      : undefined,
  });
  for (const metric of gateway.metrics) app.registry.registerMetric(metric);
  return { ...app, gateway };
}

/** @throws ConfigError if the file is no price table */
function usePrices(path: string): void {
  try {
    usePriceFile(path);
  } catch (error) {
    throw error instanceof PriceFileError ? new ConfigError(`GATEWAY_PRICES: ${error.message}`) : error;
  }
}

/** Unless configured, the limit of a workspace is that of this many credentials. */
const WORKSPACE_CREDENTIALS_AT_FULL_RATE = 10;

const installationSettings = (config: Config, publicUrl: () => string): InstallationSettings => ({
  signUp: config.SIGN_UP,
  defaultPlan: config.DEFAULT_PLAN,
  workspaceRateLimit: config.WORKSPACE_RATE_LIMIT ?? WORKSPACE_CREDENTIALS_AT_FULL_RATE * config.RATE_LIMIT,
  signUpLimit: config.SIGN_UP_LIMIT,
  accountGuessLimit: config.ACCOUNT_GUESS_LIMIT,
  get publicUrl() {
    return publicUrl();
  },
  get appUrl() {
    return config.APP_URL ?? publicUrl();
  },
  signInRedirectUris: config.SIGN_IN_REDIRECT_URIS,
  mailLimits: mailLimitsOf(config),
});

function sitePages(options: AssembleOptions): AppOptions['site'] {
  const { config, contract, publicUrl, database, secrets, logger, identityProviders: providers } = options;
  const appUrl = () => config.APP_URL ?? publicUrl();
  const build = createRepositories;
  const browser = createSsoBrowser({ database, secrets, build, providers, publicUrl, appUrl, logger });
  return (countFor) => [
    createDocsRouter({ document: contract.document, yaml: contract.yaml, publicUrl }),
    unsubscribeRoute(database, secrets),
    createPageAssets(),
    createSsoRoutes({
      browser,
      countResponse: (id) => countFor(`sso:${id}`),
      countLogout: (by) =>
        countFor(`sso-logout:${'address' in by ? rateLimitBucketOf(by.address) : by.connectionId}`),
    }),
    createPages(config.APP_URL === undefined ? PAGES : OWN_PAGES),
  ];
}

const unsubscribeRoute = ({ knex }: Database, secrets: Secrets) =>
  createUnsubscribeRoute({
    readToken: (token) => readUnsubscribeToken(secrets, token),
    unsubscribe: (subscription) => unsubscribe(createRepositories(knex), subscription),
  });
