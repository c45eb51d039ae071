import './documents.scss';
import { type Case, meetingsOf, planFacts } from '../../../documents/case/case.ts';
import { documentHead } from '../../../documents/document.ts';
import { DOCUMENT_IDS, type DocumentId } from '../../../documents/ids.ts';
import { Link } from '../../shared/navigation.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';

const ABOUT: Record<DocumentId, string> = {
  plan: 'What must change, who does what by when, and how far the plan has come.',
  family: 'The plan for the family, in large type and plain words.',
  record: 'Who came, what was said and decided, the working agreement, and space to sign.',
  checklist: 'What is asked of a core group, ticked as far as the case knows.',
  terms: 'What the core group is for, who is in it, and how it works.',
  report: 'Progress, attendance, visits, what was late, views and recommendation since the last conference.',
  chronology: 'Everything that happened, the oldest first.',
};

/** The documents that can be made of this case, by the authority's own names. */
export const DocumentsScreen = ({ id }: { id: string }) => (
  <Loaded of={useCase(id)} title="Documents">
    {(opened) => (
      <ChildFrame opened={opened} place="documents">
        <List opened={opened} />
      </ChildFrame>
    )}
  </Loaded>
);

export const caseOf = ({ file: { record }, run }: OpenCase): Case => ({
  run,
  child: record.child,
  family: record.family,
});

function List({ opened }: { opened: OpenCase }) {
  const { file, run } = opened;
  const hasPlan = planFacts(run).length > 0;
  const meetings = meetingsOf(run);
  return (
    <>
      <p className="govuk-body">
        Each is filled from what is recorded, ready to print or to save as a Word file. They are not {run.policy.name}’s
        own forms.
      </p>
      {hasPlan ? null : (
        <p className="govuk-inset-text">
          No plan has been made, so there is only a chronology. The others come with the plan.
        </p>
      )}
      <ul className="wm-documents">
        {DOCUMENT_IDS.filter((document) => hasPlan || documentHead(run.policy, document).always).map((document) => {
          const { title, hasForm, ofMeeting } = documentHead(run.policy, document);
          return (
            <li key={document}>
              <Link to={{ name: 'document', id: file.id, document }} className="govuk-link wm-documents__title">
                {title}
              </Link>
              <span className="wm-documents__about">{ABOUT[document]}</span>
              {hasForm || document === 'family' ? null : (
                <span className="wm-under">{run.policy.name}’s document has no such form.</span>
              )}
              {ofMeeting && meetings.length > 0 ? (
                <span className="wm-documents__meetings">
                  {meetings.toReversed().map(({ n }) => (
                    <Link key={n} to={{ name: 'document', id: file.id, document, meeting: n }}>
                      Core group {n}
                      <span className="govuk-visually-hidden">: {title}</span>
                    </Link>
                  ))}
                  <Link to={{ name: 'document', id: file.id, document, meeting: 'blank' }}>
                    To fill in by hand<span className="govuk-visually-hidden">: {title}</span>
                  </Link>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
