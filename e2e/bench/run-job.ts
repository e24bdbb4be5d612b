import type { Figures, Job } from './job.ts';
import { fanOut } from './loads/fan-out.ts';
import { hotDocument } from './loads/hot-document.ts';
import { manyDocuments } from './loads/many-documents.ts';
import { oneEdit } from './loads/one-edit.ts';
import { openConnections, openDocuments } from './loads/open.ts';

const loads: Readonly<Record<Job['load'], (job: Job) => Promise<Figures>>> = {
  'one-edit': oneEdit,
  'fan-out': fanOut,
  'hot-document': hotDocument,
  'many-documents': manyDocuments,
  'open-documents': openDocuments,
  'open-connections': openConnections,
};

const job = JSON.parse(process.argv[2] ?? '') as Job;
process.stdout.write(JSON.stringify(await loads[job.load](job)));
process.exit(0);
