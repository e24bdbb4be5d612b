/** What a link in notes may be: notes are written by many, also by other programs that speak the protocol. */
const allowed = /^(https?|mailto|tel):/i;

/** Blanks, control and format characters would hide another scheme from this test but not from a browser. */
export const isSafeLink = (address: string): boolean => allowed.test(address) && !/[\s\p{Cc}\p{Cf}]/u.test(address);

/** As people type it: a bare domain is a web address, a bare mail address is one to write to; undefined when it is neither. */
export function linkFrom(typed: string): string | undefined {
  const text = typed.trim();
  if (isSafeLink(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(text)) return `https://${text}`;
  return undefined;
}
