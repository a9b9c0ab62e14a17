import type { ComponentProps } from 'react';
import { Link } from 'wouter';

/** A link of a step's text: inside the course it turns the page, elsewhere it opens beside it, so that a run goes on. */
export function StepLink({ href = '', children }: ComponentProps<'a'>) {
  if (href.startsWith('/')) return <Link href={href}>{children}</Link>;
  if (href.startsWith('#')) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
