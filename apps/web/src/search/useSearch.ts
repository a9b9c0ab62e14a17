import { create } from 'zustand';

interface Search {
  open: boolean;
  show(): void;
  hide(): void;
}

/** Whether the search stands over the page. */
export const useSearch = create<Search>()((set) => ({
  open: false,
  show: () => set({ open: true }),
  hide: () => set({ open: false }),
}));
