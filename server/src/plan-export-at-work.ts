/** The part of the composition that hands out plans as files. */
import type { AuditLine } from './accounts/records.ts';
import type { Boards } from './feed/boards.ts';
import type { Rights } from './files/rights.ts';
import type { SharedFiles } from './files/shared-files.ts';
import type { Mount } from './http/app.ts';
import { planExportRoutes } from './http/plan-export.ts';
import { createPlanDrawing } from './plans/export/draw-plans.ts';
import { readPaper } from './plans/export/read-paper.ts';
import type { Storage } from './storage/storage.ts';
import type { SubjectOf } from './sync/admission.ts';

interface Needs {
  readonly storage: Storage;
  readonly boards: Boards;
  readonly subjectOf: SubjectOf;
  readonly files: { readonly shared: SharedFiles; readonly rights: Rights };
  readonly audit: (line: AuditLine) => Promise<void>;
  readonly now: () => Date;
}

export function createPlanExportAtWork({ storage, boards, subjectOf, files, audit, now }: Needs): {
  readonly mounts: readonly Mount[];
  stop(): void;
} {
  const drawing = createPlanDrawing();
  const needs = { storage, boards, files: files.shared, rights: files.rights, now };
  return {
    mounts: [
      {
        path: '/api/plans',
        routes: planExportRoutes({
          subjectOf,
          read: (name, person, how) => readPaper(name, person, how, needs),
          drawing,
          noted: ({ actor, plan, as }) =>
            audit({ at: now().toISOString(), actor, action: 'exported', subject: `plan/${plan}`, facts: { format: as } }),
        }),
      },
    ],
    stop: drawing.stop,
  };
}
