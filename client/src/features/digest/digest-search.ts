/** Which digest, and which of its lines is asked about. Addresses in mails hold these. */
export interface DigestSearch {
  /** A mail that was sent; without it the digest of this moment. */
  readonly of?: string;
  readonly section?: string;
  readonly line?: string;
}

export function readDigestSearch(search: Readonly<Record<string, unknown>>): DigestSearch {
  const text = (key: keyof DigestSearch) => {
    const value = search[key];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? { [key]: String(value) } : {};
  };
  return { ...text('of'), ...text('section'), ...text('line') };
}
