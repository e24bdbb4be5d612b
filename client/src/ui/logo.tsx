/** Two wheels of one machine, one of them in the colour of acting. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="6.5" cy="12" r="4.7" fill="none" stroke="var(--accent)" strokeWidth="1.8" />
      <circle cx="13.5" cy="12" r="4.7" fill="none" stroke="var(--text)" strokeWidth="1.8" />
      <path d="M6.5 12 10 5h3.5" fill="none" stroke="var(--accent)" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
