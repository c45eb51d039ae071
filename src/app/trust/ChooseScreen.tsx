import { Page } from '../shared/ui/Page.tsx';

/** The first thing on a new device: protect it, or look around with made-up children. */
export const ChooseScreen = ({ onProtect, onSamples }: { onProtect: () => void; onSamples: () => void }) => (
  <Page title="How will you use Waymark here?">
    <p className="govuk-body-l">What you record stays on this device, in this browser. Nothing is sent anywhere.</p>
    <ul className="wm-doors">
      <li>
        <h2 className="govuk-heading-m">For real children</h2>
        <p className="govuk-body">
          Choose a passphrase. Everything you record is encrypted with it, and Waymark locks itself when you leave it.
        </p>
        <button type="button" className="govuk-button" onClick={onProtect}>
          Protect now
        </button>
      </li>
      <li>
        <h2 className="govuk-heading-m">To look around</h2>
        <p className="govuk-body">
          Use made-up children only. They are not encrypted. You can protect this device later, before you add a real
          child.
        </p>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onSamples}>
          Use sample data only
        </button>
      </li>
    </ul>
  </Page>
);
