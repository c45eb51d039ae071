import { Page } from './Page.tsx';

/** What stands where a screen will be while it is loaded. It shows itself only where that takes a moment. */
export const Opening = () => (
  <Page title="One moment">
    <div className="wm-opening" role="status">
      <p className="govuk-body wm-muted">Opening…</p>
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
    </div>
  </Page>
);
