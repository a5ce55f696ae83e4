import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Group } from '../../../registry/schema/index.ts';
import { nearest } from '../../../registry/schema/nearest.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { plural } from '../../state/format.ts';
import { type GroupState, useGroup, useIsLarge, useProject, useProjects, useRegister, useRevisions } from '../../state/register.ts';
import { type ProjectView, parseProject, projectHref } from '../../state/route/project.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Later } from '../../ui/Boundary.tsx';
import { T, t } from '../../words/t.tsx';
import { AtThen } from '../AtThen.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { NoEntry, Refused } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Answers } from './Answers.tsx';
import { sectionOrder } from './arrange.ts';
import { Contents } from './Contents.tsx';
import { Gaps } from './Gaps.tsx';
import { Approval, Head } from './Head.tsx';
import { History } from './History.tsx';
import { ProfileWaiting } from './ProfileWaiting.tsx';
import { Related } from './Related.tsx';
import { Section } from './Section.tsx';
import { Sources } from './Sources.tsx';
import { show } from './show.ts';
import { listSources, numbersOf } from './sources.ts';
import { useInTurn } from './useInTurn.ts';
import './project.css';
import './head.css';
import './claims.css';
import './tables.css';
import './chart.css';

const Follow = lazy(() => import('../../ui/Follow.tsx'));
const TakeProfile = lazy(() => import('../TakeAway/TakeProfile.tsx'));
const Readings = lazy(async () => ({ default: (await import('./Readings.tsx')).Readings }));

/** One system: the four answers, then every claim with its source, what is absent, and who approved it. */
function Project({ view }: { view: ProjectView }) {
  const project = useProject(view.slug);
  const overview = typeof project === 'object' && project.state === 'verified' ? project.document : null;
  useTitle(overview?.name ?? view.slug);
  const revisions = useRevisions(typeof project === 'object' ? project.entry : undefined);
  const blocks = useGroups(overview?.groups);
  const sources = useSources(blocks);
  const numbers = useMemo(() => sources && numbersOf(sources), [sources]);
  useInTurn(useIdle(sources !== null));
  useScrollTo(view, overview !== null, groups.filter((group) => blocks[group].state !== 'waiting').length);

  if (project === 'none') return <NoProject slug={view.slug} />;
  if (project === 'loading' || project.state === 'waiting')
    return (
      <div className="wrap profile">
        <ProfileWaiting slug={view.slug} />
      </div>
    );
  if (project.state !== 'verified')
    return (
      <div className="wrap">
        <Refused entry={project.entry} error={project.error} state={project.state} />
      </div>
    );
  const { entry, document } = project;
  return (
    <div className="wrap profile">
      <AtThen entry={entry} />
      <div className="profile-top">
        <Head document={document} />
        <Answers document={document} />
        <Approval entry={entry} document={document} revisions={revisions} />
      </div>
      <div className="profile-take">
        <Later>
          <TakeProfile entry={entry} document={document} />
          <Follow
            of={[
              { label: t('{name}: profile, readings, notes', { name: document.name }), feed: `project/${document.slug}` },
              { label: t('Its deadlines, and when its fields grow old'), calendar: `project/${document.slug}` },
            ]}
          />
        </Later>
      </div>
      <div className="profile-grid">
        <Contents overview={document} sources={sources?.length ?? null} />
        <div className="profile-body profile-inturn">
          {sectionOrder.map((group) => (
            // Nothing is waited for inside: a drawn page is taken over section by section, so that no step of it is long.
            <Suspense key={group}>
              <Section group={group} state={blocks[group]} overview={document} numbers={numbers} marked={view.claim} />
            </Suspense>
          ))}
          <section className="profile-section" id="readings" tabIndex={-1}>
            <Later>
              <Readings slug={document.slug} />
            </Later>
          </section>
          <Gaps document={document} />
          <History entry={entry} change={document.change} revisions={revisions} />
          <Related slug={document.slug} name={document.name} />
          <Sources slug={document.slug} list={sources} />
        </div>
      </div>
    </div>
  );
}

/** The state of every group block; the list of groups is closed, so the hooks are always the same. */
function useGroups(links: Record<Group, { '/': string }> | undefined): Record<Group, GroupState> {
  // biome-ignore lint/correctness/useHookAtTopLevel: `groups` is a constant
  return Object.fromEntries(groups.map((group) => [group, useGroup(links?.[group])])) as Record<Group, GroupState>;
}

/** Every source of the page, once no group is on its way any more; a group that cannot be had has none. */
function useSources(blocks: Record<Group, GroupState>) {
  const settled = groups.every((group) => blocks[group].state !== 'waiting');
  const documents = groups.flatMap((group) => {
    const block = blocks[group];
    return block.state === 'verified' ? [block.document] : [];
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: blocks never change under their link
  return useMemo(() => (settled ? listSources(documents) : null), [settled, documents.length, documents[0]?.slug]);
}

/** Brings the claim or group of the address into view, again when a block above it has grown into its place. */
function useScrollTo({ slug, claim, group }: ProjectView, ready: boolean, settled: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another slug has the same ids, and `settled` moves what stands above
  useEffect(() => {
    if (!ready || (!claim && !group)) return;
    if (!claim) {
      show(`group-${group}`);
      return;
    }
    const part = document.getElementById(`claim-${claim}`);
    part?.scrollIntoView({ block: 'center' });
    part?.focus({ preventScroll: true });
  }, [slug, claim, group, ready, settled]);
}

function NoProject({ slug }: { slug: string }) {
  const isLarge = useIsLarge();
  const listed = useRegister('firstPage').firstPage?.projectCount ?? 0;
  const projects = useProjects(!isLarge);
  const names = new Map(projects.map((one) => [one.entry.key, one.state === 'verified' ? one.document.name : one.entry.key]));
  return (
    <div className="wrap">
      <NoEntry
        what={t('project “{slug}”', { slug })}
        suggestions={nearest(slug, [...names.keys()]).map((key) => ({ href: projectHref(key), name: names.get(key) ?? key }))}
        all={
          <T
            text="{table} lists all {systems}."
            table={<a href={projectsHref()}>{t('The table')}</a>}
            systems={plural(isLarge ? listed : names.size, 'system')}
          />
        }
      />
    </div>
  );
}

export default fromAddress(parseProject, Project);
