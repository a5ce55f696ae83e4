import { useTitle } from '../title.ts';

/** Where a version is disputed with evidence, or attested by an auditor. */
export default function Dispute() {
  useTitle('Dispute');
  return <div className="wrap page-head" />;
}
