/**
 * This is the page of a static build: it stands on any web host, no server of SocketLab is behind it, and none is asked for. Known when the page is
 * built (`vite build --mode static`), so that each build leaves out what is the other's alone.
 */
export const isStatic: boolean | undefined = import.meta.env.SOCKETLAB_STATIC;
