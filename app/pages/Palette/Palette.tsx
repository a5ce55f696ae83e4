import { Command } from 'cmdk';
import { useMemo, useRef, useState } from 'react';
import { plural } from '../../state/format.ts';
import { useIsLarge, useNewestNotes, useProjects } from '../../state/register.ts';
import { go } from '../../state/useRoute.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Monogram, RegisterMark } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';
import { searchHref } from '../Search/query.ts';
import { hrefOf } from '../Search/words.ts';
import { fieldPlaces, kindWords, matching, notePlace, type Place, pagePlaces, systemPlaces } from './places.ts';
import { keepPlace, recentPlaces } from './recent.ts';
import { useHits } from './useHits.ts';
import './palette.css';

/** From anywhere to anywhere by a few letters: what this session has verified at once, the texts of the register behind it. */
export default function Palette({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const goes = useRef(false);
  const choose = (place: Place) => {
    keepPlace(place);
    goes.current = true;
    onOpen(false);
    go(place.href);
  };
  return (
    <Dialog
      open={open}
      onOpen={onOpen}
      title={t('Go to')}
      className="palette"
      onClosed={(event) => {
        // Whoever went somewhere goes on there, and not where the palette was opened.
        if (goes.current) event.preventDefault();
        if (goes.current) document.querySelector('main')?.focus({ preventScroll: true });
        goes.current = false;
      }}
    >
      <Found onChoose={choose} />
    </Dialog>
  );
}

function Found({ onChoose }: { onChoose: (place: Place) => void }) {
  const [text, setText] = useState('');
  const projects = useProjects(!useIsLarge());
  const notes = useNewestNotes();
  const places = useMemo(
    () => [
      ...pagePlaces(),
      ...projects.flatMap((one) => (one.state === 'verified' ? systemPlaces(one.document) : [])),
      ...notes.flatMap((one) => (one.state === 'verified' ? [notePlace(one.document, one.entry.period)] : [])),
      ...fieldPlaces(),
    ],
    [projects, notes],
  );
  const recent = useMemo(recentPlaces, []);
  const found = useMemo(() => matching(places, text), [places, text]);
  const hits = useHits(text);
  const count = [...found.values()].reduce((sum, some) => sum + some.length, 0);
  const q = text.trim();
  return (
    <Command label={t('Go to')} shouldFilter={false} vimBindings={false} loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={t('A page, a system, a note, a field or a claim')}
        aria-label={t('Go to')}
        maxLength={120}
      />
      <Command.List label={t('Places')}>
        {q === '' && recent.length > 0 && (
          <Command.Group heading={t('Chosen before')}>
            {recent.map((place) => (
              <Line key={place.href} value={`recent ${place.href}`} place={place} onChoose={onChoose} />
            ))}
          </Command.Group>
        )}
        {[...found].map(([kind, some]) => (
          <Command.Group key={kind} heading={t(kindWords[kind])}>
            {some.map((place) => (
              <Line key={`${place.href} ${place.name} ${place.beside}`} place={place} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
        {hits.state === 'found' && hits.hits.length > 0 && (
          <Command.Group heading={t('In the texts of the register, as {gateway} finds them', { gateway: new URL(hits.gateway).host })}>
            {hits.hits.map((hit) => {
              const place: Place = {
                kind: hit.kind === 'note' ? 'note' : 'claim',
                name: hit.title.text,
                beside: [hit.field && fieldLabel(hit.field), hit.snippet?.text].filter(Boolean).join(': '),
                href: hrefOf(hit, hit.check === 'verified' && hit.version < hit.head.version),
                isContent: true,
              };
              const value = `hit ${hit.kind} ${hit.period} ${hit.key} ${hit.part} ${hit.id}`;
              return <Line key={value} value={value} place={place} onChoose={onChoose} check={hit.check} />;
            })}
          </Command.Group>
        )}
        {q !== '' && (
          <Command.Group heading={t('Search')}>
            <Command.Item
              value="search"
              onSelect={() => onChoose({ kind: 'page', name: q, beside: t('Search'), href: searchHref({ q }), isContent: true })}
            >
              <span className="palette-name">{t('Search the register for “{text}”', { text: q })}</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
      <p className="palette-state" role="status">
        {q !== '' && t('{places}.', { places: plural(count, 'place') })} {hits.state === 'waiting' && t('The gateways are asked for more.')}
        {hits.state === 'failed' && t('No gateway answered the search: what this page has read is all that is shown.')}
        {hits.state === 'found' && t('{hits} in the texts.', { hits: plural(hits.total, 'hit') })}
      </p>
    </Command>
  );
}

interface LineProps {
  place: Place;
  onChoose: (place: Place) => void;
  value?: string;
  /** Of a hit: whether its words were compared with the chain. */
  check?: 'verified' | 'unread';
}

/** One place on one line: what it is called, and what stands beside it. */
function Line({ place, onChoose, value, check }: LineProps) {
  const lang = place.isContent ? 'en' : undefined;
  return (
    <Command.Item value={value ?? `${place.kind} ${place.href} ${place.name}`} onSelect={() => onChoose(place)}>
      {place.monogram && <Monogram letters={place.monogram} size={22} />}
      <span className="palette-name" lang={lang}>
        {place.name}
      </span>
      <span className="palette-beside" lang={lang}>
        {place.beside}
      </span>
      {check && (
        <span className="palette-check" data-check={check}>
          <RegisterMark state={check === 'verified' ? 'whole' : 'ghost'} />
          {check === 'verified' ? t('Verified') : t('The gateway’s word')}
        </span>
      )}
    </Command.Item>
  );
}
