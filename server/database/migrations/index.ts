import { core0001 } from './0001-core.ts';
import { traces0002 } from './0002-traces.ts';
import { invitations0003 } from './0003-invitations.ts';
import { audit0004 } from './0004-audit.ts';
import { webhooks0005 } from './0005-webhooks.ts';
import { billing0006 } from './0006-billing.ts';
import { housekeeping0007 } from './0007-housekeeping.ts';
import { notifications0008 } from './0008-notifications.ts';
import { accessChanges0009 } from './0009-access-changes.ts';
import { organizations0010 } from './0010-organizations.ts';
import { keyRotation0011 } from './0011-key-rotation.ts';
import { managers0012 } from './0012-managers.ts';
import { organizationChanges0013 } from './0013-organization-changes.ts';
import { installLinks0014 } from './0014-install-links.ts';
import { templates0015 } from './0015-templates.ts';
import { lastDecisions0016 } from './0016-last-decisions.ts';
import { usedFrom0017 } from './0017-used-from.ts';
import { ownSchema0018 } from './0018-own-schema.ts';
import { sessionPauses0019a } from './0019a-session-pauses.ts';
import { mailQueue0020 } from './0020-mail-queue.ts';
import { reauthentication0021 } from './0021-reauthentication.ts';
import { provenance0021 } from './0021a-provenance.ts';
import { webhookUrls0022 } from './0022-webhook-urls.ts';
import { formerSlugs0024 } from './0024-former-slugs.ts';
import { rolesOfAllProjects0025 } from './0025-roles-of-all-projects.ts';
import { sameAccess0026 } from './0026-same-access.ts';
import { takenSlugs0027 } from './0027-taken-slugs.ts';
import { departures0028 } from './0028-departures.ts';

/** Every migration by name, in the order in which they run. A released one is never edited. */
export const migrations = {
  '0001_core': core0001,
  '0002_traces': traces0002,
  '0003_invitations': invitations0003,
  '0004_audit': audit0004,
  '0005_webhooks': webhooks0005,
  '0006_billing': billing0006,
  '0007_housekeeping': housekeeping0007,
  '0008_notifications': notifications0008,
  '0009_access_changes': accessChanges0009,
  '0010_organizations': organizations0010,
  '0011_key_rotation': keyRotation0011,
  '0012_managers': managers0012,
  '0013_organization_changes': organizationChanges0013,
  '0014_install_links': installLinks0014,
  '0015_templates': templates0015,
  '0016_last_decisions': lastDecisions0016,
  '0017_used_from': usedFrom0017,
  '0018_own_schema': ownSchema0018,
  '0019a_session_pauses': sessionPauses0019a,
  '0020_mail_queue': mailQueue0020,
  '0021_reauthentication': reauthentication0021,
  '0021a_provenance': provenance0021,
  '0022_webhook_urls': webhookUrls0022,
  '0024_former_slugs': formerSlugs0024,
  '0025_roles_of_all_projects': rolesOfAllProjects0025,
  '0026_same_access': sameAccess0026,
  '0027_taken_slugs': takenSlugs0027,
  '0028_departures': departures0028,
} as const;
