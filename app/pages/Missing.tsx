import { projectsHref } from '../state/route/projects.ts';
import type { Route } from '../state/route.ts';

/** An address that leads to no page of this release. */
export default function Missing({ route }: { route: Route }) {
  return (
    <div className="wrap page-head">
      <h1>Not here</h1>
      <p>
        “{route.path}” leads to no page of this release. <a href={projectsHref()}>The table of projects</a> is the way to all systems, and{' '}
        <a href="#/">the first page</a> to the rest.
      </p>
    </div>
  );
}
