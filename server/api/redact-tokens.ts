/** A token of any kind. */
const TOKEN = /tn_([a-z]{2,8})_[0-9A-Za-z]{38}/g;

/** Replaces tokens in a text by their prefix. */
export const redactTokens = (text: string): string => text.replace(TOKEN, 'tn_$1_[redacted]');
