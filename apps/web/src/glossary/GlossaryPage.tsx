import { useEffect, useState } from 'react';
import { termId } from '../course/paths.ts';
import { RichText } from '../lesson/RichText.tsx';
import { goToAnchor } from '../reading/goToAnchor.ts';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import { useAnchor } from '../reading/useAnchor.ts';
import styles from './GlossaryPage.module.css';
import type { GlossaryTerm } from './glossaryTerm.ts';
import { groupTerms } from './groupTerms.ts';
import { loadTerms } from './loadTerms.ts';

/** Every word of the glossary, by its first letter; each has an address of its own. */
export function GlossaryPage() {
  const [terms, setTerms] = useState<readonly GlossaryTerm[] | 'failed' | null>(null);
  const anchor = useAnchor();
  useEffect(() => {
    loadTerms().then(setTerms, () => setTerms('failed'));
  }, []);
  useEffect(() => {
    if (Array.isArray(terms) && anchor !== null) goToAnchor(anchor);
  }, [terms, anchor]);
  const groups = terms === null || terms === 'failed' ? [] : groupTerms(terms);
  return (
    <ReadingPage title="용어집 · 소켓랩">
      <h1 className={styles.title}>용어집</h1>
      <p className={styles.lead}>강의에 나오는 말입니다. 강의에서는 처음 나오는 자리에서 바로 볼 수 있습니다.</p>
      {terms === 'failed' && (
        <p role="alert">용어집을 불러오지 못했습니다. 서버가 켜져 있는지 확인하고 새로 고칩니다.</p>
      )}
      {groups.length > 0 && (
        <nav className={styles.letters} aria-label="첫 글자">
          {groups.map(({ letter }) => (
            <a key={letter} href={`#letter-${letter}`}>
              {letter}
            </a>
          ))}
        </nav>
      )}
      {groups.map(({ letter, terms: those }) => (
        <section key={letter} className={styles.group} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <dl>
            {those.map((term) => (
              <div key={term.en} id={termId(term.en)} className={styles.term} data-target={anchor === termId(term.en)}>
                <dt>
                  {term.ko} <span lang="en">{term.en}</span>
                </dt>
                <dd>
                  <RichText text={term.text} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </ReadingPage>
  );
}
