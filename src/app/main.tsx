import { createRoot } from 'react-dom/client';

import england from '../../policies/england.yaml';
import croydon from '../../policies/croydon.yaml';
import nottinghamshire from '../../policies/nottinghamshire.yaml';
import oxfordshire from '../../policies/oxfordshire.yaml';
import panSussex from '../../policies/pan-sussex.yaml';
import surrey from '../../policies/surrey.yaml';
import { policiesFrom } from '../../policies/load.ts';
import { openStore } from '../store/open.ts';
import type { StoreProblem } from '../store/problem.ts';
import { App } from './App.tsx';
import { openBook } from './shared/book.ts';
import { realClock } from './shared/clock.ts';
import { NavigationProvider } from './shared/navigation.tsx';
import { ServicesContext } from './shared/services.ts';
import { StaleNotice } from './shared/StaleNotice.tsx';
import type { Summary } from './shared/summary.ts';
import { Problem } from './shared/ui/States.tsx';
import '@fontsource/atkinson-hyperlegible-next/400.css';
import '@fontsource/atkinson-hyperlegible-next/700.css';
import './shared/styles/main.scss';

/** The only place that makes a database and a real clock. */
async function start(): Promise<void> {
  const page = document.getElementById('root');
  if (!page) throw new Error('The page has no element called root.');
  const root = createRoot(page);
  const stale = new EventTarget();
  const show = (problem: StoreProblem): void =>
    root.render(
      <main className="wm-main">
        <Problem>{problem.message}</Problem>
      </main>,
    );

  const policies = policiesFrom(england, [surrey, nottinghamshire, croydon, panSussex, oxfordshire]);
  const open = () => openStore<Summary>({ onStale: () => stale.dispatchEvent(new Event('stale')) });
  let opened = await open();
  // Another tab with an older version holds the database; this waits until it is closed.
  while (!opened.ok && opened.problem.code === 'blocked') {
    show(opened.problem);
    opened = await open();
  }
  if (!opened.ok) return show(opened.problem);

  const store = opened.value;
  const clock = realClock(document);
  const book = openBook(store, clock, policies);
  root.render(
    <ServicesContext value={{ store, book, clock, policies, newId: () => crypto.randomUUID() }}>
      <NavigationProvider>
        <StaleNotice stale={stale} />
        <App />
      </NavigationProvider>
    </ServicesContext>,
  );
}

void start();
