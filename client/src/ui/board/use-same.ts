import { useRef } from 'react';

/** The last value as long as the text that says what is in it stays the same: colleagues move twenty times a second. */
export function useSame<T>(value: T, text: string): T {
  const last = useRef({ value, text });
  if (last.current.text !== text) last.current = { value, text };
  return last.current.value;
}
