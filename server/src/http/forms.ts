/**
 * A form on other web sites: its page at /forms/<id>, and POST /api/forms/<id> for programs. No session is read and none is set:
 * whoever sends one acts in nobody's name, so it may come from anywhere.
 */
import type { Settings } from '@tandem/core';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { addressKey, type RateLimits } from '../accounts/rate-limits.ts';
import type { Enquiries } from '../enquiries/enquiries.ts';
import { longest } from '../enquiries/words.ts';
import { notHere, problem } from './answer.ts';
import { readBody } from './body.ts';
import { clientAddress, type Surroundings } from './caller.ts';
import { formPage, formSecurityPolicy, saidPage, thanksPage } from './form-page.ts';
import type { FormLanguage } from './form-words.ts';

interface Needs {
  readonly enquiries: Enquiries;
  readonly limits: RateLimits;
  readonly around: Surroundings;
  readonly settings: () => Promise<Settings | undefined>;
}
export const formBodyLimit = 32 * 1024;
const part = (field: keyof typeof longest) =>
  z
    .string('has to be text')
    .max(longest[field] * 2, 'is too long')
    .optional();
export const enquiryBody = z.object({
  name: part('name'),
  company: part('company'),
  mail: part('mail'),
  phone: part('phone'),
  message: part('message'),
  stamp: z.string().max(100).optional(),
  campaign: z.string('has to be text').max(100, 'is too long').optional(),
  homepage: z.string().max(500).optional(),
});

type Passed = 'yes' | 'often' | 'no';
/** Past the first few somebody looks at them; past many they are refused, and told so. */
async function passes({ limits, around }: Needs, c: Context): Promise<Passed> {
  const key = addressKey(clientAddress(c, around));
  if (!(await limits.allows('enquiryPerAddress', key)) || !(await limits.allows('enquiryOfAll', ''))) return 'no';
  return (await limits.allows('enquiryUnseen', key)) ? 'yes' : 'often';
}

type Env = { Variables: { identity: Identity } };
export function formRoutes(needs: Needs): Hono<Env> {
  const { enquiries } = needs;
  const routes = new Hono<Env>();
  routes.post('/:id', async (c) => {
    const id = c.req.param('id');
    if (!(await enquiries.form(id))) return notHere(c, 'form');
    const passed = await passes(needs, c);
    if (passed === 'no')
      return problem(c, 429, { code: 'too-many', message: 'Too many were sent from here.', next: 'Try again in an hour.' });
    const received = await enquiries.receive(id, await readBody(c, enquiryBody), passed === 'often');
    if (received.state === 'no-form') return notHere(c, 'form');
    if (received.state === 'wrong')
      return c.json(
        {
          error: {
            code: 'wrong-fields',
            message: 'Some fields are wrong or missing.',
            next: 'Send a name, and a mail address or a phone number.',
            fields: received.read.faults,
          },
        },
        422,
      );
    return c.json({ taken: true }, 201);
  });
  return routes;
}

/** Pages for visitors of other sites. They are mounted before the guard of origins, because a frame's form has the frame's. */
export function formPageRoutes(needs: Needs): Hono {
  const { enquiries, settings } = needs;
  const routes = new Hono();
  const answer = async (c: Context, body: unknown, status: 200 | 404 | 413 | 422 | 429 = 200) => {
    c.header('Content-Security-Policy', formSecurityPolicy);
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cross-Origin-Opener-Policy', 'unsafe-none');
    c.header('Cache-Control', 'no-store');
    return c.html(String(await body), status);
  };
  const page = async (c: Context, id: string, campaign: string, read?: Parameters<typeof formPage>[0]['read']) => {
    const [form, known] = await Promise.all([enquiries.form(id), settings()]);
    const language = languageOf(c);
    if (!form) return answer(c, saidPage(language, 'gone'), 404);
    const stamp = await enquiries.stamp(id);
    return answer(c, formPage({ form, company: known?.companyName ?? '', language, stamp, campaign, read }), read ? 422 : 200);
  };
  routes.get('/:id', (c) => page(c, c.req.param('id'), campaignOf(c.req.query('campaign'))));
  const tooLarge = (c: Context) => answer(c, saidPage(languageOf(c), 'often'), 413);
  routes.post('/:id', bodyLimit({ maxSize: formBodyLimit, onError: tooLarge }), async (c) => {
    const id = c.req.param('id');
    const form = await enquiries.form(id);
    if (!form) return answer(c, saidPage(languageOf(c), 'gone'), 404);
    const passed = await passes(needs, c);
    if (passed === 'no') return answer(c, saidPage(languageOf(c), 'often'), 429);
    const given: Readonly<Record<string, unknown>> = await c.req.parseBody().catch(() => ({}));
    const campaign = campaignOf(given['campaign']);
    const received = await enquiries.receive(id, given, passed === 'often');
    if (received.state === 'wrong') return page(c, id, campaign, received.read);
    return answer(c, thanksPage(form, languageOf(c), campaign));
  });
  return routes;
}

/** What a campaign's link says it is; the page hands it on with the answers. */
const campaignOf = (said: unknown): string => (typeof said === 'string' ? said.slice(0, 100).toWellFormed() : '');

/** `?lang=sv` of the embedding page, otherwise what the browser asks for. */
function languageOf(c: Context): FormLanguage {
  const asked = c.req.query('lang') ?? c.req.header('accept-language')?.slice(0, 200) ?? '';
  return /^\s*sv/i.test(asked) ? 'sv' : 'en';
}
