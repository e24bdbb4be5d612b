import type { Translation } from '../../i18n/message.ts';
import * as catalogue from './messages/catalogue.ts';
import * as digest from './messages/digest.ts';
import * as links from './messages/links.ts';
import * as own from './messages/own.ts';
import * as plans from './messages/plans.ts';
import * as quotes from './messages/quotes.ts';
import * as read from './messages/read.ts';
import * as screen from './messages/screen.ts';
import * as why from './messages/why.ts';

export const en = {
  ...why.en,
  ...screen.en,
  ...catalogue.en,
  ...links.en,
  ...quotes.en,
  ...plans.en,
  ...digest.en,
  ...own.en,
  ...read.en,
} as const;

export const sv: Translation<typeof en> = {
  ...why.sv,
  ...screen.sv,
  ...catalogue.sv,
  ...links.sv,
  ...quotes.sv,
  ...plans.sv,
  ...digest.sv,
  ...own.sv,
  ...read.sv,
};
