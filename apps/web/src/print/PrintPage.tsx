import { summaries } from 'virtual:lessons/summaries';
import type { Lesson } from '@socketlab/lessons';
import type { MDXContent } from 'mdx/types';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { course } from '../course/course.ts';
import { fetchStep } from '../course/openStep.ts';
import { stepPath } from '../course/paths.ts';
import controls from '../design/controls.module.css';
import { StepContext } from '../lesson/StepContext.ts';
import { UnknownPlace } from '../reading/UnknownPlace.tsx';
import { checkWay } from '../static/checkWay.ts';
import styles from './PrintPage.module.css';
import { printParts } from './printParts.tsx';

interface Sheets {
  lesson: Lesson;
  texts: readonly MDXContent[];
}

/** A whole lesson on paper: every step's text, programs, predictions and tasks; nothing that only a screen can do. */
export function PrintPage({ lesson: id }: { lesson: string }) {
  const known = course.parts.flatMap((part) => part.lessons).find((one) => one.id === id);
  const [sheets, setSheets] = useState<Sheets | 'failed' | null>(null);

  useEffect(() => {
    if (!known) return;
    document.title = `${known.title} · 소켓랩`;
    let wanted = true;
    setSheets(null);
    Promise.all(known.steps.map((step) => fetchStep(known.id, step.id))).then(
      (found) => wanted && setSheets({ lesson: found[0]!.lesson, texts: found.map(({ Text }) => Text) }),
      () => wanted && setSheets('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [known]);

  if (!known) return <UnknownPlace />;
  return (
    <div className={styles.page}>
      <nav className={styles.bar} aria-label="인쇄">
        <Link href={stepPath(known.id, known.steps[0]!.id)}>강의로 돌아가기</Link>
        <button type="button" className={controls.primary} disabled={!sheets} onClick={() => print()}>
          인쇄
        </button>
      </nav>
      <main className={styles.paper} lang="ko">
        <p className={styles.course}>{course.title}</p>
        <h1>{known.title}</h1>
        <p className={styles.summary}>{summaries.lessons[id]}</p>
        {sheets === 'failed' && <p role="alert">강의를 불러오지 못했습니다. {checkWay} 확인하고 새로 고칩니다.</p>}
        {sheets !== null && sheets !== 'failed' && <Steps {...sheets} />}
      </main>
    </div>
  );
}

function Steps({ lesson, texts }: Sheets) {
  return lesson.steps.map((step, index) => {
    const Text = texts[index]!;
    const before = lesson.steps[index - 1]?.programs ?? [];
    // What a step begins with is printed where it changes.
    const fresh = step.programs.filter((program) => !before.some((one) => one.file === program.file));
    return (
      <section key={step.id} className={styles.step} aria-labelledby={`print-${step.id}`}>
        <h2 id={`print-${step.id}`}>
          <span>{index + 1}</span> {step.title}
        </h2>
        {fresh.map((program) => (
          <figure key={program.file} className={styles.program}>
            <figcaption>{program.name}</figcaption>
            <pre>
              <code>{program.source}</code>
            </pre>
          </figure>
        ))}
        <PrintStep lesson={lesson} step={step} Text={Text} />
      </section>
    );
  });
}

function PrintStep({ lesson, step, Text }: { lesson: Lesson; step: Lesson['steps'][number]; Text: MDXContent }) {
  const context = useMemo(() => ({ lesson, step }), [lesson, step]);
  return (
    <StepContext value={context}>
      <div className={styles.text}>
        <Text components={printParts} />
      </div>
    </StepContext>
  );
}
