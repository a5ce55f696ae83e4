import { useEffect, useRef } from 'react';
import { useLanguage } from '../../words/language.ts';
import { tags } from '../../words/preferred.ts';

/** Each language by its own name. */
const names = { en: 'English', zh: '中文' } as const;
/** Another language draws the page anew, this button too: the focus goes on with it. */
let chosen = false;

/** To the other language, which names itself. */
export function LanguageSwitch() {
  const [language, show] = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) button.current?.focus();
    chosen = false;
  }, []);
  const other = language === 'en' ? 'zh' : 'en';
  const choose = () => {
    chosen = true;
    show(other).catch(() => {}); // its catalog cannot be had: the language stays
  };
  return (
    <button ref={button} type="button" className="language" lang={tags[other]} onClick={choose}>
      {names[other]}
    </button>
  );
}
