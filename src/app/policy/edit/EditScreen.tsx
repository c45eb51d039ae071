import { useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { BUILT_IN_TEXTS, readPolicy } from '../../shared/policies/files.ts';
import { type Library, useLibrary } from '../library/library.ts';
import { nameOf } from '../library/names.ts';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { withValue } from './change.ts';
import { Editor } from './Editor.tsx';

/** Changes a policy that is kept on this device, or makes a new edition of one that is built in. */
export function EditScreen({ id }: { id: string }) {
  const library = useLibrary();
  const own = library.own.get(id);
  const builtIn = BUILT_IN_TEXTS.get(id);
  const text = own?.text ?? builtIn;
  if (text === undefined) {
    return library.policies.has(id) ? <NotEdited /> : <NoSuchPolicy id={id} />;
  }
  return <Edited key={id} id={id} text={text} isOwn={own !== undefined} library={library} />;
}

const NotEdited = () => (
  <Page title="The national frame is not edited">
    <p className="govuk-body">
      What holds for England holds under every policy.{' '}
      <Link to={{ name: 'policies' }}>Choose an authority’s policy</Link> and make a new edition of that.
    </p>
  </Page>
);

function Edited({ id, text, isOwn, library }: { id: string; text: string; isOwn: boolean; library: Library }) {
  const [start] = useState(() => (isOwn ? text : withValue(text, 'edition', `${editionOf(text)}, revised`)));
  const compared = useOriginal(id, text, isOwn, library);
  const policy = library.policies.get(id);
  return (
    <Page
      title={isOwn ? 'Edit your policy' : `A new edition of ${policy?.name ?? id}`}
      wide
      caption={
        <>
          <Link to={{ name: 'policies' }}>Policies</Link> /{' '}
          {policy ? <Link to={{ name: 'policy', policy: id }}>{nameOf(id, policy)}</Link> : id}
        </>
      }
    >
      {isOwn ? null : (
        <p className="govuk-inset-text">
          The edition that is in force stays as it is. What you change here is kept on this device as an edition of its
          own.
        </p>
      )}
      <Editor start={start} ownKey={isOwn ? id : null} original={compared} library={library} />
    </Page>
  );
}

const editionOf = (text: string): string => {
  const read = readPolicy(text);
  return read.ok ? read.value.edition : '1';
};

/** What a change is measured against: the built-in edition of the same authority, else the policy as it was opened. */
function useOriginal(id: string, text: string, isOwn: boolean, { policies }: Library): Policy | null {
  return useMemo(() => {
    const read = readPolicy(text);
    const opened = read.ok ? read.value : null;
    return (isOwn && opened ? policies.get(opened.id) : policies.get(id)) ?? opened;
  }, [id, text, isOwn, policies]);
}
