import { type HostName, hostNames } from '@socketlab/protocol';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '../../design/Icon.tsx';
import { shortHostWords } from '../../design/shortHostWords.ts';
import type { FaultKind } from '../../faults/faultKind.ts';
import { faultGroups, faultKinds } from '../../faults/faultKinds.ts';
import styles from './AllDeeds.module.css';
import { fireDeeds } from './fireDeeds.ts';
import { HostDeedRow } from './HostDeedRow.tsx';
import { hostDeedGroups, wireModes } from './hostDeeds.ts';
import { WireDeedRow } from './WireDeedRow.tsx';

/** Every fault of the catalogue with its numbers, and all that can be asked of programs, sockets and computers. */
export function AllDeeds() {
  const [host, setHost] = useState<HostName>('server');
  return (
    <Disclosure className={styles.all!}>
      <Heading level={3}>
        <Button slot="trigger" className={styles.open!}>
          모든 장애
          <Icon name="chevron" />
        </Button>
      </Heading>
      <DisclosurePanel>
        {faultGroups.map(({ title, kinds }) => (
          <section key={title} className={styles.group} aria-label={`회선, ${title}`}>
            <h4>회선 · {title}</h4>
            {kinds.map((kind) => (
              <WireDeedRow key={kind} kind={faultKinds[kind] as FaultKind} />
            ))}
          </section>
        ))}
        <section className={styles.group} aria-label="회선, 한 패킷씩">
          <h4>회선 · 한 패킷씩</h4>
          {wireModes.map(({ id, name, text, deed }) => (
            <div key={id} className={styles.row}>
              <p>
                <b>{name}</b>
                <small>{text}</small>
              </p>
              <button type="button" aria-label={`${name}, 내기`} onClick={() => void fireDeeds([deed])}>
                내기
              </button>
            </div>
          ))}
        </section>
        <fieldset className={styles.hosts}>
          <legend>어느 컴퓨터에</legend>
          {hostNames.map((one) => (
            <label key={one} data-chosen={one === host}>
              <input
                type="radio"
                name="deed-host"
                className="visuallyHidden"
                checked={one === host}
                onChange={() => setHost(one)}
              />
              {shortHostWords[one]}
            </label>
          ))}
        </fieldset>
        {hostDeedGroups.map(({ title, deeds }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h4>{title}</h4>
            {deeds.map((deed) => (
              <HostDeedRow key={deed.id} deed={deed} host={host} />
            ))}
          </section>
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}
