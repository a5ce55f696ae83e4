import type { LabView } from '../../../state/route/lab.ts';

export default function Run({ view }: { view: LabView }) {
  return <section className="lab-run" data-part={view.part} />;
}
