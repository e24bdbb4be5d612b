import { useEffect, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { useMe } from '../state/session.ts';
import { Icon } from '../ui/icon.tsx';

type Disk = 'ok' | 'low' | 'full';
const askEvery = 60_000;

/** For admins: the disk of the server is nearly full, or full. Goes away by itself when there is space again. */
export function DiskBanner() {
  const t = useT();
  const { role } = useMe();
  const [disk, setDisk] = useState<Disk>('ok');
  useEffect(() => {
    if (role !== 'admin') return;
    const ask = () => void askDisk().then((now) => now && setDisk(now));
    ask();
    const asking = setInterval(ask, askEvery);
    return () => clearInterval(asking);
  }, [role]);
  if (role !== 'admin' || disk === 'ok') return null;
  return (
    <div className="banner disk" role={disk === 'full' ? 'alert' : 'status'}>
      <Icon name="alert" />
      {t(disk === 'full' ? 'frame.diskFull' : 'frame.diskLow')}
    </div>
  );
}

/** Health answers 503 when something fails, and says the same in its body; without a network nothing is known. */
async function askDisk(): Promise<Disk | undefined> {
  try {
    const answer = await fetch('/api/health');
    return ((await answer.json()) as { disk?: Disk }).disk;
  } catch {
    return undefined;
  }
}
