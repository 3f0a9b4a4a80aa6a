/** A text of SQL: quotes doubled. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
