/** One request for a link's page: who asks as far as it can be known, what this browser has said before, and how to answer it. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { clientAddress, isSecure } from '../../http/caller.ts';
import type { HeldLink } from '../links.ts';
import type { PageNeeds } from '../page-needs.ts';
import type { Asking, Fetched } from '../visits.ts';
import type { Look, PageAssets } from './look.ts';
import { newNonce } from './policy.ts';
import { figuresIn, languageOf, type PageLanguage, pageWords } from './words/page-words.ts';

export interface Visitor {
  readonly c: Context;
  readonly token: string;
  readonly from: string;
  /** What opened the link without its passcode being typed again. */
  readonly proof: string | undefined;
  readonly refused: boolean;
  readonly known: boolean;
  readonly language: (ofLink?: string) => PageLanguage;
  asking(session: string): Promise<Asking>;
  fetched(link: HeldLink, page: number): Promise<Fetched>;
  look(ofLink: string | undefined, held: boolean): Promise<Look>;
  remember(what: Remembered, value: string, seconds?: number): void;
  forget(what: Remembered): void;
}

/** Set by an action, for this link only, and read by nobody's script. */
const cookies = { code: 'share-code', quiet: 'share-quiet', known: 'share-known' } as const;
export type Remembered = keyof typeof cookies;
/** Browsers keep one 400 days at most. */
export const aYear = 365 * 86_400;

export function visitorOf(c: Context, needs: PageNeeds, assets: () => Promise<PageAssets>): Visitor {
  const token = c.req.param('token') ?? '';
  const root = `/s/${token}`;
  const from = clientAddress(c, needs.around);
  const language = (ofLink?: string) => languageOf(c.req.query('lang'), ofLink, c.req.header('accept-language'));
  const common = () => ({ path: root, httpOnly: true, secure: isSecure(c, needs.around), sameSite: 'Lax' }) as const;
  const refused = getCookie(c, cookies.quiet) === '1';
  const asking = async (session: string): Promise<Asking> => ({
    session,
    from,
    headers: c.req.header(),
    member: await needs.memberOf(c),
  });
  return {
    c,
    token,
    from,
    proof: getCookie(c, cookies.code),
    refused,
    known: getCookie(c, cookies.known) === '1',
    language,
    asking,
    fetched: async (link, page) =>
      needs.visits.fetched(link, {
        method: c.req.method,
        page,
        headers: c.req.header(),
        from,
        member: await needs.memberOf(c),
        refused,
      }),
    async look(ofLink, held) {
      const [settings, logo, built] = await Promise.all([needs.settings(), held ? needs.logo() : undefined, assets()]);
      const chosen = language(ofLink);
      return {
        language: chosen,
        words: pageWords[chosen],
        figures: figuresIn(chosen),
        root: held ? root : '',
        address: (rest = '', other = chosen) => `${root}${rest}${other === (ofLink ?? other) ? '' : `?lang=${other}`}`,
        company: {
          name: settings?.companyName ?? '',
          vatNumber: settings?.vatNumber ?? '',
          address: (settings?.address ?? '').split('\n').flatMap((line) => line.trim() || []),
          logo: logo !== undefined,
        },
        origin: needs.around.origins()[0] ?? '',
        assets: built,
        nonce: newNonce(),
        now: needs.now(),
        zone: settings?.timeZone || 'UTC',
      };
    },
    remember: (what, value, seconds) => setCookie(c, cookies[what], value, { ...common(), ...(seconds ? { maxAge: seconds } : {}) }),
    forget: (what) => deleteCookie(c, cookies[what], common()),
  };
}
