/** Waits for a state by asking again and again; says what it waited for when it never comes. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  { seconds = 60 }: { readonly seconds?: number } = {},
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
