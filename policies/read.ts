import { type LineOf, type Problem, type Read, fieldText, readYaml } from '../src/facts/yaml.ts';
import { frameAsPolicy, resolvePolicy } from './resolve.ts';
import { type Authority, authoritySchema, type Frame, frameSchema, type Policy } from './schema.ts';
import { clauseUses } from './uses.ts';

/** Reads the national frame. Problems name line and field. */
export function readFrame(text: string): Read<Frame> {
  return withClausesChecked(readYaml(text, frameSchema), new Set());
}

/** Reads an authority's file; its rules may name its own clauses and the frame's. */
export function readAuthority(text: string, frame: Frame): Read<Authority> {
  const read = withClausesChecked(readYaml(text, authoritySchema), new Set(Object.keys(frame.clauses)));
  if (read.ok && read.value.extends !== frame.id) {
    return {
      ok: false,
      problems: [
        {
          line: read.lineOf(['extends']),
          field: 'extends',
          message: `names ${read.value.extends}; there is only ${frame.id}`,
        },
      ],
    };
  }
  return read;
}

/** Every policy by its id, the frame's own first. Throws where a file is wrong: the built-in files never are. */
export function loadPolicies(frameText: string, authorityTexts: readonly string[]): ReadonlyMap<string, Policy> {
  const frame = valueOf(readFrame(frameText));
  const authorities = authorityTexts.map((text) => resolvePolicy(frame, valueOf(readAuthority(text, frame))));
  return new Map([frameAsPolicy(frame), ...authorities].map((policy) => [policy.id, policy]));
}

function valueOf<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(read.problems.map(({ line, field, message }) => `line ${line}: ${field}: ${message}`).join('\n'));
}

function withClausesChecked<P extends Frame | Authority>(read: Read<P>, known: ReadonlySet<string>): Read<P> {
  if (!read.ok) return read;
  const problems = clauseProblems(read.value, known, read.lineOf);
  return problems.length > 0 ? { ok: false, problems } : read;
}

const MAX_PROBLEMS = 20;
type Wrong = { readonly path: readonly (string | number)[]; readonly message: string };

/** Clauses that are named and do not exist, and clauses that exist and nothing uses. */
function clauseProblems(policy: Frame | Authority, known: ReadonlySet<string>, lineOf: LineOf): Problem[] {
  // Looking up a line takes time by the file's length: only for what is told.
  return wrongClauses(policy, known)
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) => ({ line: lineOf(path), field: fieldText(path), message }));
}

function wrongClauses(policy: Frame | Authority, known: ReadonlySet<string>): Wrong[] {
  const uses = clauseUses(policy);
  const at = (path: Wrong['path'], message: string): Wrong => ({ path, message });
  const exists = (id: string): boolean => Object.hasOwn(policy.clauses, id) || known.has(id);
  const unknown = [...uses]
    .filter(([id]) => !exists(id))
    .flatMap(([id, places]) => places.map(({ path }) => at(path, `names the clause ${id}, which does not exist`)));
  const settings = Object.entries(policy.settings).flatMap(([key, setting]) =>
    setting.clauses
      .filter((id) => !exists(id))
      .map((id) => at(['settings', key], `names the clause ${id}, which does not exist`)),
  );
  const circulation = Object.entries(policy.circulation).flatMap(([key, recipients]) =>
    (recipients?.clauses ?? [])
      .filter((id) => !exists(id))
      .map((id) => at(['circulation', key], `names the clause ${id}, which does not exist`)),
  );
  const own = Object.entries(policy.clauses);
  const unused = own
    .filter(([id]) => !uses.has(id))
    .map(([id]) => at(['clauses', id], 'is used by no deadline, check, task, form, ladder, step-down or guidance'));
  const mislabelled = own.flatMap(([id, { kind }]) => {
    const kinds = uses.get(id)?.map((use) => use.kind) ?? [kind];
    return kinds.includes(kind) ? [] : [at(['clauses', id], `has the kind ${kind}, and acts as ${kinds.join(', ')}`)];
  });
  return [...unknown, ...settings, ...circulation, ...unused, ...mislabelled];
}
