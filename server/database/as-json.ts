/** Returns an array for a column of JSON. Knex would write the array itself as one of PostgreSQL. */
export const asJson = <Item>(items: readonly Item[]): Item[] => JSON.stringify(items) as never;
