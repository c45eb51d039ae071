import { addWorkingDays, lastWorkingDay } from '../../../policies/calendar.ts';
import { addDays, type Day } from '../../facts/day.ts';
import type { Details, Fact, FactType } from '../../facts/vocabulary.ts';
import type { ChildRecord } from '../../store/child.ts';

/** A made-up child at some stage of a plan, dated back from today. */
export type Sample = { readonly record: Omit<ChildRecord, 'createdAt'>; readonly facts: readonly Fact[] };

type Event = { readonly on: Day; readonly type: FactType } & Readonly<Record<string, unknown>>;

const BY = 'Sample data';

/** Eight made-up children at different stages under the five policies. Every date is told from `today`. */
export function sampleChildren(today: Day, newId: () => string): Sample[] {
  const ago = (days: number): Day => lastWorkingDay(addDays(today, -days));
  const event = <T extends FactType>(type: T, on: Day, details: Details<T>): Event => ({ ...details, type, on });
  const conference = (on: Day, more: Partial<Details<'conference.held'>> = {}): Event =>
    event('conference.held', on, {
      kind: 'initial',
      decision: 'plan',
      leadSocialWorker: 'A. Okafor',
      visitEvery: '10 working days',
      ...more,
    });
  const group = (on: Day, chair: string, more: Partial<Details<'coreGroup.held'>> = {}): Event =>
    event('coreGroup.held', on, { chair, childViews: 'recorded', riskReviewed: true, ...more });
  const enquiry = (conferenceOn: Day): Event => event('strategyDiscussion.held', addWorkingDays(conferenceOn, -12), {});
  const visits = (from: Day, every: number): Event[] => {
    const days: Event[] = [];
    for (let on = addDays(from, every); on <= today; on = addDays(on, every))
      days.push(event('visit.made', lastWorkingDay(on), { seenAlone: true }));
    return days;
  };
  const child = (name: string, years: number, policy: string, events: readonly Event[], family?: string): Sample => ({
    record: {
      child: { name, born: addDays(today, -Math.round(years * 365.25) - 40) },
      policy,
      ...(family ? { family } : {}),
    },
    facts: events
      .filter(({ on }) => on <= today)
      .map((each, index) => ({
        ...each,
        id: newId(),
        recordedAt: `${each.on}T${String(9 + Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00.000Z`,
        by: BY,
      })) as unknown as Fact[],
  });
  const record = (meeting: number, on: Day): Event => event('record.circulated', on, { meeting });

  return [
    child(
      'Amira',
      7,
      'croydon',
      [enquiry(ago(58)), conference(ago(58)), group(ago(50), 'teamManager'), ...visits(ago(58), 12)],
      'Rahman',
    ),
    child(
      'Bilal',
      4,
      'croydon',
      [
        enquiry(ago(58)),
        conference(ago(58)),
        group(ago(50), 'teamManager'),
        record(1, ago(43)),
        event('school.changed', ago(6), {}),
        ...visits(ago(58), 12),
      ],
      'Rahman',
    ),
    child('Cerys', 12, 'surrey', [
      enquiry(ago(24)),
      conference(ago(24)),
      group(ago(15), 'leadSocialWorker', { attended: ['parentOrCarer', 'healthVisitor'] }),
      record(1, ago(6)),
      event('plan.detailed', ago(15), {}),
      ...visits(ago(24), 10),
    ]),
    child('Dylan', 9, 'nottinghamshire', [
      enquiry(ago(30)),
      conference(ago(30)),
      group(ago(20), 'leadSocialWorker'),
      event('plan.detailed', ago(20), {}),
      ...visits(ago(30), 9),
    ]),
    child('Esme', 2, 'pan-sussex', [
      enquiry(ago(80)),
      conference(ago(80)),
      group(ago(70), 'leadSocialWorker'),
      record(1, ago(60)),
      group(ago(33), 'leadSocialWorker'),
      record(2, ago(24)),
      event('conference.arranged', ago(20), { kind: 'review', for: addWorkingDays(today, 6) }),
      ...visits(ago(80), 11),
    ]),
    child('Finn', 15, 'oxfordshire', [
      enquiry(ago(130)),
      conference(ago(130)),
      group(ago(122), 'teamManager', { planUpdated: true }),
      event('plan.distributed', ago(117), {}),
      group(ago(84), 'leadSocialWorker', { planUpdated: true }),
      event('plan.distributed', ago(80), {}),
      group(ago(46), 'leadSocialWorker'),
      event('conference.held', ago(42), { kind: 'review', decision: 'continue', quorate: true }),
      group(ago(4), 'leadSocialWorker', { planUpdated: true }),
      event('concern.raised', ago(10), {
        concern: 'missed-school',
        about: 'plan',
        trigger: 'Three weeks of missed school',
      }),
      ...visits(ago(130), 13),
    ]),
    child('Grace', 5, 'surrey', [event('strategyDiscussion.held', addWorkingDays(today, -11), {})]),
    child('Harvey', 10, 'oxfordshire', [
      enquiry(ago(140)),
      conference(ago(140)),
      group(ago(132), 'teamManager'),
      group(ago(96), 'leadSocialWorker'),
      group(ago(60), 'leadSocialWorker'),
      event('removal.recommended', ago(60), { agreed: true }),
      ...visits(ago(140), 13).filter(({ on }) => on < ago(60)),
      event('conference.held', ago(52), { kind: 'review', decision: 'discontinue', quorate: true }),
      event('stepDown.agreed', ago(52), { route: 'childInNeed', consent: 'given', leadProfessional: 'A. Okafor' }),
    ]),
  ];
}
