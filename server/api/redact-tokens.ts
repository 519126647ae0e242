const TOKEN = /tn_(op|ses|usr|svc|org|vfy|rst|inv)_[0-9A-Za-z]{38}/g;

/** A token anywhere in a text keeps its prefix alone. */
export const redactTokens = (text: string): string => text.replace(TOKEN, 'tn_$1_[redacted]');
