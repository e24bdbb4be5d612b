/** What the campaign of plans needs of the editor: its schema, its binding without a browser, and what people do in a text. */
export { planExtensions } from '../src/ui/rich-text/plan-extensions.ts';
export { type HeadlessEditor, openHeadless, schemaOf } from '../src/ui/rich-text/testing/headless-editor.ts';
export { type Edit, perform } from '../src/ui/rich-text/testing/random-edits.ts';
export { surroundings } from '../src/ui/rich-text/testing/surroundings.ts';
