import { t } from '../../../words/t.tsx';
import { today } from '../blank.ts';
import type { Path } from '../tree.ts';
import { Part } from './Part.tsx';

/** A date as documents write it; a button for the commonest one. */
export function DatePart({ path, ...words }: { path: Path; label?: string; help?: string }) {
  return (
    <Part path={path} {...words}>
      {({ value, set, leave, max: _max, choices: _choices, label, ...aria }) => (
        <span className="part-date">
          <input
            {...aria}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder="2026-03-14"
            maxLength={10}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => set(target.value.replace(/[./]/g, '-'))}
            onBlur={leave}
          />
          {value !== today() && (
            <button type="button" className="textbutton" onClick={() => set(today())}>
              {t('Today')}
              <span className="visually-hidden"> {t('as {part}', { part: label })}</span>
            </button>
          )}
        </span>
      )}
    </Part>
  );
}
