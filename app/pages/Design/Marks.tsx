import type { ReactNode } from 'react';
import {
  absenceKinds,
  changeKinds,
  families,
  familyStatuses,
  labelOf,
  layers,
  rungs,
  supports,
} from '../../../registry/schema/vocabulary.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import {
  Absence,
  Chip,
  Family,
  Freshness,
  Gauge,
  KnownBar,
  Monogram,
  RegisterMark,
  Strip,
  StripLetters,
  TaskMark,
  Unequal,
} from '../../ui/marks/index.tsx';
import { zh } from '../../words/zh/index.ts';

/** A word of the vocabulary in both languages. */
const Both = ({ code }: { code: string }) => (
  <>
    {labelOf(code)} <span lang="zh-Hans">{zh[labelOf(code)]}</span>
  </>
);

interface RowProps {
  name: string;
  use: string;
  children: ReactNode;
}

const Row = ({ name, use, children }: RowProps) => (
  <div className="design-row">
    <dt>{name}</dt>
    <dd className="design-shown">{children}</dd>
    <dd className="design-use">{use}</dd>
  </div>
);

const One = ({ code, children }: { code: string; children: ReactNode }) => (
  <span className="design-one">
    {children} <Both code={code} />
  </span>
);

/** Every sign of the product with its words: each has a shape or a line, and colour only repeats it. */
export function Marks() {
  return (
    <dl className="design-rows" lang="en">
      <Row name="Evidence" use="At the left of every claim and cell: seven ticks, filled up to the rung.">
        {rungs.map((rung) => (
          <One key={rung} code={rung}>
            <Gauge rung={rung} />
          </One>
        ))}
      </Row>
      <Row name="Family" use="The glyph is the family, the line under the word its status, as on a map.">
        {families.map((family, i) => (
          <span key={family} className="design-one">
            <Family family={family} status={familyStatuses[i % familyStatuses.length] ?? 'live'} />
            <span lang="zh-Hans">{zh[labelOf(family)]}</span>
          </span>
        ))}
        {familyStatuses.map((status) => (
          <span key={status} className="design-one">
            <Family family="tee" status={status} /> <Both code={status} />
          </span>
        ))}
      </Row>
      <Row name="Absence" use="Never an empty cell. A second line says where one looked.">
        {absenceKinds.map((kind) => (
          <One key={kind} code={kind}>
            <Absence kind={kind} />
          </One>
        ))}
      </Row>
      <Row name="Conflict" use="Between two values that sources hold of the same thing. Both stay.">
        <span className="design-one">
          101 <Unequal /> 7
        </span>
      </Row>
      <Row name="Freshness" use="Beside the value. Past the field’s budget: ochre, a ring, the age. The value never fades.">
        <Freshness asOf="2026-10" days={365} now={new Date('2026-11-20')} />
        <Freshness asOf="2024-07" days={365} now={new Date('2026-11-20')} />
      </Row>
      <Row name="Task" use="Who runs it. Alone in a narrow column, else beside its word.">
        {supports.map((support) => (
          <One key={support} code={support}>
            <TaskMark support={support} hidden />
          </One>
        ))}
      </Row>
      <Row name="Strip" use="What a value holds of a closed list, under the letters in the head.">
        <span>
          <StripLetters choices={layers} />
          <Strip choices={layers} value={['compute', 'inference', 'settlement']} />
        </span>
      </Row>
      <Row name="Known" use="Claims from primary sources, second hand, and absences.">
        <span className="design-bar">
          <KnownBar counts={{ claims: 40, primary: 26, absences: 12 }} max={52} />
        </span>
      </Row>
      <Row name="Change" use="What moved: the world, our error, our method; added, retired.">
        {changeKinds.map((kind) => (
          <span key={kind} className="design-one">
            <ChangeMark kind={kind} /> <span lang="zh-Hans">{zh[kind]}</span>
          </span>
        ))}
      </Row>
      <Row name="Register" use="In the status line, always beside its words: whole, not compared, refused.">
        {(['whole', 'ghost', 'red'] as const).map((state) => (
          <RegisterMark key={state} state={state} />
        ))}
      </Row>
      <Row name="Monogram, chip" use="In place of a logo, beside the name; one word of a closed list.">
        {([22, 26, 30, 38] as const).map((size) => (
          <Monogram key={size} letters="Bt" size={size} />
        ))}
        <Chip>staked</Chip>
      </Row>
    </dl>
  );
}
