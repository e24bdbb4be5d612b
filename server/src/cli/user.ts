/** `npm run user -- list | add <email> <name> [--role admin] | password <email>`: accounts from the machine itself. The password is asked for, never an argument. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { roles } from '@tandem/core';
import { z } from 'zod';
import { createAccounts } from '../accounts/accounts.ts';
import { Refusal } from '../accounts/refusal.ts';
import { ConfigError, readConfig } from '../config.ts';
import { createOutbox } from '../email/outbox.ts';
import { createLog } from '../log.ts';
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';

const usage = `Usage:
  user list                                  everybody with role and state
  user add <email> <name> [--role <role>]    a new person (role: ${roles.join(', ')}; admin unless given)
  user password <email>                      a new password; ends all sessions of the person
The password is read from the terminal, or from standard input. Stop the server first: the data folder belongs to one program at a time.
`;

async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  try {
    return await lines.question(process.stdin.isTTY ? 'New password (it is shown while you type): ' : '');
  } finally {
    lines.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const {
    positionals: [command, email = '', name = ''],
    values,
  } = parseArgs({ args: [...args], allowPositionals: true, options: { role: { type: 'string', default: 'admin' } } });
  const role = roles.find((known) => known === values.role);
  if (email !== '' && !z.email().safeParse(email).success)
    throw new Refusal('wrong-fields', `"${email}" is not an e-mail address.`, 'Write it as name@company.com.');
  const complete = command === 'list' || (command === 'password' && email !== '') || (command === 'add' && email !== '' && name !== '');
  if (!complete || !role) {
    process.stderr.write(usage);
    return 2;
  }
  const storage = await openSqliteStorage(readConfig(process.env).dataFolder);
  try {
    const store = storage.store('accounts');
    const now = () => new Date();
    const log = createLog('error');
    const accounts = createAccounts({
      store,
      mailer: createOutbox({ store, transport: undefined, now, log }),
      now,
      baseUrl: () => '',
      log,
    });
    if (command === 'list') {
      for (const user of await accounts.people.list()) process.stdout.write(`${user.email}\t${user.role}\t${user.state}\t${user.name}\n`);
      return 0;
    }
    if (!(await accounts.workspace.current()))
      throw new Refusal('conflict', 'There is no workspace yet.', 'Start the server and open it in a browser: the first page makes one.');
    const password = await readPassword();
    if (command === 'add') await accounts.workspace.addFromMachine({ email, name, role, password });
    else await accounts.workspace.passwordFromMachine(email, password);
    process.stdout.write(
      command === 'add' ? `${email} can sign in as ${role}.\n` : `${email} has a new password and is signed out everywhere.\n`,
    );
    return 0;
  } finally {
    await storage.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const text = error instanceof Refusal ? `${error.message} ${error.next}` : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
