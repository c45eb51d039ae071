import type { ReactNode } from 'react';

import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { LineInput, SelectInput } from '../../shared/form/Inputs.tsx';
import { roleOptions } from '../../shared/form/questions.ts';
import type { TypedPerson } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';
import { anyNamed, type Person, personText, saidOf } from './people.ts';

const TICKS = [
  { tick: 'came', title: 'Came', says: 'came' },
  { tick: 'apologies', title: 'Apologies', says: 'sent apologies' },
  { tick: 'report', title: 'Report', says: 'sent a report' },
] as const;

/** Who came, who sent apologies or a report, and who stood in for whom: one row a person, by name and role. */
export function PeoplePart({
  typed,
  change,
  about,
  errors,
  run,
  people,
}: PartProps & { readonly run: Run; readonly people: readonly Person[] }) {
  const said = (person: Person): TypedPerson => saidOf(typed, person);
  const say = (person: Person, some: Partial<TypedPerson>): void =>
    change({ people: { ...typed.people, [person.key]: { ...said(person), ...some } } });
  const toggle = (person: Person, tick: (typeof TICKS)[number]['tick']): void => {
    const before = said(person);
    if (tick === 'report') say(person, { report: !before.report });
    // Nobody both came and sent apologies.
    else say(person, { was: before.was === tick ? '' : tick });
  };
  const everyone = (): void =>
    change({
      people: {
        ...typed.people,
        ...Object.fromEntries(people.map((person) => [person.key, { ...said(person), was: 'came' as const }])),
      },
    });
  return (
    <fieldset className="govuk-fieldset wm-attendance" id="attended" tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        Attendance<span className="wm-muted"> (optional)</span>
      </legend>
      <div className="govuk-hint">
        {anyNamed(about)
          ? 'Whom the conference named, and who joined since. Somebody without a tick counts as absent.'
          : 'The conference named no members here; these usually come.'}
      </div>
      <p>
        <button type="button" className="wm-linklike" onClick={everyone}>
          Everyone came
        </button>
      </p>
      <table className="wm-attendance__table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            {TICKS.map(({ tick, title }) => (
              <th scope="col" key={tick}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, index) => (
            <PersonRow
              key={person.key}
              person={person}
              said={said(person)}
              run={run}
              of={about.length > 1 ? ofWhom(person, about) : null}
              toggle={toggle}
            >
              {said(person).was === 'came' || !isTouched(typed.people) ? null : (
                <LineInput
                  question={{
                    id: `stand-in-${person.key}`,
                    title: `Who stood in for ${person.name ?? roleWord(run.policy, person.role)}?`,
                    optional: true,
                    error: errors[`stand-in-${person.key}`],
                    hint: person.standIn === undefined ? undefined : `Agreed beforehand: ${person.standIn}`,
                  }}
                  value={said(person).standIn}
                  onChange={(standIn) => say(person, { standIn })}
                  key={index}
                />
              )}
            </PersonRow>
          ))}
        </tbody>
      </table>
      <Guests typed={typed} change={change} about={about} errors={errors} run={run} />
    </fieldset>
  );
}

const isTouched = (people: Readonly<Record<string, TypedPerson>>): boolean =>
  Object.values(people).some(({ was, report }) => was !== '' || report);

/** Said only of somebody who is not a member for all of the about. */
const ofWhom = ({ of }: Person, about: PartProps['about']): string | null =>
  of.length === about.length
    ? null
    : about
        .filter(({ id }) => of.includes(id))
        .map(({ name }) => name)
        .join(', ');

type RowProps = {
  readonly person: Person;
  readonly said: TypedPerson;
  readonly run: Run;
  readonly of: string | null;
  readonly toggle: (person: Person, tick: (typeof TICKS)[number]['tick']) => void;
  readonly children: ReactNode;
};

function PersonRow({ person, said, run, of, toggle, children }: RowProps) {
  const text = personText(run, person);
  const isTicked = { came: said.was === 'came', apologies: said.was === 'apologies', report: said.report };
  return (
    <>
      <tr className={children ? 'wm-attendance__open' : undefined}>
        <th scope="row">
          {person.name ?? text}
          {person.name === undefined && !person.agency && of === null ? null : (
            <span className="wm-under">
              {[
                person.name === undefined ? null : roleWord(run.policy, person.role),
                person.agency,
                of === null ? null : `for ${of}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </th>
        {TICKS.map(({ tick, says }) => (
          <td key={tick}>
            <input
              type="checkbox"
              className="wm-tick"
              aria-label={`${text} ${says}`}
              checked={isTicked[tick]}
              onChange={() => toggle(person, tick)}
            />
          </td>
        ))}
      </tr>
      {children ? (
        <tr>
          <td colSpan={4}>{children}</td>
        </tr>
      ) : null}
    </>
  );
}

/** Whoever came and was not expected. */
function Guests({ typed, change, errors, run }: PartProps & { readonly run: Run }) {
  const guests = (index: number, some: Partial<(typeof typed.guests)[number]>): void =>
    change({ guests: typed.guests.map((guest, at) => (at === index ? { ...guest, ...some } : guest)) });
  return (
    <>
      {typed.guests.map((guest, index) => (
        // A row has no identity but its place: nothing reorders them.
        <div className="wm-member" key={index} role="group" aria-label={`Somebody else ${index + 1}`}>
          <SelectInput
            question={{ id: `guest-${index}-role`, title: 'Role' }}
            value={guest.role}
            onChange={(role) => guests(index, { role })}
            options={roleOptions(run)}
          />
          <LineInput
            question={{
              id: `guest-${index}-name`,
              title: 'Name',
              optional: true,
              error: errors[`guest-${index}-name`],
            }}
            value={guest.name}
            onChange={(name) => guests(index, { name })}
          />
          <button
            type="button"
            className="wm-linklike"
            onClick={() => change({ guests: typed.guests.filter((_, at) => at !== index) })}
          >
            Remove<span className="govuk-visually-hidden"> somebody else {index + 1}</span>
          </button>
        </div>
      ))}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => change({ guests: [...typed.guests, { role: '', name: '' }] })}
      >
        Add somebody else
      </button>
    </>
  );
}
