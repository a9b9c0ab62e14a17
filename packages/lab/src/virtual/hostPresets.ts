import type { HostPreset } from '@socketlab/protocol';

/** Names below /proc/sys/net, and what is written there. */
export type Sysctls = Readonly<Record<string, string>>;

/**
 * How long a host's kernel is patient (ip-sysctl in the kernel's documentation). Each preset sets the same names, so that a change
 * leaves nothing of the one before. They hold for connections that are open already too: the kernel looks when a timer fires.
 */
export const hostPresets: Readonly<Record<HostPreset, Sysctls>> = {
  // Real timeouts that fit a lesson. The first timeout of a SYN is fixed at one second: a connect to nobody fails after 15 s.
  lesson: {
    'ipv4/tcp_syn_retries': '3',
    'ipv4/tcp_synack_retries': '3',
    'ipv4/tcp_retries2': '6',
    'ipv4/tcp_orphan_retries': '0',
    'ipv4/tcp_fin_timeout': '20',
    'ipv4/tcp_keepalive_time': '10',
    'ipv4/tcp_keepalive_intvl': '2',
    'ipv4/tcp_keepalive_probes': '3',
  },
  // As soon as a wire of 400 ms allows. A connect to nobody fails after 3 s, a write to nobody after 3 to 7: the first expiry after
  // the time that so many repetitions would take (tcp_timer.c, tcp_model_timeout).
  fast: {
    'ipv4/tcp_syn_retries': '1',
    'ipv4/tcp_synack_retries': '1',
    'ipv4/tcp_retries2': '3',
    'ipv4/tcp_orphan_retries': '2',
    'ipv4/tcp_fin_timeout': '3',
    'ipv4/tcp_keepalive_time': '2',
    'ipv4/tcp_keepalive_intvl': '1',
    'ipv4/tcp_keepalive_probes': '2',
  },
  linux: {
    'ipv4/tcp_syn_retries': '6',
    'ipv4/tcp_synack_retries': '5',
    'ipv4/tcp_retries2': '15',
    'ipv4/tcp_orphan_retries': '0',
    'ipv4/tcp_fin_timeout': '60',
    'ipv4/tcp_keepalive_time': '7200',
    'ipv4/tcp_keepalive_intvl': '75',
    'ipv4/tcp_keepalive_probes': '9',
  },
};
