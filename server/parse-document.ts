import { writeParsed } from './api/read-document.ts';
import { projectPath } from './project-path.ts';

// The last step of `npm run build`.
writeParsed(projectPath('openapi.yaml'));
