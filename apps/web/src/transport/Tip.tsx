import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Tools.module.css';

interface TipProps {
  text: string;
  /** What is printed on its key. */
  keys?: string;
  children: ReactElement;
}

/** What a button with a picture alone does, and its key, for whoever rests on it. */
export function Tip({ text, keys, children }: TipProps) {
  return (
    <TooltipTrigger delay={450} closeDelay={60}>
      {children}
      <Tooltip className={styles.tip!} offset={7} placement="top">
        {text}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
