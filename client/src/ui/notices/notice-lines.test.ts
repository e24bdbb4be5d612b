import type { NoticeRow } from '@tandem/core';
import { expect, test } from 'vitest';
import { noticeLines } from './notice-lines.ts';

const now = '2026-03-12T10:00:00.000Z';
const aNotice = (id: string, at: string, more: Partial<NoticeRow> = {}): NoticeRow => ({
  kind: 'notice',
  id,
  owner: 'ana',
  is: 'promoted',
  about: 'contact/acme',
  contact: 'acme',
  detail: '{}',
  effect: '',
  at: `2026-03-12T${at}:00.000Z`,
  readAt: '',
  doneAt: '',
  snoozedUntil: '',
  ...more,
});
const linesOf = (notices: readonly NoticeRow[], tab: 'mine' | 'unread' | 'snoozed' = 'mine', merged: Record<string, string> = {}) =>
  noticeLines(notices, { tab, now, shown: (contact) => merged[contact] ?? contact }).map(({ key, notices: held, unread }) => ({
    key,
    notices: held.map(({ id }) => id),
    unread,
  }));

test('[CLI-190] notices about one contact, its tasks among them, fold into one line with the newest first', () => {
  const notices = [
    aNotice('a', '08:00'),
    aNotice('b', '09:00', { about: 'task/call', is: 'limit-reached' }),
    aNotice('c', '08:30', { about: 'contact/other', contact: 'other' }),
    aNotice('d', '07:00', { about: 'task/alone', contact: '' }),
  ];
  expect(linesOf(notices)).toEqual([
    { key: 'contact/acme', notices: ['b', 'a'], unread: true },
    { key: 'contact/other', notices: ['c'], unread: true },
    { key: 'task/alone', notices: ['d'], unread: true },
  ]);
});

test('[CLI-190] what was merged folds with the contact it is shown as', () => {
  const notices = [aNotice('a', '08:00', { contact: 'acme-2', about: 'contact/acme-2' }), aNotice('b', '09:00')];
  expect(linesOf(notices, 'mine', { 'acme-2': 'acme' })).toEqual([{ key: 'contact/acme', notices: ['b', 'a'], unread: true }]);
});

test('[CLI-191] done notices leave, read ones leave Unread only, put-off ones wait in Snoozed and come back above', () => {
  const notices = [
    aNotice('done', '08:00', { doneAt: now }),
    aNotice('read', '08:10', { readAt: now, contact: 'b', about: 'contact/b' }),
    aNotice('later', '08:20', { snoozedUntil: '2026-03-12T12:00:00.000Z', contact: 'c', about: 'contact/c' }),
    aNotice('back', '06:00', { snoozedUntil: '2026-03-12T09:00:00.000Z', contact: 'd', about: 'contact/d' }),
  ];
  expect(linesOf(notices).map(({ key }) => key)).toEqual(['contact/d', 'contact/b']);
  expect(linesOf(notices, 'unread').map(({ key }) => key)).toEqual(['contact/d']);
  expect(linesOf(notices, 'snoozed').map(({ key }) => key)).toEqual(['contact/c']);
});
