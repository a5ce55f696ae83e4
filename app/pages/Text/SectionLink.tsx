import type { ReactNode } from 'react';

/** Brings a section or a note into view, and the keyboard with it. */
export function showSection(id: string): void {
  const section = document.getElementById(`text-${id}`);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}

/** A way to a section of the same page. A hash is the route of this site, so the link has the whole address, and a click stays here. */
export function SectionLink({
  href,
  id,
  label,
  className,
  children,
}: {
  href: string;
  id: string;
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        showSection(id);
      }}
    >
      {children}
    </a>
  );
}
