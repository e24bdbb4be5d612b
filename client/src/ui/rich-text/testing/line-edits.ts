/** For tests: what people do with whole lines, none of which takes a word away. */
export const lineEdits = ['split', 'join', 'heading', 'paragraph', 'bold', 'list', 'lift', 'quote', 'item', 'up', 'down'] as const;
