import { laterPart } from '../design/laterPart.ts';
import { EmptyStage } from './EmptyStage.tsx';
import ladderStyles from './Ladder.module.css';

/** Nothing has run when the page opens: until then there is nothing to draw. */
export const ladderPart = laterPart<{ zoom: number }>({
  load: async () => (await import('./Ladder.tsx')).Ladder,
  StandIn: () => (
    <div className={ladderStyles.ladder}>
      <section className={ladderStyles.scroller} aria-label="회선의 패킷">
        <EmptyStage />
      </section>
    </div>
  ),
  target: null,
});
