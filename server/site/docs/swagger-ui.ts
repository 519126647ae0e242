import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { projectPath } from '../../project-path.ts';
import { htmlHeader, htmlPage } from './html.ts';

/** Renders the page around Swagger UI: no inline script or style, nothing from other hosts. */
export function renderDocsHtml({ info }: OpenApiDocument): string {
  return htmlPage(
    `${info.title} ${info.version}`,
    `${htmlHeader(info.title, info.version)}
<div id="swagger-ui"><noscript><main class="page"><p>This page needs JavaScript. The <a href="/reference">reference</a> does not.</p></main></noscript></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/swagger-initializer.js"></script>`,
    '<link rel="stylesheet" href="/docs/swagger-ui.css">\n',
  );
}

/** The static files of /docs by name: Tenantry's own, and two of the swagger-ui-dist package. */
export function docsAssets(): Record<string, { type: string; read(): Buffer }> {
  const own = fileURLToPath(projectPath('server/site/docs/public'));
  const dist = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const file = (folder: string, name: string, type: string) => ({
    type,
    read: () => readFileSync(join(folder, name)),
  });
  return {
    'swagger-ui-bundle.js': file(dist, 'swagger-ui-bundle.js', 'text/javascript; charset=utf-8'),
    'swagger-ui.css': file(dist, 'swagger-ui.css', 'text/css; charset=utf-8'),
    'swagger-initializer.js': file(own, 'swagger-initializer.js', 'text/javascript; charset=utf-8'),
    'reference.js': file(own, 'reference.js', 'text/javascript; charset=utf-8'),
    'reference.css': file(own, 'reference.css', 'text/css; charset=utf-8'),
    'docs.css': file(own, 'docs.css', 'text/css; charset=utf-8'),
    'favicon.svg': file(own, 'favicon.svg', 'image/svg+xml'),
  };
}
