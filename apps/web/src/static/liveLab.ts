import { create } from 'zustand';
import type { LiveLabTopic } from './liveLabTopics.ts';

/** Of what the page says now that it needs a live lab. */
export const useLiveLab = create<{ topic: LiveLabTopic | null }>()(() => ({ topic: null }));

/** Says, in front of the page, that this needs a live lab and how to get one. */
export const tellLiveLab = (topic: LiveLabTopic): void => useLiveLab.setState({ topic });
