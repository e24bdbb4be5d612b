/** Whose tasks an address speaks of: figures and mails lead to the tasks behind them. */
export interface TasksSearch {
  /** A user's id. */
  readonly of?: string;
  /** With those that are done. */
  readonly done?: boolean;
}

export function readTasksSearch(search: Readonly<Record<string, unknown>>): TasksSearch {
  const of = search['of'];
  return {
    ...(typeof of === 'string' && of !== '' && { of }),
    ...(search['done'] === true && { done: true }),
  };
}
