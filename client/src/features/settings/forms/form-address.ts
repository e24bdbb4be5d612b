/** Where a form of this workspace stands, and the line that puts it on another page. */
import type { Settings } from '@tandem/core';

type Form = Pick<Settings['forms'][number], 'id' | 'title'>;

/** With a campaign it goes before the form's own. */
export const formAddress = (origin: string, form: Form, campaign = ''): string =>
  `${origin}/forms/${form.id}${campaign && `?campaign=${encodeURIComponent(campaign)}`}`;

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
export const embedLine = (origin: string, form: Form, campaign = ''): string =>
  `<iframe src="${formAddress(origin, form, campaign)}" title="${attribute(form.title)}" width="100%" height="680" style="border:0" loading="lazy"></iframe>`;
