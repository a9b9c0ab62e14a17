import { RichText } from '../lesson/RichText.tsx';
import styles from './FreeLabPane.module.css';
import { templates } from './templates.ts';

/** What there is to see in what the experiment began with. */
export function TemplateNotes({ template: id }: { template: string | null }) {
  const template = templates.find((one) => one.id === id);
  if (!template || template.notes.length === 0) return null;
  return (
    <section className={styles.section} aria-label="볼 것">
      <h2>볼 것</h2>
      <ul className={styles.sights}>
        {template.notes.map((note) => (
          <li key={note}>
            <RichText text={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}
