import { type FormEvent, useState } from 'react';
import { kinOf, kinSets, type Trait } from '../../../registry/comparison/kin.ts';
import { MOST } from '../../../registry/comparison/view.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import { useIsLarge, useProjects } from '../../state/register.ts';
import { compareHref, systemsFrom } from '../../state/route/compare.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Monogram } from '../../ui/marks/index.tsx';
import { fieldLabel, label, T, t } from '../../words/t.tsx';
import { change } from './change.ts';
import type { System } from './useSystems.ts';

/** Where systems are chosen: those that are like the chosen ones, sets to begin with, and every system by name. */
export default function Choose({ columns, chosen }: { columns: readonly System[]; chosen: readonly string[] }) {
  const large = useIsLarge();
  const projects = useProjects(!large);
  const all = projects.flatMap((one) => (one.state === 'verified' ? [one.document] : []));
  const add = (slugs: readonly string[]) => change({ systems: [...new Set([...chosen, ...slugs])] });
  if (large) return <ByKey onAdd={add} />;
  if (all.length === 0) return <Bars widths={[420, 520, 380]} waitingFor={t('Reading the systems of the register.')} />;
  const documents = columns.flatMap((one) => (one.state === 'verified' ? [one.document] : []));
  return (
    <section className="compare-choose" aria-label={t('Choose systems')}>
      {columns.length === 0 ? <Sets all={all} /> : <Kin chosen={documents} all={all} onAdd={add} />}
      <h2>{t('Every system, by name')}</h2>
      <ul className="compare-all">
        {all
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map((document) => (
            <li key={document.slug}>
              <Choice document={document} chosen={chosen} />
            </li>
          ))}
      </ul>
    </section>
  );
}

/** A system that a press adds or takes away. */
function Choice({ document: { slug, name, monogram, ...rest }, chosen }: { document: Overview; chosen: readonly string[] }) {
  const pressed = chosen.includes(slug);
  return (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={!pressed && chosen.length >= MOST}
      onClick={() => change({ systems: pressed ? chosen.filter((one) => one !== slug) : [...chosen, slug] })}
    >
      <Monogram letters={monogram} />
      <span lang="en">
        <b>{name}</b>
        <span className="compare-second">{headlineIn({ slug, name, ...rest }, 'details.category')?.short}</span>
      </span>
    </button>
  );
}

const traitName = (trait: Trait): string => (fieldIds.includes(trait as FieldId) ? fieldLabel(trait as FieldId) : label(trait));

/** Sets of systems that check in one way or offer one task: a comparison to begin with. */
function Sets({ all }: { all: readonly Overview[] }) {
  const names = new Map(all.map(({ slug, name }) => [slug, name]));
  return (
    <>
      <h2>{t('Systems that have something in common')}</h2>
      <ul className="compare-sets">
        {kinSets(all).map(({ trait, slugs, of }) => (
          <li key={trait}>
            <a href={compareHref({ systems: slugs })}>
              {fieldIds.includes(trait as FieldId)
                ? t('{task} offered', { task: traitName(trait) })
                : t('Checked by {family}', { family: traitName(trait) })}
            </a>
            <span lang="en">{slugs.map((slug) => names.get(slug)).join(', ')}</span>
            {of > slugs.length && (
              <span className="compare-second">{t('the first {count} of {of} by name', { count: slugs.length, of })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Systems that share a family or a task with those that stand there. */
function Kin({ chosen, all, onAdd }: { chosen: readonly Overview[]; all: readonly Overview[]; onAdd: (slugs: readonly string[]) => void }) {
  const kin = kinOf(chosen, all).slice(0, 6);
  if (kin.length === 0) return null;
  return (
    <>
      <h2>{t('Share most with what is chosen')}</h2>
      <ul className="compare-sets">
        {kin.map(({ slug, name, shares }) => (
          <li key={slug}>
            <button type="button" className="textbutton" onClick={() => onAdd([slug])}>
              <T text="Add {name}" name={<span lang="en">{name}</span>} />
            </button>
            <span>{shares.map(traitName).join(t(', '))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** In a register that is too large to list: keys as they are, or the table. */
function ByKey({ onAdd }: { onAdd: (slugs: readonly string[]) => void }) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(systemsFrom(text));
    setText('');
  };
  return (
    <form className="compare-key" onSubmit={submit}>
      <label>
        {t('Keys of systems, with commas between')}{' '}
        <input value={text} onChange={(event) => setText(event.target.value)} autoCapitalize="none" />
      </label>
      <button type="submit" className="button secondary">
        {t('Add')}
      </button>
      <p>
        <T
          text="{table} filters the systems; the key stands in the address of each."
          table={<a href={projectsHref()}>{t('The table')}</a>}
        />
      </p>
    </form>
  );
}
