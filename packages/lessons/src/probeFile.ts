/** Under this name a probe runs: the page lets no file of a student's be called so. In a file of its own: a page that runs no check needs no more. */
export const probeFile = 'check-probe.js';
