/** Whether an If-Match header names the version, with or without quotes. */
export const ifMatchIncludes = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some((entry) => entry.trim().replace(/^"(.*)"$/, '$1') === etag);
