import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { FamilyValue, Headline } from '../../../registry/schema/claim.ts';
import type { Cell } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { isPast } from '../../state/format.ts';
import type { Figure } from '../../ui/chart/useSeries.ts';
import { Absence, Freshness, Gauge, gaugeText, PastRing, Unequal } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { difference, fitWords, linesOf, unbroken } from './fit.ts';
import { type Fit, inWords, valueIn } from './valueIn.tsx';

/** Where it cannot be loaded the cell is what it was. */
const Spark = lazy(() => import('../../ui/chart/Spark.tsx').catch(() => ({ default: () => null })));

export interface CellViewProps extends Fit {
  field: FieldId;
  cell: Cell;
  now: Date;
  /** Shares its column with other fields: fewer lines. */
  stacked?: boolean;
  /** A single line, whatever the cell holds. */
  line?: boolean;
  /** The system whose readings are drawn beside its figures, once the table stands. */
  spark?: string | undefined;
}

/** One field of one system: gauge, value, qualifier; the date where it is a number or past its budget. */
export function CellView({ field, cell, now, stacked: shared, line, bare, room, spark }: CellViewProps) {
  const stacked = shared || line;
  if ('absence' in cell) return <AbsentCell absence={cell.absence} {...{ stacked, bare, room }} />;
  const first = cell.claims[0] as Headline;
  const others = cell.claims.slice(1);
  const disputed = others.find((claim) => first.conflictsWith?.includes(claim.id));
  const more = others.filter((claim) => !first.conflictsWith?.includes(claim.id)).length;
  const { value: type, freshDays } = fieldOf(field);
  const number = type === 'number';
  const age = { asOf: first.asOf, days: freshDays, now };
  const dated = !bare && !stacked && (number || isPast(first.asOf, freshDays, now));
  const second = (text: string, most = 2) => unbroken(room ? fitWords(text, number ? room + 13 : room, most, 12) : text);
  const against = disputed && differing(field, first, disputed, room && room - 14);
  const past = stacked === true && isPast(first.asOf, freshDays, now);
  const counted = stacked === true && more > 0;
  const tail = (past ? 12 : 0) + (counted ? 18 : 0) + (line && disputed ? 15 : 0);
  const ring = past && <PastRing {...age} />;
  return (
    <span className={number ? 'cell number' : bare ? 'cell bare' : 'cell'}>
      <span className="edge" title={gaugeText(first.rung)}>
        <Gauge rung={first.rung} small={bare || stacked || false} titled />
      </span>
      <span className="body">
        <span className={disputed ? 'first disputed' : 'first'} lang={inWords(field, first) ? 'en' : undefined}>
          <WithTail value={valueIn(field, first, { bare, room, lines: line ? 1 : stacked ? 2 : 3, tail })}>
            {counted && (
              <span className="old-ink">
                {' '}
                <span aria-hidden="true">+{more}</span>
                <span className="visually-hidden">{t('and {count} more', { count: more })}</span>
              </span>
            )}
            {line && !number && disputed && (
              <>
                {' '}
                <Unequal />
              </>
            )}
            {(number || line || !disputed) && ring}
          </WithTail>
          {number && disputed && (
            <>
              {' '}
              <span className="nowrap">
                <Unequal /> {typeof disputed.value === 'number' && valueIn(field, disputed)}
              </span>
            </>
          )}
        </span>
        {!bare && number && first.unit && !first.short?.includes(first.unit) && (
          <span className="second unit" lang="en">
            {' '}
            {second(first.unit)}
          </span>
        )}
        {!bare && !stacked && first.qualifier && (
          <span className="second qualifier" lang="en">
            {second(first.qualifier, room ? spare(field, first, room, dated) : undefined)}
          </span>
        )}
        {!bare && !line && !number && disputed && (
          <span className="second conflict" lang={inWords(field, disputed) ? 'en' : undefined}>
            <Unequal /> <WithTail value={typeof against === 'string' ? against : valueIn(field, disputed)}>{ring}</WithTail>
          </span>
        )}
        {!bare && !stacked && more > 0 && !number && <span className="second old-ink">{t('and {count} more', { count: more })}</span>}
        {dated && (
          <span className="second">
            <Freshness {...age} />
          </span>
        )}
      </span>
      {spark && number && field.startsWith('metrics.') && <LateSpark slug={spark} field={field} claim={first} />}
    </span>
  );
}

/** What is scrolled past needs no readings. */
const REST_MS = 350;

/** The readings of a cell that stays in the page. */
function LateSpark(props: Figure) {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return rested ? (
    <Suspense>
      <Spark {...props} />
    </Suspense>
  ) : null;
}

/** What a disputed claim says in words that the first does not, in at most two lines; undefined where it is no text. */
function differing(field: FieldId, first: Headline, disputed: Headline, room: number | undefined): string | undefined {
  const [one, other] = [valueIn(field, first), valueIn(field, disputed)];
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  const text = difference(one, other);
  return room ? fitWords(text, room, 2, 13) : text;
}

/** Lines that a cell of the condensed table has left for its qualifier, so that rows stay about as high as each other: one at least. */
function spare(field: FieldId, claim: Headline, room: number, dated: boolean): number {
  const { value } = claim;
  const marks = fieldOf(field).value === 'families' && Array.isArray(value);
  const words = marks ? (value as FamilyValue).map(({ family }) => `xxx${label(family).replaceAll(' ', '-')}`).join(' ') : claim.short;
  const taken = words === undefined ? 1 : linesOf(words, room, 13).length * (marks ? 1.25 : 1);
  return Math.max(1, Math.min(3, Math.round(5 - taken - (dated ? 1.5 : 0))));
}

/** A value with what stands behind it, which never begins a line of its own. */
function WithTail({ value, children }: { value: ReactNode; children: ReactNode }) {
  if (typeof value !== 'string')
    return (
      <>
        {value}
        {children}
      </>
    );
  const last = value.lastIndexOf(' ') + 1;
  return (
    <>
      {value.slice(0, last)}
      <span className="nowrap">
        {value.slice(last)}
        {children}
      </span>
    </>
  );
}

/** What nobody published or found. Where somebody looked stands below it, if it can be said in the room there is. */
function AbsentCell({
  absence: { kind, searched },
  stacked,
  bare,
  room,
}: { absence: Extract<Cell, { absence: object }>['absence'] } & Fit & { stacked: boolean | undefined }) {
  if (bare)
    return (
      <span className="cell bare">
        <span className="nil" data-kind={kind} role="img" aria-label={label(kind)} />
      </span>
    );
  const said = !stacked && kind !== 'not-applicable' && (!room || fitWords(searched, room, 3, 12) === searched);
  return (
    <span className="cell">
      <span className="body">
        <Absence kind={kind} />
        {said && (
          <span className="second old-ink" lang="en">
            {searched}
          </span>
        )}
      </span>
    </span>
  );
}
