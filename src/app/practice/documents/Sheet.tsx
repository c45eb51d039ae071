import type { ReactNode } from 'react';

import { type Block, type Cited, type DocumentTree, type Line, marksOf } from '../../../documents/tree.ts';

/** A document as a sheet of paper: what is seen here is what is printed. */
export function Sheet({ tree }: { tree: DocumentTree }) {
  const { title, about, size, origin, printed, facts, blocks, cited } = tree;
  return (
    <article className={`wm-sheet wm-sheet--${size}`} aria-label={title}>
      <header className="wm-sheet__head">
        <h2 className="wm-sheet__title">{title}</h2>
        <p className="wm-sheet__about">
          <bdi>{about}</bdi>
        </p>
        <p className="wm-sheet__origin">{origin}</p>
        <p className="wm-sheet__printed">{printed}</p>
      </header>
      {facts.length > 0 ? <BlockView block={{ kind: 'facts', rows: facts }} cited={cited} /> : null}
      {blocks.map((block, index) => (
        // A block has no identity but its place in the document, which is made anew each time.
        <BlockView key={index} block={block} cited={cited} />
      ))}
      {cited.length > 0 ? <CitedList cited={cited} /> : null}
      <p className="wm-sheet__printed wm-sheet__end">{printed}</p>
    </article>
  );
}

type Part = { readonly cited: readonly Cited[] };

function BlockView({ block, cited }: Part & { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const words = <Words line={block} cited={cited} />;
      return block.level === 2 ? <h3 className="wm-sheet__h2">{words}</h3> : <h4 className="wm-sheet__h3">{words}</h4>;
    }
    case 'paragraph':
      return (
        <p className={`wm-sheet__p ${block.tone ? `wm-sheet__p--${block.tone}` : ''}`} dir="auto">
          <Words line={block} cited={cited} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index} dir="auto">
          <Words line={item} cited={cited} />
        </li>
      ));
      return block.isNumbered ? (
        <ol className="wm-sheet__list">{items}</ol>
      ) : (
        <ul className="wm-sheet__list">{items}</ul>
      );
    }
    case 'facts':
      return (
        <dl className="wm-sheet__facts">
          {block.rows.map(({ term, text }, index) => (
            <div key={index}>
              <dt>{term}</dt>
              <dd dir="auto">{text === '' ? <Rule /> : text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <TableView block={block} cited={cited} />;
    case 'space':
      return (
        <div className="wm-sheet__space">
          <span className="govuk-visually-hidden">Space to write</span>
          {Array.from({ length: block.lines }, (_, index) => (
            <Rule key={index} />
          ))}
        </div>
      );
    case 'signatures':
      return <Signatures who={block.who} />;
  }
}

const Rule = () => <span className="wm-sheet__rule" aria-hidden="true" />;

/** A text, and after it the marks of its clauses. */
function Words({ line: { text, clauses }, cited }: Part & { line: Line }) {
  const marks = marksOf(cited, clauses);
  return (
    <>
      {text}
      {marks === '' ? null : (
        <>
          {' '}
          <span className="wm-sheet__marks">
            <span className="govuk-visually-hidden">clauses </span>
            {marks}
          </span>
        </>
      )}
    </>
  );
}

function TableView({ block, cited }: Part & { block: Extract<Block, { kind: 'table' }> }) {
  return (
    // A wide table is scrolled by itself, also with the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wm-scroll" role="region" aria-label={block.caption} tabIndex={0}>
      <table className="wm-sheet__table">
        <caption className="govuk-visually-hidden">{block.caption}</caption>
        <colgroup>
          {block.columns.map(({ title, share }) => (
            <col key={title} className={`wm-share-${share}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {block.columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((line, at) => (
                <td key={block.columns[at]?.title} dir="auto">
                  <Cell>
                    <Words line={line} cited={cited} />
                  </Cell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Cell = ({ children }: { children: ReactNode }) => <span className="wm-sheet__cell">{children}</span>;

const Signatures = ({ who }: { who: readonly string[] }) => (
  <ul className="wm-sheet__signatures">
    {who.map((name, index) => (
      <li key={index}>
        <span>{name}</span>
        <span className="wm-sheet__sign">Signature</span>
        <span className="wm-sheet__sign wm-sheet__sign--day">Date</span>
      </li>
    ))}
  </ul>
);

const CitedList = ({ cited }: Part) => (
  <section className="wm-sheet__cited">
    <h3 className="wm-sheet__h2">The clauses</h3>
    <p className="wm-sheet__p wm-sheet__p--aside">
      What the numbers in brackets stand for, in other words than the document’s own.
    </p>
    <ol className="wm-sheet__list">
      {cited.map(({ id, place, says, strength }) => (
        <li key={id}>
          <strong>{place}</strong> ({strength}): {says}
        </li>
      ))}
    </ol>
  </section>
);
