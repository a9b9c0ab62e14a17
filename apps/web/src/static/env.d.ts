interface ImportMetaEnv {
  /** Put in by vite.config.ts; undefined where the page's modules are tested. */
  readonly SOCKETLAB_STATIC?: boolean;
}
