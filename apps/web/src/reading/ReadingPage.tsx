import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { Later } from '../design/Later.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { Brand } from '../shell/Brand.tsx';
import { themeMenu } from '../shell/themeMenuPart.tsx';
import styles from './ReadingPage.module.css';

/** The frame of pages that are read: no stage, no laboratory. `title` is what the browser calls it. */
export function ReadingPage({ title, children }: { title: string; children: ReactNode }) {
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
        </nav>
        <span className={styles.grow} />
        <SearchButton />
        <Later part={themeMenu} />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
