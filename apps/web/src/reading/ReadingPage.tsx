import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { Later } from '../design/Later.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { Brand } from '../shell/Brand.tsx';
import { themeMenu } from '../shell/themeMenuPart.tsx';
import styles from './ReadingPage.module.css';

interface ReadingPageProps {
  /** What the browser calls it. */
  title: string;
  /** For what is looked at rather than read: as much of the screen as there is. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of pages without a laboratory of their own. */
export function ReadingPage({ title, wide = false, children }: ReadingPageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Brand />
        <nav className={styles.nav} aria-label="주요 페이지">
          <Link href="/">강의</Link>
          <Link href="/glossary">용어집</Link>
          <Link href="/compare">비교</Link>
        </nav>
        <span className={styles.grow} />
        <SearchButton />
        <Later part={themeMenu} />
      </header>
      <main className={styles.main} data-wide={wide || undefined}>
        {children}
      </main>
    </div>
  );
}
