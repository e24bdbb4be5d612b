/** Ends the process at the n-th time that a named step is reached, as a power cut would: nothing is flushed, nobody is told. */
import type { StepName, Steps } from '../src/storage/steps.ts';

export interface KillPlan {
  readonly step: StepName | 'random';
  readonly after: number;
}

export function killingSteps({ step, after }: KillPlan): Steps {
  let seen = 0;
  return {
    at(name) {
      if (name === step && ++seen >= after) process.kill(process.pid, 'SIGKILL');
    },
  };
}

/** The plan travels in the environment of the child process, which its threads share; the product knows nothing of it. */
export const planVariable = 'KILL_PLAN';
export const readPlan = (): KillPlan => JSON.parse(process.env[planVariable] ?? '{"step":"random","after":1}') as KillPlan;
