import { t } from '../../words/t.tsx';

/** What no part of this page says, however it is read. */
export default function Limits() {
  return <p>{t('Figures here are of families of verification at toy size on stated hardware. They say nothing of any listed system.')}</p>;
}
