import type { LabView } from '../../../state/route/lab.ts';

export default function Market({ view }: { view: LabView }) {
  return <section className="lab-market" data-part={view.part} />;
}
