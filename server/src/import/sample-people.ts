/** The people of the sample workspace: the sellers of the file in the teams of their managers, and two who see everything. */
import { readFileSync } from 'node:fs';
import type { Role } from '@tandem/core';
import { parse } from 'csv-parse/sync';

export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The team's name; '' for those who are in none. */
  readonly team: string;
  /** Has not signed in yet. */
  readonly isNew?: boolean;
}
export interface SampleTeam {
  readonly name: string;
  readonly office: string;
  /** The leader's name, who is one of the people. */
  readonly leader: string;
}

const folder = new URL('../../sample/', import.meta.url);
export const sampleFile = (name: string): URL => new URL(name, folder);
export const readSample = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(sampleFile(name)), { columns: true, skip_empty_lines: true }) as Record<string, string>[];

/** Lower case, as spelled in the file: a space becomes a point, a hyphen stays. */
export const sampleEmail = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;

/** Two of those who have sold nothing in the file have not signed in yet. */
const notStarted: readonly string[] = ['Carol Thompson', 'Carl Lin'];

/** A manager of the file leads a team of sellers, which is the role of a seller who is a leader here. */
export function samplePeople(): { readonly teams: readonly SampleTeam[]; readonly people: readonly SamplePerson[] } {
  const rows = readSample('sales_teams.csv');
  const teams = [...Map.groupBy(rows, (row) => row.manager ?? '')].map(([leader, [first]]) => ({
    name: `${first?.regional_office}, ${leader}`,
    office: first?.regional_office ?? '',
    leader,
  }));
  const teamOf = (leader: string | undefined) => teams.find((team) => team.leader === leader)?.name ?? '';
  const seller = (name: string, leader: string): SamplePerson => ({
    ...{ name, email: sampleEmail(name), role: 'seller', team: teamOf(leader) },
    isNew: notStarted.includes(name),
  });
  return {
    teams,
    people: [
      ...teams.map(({ leader }) => seller(leader, leader)),
      ...rows.map((row) => seller(row.sales_agent ?? '', row.manager ?? '')),
      { name: 'Helen Marsh', email: 'manager@example.com', role: 'manager', team: '' },
      { name: 'Ruben de Vries', email: 'admin@example.com', role: 'admin', team: '' },
    ],
  };
}
