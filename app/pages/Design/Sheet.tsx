import { type ReactNode, useLayoutEffect, useRef } from 'react';

const selectors = { light: ':root', dark: ':root[data-theme="dark"]' } as const;
type Theme = keyof typeof selectors;

/** The tokens of a theme, as the stylesheets of this page set them. */
export function tokensOf(theme: Theme): Map<string, string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const found = new Map<string, string>();
  for (const rule of rules) {
    if (!(rule instanceof CSSStyleRule) || rule.selectorText.replaceAll("'", '"') !== selectors[theme]) continue;
    for (const name of rule.style) if (name.startsWith('--')) found.set(name, rule.style.getPropertyValue(name).trim());
  }
  return found;
}

/** The same parts on light and on dark paper, whatever theme is chosen. */
export function Sheets({ children }: { children: ReactNode }) {
  return (
    <div className="design-sheets">
      <Sheet theme="light">{children}</Sheet>
      <Sheet theme="dark">{children}</Sheet>
    </div>
  );
}

function Sheet({ theme, children }: { theme: Theme; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = box.current as HTMLDivElement;
    style.colorScheme = theme;
    for (const [name, value] of tokensOf(theme)) style.setProperty(name, value);
  }, [theme]);
  return (
    <div ref={box} className="design-sheet">
      {children}
    </div>
  );
}
