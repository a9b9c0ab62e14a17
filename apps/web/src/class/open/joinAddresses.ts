import { useClass } from '../state/classStore.ts';
import { joinAddresses } from './joinAddressWords.ts';

export { joinLink, spokenAddress } from './joinAddressWords.ts';

/** Where students of this page's class type their PIN, as the server says; the page's own address where it knows of none. Never empty. */
export function addressesOf(classId: string): readonly string[] {
  const { me } = useClass.getState();
  return joinAddresses(me?.class?.id === classId ? me.addresses : [], location.origin);
}
