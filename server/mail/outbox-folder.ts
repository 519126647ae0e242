import path from 'node:path';
import type { Config } from '../config.ts';

/** Where the development mailbox is. */
export const MAILBOX_PATH = '/dev/mailbox';

/** Where mails are files when there is no mail server. */
export const outboxFolder = ({ DATA_DIR }: Pick<Config, 'DATA_DIR'>): string => path.join(DATA_DIR, 'outbox');
