import type { ReactNode } from 'react';

import { Link } from '../shared/navigation.tsx';
import { Page } from '../shared/ui/Page.tsx';
import type { Session } from './session/session.ts';
import { useSession } from './session/sessions.ts';

/** The wall around everything simulated: a hatched edge and a banner that no page of a workshop is without. */
export const Simulated = ({ children }: { children: ReactNode }) => (
  <div className="ws">
    <aside className="ws-banner" aria-label="Simulated case">
      <strong>Simulated</strong> <span>A made-up case for training. Nobody in it is real.</span>
    </aside>
    {children}
  </div>
);

/** A screen about one case: what it shows once the case is read, or what to do where there is none. */
export function WithSession({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: (session: Session, change: ReturnType<typeof useSession>['change']) => ReactNode;
}) {
  const { found, change } = useSession(id);
  if (found === 'loading') {
    return (
      <Simulated>
        <Page title={title} wide>
          <p className="govuk-body wm-muted">One moment: reading from this device.</p>
        </Page>
      </Simulated>
    );
  }
  if (found === 'missing') {
    return (
      <Simulated>
        <Page title="There is no such case">
          <p className="govuk-body">
            No case of that name is in the library or on this device. If somebody sent you a link, open the whole link.{' '}
            <Link to={{ name: 'workshop' }}>See all cases</Link>
          </p>
        </Page>
      </Simulated>
    );
  }
  return <Simulated>{children(found, change)}</Simulated>;
}
