import { groupOf, memberText } from '../../../documents/case/members.ts';
import { capital } from '../../../documents/text.ts';
import type { Run } from '../../../engine/run.ts';
import { LineInput } from '../../shared/form/Inputs.tsx';
import { Link } from '../../shared/navigation.tsx';
import { memberKey, reachOf, type TypedPlan, type TypedReach } from './typed.ts';

type MembersProps = {
  readonly run: Run;
  readonly caseId: string;
  readonly typed: TypedPlan;
  readonly onChange: (typed: TypedPlan) => void;
  readonly error: string | undefined;
};

/** Who works for the plan, who stands in when they are away, and how to reach them. */
export function MembersEditor({ run, caseId, typed, onChange, error }: MembersProps) {
  const members = groupOf(run);
  return (
    <section aria-labelledby="members">
      <h2 className="govuk-heading-m" id="members" tabIndex={-1}>
        Who works for the plan
      </h2>
      {error ? <p className="govuk-error-message">{error}</p> : null}
      {members.length === 0 ? <p className="govuk-body">The conference’s members were not recorded.</p> : null}
      {members.map((member, at) => {
        const reach = reachOf(typed, member);
        const change = (part: Partial<TypedReach>): void =>
          onChange({ ...typed, members: { ...typed.members, [memberKey(member)]: { ...reach, ...part } } });
        const name = capital(memberText(run.policy, member));
        return (
          <div className="wm-member" role="group" aria-label={name} key={`${memberKey(member)} ${at}`}>
            <p className="wm-member__name">
              <bdi>{name}</bdi>
            </p>
            <LineInput
              question={{ id: `member-${at}-standIn`, title: 'Who stands in?', optional: true }}
              value={reach.standIn}
              onChange={(standIn) => change({ standIn })}
            />
            <LineInput
              question={{ id: `member-${at}-contact`, title: 'How to reach them', optional: true }}
              value={reach.contact}
              onChange={(contact) => change({ contact })}
            />
          </div>
        );
      })}
      <p className="govuk-body">
        <Link to={{ name: 'record', id: caseId, fact: 'member.joined', given: {} }}>Somebody joins</Link> ·{' '}
        <Link to={{ name: 'record', id: caseId, fact: 'member.left', given: {} }}>Somebody leaves</Link> (what you typed
        here stays)
      </p>
    </section>
  );
}
