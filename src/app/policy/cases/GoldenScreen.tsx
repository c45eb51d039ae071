import { useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { generate } from '../../../engine/generate/caseload.ts';
import { run } from '../../../engine/run.ts';
import { readScenario } from '../../../engine/scenario.ts';
import { writeScenario } from '../../../engine/writeScenario.ts';
import { download } from '../../shared/download.ts';
import { authorityOf } from '../../shared/policies/kept.ts';
import { useToday } from '../../shared/services.ts';
import { Problem } from '../../shared/ui/States.tsx';
import { Desk } from '../desk/Desk.tsx';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { useLibrary } from '../library/library.ts';
import { CoverageOf } from './CoverageOf.tsx';
import { coverageOf } from './coverage.ts';
import { type Golden, goldenText, judge, useGolden } from './golden.ts';
import { Outcomes } from './Outcomes.tsx';

const MADE_UP = 5;

/** Cases with what they are expected to come to; what they leave untried. */
export function GoldenScreen({ id }: { id: string }) {
  const policy = useLibrary().policies.get(id);
  if (!policy) return <NoSuchPolicy id={id} />;
  return (
    <Desk id={id} policy={policy} title="Golden cases" here="Golden cases">
      <p className="govuk-body">
        A golden case is a story with what it has to come to: states, dates, what was not kept. Every edition of this
        authority’s policy is measured against them, and every edit while it is typed.
      </p>
      <Cases policy={policy} />
    </Desk>
  );
}

function Cases({ policy }: { policy: Policy }) {
  const golden = useGolden(authorityOf(policy.id));
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  const judged = useMemo(() => golden.cases.map((one) => judge(one, policy)), [golden.cases, policy]);
  const coverage = useMemo(
    () =>
      coverageOf(
        policy,
        judged.map((one) => one.run),
      ),
    [policy, judged],
  );

  const tell = async (failed: Promise<string | null>): Promise<void> => setProblem(await failed);

  const makeUp = async (): Promise<void> => {
    const from = golden.cases.length;
    const lives = [...generate({ seed: from + 1, children: MADE_UP, policies: [policy], asOf: today })];
    const texts = lives.map(({ child, facts }, index) =>
      goldenText(`A made-up life, ${from + index + 1}`, run(policy, facts, { asOf: today, born: child.born })),
    );
    setProblem(await golden.add(texts));
  };
  const read = async (file: File): Promise<void> => {
    const scenario = readScenario(await file.text());
    if (scenario.ok) {
      const { expect } = scenario.value;
      const { facts, asOf, knownOn, child, title } = scenario.value;
      const text =
        expect.length > 0
          ? writeScenario(scenario.value)
          : goldenText(title, run(policy, facts, { asOf, knownOn, born: child?.born }));
      return setProblem(await golden.add([text]));
    }
    const [first] = scenario.problems;
    setProblem(
      `${file.name}, line ${first?.line}: ${first?.field} ${first?.message}. Correct the line and read the file again.`,
    );
  };
  if (!golden.isRead) return <p className="wm-muted">One moment: reading from this device.</p>;
  return (
    <>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <Outcomes judged={judged} />
      {judged.length === 0 ? null : (
        <details className="desk-more">
          <summary>Change the cases</summary>
          <ul className="desk-goldens">
            {judged.map(({ golden: one, run: found }) => (
              <OneCase
                key={one.id}
                one={one}
                onAccept={() => void tell(golden.replace(one.id, goldenText(one.scenario.title, found)))}
                onRemove={() => void tell(golden.remove(one.id))}
              />
            ))}
          </ul>
        </details>
      )}
      <h2 className="govuk-heading-m">Add cases</h2>
      <div className="desk-buttons">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void makeUp()}>
          Make up {MADE_UP} lives
        </button>
        <label className="desk-file">
          Read a scenario file{' '}
          <input
            type="file"
            accept=".yaml,.yml,text/yaml"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void read(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <p className="wm-muted">Or play through a diagram, and keep the run.</p>
      <CoverageOf policy={policy} coverage={coverage} />
    </>
  );
}

const OneCase = ({ one, onAccept, onRemove }: { one: Golden; onAccept: () => void; onRemove: () => void }) => (
  <li>
    {one.scenario.title}
    <span className="desk-buttons">
      <button type="button" className="wm-linklike" onClick={onAccept}>
        Expect what comes out now
      </button>
      <button
        type="button"
        className="wm-linklike"
        onClick={() => download('golden-case.yaml', writeScenario(one.scenario), 'text/yaml')}
      >
        Save the file
      </button>
      <button type="button" className="wm-linklike" onClick={onRemove}>
        Take it out
      </button>
    </span>
  </li>
);
