/** Where a reader of the log stands: after `applied` entries, at `atUs`. */
export interface Cursor {
  applied: number;
  atUs: number;
}
