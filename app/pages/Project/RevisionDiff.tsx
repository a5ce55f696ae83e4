import { useEffect, useMemo, useState } from 'react';
import { type Diffable, diffDocuments } from '../../../registry/diff/index.ts';
import { revisionGroup } from '../../../registry/diff/units.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { Revision } from '../../../registry/history/revision.ts';
import type { Change } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { asDemlError } from '../../state/reading.ts';
import { type Access, useAccess } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { documentAt } from '../Contribute/documentAt.ts';
import { type Dated, stepsOfTheWorld } from './steps.ts';

/** Everything between two revisions of a profile; or, revision by revision, only what those say that the world changed. */
export default function RevisionDiff({ revisions, onlyWorld }: { revisions: readonly Revision[]; onlyWorld: boolean }) {
  // Between two revisions the others do not matter; what the world changed is said by each of them.
  const wanted = useMemo(
    () => (onlyWorld ? revisions : [revisions[0], revisions.at(-1)].filter((one) => one !== undefined)),
    [revisions, onlyWorld],
  );
  const read = useDocuments(wanted);
  if (read.state === 'failed') return <ErrorBox error={read.error} title="A revision could not be read" />;
  if (read.state === 'waiting') return <Bars widths={[480, 560, 420]} waitingFor="Reading the documents of these revisions." />;
  const [first, last] = [read.documents[0], read.documents.at(-1)];
  if (!first || !last) return null;
  if (!onlyWorld) return <Between from={first} to={last} withWhy />;
  const { shown, left } = stepsOfTheWorld(read.documents);
  return (
    <>
      {shown.map(({ from, to }) => (
        <section key={to.version} className="history-step" aria-label={`Revision ${to.version}`}>
          <p className="history-said">
            <b>Revision {to.version}</b> <ChangeMark kind={to.document.change.kind} /> {to.document.change.summary}
          </p>
          <Between from={from} to={to} withWhy={false} />
        </section>
      ))}
      {shown.length === 0 && <p className="history-said">None of these revisions says that the world changed.</p>}
      {left.length > 0 && (
        <p className="history-said">
          Left out: {left.map(({ version, document }) => `revision ${version} (${document.change.kind})`).join(', ')}. A revision says of
          itself what moved.
        </p>
      )}
    </>
  );
}

type Document = { change: Change };

/** `withWhy`: also what each says of itself, where no line above has said it. */
function Between({ from, to, withWhy }: { from: Dated<Document>; to: Dated<Document>; withWhy: boolean }) {
  const diff = useMemo(() => diffDocuments(from.document as unknown as Diffable, to.document as unknown as Diffable), [from, to]);
  const sources = useMemo(() => sourcesOf(from.document, to.document), [from, to]);
  const { added, removed, changed } = diff.counts;
  const groups = withWhy ? diff.groups : diff.groups.filter(({ title }) => title !== revisionGroup);
  return (
    <>
      <p className="history-said">
        From revision {from.version} to {to.version}: {plural(changed, 'part')} changed, {added} added, {removed} removed.
      </p>
      <DocumentDiff diff={{ ...diff, groups }} sources={sources} now={`revision ${from.version}`} next={`revision ${to.version}`} />
    </>
  );
}

type Documents = { state: 'waiting' } | { state: 'read'; documents: Dated<Document>[] } | { state: 'failed'; error: DemlError };

/** The documents of revisions in one piece, each block verified by its digest. */
function useDocuments(revisions: readonly Revision[]): Documents {
  const access = useAccess();
  const [result, setResult] = useState<{ of: readonly Revision[]; read: Documents }>({ of: [], read: { state: 'waiting' } });
  useEffect(() => {
    if (!access) return;
    let current = true;
    const tell = (read: Documents) => current && setResult({ of: revisions, read });
    Promise.all(revisions.map((revision) => datedDocument(access, revision))).then(
      (documents) => tell({ state: 'read', documents }),
      (error) => tell({ state: 'failed', error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [access, revisions]);
  return result.of === revisions ? result.read : { state: 'waiting' };
}

async function datedDocument(access: Access, { version, digest }: Revision): Promise<Dated<Document>> {
  return { version, document: (await documentAt(access, 'project', digest)) as unknown as Document };
}
