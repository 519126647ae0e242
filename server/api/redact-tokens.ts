const TOKEN = /tn_(op|ses|usr|svc|org|app|at|dvc|vfy|rst|inv|chl)_[0-9A-Za-z]{38}/g;

/** Replaces tokens in a text by their prefix. */
export const redactTokens = (text: string): string => text.replace(TOKEN, 'tn_$1_[redacted]');
