import { useCallback } from 'react';
import { isMessageKey, useT } from '../../i18n/i18n.ts';

/** A field's name as people know it; one this version does not know yet keeps its own. */
export function useFieldName(): (field: string) => string {
  const t = useT();
  return useCallback(
    (field: string) => {
      const key = `import.field.${field}`;
      return isMessageKey(key) ? t(key) : field;
    },
    [t],
  );
}
