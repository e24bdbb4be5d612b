export * from './builders.ts';
export { canonical } from './canonical.ts';
export { invariants } from './invariants.ts';
export * from './operations.ts';
export * from './peers.ts';
export * from './rng.ts';
export * from './rows.ts';
export * from './simulate.ts';
