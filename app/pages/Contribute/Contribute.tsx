import type { Route } from '../../state/route.ts';

/** The forms by which anybody proposes. */
export default function Contribute({ route: { form } }: { route: Extract<Route, { page: 'contribute' }> }) {
  return (
    <div className="wrap page-head">
      <h1>Contribute</h1>
      <p>{form.kind}</p>
    </div>
  );
}
