import { DialogFrame } from './DialogFrame.tsx';
import { SharedList } from './SharedList.tsx';

/** 서버에 둔 내 기록 by itself, where there is no run to share. */
export function SharedListDialog({ onClose }: { onClose(): void }) {
  return (
    <DialogFrame title="서버에 둔 내 기록" onClose={onClose}>
      <SharedList onOpen={onClose} />
    </DialogFrame>
  );
}
