import { Link } from 'wouter';
import styles from './Header.module.css';

/** The name, and the way to the course's first page. */
export function Brand() {
  return (
    <Link className={styles.brand} href="/" aria-label="소켓랩, 처음으로">
      소켓
      <i />랩
    </Link>
  );
}
