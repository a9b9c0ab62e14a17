import type { ComponentProps } from 'react';
import { useState } from 'react';
import styles from './AnchorHeading.module.css';

type HeadingProps = ComponentProps<'h2'>;

/** A heading with the way to itself: its link copies the address that leads there. */
function AnchorHeading({ as: Tag, id, children, ...rest }: HeadingProps & { as: 'h2' | 'h3' }) {
  const [copied, setCopied] = useState(false);
  if (!id) return <Tag {...rest}>{children}</Tag>;
  const copy = async () => {
    try {
      // The address without its token, which has become a cookie long ago.
      await navigator.clipboard.writeText(new URL(`#${encodeURIComponent(id)}`, location.href).href);
      setCopied(true);
    } catch {
      // Without the right to the clipboard the address still stands in the browser's bar.
    }
  };
  return (
    <Tag {...rest} id={id} className={styles.heading} tabIndex={-1}>
      {children}{' '}
      <a
        className={styles.link}
        href={`#${encodeURIComponent(id)}`}
        aria-label={copied ? '주소를 복사했습니다' : '이 자리의 주소 복사'}
        data-copied={copied || undefined}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
        onPointerLeave={() => setCopied(false)}
      >
        #
      </a>
      <span className="visuallyHidden" role="status">
        {copied && '주소를 복사했습니다'}
      </span>
    </Tag>
  );
}

/** `##` of a step. */
export function SecondHeading(props: HeadingProps) {
  return <AnchorHeading {...props} as="h2" />;
}

/** `###` of a step. */
export function ThirdHeading(props: HeadingProps) {
  return <AnchorHeading {...props} as="h3" />;
}
