/** When something that was put off comes back: instants of the person's own day. */
export const snoozeChoices = ['hour', 'evening', 'tomorrow', 'monday'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

const [evening, morning, lastForEvening] = [18, 8, 17];

export function snoozeTimes(now: Date): readonly { readonly choice: SnoozeChoice; readonly until: string }[] {
  const at = (days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).toISOString();
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { choice: 'hour' as const, until: new Date(now.getTime() + 3_600_000).toISOString() },
    ...(now.getHours() < lastForEvening ? [{ choice: 'evening' as const, until: at(0, evening) }] : []),
    { choice: 'tomorrow' as const, until: at(1, morning) },
    // On a Sunday that is tomorrow already.
    ...(toMonday > 1 ? [{ choice: 'monday' as const, until: at(toMonday, morning) }] : []),
  ];
}
