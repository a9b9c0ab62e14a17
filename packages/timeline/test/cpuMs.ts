/** Processor time of this process in milliseconds: what it has taken itself, however long a busy machine kept it waiting in between. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
