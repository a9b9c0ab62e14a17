import { lazy, Suspense } from 'react';
import { useLiveLab } from './liveLab.ts';

const LiveLabDialog = lazy(async () => ({ default: (await import('./LiveLabDialog.tsx')).LiveLabDialog }));

/** What the page says of live labs, fetched when it is first said. */
export function LiveLabs() {
  const told = useLiveLab((state) => state.topic !== null);
  if (!told) return null;
  return (
    <Suspense>
      <LiveLabDialog />
    </Suspense>
  );
}
