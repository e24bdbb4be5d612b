/** What visitors send: plain forms that work without a script, each back to the page it came from with what became of it. */
import { type Context, Hono } from 'hono';
import type { AnswerBy, Refused } from '../answers.ts';
import type { ClosedLink, LinkByToken, OpenLink, Unlocked } from '../links.ts';
import type { PageNeeds } from '../page-needs.ts';
import { answerBack, answerClosed, answerOften, answerPasscode, answerUnknown } from './answering.ts';
import { type FormName, faultsOf, readTyped, type Typed, type WrongForm } from './forms.ts';
import type { Said } from './said.ts';
import { showOpen } from './show-open.ts';
import { aYear, type Visitor } from './visitor.ts';

/** One form on an open link, read. */
interface Sent {
  readonly visitor: Visitor;
  readonly link: OpenLink;
  readonly typed: Typed;
  readonly by: AnswerBy;
}
type Outcome =
  | { readonly said: Said | ''; readonly at?: string; readonly hash?: string }
  | Omit<WrongForm, 'form' | 'typed'>
  | Extract<Refused, { readonly why: 'too-many' }>;

export function answerRoutes(
  needs: PageNeeds,
  visitorOf: (c: Context) => Visitor,
  find: (visitor: Visitor) => Promise<LinkByToken | undefined>,
): Hono {
  const { answers, links, quotes, visits, now } = needs;
  const routes = new Hono();

  /** A form of an open link. A link that has closed meanwhile says so instead; what was typed went nowhere. */
  const form = (name: string, as: FormName, take: (sent: Sent) => Promise<Outcome>) =>
    routes.post(`/:token/${name}`, async (c) => {
      const visitor = visitorOf(c);
      const found = await find(visitor);
      if (!found) return answerUnknown(visitor);
      const typed = readTyped(await c.req.parseBody());
      const by = { session: sessionOf(typed), from: visitor.from };
      if (found.state === 'expired' && name === 'ask') return askExpired(visitor, found, by, typed);
      if (found.state !== 'open') return answerClosed(visitor, found, 1);
      const { link } = found;
      const outcome = await take({ visitor, link, typed, by });
      if ('why' in outcome) return answerOften(visitor, outcome.retryAfter, 'oftenSend', link.language);
      const page = pageOf(typed);
      if ('fields' in outcome) return showOpen(visitor, needs, link, page, { form: as, typed, ...outcome });
      const look = await visitor.look(link.language, true);
      return answerBack(c, look, { page, ...outcome });
    });
  const taken = (result: { readonly ok: true } | Refused, said: Said): Outcome =>
    result.ok ? { said, hash: '#said' } : result.why === 'wrong' ? { fields: result.fields } : result;

  async function askExpired(
    visitor: Visitor,
    found: Extract<LinkByToken, { readonly state: 'expired' | 'passcode' | 'revoked' }>,
    by: AnswerBy,
    typed: Typed,
  ) {
    const asked = await answers.ask(found.link, by, { name: typed['name'] ?? '', text: typed['text'] ?? '' });
    if (!asked.ok && asked.why === 'too-many') return answerOften(visitor, asked.retryAfter, 'oftenSend', found.link.language);
    if (!asked.ok) return answerClosed(visitor, found, 1, { wrong: { form: 'ask', typed, fields: asked.fields } });
    return answerBack(visitor.c, await visitor.look(found.link.language, true), { page: 1, said: 'asked' });
  }

  form('ask', 'ask', async ({ link, by, typed }) =>
    taken(await answers.ask(link, by, { name: typed['name'] ?? '', text: typed['text'] ?? '' }), 'asked'),
  );
  form('report', 'report', async ({ link, by, typed }) =>
    taken(await answers.report(link, by, { name: typed['name'] ?? '', text: typed['text'] ?? '' }), 'reported'),
  );
  form('forward', 'forward', async ({ link, by, typed, visitor }) => {
    const to = { name: typed['name'] ?? '', mail: typed['mail'] ?? '', note: typed['note'] ?? '' };
    const result = await answers.forward(link, by, to);
    if (!result.ok && result.why === 'not-allowed') {
      const { words } = await visitor.look(link.language, true);
      return { fields: {}, instead: words.more.forwardOff };
    }
    return taken(result, 'forwarded');
  });
  form('call', 'call', async ({ link, by, typed, visitor }) => {
    const { name = '', phone = '', mail = '', when = '', slot = '' } = typed;
    const { words } = await visitor.look(link.language, true);
    if (!slot) {
      const fields = faultsOf(typed, ['name', 'phone'], ['name', 'phone', 'when']);
      if (Object.keys(fields).length > 0) return { fields };
      return taken(await answers.ask(link, by, { name, text: words.seller.callOther(name, phone, when) }), 'called');
    }
    const result = await answers.bookCall(link, by, { startsAt: slot, name, phone, mail, note: when });
    if (result.ok) return { said: 'booked', at: result.slot.startsAt, hash: '#said' };
    return result.why === 'taken' ? { fields: {}, instead: words.seller.taken } : taken(result, 'booked');
  });

  const answerQuote =
    (accepted: boolean) =>
    async ({ link, typed }: Sent): Promise<Outcome> => {
      if (link.of !== 'quote' || !link.accept) return { said: '' };
      const { name = '', reason = '' } = typed;
      const unsigned = accepted && typed['may'] !== '1' ? ({ may: 'missing' } as const) : {};
      const fields = { ...faultsOf(typed, ['name'], accepted ? ['name'] : ['name', 'reason']), ...unsigned };
      if (Object.keys(fields).length > 0) return { fields };
      const at = now().toISOString();
      const result = await quotes.answer(link.subject, link.version, { accepted, name, reason: accepted ? '' : reason, link: link.id, at });
      // Whatever came before this answer is what the page shows.
      return { said: result === 'done' ? 'answered' : '', hash: '#answer' };
    };
  form('accept', 'accept', answerQuote(true));
  form('decline', 'decline', answerQuote(false));

  form('continue', 'continue', async ({ visitor, link, typed, by }) => {
    const other = typed['other'] === '1';
    const fields = other ? faultsOf(typed, ['name'], ['name', 'mail']) : {};
    if (Object.keys(fields).length > 0) return { fields };
    const who = other ? { name: typed['name'] ?? '', mail: typed['mail'] ?? '' } : { name: '', mail: '' };
    await visits.continued(link, await visitor.asking(by.session), who);
    visitor.remember('known', '1');
    return { said: 'known' };
  });

  form('refuse', 'continue', async ({ visitor, link, typed, by }) => {
    if (typed['again'] === '1') {
      await visits.agreed(link);
      visitor.forget('quiet');
      return { said: 'agreed', hash: '#seen' };
    }
    await visits.refused(link, await visitor.asking(by.session));
    visitor.remember('quiet', '1', aYear);
    visitor.forget('known');
    return { said: 'refused', hash: '#seen' };
  });

  routes.post('/:token/passcode', async (c) => {
    const visitor = visitorOf(c);
    const typed = readTyped(await c.req.parseBody());
    const page = pageOf(typed);
    const result = await links.unlock(visitor.token, (typed['passcode'] ?? '').slice(0, 200), { from: visitor.from });
    if (!result) return answerUnknown(visitor);
    if (result.state === 'wrong' || result.state === 'too-many') {
      const tried = triedOf(result);
      if (!tried) return answerOften(visitor, result.state === 'too-many' ? result.retryAfter : 0, 'often');
      const { code } = (await visitor.look(tried.language, true)).words;
      if (result.state === 'wrong') return answerPasscode(visitor, tried, page, code.wrong(result.triesLeft), 422);
      c.header('Retry-After', String(result.retryAfter));
      return answerPasscode(visitor, tried, page, code.often(Math.max(1, Math.ceil(result.retryAfter / 60))), 429);
    }
    if (result.state !== 'open') return answerClosed(visitor, result, page);
    await visits.unlocked(result.link, await visitor.asking(sessionOf(typed)));
    const { proof = '', maxAge = 0 }: Partial<Extract<Unlocked, { readonly state: 'open' }>> = result;
    if (proof) visitor.remember('code', proof, Math.min(maxAge, aYear));
    return answerBack(c, await visitor.look(result.link.language, true), { page, said: '' });
  });
  return routes;
}

/** The link whose passcode was tried; undefined when the address itself has asked too often. */
const triedOf = (result: { readonly state: string; readonly link?: ClosedLink }): ClosedLink | undefined => result.link;

const sessionOf = (typed: Typed): string => (typed['v'] ?? '').slice(0, 100);
const pageOf = (typed: Typed): number => (/^[1-9][0-9]{0,3}$/.test(typed['page'] ?? '') ? Number(typed['page']) : 1);
