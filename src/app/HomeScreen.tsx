import { Link } from './shared/navigation.tsx';
import { Page } from './shared/ui/Page.tsx';

/** The doors. */
export const HomeScreen = () => (
  <Page title="What comes next for a child on a plan" wide>
    <p className="govuk-body-l">
      Waymark follows a child protection plan from the first conference to its end: the next step, who does it, by when,
      and which clause says so.
    </p>
    <ul className="wm-doors">
      <li>
        <h2 className="govuk-heading-m">
          <Link to={{ name: 'caseload' }}>Practise</Link>
        </h2>
        <p className="govuk-body">
          Work with children’s plans: see the next step, record what happened, and what it changes. Eight made-up
          children are one click away.
        </p>
      </li>
      <li>
        <h2 className="govuk-heading-m">
          <Link to={{ name: 'workshop' }}>Run a workshop</Link>
        </h2>
        <p className="govuk-body">
          Play a simulated case with a room of people: let time pass, let things go wrong, ask what comes next, and
          compare the ways it could have gone.
        </p>
      </li>
      <li>
        <h2 className="govuk-heading-m">
          <Link to={{ name: 'policies' }}>Read the policies</Link>
        </h2>
        <p className="govuk-body">
          Five authorities’ documents over the national frame: their dates, clauses and silences, and the diagrams they
          make.
        </p>
      </li>
    </ul>
    <p className="govuk-body wm-muted">
      Everything you record stays in this browser on this device. Nothing is sent anywhere.
    </p>
  </Page>
);
