import './strict.ts';
import { createRoot } from 'react-dom/client';

import { placeIn } from '../store/anchor/place.ts';
import { ageInWorker, argonInWorker } from '../store/crypto/inWorker.ts';
import { deviceWith } from '../store/vault/device.ts';
import { LOAD, placeOf } from './faces.ts';
import { realClock } from './shared/clock.ts';
import { NavigationProvider } from './shared/navigation.tsx';
import { screenOf } from './shared/screens.ts';
import type { Policies } from './shared/services.ts';
import { openShelf } from './shared/shelf.ts';
import { storageOf } from './shared/storageOf.ts';
import { StaleNotice } from './shared/StaleNotice.tsx';
import type { Summary } from './shared/summary.ts';
import { verifierInWorker } from './team/verifierInWorker.ts';
import { bucketOf } from './trust/bucket.ts';
import { Gate } from './trust/Gate.tsx';
import { rememberedIn } from './trust/remembered.ts';
import { Surroundings } from './trust/Surroundings.tsx';
import { openTabs } from './trust/tabs.ts';
import { UpdateNotice } from './update/UpdateNotice.tsx';
import { noUpdates, updatesFrom } from './update/updates.ts';
import '@fontsource/atkinson-hyperlegible-next/400.css';
import '@fontsource/atkinson-hyperlegible-next/700.css';
import './shared/styles/main.scss';
import './trust/trust.scss';

let policies: Promise<Policies> | null = null;
const loadPolicies = (): Promise<Policies> =>
  (policies ??= import('./shared/builtIn.ts').then(({ builtIn }) => builtIn));

/** The screen that is asked for is fetched while the database opens. */
function fetchAhead(): void {
  const { face } = placeOf(screenOf(window.location));
  if (face !== null) void LOAD[face]();
  if (face === 'practice' || face === 'workshop' || face === 'policy') void loadPolicies();
}

/** The only place that makes a database and a real clock. */
function start(): void {
  const page = document.getElementById('root');
  if (!page) throw new Error('The page has no element called root.');
  fetchAhead();
  const stale = new EventTarget();
  const clock = realClock(document);
  const simulated = openShelf('waymark-workshop', indexedDB);
  const layouts = openShelf('waymark-layouts', indexedDB);
  const storage = storageOf(window);
  const remembered = rememberedIn(storage);
  const tabs = openTabs();
  const device = deviceWith<Summary>({
    place: placeIn(storage),
    stretch: argonInWorker,
    age: ageInWorker,
    verifier: verifierInWorker,
    now: clock.now,
    copyIn: () => bucketOf(navigator),
    onStale: () => stale.dispatchEvent(new Event('stale')),
  });
  const startAnew = async (): Promise<void> => {
    await device.startAnew();
    remembered.forgetSamples();
    window.location.assign('/');
  };
  const updates =
    import.meta.env.PROD && 'serviceWorker' in navigator
      ? updatesFrom(navigator.serviceWorker, () => window.location.reload())
      : noUpdates;
  createRoot(page).render(
    <NavigationProvider>
      <StaleNotice stale={stale} />
      <Gate {...{ device, remembered, tabs }}>
        {(opened) => (
          <Surroundings
            {...{ opened, clock, loadPolicies, simulated, layouts, remembered, startAnew }}
            update={<UpdateNotice updates={updates} isProtected={opened.kind === 'protected'} />}
          />
        )}
      </Gate>
    </NavigationProvider>,
  );
}

start();
