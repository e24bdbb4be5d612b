const symbols: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  Shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Backspace: '⌫',
};
const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** `$mod+k`, `g h`, `Shift+x` in the words of the keyboard at hand. */
export function keyLabel(keys: string): string {
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map((key) => (key === '$mod' ? (apple ? '⌘' : 'Ctrl') : (symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key))))
        .join(apple ? '' : '+'),
    )
    .join(' ');
}

export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="kbd">{keyLabel(keys)}</kbd>;
}
