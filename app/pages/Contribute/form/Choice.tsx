import type { ReactNode } from 'react';
import { label as sayLabel, t } from '../../../words/t.tsx';
import { schemaPart } from '../schemaPart.ts';
import type { Path } from '../tree.ts';
import { useForm } from './Form.tsx';
import { Part } from './Part.tsx';

interface ChoicePartProps {
  path: Path;
  label?: string;
  help?: ReactNode;
  /** In place of the choices of the schema. */
  choices?: readonly string[];
  say?: (choice: string) => string;
}

/** One of a closed list: beside each other while they are few, else in a menu. */
export function ChoicePart({ path, choices: given, say = sayLabel, ...words }: ChoicePartProps) {
  const { kind } = useForm();
  const { choices: known = [], required } = schemaPart(kind, path);
  const choices = given ?? known;
  if (choices.length > 5)
    return (
      <Part path={path} {...words}>
        {({ value, set, leave, max: _max, choices: _choices, label: _label, ...aria }) => (
          <select
            {...aria}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => set(target.value === '' && !required ? undefined : target.value)}
            onBlur={leave}
          >
            {(!required || !choices.includes(value as string)) && <option value="">{t('choose')}</option>}
            {choices.map((one) => (
              <option key={one} value={one}>
                {say(one)}
              </option>
            ))}
          </select>
        )}
      </Part>
    );
  return (
    <Part path={path} many {...words}>
      {({ id, value, set, leave }) => (
        <div className="part-choices">
          {choices.map((one) => (
            <label key={one}>
              <input type="radio" name={id} value={one} checked={value === one} onChange={() => set(one)} onBlur={leave} />
              {say(one)}
            </label>
          ))}
        </div>
      )}
    </Part>
  );
}

/** Some of a closed list, in the list's order. */
export function ChoicesPart({ path, after, choices: given, say = sayLabel, ...words }: ChoicePartProps & { after?: ReactNode }) {
  const { kind } = useForm();
  const choices = given ?? schemaPart(kind, [...path, 0]).choices ?? [];
  return (
    <Part path={path} many after={after} {...words}>
      {({ value, set, leave }) => {
        const chosen = Array.isArray(value) ? (value as string[]) : [];
        return (
          <div className="part-choices">
            {choices.map((one) => (
              <label key={one}>
                <input
                  type="checkbox"
                  checked={chosen.includes(one)}
                  onChange={({ target }) => {
                    // What stands there and is not of the list stays, and is said to be wrong.
                    const others = chosen.filter((other) => other !== one);
                    set(target.checked ? [...others, one] : others);
                  }}
                  onBlur={leave}
                />
                {say(one)}
              </label>
            ))}
          </div>
        );
      }}
    </Part>
  );
}
