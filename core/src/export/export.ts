/** What a file of exported records looks like: for the server and for a device without it. */
export * from './columns.ts';
export * from './csv.ts';
export * from './words.ts';
