import type { LabView } from '../../../state/route/lab.ts';

export default function Families({ view }: { view: LabView }) {
  return <section className="lab-families" data-part={view.part} />;
}
