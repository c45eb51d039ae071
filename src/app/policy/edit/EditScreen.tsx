import { useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import { BUILT_IN_TEXTS, readPolicy } from '../../shared/policies/files.ts';
import { authorityOf, isKept } from '../../shared/policies/kept.ts';
import { useToday } from '../../shared/services.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Desk } from '../desk/Desk.tsx';
import { editionOf } from '../library/editions.ts';
import { type Library, useLibrary } from '../library/library.ts';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { useFollowers } from '../library/useFollowers.ts';
import { withValue } from './file/change.ts';
import { Editor } from './Editor.tsx';
import { NEW, newAuthority, nextMonth } from './newAuthority.ts';
import { type Draft, useDraft } from './useDraft.ts';

/** Changes an edition that is not yet in force, or writes the one that follows. */
export function EditScreen({ id }: { id: string }) {
  const library = useLibrary();
  const today = useToday();
  const followers = useFollowers(id);
  if (id === NEW) return <NewAuthority library={library} />;
  const own = library.own.get(id);
  const text = own?.text ?? BUILT_IN_TEXTS.get(id);
  const policy = library.policies.get(id);
  if (text === undefined || !policy) return library.policies.has(id) ? <NotEdited /> : <NoSuchPolicy id={id} />;
  if (followers === null) return <Page title="Edit">{null}</Page>;
  const isEdited = own !== undefined && editionOf(library.policies, id, today).standing === 'toCome' && followers === 0;
  return <Edited key={`${id} ${isEdited}`} {...{ id, text, policy, isEdited, followers, library }} />;
}

const NotEdited = () => (
  <Page title="The national frame is not edited">
    <p className="govuk-body">
      What holds for England holds under every policy.{' '}
      <Link to={{ name: 'policies' }}>Choose an authority’s policy</Link> and make a new edition of that.
    </p>
  </Page>
);

function NewAuthority({ library }: { library: Library }) {
  const today = useToday();
  const [start] = useState(() => newAuthority(today));
  const draft = useDraft(NEW, start);
  return (
    <Page title="A new authority" wide caption={<Link to={{ name: 'policies' }}>Policies</Link>}>
      <p className="govuk-inset-text">
        It begins with England’s frame. What its document says of its own is written here, with the clause for each
        rule; no part of Waymark has to be changed for it.
      </p>
      {draft ? <Begun draft={draft} /> : null}
      {draft ? (
        <Editor draft={draft} ownKey={null} original={library.policies.get('england') ?? null} library={library} />
      ) : null}
    </Page>
  );
}

type EditedProps = {
  readonly id: string;
  readonly text: string;
  readonly policy: Policy;
  /** Whether the edition itself is changed; else the one that follows it is begun. */
  readonly isEdited: boolean;
  readonly followers: number;
  readonly library: Library;
};

function Edited({ id, text, policy, isEdited, followers, library }: EditedProps) {
  const today = useToday();
  const [start] = useState(() => (isEdited ? text : following(text, nextMonth(today))));
  const draft = useDraft(id, start);
  const compared = useOriginal(id, text, isEdited, library);
  const title = isEdited ? 'Edit your policy' : `A new edition of ${policy.name}`;
  return (
    <Desk id={id} policy={policy} title={title} here={isKept(id) ? 'Edit it' : 'Make a new edition'}>
      {isEdited ? null : (
        <p className="govuk-inset-text">
          {isKept(id) && followers > 0
            ? `${followers} ${followers === 1 ? 'child follows' : 'children follow'} this edition, so it stays as it is. `
            : 'An edition that is in force stays as it is. '}
          What you change here is kept on this device as the edition that follows it.
        </p>
      )}
      {draft ? <Begun draft={draft} /> : null}
      {draft ? <Editor draft={draft} ownKey={isEdited ? id : null} original={compared} library={library} /> : null}
    </Desk>
  );
}

const Begun = ({ draft }: { draft: Draft }) =>
  draft.isRestored ? (
    <p className="desk-begun" role="status">
      What you typed earlier and did not keep is here again.{' '}
      <button type="button" className="wm-linklike" onClick={() => void draft.drop()}>
        Start afresh
      </button>
    </p>
  ) : null;

/** The file of the edition that follows: another name for it, and the day from which it is to hold. */
function following(text: string, from: string): string {
  const read = readPolicy(text);
  const edition = read.ok ? read.value.edition : '1';
  return withValue(withValue(text, ['edition'], `${edition}, revised`), ['inForce', 'from'], from);
}

/** What a change is measured against: the built-in edition of the same authority, else the policy as it was opened. */
function useOriginal(id: string, text: string, isEdited: boolean, { policies }: Library): Policy | null {
  return useMemo(() => {
    const read = readPolicy(text);
    const opened = read.ok ? read.value : null;
    return (isEdited ? policies.get(authorityOf(id)) : policies.get(id)) ?? opened;
  }, [id, text, isEdited, policies]);
}
