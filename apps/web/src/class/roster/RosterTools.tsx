import { Icon } from '../../design/Icon.tsx';
import type { RosterSort } from './needOf.ts';
import styles from './Roster.module.css';

const sorts: readonly (readonly [RosterSort, string])[] = [
  ['need', '도움이 필요한 순'],
  ['name', '이름순'],
  ['step', '단계순'],
  ['stuck', '막힌 시간순'],
];

/** As many as fit above a list; rarer ones say little. */
const shownErrors = 6;

interface RosterToolsProps {
  errors: readonly { code: string; students: number }[];
  error: string | null;
  onError(error: string | null): void;
  query: string;
  onQuery(query: string): void;
  sort: RosterSort;
  onSort(sort: RosterSort): void;
  shown: number;
  all: number;
}

/** Above the list: the errors that the class meets, the search, and the order. */
export function RosterTools(props: RosterToolsProps) {
  const { errors, error, onError, query, onQuery, sort, onSort, shown, all } = props;
  const listed = errors.filter(({ code }, index) => index < shownErrors || code === error);
  return (
    <div className={styles.tools}>
      {errors.length > 0 && (
        <fieldset className={styles.errors} data-testid="common-errors">
          <legend>흔한 오류</legend>
          {listed.map(({ code, students }) => (
            <button
              key={code}
              type="button"
              aria-pressed={error === code}
              onClick={() => onError(error === code ? null : code)}
            >
              <code>{code}</code> {students}명
            </button>
          ))}
        </fieldset>
      )}
      <div className={styles.finding}>
        <label className={styles.search}>
          <Icon name="search" />
          <input
            type="search"
            aria-label="별명으로 찾기"
            placeholder="별명으로 찾기"
            value={query}
            onChange={({ currentTarget }) => onQuery(currentTarget.value)}
          />
        </label>
        <label className={styles.sort}>
          <span className="visuallyHidden">순서</span>
          <select
            value={sort}
            onChange={({ currentTarget }) => onSort(currentTarget.value as RosterSort)}
            data-testid="roster-sort"
          >
            {sorts.map(([id, text]) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </label>
      </div>
      <p className={styles.found} role="status">
        {shown === all ? '' : `${all}명 가운데 ${shown}명`}
      </p>
    </div>
  );
}
