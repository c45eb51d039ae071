import { useState } from 'react';

import type { Problem } from '../../../facts/yaml.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { keyOf } from '../../shared/policies/kept.ts';
import type { Library } from './library.ts';

const MAX_BYTES = 1_000_000;

/** Reads a policy from a file somebody exported, and keeps it on this device. */
export function ImportPolicy({ library }: { library: Library }) {
  const { open } = useNavigation();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const read = async (file: File): Promise<void> => {
    const outcome = await take(file, library);
    if (typeof outcome === 'string') open({ name: 'policy', policy: outcome });
    else setProblems(outcome);
  };
  return (
    <div className={`govuk-form-group ${problems.length > 0 ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor="policy-file">
        Read a policy from a file
      </label>
      <div id="policy-file-wrong" role="alert">
        {problems.map((problem) => (
          <p key={problem} className="govuk-error-message">
            {problem}
          </p>
        ))}
      </div>
      <input
        id="policy-file"
        type="file"
        accept=".yaml,.yml,text/yaml"
        aria-describedby="policy-file-wrong"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** The key under which the file's policy is kept; or what is wrong with it. */
async function take(file: File, { keep, policies }: Library): Promise<string | readonly string[]> {
  if (file.size > MAX_BYTES) return [`${file.name} is larger than a policy can be: at most a million characters.`];
  const text = await file.text();
  const { readPolicy } = await import('../../shared/policies/files.ts');
  const read = readPolicy(text);
  if (!read.ok) return read.problems.map((problem) => problemLine(file.name, problem));
  const key = keyOf(read.value);
  if (policies.has(key)) return [`Edition ${read.value.edition} of ${read.value.name} is on this device already.`];
  const failed = await keep({ key, text });
  return failed === null ? key : [failed];
}

const problemLine = (file: string, { line, field, message }: Problem): string =>
  `${file}, line ${line}: ${field === '' ? '' : `${field} `}${message}`;
