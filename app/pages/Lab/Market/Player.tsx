import { ChevronLeft, ChevronRight, type IconNode, Pause, Play, SkipBack, SkipForward } from 'lucide';
import { useEffect, useState } from 'react';
import { useMedia } from '../../../state/useMedia.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { t } from '../../../words/t.tsx';
import { goTo } from './goTo.ts';
import type { Scene } from './scene.ts';
import { clockOf, sentenceOf } from './words.ts';

/** Time for which a block stands while the run is played. */
const STEP_MS = 1_400;

/** Which block is looked at, what happened in it, and the way to others. */
export function Player({ scene, named }: { scene: Scene; named: string | undefined }) {
  const { steps, step, source, now } = scene;
  const [playing, setPlaying] = useState(false);
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const last = steps.length - 1;
  const frame = steps[step];
  const show = (next: number) => goTo({ block: next >= last ? undefined : steps[Math.max(0, next)]?.block, task: named && `0x${named}` });
  useEffect(() => {
    if (!playing) return;
    if (step >= last) return setPlaying(false);
    const timer = setTimeout(() => goTo({ block: steps[step + 1]?.block }), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, step, last, steps]);
  if (!frame || last < 1) return null;
  const isSetting = step === 0;
  const sentences = frame.events.flatMap((event) => sentenceOf(event, frame, now, source) ?? []);
  const turn = (to: number) => {
    setPlaying(false);
    show(to);
  };
  const play = () => {
    if (!playing && step >= last) show(0);
    setPlaying(!playing);
  };
  return (
    <section className="market-player" aria-label={t('Blocks')}>
      <div className="market-controls">
        <Turn icon={SkipBack} name={t('First block')} off={step === 0} onClick={() => turn(0)} />
        <Turn icon={ChevronLeft} name={t('One block back')} off={step === 0} onClick={() => turn(step - 1)} />
        {!isStill && <Turn icon={playing ? Pause : Play} name={playing ? t('Pause') : t('Play')} onClick={play} />}
        <Turn icon={ChevronRight} name={t('One block on')} off={step >= last} onClick={() => turn(step + 1)} />
        <Turn icon={SkipForward} name={t('Newest block')} off={step >= last} onClick={() => turn(last)} />
        <input
          type="range"
          min={0}
          max={last}
          value={step}
          aria-label={t('Block')}
          aria-valuetext={t('block {block}, {time}', { block: `${frame.block}`, time: clockOf(frame.time) })}
          onChange={({ target }) => turn(Number(target.value))}
        />
        <output className="market-block">
          {t('Block {block}', { block: `${frame.block}` })}
          <small>{t('{time} by the chain’s clock', { time: clockOf(frame.time) })}</small>
        </output>
      </div>
      <div className="market-said" aria-live={playing ? 'off' : 'polite'}>
        {isSetting ? (
          <p>{t('Everybody has test tokens from the faucet, and workers have put some into the escrow for their bonds.')}</p>
        ) : (
          sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
        {!isSetting && sentences.length === 0 && <p className="market-quiet">{t('Nothing but money that moved.')}</p>}
      </div>
    </section>
  );
}

function Turn({ icon, name, off = false, onClick }: { icon: IconNode; name: string; off?: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-label={name} title={name} disabled={off} onClick={onClick}>
      <Icon node={icon} />
    </button>
  );
}
