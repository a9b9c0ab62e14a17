import { useEffect, useState } from 'react';
import { isOwnMachineOnly, joinAddresses } from '../../class/open/joinAddressWords.ts';
import { addressesToTell } from './requests.ts';

/** Where a link can lead: the page's own address, or, where only this machine has that one, those by which others reach the server. Never empty. */
export function useAddresses(): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([location.origin]);
  useEffect(() => {
    const own = location.origin;
    if (!isOwnMachineOnly(own)) return;
    let wanted = true;
    void addressesToTell().then((told) => {
      if (wanted) setAddresses(joinAddresses(told, own));
    });
    return () => {
      wanted = false;
    };
  }, []);
  return addresses;
}
