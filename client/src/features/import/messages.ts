export { en } from './messages/en.ts';
export { sv } from './messages/sv.ts';
