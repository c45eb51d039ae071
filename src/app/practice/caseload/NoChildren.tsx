import { AddChild } from './AddChild.tsx';
import { LoadSamples } from './LoadSamples.tsx';

/** The list before the first child. */
export const NoChildren = () => (
  <div className="wm-empty">
    <p className="govuk-body-l">No children are recorded on this device yet.</p>
    <div className="govuk-button-group">
      <AddChild />
      <LoadSamples />
    </div>
    <p className="govuk-body wm-muted">
      The sample children are made up: eight of them, at different stages, under the five policies.
    </p>
  </div>
);
