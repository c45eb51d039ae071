import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';

export const NoSuchPolicy = ({ id }: { id: string }) => (
  <Page title="There is no such policy">
    <p className="govuk-body">
      No policy is called “{id}”. <Link to={{ name: 'policies' }}>See the policies there are</Link>.
    </p>
  </Page>
);
