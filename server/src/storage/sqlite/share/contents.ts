/** Rows whose facts are one JSON column, `content`. */
export const read = <T>(row: unknown): T | undefined => (row ? (JSON.parse((row as { content: string }).content) as T) : undefined);
export const readAll = <T>(rows: readonly unknown[]): T[] => rows.map((row) => JSON.parse((row as { content: string }).content) as T);
