import '@fontsource-variable/inter/index.css';
import './ui/tokens.css';
import './ui/ui.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { partsFor } from './i18n/everyday.ts';
import { loadLanguage, loadParts } from './i18n/held.ts';
import { router } from './routes.tsx';
import { watchDrafts } from './state/drafts.ts';
import { wipeOwnTexts } from './state/own-texts.ts';
import { applyPreferences, usePreferences } from './state/preferences.ts';
import { currentSession } from './state/session.ts';
import { isPhone } from './state/use-media.ts';
import { checkSession } from './sync/check-session.ts';
import { startSync, wipeAtSessionEnd } from './sync/start-sync.ts';
import { UpdatePrompt } from './ui/update-prompt.tsx';
import { whenIdle } from './ui/when-idle.ts';

applyPreferences();
watchDrafts(document);
wipeAtSessionEnd();
wipeOwnTexts();
const session = currentSession();
const { language } = usePreferences.getState();
// Whoever is not signed in is led to the sign-in from every page.
const texts = loadParts(language, partsFor(session ? location.pathname : '/sign-in', isPhone()));
usePreferences.subscribe((chosen) => void loadLanguage(chosen.language));
// A window for a second person becomes somebody else in a moment.
if (session && location.pathname !== '/second-person') {
  // What is on the device shows at once; the server is asked beside it.
  void startSync(session);
  void checkSession();
}

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element with the id "app"');
void texts.then(() => {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
      <UpdatePrompt />
    </StrictMode>,
  );
  void loadLanguage(language);
  whenIdle(() => void loadWhatFloats());
});

/** It is not part of the first screen; it is fetched once that is drawn, so that the first press finds it. */
const loadWhatFloats = () =>
  Promise.all([
    import('./ui/base/base-menu.tsx'),
    import('./ui/base/base-popover.tsx'),
    import('./ui/base/base-dialog.tsx'),
    import('./ui/base/base-select.tsx'),
    import('./ui/base/base-combobox.tsx'),
    import('./features/palette/palette.tsx'),
    import('./search/device-search.ts').then(({ warmSearch }) => warmSearch()),
  ]);
