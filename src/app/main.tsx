import './strict.ts';
import { createRoot } from 'react-dom/client';

import england from '../../policies/england.yaml';
import croydon from '../../policies/croydon.yaml';
import nottinghamshire from '../../policies/nottinghamshire.yaml';
import oxfordshire from '../../policies/oxfordshire.yaml';
import panSussex from '../../policies/pan-sussex.yaml';
import surrey from '../../policies/surrey.yaml';
import { policiesFrom } from '../../policies/load.ts';
import { placeIn } from '../store/anchor/place.ts';
import { argonInWorker } from '../store/crypto/inWorker.ts';
import { deviceWith } from '../store/vault/device.ts';
import { realClock } from './shared/clock.ts';
import { NavigationProvider } from './shared/navigation.tsx';
import { openShelf } from './shared/shelf.ts';
import { StaleNotice } from './shared/StaleNotice.tsx';
import type { Summary } from './shared/summary.ts';
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

/** The only place that makes a database and a real clock. */
function start(): void {
  const page = document.getElementById('root');
  if (!page) throw new Error('The page has no element called root.');
  const stale = new EventTarget();
  const policies = policiesFrom(england, [surrey, nottinghamshire, croydon, panSussex, oxfordshire]);
  const clock = realClock(document);
  const simulated = openShelf('waymark-workshop', indexedDB);
  const remembered = rememberedIn(localStorage);
  const tabs = openTabs();
  const device = deviceWith<Summary>({
    place: placeIn(localStorage),
    stretch: argonInWorker,
    now: clock.now,
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
            {...{ opened, clock, policies, simulated, remembered, startAnew }}
            update={<UpdateNotice updates={updates} isProtected={opened.kind === 'protected'} />}
          />
        )}
      </Gate>
    </NavigationProvider>,
  );
}

start();
