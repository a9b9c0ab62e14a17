import { type ComponentType, useEffect, useState } from 'react';
import { checkWay } from '../static/checkWay.ts';
import { isStatic } from '../static/isStatic.ts';
import styles from './LaterPage.module.css';

interface LaterPageProps<P> {
  load(): Promise<ComponentType<P>>;
  props: P;
  /** It stands over a page, and so does what is said of its failure. */
  over?: boolean;
}

/** A whole place of the page, fetched when somebody goes there. Where that fails it says so, and can be tried again. */
export function LaterPage<P extends object>({ load, props, over = false }: LaterPageProps<P>) {
  const [Page, setPage] = useState<ComponentType<P> | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is asked for by its number
  useEffect(() => {
    let mounted = true;
    setFailed(false);
    load().then(
      (component) => mounted && setPage(() => component),
      () => mounted && setFailed(true),
    );
    return () => {
      mounted = false;
    };
  }, [load, tries]);

  if (Page) return <Page {...props} />;
  if (!failed) return null;
  const Frame = over ? 'div' : 'main';
  return (
    <Frame className={over ? styles.over : styles.failed}>
      <div role="alert">
        <h1>{over ? '불러오지 못했습니다' : '페이지를 불러오지 못했습니다'}</h1>
        <p>
          {isStatic ? '' : '서버가 꺼져 있거나 '}연결이 끊겼습니다. {checkWay} 확인하고 다시 시도합니다.
        </p>
      </div>
      <button type="button" onClick={() => setTries(tries + 1)}>
        다시 시도
      </button>
    </Frame>
  );
}
