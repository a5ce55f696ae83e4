import type { Check } from '../../../registry/maps/checks.ts';
import { stepOf } from '../../../registry/maps/ladder.ts';
import type { Headline, Overview } from '../../../registry/schema/index.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import { projectHref } from '../../state/route/project.ts';
import { label, t } from '../../words/t.tsx';

/** The words of a mark: the system, what is said of it here, and how well it is known. */
const inWords = (name: string, parts: readonly (string | false | undefined)[]): string => [name, ...parts].filter(Boolean).join(t(', '));

/** A system in a map by its two letters, darker the better its evidence. It leads to the claim that puts it there. */
export function MapMark({ document, claim, group, says }: { document: Overview; claim: Headline; group: Group; says?: string }) {
  const { slug, name, monogram } = document;
  const words = inWords(name, [says, label(claim.rung), claim.conflictsWith && t('sources disagree')]);
  return (
    <a
      className="part mapmark"
      href={projectHref(slug, { group, claim: claim.id })}
      data-system={slug}
      data-step={stepOf(claim.rung)}
      data-conflict={claim.conflictsWith ? '' : undefined}
      title={words}
    >
      <span aria-hidden="true">{monogram}</span>
      <span className="visually-hidden">{words}</span>
    </a>
  );
}

/** A system of which something is not known: hatched, and it leads to where somebody looked. */
export function GapMark({ document, says, group }: { document: Overview; says: string; group: Group }) {
  const words = inWords(document.name, [says]);
  return (
    <a className="part mapmark" href={projectHref(document.slug, { group })} data-system={document.slug} data-step="unknown" title={words}>
      <span aria-hidden="true">{document.monogram}</span>
      <span className="visually-hidden">{words}</span>
    </a>
  );
}

/** A system in the map of checks: the line under its letters is the status of the family, as on a map. */
export function CheckMark({ document, check }: { document: Overview; check: Check }) {
  if ('absence' in check) return <GapMark document={document} says={label(check.absence)} group="verification" />;
  if (check.family === null) return <MapMark document={document} claim={check.claim} group="verification" says={t('no family is typed')} />;
  return (
    <span className="mapstatus" data-status={check.status}>
      <MapMark document={document} claim={check.claim} group="verification" says={label(check.status)} />
    </span>
  );
}
