import { Component, type ReactNode, Suspense } from 'react';
import { t } from '../words/t.tsx';

/** Where a part of the release cannot be loaded, as when its server is gone, the rest of the page stays. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="wrap page-head" role="alert">
        <p>
          {t('A part of this page could not be loaded.')}{' '}
          <button type="button" className="textbutton" onClick={() => location.reload()}>
            {t('Load it again')}
          </button>
        </p>
      </div>
    );
  }
}

/** A part that comes with a chunk of its own: the page around it neither waits for it nor falls with it. */
export function Later({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  return (
    <Boundary>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  );
}
